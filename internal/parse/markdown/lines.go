package markdown

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/recognise"
	"manicule/internal/text"
	"manicule/internal/text/spacing"
)

// joined joins the lines of paragraphs, as Markdown means their ends, but for those that
// begin a turn and those that say nothing but who speaks.
func joined(d document.Document) []document.Paragraph {
	openings := recognise.Openings(d)
	var whole []document.Paragraph
	for from := 0; from < len(d.Paragraphs); {
		end := from + 1
		for end < len(d.Paragraphs) && goesOn(d.Paragraphs[end-1], d.Paragraphs[end]) && !openings[end-1].Alone {
			if _, begins := openings[end]; begins {
				break
			}
			end++
		}
		whole = append(whole, oneOf(d.Paragraphs[from:end]))
		from = end
	}
	return whole
}

// goesOn reports whether a line is of the same paragraph as the one before it.
func goesOn(before, p document.Paragraph) bool {
	return !p.Apart && p.Kind == document.Body && before.Kind == document.Body && p.Cell == nil && before.Cell == nil
}

// oneOf makes one paragraph of lines, with spaces between them where words are written with
// spaces.
func oneOf(lines []document.Paragraph) document.Paragraph {
	whole := lines[0]
	if len(lines) == 1 {
		return whole
	}
	var out strings.Builder
	whole.Strong, whole.Directions = nil, nil
	points, end := 0, 0 // where the next line begins, and where the last one ended
	var last rune
	for i, line := range lines {
		words := strings.TrimRight(line.Text, " \t")
		if first, _ := utf8.DecodeRuneInString(words); i > 0 && !spacing.None(last, first) {
			out.WriteByte(' ')
			points++
		}
		length := utf8.RuneCountInString(words)
		whole.Strong = appendSpans(whole.Strong, line.Strong, end, points, length)
		whole.Directions = appendSpans(whole.Directions, line.Directions, -1, points, length)
		out.WriteString(words)
		points += length
		end = points
		last, _ = utf8.DecodeLastRuneInString(words)
	}
	whole.Text = out.String()
	return whole
}

// appendSpans adds the spans of a line, which has so many letters and begins at a place, to
// those before it, which end at end at the latest. A span that went over the line's end is one again.
func appendSpans(spans, more []text.Span, end, at, length int) []text.Span {
	for _, s := range more {
		s = text.Span{Start: s.Start + at, End: min(s.End, length) + at}
		if n := len(spans); n > 0 && s.Start == at && spans[n-1].End == end {
			spans[n-1].End = s.End
			continue
		}
		if s.Len() > 0 {
			spans = append(spans, s)
		}
	}
	return spans
}
