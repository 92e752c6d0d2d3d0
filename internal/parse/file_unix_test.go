//go:build unix

package parse

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestReadFileRefusesWhatIsNoFile(t *testing.T) {
	dir := t.TempDir()
	pipe, loop := filepath.Join(dir, "pipe.txt"), filepath.Join(dir, "loop.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(loop, loop); err != nil {
		t.Fatal(err)
	}
	_, err := ReadFile(pipe)
	checkRefusal(t, err, "pipe.txt", "is a pipe or a device")
	_, err = ReadFile("/dev/zero")
	checkRefusal(t, err, "zero", "is a pipe or a device")
	_, err = ReadFile(loop)
	checkRefusal(t, err, "loop.txt", "could not be read")
}
