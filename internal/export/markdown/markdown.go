// Package markdown writes a report as Markdown that can be read as it stands.
package markdown

import (
	"bufio"
	"io"
	"strings"

	"manicule/internal/export/report"
)

// Write writes the report. Words from the project print exactly as they are, whatever they
// contain; each paragraph is one line, however long.
func Write(w io.Writer, r report.Report) error {
	d := document{bufio.NewWriter(w)}
	title := heading(r.Title)
	if title == "" {
		title = "Untitled project"
	}
	d.line("# ", title)
	switch {
	case r.Total == 0:
		d.block("No highlights yet.")
	case len(r.Sections) == 0:
		d.block("No highlights match.")
	}
	for _, s := range r.Sections {
		d.section(s)
	}
	return d.Flush()
}

// document writes lines. The buffer keeps the first error until Flush.
type document struct{ *bufio.Writer }

func (d document) line(parts ...string) {
	for _, part := range parts {
		d.WriteString(part)
	}
	d.WriteByte('\n')
}

// block writes a line that stands by itself.
func (d document) block(parts ...string) {
	d.line()
	d.line(parts...)
}

func (d document) section(s report.Section) {
	d.block("## ", heading(s.Heading))
	for _, p := range s.TagDescription {
		d.block(paragraph(p))
	}
	for _, e := range s.Excerpts {
		d.excerpt(e)
	}
}

func (d document) excerpt(e *report.Excerpt) {
	d.line()
	d.question(e.Question)
	d.quote(e.Quote)
	if e.Citation != nil {
		d.block("— ", citation(*e.Citation))
	}
	if len(e.Tags) > 0 {
		d.block("Tags: ", phrase(strings.Join(e.Tags, ", ")))
	}
	d.note(e.Note)
}

// question writes the interviewer's words in italics behind a "Q.", so that nobody takes
// them for the quote below.
func (d document) question(paragraphs []string) {
	mark := "Q. "
	for _, p := range paragraphs {
		d.line("> *", mark, phrase(p), "*")
		d.line(">")
		mark = ""
	}
}

func (d document) quote(paragraphs []string) {
	if len(paragraphs) == 0 { // nothing but white space was highlighted
		d.line(">")
	}
	for i, p := range paragraphs {
		if i > 0 {
			d.line(">")
		}
		d.quoted(p)
	}
}

// quoted writes a paragraph of a quote with its line breaks.
func (d document) quoted(p string) {
	lines := strings.Split(strings.Trim(p, lineBreak), lineBreak)
	for i, l := range lines {
		if i < len(lines)-1 {
			d.line("> ", paragraph(l), `\`)
		} else {
			d.line("> ", paragraph(l))
		}
	}
}

func (d document) note(paragraphs []string) {
	for i, p := range paragraphs {
		if i == 0 {
			d.block("Note: ", phrase(p))
		} else {
			d.block(paragraph(p))
		}
	}
}

// citation is "Secretary Kerry, *Interview With …*, Moscow, Russia, March 23, 2016, turn 6",
// without what is not known.
func citation(c report.Citation) string {
	title := phrase(c.Title)
	if title == "" {
		title = "Untitled transcript"
	}
	parts := []string{phrase(c.Speaker()), "*" + title + "*", phrase(c.Place), phrase(c.WrittenDate()), c.Turns()}
	var known []string
	for _, part := range parts {
		if part != "" {
			known = append(known, part)
		}
	}
	return strings.Join(known, ", ")
}
