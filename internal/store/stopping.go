package store

import (
	"context"
	"sync"
)

// stopping is the way to stop a write that takes long.
type stopping struct {
	mu   sync.Mutex
	stop context.CancelFunc // nil while nothing that can be stopped is written
}

// StopWriting stops what is being written, if that is many things at once: nothing of it is kept, and
// whoever asked for it gets a fault that says so. It may be called while a write has the store.
func (s *Store) StopWriting() {
	s.stopping.mu.Lock()
	defer s.stopping.mu.Unlock()
	if s.stopping.stop != nil {
		s.stopping.stop()
	}
}

// commitStoppable is commit until StopWriting is called.
func (s *Store) commitStoppable(fn func(*tx) error) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	s.stopping.offer(stop)
	defer s.stopping.offer(nil)
	return s.transactUntil(ctx, fn)
}

func (st *stopping) offer(stop context.CancelFunc) {
	st.mu.Lock()
	defer st.mu.Unlock()
	st.stop = stop
}
