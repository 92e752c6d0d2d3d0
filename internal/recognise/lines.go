package recognise

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
)

// line is a line of a paragraph: the least that a turn may begin with.
type line struct {
	p         *document.Paragraph
	paragraph int    // the number of its paragraph
	at        int    // where it begins in the paragraph, in code points
	words     string // without the line break
	head      head
}

// linesOf divides a document's paragraphs at their line breaks and leaves out blank lines.
func linesOf(d document.Document) []line {
	lines := make([]line, 0, len(d.Paragraphs))
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		at := 0
		for words := range strings.SplitSeq(p.Text, "\n") {
			if !isBlank(words) {
				lines = append(lines, line{p: p, paragraph: i, at: at, words: words, head: readHead(words)})
			}
			if len(words) < len(p.Text) {
				at += utf8.RuneCountInString(words) + 1
			}
		}
	}
	return lines
}

// begins reports whether the line is the first of its paragraph.
func (l line) begins() bool { return l.at == 0 || isBlank(firstPoints(l.p.Text, l.at)) }

// firstPoints are the first n code points of s.
func firstPoints(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// strongStart is how many bytes of the line, from its first letter on, are set apart from
// what follows; 0 if it begins like the rest of its text.
func (l line) strongStart() int {
	indent := len(l.words) - len(strings.TrimLeftFunc(l.words, isBlankRune))
	from := l.at + utf8.RuneCountInString(l.words[:indent])
	end := from
	for _, s := range l.p.Strong {
		if s.Start <= end && end < s.End {
			end = s.End
		}
	}
	if end == from {
		return 0
	}
	return len(firstPoints(l.words, end-l.at))
}

// isStrong reports whether the whole line is set apart.
func (l line) isStrong() bool {
	return l.strongStart() == len(strings.TrimRightFunc(l.words, isBlankRune)) && l.strongStart() > 0
}

// isCaption reports whether the line is of a piece of speech that was cut to fit.
func (l line) isCaption() bool { return l.p.Kind == document.Caption }
