package parse

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// TestMain takes the PDF engine from where the program itself keeps it: with the race detector
// on it takes a minute to compile.
func TestMain(m *testing.M) {
	PrepareEngine(EngineFolder())
	os.Exit(m.Run())
}

// truth is what a careful reader finds in a transcript: the file beside it with ".truth.json"
// behind its name.
type truth struct {
	Source     string         `json:"source"` // where it is from, under which licence
	Speakers   []truthSpeaker `json:"speakers"`
	Turns      int            `json:"turns"`
	Starts     [][2]string    `json:"starts"`     // of each turn: who, and its first words
	Times      []string       `json:"times"`      // of each turn, "" for none; nil: not looked at
	Directions int            `json:"directions"` // -1: not looked at
	Front      int            `json:"front"`      // paragraphs of front matter; -1: not looked at
	Syncs      int            `json:"syncs"`      // -1: not looked at
}

type truthSpeaker struct {
	Name  string `json:"name"`
	Role  string `json:"role"`
	Turns int    `json:"turns"`
}

// TestTruth holds what is recognised against what is so. Run with -v it prints a table.
func TestTruth(t *testing.T) {
	files, err := filepath.Glob("testdata/*.truth.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d truths, %v", len(files), err)
	}
	t.Logf("%-44s %6s %6s %9s %6s", "transcript", "turns", "found", "precision", "recall")
	for _, file := range files {
		name := strings.TrimSuffix(file, ".truth.json")
		t.Run(filepath.Base(name), func(t *testing.T) {
			d := readTruthfully(t, name)
			want := readTruth(t, file)
			found := startsOf(d, want.Starts)
			right := inCommon(found, want.Starts)
			t.Logf("%-44s %6d %6d %9.2f %6.2f", filepath.Base(name), len(want.Starts), len(found), ratio(right, len(found)), ratio(right, len(want.Starts)))
			checkStarts(t, found, want.Starts)
			want.check(t, d)
		})
	}
}

func readTruthfully(t *testing.T, name string) transcript.Draft {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := Parse(filepath.Base(name), data)
	if err != nil {
		t.Fatal(err)
	}
	checkDraft(t, d)
	return d
}

func readTruth(t *testing.T, file string) truth {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var want truth
	if err := json.Unmarshal(data, &want); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	if want.Source == "" || len(want.Starts) != want.Turns {
		t.Fatalf("%s names no source, or %d turns and the starts of %d", file, want.Turns, len(want.Starts))
	}
	return want
}

// startsOf are a draft's turns: who, and as many of the first words as the truth has there.
func startsOf(d transcript.Draft, want [][2]string) [][2]string {
	whole := text.New(d.Text)
	var starts [][2]string
	for i, turn := range d.Turns {
		most := 5
		if i < len(want) {
			most = len(strings.Fields(want[i][1]))
		}
		words := strings.Fields(strings.NewReplacer("\u2028", " ").Replace(whole.Slice(turn.Span)))
		starts = append(starts, [2]string{d.Speakers[turn.Speaker].Name, strings.Join(words[:min(most, len(words))], " ")})
	}
	return starts
}

// inCommon is the length of the longest sequence of starts that both have in order.
func inCommon(a, b [][2]string) int {
	row := make([]int, len(b)+1)
	for _, x := range a {
		diagonal := 0
		for j, y := range b {
			above := row[j+1]
			if x == y {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)]
}

func ratio(part, whole int) float64 {
	if whole == 0 {
		return 1
	}
	return float64(part) / float64(whole)
}

func checkStarts(t *testing.T, found, want [][2]string) {
	t.Helper()
	for i := range max(len(found), len(want)) {
		switch {
		case i >= len(found):
			t.Fatalf("turn %d is missing: %q", i+1, want[i])
		case i >= len(want):
			t.Fatalf("turn %d is too many: %q", i+1, found[i])
		case found[i] != want[i]:
			t.Fatalf("turn %d: found %q, want %q", i+1, found[i], want[i])
		}
	}
}

func (want truth) check(t *testing.T, d transcript.Draft) {
	t.Helper()
	turns := map[int]int{}
	for _, turn := range d.Turns {
		turns[turn.Speaker]++
	}
	var speakers []truthSpeaker
	for i, sp := range d.Speakers {
		speakers = append(speakers, truthSpeaker{sp.Name, string(sp.Role), turns[i]})
	}
	if !sameSpeakers(speakers, want.Speakers) {
		t.Errorf("speakers %v, want %v", speakers, want.Speakers)
	}
	for i, turn := range d.Turns {
		if want.Times != nil && i < len(want.Times) && clockOf(turn.Start) != want.Times[i] {
			t.Errorf("turn %d is at %q, want %q", i+1, clockOf(turn.Start), want.Times[i])
		}
	}
	if want.Directions >= 0 && len(d.Directions) != want.Directions {
		whole := text.New(d.Text)
		var found []string
		for _, s := range d.Directions {
			found = append(found, whole.Slice(s))
		}
		t.Errorf("%d directions, want %d: %q", len(d.Directions), want.Directions, found)
	}
	if front := paragraphsOf(text.New(d.Text).Slice(d.Front)); want.Front >= 0 && front != want.Front {
		t.Errorf("%d paragraphs of front matter, want %d", front, want.Front)
	}
	if want.Syncs >= 0 && len(d.Syncs) != want.Syncs {
		t.Errorf("%d times within turns, want %d", len(d.Syncs), want.Syncs)
	}
}

func sameSpeakers(found, want []truthSpeaker) bool {
	byName := func(a, b truthSpeaker) int { return strings.Compare(a.Name, b.Name) }
	return slices.Equal(slices.SortedFunc(slices.Values(found), byName), slices.SortedFunc(slices.Values(want), byName))
}

func paragraphsOf(s string) int {
	if s == "" {
		return 0
	}
	return strings.Count(s, "\n") + 1
}

// clockOf writes a time as the truths do, "0:01:02"; "" for none.
func clockOf(ms *int64) string {
	if ms == nil {
		return ""
	}
	s := *ms / 1000
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}
