package plain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/recognise"
	"manicule/internal/text/sentence"
)

// unwrapped joins the lines of a document that are broken at a fixed width, as counted ones
// always are; lines that are not are left as they are.
func unwrapped(d document.Document, counted bool) []document.Paragraph {
	width := lineWidth(d.Paragraphs)
	if width == 0 || !counted && !mayBeWrapped(d.Paragraphs, width) {
		return d.Paragraphs
	}
	starts := recognise.Starts(d)
	if !counted && !isWrapped(d.Paragraphs, starts, width) {
		return d.Paragraphs
	}
	return unwrap(d.Paragraphs, starts, width)
}

// lineWidth is the width that hardly a line exceeds, in code points; 0 if it is none at
// which lines are broken.
func lineWidth(lines []document.Paragraph) int {
	const fewest, narrowest, widest = 6, 30, 120
	if len(lines) < fewest {
		return 0
	}
	lengths := make([]int, len(lines))
	for i, l := range lines {
		lengths[i] = length(l.Text)
	}
	slices.Sort(lengths)
	width := lengths[len(lengths)-1-len(lengths)/50] // some stick out
	if width < narrowest || width > widest {
		return 0
	}
	return width
}

// fewestFollowed is how many lines must go on in the next for a text to be broken at a width.
const fewestFollowed = 4

// isWrapped reports whether lines that go on in the next are mostly too long for the next
// line's first word.
func isWrapped(lines []document.Paragraph, starts map[int]bool, width int) bool {
	full, followed := fullLines(lines, starts, width)
	return followed >= fewestFollowed && 2*full >= followed
}

// mayBeWrapped reports whether isWrapped could hold, whichever lines begin a turn: to find those
// takes as long as all the rest.
func mayBeWrapped(lines []document.Paragraph, width int) bool {
	full, _ := fullLines(lines, nil, width)
	return 2*full >= fewestFollowed
}

// fullLines counts the lines that may go on in the next, and those of them that are too long for
// the next line's first word.
func fullLines(lines []document.Paragraph, starts map[int]bool, width int) (full, followed int) {
	for i := range lines[:len(lines)-1] {
		if lines[i+1].Apart || starts[i+1] {
			continue
		}
		followed++
		if isFull(lines[i].Text, lines[i+1].Text, width) {
			full++
		}
	}
	return full, followed
}

// length is a line's, in code points, without the space at its end.
func length(line string) int {
	return utf8.RuneCountInString(strings.TrimRightFunc(line, unicode.IsSpace))
}

// isFull reports whether the first word of the next line would not have fitted into the line.
func isFull(line, next string, width int) bool {
	first, _, _ := strings.Cut(strings.TrimSpace(next), " ")
	const slack = 4 // lines are broken by hand, too
	return length(line)+1+utf8.RuneCountInString(first) > width-slack
}

// unwrap joins lines. A paragraph begins after a blank line, where a turn begins, with an
// indent, after a line that ends a sentence early, and before the first turn after any line
// that had room for more.
func unwrap(lines []document.Paragraph, starts map[int]bool, width int) []document.Paragraph {
	indent := commonIndent(lines, starts)
	joined := lines[:1:1]
	begun := starts[0] // whether the first turn has begun
	for i := 1; i < len(lines); i++ {
		line, before := lines[i], lines[i-1].Text
		begun = begun || starts[i]
		early := !isFull(before, line.Text, width) && (!begun || sentence.Ends(before))
		if line.Apart || starts[i] || early || indentOf(line.Text) > indent {
			joined = append(joined, line)
			continue
		}
		last := &joined[len(joined)-1]
		last.Text = join(last.Text, line.Text)
	}
	return joined
}

// join joins two lines: with a space, or after a hyphen that stands within a word with
// nothing.
func join(before, after string) string {
	before = strings.TrimRightFunc(before, unicode.IsSpace)
	after = strings.TrimLeftFunc(after, unicode.IsSpace)
	stem := strings.TrimSuffix(before, "-")
	last, _ := utf8.DecodeLastRuneInString(stem)
	first, _ := utf8.DecodeRuneInString(after)
	if len(stem) < len(before) && unicode.IsLetter(last) && unicode.IsLower(first) {
		return before + after
	}
	return before + " " + after
}

func indentOf(line string) int {
	n := 0
	for _, r := range line {
		switch r {
		case ' ':
			n++
		case '\t':
			n += 8
		default:
			return n
		}
	}
	return n
}

// commonIndent is the indent of most lines that begin no turn.
func commonIndent(lines []document.Paragraph, starts map[int]bool) int {
	counts := map[int]int{}
	for i, l := range lines {
		if !starts[i] && !l.Apart {
			counts[indentOf(l.Text)]++
		}
	}
	most := 0
	for indent, n := range counts {
		if n > counts[most] || n == counts[most] && indent < most {
			most = indent
		}
	}
	return most
}
