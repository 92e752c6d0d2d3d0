package markdown

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// newParser is a parser of CommonMark with tables, footnotes and words struck out. An indent
// makes no code of a paragraph: in transcripts it only begins one.
func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(parser.NewListParser(), 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(notes{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(indented{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(references{}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(parser.NewRawHTMLParser(), 400),
			util.Prioritized(parser.NewEmphasisParser(), 500),
			util.Prioritized(extension.NewStrikethroughParser(), 600),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(addresses{}, 100),
			util.Prioritized(tables{}, 200),
			util.Prioritized(pieces{}, 300),
		),
	)
}

// indented lets a paragraph begin with an indent of any width.
type indented struct{ parser.BlockParser }

// CanAcceptIndentedLine says so.
func (indented) CanAcceptIndentedLine() bool { return true }

// addresses takes out of the text where links lead: "[1]: https://example.org". A label with
// a word after it, "[Anna]: Yes", is something else.
type addresses struct{}

var address = regexp.MustCompile(`^\s*\[[^\]]+\]:\s*<?(?:https?://|ftp://|mailto:|www\.|[#./])\S+(?:\s+(?:"[^"]*"|'[^']*'|\([^)]*\)))?\s*$`)

// Transform does so with a paragraph that says nothing else.
func (addresses) Transform(p *ast.Paragraph, reader text.Reader, pc parser.Context) {
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		if !address.Match(line.Value(reader.Source())) {
			return
		}
	}
	parser.LinkReferenceParagraphTransformer.Transform(p, reader, pc)
}

// pieces divides a paragraph with more marks than are looked through at once between its lines.
type pieces struct{}

// Transform leaves the last piece in the paragraph itself.
func (pieces) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	marks, from := 0, 0
	for i := range p.Lines().Len() {
		line := p.Lines().At(i)
		own := marksIn(line.Value(reader.Source()))
		if marks+own > mostMarks && i > from {
			insertBefore(p, ast.NewParagraph(), p.Lines().Sliced(from, i), reader.Source())
			marks, from = 0, i
		}
		marks += own
	}
	if from > 0 {
		p.Lines().SetSliced(from, p.Lines().Len())
	}
}

// insertBefore puts a block with the lines, without the space around them, before another.
func insertBefore(next, block ast.Node, lines []text.Segment, source []byte) {
	for _, line := range lines {
		block.Lines().Append(line.TrimLeftSpace(source))
	}
	if n := block.Lines().Len(); n > 0 {
		last := block.Lines().At(n - 1)
		block.Lines().Set(n-1, last.TrimRightSpace(source))
	}
	next.Parent().InsertBefore(next.Parent(), next, block)
}
