package layout

import (
	"regexp"
	"slices"
	"strings"
)

// noteSize is how small notes are set beside the running text.
const noteSize = 0.92

// noteStart begins a footnote.
var noteStart = regexp.MustCompile(`^(?:(\d{1,3}|[*†‡§]+)|[a-z]\s)`)

// takeNotes takes the footnotes out of flows: small lines at the end of a page, of which the
// first begins with a number or a sign. The same number, raised behind a word of the page,
// is no part of what is said, and goes.
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
	for i := range flows {
		for j := range flows[i].lines {
			s.removeReferences(&flows[i].lines[j], notes)
		}
	}
	return notes
}

// removeReferences takes the numbers of notes on the line's page out of the line.
func (s *setting) removeReferences(l *line, notes []flow) {
	var kept []segment
	for _, seg := range l.segments {
		runs := slices.DeleteFunc(slices.Clone(seg.runs), func(run int) bool {
			r := l.sheet().page.Runs[run]
			raised := r.Glued && r.Size < 0.8*l.size && r.Base > l.base
			return raised && refers(notes, l.sheet(), r.Text)
		})
		if len(runs) > 0 {
			kept = append(kept, seg.sheet.segmentOf(runs))
		}
	}
	if len(kept) > 0 {
		*l = lineOf(kept)
		s.direct(l)
	}
}

// refers reports whether a note of a page begins with the sign.
func refers(notes []flow, on *sheet, sign string) bool {
	return slices.ContainsFunc(notes, func(n flow) bool {
		return slices.ContainsFunc(n.lines, func(l line) bool {
			found := noteStart.FindStringSubmatch(l.words())
			return l.sheet() == on && found != nil && found[1] == sign
		})
	})
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
