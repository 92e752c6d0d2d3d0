package worker

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"

	"manicule/internal/document"
)

// process is one worker that runs. One file at a time is its.
type process struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     io.ReadCloser
	last    *lastWords
	limits  Limits
	ready   bool // its engine is
	gone    bool // it has ended
}

// start starts a worker, without a network where the system allows that, and waits until it
// is ready to read.
func start(ctx context.Context, s setup) (*process, error) {
	w, err := launch(s, func(*exec.Cmd) {})
	if err != nil {
		w, err = launch(s, deisolate)
	}
	if err != nil {
		return nil, err
	}
	return w, w.await(ctx, s)
}

func launch(s setup, adjust func(*exec.Cmd)) (*process, error) {
	c, err := command()
	if err != nil {
		return nil, err
	}
	isolate(c)
	adjust(c)
	w := &process{command: c, last: &lastWords{}, limits: s.Limits, ready: s.Engine}
	c.Stderr = w.last
	if w.in, err = c.StdinPipe(); err != nil {
		return nil, err
	}
	if w.out, err = c.StdoutPipe(); err != nil {
		return nil, err
	}
	return w, c.Start()
}

// await sets a worker up. One that is not ready in time is ended.
func (w *process) await(ctx context.Context, s setup) error {
	const most = 2 * time.Minute // to make an engine ready on a slow computer
	ctx, cancel := context.WithTimeout(ctx, most)
	defer cancel()
	done := make(chan error, 1)
	go func() { done <- errors.Join(writeJSON(w.in, s), readJSON(w.out, &started{})) }()
	var err error
	select {
	case err = <-done:
	case <-ctx.Done():
		err = ctx.Err()
	}
	if err != nil {
		w.end()
	}
	return err
}

// read has the worker read a file. Afterwards the worker may be gone.
func (w *process) read(ctx context.Context, f document.File) (document.Document, error) {
	type result struct {
		answer answer
		err    error
	}
	done := make(chan result, 1)
	go func() {
		a, err := w.exchange(f)
		done <- result{a, err}
	}()
	clock := time.NewTimer(w.limits.Time)
	defer clock.Stop()
	select {
	case <-ctx.Done():
		w.end()
		return document.Document{}, canceled(f.Name)
	case <-clock.C:
		w.end()
		return document.Document{}, lost(f.Name, "reading it took too long")
	case r := <-done:
		switch {
		case r.err != nil:
			return document.Document{}, w.died(f.Name)
		case r.answer.Fault != nil:
			return document.Document{}, r.answer.Fault.fault()
		}
		return r.answer.Document, nil
	}
}

// exchange sends a file and waits for the answer.
func (w *process) exchange(f document.File) (a answer, err error) {
	if err := writeJSON(w.in, request{Name: f.Name, Encoding: f.Encoding}); err != nil {
		return a, err
	}
	if err := writeFrame(w.in, f.Data); err != nil {
		return a, err
	}
	if err := readJSON(w.out, &a); err != nil {
		return a, err
	}
	if a.Fault == nil {
		err = check(a.Document)
	}
	return a, err
}

// died says why a worker gave no answer that makes sense.
func (w *process) died(name string) error {
	w.in.Close()
	if !w.waitBriefly() { // it lives, and talks nonsense
		w.end()
		return lost(name, "reading it went wrong")
	}
	switch {
	case w.last.tell("out of memory", "cannot allocate memory", "stack exceeds", "failed to create new OS thread"), killedByMemory(w.command):
		return lost(name, "reading it needed too much memory")
	case w.last.tell("SIGXCPU"):
		return lost(name, "reading it took too long")
	}
	return lost(name, "reading it went wrong")
}

// grace is how long a worker that is ending may take over it.
const grace = 200 * time.Millisecond

// waitBriefly reports whether the worker ends by itself.
func (w *process) waitBriefly() bool {
	ended := make(chan struct{})
	go func() {
		w.command.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		w.gone = true
		return true
	case <-time.After(grace):
		w.command.Process.Kill()
		<-ended
		w.gone = true
		return false
	}
}

// end stops the worker at once.
func (w *process) end() {
	if w.gone {
		return
	}
	w.command.Process.Kill()
	w.command.Wait()
	w.gone = true
}

// lastWords keeps the first bytes that a worker writes on its standard error, to tell why it
// died. They go nowhere else.
type lastWords struct{ said bytes.Buffer }

func (l *lastWords) Write(p []byte) (int, error) {
	const most = 1 << 10
	if room := most - l.said.Len(); room > 0 {
		l.said.Write(p[:min(room, len(p))])
	}
	return len(p), nil
}

// tell reports whether one of the words is among them. The worker must have ended.
func (l *lastWords) tell(words ...string) bool {
	for _, word := range words {
		if strings.Contains(l.said.String(), word) {
			return true
		}
	}
	return false
}
