package transcript

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// Correction is a stretch of a transcript whose words were put right.
type Correction struct {
	ID      string
	Span    text.Span // in the text as it is; empty where the words were taken out
	Was     string    // the words of the imported text that stood there; never empty
	Author  string
	Created time.Time
}

// Correct has words stand in the place of those of a span, which lies within a paragraph and holds
// at least one letter. Only what differs changes. It becomes a correction, c, or several with
// words between them that stay: each one with those there that it meets, and none where the words
// are then as they were imported. The id, author and time are the caller's; where there are several,
// all but the first have the id with a number behind it. It is refused if a paragraph or a turn
// would be left without words.
func (t Transcript) Correct(span text.Span, words string, c Correction) (Rewriting, error) {
	if err := t.correctable(span); err != nil {
		return Rewriting{}, err
	}
	typed, err := typedWords(words)
	if err != nil {
		return Rewriting{}, err
	}
	body := letters(t.Text.String())
	edit := body.differing(replacement{span, typed})
	edit = body.differing(replacement{edit.span, spaced(edit.words)})
	if edit.nothing() {
		return Rewriting{Text: t.Text, Corrections: t.Corrections}, nil
	}
	return t.rewrite(body, body.least(edit), t.joinedAll(body, body.gaps(edit, isWord), c), isBlank)
}

// correctable says why the words of a span can't be corrected.
func (t Transcript) correctable(span text.Span) error {
	switch {
	case !t.Text.Holds(span):
		return fault.New(fault.Invalid, "The words from %d to %d do not lie in the transcript, which has %d characters.", span.Start, span.End, t.Text.Len())
	case span.Len() == 0:
		return fault.New(fault.Invalid, "A correction needs at least one character.").WithHint("Select the words to correct first.")
	case holdsLineBreak(t.Text.Slice(span)):
		return fault.New(fault.Invalid, "A correction stays within one paragraph.").WithHint("Correct the words of each paragraph by themselves.")
	}
	return nil
}

// joinedAll are the corrections there will be when edits have each made one. The last is made
// first, so that those before it stay where they are.
func (t Transcript) joinedAll(body letters, edits []replacement, c Correction) []Correction {
	for i, edit := range slices.Backward(edits) {
		if i == 0 {
			return t.joined(body, edit, c)
		}
		numbered := c
		numbered.ID = fmt.Sprintf("%s:%d", c.ID, i+1)
		t.Corrections = t.joined(body, edit, numbered)
		body = body.with(edit)
	}
	return t.Corrections
}

// joined are the corrections there will be when an edit has made one.
func (t Transcript) joined(body letters, edit replacement, c Correction) []Correction {
	made := edit
	for {
		met := t.corrections(func(other Correction) bool { return meets(other.Span, made.span) })
		for _, other := range met {
			made = body.widened(made, other.Span)
		}
		was := body.imported(made.span, met)
		before := body.with(replacement{made.span, was})
		kept := before.differing(replacement{text.Span{Start: made.span.Start, End: made.span.Start + len(was)}, made.words})
		if kept.span.Len() == 0 && !kept.nothing() {
			kept = before.withNeighbour(kept)
		}
		// Where it ends in the text as it is: what follows was and what follows made are the same.
		end := kept.span.End - made.span.Start - len(was) + made.span.End
		wider := body.widened(made, text.Span{Start: min(kept.span.Start, made.span.Start), End: max(end, made.span.End)})
		if wider.span != made.span {
			made = wider // it may meet others now
			continue
		}
		corrections := t.corrections(func(other Correction) bool { return !meets(other.Span, made.span) })
		moved := moveCorrections(corrections, text.NewMap([]text.Edit{edit.edit()}))
		if kept.nothing() {
			return moved
		}
		c.Was = string(before[kept.span.Start:kept.span.End])
		c.Span = text.Span{Start: kept.span.Start, End: kept.span.Start + len(kept.words)}
		moved = append(moved, c)
		slices.SortFunc(moved, func(a, b Correction) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		return moved
	}
}

// meets reports whether two spans share a letter, or touch.
func meets(a, b text.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// corrections are those of which something holds.
func (t Transcript) corrections(which func(Correction) bool) (found []Correction) {
	for _, c := range t.Corrections {
		if which(c) {
			found = append(found, c)
		}
	}
	return found
}

func moveCorrections(corrections []Correction, m text.Map) []Correction {
	moved := slices.Clone(corrections)
	for i := range moved {
		moved[i].Span, _ = m.Span(moved[i].Span)
	}
	return moved
}

// TakeBack puts the imported words where corrections have put others. Those that are not there
// are passed over. It is refused if nothing at all would be left of a paragraph, as other words of
// it have been taken out.
func (t Transcript) TakeBack(ids []string) (Rewriting, error) {
	body := letters(t.Text.String())
	taken := t.corrections(func(c Correction) bool { return slices.Contains(ids, c.ID) })
	kept := t.corrections(func(c Correction) bool { return !slices.Contains(ids, c.ID) })
	if len(taken) == 0 {
		return Rewriting{Text: t.Text, Corrections: t.Corrections}, nil
	}
	var edits []replacement
	done := -1
	for _, c := range taken {
		whole := replacement{c.Span, letters(c.Was)}
		edit := body.differing(whole)
		// A word may reach over from one correction into another, which is to stay as it is.
		if len(t.corrections(func(other Correction) bool { return meets(other.Span, edit.span) })) > 1 || edit.span.Start <= done {
			edit = whole
		}
		done = edit.span.End
		edits = append(edits, body.least(edit)...)
	}
	r, err := t.rewrite(body, edits, nil, isEmpty)
	r.Corrections = moveCorrections(kept, r.Map)
	return r, err
}
