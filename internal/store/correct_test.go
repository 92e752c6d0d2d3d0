package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// at finds words in a transcript.
func at(t testing.TB, s *store.Store, id, words string) text.Span {
	t.Helper()
	return must[text.Span](t)(s.FindQuote(id, words, 1))
}

func correctionsOf(t testing.TB, s *store.Store, id string) []transcript.Correction {
	t.Helper()
	return must[transcript.Transcript](t)(s.Transcript(id)).Corrections
}

// TestCorrect corrects words before, within and behind a highlight: all that lies on the text
// keeps its own, search finds what is there now, and the change says what to read again.
func TestCorrect(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: at(t, s, id, "thank you. (Laughter.)")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	if err := s.KeepPlace(id, at(t, s, id, "Good.").Start, 0.5); err != nil {
		t.Fatal(err)
	}
	quote := func() string { return must[[]coding.Highlight](t)(s.Highlights(id))[0].Quote }

	c := must[store.Change](t)(s.Correct(id, at(t, s, id, "Moscow"), "Moscow, Russia", store.NewID()))
	if !slices.Equal(c.Reread, []string{id}) || c.Label != "Correct “Moscow”" || len(c.Highlights) > 0 || c.Transcripts[0].Words != 15 {
		t.Errorf("change = %+v", c)
	}
	if got := quote(); got != "thank you. (Laughter.)" {
		t.Errorf("moved, it says %q", got)
	}
	must[store.Change](t)(s.Correct(id, at(t, s, id, "you. (Laugh"), "them. (Laughs, laugh", store.NewID()))
	if got := quote(); got != "thank them. (Laughs, laughter.)" {
		t.Errorf("corrected, it says %q", got)
	}
	for typed, times := range map[string]int{"russia": 1, `"laughs laughter"`: 1, `"thank you"`: 0, "them": 1, "well": 1} {
		if got := len(hitsOf(t, s, typed)); got != times {
			t.Errorf("%s is found %d times", typed, got)
		}
	}
	reads := func() {
		t.Helper()
		place := must[int](t)(s.Visit(id))
		if said := must[text.Text](t)(s.Text(id)).Slice(text.Span{Start: place, End: place + 5}); said != "Good." {
			t.Errorf("the reader is at %q", said)
		}
	}
	reads()
	must[store.Change](t)(s.Undo())
	reads()
	must[store.Change](t)(s.Redo())
	reads()
	tr := must[transcript.Transcript](t)(s.Transcript(id))
	for i, want := range []string{"How are you?", "Well, thank them. (Laughs, laughter.)\nVery well – 👩‍👩‍👧 and you?", "Good."} {
		if got := tr.Text.Slice(tr.Turns[i].Span); got != want || tr.Turns[i].Words != transcript.CountWords(want) {
			t.Errorf("turn %d says %q in %d words", i+1, got, tr.Turns[i].Words)
		}
	}
	if got := tr.Text.Slice(tr.Directions[0]); got != "(Laughs, laughter.)" {
		t.Errorf("the direction is %q", got)
	}
	sound(t, s)
}

// TestCorrectTwice: the same correction sent twice is one, and the same words again are none.
func TestCorrectTwice(t *testing.T) {
	s, id := withInterview(t)
	correction, span := store.NewID(), at(t, s, id, "Moscow")
	for range 2 {
		must[store.Change](t)(s.Correct(id, span, "Moscow, Moscow", correction))
	}
	if got := must[text.Text](t)(s.Text(id)).String(); strings.Count(got, "Moscow") != 2 {
		t.Errorf("it says %q", got)
	}
	several := store.NewID() // of which the first gives back what was imported
	must[store.Change](t)(s.Correct(id, at(t, s, id, "Very"), "Truly", store.NewID()))
	span = at(t, s, id, "Truly well – 👩‍👩‍👧 and you")
	for range 2 {
		must[store.Change](t)(s.Correct(id, span, "Very well – 👩‍👩‍👧 or you", several))
	}
	if got := correctionsOf(t, s, id); len(got) != 2 || got[1].ID != several+":2" || got[1].Was != "and" {
		t.Errorf("corrections = %+v", got)
	}
	revision := must[[]store.Step](t)(s.Steps())
	if c := must[store.Change](t)(s.Correct(id, at(t, s, id, "Good"), "Good", store.NewID())); len(c.Reread) > 0 {
		t.Errorf("change = %+v", c)
	}
	if got := must[[]store.Step](t)(s.Steps()); len(got) != len(revision) {
		t.Errorf("steps = %+v", got)
	}
	if _, err := s.Correct("none", span, "x", store.NewID()); !fault.Is(err, fault.NotFound) {
		t.Errorf("of no transcript: %v", err)
	}
}

// TestTakeBackCorrections takes corrections back in another order than they were made in, and after
// other work, of several transcripts at once.
func TestTakeBackCorrections(t *testing.T) {
	s, id := withInterview(t)
	other := must[string](t)(s.Import(interview(), "other.txt", []byte("other"), ""))
	was := must[text.Text](t)(s.Text(id)).String()
	first, second, third := store.NewID(), store.NewID(), store.NewID()
	must[store.Change](t)(s.Correct(id, at(t, s, id, "How are"), "And how were", first))
	must[store.Change](t)(s.Correct(id, at(t, s, id, " (Laughter.)"), "", second))
	must[store.Change](t)(s.Correct(other, at(t, s, other, "Good"), "Fine", third))
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: at(t, s, id, "And how were you?")}
	must[store.Change](t)(s.AddHighlight(h, nil))

	c := must[store.Change](t)(s.TakeBackCorrections([]string{first, "gone already"}))
	if c.Label != "Take back 2 corrections" || !slices.Equal(c.Reread, []string{id}) {
		t.Errorf("change = %+v", c)
	}
	if got := must[[]coding.Highlight](t)(s.Highlights(id))[0].Quote; got != "How are you?" {
		t.Errorf("the highlight says %q", got)
	}
	if got := correctionsOf(t, s, id); len(got) != 1 || got[0].ID != second || got[0].Was != " (Laughter.)" {
		t.Errorf("left: %+v", got)
	}
	c = must[store.Change](t)(s.TakeBackCorrections([]string{third, second}))
	slices.Sort(c.Reread)
	if !slices.Equal(c.Reread, []string{id, other}) {
		t.Errorf("change = %+v", c)
	}
	for _, id := range []string{id, other} {
		if got := must[text.Text](t)(s.Text(id)).String(); got != was || len(correctionsOf(t, s, id)) > 0 {
			t.Errorf("all taken back, it says %q", got)
		}
	}
	sound(t, s)
}

// TestCorrectRefused: what would leave a highlight without words changes nothing.
func TestCorrectRefused(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: at(t, s, id, "Very")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	before := must[picture](t)(look(s))
	for words, span := range map[string]text.Span{"": at(t, s, id, "Very"), "–": at(t, s, id, "Very well –"), "no\nbreak": at(t, s, id, "well"), "x": at(t, s, id, "you?\nWell")} {
		if _, err := s.Correct(id, span, words, store.NewID()); fault.From(err).Code != fault.Refused && fault.From(err).Code != fault.Invalid {
			t.Errorf("%v as %q: %v", span, words, err)
		}
	}
	if got := must[picture](t)(look(s)); !got.equal(before) {
		t.Error(got.differences(before))
	}
	sound(t, s)
}

// TestCorrectUnderTrash corrects words while a highlight of them lies in the trash: it comes back to
// its words, and not while they are not there.
func TestCorrectUnderTrash(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: at(t, s, id, "Very well")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	must[store.Change](t)(s.RemoveHighlights([]string{h.ID}))
	must[store.Change](t)(s.Correct(id, at(t, s, id, "How"), "Say, how", store.NewID()))
	gone := store.NewID()
	must[store.Change](t)(s.Correct(id, at(t, s, id, "Very well – "), "", gone))
	if _, err := s.BringBack(thrown(t, s).ID); !fault.Is(err, fault.Refused) {
		t.Fatalf("brought back to words that are not there: %v", err)
	}
	must[store.Change](t)(s.Correct(id, at(t, s, id, "thank"), "many thanks to", store.NewID()))
	must[store.Change](t)(s.TakeBackCorrections([]string{gone}))
	must[store.Change](t)(s.BringBack(thrown(t, s).ID))
	if got := must[[]coding.Highlight](t)(s.Highlights(id)); len(got) != 1 || got[0].Quote != "Very well" || got[0].Span != at(t, s, id, "Very well") {
		t.Errorf("brought back: %+v", got)
	}
	sound(t, s)
}

// TestCorrectThenEmptyTrash: undo passes over what has gone from the trash since.
func TestCorrectThenEmptyTrash(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: at(t, s, id, "Good")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	must[store.Change](t)(s.RemoveHighlights([]string{h.ID}))
	must[store.Change](t)(s.Correct(id, at(t, s, id, "How"), "Say, how", store.NewID()))
	if err := s.EmptyTrash(time.Now().Add(1000 * time.Hour)); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		must[store.Change](t)(s.Undo())
		sound(t, s)
		must[store.Change](t)(s.Redo())
		sound(t, s)
	}
}

// TestCorrectAtRandom works on interviews at random, and walks through the history: every
// highlight lies on its words at every step, nothing counted is counted wrong, and with all
// corrections taken back the words are those that were imported.
func TestCorrectAtRandom(t *testing.T) {
	for seed := range uint64(rounds(4, 100)) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			random := rand.New(rand.NewPCG(seed, 9))
			s := newProject(t)
			was := map[string]string{}
			for i := range 2 {
				id := must[string](t)(s.Import(interview(), fmt.Sprint(i), []byte{byte(i)}, ""))
				was[id] = must[text.Text](t)(s.Text(id)).String()
			}
			w := &busy{s, random, map[string]float64{}}
			for range 60 {
				correctSomething(t, w)
			}
			sound(t, s)
			steps := must[[]store.Step](t)(s.Steps())
			for range 6 {
				if _, err := s.GoTo(steps[random.IntN(len(steps))].ID); err != nil && !fault.Is(err, fault.Refused) {
					t.Fatal(err)
				}
				sound(t, s)
			}
			for id := range was {
				takeAllBack(t, s, id, was[id])
			}
			sound(t, s)
		})
	}
}

func correctSomething(t *testing.T, w *busy) {
	t.Helper()
	p := must[[]store.Listing](t)(w.Listings())
	tr := must[transcript.Transcript](t)(w.Transcript(p[w.IntN(len(p))].ID))
	var err error
	switch w.IntN(6) {
	case 0, 1:
		span := w.span(tr.Text)
		span.End = min(span.End, span.Start+20)
		_, err = w.AddHighlight(coding.Highlight{ID: store.NewID(), TranscriptID: tr.ID, Span: span}, nil)
	case 2:
		if highlights := must[[]coding.Highlight](t)(w.Highlights(tr.ID)); len(highlights) > 0 {
			_, err = w.RemoveHighlights([]string{highlights[w.IntN(len(highlights))].ID})
		}
	case 3:
		if len(tr.Corrections) > 0 {
			_, err = w.TakeBackCorrections([]string{tr.Corrections[w.IntN(len(tr.Corrections))].ID, tr.Corrections[0].ID})
		}
	default:
		span := w.span(tr.Text)
		span.End = min(span.End, span.Start+15)
		words := []string{"", "so", "that is", "well", "e\u0301", tr.Text.Slice(span) + "!"}[w.IntN(6)]
		_, err = w.Correct(tr.ID, span, words, store.NewID())
	}
	if err != nil && !fault.Is(err, fault.Refused) && !fault.Is(err, fault.Invalid) {
		t.Fatal(err)
	}
}

// takeAllBack takes back all corrections of a transcript, once no highlight lies on words that only
// they have put there.
func takeAllBack(t *testing.T, s *store.Store, id, was string) {
	t.Helper()
	var highlights, corrections []string
	for _, h := range must[[]coding.Highlight](t)(s.Highlights(id)) {
		highlights = append(highlights, h.ID)
	}
	for _, c := range correctionsOf(t, s, id) {
		corrections = append(corrections, c.ID)
	}
	must[store.Change](t)(s.RemoveHighlights(highlights))
	must[store.Change](t)(s.TakeBackCorrections(corrections))
	if got := must[text.Text](t)(s.Text(id)).String(); got != was {
		t.Errorf("all taken back, it says %q, not %q", got, was)
	}
}
