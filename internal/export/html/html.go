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

//go:embed script.js
var script string

// page writes one page.
type page struct {
	Title  string
	Whole  bool // it shows whole transcripts
	Still  bool // no script runs in it
	Cover  *report.Cover
	Memo   []string
	Made   string
	Policy string
	Style  template.CSS // ours, with no words from the project
	Script template.JS  // likewise
	// What one can choose by: what the report holds.
	Tags     []*report.Tag
	Speakers []*report.Speaker

	out       *bufio.Writer
	templates *template.Template
	numbers   map[any]int // of tags and speakers, by pointer, from 1
	err       error
}

// medium is what a page is made for.
type medium int

const (
	screen medium = iota // light or dark as the system is, with a script that searches
	paper                // light, with nothing that moves
)

func newPage(w io.Writer, r report.Report, m medium) *page {
	p := &page{Still: m == paper, Title: r.Title, Cover: r.Cover, Memo: r.Memo, Script: template.JS(script), out: bufio.NewWriter(w), numbers: map[any]int{}}
	colours := style
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
	if p.Still {
		colours = strings.ReplaceAll(strings.ReplaceAll(colours, "(prefers-color-scheme: dark)", "not all"), "color-scheme: light dark", "color-scheme: light")
		colours = strings.ReplaceAll(colours, "screen and not all", "not all")
	}
	p.Style = template.CSS(colours)
	p.Policy = fmt.Sprintf("default-src 'none'; style-src '%s'; script-src '%s'; base-uri 'none'; form-action 'none'", hash(colours), hash(script))
	p.templates = template.Must(template.New("").Funcs(template.FuncMap{
		"say": printable.Text, "lines": lines, "number": p.number, "numbers": p.tagNumbers, "voices": p.speakerNumbers, "class": p.class,
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

// WritePaper writes the report as it is printed.
func WritePaper(w io.Writer, r report.Report) error { return write(w, r, paper) }

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
			p.write("excerpt", e)
		}
		p.raw("</section>\n")
	}
	if len(r.Memos) > 0 {
		p.write("memos", r.Memos)
	}
	p.raw("</main>\n")
	p.write("foot", p)
	return p.flush()
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
	if len(r.Memos) > 0 {
		entries = append(entries, entry{Anchor: "memos", Heading: "Memos"})
	}
	if len(entries) > 1 {
		p.write("contents", entries)
	}
}
