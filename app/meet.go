//go:build !bindings

package app

import (
	"io"

	"manicule/internal/fault"
	"manicule/internal/library"
)

// meet makes this process the person's one window. If there is one already, it is asked to
// open the project, and first is false. Where the two can't meet, the lock on each project
// still keeps it to one process.
func meet(project string, receive func(string)) (meeting io.Closer, first bool, err error) {
	lib, err := library.Open()
	if err != nil {
		return nobody{}, true, nil // the window will say what is wrong
	}
	meeting, err = lib.ListenOrHandOver(project, receive)
	if fault.Is(err, fault.Storage) {
		return nobody{}, true, nil
	}
	return meeting, meeting != nil, err
}
