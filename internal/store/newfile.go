package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// newFile has write make a file under another name in the same folder, brings it to the
// disk, and then puts it at path, where nothing may stand. Whatever happens on the way -
// the power fails, the process is killed - path holds the whole file or none.
func newFile(path string, write func(draft string) error) error {
	if _, err := os.Lstat(path); err == nil {
		return taken(path)
	}
	draft := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+NewID()+".part")
	defer removeDraft(draft)
	if err := touch(draft); err != nil {
		return unwritable(path, err)
	}
	if err := write(draft); err != nil {
		return err
	}
	if err := syncFile(draft); err != nil {
		return unwritable(path, err)
	}
	if err := place(draft, path); err != nil {
		return err
	}
	return syncFile(filepath.Dir(path))
}

// touch makes an empty file where none is, readable by this person alone.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// place gives the draft its name, never over another file.
func place(draft, path string) error {
	err := renameNew(draft, path)
	if errors.Is(err, os.ErrExist) {
		return taken(path)
	}
	if err != nil {
		return unwritable(path, err)
	}
	return nil
}

func removeDraft(draft string) {
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		os.Remove(draft + suffix) // what is not there need not go
	}
}

// syncFile brings a file, or the names in a folder, to the disk.
func syncFile(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("sync: %w", err)
	}
	return nil
}

func taken(path string) error {
	return fault.New(fault.Conflict, "There is already a file at %s.", path).WithHint("Open it, or choose another name.")
}

func unwritable(path string, err error) error {
	return fault.New(fault.Storage, "%s could not be made: %s.", filepath.Base(path), reason(err)).
		WithHint("Choose another folder, or free some space.").WithCause(err)
}
