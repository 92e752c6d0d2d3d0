package library

import (
	"path/filepath"

	"github.com/gofrs/flock"

	"manicule/internal/fault"
)

// Lock keeps a project to one process. The lock is on a file of its own beside the
// project, since a lock on the database file would be lost with every other handle to it.
type Lock struct{ file *flock.Flock }

// Acquire takes the lock of the project at path, or says that another process has it.
func Acquire(path string) (*Lock, error) {
	name := filepath.Base(path)
	lock := flock.New(filepath.Join(filepath.Dir(path), "."+name+".lock"), flock.SetPermissions(0o600))
	taken, err := lock.TryLock()
	if err != nil {
		return nil, fault.New(fault.Storage, "%s could not be locked: %s.", name, reason(err)).
			WithHint("Check that its folder may be written to.").WithCause(err)
	}
	if !taken {
		return nil, fault.New(fault.Locked, "%s is already open in another Manicule.", name).
			WithHint("Go on there, or close it first.")
	}
	return &Lock{lock}, nil
}

// Release gives the project free. The lock's file stays: were it removed, two processes
// could come to hold locks on two files of the same name. No lock is nothing to release.
func (l *Lock) Release() error {
	if l == nil {
		return nil
	}
	return l.file.Unlock()
}
