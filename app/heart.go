package app

import (
	"os"
	"os/exec"
	"sync"
	"time"
)

const (
	heartLook  = time.Second
	heartStops = 4 * time.Second // without a beat for so long it is looked whether the page is dead
)

// heart listens whether the page is alive. It begins to listen at the first beat, so that
// a slow start is not taken for a death.
type heart struct {
	mu   sync.Mutex
	last time.Time
}

func (h *heart) beat(now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.last = now
}

// silent reports whether the page has fallen silent.
func (h *heart) silent(now time.Time) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return !h.last.IsZero() && now.Sub(h.last) >= heartStops
}

// watchPage calls dead once when the page has fallen silent because the process that draws
// it has ended. A page that is only busy is left to its work.
func (s *session) watchPage(done <-chan struct{}, dead func()) {
	tick := time.NewTicker(heartLook)
	defer tick.Stop()
	for {
		select {
		case now := <-tick.C:
			if s.heart.silent(now) && webProcessGone() {
				s.log.Warn("the web process has ended; starting anew")
				dead()
				return
			}
		case <-done:
			return
		}
	}
}

// startAnew ends this process and starts the program again on the same project: a window
// whose web process has died can't be given another. All that was acknowledged is on the
// disk, and the page opens where it was.
func (a App) startAnew() {
	args := []string{}
	a.mu.Lock()
	if a.store != nil {
		args = append(args, a.store.Path())
	}
	a.close()
	a.mu.Unlock()
	program, err := os.Executable()
	if err == nil {
		err = exec.Command(program, args...).Start()
	}
	if err != nil {
		a.log.Error("start anew", "fault", err)
	}
	os.Exit(exitFailed) // the new process has the work; this one only a blank window
}
