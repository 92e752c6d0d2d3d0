package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"manicule/internal/store"
)

// rounds is how often a fault test tries: often with SOAK=1, briefly in every test run,
// and least where the race detector makes SQLite twenty times slower.
func rounds(short, long int) int {
	switch {
	case os.Getenv("SOAK") == "1":
		return long
	case raceDetector:
		return max(short/12, 2)
	}
	return short
}

// A timeline is a script at each moment that a fault may leave a project in.
type timeline struct {
	kind    string
	seed    uint64
	moments []*history // from the opening on
}

func newTimeline(kind string, seed uint64, last int) timeline {
	sc := begun(kind, seed)
	tl := timeline{kind, seed, []*history{sc.history.clone()}}
	for sc.n < last {
		sc.advance(sc.n + 1)
		tl.moments = append(tl.moments, sc.history.clone())
	}
	return tl
}

// after is the history after act n, or after the last there is.
func (tl timeline) after(n int) *history {
	return tl.moments[min(n-opening, len(tl.moments)-1)].clone()
}

// errLost says that something acknowledged is not there.
var errLost = errors.New("acknowledged work is lost")

// judge opens the project that a fault has left behind: every acknowledged act must be in
// it, at most the one that was at hand besides, nothing by half and nothing twice; the
// file must be sound, and its history go on where it was.
func judge(path string, tl timeline, acked int) (err error) {
	s, err := store.Open(path)
	if err != nil {
		return fmt.Errorf("%w: open: %w", errLost, err)
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	if problems, err := s.Check(); err != nil || len(problems) > 0 {
		return fmt.Errorf("check: %v %w", problems, err)
	}
	got, err := look(s)
	if err != nil {
		return err
	}
	h := tl.after(acked)
	if !got.equal(h.now) {
		if h = tl.after(acked + 1); !got.equal(h.now) {
			return fmt.Errorf("%w: after act %d:\n%s", errLost, acked, got.differences(tl.after(acked).now))
		}
	}
	return judgeHistory(s, h)
}

// judgeHistory undoes the last step and does it again.
func judgeHistory(s *store.Store, h *history) error {
	for _, way := range []struct {
		name  string
		model func() error
		store func() (store.Change, error)
	}{{"undo", h.undo, s.Undo}, {"redo", h.redo, s.Redo}} {
		expected := way.model()
		if _, err := way.store(); (err == nil) != (expected == nil) {
			return fmt.Errorf("%s: %v, want %v", way.name, err, expected)
		}
		got, err := look(s)
		if err != nil {
			return err
		}
		if !got.equal(h.now) {
			return fmt.Errorf("after %s:\n%s", way.name, got.differences(h.now))
		}
	}
	return nil
}

// tally counts what a test has tried, for the line it ends with.
type tally struct {
	t                    *testing.T
	tried, acked, failed int
}

// note counts one verdict; the first few faults are told in full.
func (y *tally) note(acked int, err error, about ...any) {
	y.t.Helper()
	y.tried++
	y.acked += acked
	if err == nil {
		return
	}
	if y.failed++; y.failed <= 3 {
		y.t.Errorf("%s: %v", strings.TrimSpace(fmt.Sprintln(about...)), err)
	}
}

// opened is a project file as it stands after the opening that all scripts share.
var opened = sync.OnceValues(func() ([]byte, error) {
	dir, err := os.MkdirTemp("", "manicule-fault-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, "p.manicule")
	s, err := store.Create(path, "p")
	if err != nil {
		return nil, err
	}
	d, err := sitDown(s)
	for sc := newScript("opening", 0); err == nil && sc.n < opening; {
		err = sc.play(sc.next(), d)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

// openedIn puts such a project into a folder.
func openedIn(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "p.manicule")
	if err := os.WriteFile(path, must[[]byte](t)(opened()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}
