package layout

import (
	"fmt"
	"slices"
	"strconv"
)

// margin is where numbers stand left of a block's text.
type margin struct {
	left, right float64
	of          int // how many columns the block's page has
}

// leading is a number at the start of a line, apart from the words after it.
type leading struct {
	line  int
	value int
	left  float64
	right float64
}

// removeNumbers takes the numbers of lines and paragraphs out of the left margin, and says
// which it took.
func removeNumbers(blocks []block) string {
	var margins []margin
	for _, b := range blocks {
		if m, ok := b.margin(); ok {
			margins = append(margins, m)
		}
	}
	lowest, highest := 0, 0
	for i := range blocks {
		for _, m := range margins {
			if m.of != blocks[i].of {
				continue
			}
			for _, n := range blocks[i].strip(m) {
				if lowest == 0 || n < lowest {
					lowest = n
				}
				highest = max(highest, n)
			}
		}
	}
	if highest == 0 {
		return ""
	}
	return fmt.Sprintf("The numbers in the margin were left out: %d to %d.", lowest, highest)
}

// margin finds numbers that count up along the lines and stand left of all the words.
func (b *block) margin() (margin, bool) {
	found := b.leading()
	const fewest = 3
	if len(found) < fewest || 12*len(found) < len(b.lines) {
		return margin{}, false
	}
	m := margin{left: found[0].left, right: found[0].right, of: b.of}
	up := 0
	for i, n := range found {
		m.left, m.right = min(m.left, n.left), max(m.right, n.right)
		if i > 0 && n.value > found[i-1].value {
			up++
		}
	}
	words := 0 // lines whose words begin right of the numbers
	for i := range b.lines {
		if b.wordsFrom(i) >= m.right {
			words++
		}
	}
	return m, 10*up >= 9*(len(found)-1) && 20*words >= 19*len(b.lines)
}

// leading are the numbers with which lines begin.
func (b *block) leading() []leading {
	var found []leading
	for i := range b.lines {
		first := b.lines[i].segments[0]
		r := first.sheet.page.Runs[first.runs[0]]
		value, ok := lineNumber(r.Text)
		if ok && gapAfter(first) >= 0.5*r.Size {
			found = append(found, leading{line: i, value: value, left: r.Left, right: r.Right})
		}
	}
	return found
}

// gapAfter is the space between the first word of a segment and what follows; much if
// nothing does.
func gapAfter(s segment) float64 {
	if len(s.runs) == 1 {
		return s.size * wideGap
	}
	runs := s.sheet.page.Runs
	return runs[s.runs[1]].Left - runs[s.runs[0]].Right
}

func lineNumber(word string) (int, bool) {
	const longest = 5
	n, err := strconv.Atoi(word)
	return n, err == nil && n > 0 && len(word) <= longest
}

// wordsFrom is where the words of a line begin, a number before them aside.
func (b *block) wordsFrom(i int) float64 {
	l := b.lines[i]
	first := l.segments[0]
	runs := first.sheet.page.Runs
	if _, ok := lineNumber(runs[first.runs[0]].Text); !ok {
		return first.left
	}
	switch {
	case len(first.runs) > 1:
		return runs[first.runs[1]].Left
	case len(l.segments) > 1:
		return l.segments[1].left
	}
	return l.right
}

// strip takes the numbers in the margin away, and returns them. Lines of which nothing
// stays go too.
func (b *block) strip(m margin) []int {
	var taken []int
	kept := b.lines[:0]
	for _, l := range b.lines {
		n, ok := l.stripNumber(m)
		if ok {
			taken = append(taken, n)
		}
		if len(l.segments) > 0 {
			kept = append(kept, l)
		}
	}
	b.lines = kept
	return taken
}

func (l *line) stripNumber(m margin) (int, bool) {
	first := l.segments[0]
	r := first.sheet.page.Runs[first.runs[0]]
	n, ok := lineNumber(r.Text)
	const near = 2
	if !ok || r.Left < m.left-near*r.Size || r.Right > m.right+near || gapAfter(first) < 0.5*r.Size {
		return 0, false
	}
	rest := l.segments[1:]
	if len(first.runs) > 1 {
		rest = append([]segment{first.sheet.segmentOf(first.runs[1:])}, rest...)
	}
	*l = lineOf(rest)
	return n, true
}

// segmentOf puts runs of the sheet together.
func (s *sheet) segmentOf(runs []int) segment {
	r := s.page.Runs[runs[0]]
	seg := segment{sheet: s, runs: []int{runs[0]}, left: r.Left, right: r.Right, base: r.Base, size: r.Size}
	for _, run := range runs[1:] {
		seg.add(run)
	}
	return seg
}

// lineOf puts segments together that stand on one line.
func lineOf(segments []segment) line {
	if len(segments) == 0 {
		return line{}
	}
	s := segments[0]
	l := line{segments: slices.Clone(segments[:1]), left: s.left, right: s.right, base: s.base, size: s.size}
	for _, s := range segments[1:] {
		l.add(s)
	}
	return l
}
