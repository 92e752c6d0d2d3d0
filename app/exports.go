package app

import (
	"context"
	"sync"
)

// exports are the files being written, and those that were.
type exports struct {
	mu      sync.Mutex
	stop    context.CancelFunc // of the one being written; nil for none
	written map[string]bool    // by path, since the program was started
	kept    *keptProject       // while a preview is shown
	pages   map[int][]byte     // of previews, by number
	last    int                // of them
}

// begin starts an export that cancel can stop. One that is being written is stopped.
func (e *exports) begin() (context.Context, func()) {
	ctx, stop := context.WithCancel(context.Background())
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.stop != nil {
		e.stop()
	}
	e.stop = stop
	return ctx, stop
}

func (e *exports) cancel() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.stop != nil {
		e.stop()
	}
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
