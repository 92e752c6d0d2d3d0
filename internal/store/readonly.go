package store

import (
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// OpenReadOnly opens a project that can't be written, or should not be: a copy of it, which
// is gone when it is closed. Everything but writing works, saving a copy too.
func OpenReadOnly(path string) (*Store, error) {
	if err := probe(path); err != nil {
		return nil, err
	}
	if heldElsewhere(path) {
		return nil, openElsewhere(filepath.Base(path))
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	copied, err := newScratch(abs, "", true)
	if err != nil {
		return nil, err
	}
	s, err := openScratch(copied)
	if err != nil {
		copied.remove()
		return nil, err
	}
	s.path = abs
	return s, nil
}

func openScratch(copied *scratch) (*Store, error) {
	s, err := connect(copied.path, nil)
	if err != nil {
		return nil, err
	}
	s.scratch = copied
	if err = s.lookOver(); err == nil {
		err = s.explain(s.begin())
	}
	if err != nil {
		s.db.Close()
		return nil, err
	}
	return s, nil
}

// ReadOnly reports whether the project is open for reading only.
func (s *Store) ReadOnly() bool { return s.scratch != nil }

// InPlace returns a fault when the file that is open is no longer the one at its path: it
// was moved, removed or replaced, and what is written to it would be lost.
func (s *Store) InPlace() error {
	if s.ReadOnly() {
		return nil
	}
	if file, err := os.Stat(s.path); err == nil && os.SameFile(file, s.file) {
		return nil
	}
	return fault.New(fault.Storage, "%s is no longer where it was: it has been moved, removed or replaced.", filepath.Base(s.path)).
		WithHint("Save a copy of what is open, or put the file back.")
}

// mayWrite returns a fault where nothing may be written.
func (s *Store) mayWrite() error {
	if s.ReadOnly() {
		return fault.New(fault.Refused, "%s is open for reading only.", filepath.Base(s.path)).WithHint("Save a copy to work on it.")
	}
	return s.InPlace()
}
