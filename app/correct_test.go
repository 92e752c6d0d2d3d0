package app

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// TestCorrectAsTheWindowDoes corrects words behind signs of two UTF-16 units, and finds the places
// of what lies on the text in the same units.
func TestCorrectAsTheWindowDoes(t *testing.T) {
	a := newApp(t)
	draft := transcript.Draft{Title: "T", Format: "plain", Text: "🙂 Secratary Kery said 🙂🙂 so"}
	id, err := read(a.session, func(st *store.Store) (string, error) { return st.Import(draft, "t.txt", []byte("t"), "") })
	if err != nil {
		t.Fatal(err)
	}
	reading := Reading(a)
	open := func() Transcript {
		t.Helper()
		tr, err := reading.OpenTranscript(id, "")
		if err != nil {
			t.Fatal(err)
		}
		return tr
	}
	if tr := open(); len(tr.Corrections) != 0 || tr.Corrections == nil {
		t.Errorf("corrections = %v", tr.Corrections)
	}
	said := strings.Index("?? Secratary Kery said", "said")
	if _, err := reading.AddHighlight(NewHighlight{ID: "h", TranscriptID: id, Start: said, End: said + len("said 🙂🙂") - 4}); err != nil {
		t.Fatal(err)
	}
	change, err := reading.Correct(id, 3, 3+len("Secratary Kery"), "Mr. 🙂 Kerry", "c")
	if err != nil || !slices.Equal(change.Reread, []string{id}) || change.Label != "Correct “Secratary Kery”" || change.History.Undo != change.Label {
		t.Fatalf("change = %+v, %v", change, err)
	}
	tr := open()
	if want := "🙂 Mr. 🙂 Kerry said 🙂🙂 so"; tr.Text != want || tr.Length != len("?? Mr. ?? Kerry said ???? so") {
		t.Errorf("%q of %d", tr.Text, tr.Length)
	}
	if want := []Correction{{ID: "c", Start: 3, End: 15, Was: "Secratary Kery"}}; !slices.Equal(tr.Corrections, want) {
		t.Errorf("corrections = %+v, want %+v", tr.Corrections, want)
	}
	if h := tr.Highlights[0]; h.Start != 16 || h.End != 25 {
		t.Errorf("highlight = %+v", h)
	}
	if change, err = reading.TakeBackCorrections([]string{"c"}); err != nil || change.Label != "Take back a correction" {
		t.Fatalf("change = %+v, %v", change, err)
	}
	if tr := open(); tr.Text != draft.Text || len(tr.Corrections) > 0 || tr.Highlights[0].Start != said {
		t.Errorf("taken back: %+v", tr)
	}
	if _, err := reading.Correct(id, 3, 5, "x", ""); !fault.Is(err, fault.Invalid) {
		t.Errorf("without an id: %v", err)
	}
}
