package layout

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
)

// writer writes paragraphs, and remembers where each word of each page went.
type writer struct {
	setting *setting
	sheets  []*sheet
	spots   [][]spot // by page and run
	done    []document.Paragraph
	out     strings.Builder
	points  int // the length of out
}

// spot is where a word stands in the document; without a length it is left out.
type spot struct{ paragraph, at, length int }

func newWriter(s *setting, sheets []*sheet) *writer {
	w := &writer{setting: s, sheets: sheets, spots: make([][]spot, len(sheets))}
	for i, sheet := range sheets {
		w.spots[i] = make([]spot, len(sheet.page.Runs))
	}
	return w
}

// writeAll writes paragraphs, and the notes of a page after the paragraph that its last
// line belongs to.
func (w *writer) writeAll(paragraphs, notes []paragraph) {
	for i, p := range paragraphs {
		kind := document.Body
		if p.cell == nil {
			kind = w.setting.kind(paragraphs, i)
		}
		w.write(&p, kind)
		for len(notes) > 0 && (i+1 == len(paragraphs) || notes[0].sheet().number < paragraphs[i+1].sheet().number) {
			w.write(&notes[0], document.Note)
			notes = notes[1:]
		}
	}
	for i := range notes {
		w.write(&notes[i], document.Note)
	}
}

func (p *paragraph) sheet() *sheet { return p.lines[0].sheet() }

// write writes one paragraph.
func (w *writer) write(p *paragraph, kind document.Kind) {
	w.out.Reset()
	w.points = 0
	var strong []text.Span
	style := Run{} // of the span that is open
	for i := range p.lines {
		l := &p.lines[i]
		order := l.order()
		for j, run := range order {
			r := l.sheet().page.Runs[run]
			w.put(w.before(p, i, j))
			at := w.points
			w.put(wordOf(r, j+1 < len(order) || i+1 == len(p.lines)))
			w.spots[l.sheet().number][run] = spot{len(w.done), at, w.points - at}
			open := w.setting.strong(style) && style.Size > 0
			switch same := style.Bold == r.Bold && style.Italic == r.Italic; {
			case !w.setting.strong(r):
			case open && same:
				strong[len(strong)-1].End = w.points
			default:
				strong = append(strong, text.Span{Start: at, End: w.points})
			}
			style = r
			style.Size = 1
		}
	}
	w.done = append(w.done, document.Paragraph{
		Text: w.out.String(), Kind: kind, Apart: p.apart, Strong: strong, Cell: p.cell,
	})
}

func (w *writer) put(words string) {
	w.out.WriteString(words)
	w.points += utf8.RuneCountInString(words)
}

// before is what stands before the jth word of the ith line.
func (w *writer) before(p *paragraph, i, j int) string {
	l := &p.lines[i]
	if j > 0 {
		return l.between(j)
	}
	if i == 0 {
		return ""
	}
	above := &p.lines[i-1]
	order := above.order()
	last := above.sheet().page.Runs[order[len(order)-1]]
	next := l.sheet().page.Runs[l.order()[0]]
	first, hyphen := broken(last)
	switch {
	case !hyphen:
		return " "
	case w.setting.keepsHyphen(first, next.Text):
		return "-"
	}
	return ""
}
