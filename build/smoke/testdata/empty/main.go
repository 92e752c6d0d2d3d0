// Empty is a window of Wails with one word in it: the least that any program made with it takes to start.
package main

import (
	"log"
	"testing/fstest"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
)

func main() {
	page := []byte("<!doctype html><html><head><title>Empty</title></head><body>Empty</body></html>")
	err := wails.Run(&options.App{
		Title:       "Empty",
		Width:       1440,
		Height:      900,
		AssetServer: &assetserver.Options{Assets: fstest.MapFS{"index.html": {Data: page}}},
		Linux:       &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
	})
	if err != nil {
		log.Fatal(err)
	}
}
