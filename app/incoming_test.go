package app

import (
	"slices"
	"testing"
)

func TestFilesAreInTheOrderPeopleCount(t *testing.T) {
	want := []string{"0 first.txt", "1 second.txt", "f000.txt", "f001.txt", "f9.txt", "f010.txt", "Interview 2.txt", "interview 10.txt", "Ülkü.txt", "zoo.txt"}
	files := each(want, func(name string) incoming { return incoming{name: name} })
	slices.Reverse(files)
	files = append(files, incoming{folder: "10", name: "a"}, incoming{folder: "2", name: "a"})
	sortByName(files)
	got := each(files, func(f incoming) string { return f.folder + f.name })
	if want = append(want, "2a", "10a"); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
