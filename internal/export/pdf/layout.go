package pdf

import (
	"strings"
)

// style is how words look.
type style struct {
	face   face
	size   float64
	colour string // "#RRGGBB"; empty is black
	mark   string // the colour behind it, as of a marker; empty for none
	raise  float64
}

// span is words in one style.
type span struct {
	style style
	words string
}

// block is a paragraph.
type block struct {
	spans         []span
	leading       float64 // from line to line
	before, after float64 // the space around it
	left          float64 // how far it is moved in
	bar           string  // the colour of a line at its left; empty for none
	fill          string  // the colour behind it
	with          float64 // how much of what follows its last line has to be on the same page
}

// piece is words of one style in a line.
type piece struct {
	x     float64
	style style
	words string
}

// laid is a block in lines.
type laid struct {
	block
	lines [][]piece
}

// height is how much it takes without the space before it.
func (l laid) height() float64 { return float64(len(l.lines))*l.leading + l.after }

// lay breaks a block into lines.
func (d *document) lay(b block) laid {
	breaker := breaker{d: d, width: textWidth - b.left}
	for _, s := range b.spans {
		breaker.add(s)
	}
	return laid{b, breaker.end()}
}

// breaker fills lines with words as long as there is room.
type breaker struct {
	d     *document
	width float64
	lines [][]piece
	line  []piece
	x     float64
}

func (b *breaker) add(s span) {
	for i, line := range strings.Split(b.d.faces.fit(s.words), "\n") {
		if i > 0 {
			b.newLine()
		}
		for line != "" {
			end := strings.IndexByte(line, ' ') + 1
			if end == 0 {
				end = len(line)
			}
			b.word(s.style, line[:end])
			line = line[end:]
		}
	}
}

// word adds a word with the space after it, which does not count at the end of a line.
func (b *breaker) word(s style, word string) {
	bare := strings.TrimRight(word, " ")
	if b.x > 0 && b.x+b.d.width(s, bare) > b.width {
		b.newLine()
	}
	for b.x == 0 && b.d.width(s, bare) > b.width {
		head := b.head(s, bare)
		b.put(s, head)
		b.newLine()
		word, bare = word[len(head):], bare[len(head):]
	}
	b.put(s, word)
}

// head is as much of a word that no line can hold as a line can hold.
func (b *breaker) head(s style, word string) string {
	x := 0.0
	for i, r := range word {
		x += b.d.width(s, string(r))
		if x > b.width && i > 0 {
			return word[:i]
		}
	}
	return word
}

// put adds words to the line.
func (b *breaker) put(s style, words string) {
	if last := len(b.line) - 1; last >= 0 && b.line[last].style == s {
		b.line[last].words += words
	} else if words != "" {
		b.line = append(b.line, piece{b.x, s, words})
	}
	b.x += b.d.width(s, words)
}

func (b *breaker) newLine() {
	b.lines = append(b.lines, b.line)
	b.line, b.x = nil, 0
}

func (b *breaker) end() [][]piece {
	if len(b.line) > 0 || len(b.lines) == 0 {
		b.newLine()
	}
	return b.lines
}

const halfPage = (pageHeight - topMargin - bottomMargin) / 2

// height is how much blocks take, with the space before each.
func (d *document) height(blocks []block) float64 {
	sum := 0.0
	for _, b := range blocks {
		sum += b.before + d.lay(b).height()
	}
	return sum
}

// together writes blocks, on one page if they fit on one and are not much of it.
func (d *document) together(blocks ...block) {
	var all []laid
	height := 0.0
	for i, b := range blocks {
		l := d.lay(b)
		all = append(all, l)
		height += l.height()
		if i > 0 {
			height += b.before
		}
	}
	if height+blocks[0].before > d.room() && height < halfPage {
		d.newPage()
	}
	for _, l := range all {
		d.flow(l)
	}
}

// flow writes a block, over several pages if it must. No line of it stays alone.
func (d *document) flow(l laid) {
	if d.y > topMargin {
		d.y += l.before
	}
	for i := range l.lines {
		left := len(l.lines) - i
		needed := l.leading
		if left == 2 || i == 0 && left > 1 {
			needed += l.leading
		}
		if left <= 2 {
			needed += l.with
		}
		if d.room() < needed {
			d.newPage()
		}
		d.line(l, i)
	}
	d.y += l.after
}

// line writes one line of a block.
func (d *document) line(l laid, i int) {
	x := sideMargin + l.left
	if l.fill != "" {
		d.rectangle(x-8, d.y, textWidth-l.left+8, l.leading, l.fill)
	}
	if l.bar != "" {
		height := l.leading
		if i == len(l.lines)-1 {
			height += l.after
		}
		d.rectangle(sideMargin, d.y, 2, height, l.bar)
	}
	for _, p := range l.lines[i] {
		if p.style.mark != "" {
			d.rectangle(x+p.x, d.y+l.leading*0.74-p.style.size, d.width(p.style, p.words), p.style.size*1.3, p.style.mark)
		}
		d.put(x+p.x, d.y+l.leading*0.74-p.style.raise, p.style, strings.TrimRight(p.words, " "))
	}
	d.y += l.leading
}

func (d *document) rectangle(x, y, width, height float64, colour string) {
	r, g, b := rgb(colour)
	d.pdf.SetFillColor(r, g, b)
	d.pdf.Rect(x, y, width, height, "F")
}
