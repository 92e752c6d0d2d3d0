package app

import (
	"net/url"
	"os/exec"
	"path/filepath"

	"github.com/godbus/dbus/v5"
)

// reveal shows a file in the system's file manager: marked, where that one can do it, else in
// its folder.
func reveal(path string) error {
	if err := showItem(path); err == nil {
		return nil
	}
	return exec.Command("xdg-open", filepath.Dir(path)).Start()
}

// showItem asks whichever file manager there is (freedesktop.org, File Manager D-Bus Interface).
func showItem(path string) error {
	bus, err := dbus.ConnectSessionBus()
	if err != nil {
		return err
	}
	defer bus.Close()
	file := (&url.URL{Scheme: "file", Path: path}).String()
	return bus.Object("org.freedesktop.FileManager1", "/org/freedesktop/FileManager1").
		Call("org.freedesktop.FileManager1.ShowItems", 0, []string{file}, "").Err
}
