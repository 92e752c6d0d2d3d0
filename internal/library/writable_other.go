//go:build !linux

package library

import "os"

// Writable reports whether a file may be written by this person.
func Writable(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().Perm()&0o200 != 0
}
