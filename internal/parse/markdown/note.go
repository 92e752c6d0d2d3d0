package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
)

// notes finds the texts of footnotes, and leaves them where they stand.
type notes struct{ parser.BlockParser }

// Close does nothing.
func (notes) Close(ast.Node, text.Reader, parser.Context) {}

// reference is the mark in the text that refers to a footnote.
type reference struct {
	ast.BaseInline
	label string
}

var kindReference = ast.NewNodeKind("Reference")

// Kind is that of references.
func (*reference) Kind() ast.NodeKind { return kindReference }

// Dump prints the reference, for looking for mistakes.
func (r *reference) Dump(source []byte, level int) {
	ast.DumpHelper(r, source, level, map[string]string{"label": r.label}, nil)
}

// references finds "[^label]".
type references struct{}

// Trigger is what a reference begins with.
func (references) Trigger() []byte { return []byte{'['} }

// Parse reads one.
func (references) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	const longest = 100
	line, _ := block.PeekLine()
	rest, found := bytes.CutPrefix(line[:min(len(line), longest)], []byte("[^"))
	end := bytes.IndexByte(rest, ']')
	if !found || end < 1 || bytes.ContainsAny(rest[:end], "[ \t") {
		return nil
	}
	block.Advance(len("[^") + end + len("]"))
	return &reference{label: string(rest[:end])}
}

// note is a footnote, and where its text goes once something refers to it.
type note struct {
	node *extended.Footnote
	flow *compose.Flow
}

func notesOf(root ast.Node) map[string]*note {
	found := map[string]*note{}
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if f, ok := n.(*extended.Footnote); ok && entering && found[string(f.Ref)] == nil {
			found[string(f.Ref)] = &note{node: f}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// refer writes the mark of a note. One that there is no note for is words.
func (w *writer) refer(r *reference, look compose.Look) error {
	n := w.notes[r.label]
	if n == nil {
		w.flow.Write("[^"+r.label+"]", look)
		return nil
	}
	if n.flow == nil {
		n.flow = w.flow.Branch()
		w.referred = append(w.referred, n)
	}
	return w.flow.Refer(n.flow)
}

// writeNotes writes the notes that something refers to, in that order; they may refer to others.
func (w *writer) writeNotes() error {
	for i := 0; i < len(w.referred); i++ {
		w.flow = w.referred[i].flow
		if err := w.blocks(w.referred[i].node, document.Note); err != nil {
			return err
		}
	}
	return nil
}

// writeLooseNotes writes those that nothing refers to, where the text ends.
func (w *writer) writeLooseNotes(root ast.Node) error {
	return ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		f, ok := n.(*extended.Footnote)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		if known := w.notes[string(f.Ref)]; known.node == f && known.flow != nil {
			return ast.WalkContinue, nil
		}
		return ast.WalkContinue, w.blocks(f, document.Note)
	})
}
