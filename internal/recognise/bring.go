package recognise

import (
	"slices"
	"sort"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// bringOver brings what the document says about places in its paragraphs - directions,
// times, marks - to where their words have come to stand.
func (b *builder) bringOver(d *transcript.Draft) {
	var directions []text.Span
	var syncs []transcript.Sync
	for i, p := range b.doc.Paragraphs {
		for _, s := range p.Directions {
			if span, ok := b.spanOf(document.Place{Paragraph: i, At: s.Start}, document.Place{Paragraph: i, At: s.End}); ok && span.Start >= d.Front.End {
				directions = append(directions, span)
			}
		}
		for _, s := range p.Syncs {
			if at, ok := b.positionOf(document.Place{Paragraph: i, At: s.At}); ok && at >= d.Front.End {
				syncs = append(syncs, transcript.Sync{At: at, Ms: s.Ms})
			}
		}
	}
	d.Directions = mergeSpans(d.Directions, directions)
	d.Syncs = mergeSyncs(d.Syncs, syncs)
	b.bringMarks(d)
}

// positionOf is where the word at a place has come to stand, or the next one that is in the
// text; false if no word at or after it in its paragraph is.
func (b *builder) positionOf(at document.Place) (position int, ok bool) {
	i := b.pieceEndingAfter(at)
	if i == len(b.pieces) || b.pieces[i].paragraph != at.Paragraph {
		return 0, false
	}
	return b.pieces[i].at + max(at.At-b.pieces[i].from.Start, 0), true
}

// spanOf is where the words between two places have come to stand; false if none of them is
// in the text.
func (b *builder) spanOf(from, to document.Place) (text.Span, bool) {
	first := b.pieceEndingAfter(from)
	last := sort.Search(len(b.pieces), func(i int) bool { return !before(b.pieces[i].start(), to) }) - 1
	if first > last {
		return text.Span{}, false
	}
	f, l := b.pieces[first], b.pieces[last]
	span := text.Span{Start: f.at, End: l.at + l.from.Len()}
	if f.paragraph == from.Paragraph {
		span.Start += max(from.At-f.from.Start, 0)
	}
	if l.paragraph == to.Paragraph {
		span.End = l.at + min(to.At, l.from.End) - l.from.Start
	}
	return span, span.Len() > 0
}

// pieceEndingAfter is the number of the first piece that has a word at or after a place.
func (b *builder) pieceEndingAfter(at document.Place) int {
	return sort.Search(len(b.pieces), func(i int) bool {
		p := b.pieces[i]
		return before(at, document.Place{Paragraph: p.paragraph, At: p.from.End})
	})
}

func (p piece) start() document.Place {
	return document.Place{Paragraph: p.paragraph, At: p.from.Start}
}

func before(a, b document.Place) bool {
	return a.Paragraph < b.Paragraph || a.Paragraph == b.Paragraph && a.At < b.At
}

// mergeSpans puts spans in order and leaves out those that overlap an earlier one.
func mergeSpans(a, b []text.Span) []text.Span {
	if len(b) == 0 {
		return a
	}
	all := slices.SortedFunc(slices.Values(append(a, b...)), func(x, y text.Span) int {
		if x.Start != y.Start {
			return x.Start - y.Start
		}
		return y.End - x.End
	})
	kept := all[:0]
	for _, s := range all {
		if len(kept) == 0 || !kept[len(kept)-1].Overlaps(s) {
			kept = append(kept, s)
		}
	}
	return kept
}

// mergeSyncs puts times in the order of their places, one to a place.
func mergeSyncs(a, b []transcript.Sync) []transcript.Sync {
	if len(b) == 0 {
		return a
	}
	all := append(a, b...)
	slices.SortStableFunc(all, func(x, y transcript.Sync) int { return x.At - y.At })
	return slices.CompactFunc(all, func(x, y transcript.Sync) bool { return x.At == y.At })
}
