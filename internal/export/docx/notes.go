package docx

import (
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"manicule/internal/coding"
	"manicule/internal/export/ooxml"
	"manicule/internal/export/report"
)

// comment is what a word processor shows beside some words.
type comment struct {
	about      coding.Highlight
	tags       []*report.Tag
	paragraphs []string
}

// openComment begins the words that a comment is about. Comments are numbered in the order
// they are opened.
func (d *document) openComment(c comment) {
	d.x.Raw(fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, len(d.comments)))
	d.comments = append(d.comments, c)
}

// closeComment ends the words that a comment is about.
func (d *document) closeComment(number int) {
	d.x.Raw(fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="%d"/></w:r>`, number, number))
}

// writeComments writes the part of comments. In it, words go to x.
func (d *document) writeComments(x *ooxml.XML) {
	d.x = x
	x.Raw(`<w:comments `, namespace, `>`)
	for i, c := range d.comments {
		author := cmp.Or(strings.TrimSpace(c.about.Author), "Manicule")
		x.Raw(fmt.Sprintf(`<w:comment w:id="%d" w:author="`, i))
		x.Text(author)
		x.Raw(`" w:initials="`)
		x.Text(initials(author))
		if made := cmp.Or(c.about.Updated, c.about.Created); !made.IsZero() {
			x.Raw(`" w:date="`, made.UTC().Format(time.RFC3339))
		}
		x.Raw(`">`)
		if len(c.tags) > 0 {
			d.paragraph(layout{style: "CommentText"}, func() { d.tags(c.tags) })
		}
		d.lines("CommentText", c.paragraphs)
		if len(c.tags)+len(c.paragraphs) == 0 {
			d.line("CommentText", "Highlighted")
		}
		x.Raw(`</w:comment>`)
	}
	x.Raw(`</w:comments>`)
}

// initials are the first letters of an author's names, three at most.
func initials(author string) string {
	var letters strings.Builder
	for i, name := range strings.Fields(author) {
		if i == 3 {
			break
		}
		r, _ := utf8.DecodeRuneInString(name)
		letters.WriteRune(r)
	}
	return strings.ToUpper(letters.String())
}

// firstFootnote is the number of the first footnote of ours: 0 and 1 are the lines above them,
// which LibreOffice finds by these numbers only.
const firstFootnote = 1

// footnote writes the sign of a footnote.
func (d *document) footnote(c report.Citation) {
	d.x.Raw(fmt.Sprintf(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, firstFootnote+len(d.footnotes)))
	d.footnotes = append(d.footnotes, c)
}

func (d *document) writeFootnotes(x *ooxml.XML) {
	d.x = x
	x.Raw(`<w:footnotes `, namespace, `>`,
		`<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>`,
		`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, c := range d.footnotes {
		x.Raw(fmt.Sprintf(`<w:footnote w:id="%d">`, firstFootnote+i))
		d.paragraph(layout{style: "FootnoteText"}, func() {
			x.Raw(`<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>`)
			d.run("", " ")
			d.cited(c)
		})
		x.Raw(`</w:footnote>`)
	}
	x.Raw(`</w:footnotes>`)
}
