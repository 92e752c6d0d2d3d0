package transcript

import (
	"slices"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// Rewriting is what becomes of a transcript whose words change: its text, its corrections, and
// where that which lies on the text comes to stand.
type Rewriting struct {
	Text        text.Text
	Corrections []Correction // in order; between two of them there is at least one letter
	Map         text.Map
	edits       []text.Edit
	more        int // words, may be less than none
}

// Nothing reports whether all words stay as they are.
func (r Rewriting) Nothing() bool { return len(r.edits) == 0 }

// Edits are what the words' map is made of.
func (r Rewriting) Edits() []text.Edit { return r.edits }

// Of returns the transcript that was rewritten as it becomes. A direction whose words were all
// taken out is gone.
func (r Rewriting) Of(t Transcript) Transcript {
	if r.Nothing() {
		return t
	}
	before := t.Text
	t.Text, t.Corrections, t.Words = r.Text, r.Corrections, t.Words+r.more
	t.Front = r.Map.Holding(t.Front)
	t.Turns = r.turns(before, t.Turns, t.Front.End)
	directions := t.Directions
	t.Directions = nil
	for _, d := range directions {
		if moved, there := r.Map.Span(d); there {
			t.Directions = append(t.Directions, moved)
		}
	}
	t.Syncs = slices.Clone(t.Syncs)
	for i := range t.Syncs {
		t.Syncs[i].At = r.At(t.Syncs[i].At)
	}
	return t
}

// At returns where the letter at a position comes to stand, or what stands in its place.
func (r Rewriting) At(position int) int { return min(r.Map.At(position), r.Text.Len()) }

// turns moves turns, each of which holds all that is put into its paragraphs, and counts the
// words anew of those that change.
func (r Rewriting) turns(before text.Text, turns []Turn, floor int) []Turn {
	turns = slices.Clone(turns)
	for i := range turns {
		was := turns[i].Span
		is := r.Map.Holding(was)
		is.Start = max(is.Start, floor) // where two touch, what is put between them is the first one's
		is.End = max(is.End, is.Start)
		turns[i].Span, floor = is, is.End
		if said := r.Text.Slice(is); said != before.Slice(was) {
			turns[i].Words = CountWords(said)
		}
	}
	return turns
}

// rewrite makes edits, which are in order. It refuses what would leave so little of a paragraph or
// a turn that had words.
func (t Transcript) rewrite(body letters, edits []replacement, corrections []Correction, tooLittle func(string) bool) (Rewriting, error) {
	r := Rewriting{Corrections: corrections}
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(string(body[at:e.span.Start]))
		out.WriteString(string(e.words))
		at = e.span.End
		r.edits = append(r.edits, e.edit())
	}
	out.WriteString(string(body[at:]))
	r.Text, r.Map = text.New(out.String()), text.NewMap(r.edits)
	done := -1
	for _, e := range edits {
		if e.span.Start <= done {
			continue // in the paragraph before
		}
		paragraph := body.paragraph(e.span)
		done = paragraph.End
		was, is := t.Text.Slice(paragraph), r.Text.Slice(r.Map.Holding(paragraph))
		if !isBlank(was) && tooLittle(is) {
			return r, noWordsLeft("The paragraph “%s” would be left without words.", was)
		}
		r.more += CountWords(is) - CountWords(was)
	}
	for i, turn := range r.turns(t.Text, t.Turns, r.Map.Holding(t.Front).End) {
		if was := t.Text.Slice(t.Turns[i].Span); !isBlank(was) && tooLittle(r.Text.Slice(turn.Span)) {
			return r, noWordsLeft("The turn “%s” would be left without words.", was)
		}
	}
	return r, nil
}

func noWordsLeft(format, words string) error {
	const most = 60
	if runes := []rune(words); len(runes) > most {
		words = string(runes[:most]) + "…"
	}
	return fault.New(fault.Refused, format, words).WithHint("Leave at least one of its words.")
}

// isBlank reports whether words are nothing but white space.
func isBlank(words string) bool { return strings.TrimSpace(words) == "" }

func isEmpty(words string) bool { return words == "" }
