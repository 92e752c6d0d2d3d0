package library

import (
	"path/filepath"
	"strings"
)

// Conflicts lists, by their names, the files beside a project that a synchronising program
// has made of it when it was changed on two computers at once: “Interviews (conflicted
// copy).manicule”, “Interviews.sync-conflict-20260102.manicule”.
func Conflicts(path string) []string {
	stem := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	var found []string
	for _, name := range namesIn(filepath.Dir(path)) {
		rest, same := strings.CutPrefix(name, stem)
		if same && name != filepath.Base(path) && filepath.Ext(name) == filepath.Ext(path) && strings.Contains(strings.ToLower(rest), "conflict") {
			found = append(found, name)
		}
	}
	return found
}
