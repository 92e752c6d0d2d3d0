package store_test

import (
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/store"
)

// TestLinksFollow: a link calls what it leads to as it is called now, as an export does, and
// says so when it is gone.
func TestLinksFollow(t *testing.T) {
	b := newBench(t)
	links := []coding.Link{
		must[coding.Link](t)(b.LinkToTurn(b.transcript, 2)),
		must[coding.Link](t)(b.LinkToHighlight(b.highlight)),
	}
	if links[0].Words != "Title 🙂, turn 2" || links[1].Words != "“tle 🙂 M” Title 🙂" {
		t.Errorf("links = %+v", links)
	}
	must[store.Change](t)(b.Describe(b.transcript, "Renamed", "", ""))
	linked, words := must[[]store.Linked](t)(b.Linked(links)), project.LinkWords(must[project.Project](t)(b.Project()))
	for i, l := range linked {
		if want, there := words(links[i]); !there || l.Words != want || l.TranscriptID != b.transcript {
			t.Errorf("%+v, want %s", l, want)
		}
	}
	if linked[0].Words != "Renamed, turn 2" || linked[0].Turn != 2 {
		t.Errorf("turn = %+v", linked[0])
	}
	must[store.Change](t)(b.RemoveTranscript(b.transcript))
	for _, l := range must[[]store.Linked](t)(b.Linked(links)) {
		if l.Words != "" || l.TranscriptID != "" {
			t.Errorf("gone, and yet %+v", l)
		}
	}
	if _, err := b.LinkToTurn(b.transcript, 2); !fault.Is(err, fault.NotFound) {
		t.Error(err)
	}
}
