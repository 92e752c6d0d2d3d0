package docx

import (
	"fmt"

	"manicule/internal/export/ink"
	"manicule/internal/export/report"
)

// firstSpacing sets an excerpt off from what stands before it.
const firstSpacing = `<w:spacing w:before="360"/>`

func (d *document) report(r report.Report) {
	d.title(r)
	d.contents(r)
	if empty := r.Empty(); empty != "" {
		d.line("Normal", empty)
	}
	for i, s := range r.Sections {
		d.section(i, s, r.Word)
	}
	d.appendix(r, len(r.Sections))
}

// appendix writes what is said of tags and what memos there are that have no section of their
// own. Its headings are numbered from at.
func (d *document) appendix(r report.Report, at int) {
	if len(r.Glossary) > 0 {
		d.heading(at, "Tags", "")
		at++
	}
	for _, tag := range r.Glossary {
		d.paragraph(layout{style: "Heading2", rightToLeft: isRightToLeft(tag.Path)}, func() { d.run(colour(ink.OnPaper(tag.Colour)), tag.Path) })
		d.sayings(tag.Sayings)
	}
	if len(r.Memos) > 0 {
		d.heading(at, "Memos", "")
	}
	for _, memo := range r.Memos {
		d.line("Heading2", memo.Heading)
		d.lines("Normal", memo.Body)
	}
}

// sayings writes what is said of a tag, each behind a word for what it is.
func (d *document) sayings(sayings []report.Saying) {
	for _, s := range sayings {
		d.labelled("Description", s.Label, s.Body)
	}
}

// title writes the title, on a page of its own if there is a cover.
func (d *document) title(r report.Report) {
	if r.Cover == nil {
		d.line("Title", r.Title)
		d.lines("Normal", r.Memo)
		return
	}
	d.line("CoverTitle", r.Title)
	d.line("Subtitle", r.Cover.Date)
	d.line("CoverLine", r.Cover.Counts)
	if r.Cover.Filter != "" {
		d.paragraph(layout{style: "CoverLine", rightToLeft: isRightToLeft(r.Cover.Filter)}, func() {
			d.run(`<w:b/>`, "Filter: ")
			d.run("", r.Cover.Filter)
		})
	}
	if len(r.Memo) > 0 {
		d.line("MemoHeading", "About the project")
		d.lines("Normal", r.Memo)
	}
}

// contents writes the table of contents with its entries, so that it is there before anybody
// has it computed. Only a word processor knows on which page an entry is, so each says how many
// excerpts there are until it is computed.
func (d *document) contents(r report.Report) {
	entries := entriesOf(r)
	if len(entries) < 2 {
		return
	}
	d.x.Raw(`<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>`)
	d.paragraph(layout{style: "TOCHeading", newPage: r.Cover != nil}, func() { d.run("", "Contents") })
	for i, e := range entries {
		d.paragraph(layout{style: "TOC1", rightToLeft: isRightToLeft(e.heading)}, func() {
			if i == 0 {
				d.x.Raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-1" \h \z \u </w:instrText></w:r>`,
					`<w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
			}
			d.x.Raw(`<w:hyperlink w:anchor="`, anchor(i), `" w:history="1">`)
			d.run("", e.heading)
			d.run(colour(ink.Gray), e.holds)
			d.x.Raw(`</w:hyperlink>`)
			if i == len(entries)-1 {
				d.x.Raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
			}
		})
	}
	d.x.Raw(`</w:sdtContent></w:sdt>`)
}

// entry is a line of the table of contents.
type entry struct{ heading, holds string }

func entriesOf(r report.Report) []entry {
	var entries []entry
	for _, s := range r.Sections {
		if s.Heading != "" {
			entries = append(entries, entry{s.Heading, fmt.Sprintf("  (%d)", len(s.Excerpts))})
		}
	}
	if len(r.Glossary) > 0 {
		entries = append(entries, entry{"Tags", ""})
	}
	if len(r.Memos) > 0 {
		entries = append(entries, entry{"Memos", ""})
	}
	return entries
}

func anchor(section int) string { return fmt.Sprintf("_Toc%06d", section+1) }

// heading writes the heading of a section, over a line in the colour of its tag. The first
// begins a page if what stands before it does.
func (d *document) heading(i int, words, tagColour string) {
	if words == "" {
		return
	}
	l := layout{style: "Heading1", newPage: i == 0 && d.covered, rightToLeft: isRightToLeft(words)}
	if tagColour != "" {
		l.border = `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="3" w:color="` + ink.OnPaper(tagColour)[1:] + `"/></w:pBdr>`
	}
	d.paragraph(l, func() {
		d.bookmarked(anchor(i), func() { d.run("", words) })
	})
}

func (d *document) section(i int, s report.Section, options report.Word) {
	d.heading(i, s.Heading, s.Colour)
	d.line("Details", s.Details)
	d.sayings(s.Sayings)
	d.labelled("Note", "Memo", s.Memo)
	for _, e := range s.Excerpts {
		if !d.pace.GoesOn() {
			return
		}
		d.excerpt(e, options)
	}
}

// labelled writes paragraphs of a style, the first behind a word for what they are, if there is one.
func (d *document) labelled(style, label string, paragraphs []string) {
	for i, p := range paragraphs {
		d.paragraph(layout{style: style, rightToLeft: isRightToLeft(p)}, func() {
			if i == 0 && label != "" {
				d.run(`<w:b/><w:i w:val="0"/>`, label+": ")
			}
			d.run("", p)
		})
	}
}

func (d *document) excerpt(e *report.Excerpt, options report.Word) {
	for i, p := range e.Question {
		l := layout{style: "Question", rightToLeft: isRightToLeft(p)}
		if i == 0 {
			l.spacing = firstSpacing
		}
		d.paragraph(l, func() {
			if i == 0 {
				d.run(`<w:b/>`, "Q. ")
			}
			d.run("", p)
		})
	}
	cited := len(e.Citation) > 0 && !options.Footnotes
	d.quote(e, options, cited || len(e.Tags) > 0)
	if cited {
		d.paragraph(layout{style: "Citation", keep: len(e.Tags) > 0}, func() {
			d.run("", "— ")
			d.cited(e.Citation)
		})
	}
	if len(e.Tags) > 0 {
		d.paragraph(layout{style: "Tags"}, func() { d.tags(e.Tags) })
	}
	if !options.Comments {
		d.labelled("Note", "Note", e.Note)
	}
}

// tags writes the paths of tags in their colours.
func (d *document) tags(tags []*report.Tag) {
	for i, tag := range tags {
		if i > 0 {
			d.run("", ", ")
		}
		d.run(colour(ink.OnPaper(tag.Colour)), tag.Path)
	}
}

// quote writes the words, with the note as a comment on all of them and the citation as a
// footnote at their end if these are wanted. It may have to stay with what is said about it.
func (d *document) quote(e *report.Excerpt, options report.Word, keep bool) {
	paragraphs := e.Quote
	if len(paragraphs) == 0 { // nothing but white space was highlighted
		paragraphs = []string{""}
	}
	commented := options.Comments && len(e.Note) > 0
	for i, p := range paragraphs {
		l := layout{style: "Quote", keep: keep, rightToLeft: isRightToLeft(p)}
		if i == 0 && len(e.Question) == 0 {
			l.spacing = firstSpacing
		}
		d.paragraph(l, func() {
			if commented && i == 0 {
				d.openComment(comment{about: e.Highlight, paragraphs: e.Note})
			}
			d.run("", p)
			if last := i == len(paragraphs)-1; last {
				if options.Footnotes && len(e.Citation) > 0 {
					d.footnote(e.Citation) // after the comment LibreOffice would mix the footnotes up
				}
				if commented {
					d.closeComment(len(d.comments) - 1)
				}
			}
		})
	}
}
