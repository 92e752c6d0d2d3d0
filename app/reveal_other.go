//go:build !linux

package app

import (
	"os/exec"
	"path/filepath"
	"runtime"
)

// reveal shows a file in the system's file manager.
func reveal(path string) error {
	switch runtime.GOOS {
	case "darwin":
		return exec.Command("open", "-R", path).Start()
	case "windows":
		return exec.Command("explorer", "/select,"+filepath.FromSlash(path)).Start()
	}
	return exec.Command("xdg-open", filepath.Dir(path)).Start()
}
