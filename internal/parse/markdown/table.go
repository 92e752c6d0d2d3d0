package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	extended "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// tables finds the tables in paragraphs. A row has the cells it is written with, and a line
// without a bar ends the table.
type tables struct{}

var ruler = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$`)

// Transform puts a table, and the lines before it, before what remains of the paragraph.
func (tables) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	source, lines := reader.Source(), p.Lines()
	for i := 1; i < lines.Len(); i++ {
		under := lines.At(i)
		if value := bytes.TrimRight(under.Value(source), "\n"); !bytes.Contains(value, []byte("|")) || !ruler.Match(value) {
			continue
		}
		head := cellsOf(lines.At(i-1), source)
		if len(head) != len(cellsOf(under, source)) {
			continue
		}
		if i > 1 {
			insertBefore(p, ast.NewParagraph(), lines.Sliced(0, i-1), source)
		}
		table := extended.NewTable()
		table.AppendChild(table, row(head))
		end := i + 1
		for ; end < lines.Len(); end++ {
			cells := cellsOf(lines.At(end), source)
			if len(cells) == 0 {
				break
			}
			table.AppendChild(table, row(cells))
		}
		insertBefore(p, table, nil, source)
		leave(p, end)
		return
	}
}

// leave leaves the lines from one on in a paragraph, or takes it out if there are none.
func leave(p *ast.Paragraph, from int) {
	if from == p.Lines().Len() {
		p.Parent().RemoveChild(p.Parent(), p)
		return
	}
	p.Lines().SetSliced(from, p.Lines().Len())
}

func row(cells []text.Segment) ast.Node {
	r := extended.NewTableRow(nil)
	for _, words := range cells {
		c := extended.NewTableCell()
		if !words.IsEmpty() {
			c.Lines().Append(words)
		}
		r.AppendChild(r, c)
	}
	return r
}

// cellsOf divides a line at its bars; none if it has no bar. Those at the edges only frame it.
func cellsOf(line text.Segment, source []byte) []text.Segment {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	words := source[line.Start:line.Stop]
	var cells []text.Segment
	from, bars := 0, 0
	add := func(end int) {
		cell := text.NewSegment(line.Start+from, line.Start+end)
		cell = cell.TrimLeftSpace(source)
		cells = append(cells, cell.TrimRightSpace(source))
		from = end + 1
	}
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case '\\':
			i++
		case '|':
			bars++
			if i == 0 {
				from = 1
				continue
			}
			add(i)
		}
	}
	if bars == 0 {
		return nil
	}
	if from < len(words) {
		add(len(words))
	}
	return cells
}
