// Package docx writes reports, and whole transcripts with their highlights, as Word documents.
package docx

import (
	"io"

	"manicule/internal/export/ooxml"
	"manicule/internal/export/report"
)

const (
	word      = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	namespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	related   = `xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

// Write writes the report: a title page if there is one, a table of contents, a heading for
// each section.
func Write(w io.Writer, r report.Report) error {
	return write(w, r, func(d *document) { d.report(r) })
}

// WriteMarked writes the transcripts that the report quotes from their first word to their
// last, with its highlights in the colours of their tags and a comment on each.
func WriteMarked(w io.Writer, r report.Report) error {
	return write(w, r, func(d *document) { d.transcripts(r) })
}

// write writes the parts around a body. The body comes first, since what it says decides what
// the footnotes and the comments are.
func write(w io.Writer, r report.Report, body func(*document)) error {
	d := &document{covered: r.Cover != nil, pace: r.Pace}
	parts := []ooxml.Part{
		{Name: "word/document.xml", Type: word + "document.main+xml", Links: []ooxml.Link{
			{ID: "rId1", Kind: "styles", Target: "word/styles.xml"},
			{ID: "rId2", Kind: "settings", Target: "word/settings.xml"},
			{ID: "rId3", Kind: "footer", Target: "word/footer.xml"},
			{ID: "rId4", Kind: "footnotes", Target: "word/footnotes.xml"},
			{ID: "rId5", Kind: "comments", Target: "word/comments.xml"},
		}, Write: func(x *ooxml.XML) { d.write(x, body) }},
		{Name: "word/footnotes.xml", Type: word + "footnotes+xml", Write: func(x *ooxml.XML) { d.writeFootnotes(x) }},
		{Name: "word/comments.xml", Type: word + "comments+xml", Write: func(x *ooxml.XML) { d.writeComments(x) }},
		{Name: "word/footer.xml", Type: word + "footer+xml", Write: func(x *ooxml.XML) { writeFooter(x, r.Title) }},
		{Name: "word/styles.xml", Type: word + "styles+xml", Write: writeStyles},
		{Name: "word/settings.xml", Type: word + "settings+xml", Write: writeSettings},
		ooxml.Core(r.Title, r.Date),
	}
	return ooxml.Write(w, []ooxml.Link{
		{ID: "rId1", Kind: "officeDocument", Target: "word/document.xml"},
		{ID: "rId2", Kind: "core-properties", Target: "docProps/core.xml"},
	}, parts)
}

// write writes the body on pages of A4.
func (d *document) write(x *ooxml.XML, body func(*document)) {
	d.x = x
	x.Raw(`<w:document `, namespace, ` `, related, `><w:body>`)
	body(d)
	x.Raw(`<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>`,
		`<w:pgMar w:top="1417" w:right="1531" w:bottom="1417" w:left="1531" w:header="709" w:footer="709" w:gutter="0"/>`)
	if d.covered {
		x.Raw(`<w:titlePg/>`)
	}
	x.Raw(`</w:sectPr></w:body></w:document>`)
}
