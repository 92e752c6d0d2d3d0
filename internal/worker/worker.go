// Package worker reads files in a process of its own, so that one that makes its reader
// loop, eat memory or crash costs that file and nothing else.
//
// The process is the program itself, started with Flag as its only argument. It is given
// one file after the other through its standard input and answers on its standard output
// (see wire.go). It can write no file, has no network where the system lets it go without,
// and knows nothing of the person's environment.
//
// What takes long to make ready for some files, an engine, a worker makes ready before it
// holds itself to that and before it is given a file. So code that an engine keeps on disk
// is only written by a process that no file has had a hand in.
package worker

import (
	"context"
	"os"
	"os/exec"
	"sync"
	"time"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// Flag is the argument that makes the program a worker (see Main).
const Flag = "--import-worker"

// Limits are what a worker may spend on one file.
type Limits struct {
	Time   time.Duration // by the wall's clock, and of the processor
	Memory int64         // bytes, of everything the process holds
}

// DefaultLimits are those for the files a person chooses.
var DefaultLimits = Limits{Time: time.Minute, Memory: 1 << 30}

// Engine is what some files are read with and what takes long to make ready.
type Engine struct {
	Needs  func(document.File) bool
	Folder string // where what was made is kept for the next time; "" if nowhere
}

// Pool is a few workers, started when they are first needed. Its methods may be called
// from any goroutine.
type Pool struct {
	limits  Limits
	engine  Engine
	seats   chan *process // nil: nobody sits there yet
	making  chan struct{} // held while an engine is made ready: the first time is the longest
	closing sync.Mutex
}

// NewPool returns a pool of so many workers, which read some files with an engine.
func NewPool(workers int, limits Limits, engine Engine) *Pool {
	p := &Pool{limits: limits, engine: engine, seats: make(chan *process, workers), making: make(chan struct{}, 1)}
	for range workers {
		p.seats <- nil
	}
	return p
}

// Read has a worker read a file. A file that takes too long, needs too much memory or makes
// the worker crash is refused with a fault that names it; another worker takes the place of
// the one lost. When ctx is done the worker is stopped and the fault is Canceled.
func (p *Pool) Read(ctx context.Context, f document.File) (document.Document, error) {
	var w *process
	select {
	case w = <-p.seats:
	case <-ctx.Done():
		return document.Document{}, canceled(f.Name)
	}
	w, err := p.fit(ctx, w, f)
	if err != nil {
		p.seats <- nil
		return document.Document{}, err
	}
	d, err := w.read(ctx, f)
	if w.gone {
		w = nil
	}
	p.seats <- w
	return d, err
}

// fit returns a worker that can read a file: the one given, or another in its place if that
// is not there or has no engine ready that the file needs.
func (p *Pool) fit(ctx context.Context, w *process, f document.File) (*process, error) {
	needs := p.engine.Needs != nil && p.engine.Needs(f)
	if w != nil && (w.ready || !needs) {
		return w, nil
	}
	if w != nil {
		w.end()
	}
	s := setup{Limits: p.limits}
	if needs {
		s.Engine, s.Folder = true, p.engine.Folder
		select {
		case p.making <- struct{}{}:
			defer func() { <-p.making }()
		case <-ctx.Done():
			return nil, canceled(f.Name)
		}
	}
	w, err := start(ctx, s)
	switch {
	case ctx.Err() != nil && err != nil:
		return nil, canceled(f.Name)
	case err != nil:
		return nil, fault.New(fault.Storage, "%s could not be read: no process to read it could be started.", f.Name).
			WithHint("Close some programs and try again.").WithCause(err)
	}
	return w, nil
}

// Close ends the workers. It waits for those that are reading. The pool can be used again:
// new workers are started then.
func (p *Pool) Close() {
	p.closing.Lock()
	defer p.closing.Unlock()
	for range cap(p.seats) {
		if w := <-p.seats; w != nil {
			w.end()
		}
	}
	for range cap(p.seats) {
		p.seats <- nil
	}
}

// command is how a worker is started: this program, with next to nothing of its environment.
func command() (*exec.Cmd, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(self, Flag)
	c.Env = []string{}
	for _, name := range []string{"LD_LIBRARY_PATH", "SYSTEMROOT"} { // without which the program may not start
		if value, ok := os.LookupEnv(name); ok {
			c.Env = append(c.Env, name+"="+value)
		}
	}
	c.Dir = os.TempDir()
	return c, nil
}

func canceled(name string) error {
	return fault.New(fault.Canceled, "Reading %s was stopped.", name)
}

// lost says why a file was not read.
func lost(name, reason string) *fault.Error {
	return fault.New(fault.Refused, "%s could not be read: %s.", name, reason).
		WithHint("Save it in another format, plain text for one, and import that.")
}
