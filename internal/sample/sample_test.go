package sample

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"manicule/internal/parse"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

var update = flag.Bool("update", false, "write the golden file")

func draft(t *testing.T) transcript.Draft {
	t.Helper()
	d, err := parse.Parse(Name, Bytes)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestFrontMatter(t *testing.T) {
	d := draft(t)
	if d.Title != "Interview With Mikhail Gusman of Rossiya 24" || d.Date != "2016-03-23" || d.Place != "Moscow, Russia" {
		t.Errorf("title %q, date %q, place %q", d.Title, d.Date, d.Place)
	}
	want := []string{
		"Interview With Mikhail Gusman of Rossiya 24", "John Kerry", "Secretary of State",
		"U.S. Embassy Moscow", "Moscow, Russia", "March 23, 2016",
	}
	if front := text.New(d.Text).Slice(d.Front); !slices.Equal(strings.Split(front, "\n"), want) {
		t.Errorf("front matter %q", front)
	}
}

func TestTurns(t *testing.T) {
	d, turns, long := draft(t), map[string]int{}, map[int]int{}
	whole := text.New(d.Text)
	for i, turn := range d.Turns {
		turns[d.Speakers[turn.Speaker].Name]++
		if n := len(strings.Split(whole.Slice(turn.Span), "\n")); n > 1 {
			long[i+1] = n
		}
	}
	if len(d.Turns) != 23 || turns["QUESTION"] != 13 || turns["SECRETARY KERRY"] != 10 {
		t.Errorf("%d turns: %v", len(d.Turns), turns)
	}
	if len(long) != 3 || long[6] != 4 || long[10] != 2 || long[13] != 3 {
		t.Errorf("turns of several paragraphs: %v", long)
	}
	want := []transcript.DraftSpeaker{
		{Name: "QUESTION", Role: transcript.Interviewer, Labels: []string{"QUESTION"}},
		{Name: "SECRETARY KERRY", Role: transcript.Respondent, Labels: []string{"SECRETARY KERRY"}},
	}
	if !reflect.DeepEqual(d.Speakers, want) {
		t.Errorf("speakers %v", d.Speakers)
	}
}

func TestGaps(t *testing.T) {
	d := draft(t)
	var roles []transcript.Role
	for _, turn := range d.Turns {
		roles = append(roles, d.Speakers[turn.Speaker].Role)
	}
	if gaps := transcript.Gaps(roles); !slices.Equal(gaps, []int{10, 13}) {
		t.Errorf("gaps after turns %v, counted from 0", gaps)
	}
}

func TestDirections(t *testing.T) {
	d := draft(t)
	var found []string
	for _, span := range d.Directions {
		found = append(found, text.New(d.Text).Slice(span))
	}
	if !slices.Equal(found, []string{"(Laughter.)", "(Laughter.)", "(Inaudible)"}) {
		t.Errorf("directions %q", found)
	}
}

func TestNothingIsLostButLabels(t *testing.T) {
	d := draft(t)
	var want []string
	for line := range strings.SplitSeq(string(Bytes), "\n") {
		line = strings.TrimPrefix(strings.TrimPrefix(line, "QUESTION: "), "SECRETARY KERRY: ")
		if strings.TrimSpace(line) != "" {
			want = append(want, line)
		}
	}
	if d.Text != strings.Join(want, "\n") {
		t.Error("the text is not the file without its labels and blank lines")
	}
	if strings.Contains(d.Text, "QUESTION") || strings.Contains(d.Text, "SECRETARY KERRY") {
		t.Error("a label is left in the text")
	}
	if d.Warnings != nil {
		t.Errorf("warnings %q", d.Warnings)
	}
}

func TestGolden(t *testing.T) {
	const golden = "testdata/draft.json"
	got, err := json.MarshalIndent(draft(t), "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	got = append(got, '\n')
	if *update {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("the draft is not as in %s; run with -update if it should be", golden)
	}
}
