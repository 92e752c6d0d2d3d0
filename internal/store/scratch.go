package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// scratch is a private copy of a project's file to look at or to take apart. The file
// itself stays as it is, to the byte: where a journal lies beside it, SQLite would write
// to it by merely opening it.
type scratch struct {
	path   string // of the copy, under the file's own name
	folder string // that holds nothing else
}

// journalSuffixes are what SQLite keeps beside a database until its last change is done.
var journalSuffixes = []string{"-wal", "-journal"}

// newScratch copies a project into a new folder within another (empty: where the system
// keeps such things), with its journals if asked.
func newScratch(path, within string, journals bool) (*scratch, error) {
	folder, err := os.MkdirTemp(within, ".manicule-*.part") // mode 0700
	if err != nil {
		return nil, noScratch(path, err)
	}
	s := &scratch{path: filepath.Join(folder, filepath.Base(path)), folder: folder}
	if err := s.fill(path, journals); err != nil {
		s.remove()
		return nil, noScratch(path, err)
	}
	return s, nil
}

func noScratch(path string, err error) error {
	return fault.New(fault.Storage, "%s could not be looked over: %s.", filepath.Base(path), reason(err)).
		WithHint("It was left as it is. Free some space and try again.").WithCause(err)
}

func (s *scratch) fill(path string, journals bool) error {
	if err := copyInto(path, s.path); err != nil || !journals {
		return err
	}
	for _, suffix := range journalSuffixes {
		if err := copyInto(path+suffix, s.path+suffix); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

func copyInto(from, to string) error {
	in, err := os.Open(from) // closed before SQLite takes its locks
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, copyErr := io.Copy(out, in)
	return errors.Join(copyErr, out.Close())
}

func (s *scratch) remove() error { return os.RemoveAll(s.folder) }

// lookOver looks at a copy of a project that was left open: whether its pages, references
// and search index are whole with what its journal holds.
func lookOver(path string) error {
	if heldElsewhere(path) {
		return openElsewhere(filepath.Base(path))
	}
	copied, err := newScratch(path, "", true)
	if err != nil {
		return err
	}
	defer copied.remove()
	s, err := connect(copied.path, nil)
	if err != nil {
		return err
	}
	defer s.db.Close()
	return s.lookOver()
}

func (s *Store) lookOver() error {
	return s.transact(func(t *tx) error {
		problems, err := t.check(structural)
		if err == nil && len(problems) > 0 {
			return s.damaged(errors.New(problems[0]))
		}
		return err
	})
}
