package layout

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// sheet is a page whose words have been put together to segments.
type sheet struct {
	number   int
	page     *Page
	segments []segment
}

// segment is a stretch of one line without a wide gap in it.
type segment struct {
	sheet       *sheet
	runs        []int // of the page, from left to right
	left, right float64
	base, size  float64
}

// A gap this wide, in sizes of the font, is more than a space between words.
const wideGap = 1.5

// newSheet puts words together that the file draws one after the other on one line.
func newSheet(number int, page *Page) *sheet {
	s := &sheet{number: number, page: page}
	for i, r := range page.Runs {
		if r.Text == "" {
			continue
		}
		if last := len(s.segments) - 1; last >= 0 && s.segments[last].goesOn(r) {
			s.segments[last].add(i)
			continue
		}
		s.segments = append(s.segments, segment{
			sheet: s, runs: []int{i}, left: r.Left, right: r.Right, base: r.Base, size: r.Size,
		})
	}
	return s
}

// goesOn reports whether a word stands right beside the segment, on either side.
func (s *segment) goesOn(r Run) bool {
	size := max(s.size, r.Size)
	gap := max(r.Left-s.right, s.left-r.Right)
	return math.Abs(r.Base-s.base) < sameLine*size && gap < wideGap*size && gap > -2*size
}

func (s *segment) add(run int) {
	r := s.sheet.page.Runs[run]
	s.runs = append(s.runs, run)
	s.left, s.right = min(s.left, r.Left), max(s.right, r.Right)
	if r.Size > s.size {
		s.size, s.base = r.Size, r.Base
	}
}

// text is the segment's words with single spaces, as it is compared and shown.
func (s *segment) text() string {
	var words strings.Builder
	for i, run := range s.runs {
		r := s.sheet.page.Runs[run]
		if i > 0 && !r.Glued {
			words.WriteByte(' ')
		}
		words.WriteString(r.Text)
	}
	return words.String()
}

// Words whose bases differ by less than this part of their size stand on one line.
const sameLine = 0.4

// line is what stands on one line of a block.
type line struct {
	segments    []segment // from left to right
	left, right float64
	base, size  float64
	from, to    float64 // where it begins and ends in the direction of reading
	ordered     []int   // see order
	joins       []join  // before each word in that order
	text        string  // see words
}

// linesOf puts segments that stand on one line together, from the top to the bottom.
func linesOf(segments []segment) []line {
	sorted := slices.Clone(segments)
	slices.SortStableFunc(sorted, func(a, b segment) int { return cmp.Compare(b.base, a.base) })
	var lines []line
	for _, s := range sorted {
		if last := len(lines) - 1; last >= 0 && lines[last].holds(s) {
			lines[last].add(s)
			continue
		}
		lines = append(lines, line{segments: []segment{s}, left: s.left, right: s.right, base: s.base, size: s.size})
	}
	for i := range lines {
		slices.SortStableFunc(lines[i].segments, func(a, b segment) int { return cmp.Compare(a.left, b.left) })
	}
	return lines
}

func (l *line) holds(s segment) bool {
	return l.base-s.base < sameLine*max(l.size, s.size)
}

func (l *line) add(s segment) {
	l.segments = append(l.segments, s)
	l.left, l.right = min(l.left, s.left), max(l.right, s.right)
	if s.size > l.size {
		l.size, l.base = s.size, s.base
	}
}

// sheet is the page on which the line stands.
func (l *line) sheet() *sheet { return l.segments[0].sheet }

// runs are the words of the line, from left to right.
func (l *line) runs() []int {
	var all []int
	for _, s := range l.segments {
		all = append(all, s.runs...)
	}
	runs := l.sheet().page.Runs
	slices.SortStableFunc(all, func(a, b int) int { return cmp.Compare(runs[a].Left, runs[b].Left) })
	return all
}
