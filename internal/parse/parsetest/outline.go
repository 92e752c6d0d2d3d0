package parsetest

import (
	"fmt"
	"strings"

	"manicule/internal/document"
	"manicule/internal/text"
)

// Outline writes a document, a paragraph a line, with what is known of it in front. Words
// set apart stand in ‹›, what was not spoken in ⟦⟧.
func Outline(d document.Document) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %q\n", d.Format, d.Title)
	for _, p := range d.Paragraphs {
		out.WriteString(kinds[p.Kind])
		if p.Apart {
			out.WriteString(" apart")
		}
		if c := p.Cell; c != nil {
			fmt.Fprintf(&out, " %d:%d:%d", c.Table, c.Row, c.Column)
		}
		fmt.Fprintf(&out, " | %s\n", strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(bracketed(p)))
	}
	for _, m := range d.Marks {
		fmt.Fprintf(&out, "mark %s%s %q: %s\n", m.Colour, m.Author, Marked(d, m), strings.ReplaceAll(m.Note, "\n", "⏎"))
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&out, "warning: %s\n", w)
	}
	return out.String()
}

var kinds = map[document.Kind]string{
	document.Body: "body", document.Title: "title", document.Heading: "heading", document.Caption: "caption", document.Note: "note",
}

func bracketed(p document.Paragraph) string {
	before := map[int]string{}
	for _, s := range p.Strong {
		before[s.Start] += "‹"
		before[s.End] = "›" + before[s.End]
	}
	for _, s := range p.Directions {
		before[s.Start] += "⟦"
		before[s.End] = "⟧" + before[s.End]
	}
	var out strings.Builder
	at := 0
	for _, letter := range p.Text {
		out.WriteString(before[at])
		out.WriteRune(letter)
		at++
	}
	return out.String() + before[at]
}

// Marked is the words of a mark.
func Marked(d document.Document, m document.Mark) string {
	var lines []string
	for i := m.From.Paragraph; i <= m.To.Paragraph; i++ {
		words := text.New(d.Paragraphs[i].Text)
		span := words.Whole()
		if i == m.From.Paragraph {
			span.Start = m.From.At
		}
		if i == m.To.Paragraph {
			span.End = m.To.At
		}
		lines = append(lines, words.Slice(span))
	}
	return strings.Join(lines, "\n")
}
