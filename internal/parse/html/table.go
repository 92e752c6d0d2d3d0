package html

import (
	"slices"
	"strconv"

	"golang.org/x/net/html"

	"manicule/internal/document"
)

// maxSpan is how many columns or rows a cell may take.
const maxSpan = 1000

// grid counts the rows and columns of a table.
type grid struct {
	table, row, column int
	taken              []int // for how many rows each column is still taken by a cell above
}

func (g *grid) nextRow() {
	if g == nil {
		return
	}
	g.row++
	g.column = 0
	for i := range g.taken {
		g.taken[i] = max(g.taken[i]-1, 0)
	}
}

// nextCell is the place of a cell; nil if there is no table around it.
func (g *grid) nextCell(n *html.Node) *document.Cell {
	if g == nil {
		return nil
	}
	for g.column < len(g.taken) && g.taken[g.column] > 0 {
		g.column++
	}
	place := &document.Cell{Table: g.table, Row: max(g.row, 0), Column: g.column}
	columns, rows := spanOf(n, "colspan"), spanOf(n, "rowspan")
	g.column = min(g.column+columns, maxSpan)
	if missing := g.column - len(g.taken); missing > 0 {
		g.taken = append(g.taken, slices.Repeat([]int{0}, missing)...)
	}
	for i := place.Column; i < g.column; i++ {
		g.taken[i] = rows
	}
	return place
}

func spanOf(n *html.Node, key string) int {
	value, err := strconv.Atoi(attribute(n, key))
	if err != nil {
		return 1
	}
	return min(max(value, 1), maxSpan)
}
