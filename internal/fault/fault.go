// Package fault gives errors that a person can read and act on.
package fault

import (
	"errors"
	"fmt"
)

// Code says what kind of fault it is, for programs; Message and Hint are for people.
type Code string

const (
	Internal Code = "internal"  // a fault of ours: the person sees only "Something went wrong"
	Invalid  Code = "invalid"   // what was asked makes no sense
	NotFound Code = "not-found" // the thing named is not in the project
	Refused  Code = "refused"   // it can be understood, and will not be done
	Conflict Code = "conflict"  // it would contradict what is there
	Locked   Code = "locked"    // another process holds the project
	Storage  Code = "storage"   // the disk or the project file failed
	Damaged  Code = "damaged"   // the project file is ruined, in part or whole; it may be repaired
	Canceled Code = "canceled"  // the person stopped it
)

// Error is an error with a sentence for the person and, where they can do something, a hint.
type Error struct {
	Code    Code
	Message string // one sentence, naming the thing: "interview.txt is empty."
	Hint    string // what to do next; may be empty
	Cause   error  // for the log; never shown
}

func (e *Error) Error() string {
	if e.Hint == "" {
		return e.Message
	}
	return e.Message + " " + e.Hint
}

func (e *Error) Unwrap() error { return e.Cause }

// New returns an error with a message for the person.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// WithHint returns a copy of e that also says what to do next.
func (e *Error) WithHint(format string, args ...any) *Error {
	c := *e
	c.Hint = fmt.Sprintf(format, args...)
	return &c
}

// WithCause returns a copy of e that remembers what led to it.
func (e *Error) WithCause(err error) *Error {
	c := *e
	c.Cause = err
	return &c
}

// From returns err as an *Error: itself if it is one, else an internal fault whose cause is err.
func From(err error) *Error {
	var e *Error
	if errors.As(err, &e) {
		return e
	}
	return &Error{Code: Internal, Message: "Something went wrong inside Manicule. Nothing was changed.", Cause: err}
}

// Is reports whether err carries the code.
func Is(err error, code Code) bool {
	var e *Error
	return errors.As(err, &e) && e.Code == code
}
