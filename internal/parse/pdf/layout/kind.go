package layout

import (
	"regexp"
	"strings"

	"manicule/internal/document"
)

// How much larger than the running text headings and a title are set, and notes smaller.
const (
	headingSize = 1.12
	titleSize   = 1.25
	noteSize    = 0.92
)

// kind says what a paragraph of running text is, by its size.
func (s *setting) kind(all []paragraph, i int) document.Kind {
	p := &all[i]
	const mostLines = 3
	size := p.lines[0].size
	switch {
	case len(p.lines) > mostLines || size < headingSize*s.size:
		return document.Body
	case size >= titleSize*s.size && isTitle(all, i):
		return document.Title
	}
	return document.Heading
}

// isTitle reports whether a paragraph is the first of the largest among those that begin
// the document.
func isTitle(all []paragraph, at int) bool {
	const most = 8
	for i := range min(len(all), most) {
		size := all[i].lines[0].size
		if i < at && size >= all[at].lines[0].size || size > all[at].lines[0].size {
			return false
		}
	}
	return at < most && all[at].sheet().number == 0
}

// noteStart begins a footnote.
var noteStart = regexp.MustCompile(`^(?:\d{1,3}|[*†‡§]+|[a-z]\s)`)

// takeNotes takes the footnotes out of flows: small lines at the end of a page, of which the
// first begins with a number or a sign.
func (s *setting) takeNotes(flows []flow) []flow {
	var notes []flow
	for i := range flows {
		f := &flows[i]
		if f.cell != nil {
			continue
		}
		for end := len(f.lines); end > 0; {
			start := pageStart(f.lines[:end])
			if n := s.noteLines(f.lines[start:end]); n > 0 && s.isLast(flows, i, end) {
				note := *f
				note.lines = append([]line(nil), f.lines[end-n:end]...)
				notes = append(notes, note)
				f.lines = append(f.lines[:end-n], f.lines[end:]...)
			}
			end = start
		}
	}
	return notes
}

// pageStart is where the lines of the last line's page begin.
func pageStart(lines []line) int {
	start := len(lines) - 1
	for start > 0 && lines[start-1].sheet() == lines[start].sheet() {
		start--
	}
	return start
}

// isLast reports whether nothing stands below the lines of a flow up to end on their page.
func (s *setting) isLast(flows []flow, at, end int) bool {
	last := flows[at].lines[end-1]
	for _, f := range flows[at+1:] {
		for _, l := range f.lines {
			if l.sheet() != last.sheet() {
				return true
			}
			if l.base < last.base {
				return false
			}
		}
	}
	return true
}

// noteLines counts the lines of notes at the end of a page's lines.
func (s *setting) noteLines(lines []line) int {
	n := 0
	for n < len(lines) && lines[len(lines)-1-n].size < noteSize*s.size {
		n++
	}
	for n > 0 && !noteStart.MatchString(strings.TrimSpace(lines[len(lines)-n].words())) {
		n--
	}
	if n == len(lines) {
		return 0
	}
	return n
}
