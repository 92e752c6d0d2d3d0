package app

import (
	"os"
	"runtime/debug"
)

// drawnByProcessor says that the window asks nothing of a graphics card, as its policy says, before
// GTK and WebKit look for one. That takes them time and memory at every start, and some drivers end
// the program with it. What the person has set stands.
var drawnByProcessor = map[string]string{"GDK_GL": "disable", "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}

// beFrugal is called before the window is made. With a transcript open this program has little in
// memory that stays, and much that was there to hand it over: it is given back sooner than usual.
func beFrugal() {
	for name, value := range drawnByProcessor {
		if _, set := os.LookupEnv(name); !set {
			os.Setenv(name, value)
		}
	}
	debug.SetGCPercent(50)
}
