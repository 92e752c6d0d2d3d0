package app

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// exports are the files being written, and those that were.
type exports struct {
	mu      sync.Mutex
	now     *writing        // the one being written, or the last that was; nil for none
	written map[string]bool // by path, since the program was started
	kept    *keptProject    // while a preview is shown
	pages   map[int][]byte  // of previews, by number
	last    int             // of them
}

// writing is an export that is being written. It is done when it has ended or is canceled.
type writing struct {
	context.Context
	end      context.CancelFunc
	began    time.Time
	done, of atomic.Int64 // parts of the document; 0 of 0 until they are counted
}

func newWriting() *writing {
	ctx, end := context.WithCancel(context.Background())
	return &writing{Context: ctx, end: end, began: time.Now()}
}

// step is the pace of the report that is written.
func (w *writing) step() (goOn bool) {
	w.done.Add(1)
	return w.Err() == nil
}

// begin starts an export that cancel can stop. One that is being written is stopped.
func (e *exports) begin() *writing {
	e.cancel()
	e.mu.Lock()
	defer e.mu.Unlock()
	e.now = newWriting()
	return e.now
}

func (e *exports) cancel() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.now != nil {
		e.now.end()
	}
}

// progress is how far the writing is; of one that is done, nothing.
func (e *exports) progress() ExportProgress {
	e.mu.Lock()
	defer e.mu.Unlock()
	w := e.now
	if w == nil || w.Err() != nil {
		return ExportProgress{}
	}
	done, of, took := w.done.Load(), w.of.Load(), time.Since(w.began)
	p := ExportProgress{Done: int(min(done, of)), Of: int(of), Ms: int(took.Milliseconds()) + 1}
	if done > 0 {
		p.Left = int((took*time.Duration(max(of-done, 0))/time.Duration(done) + time.Second - 1) / time.Second)
	}
	return p
}

func (e *exports) wrote(path string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.written == nil {
		e.written = map[string]bool{}
	}
	e.written[path] = true
}

func (e *exports) knows(path string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.written[path]
}
