package layout

import (
	"iter"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/text/sentence"
)

// setting is how a document is set, measured on all its pages.
type setting struct {
	size         float64         // of the running text
	leading      float64         // from line to line within a paragraph, in sizes
	slack        float64         // how much space a full line leaves at its end, at most
	starts       []float64       // where lines that go on with a paragraph begin, from their flow's start
	bold, italic bool            // the running text's own
	rightToLeft  bool            // most of the words are
	words        map[string]bool // those of the document, in lower case
	labels       map[string]int  // how often lines begin so
}

// newSetting measures flows, and tells them and their lines where they begin and end in the
// direction of reading.
func newSetting(flows []flow) *setting {
	s := &setting{words: map[string]bool{}, labels: map[string]int{}}
	s.measureRuns(flows)
	s.collectWords(flows)
	for i := range flows {
		for j := range flows[i].lines {
			l := &flows[i].lines[j]
			s.direct(l)
			if name := labelOf(l.words()); name != "" {
				s.labels[name]++
			}
		}
		flows[i].measure()
	}
	measureWidths(flows)
	measureColumns(flows)
	s.measureLines(flows)
	return s
}

// measure finds where the lines of a flow begin and end.
func (f *flow) measure() {
	f.from, f.to = math.Inf(1), math.Inf(-1)
	for _, l := range f.lines {
		f.from, f.to = min(f.from, l.from), max(f.to, l.to)
	}
}

// measureWidths makes all running text as wide as the widest of as many columns. Where all
// lines are short, none is taken for full.
func measureWidths(flows []flow) {
	const least = 0.4 // of the page
	widths := map[int]float64{}
	for _, f := range flows {
		if f.cell == nil {
			page := f.lines[0].sheet().page.Width / float64(f.of)
			widths[f.of] = max(widths[f.of], f.to-f.from, least*page)
		}
	}
	for i := range flows {
		if f := &flows[i]; f.cell == nil {
			f.to = f.from + widths[f.of]
		}
	}
}

// measureColumns makes all cells of a table's column as wide as the widest.
func measureColumns(flows []flow) {
	type column struct{ table, column int }
	edges := map[column][2]float64{}
	for _, f := range flows {
		if f.cell == nil {
			continue
		}
		c := column{f.cell.Table, f.cell.Column}
		e, known := edges[c]
		if !known {
			e = [2]float64{f.from, f.to}
		}
		edges[c] = [2]float64{min(e[0], f.from), max(e[1], f.to)}
	}
	for i := range flows {
		if f := &flows[i]; f.cell != nil {
			e := edges[column{f.cell.Table, f.cell.Column}]
			f.from, f.to = e[0], e[1]
		}
	}
}

// direct says where a line begins and ends for its reader.
func (s *setting) direct(l *line) {
	l.from, l.to = l.left, l.right
	if s.rightToLeft {
		l.from, l.to = -l.right, -l.left
	}
}

// measureRuns finds what most letters are.
func (s *setting) measureRuns(flows []flow) {
	sizes := map[float64]int{}
	letters, bold, italic, rightToLeft := 0, 0, 0, 0
	for r := range runsOf(flows) {
		n := utf8.RuneCountInString(r.Text)
		sizes[math.Round(2*r.Size)/2] += n
		letters += n
		if r.Bold {
			bold += n
		}
		if r.Italic {
			italic += n
		}
		if classOf(r.Text) == rtl {
			rightToLeft += n
		}
	}
	most := 0
	for size, n := range sizes {
		if n > most || n == most && size < s.size {
			s.size, most = size, n
		}
	}
	s.bold, s.italic, s.rightToLeft = 2*bold > letters, 2*italic > letters, 2*rightToLeft > letters
}

// runsOf are the words of flows in reading order.
func runsOf(flows []flow) iter.Seq[Run] {
	return func(yield func(Run) bool) {
		for _, f := range flows {
			for i := range f.lines {
				l := &f.lines[i]
				for _, run := range l.order() {
					if !yield(l.sheet().page.Runs[run]) {
						return
					}
				}
			}
		}
	}
}

// measureLines learns from lines that surely go on with the line before.
func (s *setting) measureLines(flows []flow) {
	var gaps, all, short []float64
	starts := map[float64]int{}
	sure := 0
	for _, f := range flows {
		for i := 1; i < len(f.lines); i++ {
			a, b := &f.lines[i-1], &f.lines[i]
			gap := (a.base - b.base) / b.size
			if a.sheet() != b.sheet() || gap <= 0 || differ(a.size, b.size) {
				continue
			}
			all = append(all, gap)
			if !surelyGoesOn(a, b) {
				continue
			}
			sure++
			gaps = append(gaps, gap)
			short = append(short, max(0, f.to-a.to-b.firstWord()))
			starts[math.Round((b.from-f.from)/2)*2]++
		}
	}
	s.leading = 1.4
	switch {
	case len(gaps) > 0:
		s.leading = quantile(gaps, 0.5)
	case len(all) > 0:
		s.leading = quantile(all, 0.25)
	}
	s.slack = 1.5 * s.size
	if len(short) > 0 {
		s.slack = quantile(short, 0.9) + 0.6*s.size
	}
	for start, n := range starts {
		if 12*n >= sure {
			s.starts = append(s.starts, start)
		}
	}
	if len(s.starts) == 0 {
		s.starts = []float64{0}
	}
	slices.Sort(s.starts)
}

func quantile(values []float64, part float64) float64 {
	slices.Sort(values)
	return values[int(part*float64(len(values)-1))]
}

// differ reports whether two sizes are not of the same text.
func differ(a, b float64) bool { return math.Abs(a-b) > 0.12*max(a, b) }

// surelyGoesOn reports whether b can only be the same sentence as a.
func surelyGoesOn(a, b *line) bool {
	first, _ := utf8.DecodeRuneInString(b.words())
	switch {
	case endsSentence(a.words()):
		return false
	case unicode.IsLower(first):
		return true
	}
	return unicode.Is(unicode.Lo, first) && labelOf(b.words()) == ""
}

// endsSentence reports whether a sentence may be over with these words.
func endsSentence(words string) bool {
	words = strings.TrimRight(words, "\"'”’»)]*0123456789")
	last, size := utf8.DecodeLastRuneInString(words)
	if last == '-' { // a dash, or a hyphen?
		before, _ := utf8.DecodeLastRuneInString(words[:len(words)-size])
		return !unicode.IsLetter(before)
	}
	return words == "" || sentence.Ends(words) || strings.ContainsRune(";—–", last)
}
