package library

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// WriteFile writes a file whole or not at all, readable by this person alone: into a new
// file beside it, to the disk, and then in its place.
func WriteFile(path string, data []byte) error {
	if err := writeFile(path, data); err != nil {
		return fault.New(fault.Storage, "%s could not be saved: %s.", filepath.Base(path), reason(err)).
			WithHint("Choose another folder, or free some space.").WithCause(err)
	}
	return nil
}

func writeFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".manicule-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already when all went well
	_, writeErr := f.Write(data)
	if err := errors.Join(writeErr, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// syncFolder brings a rename to the disk.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return fmt.Errorf("open folder: %w", err)
	}
	return errors.Join(d.Sync(), d.Close())
}

// reason is the plain part of a file error, without the path.
func reason(err error) string {
	var pathErr *os.PathError
	if errors.As(err, &pathErr) {
		return pathErr.Err.Error()
	}
	var linkErr *os.LinkError
	if errors.As(err, &linkErr) {
		return linkErr.Err.Error()
	}
	return err.Error()
}
