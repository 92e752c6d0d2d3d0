package html

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
)

// white is what a browser shows as one space, however much of it there is.
const white = " \t\n\r\f"

// block is a paragraph with what its elements say of its words.
type block struct {
	document.Paragraph
	marks []mark
	signs []signed
}

// mark is a passage on a background of a colour.
type mark struct {
	text.Span
	colour string
}

// signed is a passage whose element says what it is.
type signed struct {
	text.Span
	sign sign
}

// paragraph is one in the making.
type paragraph struct {
	block
	out    strings.Builder
	points int    // the length of out
	space  bool   // white space came after the last letter
	breaks int    // so did these many line breaks
	gap    int    // what separates the next letter from the last: nothing, a space (1), or a line break (-1)
	ms     *int64 // when the next letter is spoken
}

// text adds a text of the page.
func (w *walker) text(s string, c context) {
	w.p.describe(c)
	if c.pre {
		w.lines(s, c)
		return
	}
	for len(s) > 0 {
		n := strings.IndexAny(s, white)
		if n < 0 {
			n = len(s)
		}
		if n > 0 {
			w.p.write(s[:n], c)
		}
		rest := strings.TrimLeft(s[n:], white)
		w.p.space = w.p.space || len(rest) < len(s[n:])
		s = rest
	}
}

// lines adds a text that keeps its white space: each line is a paragraph, as in a plain text.
func (w *walker) lines(s string, c context) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			w.endLine()
			w.p.describe(c)
		}
		if line = strings.ReplaceAll(line, "\r", ""); line != "" {
			w.p.write(line, c)
		}
	}
}

// endLine ends a line that is a paragraph; after a blank one the next stands apart.
func (w *walker) endLine() {
	blank := strings.TrimSpace(w.p.out.String()) == ""
	w.end()
	w.apart = w.apart || blank
}

// lineBreak breaks a line. Two breaks in a row end the paragraph.
func (w *walker) lineBreak(c context) {
	if c.pre {
		w.endLine()
		return
	}
	w.p.breaks++
	w.p.space = false
	if w.p.breaks > 1 {
		w.end()
		w.p.breaks = 1
		w.apart = true
	}
}

// describe notes what is around the first words of the paragraph.
func (p *paragraph) describe(c context) {
	if p.points == 0 {
		p.Kind, p.Cell = c.kind, c.cell
	}
}

// write adds letters, after the break or the space that came before them.
func (p *paragraph) write(letters string, c context) {
	p.describe(c)
	p.separate()
	p.spoken()
	span := text.Span{Start: p.points, End: p.points + utf8.RuneCountInString(letters)}
	p.out.WriteString(letters)
	p.points = span.End
	if c.strong {
		p.Strong = p.extend(p.Strong, span)
	}
	if c.colour != "" {
		p.colour(span, c.colour)
	}
	switch {
	case c.sign == figurative:
		p.Directions = append(p.Directions, span)
	case c.sign != none:
		p.sign(span, c.sign)
	}
}

func (p *paragraph) separate() {
	p.gap = 0
	switch {
	case p.points == 0:
	case p.breaks > 0:
		p.out.WriteByte('\n')
		p.points++
		p.gap = -1
	case p.space:
		p.out.WriteByte(' ')
		p.points++
		p.gap = 1
	}
	p.space, p.breaks = false, 0
}

// spoken notes when the next letter is spoken. Times go forward.
func (p *paragraph) spoken() {
	switch {
	case p.ms == nil:
	case p.points == 0:
		p.Start = p.ms
	case len(p.Syncs) == 0 || p.Syncs[len(p.Syncs)-1].Ms <= *p.ms:
		p.Syncs = append(p.Syncs, document.Sync{At: p.points, Ms: *p.ms})
	}
	p.ms = nil
}

// follows reports whether a span goes on where the last one ended, a space aside.
func (p *paragraph) follows(last, next text.Span) bool {
	return next.Start-last.End == p.gap
}

func (p *paragraph) extend(spans []text.Span, next text.Span) []text.Span {
	if n := len(spans); n > 0 && p.follows(spans[n-1], next) {
		spans[n-1].End = next.End
		return spans
	}
	return append(spans, next)
}

func (p *paragraph) colour(next text.Span, colour string) {
	if n := len(p.marks); n > 0 && p.marks[n-1].colour == colour && p.follows(p.marks[n-1].Span, next) {
		p.marks[n-1].End = next.End
		return
	}
	p.marks = append(p.marks, mark{next, colour})
}

func (p *paragraph) sign(next text.Span, sign sign) {
	if n := len(p.signs); n > 0 && p.signs[n-1].sign == sign && p.follows(p.signs[n-1].Span, next) {
		p.signs[n-1].End = next.End
		return
	}
	p.signs = append(p.signs, signed{next, sign})
}

// end ends the paragraph, if it has words.
func (w *walker) end() {
	p := w.p
	w.p = paragraph{}
	if strings.TrimSpace(p.out.String()) == "" {
		w.apart = w.apart || p.points > 0
		return
	}
	p.Text, p.Apart = p.out.String(), w.apart
	if p.Start == nil {
		p.Start = w.start
	}
	p.End = w.over
	w.blocks = append(w.blocks, p.block)
	w.apart, w.start, w.over = false, nil, nil
}
