package library

import (
	"path/filepath"

	"golang.org/x/sys/unix"
)

// Writable reports whether a file and its folder may be written by this person; a project
// needs both.
func Writable(path string) bool {
	for _, name := range []string{path, filepath.Dir(path)} {
		if unix.Faccessat(unix.AT_FDCWD, name, unix.W_OK, unix.AT_EACCESS) != nil {
			return false
		}
	}
	return true
}
