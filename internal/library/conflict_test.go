package library

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestConflicts(t *testing.T) {
	folder := t.TempDir()
	want := []string{
		"Interviews (conflicted copy 2026-01-02).manicule",
		"Interviews (SFConflict me@here 2026-01-02).manicule",
		"Interviews.sync-conflict-20260102-030405-ABCDEFG.manicule",
		"Interviews_conflict-20260102-030405.manicule",
	}
	others := []string{"Interviews.manicule", "Interviews (damaged 2026-01-02 03.04.05).manicule", "Conflicts.manicule", "Interviews (conflicted copy).txt"}
	for _, name := range append(others, want...) {
		if err := os.WriteFile(filepath.Join(folder, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got := Conflicts(filepath.Join(folder, "Interviews.manicule"))
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
}

func TestSaw(t *testing.T) {
	l := Library{config: t.TempDir()}
	for _, path := range []string{"/a", "/b"} {
		if err := l.Remember(Recent{Path: path, ID: path, Revision: 1}); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"/a", "/never open"} {
		if err := l.Saw(path, 7); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := l.Recent(), []Recent{{"/b", "/b", 1}, {"/a", "/a", 7}}; !slices.Equal(got, want) {
		t.Errorf("recent %+v, want %+v", got, want)
	}
}
