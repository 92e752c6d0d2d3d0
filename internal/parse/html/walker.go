package html

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"

	"manicule/internal/document"
)

// context is what the elements around a text say of it.
type context struct {
	kind   document.Kind
	strong bool
	sign   sign
	pre    bool   // white space stays as it is
	colour string // of the background, "#RRGGBB"
	main   bool   // within the page's own text
	cell   *document.Cell
}

// sign is what an element says of its words.
type sign int

const (
	none       sign = iota
	citation        // perhaps a speaker, as a source
	term            // perhaps a speaker, as what is spoken about
	speaker         // a speaker
	clock           // a time
	figurative      // a picture, told in words
)

// walker goes through a page and puts its paragraphs together.
type walker struct {
	classes     map[string]style // of the page
	shared      map[string]style // of all pages
	title, date string
	besides     bool // the page has its own text, and furniture besides
	h1s         int
	tables      int
	grid        *grid // of the table around; nil outside
	hidden      int   // words
	apart       bool  // of the next paragraph
	start, over *int64
	p           paragraph
	blocks      []block
}

func newWalker(roots []*html.Node) *walker {
	w := &walker{}
	for _, root := range roots {
		if title := find(root, "title"); title != nil && w.title == "" {
			w.title = words(title, 1000)
		}
		for n := range root.Descendants() {
			switch {
			case n.Type != html.ElementNode:
			case n.Data == "h1":
				w.h1s++
			case n.Data == "meta" && w.date == "":
				w.date = dateOf(n)
			}
		}
	}
	return w
}

// open goes on to a page, whose style sheets are its own and the shared one.
func (w *walker) open(root *html.Node, shared map[string]style) {
	w.classes, w.shared = classStyles(sheets(root)), shared
	w.apart = w.apart || len(w.blocks) > 0
	w.besides = false
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && (n.Data == "main" || n.Data == "article") {
			w.besides = w.besides || words(n, 1) != ""
		}
	}
}

func dateOf(meta *html.Node) string {
	switch strings.ToLower(attribute(meta, "name")) {
	case "date", "dc.date", "dcterms.date":
		return strings.TrimSpace(attribute(meta, "content"))
	}
	return ""
}

func (w *walker) walk(n *html.Node, c context) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data, c)
	case html.ElementNode:
		w.element(n, c)
	case html.DocumentNode:
		w.children(n, c)
	}
}

func (w *walker) children(n *html.Node, c context) {
	for child := range n.ChildNodes() {
		w.walk(child, c)
	}
}

func (w *walker) element(n *html.Node, c context) {
	if never[n.Data] || w.besides && furniture[n.Data] && (!c.main || n.Data == "nav") && !isNote(n) {
		return
	}
	s := w.style(n)
	if s.hidden || n.Data == "dialog" && !has(n, "open") {
		w.hidden += len(strings.Fields(words(n, 1<<30)))
		return
	}
	c = c.within(n, s)
	switch {
	case n.Data == "br":
		w.lineBreak(c)
	case n.Data == "hr":
		w.end()
		w.apart = true
	case n.Data == "img":
		w.image(n, c)
	case blocks[n.Data]:
		w.block(n, c)
	default:
		w.times(n)
		w.quoted(n, c)
	}
}

func has(n *html.Node, key string) bool {
	_, ok := lookup(n, key)
	return ok
}

// within is the context in an element with the style.
func (c context) within(n *html.Node, s style) context {
	c.strong = (c.strong || strongs[n.Data] || s.bold) && !s.plain
	c.pre = c.pre || preformatted[n.Data]
	c.main = c.main || n.Data == "main" || n.Data == "article"
	switch {
	case blocks[n.Data]:
	case s.colour != "":
		c.colour = s.colour
	case n.Data == "mark":
		c.colour = "#FFFF00"
	}
	if found := signOf(n); found != none {
		c.sign, c.strong = found, c.strong || found == speaker
	}
	if isNote(n) {
		c.kind = document.Note
	}
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		c.kind = document.Heading
	}
	return c
}

// signOf is what an element says of its words. A name is short.
func signOf(n *html.Node) sign {
	const name = 80
	var found sign
	switch {
	case isClock(n):
		found = clock
	case isSpeakerClass(n):
		found = speaker
	case n.Data == "cite":
		found = citation
	case n.Data == "dt":
		found = term
	}
	if found != none && len(words(n, name)) > name {
		return none
	}
	return found
}

// isNote reports whether an element is a footnote, as books mark them.
func isNote(n *html.Node) bool {
	for _, key := range []string{"epub:type", "role"} {
		switch strings.TrimPrefix(attribute(n, key), "doc-") {
		case "footnote", "endnote", "rearnote":
			return true
		}
	}
	return false
}

func (w *walker) block(n *html.Node, c context) {
	w.end()
	w.apart = w.apart || spaced[n.Data]
	w.times(n)
	if n.Data == "h1" && w.h1s == 1 {
		c.kind = document.Title
	}
	switch n.Data {
	case "table":
		w.table(n, c)
	case "tr":
		w.grid.nextRow()
		w.children(n, c)
	case "td", "th":
		c.cell = w.grid.nextCell(n)
		w.children(n, c)
	default:
		w.children(n, c)
	}
	w.end()
	w.start, w.over = nil, nil
	w.apart = w.apart || spaced[n.Data]
}

func (w *walker) table(n *html.Node, c context) {
	around := w.grid
	w.grid = &grid{table: w.tables, row: -1}
	w.tables++
	w.children(n, c)
	w.grid = around
}

// quoted puts the marks around a quotation that a browser does.
func (w *walker) quoted(n *html.Node, c context) {
	if n.Data != "q" {
		w.children(n, c)
		return
	}
	w.p.write("“", c)
	w.children(n, c)
	w.p.write("”", c)
}

// image puts a picture's description where the picture stands. One without words is an
// ornament.
func (w *walker) image(n *html.Node, c context) {
	alt := strings.Join(strings.Fields(attribute(n, "alt")), " ")
	if alt == "" {
		return
	}
	c.sign = figurative
	w.p.write("[Image: "+alt+"]", c)
}

// document is what the walk has brought.
func (w *walker) document() document.Document {
	d := document.Document{Format: Format, Date: w.date}
	if w.h1s != 1 {
		d.Title = w.title
	}
	for i, b := range spoken(w.blocks) {
		d.Paragraphs = append(d.Paragraphs, b.Paragraph)
		for _, m := range b.marks {
			d.Marks = append(d.Marks, document.Mark{
				From: document.Place{Paragraph: i, At: m.Start}, To: document.Place{Paragraph: i, At: m.End}, Colour: m.colour,
			})
		}
	}
	switch {
	case w.hidden == 1:
		d.Warnings = append(d.Warnings, "One word that the page hides was left out.")
	case w.hidden > 1:
		d.Warnings = append(d.Warnings, fmt.Sprintf("%d words that the page hides were left out.", w.hidden))
	}
	return d
}
