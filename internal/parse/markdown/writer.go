package markdown

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
)

// writer puts a document together from the blocks of a text.
type writer struct {
	source   []byte
	flow     *compose.Flow
	titled   bool // one heading stands over all
	notes    map[string]*note
	referred []*note
	number   string // of the list's item that begins
	quoted   bool   // within a quotation
	tags     compose.Look
}

func newWriter(source []byte, root ast.Node) *writer {
	return &writer{source: source, flow: compose.New(), titled: firstHeadings(root) == 1, notes: notesOf(root)}
}

// firstHeadings is how many headings there are of the first level.
func firstHeadings(root ast.Node) (n int) {
	_ = ast.Walk(root, func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if h, ok := node.(*ast.Heading); ok && entering && h.Level == 1 {
			n++
		}
		return ast.WalkContinue, nil
	})
	return n
}

func (w *writer) run(root ast.Node) error {
	text := w.flow
	if err := w.blocks(root, document.Body); err != nil {
		return err
	}
	if err := w.writeNotes(); err != nil {
		return err
	}
	w.flow = text
	return w.writeLooseNotes(root)
}

// blocks writes the blocks within a block, whose paragraphs are of a kind.
func (w *writer) blocks(parent ast.Node, kind document.Kind) error {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if err := w.block(n, kind); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) block(n ast.Node, kind document.Kind) error {
	switch n := n.(type) {
	case *ast.Paragraph, *ast.TextBlock:
		return w.paragraph(n, kind)
	case *ast.Heading:
		return w.paragraph(n, w.headingKind(n, kind))
	case *ast.List:
		return w.list(n, kind)
	case *extended.Footnote, *ast.LinkReferenceDefinition:
		return nil
	case *ast.Blockquote:
		around := w.quoted
		w.quoted = true
		err := w.blocks(n, kind)
		w.quoted = around
		return err
	}
	if err := w.loneNumber(kind); err != nil {
		return err
	}
	switch n := n.(type) {
	case *ast.FencedCodeBlock:
		return w.code(n, kind)
	case *ast.HTMLBlock:
		return w.page(n, kind)
	case *extended.Table:
		return w.table(n, kind)
	}
	return w.blocks(n, kind)
}

// setApart ends what was written; a blank line is before what follows.
func (w *writer) setApart() error {
	w.tags = compose.Look{}
	w.flow.Begin()
	return w.flow.End(document.Body)
}

// paragraph writes a block of words, a paragraph for each of its lines if it is of the body.
func (w *writer) paragraph(n ast.Node, kind document.Kind) error {
	if err := w.setApart(); err != nil {
		return err
	}
	w.flow.Begin()
	named := beginsWithName(n, w.source)
	if w.number != "" && !named {
		w.flow.Write(w.number, compose.Look{})
	}
	w.number = ""
	// A quotation is set apart, as the questions are in some interviews.
	if err := w.inlines(n, compose.Look{Bold: w.quoted && !named}, kind); err != nil {
		return err
	}
	return w.flow.End(kind)
}

// headingKind is what a heading is. A line under a whole paragraph makes it none.
func (w *writer) headingKind(n *ast.Heading, around document.Kind) document.Kind {
	const longest = 200
	lines := n.Lines()
	if around != document.Body || lines.Len() == 0 {
		return around
	}
	words := bytes.TrimSpace(lines.Value(w.source))
	begin := bytes.LastIndexByte(w.source[:lines.At(0).Start], '\n') + 1
	underlined := !bytes.Contains(w.source[begin:lines.At(0).Start], []byte("#"))
	switch {
	case underlined && (bytes.HasSuffix(words, []byte(".")) || utf8.RuneCount(words) > longest):
		return document.Body
	case w.titled && n.Level == 1:
		return document.Title
	}
	return document.Heading
}

// code writes the lines of code, which are words here, with their breaks.
func (w *writer) code(n ast.Node, kind document.Kind) error {
	return w.raw(string(n.Lines().Value(w.source)), kind)
}

// raw writes lines as they are, a paragraph for each stretch without a blank line.
func (w *writer) raw(words string, kind document.Kind) error {
	for _, stretch := range blankLines.Split(strings.Trim(words, "\n"), -1) {
		if err := w.setApart(); err != nil {
			return err
		}
		w.flow.Begin()
		w.flow.Write(stretch, compose.Look{})
		if err := w.flow.End(kind); err != nil {
			return err
		}
	}
	return nil
}

var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n)+`)

// list writes a list's items, those that are counted with their numbers as they are written:
// a line that begins with a year looks like one.
func (w *writer) list(n *ast.List, kind document.Kind) error {
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		if n.IsOrdered() {
			w.number += w.numberOf(item)
		}
		if err := w.blocks(item, kind); err != nil {
			return err
		}
		if err := w.loneNumber(kind); err != nil {
			return err
		}
	}
	return nil
}

// loneNumber writes the number of an item that begins with no words it could stand before.
func (w *writer) loneNumber(kind document.Kind) error {
	number := strings.TrimSpace(w.number)
	w.number = ""
	return w.raw(number, kind)
}

var counted = regexp.MustCompile(`^\d{1,9}[.)]`)

// numberOf is what an item is counted with: "12. ".
func (w *writer) numberOf(item ast.Node) string {
	at := item.Pos()
	if at < 0 || at > len(w.source) {
		return ""
	}
	return string(counted.Find(bytes.TrimLeft(w.source[at:min(at+20, len(w.source))], " \t"))) + " "
}

var label = regexp.MustCompile(`^\p{Lu}[^:\n]{0,40}:\s`)

// beginsWithName reports whether a paragraph begins like a turn: with a name set apart, or
// with one before a colon. A number before that counts turns.
func beginsWithName(n ast.Node, source []byte) bool {
	if _, apart := n.FirstChild().(*ast.Emphasis); apart {
		return true
	}
	return n.Lines().Len() > 0 && label.Match(n.Lines().Value(source))
}

func (w *writer) table(n *extended.Table, kind document.Kind) error {
	if err := w.setApart(); err != nil {
		return err
	}
	w.flow.BeginTable()
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		w.flow.Row()
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			w.flow.Begin()
			if err := w.inlines(cell, compose.Look{}, kind); err != nil {
				return err
			}
			if err := w.flow.End(kind); err != nil {
				return err
			}
			w.flow.Skip(1)
		}
	}
	w.flow.EndTable()
	return nil
}
