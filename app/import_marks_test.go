package app

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/recognise"
)

// highlightsOf lists the highlights of a transcript: words, tags, note.
func highlightsOf(t testing.TB, a App, id string) string {
	t.Helper()
	highlights, err := a.store.Highlights(id)
	if err != nil {
		t.Fatal(err)
	}
	tags, err := a.store.Tags()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, tag := range tags {
		names[tag.ID] = tag.Name
	}
	return strings.Join(each(highlights, func(h coding.Highlight) string {
		return fmt.Sprint(h.Quote, "|", strings.Join(each(h.TagIDs, func(id string) string { return names[id] }), ","), "|", h.Note)
	}), "\n")
}

func TestMarksBecomeHighlights(t *testing.T) {
	a := newApp(t)
	prepareDropped(t, a, "testdata/coded.fodt")
	preview, err := Files(a).PreviewFile("0", ImportChoices{})
	if err != nil {
		t.Fatal(err)
	}
	want := ImportMarks{Comments: 1, Passages: 3, Says: "Ask about the mill.", Highlights: 4, Colours: []ImportColour{
		{Colour: "#FFFF00", Name: "Yellow", Count: 2, Words: "lower mill", In: true, Tag: "Yellow"},
		{Colour: "#00FF00", Name: "Bright Green", Count: 1, Words: "old house", In: true, Tag: "Bright Green"},
	}}
	if !reflect.DeepEqual(preview.Marks, want) {
		t.Errorf("marks = %+v", preview.Marks)
	}
	if got := preview.Lines[1].Highlights; len(got) != 2 || got[0] != (ImportHighlight{Span{Start: 7, End: 17}, "#FFFF00"}) {
		t.Errorf("highlights of line 1 = %+v", got)
	}
	if where := nilSlices(reflect.ValueOf(preview), "preview"); len(where) > 0 {
		t.Errorf("nil: %v", where)
	}

	var choices ImportChoices
	choices.Marks = recognise.MarkChoices{LeftOut: []string{"#00FF00"}, Tags: map[string]string{"#FFFF00": "Places > Water"}}
	preview, err = Files(a).PreviewFile("0", choices)
	if err != nil || preview.Marks.Highlights != 3 || preview.Marks.Colours[0].Tag != "Places > Water" || preview.Marks.Colours[1].In {
		t.Errorf("marks = %+v, %v", preview.Marks, err)
	}
	report, err := Files(a).CommitImport(ImportRequest{Common: choices})
	if err != nil || report.Files[0].Highlights != 3 || len(report.Change.Tags) != 2 {
		t.Fatalf("report = %+v, %v", report, err)
	}
	if got := highlightsOf(t, a, report.Files[0].ID); got != "live before||Ask about the mill.\nlower mill|Water|\nthe water|Water|" {
		t.Error(got)
	}
	if _, err := Library(a).Undo(); err != nil {
		t.Fatal(err)
	}
	if state, err := Library(a).State(); err != nil || len(state.Tags)+len(state.Transcripts)+len(state.Speakers) != 0 {
		t.Errorf("one undo left %+v, %v", state, err)
	}
}

// TestWordComments: a comment of Word's own is a note.
func TestWordComments(t *testing.T) {
	a := newApp(t)
	a.Drop([]string{"../internal/parse/testdata/word-notes-comments.docx"})
	report := importDropped(t, a, ImportRequest{})
	if got := highlightsOf(t, a, report.Files[0].ID); got != "my aunt’s||Ask about the aunt.\nthe ladder|Yellow|" {
		t.Error(got)
	}
	if problems, err := a.store.Check(); err != nil || len(problems) > 0 {
		t.Errorf("problems = %v, %v", problems, err)
	}
}
