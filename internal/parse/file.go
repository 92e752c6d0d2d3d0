package parse

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"manicule/internal/fault"
)

// MaxBytes is the size of the largest file that is read.
const MaxBytes = 100 << 20

// ReadFile returns the bytes of the regular file at path. A directory, a pipe or a device,
// and a file that is missing, empty, too large or unreadable is refused with a fault that
// names it and says why.
func ReadFile(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path) // first, as opening a pipe would wait for its other end
	if err != nil {
		return nil, unreadable(name, err)
	}
	if err := checkKind(name, info); err != nil {
		return nil, err
	}
	data, err := readUpTo(path, MaxBytes+1)
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case len(data) > MaxBytes:
		return nil, tooLarge(name)
	case len(data) == 0:
		return nil, fault.New(fault.Refused, "%s is empty.", name).WithHint("Choose a file with text in it.")
	}
	return data, nil
}

func checkKind(name string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return fault.New(fault.Refused, "%s is a folder.", name).WithHint("Choose the files in it instead.")
	case !info.Mode().IsRegular():
		return fault.New(fault.Refused, "%s is not a file that can be read: it is a pipe or a device.", name).WithHint("Choose a file with text in it.")
	case info.Size() > MaxBytes:
		return tooLarge(name)
	}
	return nil
}

func tooLarge(name string) error {
	return fault.New(fault.Refused, "%s is larger than %d MB.", name, MaxBytes>>20).WithHint("Divide it into several files and import those.")
}

func readUpTo(path string, most int64) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, most))
}

// unreadable says why the system would not give a file.
func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fault.New(fault.Refused, "%s was not found.", name).WithHint("It may have been moved or renamed.").WithCause(err)
	case errors.Is(err, fs.ErrPermission):
		return fault.New(fault.Refused, "%s could not be read: its permissions forbid it.", name).WithHint("Change its permissions and import it again.").WithCause(err)
	}
	return fault.New(fault.Refused, "%s could not be read.", name).WithHint("Check the disk it is on and try again.").WithCause(err)
}
