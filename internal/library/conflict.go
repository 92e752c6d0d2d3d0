package library

import (
	"path/filepath"
	"strings"
)

// conflictMarks are what synchronising programs write into the name of a file that was
// changed on two computers at once.
var conflictMarks = []string{"conflicted copy", "sync-conflict", "conflict-", "(conflict", "_conf("}

// Conflicts lists the files beside a project that a synchronising program has made of it,
// by their names.
func Conflicts(path string) []string {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	var found []string
	for _, name := range namesIn(filepath.Dir(path)) {
		rest, same := strings.CutPrefix(name, stem)
		if same && name != filepath.Base(path) && filepath.Ext(name) == filepath.Ext(path) && marked(rest) {
			found = append(found, name)
		}
	}
	return found
}

func marked(rest string) bool {
	for _, mark := range conflictMarks {
		if strings.Contains(strings.ToLower(rest), mark) {
			return true
		}
	}
	return false
}
