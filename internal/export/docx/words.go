package docx

import (
	"fmt"
	"strings"

	"golang.org/x/text/unicode/bidi"

	"manicule/internal/export/ooxml"
	"manicule/internal/export/report"
)

// document writes paragraphs, and remembers what they leave to other parts.
type document struct {
	x         *ooxml.XML
	pace      report.Pace
	covered   bool // there is a title page
	bookmarks int
	footnotes []report.Citation
	comments  []comment
}

// layout is how a paragraph stands: its style, and what it has of its own. The schema wants
// the border and the break before the direction, and the spacing after it.
type layout struct {
	style       string
	keep        bool // on the page of the next paragraph
	newPage     bool // on a new page
	border      string
	spacing     string
	rightToLeft bool
}

// paragraph writes a paragraph with what is written inside it.
func (d *document) paragraph(l layout, inside func()) {
	d.x.Raw(`<w:p><w:pPr><w:pStyle w:val="`, l.style, `"/>`)
	if l.keep {
		d.x.Raw(`<w:keepNext/>`)
	}
	if l.newPage {
		d.x.Raw(`<w:pageBreakBefore/>`)
	}
	d.x.Raw(l.border)
	if l.rightToLeft {
		d.x.Raw(`<w:bidi/>`)
	}
	d.x.Raw(l.spacing, `</w:pPr>`)
	inside()
	d.x.Raw(`</w:p>`)
}

// line writes a paragraph of words, if there are any.
func (d *document) line(style, words string) {
	if words != "" {
		d.paragraph(layout{style: style, rightToLeft: isRightToLeft(words)}, func() { d.run("", words) })
	}
}

// lines writes a paragraph for each of the words.
func (d *document) lines(style string, paragraphs []string) {
	for _, p := range paragraphs {
		d.line(style, p)
	}
}

// lineBreak stands in a transcript where a paragraph goes on in a new line.
const lineBreak = '\u2028'

// run writes words in one look. Tabs and line breaks have tags of their own.
func (d *document) run(look, words string) {
	if words == "" {
		return
	}
	d.x.Raw(`<w:r>`)
	if isRightToLeft(words) {
		look += `<w:rtl/>`
	}
	if look != "" {
		d.x.Raw(`<w:rPr>`, look, `</w:rPr>`)
	}
	for words != "" {
		end := strings.IndexFunc(words, func(r rune) bool { return r == '\t' || r == '\n' || r == '\r' || r == lineBreak })
		if end < 0 {
			end = len(words)
		}
		if end > 0 {
			d.x.Raw(`<w:t xml:space="preserve">`)
			d.x.Text(words[:end])
			d.x.Raw(`</w:t>`)
		}
		words = d.mark(words[end:])
	}
	d.x.Raw(`</w:r>`)
}

// mark writes the tab or line break that words begin with, and returns the rest.
func (d *document) mark(words string) string {
	for i, r := range words {
		switch {
		case i > 0:
			return words[i:]
		case r == '\t':
			d.x.Raw(`<w:tab/>`)
		case r == '\n', r == lineBreak:
			d.x.Raw(`<w:br/>`)
		}
	}
	return ""
}

// isRightToLeft reports whether the first letter of the words with a direction goes to the left.
func isRightToLeft(words string) bool {
	for i, r := range words {
		if r < 0x590 {
			if r|0x20 >= 'a' && r|0x20 <= 'z' || r >= 0xC0 && r != 0xD7 && r != 0xF7 {
				return false
			}
			continue
		}
		switch p, _ := bidi.LookupString(words[i:]); p.Class() {
		case bidi.L:
			return false
		case bidi.R, bidi.AL:
			return true
		}
	}
	return false
}

// colour is the look of words in a colour, "#RRGGBB".
func colour(hex string) string { return `<w:color w:val="` + strings.TrimPrefix(hex, "#") + `"/>` }

// cited writes a citation, the title in italics.
func (d *document) cited(c report.Citation) {
	for _, part := range c {
		look := ""
		if part.Title {
			look = `<w:i/>`
		}
		d.run(look, part.Words)
	}
}

// bookmarked writes what is inside with a bookmark around it.
func (d *document) bookmarked(name string, inside func()) {
	id := fmt.Sprint(d.bookmarks)
	d.bookmarks++
	d.x.Raw(`<w:bookmarkStart w:id="`, id, `" w:name="`, name, `"/>`)
	inside()
	d.x.Raw(`<w:bookmarkEnd w:id="`, id, `"/>`)
}

// field writes a field and what it shows until somebody has it computed anew.
func (d *document) field(code string, shows func()) {
	d.x.Raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> `, code, ` </w:instrText></w:r>`,
		`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
	shows()
	d.x.Raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
}
