package pdf

import (
	"fmt"
	"regexp"

	"manicule/internal/export/ink"
	"manicule/internal/export/report"
)

const (
	barColour  = "#D6D1C7"
	noteColour = "#F6F3EC"
	lineColour = "#BDB8AE"
)

// The styles of the document.
var (
	body      = style{face: serif, size: 10.5}
	question  = style{face: serifItalic, size: 9.5, colour: ink.Gray}
	described = style{face: serifItalic, size: 10.5}
	small     = style{face: sans, size: 8.2, colour: ink.Gray} // a full citation of the sample fits into a line
	label     = style{face: sansBold, size: 8.5}
	noted     = style{face: sans, size: 9}
)

func (d *document) report(r report.Report) {
	d.newPage()
	d.title(r)
	entries := d.contents(headingsOf(r))
	if empty := r.Empty(); empty != "" {
		d.together(block{spans: []span{{body, empty}}, leading: 16, before: 12})
	}
	if d.covered && len(r.Sections) > 0 {
		d.newPage()
	}
	at := 0
	for _, s := range r.Sections {
		d.section(s, func() { entries.reach(d, at) })
		if s.Heading != "" {
			at++
		}
	}
	d.appendix(r, at, entries)
	entries.write(d)
}

// appendix writes what is said of tags and what memos there are that have no section of their
// own. Its entries in the contents are those from a number on.
func (d *document) appendix(r report.Report, at int, entries *contents) {
	if len(r.Glossary) > 0 {
		d.heading("Tags", "", leastBelow, func() { entries.reach(d, at) })
		at++
	}
	for _, tag := range r.Glossary {
		d.together(append([]block{lesser(tag.Path, ink.OnPaper(tag.Colour))}, sayings(tag.Sayings)...)...)
	}
	if len(r.Memos) > 0 {
		d.heading("Memos", "", leastBelow, func() { entries.reach(d, at) })
	}
	for _, memo := range r.Memos {
		d.together(append([]block{lesser(memo.Heading, "")}, plain(memo.Body)...)...)
	}
}

// lesser is a heading below that of a section.
func lesser(words, colour string) block {
	return block{spans: []span{{style{face: sansBold, size: 11, colour: colour}, words}}, leading: 16, before: 14, after: 2}
}

// sayings are what is said of a tag, each behind a word for what it is.
func sayings(said []report.Saying) []block {
	var blocks []block
	for _, s := range said {
		for i, p := range s.Body {
			b := block{spans: []span{{described, p}}, leading: 15.5, after: 4}
			if i == 0 && s.Label != "" {
				b.spans = []span{{style{face: sansBold, size: 9}, s.Label + ": "}, {described, p}}
			}
			blocks = append(blocks, b)
		}
	}
	return blocks
}

func (d *document) title(r report.Report) {
	if !d.covered {
		d.flow(d.lay(block{spans: []span{{style{face: sansBold, size: 22}, r.Title}}, leading: 28, after: 10}))
		d.paragraphs(plain(r.Memo))
		return
	}
	d.y = 230
	d.flow(d.lay(block{spans: []span{{style{face: sansBold, size: 26}, r.Title}}, leading: 33, after: 6}))
	if r.Cover.Date != "" {
		d.flow(d.lay(block{spans: []span{{style{face: sans, size: 12, colour: ink.Gray}, r.Cover.Date}}, leading: 18, after: 22}))
	}
	d.flow(d.lay(block{spans: []span{{style{face: sans, size: 10}, r.Cover.Counts}}, leading: 16}))
	if r.Cover.Filter != "" {
		d.flow(d.lay(block{spans: []span{{style{face: sansBold, size: 10}, "Filter: "}, {style{face: sans, size: 10}, r.Cover.Filter}}, leading: 16}))
	}
	if len(r.Memo) > 0 {
		d.flow(d.lay(block{spans: []span{{style{face: sansBold, size: 11}, "About the project"}}, leading: 16, before: 26, after: 4}))
		d.paragraphs(plain(r.Memo))
	}
}

func (d *document) paragraphs(blocks []block) {
	for _, b := range blocks {
		d.flow(d.lay(b))
	}
}

// leastBelow is how much of what stands below a heading has to be on its page, where nobody
// looks at what that is.
const leastBelow = 90.0

// plain are paragraphs to read.
func plain(paragraphs []string) []block {
	var blocks []block
	for _, p := range paragraphs {
		blocks = append(blocks, block{spans: []span{{body, p}}, leading: 16, after: 6})
	}
	return blocks
}

// heading writes a heading over a line, in the bookmarks too. What stands below it begins on the
// same page.
func (d *document) heading(words, colour string, below float64, reached func()) {
	l := d.lay(block{spans: []span{{style{face: sansBold, size: 15}, words}}, leading: 20, before: 34})
	if d.room() < l.before+l.height()+20+below {
		d.newPage()
	}
	if d.y > topMargin {
		d.y += l.before
	}
	d.use(label)
	d.pdf.Bookmark(d.faces.fit(words), 0, d.y)
	reached()
	for i := range l.lines {
		d.line(l, i)
	}
	line := lineColour
	if colour != "" {
		line = ink.OnPaper(colour)
	}
	d.rectangle(sideMargin, d.y+4, textWidth, 1.4, line)
	d.y += 16
}

func (d *document) section(s report.Section, reached func()) {
	var about []block
	if s.Details != "" {
		about = append(about, block{spans: []span{{small, s.Details}}, leading: 13, after: 4})
	}
	about = append(append(about, sayings(s.Sayings)...), notes("Memo", s.Memo)...)
	if s.Heading != "" {
		d.heading(s.Heading, s.Colour, min(d.height(about)+d.height(d.excerpt(s.Excerpts[0])), halfPage), reached)
	}
	d.paragraphs(about)
	for _, e := range s.Excerpts {
		if !d.pace.GoesOn() {
			return
		}
		d.together(d.excerpt(e)...)
	}
}

func (d *document) excerpt(e *report.Excerpt) []block {
	var blocks []block
	for i, p := range e.Question {
		b := block{spans: []span{{question, p}}, leading: 14, after: 3, left: indent, bar: barColour, with: 36}
		if i == 0 {
			b.spans = []span{{label, "Q. "}, {question, p}}
		}
		blocks = append(blocks, b)
	}
	quote := e.Quote
	if len(quote) == 0 { // nothing but white space was highlighted
		quote = []string{""}
	}
	for _, p := range quote {
		blocks = append(blocks, block{spans: []span{{body, p}}, leading: 16.5, after: 4, left: indent, bar: barColour})
	}
	if len(e.Citation) > 0 {
		blocks = append(blocks, block{spans: cited(e.Citation), leading: 13, left: indent, bar: barColour})
	}
	if len(e.Tags) > 0 {
		blocks = append(blocks, block{spans: tagged(e.Tags), leading: 13, left: indent, bar: barColour})
	}
	blocks = append(blocks, notes("Note", e.Note)...)
	blocks[0].before += 20
	return blocks
}

func cited(c report.Citation) []span {
	spans := []span{{small, "— "}}
	for _, part := range c {
		look := small
		if part.Title {
			look.face = sansItalic
		}
		spans = append(spans, span{look, numbered.ReplaceAllString(part.Words, "$1\u00a0$2")})
	}
	return spans
}

// numbered is a word and its number, which no line end should part.
var numbered = regexp.MustCompile(`(turns?) (\d)`)

func tagged(tags []*report.Tag) []span {
	var spans []span
	for i, tag := range tags {
		if i > 0 {
			spans = append(spans, span{small, ",  "})
		}
		look := label
		look.colour = ink.OnPaper(tag.Colour)
		spans = append(spans, span{look, tag.Path})
	}
	return spans
}

// notes are paragraphs on a ground of their own, the first behind a word for what they are.
func notes(what string, paragraphs []string) []block {
	var blocks []block
	for i, p := range paragraphs {
		b := block{spans: []span{{noted, p}}, leading: 14, left: indent + 8, fill: noteColour}
		if i == 0 {
			b.before = 5
			b.spans = []span{{style{face: sansBold, size: 9}, what + ": "}, {noted, p}}
		}
		blocks = append(blocks, b)
	}
	return blocks
}

// contents is the table of contents. Its pages come before those it tells of, and are written
// after them.
type contents struct {
	page    int // the first; 0 where there is no table
	from    float64
	entries []*entry
}

type entry struct {
	heading string
	page    int
	link    int
}

const entryHeight = 19.0

func headingsOf(r report.Report) []string {
	var headings []string
	for _, s := range r.Sections {
		if s.Heading != "" {
			headings = append(headings, s.Heading)
		}
	}
	return append(headings, appendices(r)...)
}

// appendices are the headings of what the appendix holds.
func appendices(r report.Report) []string {
	var headings []string
	if len(r.Glossary) > 0 {
		headings = append(headings, "Tags")
	}
	if len(r.Memos) > 0 {
		headings = append(headings, "Memos")
	}
	return headings
}

func newContents(headings []string) *contents {
	c := &contents{}
	for _, heading := range headings {
		c.entries = append(c.entries, &entry{heading: heading})
	}
	return c
}

// contents leaves room for the table of contents.
func (d *document) contents(headings []string) *contents {
	c := newContents(headings)
	if len(c.entries) < 2 {
		return c
	}
	if d.covered {
		d.newPage()
	}
	d.flow(d.lay(block{spans: []span{{style{face: sansBold, size: 15}, "Contents"}}, leading: 20, before: 20, after: 10}))
	c.page, c.from = d.pdf.PageNo(), d.y
	for range c.entries {
		if d.room() < entryHeight {
			d.newPage()
		}
		d.y += entryHeight
	}
	return c
}

// reach says that an entry's heading is here.
func (c *contents) reach(d *document, i int) {
	c.entries[i].page, c.entries[i].link = d.pdf.PageNo(), d.pdf.AddLink()
	d.pdf.SetLink(c.entries[i].link, d.y, -1)
}

// write fills the pages that were left for the table.
func (c *contents) write(d *document) {
	if c.page == 0 {
		return
	}
	last := d.pdf.PageNo()
	page := c.page
	d.pdf.SetPage(page)
	d.y = c.from
	look := style{face: sans, size: 10}
	for _, e := range c.entries {
		if d.room() < entryHeight {
			page++
			d.pdf.SetPage(page)
			d.y = topMargin
		}
		number := fmt.Sprint(e.page)
		d.put(sideMargin, d.y+13, look, d.shortened(look, e.heading, textWidth-50))
		d.put(pageWidth-sideMargin-d.width(look, number), d.y+13, look, number)
		d.pdf.Link(sideMargin, d.y, textWidth, entryHeight, e.link)
		d.y += entryHeight
	}
	d.pdf.SetPage(last)
}
