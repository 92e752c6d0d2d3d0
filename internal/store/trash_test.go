package store_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
)

// thrown returns the one thing in the trash.
func thrown(t *testing.T, s *store.Store) store.Trashed {
	t.Helper()
	trash := must[[]store.Trashed](t)(s.Trash())
	if len(trash) != 1 {
		t.Fatalf("trash = %+v, want one thing", trash)
	}
	return trash[0]
}

func TestBringBack(t *testing.T) {
	t.Run("a transcript, as it was", func(t *testing.T) {
		b := newBench(t)
		before := dump(t, b)
		must[store.Change](t)(b.RemoveTranscript(b.transcript))
		if got := thrown(t, b.Store); got.Kind != "transcript" || got.Title != "Title 🙂" {
			t.Fatalf("trash = %+v", got)
		}
		c := must[store.Change](t)(b.BringBack(thrown(t, b.Store).ID))
		if got := dump(t, b); got != before || len(c.Transcripts) != 1 {
			t.Fatalf("brought back:\n%s\nwas:\n%s", got, before)
		}
		if n := len(hitsOf(t, b.Store, "well")); n != 1 {
			t.Fatalf("search finds it %d times", n)
		}
	})
	t.Run("a tag onto the highlights that had it", func(t *testing.T) {
		b := newBench(t)
		must[store.Change](t)(b.RemoveTags([]string{b.parent}, store.Removal{}))
		must[store.Change](t)(b.AddTag(coding.Tag{ID: store.NewID(), Name: "mood"}))
		must[store.Change](t)(b.BringBack(thrown(t, b.Store).ID))
		h := must[[]coding.Highlight](t)(b.Highlights(b.transcript))[0]
		if len(h.TagIDs) != 2 {
			t.Fatalf("tags = %v", h.TagIDs)
		}
		if problems := must[[]string](t)(b.Check()); len(problems) > 0 {
			t.Fatal(problems)
		}
	})
	t.Run("a highlight not before its transcript", func(t *testing.T) {
		b := newBench(t)
		must[store.Change](t)(b.RemoveHighlights([]string{b.highlight}))
		highlight := thrown(t, b.Store).ID
		must[store.Change](t)(b.RemoveTranscript(b.transcript))
		if _, err := b.BringBack(highlight); !fault.Is(err, fault.Refused) {
			t.Fatalf("err = %v", err)
		}
		must[store.Change](t)(b.BringBack(must[[]store.Trashed](t)(b.Trash())[0].ID))
		must[store.Change](t)(b.BringBack(highlight))
		if n := len(must[[]coding.Highlight](t)(b.Highlights(b.transcript))); n != 1 {
			t.Fatalf("%d highlights", n)
		}
	})
	t.Run("each of several highlights by itself", func(t *testing.T) {
		b := newBench(t)
		other := coding.Highlight{ID: store.NewID(), TranscriptID: b.transcript, Span: text.Span{Start: 0, End: 4}}
		must[store.Change](t)(b.AddHighlight(other, nil))
		must[store.Change](t)(b.RemoveHighlights([]string{b.highlight, other.ID}))
		trash := must[[]store.Trashed](t)(b.Trash())
		if len(trash) != 2 {
			t.Fatalf("trash = %+v", trash)
		}
		must[store.Change](t)(b.BringBack(trash[0].ID))
		if n := len(must[[]coding.Highlight](t)(b.Highlights(b.transcript))); n != 1 {
			t.Fatalf("%d highlights", n)
		}
	})
}

// TestB32DeletedForGood: words deleted for good are nowhere in the file.
func TestB32DeletedForGood(t *testing.T) {
	s := newProject(t)
	keep := must[string](t)(s.Import(interview(), "keep.txt", []byte("kept bytes"), ""))
	draft := interview()
	draft.Text = "Zyzzyva canaryword speaks here.\nAnd quixotically again."
	draft.Title, draft.Front, draft.Turns, draft.Directions, draft.Speakers = "canarytitle", text.Span{}, nil, nil, nil
	id := must[string](t)(s.Import(draft, "canaryfile.txt", []byte("canarybytes Zyzzyva"), ""))
	tag := coding.Tag{ID: store.NewID(), Name: "canarytag"}
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: text.Span{Start: 0, End: 18}, Note: "canarynote", TagIDs: []string{tag.ID}}
	must[store.Change](t)(s.AddHighlight(h, []coding.Tag{tag}))
	must[store.Change](t)(s.SetNote(h.ID, "canarynote second"))
	must[store.Change](t)(s.WriteMemo(coding.OnTranscript, id, "canarymemo"))
	must[store.Change](t)(s.RemoveTranscript(id))
	must[store.Change](t)(s.RemoveTags([]string{tag.ID}, store.Removal{}))
	ids := []string{}
	for _, thing := range must[[]store.Trashed](t)(s.Trash()) {
		ids = append(ids, thing.ID)
	}
	if err := s.DeleteForGood(ids); err != nil {
		t.Fatal(err)
	}
	s = reopened(t, s) // what is left to be swept is known from the file
	for done := 0.0; done < 1; {
		done = must[float64](t)(s.Sweep())
	}
	for _, name := range []string{s.Path(), s.Path() + "-wal"} {
		data, err := os.ReadFile(name) // the store holds its locks; nothing is written after this test looks
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, word := range []string{"canary", "Zyzzyva", "zyzzyva", "quixotically"} {
			if bytes.Contains(data, []byte(word)) {
				t.Errorf("%q is still in %s", word, name)
			}
		}
	}
	if n := len(hitsOf(t, s, "well")); n != 1 {
		t.Errorf("the other transcript is found %d times", n)
	}
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Error(problems)
	}
	must[text.Text](t)(s.Text(keep))
}

func TestTrashIsEmptiedAfterAMonth(t *testing.T) {
	s, id := withInterview(t)
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.Now = func() time.Time { return now }
	must[store.Change](t)(s.RemoveTranscript(id))
	for _, test := range []struct {
		later time.Duration
		left  int
	}{{29 * 24 * time.Hour, 1}, {31 * 24 * time.Hour, 0}} {
		if err := s.EmptyTrash(now.Add(test.later)); err != nil {
			t.Fatal(err)
		}
		if trash := must[[]store.Trashed](t)(s.Trash()); len(trash) != test.left {
			t.Errorf("after %v: %d left, want %d", test.later, len(trash), test.left)
		}
	}
}

func TestGoTo(t *testing.T) {
	b := newBench(t)
	states := []string{dump(t, b)}
	for _, name := range []string{"one", "two", "three"} {
		must[store.Change](t)(b.Rename(name))
		states = append(states, dump(t, b))
	}
	history := must[[]store.Step](t)(b.Steps()) // latest first
	for _, back := range []int{2, 0, 3, 1, 2} {
		must[store.Change](t)(b.GoTo(history[back].ID))
		if got := dump(t, b); got != states[3-back] {
			t.Fatalf("%d steps back:\n%s\nwant:\n%s", back, got, states[3-back])
		}
	}
	c := must[store.Change](t)(b.GoTo(0))
	if len(c.Removed.Transcripts) != 1 || c.History.Undo != "" {
		t.Fatalf("at the beginning: %+v", c)
	}
	must[store.Change](t)(b.GoTo(history[0].ID))
	if got := dump(t, b); got != states[3] {
		t.Fatal("there and back is not the same")
	}
}

// TestGoToPastWhatCameAndWent crosses steps that made and removed the same things.
func TestGoToPastWhatCameAndWent(t *testing.T) {
	b := newBench(t)
	start := must[[]store.Step](t)(b.Steps())[0].ID
	before := dump(t, b)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: b.transcript, Span: text.Span{Start: 3, End: 8}, TagIDs: []string{b.tag}}
	must[store.Change](t)(b.AddHighlight(h, nil))
	must[store.Change](t)(b.RemoveHighlights([]string{h.ID}))
	must[store.Change](t)(b.RemoveTags([]string{b.tag}, store.Removal{}))
	must[store.Change](t)(b.RemoveTranscript(b.transcript))
	end := must[[]store.Step](t)(b.Steps())[0].ID
	after := dump(t, b)
	c := must[store.Change](t)(b.GoTo(start))
	if got := dump(t, b); got != before || len(c.Transcripts) != 1 || c.Transcripts[0].Highlights != 1 {
		t.Fatalf("back: %+v", c)
	}
	c = must[store.Change](t)(b.GoTo(end))
	if got := dump(t, b); got != after || len(c.Removed.Transcripts) != 1 {
		t.Fatalf("forth: %+v", c)
	}
}

func TestClearHistory(t *testing.T) {
	b := newBench(t)
	must[store.Change](t)(b.Rename("other"))
	before := dump(t, b)
	if err := b.ClearHistory(); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Undo(); !fault.Is(err, fault.Refused) || dump(t, b) != before {
		t.Fatalf("undo = %v", err)
	}
}
