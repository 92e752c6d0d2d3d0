package app

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// webProcessGone reports whether the process that draws the page has ended: this one has
// no child of its name any more.
func webProcessGone() bool {
	stats, err := filepath.Glob("/proc/[0-9]*/stat")
	if err != nil || len(stats) == 0 {
		return false // it can't be told
	}
	for _, file := range stats {
		if stat, err := os.ReadFile(file); err == nil && isWebProcess(string(stat), os.Getpid()) {
			return false
		}
	}
	return true
}

// isWebProcess reads a line of /proc/PID/stat: "PID (name) state parent …".
func isWebProcess(stat string, parent int) bool {
	_, rest, _ := strings.Cut(stat, "(")
	name, rest, _ := strings.Cut(rest, ") ")
	fields := strings.Fields(rest)
	return strings.HasPrefix(name, "WebKitWebProc") && len(fields) > 1 && fields[0] != "Z" && fields[1] == strconv.Itoa(parent)
}
