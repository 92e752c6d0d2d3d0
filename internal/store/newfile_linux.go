package store

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// renameNew renames a file, unless another of the new name is there. Where the disk can't
// do both in one act, the look newFile has taken must do.
func renameNew(from, to string) error {
	err := unix.Renameat2(unix.AT_FDCWD, from, unix.AT_FDCWD, to, unix.RENAME_NOREPLACE)
	if errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOSYS) {
		return os.Rename(from, to)
	}
	return err
}
