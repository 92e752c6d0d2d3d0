// Package html writes reports, and whole transcripts with their highlights, as single pages
// that need nothing besides: no other file, no network, and no script but to search in them.
package html

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"strconv"
	"strings"

	"manicule/internal/export/ink"
	"manicule/internal/export/printable"
	"manicule/internal/export/report"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed style.css
var style string

//go:embed paper.css
var paperStyle string

//go:embed word.css
var wordStyle string

//go:embed script.js
var script string

// page writes one page.
type page struct {
	Title  string
	Whole  bool // it shows whole transcripts
	Still  bool // no script runs in it
	Bar    bool // it has fields to search and choose by
	Cover  *report.Cover
	Memo   []string
	Made   string
	Policy string
	Style  template.CSS // ours, with no words from the project
	Script template.JS  // likewise
	// What one can choose by: what the report holds.
	Tags     []*report.Tag
	Speakers []*report.Speaker

	medium    medium
	footnotes []report.Citation // of a Word document
	out       *bufio.Writer
	templates *template.Template
	numbers   map[any]int // of tags and speakers, by pointer, from 1
	err       error
}

// medium is what a page is made for.
type medium int

const (
	screen medium = iota // light or dark as the system is, with a script that searches
	shown                // that page before there is a file: nothing in it does anything
	paper                // what is printed: light, with nothing that moves
	word                 // what shows a Word document before there is one
)

// Typefaces are where a page that is printed or shown before it is written finds the typefaces of
// the PDF: served beside it, by their files' names.
const Typefaces = "/preview/type/"

// faces are the rules that say so.
func faces() string {
	var rules strings.Builder
	for _, f := range []struct{ family, file, style string }{
		{"Literata", "Literata-Regular.ttf", ""}, {"Literata", "Literata-Italic.ttf", "font-style: italic; "},
		{"Inter", "Inter-Regular.ttf", ""}, {"Inter", "Inter-Italic.ttf", "font-style: italic; "}, {"Inter", "Inter-SemiBold.ttf", "font-weight: 600 700; "},
	} {
		fmt.Fprintf(&rules, "@font-face { font-family: %s; %ssrc: url(%s%s); }\n", f.family, f.style, Typefaces, f.file)
	}
	return rules.String()
}

// styled is the style of a page for a medium, with the colours of tags.
func styled(m medium, colours string) string {
	switch m {
	case word:
		return faces() + wordStyle + colours
	case paper:
		light := strings.NewReplacer("color-scheme: light dark", "color-scheme: light", "@media (prefers-color-scheme: dark)", "@media not all",
			"screen and (prefers-color-scheme: dark)", "not all", "@media print", "@media all").Replace(style + colours)
		return faces() + light + paperStyle
	}
	return style + colours
}

func newPage(w io.Writer, r report.Report, m medium) *page {
	p := &page{medium: m, Still: m != screen, Bar: m <= shown, Title: r.Title, Cover: r.Cover, Memo: r.Memo, Script: template.JS(script), out: bufio.NewWriter(w), numbers: map[any]int{}}
	colours := ""
	for i, tag := range r.Tags {
		p.numbers[tag] = i + 1
		colours += tint(i+1, tag.Colour)
		if tag.Excerpts > 0 {
			p.Tags = append(p.Tags, tag)
		}
	}
	for i, s := range r.Speakers {
		p.numbers[s] = i + 1
		if s.Excerpts > 0 {
			p.Speakers = append(p.Speakers, s)
		}
	}
	if !r.Date.IsZero() {
		p.Made = r.Date.Format("January 2, 2006")
	}
	colours = styled(m, colours)
	p.Style = template.CSS(colours)
	p.Policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(colours), hash(script))
	if p.Still {
		p.Policy = fmt.Sprintf("default-src 'none'; style-src '%s'; font-src 'self'; base-uri 'none'; form-action 'none'", hash(colours))
	}
	p.templates = template.Must(template.New("").Funcs(template.FuncMap{
		"say": printable.Text, "lines": lines, "number": p.number, "numbers": p.tagNumbers, "voices": p.speakerNumbers, "class": p.class,
		"inc": func(i int) int { return i + 1 },
	}).Parse(pageTemplate))
	return p
}

// hash names a style or a script in the page's policy.
func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(sum[:])
}

// tint gives a tag's number its colour on light pages, on dark ones and on paper.
func tint(number int, colour string) string {
	light, dark := ink.OnPaper(colour), ink.OnNight(colour)
	return fmt.Sprintf(".t%d { --tag: %s; } .u%d { --below: %s; }\n@media screen and (prefers-color-scheme: dark) { .t%d { --tag: %s; } .u%d { --below: %s; } }\n",
		number, light, number, light, number, dark, number, dark)
}

// lineBreak stands in a transcript where a paragraph goes on in a new line.
const lineBreak = "\u2028"

func lines(words string) []string { return strings.Split(printable.Text(words), lineBreak) }

func (p *page) number(of any) int { return p.numbers[of] }

func (p *page) class(tag *report.Tag) string { return "t" + strconv.Itoa(p.numbers[tag]) }

func (p *page) tagNumbers(tags []*report.Tag) string { return joined(p, tags) }

func (p *page) speakerNumbers(speakers []*report.Speaker) string { return joined(p, speakers) }

func joined[T any](p *page, of []*T) string {
	numbers := make([]string, len(of))
	for i, one := range of {
		numbers[i] = strconv.Itoa(p.numbers[one])
	}
	return strings.Join(numbers, " ")
}

// write writes a part of the page. The first error is kept until flush.
func (p *page) write(name string, data any) {
	if p.err == nil {
		p.err = p.templates.ExecuteTemplate(p.out, name, data)
	}
}

func (p *page) raw(markup string) { p.out.WriteString(markup) }

func (p *page) flush() error {
	if p.err != nil {
		return p.err
	}
	return p.out.Flush()
}

// section is a section of a report where the template meets it.
type section struct {
	report.Section
	Anchor, Class string
}

// entry is a line of the contents.
type entry struct {
	Anchor, Heading string
	Count           int
}

// Write writes the report. With scripts off everything is there; with scripts on it can be
// searched and filtered.
func Write(w io.Writer, r report.Report) error { return write(w, r, screen) }

// WriteShown writes the report as the page of it looks.
func WriteShown(w io.Writer, r report.Report) error { return write(w, r, shown) }

// WritePaper writes the report as it is printed.
func WritePaper(w io.Writer, r report.Report) error { return write(w, r, paper) }

// WriteWord writes the report as a Word document of it looks.
func WriteWord(w io.Writer, r report.Report) error { return write(w, r, word) }

func write(w io.Writer, r report.Report, m medium) error {
	p := newPage(w, r, m)
	p.write("head", p)
	p.write("cover", p)
	p.contents(r)
	p.write("bar", p)
	p.raw("<main>\n")
	if empty := r.Empty(); empty != "" {
		p.raw("<p>" + empty + "</p>\n")
	}
	for i, s := range r.Sections {
		p.write("section", section{s, anchor(i), p.sectionClass(r, s)})
		for _, e := range s.Excerpts {
			if !r.Pace.GoesOn() {
				break
			}
			p.excerpt(e, r.Word)
		}
		p.raw("</section>\n")
	}
	p.appendix(r)
	p.raw("</main>\n")
	if len(p.footnotes) > 0 {
		p.write("footnotes", p.footnotes)
	}
	p.write("foot", p)
	return p.flush()
}

// inWord is an excerpt where the template of a Word document meets it.
type inWord struct {
	*report.Excerpt
	Footnote  int  // its number; 0 for none
	Commented bool // the note is a comment
}

// EndsAt reports whether the sign of a footnote stands after a paragraph of the quote.
func (e inWord) EndsAt(paragraph int) bool { return e.Footnote > 0 && paragraph == len(e.Quote)-1 }

func (p *page) excerpt(e *report.Excerpt, options report.Word) {
	if p.medium != word {
		p.write("excerpt", e)
		return
	}
	shown := inWord{Excerpt: e, Commented: options.Comments}
	if options.Footnotes && len(e.Citation) > 0 {
		p.footnotes = append(p.footnotes, e.Citation)
		shown.Footnote = len(p.footnotes)
	}
	p.write("word excerpt", shown)
}

func anchor(i int) string { return "s" + strconv.Itoa(i+1) }

// sectionClass is the class of the tag that heads a section.
func (p *page) sectionClass(r report.Report, s report.Section) string {
	if s.Colour == "" {
		return ""
	}
	for _, tag := range r.Tags {
		if tag.Path == s.Heading {
			return p.class(tag)
		}
	}
	return ""
}

func (p *page) contents(r report.Report) {
	var entries []entry
	for i, s := range r.Sections {
		if s.Heading != "" {
			entries = append(entries, entry{anchor(i), s.Heading, len(s.Excerpts)})
		}
	}
	p.listed(append(entries, appendices(r)...))
}

// listed writes the table of contents, if there is something to choose.
func (p *page) listed(entries []entry) {
	if len(entries) > 1 {
		p.write("contents", entries)
	}
}

// appendix writes what is said of tags and what memos there are that have no section of their own.
func (p *page) appendix(r report.Report) {
	if len(r.Glossary) > 0 {
		p.write("glossary", r.Glossary)
	}
	if len(r.Memos) > 0 {
		p.write("memos", r.Memos)
	}
}

func appendices(r report.Report) []entry {
	var entries []entry
	if len(r.Glossary) > 0 {
		entries = append(entries, entry{Anchor: "tags", Heading: "Tags"})
	}
	if len(r.Memos) > 0 {
		entries = append(entries, entry{Anchor: "memos", Heading: "Memos"})
	}
	return entries
}
