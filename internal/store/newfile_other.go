//go:build !linux

package store

import "os"

// renameNew renames a file. The look newFile has taken must do to spare another of that name.
func renameNew(from, to string) error { return os.Rename(from, to) }
