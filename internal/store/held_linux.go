package store

import (
	"os"

	"golang.org/x/sys/unix"
)

// Where SQLite's locks lie in a database file.
const (
	lockStart = 0x40000000
	lockBytes = 512
)

// heldElsewhere reports whether another program, or this one, has the database open in a
// way that keeps others out. It leaves no lock and opens no journal.
func heldElsewhere(path string) bool {
	f, err := os.Open(path) // SQLite's locks are bound to its own handles
	if err != nil {
		return false
	}
	defer f.Close()
	lock := unix.Flock_t{Type: unix.F_RDLCK, Start: lockStart, Len: lockBytes}
	err = unix.FcntlFlock(f.Fd(), unix.F_OFD_GETLK, &lock)
	return err == nil && lock.Type != unix.F_UNLCK
}
