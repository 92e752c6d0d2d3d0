package library

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// WriteFile writes a file whole or not at all, readable by this person alone: into a new
// file beside it, to the disk, and then in its place.
func WriteFile(path string, data []byte) error {
	return Write(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// Write is WriteFile for what is written bit by bit. A fault of fn's own comes back as it is.
func Write(path string, fn func(io.Writer) error) error {
	if err := writeFile(path, fn); err != nil {
		if own := (*fault.Error)(nil); errors.As(err, &own) {
			return own
		}
		return fault.New(fault.Storage, "%s could not be saved: %s.", filepath.Base(path), reason(err)).
			WithHint("Choose another folder, or free some space.").WithCause(err)
	}
	return nil
}

func writeFile(path string, fn func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".manicule-*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // gone already when all went well
	if err := errors.Join(fn(f), f.Sync(), f.Close()); err != nil {
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
