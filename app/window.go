package app

import (
	"context"
	system "runtime"

	"github.com/wailsapp/wails/v2/pkg/runtime"
)

// Window is what the doors ask of the window around the page: dialogs, the clipboard,
// word to the page. A canceled dialog gives an empty path.
type Window interface {
	OpenFile(title, kind, pattern string) (path string, err error)
	OpenFiles(title, kind, pattern string) (paths []string, err error)
	OpenFolder(title string) (path string, err error)
	SaveFile(title, name string) (path string, err error)
	Reveal(path string) error // shows a file in the system's file manager
	SetClipboard(text string) error
	SetMenu(menus []Menu) // for the system's menu bar, where it has one
	Emit(event string, data any)
	Close()
	Present() // brings the window to the front
}

// What the window tells the page.
const (
	eventHanded  = "handed"  // another start was asked to open a project: finish, then call OpenHanded
	eventDropped = "dropped" // files fell on the window: their number
	eventDamaged = "damaged" // the open project is damaged and was closed: ask for the state, and then for Recovery
	eventGone    = "gone"    // the open file is no longer in its place: a sentence; empty when it is there again
	eventCommand = "command" // an action was chosen in the menu bar: its id
	eventClosing = "closing" // the window wants to close: send what is unsent, then call Flushed
)

// nativeWindow is the Wails window. Its context is there from startup on.
type nativeWindow struct{ ctx context.Context }

func (w *nativeWindow) OpenFile(title, kind, pattern string) (string, error) {
	return runtime.OpenFileDialog(w.ctx, openOptions(title, kind, pattern))
}

func (w *nativeWindow) OpenFiles(title, kind, pattern string) ([]string, error) {
	return runtime.OpenMultipleFilesDialog(w.ctx, openOptions(title, kind, pattern))
}

func (w *nativeWindow) OpenFolder(title string) (string, error) {
	return runtime.OpenDirectoryDialog(w.ctx, runtime.OpenDialogOptions{Title: title})
}

func openOptions(title, kind, pattern string) runtime.OpenDialogOptions {
	return runtime.OpenDialogOptions{
		Title:   title,
		Filters: []runtime.FileFilter{{DisplayName: kind, Pattern: pattern}, {DisplayName: "All files", Pattern: "*"}},
	}
}

func (w *nativeWindow) SaveFile(title, name string) (string, error) {
	return runtime.SaveFileDialog(w.ctx, runtime.SaveDialogOptions{Title: title, DefaultFilename: name})
}

func (w *nativeWindow) Reveal(path string) error { return reveal(path) }

func (w *nativeWindow) SetClipboard(text string) error { return runtime.ClipboardSetText(w.ctx, text) }

// SetMenu leaves systems alone that would put the menu bar into the window: it would take room
// from the transcript, and the page has its own.
func (w *nativeWindow) SetMenu(menus []Menu) {
	if system.GOOS != "darwin" {
		return
	}
	runtime.MenuSetApplicationMenu(w.ctx, nativeMenu(menus, func(id string) { w.Emit(eventCommand, id) }))
}

func (w *nativeWindow) Emit(event string, data any) { runtime.EventsEmit(w.ctx, event, data) }

func (w *nativeWindow) Close() { runtime.Quit(w.ctx) }

func (w *nativeWindow) Present() {
	runtime.WindowUnminimise(w.ctx)
	runtime.WindowShow(w.ctx)
}
