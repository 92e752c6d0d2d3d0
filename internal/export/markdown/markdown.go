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
	d := document{Writer: bufio.NewWriter(w), pace: r.Pace}
	d.line("# ", d.own(heading(r.Title)))
	d.cover(r)
	if empty := r.Empty(); empty != "" {
		d.block(empty)
	}
	for _, s := range r.Sections {
		d.section(s)
	}
	d.glossary(r.Glossary)
	d.memos(r.Memos)
	return d.Flush()
}

// document writes lines. The buffer keeps the first error until Flush.
type document struct {
	*bufio.Writer
	pace   report.Pace
	linked bool // it is a note among others, in which more means something than in Markdown
}

// own is what has been escaped, as this document needs it.
func (d document) own(escaped string) string {
	if d.linked {
		return unlinked(escaped)
	}
	return escaped
}

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

// cover writes what a title page would say.
func (d document) cover(r report.Report) {
	if r.Cover != nil {
		for _, line := range []string{r.Cover.Date, r.Cover.Filter, r.Cover.Counts} {
			d.paragraphs("", line)
		}
	}
	d.paragraphs("", r.Memo...)
}

// paragraphs writes each that is not empty, the first behind a word that says what it is.
func (d document) paragraphs(mark string, paragraphs ...string) {
	for _, p := range paragraphs {
		switch {
		case p == "":
			continue
		case mark != "":
			d.block(mark, d.own(phrase(p)))
		default:
			d.block(d.own(paragraph(p)))
		}
		mark = ""
	}
}

func (d document) section(s report.Section) {
	if s.Heading != "" {
		d.block("## ", d.own(heading(s.Heading)))
	}
	d.paragraphs("", s.Details)
	d.sayings(s.Sayings)
	d.paragraphs("Memo: ", s.Memo...)
	for _, e := range s.Excerpts {
		if !d.pace.GoesOn() {
			return
		}
		d.excerpt(e)
	}
}

// sayings writes what is said of a tag, each behind a word for what it is.
func (d document) sayings(sayings []report.Saying) {
	for _, s := range sayings {
		label := ""
		if s.Label != "" {
			label = "*" + s.Label + ":* "
		}
		d.paragraphs(label, s.Body...)
	}
}

func (d document) glossary(tags []*report.Tag) {
	if len(tags) == 0 {
		return
	}
	d.block("## Tags")
	for _, tag := range tags {
		d.block("### ", d.own(heading(tag.Path)))
		d.sayings(tag.Sayings)
	}
}

func (d document) memos(memos []report.Memo) {
	if len(memos) == 0 {
		return
	}
	d.block("## Memos")
	for _, memo := range memos {
		d.block("### ", d.own(heading(memo.Heading)))
		d.paragraphs("", memo.Body...)
	}
}

func (d document) excerpt(e *report.Excerpt) {
	d.line()
	d.question(e.Question)
	d.quote(e.Quote)
	if len(e.Citation) > 0 {
		d.block("— ", d.own(citation(e.Citation)))
	}
	if len(e.Tags) > 0 {
		d.block("Tags: ", d.own(phrase(strings.Join(e.Paths(), ", "))))
	}
	d.paragraphs("Note: ", e.Note...)
}

// question writes the interviewer's words in italics behind a "Q.", so that nobody takes
// them for the quote below.
func (d document) question(paragraphs []string) {
	mark := "Q. "
	for _, p := range paragraphs {
		d.line("> *", mark, d.own(phrase(p)), "*")
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
			d.line("> ", d.own(paragraph(l)), `\`)
		} else {
			d.line("> ", d.own(paragraph(l)))
		}
	}
}

// citation writes the title of the transcript in italics.
func citation(c report.Citation) string {
	var s strings.Builder
	for _, part := range c {
		if part.Title {
			s.WriteString("*" + phrase(part.Words) + "*")
		} else {
			s.WriteString(words(part.Words))
		}
	}
	return strings.TrimSpace(s.String())
}
