package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"

	"manicule/internal/document"
)

// flow is a stretch of lines that are read one after the other: a part of a column, or a
// cell of a table.
type flow struct {
	lines []line
	of    int            // how many columns its page has
	cell  *document.Cell // nil outside tables
	from  float64        // where its lines begin, and
	to    float64        // where they end at the latest, in the direction of reading
}

// Fewer lines with a gap are no table.
const fewestRows = 3

// tabler finds tables in blocks, and keeps count of them.
type tabler struct {
	flows  []flow
	tables int
	starts []float64 // the columns of the last table,
	row    int       // its last row, and
	ended  bool      // whether something else followed
}

// flowsOf divides blocks into running text and the cells of tables.
func flowsOf(blocks []block) []flow {
	t := tabler{ended: true, tables: -1}
	for _, b := range blocks {
		t.divide(b)
	}
	return t.flows
}

// divide gives the lines of a block to tables and to running text, in turns.
func (t *tabler) divide(b block) {
	starts := b.starts()
	switch {
	case !t.ended && keepsAll(b.lines, t.starts):
		starts = t.starts
	case !b.isTable(starts):
		starts = nil
	}
	for rest := b.lines; len(rest) > 0; {
		n, gaps := tableLines(rest, starts)
		if gaps >= fewestRows || t.goesOn(starts) && n == len(b.lines) {
			t.table(rest[:n], starts, b.of)
			rest = rest[n:]
			continue
		}
		n = max(n, 1)
		t.text(rest[:n], b.of)
		rest = rest[n:]
	}
}

func (t *tabler) text(lines []line, of int) {
	t.ended = true
	if last := len(t.flows) - 1; last >= 0 && t.flows[last].cell == nil && follows(t.flows[last].lines, lines[0]) {
		t.flows[last].lines = append(t.flows[last].lines, lines...)
		return
	}
	t.flows = append(t.flows, flow{lines: slices.Clone(lines), of: of})
}

// follows reports whether a line stands under the last of the lines on their page.
func follows(lines []line, next line) bool {
	last := lines[len(lines)-1]
	return last.sheet() == next.sheet() && last.base > next.base && next.left < last.right+last.size*wideGap && last.left < next.right+last.size*wideGap
}

// starts are the places where columns of a table may begin: the first is where its lines
// begin, the others where words stand after a wide gap, time and again.
func (b *block) starts() []float64 {
	var after []float64
	first, rows := math.Inf(1), 0
	for _, l := range b.lines {
		if len(l.segments) < 2 {
			continue
		}
		rows++
		first = min(first, l.left)
		for _, s := range l.segments[1:] {
			after = append(after, s.left)
		}
	}
	slices.Sort(after)
	starts := []float64{first}
	for i := 0; i < len(after); {
		n := i
		for n < len(after) && after[n]-after[i] < 3 {
			n++
		}
		if n-i >= fewestRows && 3*(n-i) >= rows {
			starts = append(starts, after[i])
		}
		i = n
	}
	if len(starts) < 2 {
		return nil
	}
	return starts
}

// answer is how questions and answers are marked in a column of their own, though they are
// running text.
var answer = regexp.MustCompile(`^[QA][.:]?$`)

// isTable reports whether most lines from the first to the last with a gap keep to the
// columns, and the first column holds more than the marks of questions and answers.
func (b *block) isTable(starts []float64) bool {
	if starts == nil {
		return false
	}
	kept, lines, pending, names, marks := 0, 0, 0, 0, 0
	for i := range b.lines {
		cells, ok := b.lines[i].cells(starts)
		if pending++; len(cells) > 1 {
			lines, pending = lines+pending, 0
		} else if lines == 0 {
			pending = 0
		}
		if ok && (len(cells) > 1 || lines > 0) {
			kept++
		}
		if first := cells[0]; len(first) > 0 && len(cells) > 1 {
			names++
			if answer.MatchString(b.lines[i].sheet().page.Runs[first[0]].Text) {
				marks++
			}
		}
	}
	return 4*kept >= 3*lines && 2*marks < max(names, 1)
}

// tableLines counts the lines at the start that keep to the columns, and how many of them
// have words in more than one. Lines after the last of those don't count.
func tableLines(lines []line, starts []float64) (n, gaps int) {
	if starts == nil {
		return 0, 0
	}
	for i := range lines {
		cells, ok := lines[i].cells(starts)
		if !ok || math.Abs(lines[i].size-lines[0].size) > 0.12*lines[0].size {
			return i, gaps
		}
		if len(cells) > 1 {
			gaps++
		}
	}
	return len(lines), gaps
}

// keepsAll reports whether all lines keep to the columns.
func keepsAll(lines []line, starts []float64) bool {
	n, _ := tableLines(lines, starts)
	return n > 0 && n == len(lines)
}

// cells divides a line at the starts of columns; not ok if words stand across one. Words
// that begin at a start are a cell of their own, however narrow the gap before them.
func (l *line) cells(starts []float64) (map[int][]int, bool) {
	const near = 3
	runs := l.sheet().page.Runs
	cells := map[int][]int{}
	column, last := -1, math.Inf(-1)
	for _, run := range l.runs() {
		r := runs[run]
		at := columnAt(starts, r.Left+near)
		if at < 0 || columnAt(starts, max(r.Left, r.Right-2*near)+near) != at {
			return nil, false
		}
		if at != column && column >= 0 && r.Left-last < 0.1*r.Size {
			return nil, false
		}
		if at != column && math.Abs(r.Left-starts[at]) > near && r.Left-last < wideGap*r.Size {
			return nil, false
		}
		column, last = at, r.Right
		cells[at] = append(cells[at], run)
	}
	return cells, true
}

// columnAt is the last column that begins left of x; -1 if none does.
func columnAt(starts []float64, x float64) int {
	for i, start := range slices.Backward(starts) {
		if start <= x {
			return i
		}
	}
	return -1
}

// goesOn reports whether columns are those of the table that ended the page before.
func (t *tabler) goesOn(starts []float64) bool {
	if t.ended || len(starts) != len(t.starts) {
		return false
	}
	return slices.EqualFunc(starts, t.starts, func(a, b float64) bool { return math.Abs(a-b) < 3 })
}

// table makes a flow of each cell.
func (t *tabler) table(lines []line, starts []float64, of int) {
	if !t.goesOn(starts) {
		t.tables++
		t.row = -1
	}
	t.starts, t.ended = starts, false
	pitch := rowPitch(lines, starts)
	for i := range lines {
		cells, _ := lines[i].cells(starts)
		if _, opens := cells[0]; t.row < 0 || opens && (i == 0 || lines[i-1].base-lines[i].base >= pitch) {
			t.row++
		}
		for column := range len(starts) {
			if runs := cells[column]; len(runs) > 0 {
				cell := document.Cell{Table: t.tables, Row: t.row, Column: column}
				t.put(cell, lineOf([]segment{lines[i].sheet().segmentOf(runs)}), of)
			}
		}
	}
	t.order()
}

// put adds a line to its cell, which may have begun on the page before.
func (t *tabler) put(cell document.Cell, l line, of int) {
	for i := len(t.flows) - 1; i >= 0 && t.flows[i].cell != nil && t.flows[i].cell.Table == cell.Table && t.flows[i].cell.Row == cell.Row; i-- {
		if *t.flows[i].cell == cell {
			t.flows[i].lines = append(t.flows[i].lines, l)
			return
		}
	}
	t.flows = append(t.flows, flow{lines: []line{l}, of: of, cell: &cell})
}

// order puts the cells of the last table's rows in order: a cell's first line may stand
// lower than its right neighbour's.
func (t *tabler) order() {
	start := len(t.flows)
	for start > 0 && t.flows[start-1].cell != nil && t.flows[start-1].cell.Table == t.tables {
		start--
	}
	slices.SortStableFunc(t.flows[start:], func(a, b flow) int {
		return cmp.Or(cmp.Compare(a.cell.Row, b.cell.Row), cmp.Compare(a.cell.Column, b.cell.Column))
	})
}

// rowPitch is the space above a line with words in the first column that makes it a new
// row. Where rows stand apart, a line that doesn't goes on with its cell.
func rowPitch(lines []line, starts []float64) float64 {
	least, apart, opening := math.Inf(1), 0, 0
	for i := 1; i < len(lines); i++ {
		least = min(least, lines[i-1].base-lines[i].base)
	}
	for i := 1; i < len(lines); i++ {
		if cells, _ := lines[i].cells(starts); len(cells[0]) == 0 {
			continue
		}
		opening++
		if lines[i-1].base-lines[i].base > 1.15*least {
			apart++
		}
	}
	if 10*apart >= 7*opening {
		return 1.15 * least
	}
	return 0
}
