package app

import (
	"encoding/json"
	"fmt"
	"runtime/debug"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// The doors of the window go through read and write, which take turns on the open
// project and turn whatever goes wrong, a panic included, into a fault with words. (A
// panic that got past them would leave the page waiting for ever.)

// read runs fn on the open project.
func read[T any](s *session, fn func(*store.Store) (T, error)) (result T, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	defer s.seal(&err)
	if s.store == nil {
		return result, s.closedFault()
	}
	result, err = fn(s.store)
	if fault.Is(err, fault.Damaged) {
		s.turnAway(fault.From(err))
	}
	return result, err
}

// turnAway closes a project that turned out to be damaged while it was open, before more
// harm is done; the page is told to show what can be done.
func (s *session) turnAway(f *fault.Error) {
	s.failed, s.ailing = f, s.store.Path()
	s.close()
	s.window.Emit(eventDamaged, nil)
}

// closedFault says why no project is open.
func (s *session) closedFault() error {
	if s.failed != nil {
		return s.failed
	}
	return fault.New(fault.NotFound, "No project is open.").WithHint("Open one, or make a new one.")
}

// write runs fn, which changes the open project, and returns the change for the window.
func write(s *session, fn func(*store.Store) (store.Change, error)) (Change, error) {
	s.steps.Lock()
	defer s.steps.Unlock()
	return read(s, func(st *store.Store) (Change, error) {
		s.writing.Store(st)
		defer s.writing.Store(nil)
		change, err := fn(st)
		if err != nil {
			return Change{}, err
		}
		return s.viewChange(st, change)
	})
}

// StopWriting stops what is being written, if that is many things at once: nothing of it is kept.
// It does not take turns with the write, as the other doors do.
func (k Keeping) StopWriting() {
	if st := k.writing.Load(); st != nil {
		st.StopWriting()
	}
}

// seal turns a panic into an error, and notes in the log what is a fault of ours: its
// kind and where it happened, never what the person wrote.
func (s *session) seal(err *error) {
	if p := recover(); p != nil {
		s.log.Error("panic", "kind", fmt.Sprintf("%T", p), "stack", string(debug.Stack()))
		*err = fault.From(fmt.Errorf("panic: %v", p))
		return
	}
	if *err == nil {
		return
	}
	f := fault.From(*err)
	if f.Code == fault.Internal || f.Code == fault.Storage || f.Code == fault.Damaged {
		s.log.Error("fault", "code", f.Code, "kind", fmt.Sprintf("%T", f.Cause))
	}
	*err = f
}

// FormatError writes an error as the page expects it: a JSON string with code, message and
// hint. Wails would make "[object Object]" of anything but a string.
func FormatError(err error) any {
	f := fault.From(err)
	data, marshalErr := json.Marshal(map[string]string{"code": string(f.Code), "message": f.Message, "hint": f.Hint})
	if marshalErr != nil {
		return f.Message
	}
	return string(data)
}
