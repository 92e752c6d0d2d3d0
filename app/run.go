// Package app is the desktop program: the window's doors to the project, and the command line.
package app

import (
	"context"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/runtime"

	"manicule/internal/fault"
	"manicule/internal/library"
)

// App is one session: the open project, the window around the page, and the doors between.
type App struct{ *session }

// Open makes a session on the project at path (empty: the one open last, or the person's
// first). What goes wrong is kept for the page to show: it asks for the state and is told.
func Open(window Window, path string) App {
	a := App{&session{window: window, log: slog.New(slog.DiscardHandler)}}
	a.start(path)
	return a
}

// Doors are what the page may call.
func (a App) Doors() []any {
	return []any{&Library{a.session}, &Reading{a.session}, &Codebook{a.session}, &Excerpts{a.session}, &Searching{a.session}, &Tables{a.session}, &Files{a.session}, &Outgoing{a.session}, &Keeping{a.session}}
}

// Drop hands over files that were let fall on the window, and tells the page how many.
func (a App) Drop(paths []string) {
	a.mu.Lock()
	a.dropped = paths
	a.mu.Unlock()
	a.window.Emit(eventDropped, len(paths))
}

// Close lets go of the project, with everything in its file.
func (a App) Close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.batch != nil {
		a.batch.stop()
	}
	a.close()
}

// openWindow shows the window on the project at path until it is closed.
func openWindow(assets Assets, path string) error {
	syscall.Umask(0o077)   // WebKit's own folders too are for this person alone
	debug.SetGCPercent(50) // what is left of handing a transcript over is given back sooner
	native := &nativeWindow{}
	app := App{&session{window: native, log: slog.New(slog.DiscardHandler)}}
	meeting, first, err := meet(path, app.receive)
	if err != nil || !first {
		return err
	}
	defer meeting.Close()
	done := make(chan struct{})
	defer close(done)
	closing := &farewell{window: native}
	return wails.Run(&options.App{
		Title:            "Manicule",
		Width:            1440,
		Height:           900,
		MinWidth:         800,
		MinHeight:        500,
		BackgroundColour: options.NewRGB(253, 251, 247),
		AssetServer:      &assetserver.Options{Assets: assets.Page, Middleware: app.serve},
		Logger:           quietLogger{},
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		ErrorFormatter:   FormatError,
		Linux:            &linux.Options{WebviewGpuPolicy: linux.WebviewGpuPolicyNever, ProgramName: "manicule", Icon: assets.Icon},
		Bind:             app.Doors(),
		OnStartup: func(ctx context.Context) {
			native.ctx = ctx
			app.start(path)
			go app.keepBackups(done)
			go app.watchFile(done)
			go app.watchPage(done, func() {
				meeting.Close()
				app.startAnew()
			})
			runtime.OnFileDrop(ctx, func(_, _ int, paths []string) { app.Drop(paths) })
		},
		OnBeforeClose: func(context.Context) bool { return closing.hold() },
		OnShutdown:    func(context.Context) { app.Close() },
	})
}

// serve answers the page's requests, each with its policy.
func (a App) serve(files http.Handler) http.Handler { return Secure(a.Served(files)) }

// receive is what another start of the program does to this one: bring the window to the
// front, and open the project it was asked to open, once the page has sent what is unsent.
func (s *session) receive(project string) {
	s.mu.Lock()
	ready := s.store != nil || s.failed != nil // from startup on
	s.handed = project
	s.mu.Unlock()
	if !ready {
		return
	}
	s.window.Present()
	if project != "" {
		s.window.Emit(eventHanded, nil)
	}
}

// start finds the person's folders and opens the first project.
func (s *session) start(path string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	lib, err := library.Open()
	if err == nil {
		s.lib, s.log = lib, newLog(lib.Log())
		err = s.openFirst(path)
	}
	if err != nil {
		s.failed = fault.From(err)
		s.log.Error("open project", "code", s.failed.Code)
	}
}

// patience is how long the page has to send what is unsent before the window closes.
const patience = time.Second

// farewell lets the page send what is unsent before the window closes.
type farewell struct {
	window Window
	asked  atomic.Bool
}

// hold reports whether the window must stay a moment: the first time it is asked to close.
func (f *farewell) hold() bool {
	if f.asked.Swap(true) {
		return false
	}
	f.window.Emit(eventClosing, nil)
	time.AfterFunc(patience, f.window.Close)
	return true
}

// nobody is a meeting without another.
type nobody struct{}

func (nobody) Close() error { return nil }
