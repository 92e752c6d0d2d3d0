package layout

import (
	"cmp"
	"slices"
)

// block is a part of a page with lines from top to bottom: a column, or the whole page.
type block struct {
	lines []line
	of    int // how many columns stand side by side
}

// Columns of running text, as opposed to those of a table, are at least this part of the
// text's width, and most of their lines are filled by this part.
const (
	columnShare = 0.3
	columnFill  = 0.55
)

// blocksOf divides the sheets into columns, in reading order.
func blocksOf(sheets []*sheet) []block {
	gutters := make([]float64, len(sheets))
	var known []float64
	for i, s := range sheets {
		if x, ok := gutter(s.segments, 6, 4); ok {
			gutters[i] = x
			known = append(known, x)
		}
	}
	var blocks []block
	for i, s := range sheets {
		x := gutters[i]
		if x == 0 {
			x = likeOthers(s.segments, known)
		}
		blocks = append(blocks, s.columns(x)...)
	}
	return blocks
}

// likeOthers returns a gutter known from other pages that hardly any segment crosses; 0 if
// there is none.
func likeOthers(segments []segment, known []float64) float64 {
	for _, x := range known {
		if l, r, crossing := sides(segments, x); len(l) > 0 && len(r) > 0 && 8*crossing <= len(segments) {
			return x
		}
	}
	return 0
}

// gutter finds the middle of the empty strip between two columns of running text that have
// at least these many lines.
func gutter(segments []segment, fewestLeft, fewestRight int) (float64, bool) {
	edges := make([]float64, 0, len(segments))
	for _, s := range segments {
		edges = append(edges, s.left)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	const most = 200 // more different left edges make no columns
	for _, edge := range edges[:min(len(edges), most)] {
		x := edge - 1
		left, right, crossing := sides(segments, x)
		if len(left) >= fewestLeft && len(right) >= fewestRight && 6*crossing <= len(segments) && areColumns(left, right) {
			return x, true
		}
	}
	return 0, false
}

// sides are the segments left and right of x, and how many stand on both sides.
func sides(segments []segment, x float64) (left, right []segment, crossing int) {
	for _, s := range segments {
		switch {
		case s.right <= x:
			left = append(left, s)
		case s.left >= x:
			right = append(right, s)
		default:
			crossing++
		}
	}
	return left, right, crossing
}

// areColumns reports whether both sides are wide and filled, and stand beside each other.
func areColumns(left, right []segment) bool {
	l, r := extent(left), extent(right)
	whole := r.Right - l.Left
	beside := min(l.Top, r.Top) > max(l.Bottom, r.Bottom)
	return beside && filled(left, l, whole) && filled(right, r, whole)
}

func filled(segments []segment, e Area, whole float64) bool {
	width := e.Right - e.Left
	if width < columnShare*whole {
		return false
	}
	full := 0
	for _, s := range segments {
		if s.right-s.left >= columnFill*width {
			full++
		}
	}
	return 2*full >= len(segments)
}

func extent(segments []segment) Area {
	e := Area{Left: segments[0].left, Right: segments[0].right, Bottom: segments[0].base, Top: segments[0].base}
	for _, s := range segments {
		e.Left, e.Right = min(e.Left, s.left), max(e.Right, s.right)
		e.Bottom, e.Top = min(e.Bottom, s.base), max(e.Top, s.base)
	}
	return e
}

// columns divides a sheet at its gutter, if it has one. What crosses the gutter, as a
// heading does, stands between what is above and what is below it.
func (s *sheet) columns(gutter float64) []block {
	if gutter == 0 {
		return appendBlock(nil, s.segments, 1)
	}
	sorted := slices.Clone(s.segments)
	slices.SortStableFunc(sorted, func(a, b segment) int { return cmp.Compare(b.base, a.base) })
	var blocks []block
	var left, right, across []segment
	for _, seg := range sorted {
		crosses := seg.left < gutter && seg.right > gutter
		if crosses && len(left)+len(right) > 0 {
			blocks = appendBlock(appendBlock(blocks, left, 2), right, 2)
			left, right = nil, nil
		}
		if !crosses && len(across) > 0 {
			blocks = appendBlock(blocks, across, 1)
			across = nil
		}
		switch {
		case crosses:
			across = append(across, seg)
		case seg.right <= gutter:
			left = append(left, seg)
		default:
			right = append(right, seg)
		}
	}
	blocks = appendBlock(blocks, across, 1)
	return appendBlock(appendBlock(blocks, left, 2), right, 2)
}

func appendBlock(blocks []block, segments []segment, of int) []block {
	if len(segments) == 0 {
		return blocks
	}
	return append(blocks, block{lines: linesOf(segments), of: of})
}
