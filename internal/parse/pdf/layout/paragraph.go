package layout

import (
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
)

// paragraph is lines that belong together.
type paragraph struct {
	lines []line
	rel   []float64 // where each begins, from its flow's start
	cell  *document.Cell
	apart bool
}

// paragraphs puts lines together. A paragraph may go on in the next column or on the next page.
func (s *setting) paragraphs(flows []flow) []paragraph {
	var found []paragraph
	for i := range flows {
		f := &flows[i]
		for j := range f.lines {
			l, rel := f.lines[j], f.lines[j].from-f.from
			last := len(found) - 1
			if last < 0 || !sameCell(found[last].cell, f.cell) {
				found = append(found, paragraph{lines: []line{l}, rel: []float64{rel}, cell: f.cell, apart: last >= 0 && f.cell == nil})
				continue
			}
			p := &found[last]
			apart := j > 0 && s.standsApart(f.lines[j-1], l)
			if !apart && s.goesOn(p, f, &l, rel, edgeBefore(flows, i, j)) {
				p.lines, p.rel = append(p.lines, l), append(p.rel, rel)
				continue
			}
			if j == 0 {
				apart = p.apart
			}
			found = append(found, paragraph{lines: []line{l}, rel: []float64{rel}, cell: f.cell, apart: apart})
		}
	}
	return found
}

func sameCell(a, b *document.Cell) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// edgeBefore is where the flow of the line before the given one ends.
func edgeBefore(flows []flow, flow, line int) float64 {
	if line == 0 && flow > 0 {
		flow--
	}
	return flows[flow].to
}

// standsApart reports whether there is more space between two lines than in a paragraph.
func (s *setting) standsApart(a, b line) bool {
	if a.sheet() != b.sheet() {
		return false
	}
	return a.base-b.base > 1.2*s.leading*(0.25*a.size+0.75*b.size)
}

// goesOn reports whether a line belongs to the paragraph before it, of which the last line
// could have reached the edge.
func (s *setting) goesOn(p *paragraph, f *flow, l *line, rel, edge float64) bool {
	last := &p.lines[len(p.lines)-1]
	sure := surelyGoesOn(last, l)
	switch {
	case differ(last.size, l.size):
		return false
	case s.isOpening(last, l):
		return false
	case !s.startsLikeRest(p, l, rel, sure):
		return false
	case last.allStrong(s) != l.beginsStrong(s) && endsSentence(last.words()):
		return false
	}
	wouldFit := last.to+l.firstWord() < edge-s.slack
	return sure || !wouldFit
}

// startsLikeRest reports whether a line begins where one that goes on with the paragraph does.
func (s *setting) startsLikeRest(p *paragraph, l *line, rel float64, sure bool) bool {
	near := 0.6 * l.size
	if n := len(p.rel); n > 1 {
		return math.Abs(rel-p.rel[n-1]) < near
	}
	if !s.isStart(rel, near) {
		return math.Abs(rel-p.rel[0]) < near && sure
	}
	return sure || rel < p.rel[0]+near || !s.isStart(p.rel[0], near)
}

// isStart reports whether lines that go on begin here.
func (s *setting) isStart(rel, near float64) bool {
	for _, start := range s.starts {
		if math.Abs(rel-start) < near {
			return true
		}
	}
	return false
}

// Signs at the start of a line that somebody else begins to speak, or that a time is told.
var (
	label   = regexp.MustCompile(`^[\p{Lu}\p{Lo}\d\[(][^:：]{0,39}[:：](?:\s|$)`)
	letter  = regexp.MustCompile(`^[QAFRPI][.:]?\t`)
	opening = regexp.MustCompile(`^(?:[-–—]\s|>>|[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?(?:\s|$))`)
)

// labelOf is what stands before a colon at the start of a line, if it may be a name; else "".
func labelOf(words string) string {
	const most = 5
	found := label.FindString(words)
	name := strings.TrimRightFunc(found, func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '：' })
	if len(strings.Fields(name)) > most || strings.ContainsAny(name, ".?!;") && len(strings.Fields(name)) > 2 {
		return ""
	}
	return name
}

// isOpening reports whether a line begins like a turn, as far as the line before lets it.
func (s *setting) isOpening(last, l *line) bool {
	words := l.words()
	if letter.MatchString(words) || l.strongLabel(s) {
		return true
	}
	name := labelOf(words)
	if name != "" && s.labels[name] > 1 {
		return true
	}
	return endsSentence(last.words()) && (name != "" || opening.MatchString(words))
}

// words is the line's text.
func (l *line) words() string {
	if l.text == "" {
		l.text = l.compose()
	}
	return l.text
}

// firstWord is the width of the line's first word with the space before it.
func (l *line) firstWord() float64 {
	runs := l.sheet().page.Runs
	order := l.order()
	first := runs[order[0]]
	width := first.Right - first.Left
	for _, run := range order[1:] {
		if !runs[run].Glued {
			break
		}
		width += runs[run].Right - runs[run].Left
	}
	return width + 0.2*first.Size
}

// strong reports whether a run is set otherwise than most of the document.
func (s *setting) strong(r Run) bool { return r.Bold != s.bold || r.Italic != s.italic }

func (l *line) beginsStrong(s *setting) bool {
	return s.strong(l.sheet().page.Runs[l.order()[0]])
}

func (l *line) allStrong(s *setting) bool {
	for _, run := range l.order() {
		if !s.strong(l.sheet().page.Runs[run]) {
			return false
		}
	}
	return true
}

// strongLabel reports whether the line begins with words set apart, of which the last ends
// with a colon.
func (l *line) strongLabel(s *setting) bool {
	const most = 6
	order := l.order()
	for _, run := range order[:min(len(order), most)] {
		r := l.sheet().page.Runs[run]
		if !s.strong(r) {
			return r.Text == ":" && run != order[0]
		}
		if last, _ := utf8.DecodeLastRuneInString(r.Text); last == ':' || last == '：' {
			return true
		}
	}
	return false
}
