// Package marked cuts whole transcripts at the edges of their highlights, as the formats that
// show a transcript from its first word to its last need it.
package marked

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"manicule/internal/export/report"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Block is a turn, or a paragraph outside turns.
type Block struct {
	Turn       int // counted from 1; 0 outside turns
	Speaker    *report.Speaker
	Front      bool // it belongs to the front matter
	Time       string
	Paragraphs [][]Segment
}

// Segment is a stretch of a paragraph that all of the same highlights cover. It may be empty
// where a highlight has no words.
type Segment struct {
	Words     string
	Under     []*report.Excerpt // the highlights that cover it, those that began first first
	Opens     []*report.Excerpt // the highlights that begin here
	Closes    []*report.Excerpt // and that end with it
	Direction bool
}

// Colour is that of the innermost highlight that covers the segment: its first tag's; empty
// for none, and where the highlight has no tags.
func (s Segment) Colour() string {
	if len(s.Under) == 0 {
		return ""
	}
	return Colour(s.Under[len(s.Under)-1])
}

// Colour is the colour of the excerpt's first tag; empty where it has none.
func Colour(e *report.Excerpt) string {
	if len(e.Tags) == 0 {
		return ""
	}
	return e.Tags[0].Colour
}

// Blocks cuts a transcript. Together the segments are its words, and each of its excerpts
// opens and closes once.
func Blocks(s *report.Source, speakers []*report.Speaker) []Block {
	c := newCutter(s)
	voices := make(map[string]*report.Speaker, len(speakers))
	for _, v := range speakers {
		voices[v.ID] = v
	}
	var blocks []Block
	for _, passage := range s.Passages() {
		b := Block{Front: passage.End <= s.Front.End}
		if i, ok := s.TurnAt(passage.Start); ok {
			turn := s.Turns[i]
			b.Turn, b.Speaker = i+1, voices[turn.SpeakerID]
			if turn.Start != nil {
				b.Time = report.Clock(*turn.Start)
			}
		}
		for _, p := range paragraphs(s.Transcript, passage) {
			b.Paragraphs = append(b.Paragraphs, c.cut(p))
		}
		if len(b.Paragraphs) > 0 {
			blocks = append(blocks, b)
		}
	}
	return c.rest(blocks)
}

// paragraphs divides a passage at its newlines. What is empty is left out.
func paragraphs(t *transcript.Transcript, passage text.Span) []text.Span {
	var spans []text.Span
	at := passage.Start
	for line := range strings.SplitSeq(t.Text.Slice(passage), "\n") {
		end := at + utf8.RuneCountInString(line)
		if end > at {
			spans = append(spans, text.Span{Start: at, End: end})
		}
		at = end + 1
	}
	return spans
}

// placed is an excerpt at the words it has, without the newlines around them.
type placed struct {
	span    text.Span
	excerpt *report.Excerpt
}

// cutter goes through a transcript once, paragraph by paragraph.
type cutter struct {
	source *report.Source
	coming []placed // not yet begun, in order
	open   []placed // begun and not yet ended
}

func newCutter(s *report.Source) *cutter {
	c := &cutter{source: s}
	for _, e := range s.Excerpts {
		span := s.Text.Clamp(e.Highlight.Span)
		words := s.Text.Slice(span)
		bare := strings.TrimLeft(words, "\n")
		span.Start += len(words) - len(bare)
		span.End = max(span.Start, span.End-(len(bare)-len(strings.TrimRight(bare, "\n"))))
		c.coming = append(c.coming, placed{span, e})
	}
	slices.SortStableFunc(c.coming, func(a, b placed) int { return a.span.Start - b.span.Start })
	return c
}

// cut cuts a paragraph.
func (c *cutter) cut(p text.Span) []Segment {
	var segments []Segment
	for _, stretch := range c.stretches(p) {
		segments = append(segments, c.segment(stretch)...)
	}
	return segments
}

// stretches divides a paragraph wherever a highlight or a direction begins or ends.
func (c *cutter) stretches(p text.Span) []text.Span {
	points := []int{p.Start, p.End}
	add := func(s text.Span) {
		for _, point := range []int{s.Start, s.End} {
			if p.Start < point && point < p.End {
				points = append(points, point)
			}
		}
	}
	for _, h := range c.open {
		add(h.span)
	}
	for _, h := range c.coming {
		if h.span.Start >= p.End {
			break
		}
		add(h.span)
	}
	directions := c.source.Directions
	for _, d := range directions[c.directionAfter(p.Start):] {
		if d.Start >= p.End {
			break
		}
		add(d)
	}
	slices.Sort(points)
	points = slices.Compact(points)
	spans := make([]text.Span, len(points)-1)
	for i := range spans {
		spans[i] = text.Span{Start: points[i], End: points[i+1]}
	}
	return spans
}

// directionAfter is the index of the first direction that ends after a position.
func (c *cutter) directionAfter(position int) int {
	d := c.source.Directions
	return sort.Search(len(d), func(i int) bool { return d[i].End > position })
}

// segment makes the segment of a stretch, after empty ones for the highlights without words
// that lie before it.
func (c *cutter) segment(s text.Span) []Segment {
	var segments []Segment
	var opens []*report.Excerpt
	for len(c.coming) > 0 && c.coming[0].span.Start <= s.Start {
		h := c.coming[0]
		c.coming = c.coming[1:]
		if h.span.Len() == 0 {
			alone := []*report.Excerpt{h.excerpt}
			segments = append(segments, Segment{Under: alone, Opens: alone, Closes: alone})
			continue
		}
		c.open = append(c.open, h)
		opens = append(opens, h.excerpt)
	}
	now := Segment{Words: c.source.Text.Slice(s), Opens: opens, Direction: c.isDirection(s)}
	for _, h := range c.open {
		now.Under = append(now.Under, h.excerpt)
		if h.span.End <= s.End {
			now.Closes = append(now.Closes, h.excerpt)
		}
	}
	c.open = slices.DeleteFunc(c.open, func(h placed) bool { return h.span.End <= s.End })
	return append(segments, now)
}

func (c *cutter) isDirection(s text.Span) bool {
	i := c.directionAfter(s.Start)
	return i < len(c.source.Directions) && c.source.Directions[i].Contains(s)
}

// rest gives what lies after the last words a place at their end.
func (c *cutter) rest(blocks []Block) []Block {
	if len(c.coming) == 0 {
		return blocks
	}
	if len(blocks) == 0 {
		blocks = []Block{{Paragraphs: [][]Segment{nil}}}
	}
	last := blocks[len(blocks)-1].Paragraphs
	for _, h := range c.coming {
		alone := []*report.Excerpt{h.excerpt}
		last[len(last)-1] = append(last[len(last)-1], Segment{Under: alone, Opens: alone, Closes: alone})
	}
	c.coming = nil
	return blocks
}
