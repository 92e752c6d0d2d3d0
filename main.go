// Manicule reads interviews with you: open, highlight, tag, note, export.
package main

import (
	_ "embed"
	"os"

	"manicule/app"
	"manicule/frontend"
)

//go:embed build/appicon.png
var icon []byte

func main() {
	os.Exit(app.Run(app.Assets{Page: frontend.Dist(), Icon: icon}, os.Args[1:]))
}
