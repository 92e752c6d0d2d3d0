package concordance

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"manicule/internal/text"
)

func linesOf(t *testing.T, word string, passages ...string) (lines []Line) {
	t.Helper()
	for i, passage := range passages {
		body := text.New(passage)
		var matches []text.Span
		for n := 1; ; n++ {
			span, found := body.Find(word, n)
			if !found {
				break
			}
			matches = append(matches, span)
		}
		lines = append(lines, Lines(i, passage, matches)...)
	}
	return lines
}

func TestLines(t *testing.T) {
	long := strings.Repeat("a", 200)
	lines := linesOf(t, "war", "the war\nthe 🙂war", long+"war"+long)
	var got []string
	for _, l := range lines {
		got = append(got, fmt.Sprintf("%d.%d %s|%s|%s", l.Hit, l.Match, l.Before, l.Words, l.After))
	}
	want := []string{"0.0 the |war| the 🙂war", "0.1 the war the 🙂|war|", "1.0 " + long[:80] + "|war|" + long[:80]}
	if !slices.Equal(got, want) {
		t.Errorf("lines are %q, want %q", got, want)
	}
}

func TestSort(t *testing.T) {
	lines := linesOf(t, "x", "the old x came", "An x Élan", "the x", "an old x “ebb”", "x", "the old x came again")
	for by, want := range map[Order]string{
		ByPlace: "012345", ByRight: "24053" + "1", ByLeft: "41" + "3052", ByWords: "240531",
	} {
		sorted := slices.Clone(lines)
		Sort(sorted, by)
		got := ""
		for _, l := range sorted {
			got += fmt.Sprint(l.Hit)
		}
		if got != want {
			t.Errorf("by %s: %s, want %s", by, got, want)
		}
	}
}
