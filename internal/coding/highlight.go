package coding

import (
	"cmp"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// contextLen is how many code points a highlight remembers either side of its quote.
const contextLen = 32

// Anchor lays the highlight on a span of its transcript's text: it sets Span, Quote,
// Prefix and Suffix. The span must hold at least one code point of the text.
func (h *Highlight) Anchor(t text.Text, span text.Span) error {
	if !t.Holds(span) {
		return fault.New(fault.Invalid, "The passage from %d to %d does not lie in the transcript, which has %d characters.",
			span.Start, span.End, t.Len())
	}
	if span.Len() == 0 {
		return fault.New(fault.Invalid, "A highlight needs at least one character.").WithHint("Select some words first.")
	}
	h.Span = span
	h.Quote = t.Slice(span)
	h.Prefix, h.Suffix = t.Around(span, contextLen)
	return nil
}

// Follow lays the highlight where its words stand in a later version of its text, to which the map
// leads. It is refused where no words are left.
func (h *Highlight) Follow(m text.Map, later text.Text) error {
	span, left := m.Span(h.Span)
	if !left || strings.TrimSpace(later.Slice(later.Clamp(span))) == "" && strings.TrimSpace(h.Quote) != "" {
		return fault.New(fault.Refused, "The highlight “%s” would be left without words.", firstWords(h.Quote)).
			WithHint("Leave at least one of its words, or remove the highlight first.")
	}
	return h.Anchor(later, span)
}

// Matches reports whether the quote is what the text says at the highlight's span.
func (h Highlight) Matches(t text.Text) bool {
	return h.Span.Len() > 0 && t.Holds(h.Span) && t.Slice(h.Span) == h.Quote
}

// DocumentOrder compares two highlights of one transcript: the earlier first, of those
// that start together the longer, then by id.
func DocumentOrder(a, b Highlight) int {
	if a.Span.Start != b.Span.Start {
		return cmp.Compare(a.Span.Start, b.Span.Start)
	}
	return cmp.Or(cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
}
