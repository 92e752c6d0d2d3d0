package markdown

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/html"
)

var tagName = regexp.MustCompile(`^\s*</?([a-zA-Z][\w-]*)`)

// tag takes a tag among words for what it does to them. What only looks like one, as
// "<inaudible>" does, is words.
func (w *writer) tag(tag string, look compose.Look) {
	if strings.HasPrefix(tag, "<!--") {
		w.flow.Write(strings.TrimSuffix(strings.TrimPrefix(tag, "<!--"), "-->"), compose.Look{Hidden: true})
		return
	}
	found := tagName.FindStringSubmatch(tag)
	if found == nil || !html.IsElement(strings.ToLower(found[1])) {
		w.write(tag, look)
		return
	}
	opens := !strings.HasPrefix(tag, "</")
	switch strings.ToLower(found[1]) {
	case "br":
		w.flow.Write("\n", compose.Look{})
	case "b", "strong", "cite":
		w.tags.Bold = opens
	case "i", "em":
		w.tags.Italic = opens
	}
}

// page writes a block of HTML as its words.
func (w *writer) page(n *ast.HTMLBlock, kind document.Kind) error {
	markup := string(n.Lines().Value(w.source))
	if n.HasClosure() {
		markup += string(n.ClosureLine.Value(w.source))
	}
	isComment := n.HTMLBlockType == ast.HTMLBlockType2 && strings.Contains(markup, "-->")
	if found := tagName.FindStringSubmatch(markup); !isComment && (found == nil || !html.IsElement(strings.ToLower(found[1]))) {
		return w.raw(markup, kind)
	}
	d, err := html.Paragraphs(markup)
	switch {
	case err != nil:
		return w.raw(markup, kind)
	case len(d.Paragraphs) == 0 && (isComment || n.HTMLBlockType == ast.HTMLBlockType1):
		w.flow.Write(withoutTags.ReplaceAllString(markup, " "), compose.Look{Hidden: true})
	}
	return w.pageParagraphs(d.Paragraphs, kind)
}

var withoutTags = regexp.MustCompile(`<!--|-->|<[^<>]*>`)

// pageParagraphs writes the paragraphs of a block of HTML, and its tables.
func (w *writer) pageParagraphs(paragraphs []document.Paragraph, kind document.Kind) error {
	at := document.Cell{Table: -1}
	for _, p := range paragraphs {
		if p.Cell == nil || p.Cell.Table != at.Table {
			w.endTables()
			at = document.Cell{Table: -1}
		}
		if p.Cell == nil {
			if err := w.setApart(); err != nil {
				return err
			}
		} else {
			at = w.goTo(at, *p.Cell)
		}
		if err := w.pageParagraph(p, kind); err != nil {
			return err
		}
	}
	w.endTables()
	return nil
}

func (w *writer) endTables() {
	for w.flow.Depth() > 0 {
		w.flow.EndTable()
	}
}

// goTo goes on to a cell of the table that is open, or of a new one.
func (w *writer) goTo(at, cell document.Cell) document.Cell {
	if at.Table != cell.Table {
		w.flow.BeginTable()
		at = document.Cell{Table: cell.Table, Row: -1}
	}
	for at.Row < cell.Row {
		w.flow.Row()
		at = document.Cell{Table: at.Table, Row: at.Row + 1}
	}
	w.flow.Skip(cell.Column - at.Column)
	return cell
}

// pageParagraph writes a paragraph with its speaker and its time as words before it.
func (w *writer) pageParagraph(p document.Paragraph, kind document.Kind) error {
	w.flow.Begin()
	if p.Voice != "" {
		w.flow.Write(p.Voice+":", compose.Look{Bold: true})
		w.flow.Write(clockOf(p.Start)+" ", compose.Look{})
	}
	letters, at := []rune(p.Text), 0
	for _, s := range p.Strong {
		w.flow.Write(string(letters[at:s.Start]), compose.Look{})
		w.flow.Write(string(letters[s.Start:s.End]), compose.Look{Bold: true})
		at = s.End
	}
	w.flow.Write(string(letters[at:]), compose.Look{})
	switch {
	case kind != document.Body:
	case p.Kind == document.Title:
		kind = document.Heading // the block's own first heading, and perhaps not the text's
	default:
		kind = p.Kind
	}
	return w.flow.End(kind)
}

// clockOf writes a time as words, " [0:01:02]"; nothing if there is none.
func clockOf(ms *int64) string {
	if ms == nil {
		return ""
	}
	s := *ms / 1000
	return fmt.Sprintf(" [%d:%02d:%02d]", s/3600, s/60%60, s%60)
}
