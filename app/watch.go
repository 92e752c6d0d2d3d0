package app

import (
	"time"

	"manicule/internal/fault"
)

// fileLook is how often it is looked whether the open file is in its place.
const fileLook = 2 * time.Second

// watchFile tells the page when the open file vanishes, and when it is back, until the
// session ends. What is written meanwhile is refused by the store.
func (s *session) watchFile(done <-chan struct{}) {
	tick := time.NewTicker(fileLook)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.lookForFile()
		case <-done:
			return
		}
	}
}

func (s *session) lookForFile() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.store == nil {
		return
	}
	err := s.store.InPlace()
	if gone := err != nil; gone != s.gone {
		s.gone = gone
		s.window.Emit(eventGone, sentence(err))
	}
}

func sentence(err error) string {
	if err == nil {
		return ""
	}
	return fault.From(err).Error()
}
