package layout

import (
	"math"

	"manicule/internal/document"
)

// marks puts the pages' marks into the document: each from the first to the last of the
// letters its areas cover.
func (w *writer) marks() []document.Mark {
	var marks []document.Mark
	for _, s := range w.sheets {
		for _, m := range s.page.Marks {
			from, to, ok := w.covered(s, m.Areas)
			if !ok {
				from, to, ok = w.nearest(s, m)
			}
			if ok {
				marks = append(marks, document.Mark{From: from, To: to, Note: m.Note, Author: m.Author, Colour: m.Colour})
			}
		}
	}
	return marks
}

// covered is the stretch from the first to the last letter under the areas.
func (w *writer) covered(s *sheet, areas []Area) (from, to document.Place, ok bool) {
	for i, r := range s.page.Runs {
		spot := w.spots[s.number][i]
		if spot.length == 0 {
			continue
		}
		for _, a := range areas {
			first, last := a.letters(r, spot.length)
			if first >= last {
				continue
			}
			start := document.Place{Paragraph: spot.paragraph, At: spot.at + first}
			end := document.Place{Paragraph: spot.paragraph, At: spot.at + last}
			if !ok || isBefore(start, from) {
				from = start
			}
			if !ok || isBefore(to, end) {
				to = end
			}
			ok = true
		}
	}
	return from, to, ok
}

func isBefore(a, b document.Place) bool {
	return a.Paragraph < b.Paragraph || a.Paragraph == b.Paragraph && a.At < b.At
}

// letters says which of a word's letters an area covers.
func (a Area) letters(r Run, length int) (first, last int) {
	if height := r.Base + 0.3*r.Size; height < a.Bottom || height > a.Top || a.Right <= r.Left || a.Left >= r.Right {
		return 0, 0
	}
	first = length
	for i := range length {
		if middle := r.middle(i, length); a.Left <= middle && middle <= a.Right {
			first, last = min(first, i), i+1
		}
	}
	return first, last
}

// middle is that of the ith letter of a word.
func (r Run) middle(i, length int) float64 {
	if i < len(r.Middles) {
		return r.Middles[i]
	}
	return r.Left + (float64(i)+0.5)*(r.Right-r.Left)/float64(length)
}

// nearest is the word nearest to a comment that covers none. A mark without a note that
// covers nothing says nothing.
func (w *writer) nearest(s *sheet, m Mark) (from, to document.Place, ok bool) {
	if m.Note == "" || len(m.Areas) == 0 {
		return from, to, false
	}
	a := m.Areas[0]
	least := math.Inf(1)
	for i, r := range s.page.Runs {
		spot := w.spots[s.number][i]
		across := max(r.Left-a.Right, a.Left-r.Right, 0)
		away := math.Hypot(across, 10*((a.Bottom+a.Top)/2-(r.Base+0.3*r.Size)))
		if spot.length == 0 || away >= least {
			continue
		}
		least, ok = away, true
		from = document.Place{Paragraph: spot.paragraph, At: spot.at}
		to = document.Place{Paragraph: spot.paragraph, At: spot.at + spot.length}
	}
	return from, to, ok
}
