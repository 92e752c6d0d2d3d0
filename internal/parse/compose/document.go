package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
)

// hidden counts the words that the file hides.
type hidden struct {
	words  int
	inside bool // whether the last letter belonged to a word, which may go on
}

func (h *hidden) add(words string) {
	for _, r := range words {
		if space := unicode.IsSpace(r); space || h.inside {
			h.inside = !space
			continue
		}
		h.words++
		h.inside = true
	}
}

// Warn adds a sentence for the person, once.
func (f *Flow) Warn(sentence string) {
	if !slices.Contains(f.warnings, sentence) {
		f.warnings = append(f.warnings, sentence)
	}
}

// Document closes what is open and gives the document of the flow, which is that of the
// text, and of its notes.
func (f *Flow) Document(format string) (document.Document, error) {
	d := document.Document{Format: format}
	if err := f.close(); err != nil {
		return d, err
	}
	f.appendTo(&d)
	for i := 0; i < len(f.notes); i++ { // a note may have notes
		if err := f.notes[i].close(); err != nil {
			return d, err
		}
		f.notes[i].label(fmt.Sprintf("[%d]", i+1))
		f.notes[i].appendTo(&d)
	}
	slices.SortStableFunc(d.Marks, func(a, b document.Mark) int { return compare(a.From, b.From) })
	d.Warnings = f.sentences()
	return d, nil
}

func compare(a, b document.Place) int {
	return cmp.Or(cmp.Compare(a.Paragraph, b.Paragraph), cmp.Compare(a.At, b.At))
}

// close ends every open paragraph.
func (f *Flow) close() error {
	for len(f.open) > 0 {
		if err := f.End(document.Body); err != nil {
			return err
		}
	}
	return f.check()
}

// label puts a note's mark before its text.
func (f *Flow) label(mark string) {
	if len(f.paragraphs) == 0 {
		return
	}
	for i := range f.paragraphs {
		f.paragraphs[i].Kind = document.Note
	}
	first := &f.paragraphs[0]
	said := strings.TrimLeft(first.Text, " \t")
	mark += " "
	shift := utf8.RuneCountInString(mark) - (len(first.Text) - len(said))
	first.length += shift
	f.spelt = nil
	first.Text = mark + said
	for i := range first.strong {
		first.strong[i].Span = moved(first.strong[i].Span, shift)
	}
	for i := range first.Directions {
		first.Directions[i] = moved(first.Directions[i], shift)
	}
	for i := range f.marks {
		m := &f.marks[i]
		for _, place := range []*document.Place{&m.from, &m.to, &m.before} {
			if place.Paragraph == 0 {
				place.At = max(place.At+shift, 0)
			}
		}
	}
}

// moved is a span moved, as far as it stays in the text.
func moved(s text.Span, by int) text.Span {
	return text.Span{Start: max(s.Start+by, 0), End: max(s.End+by, 0)}
}

// appendTo adds the flow's paragraphs and marks to a document.
func (f *Flow) appendTo(d *document.Document) {
	base := len(d.Paragraphs)
	for _, p := range f.paragraphs {
		for _, s := range p.strong {
			if f.apart(s.way) && s.Start < p.length {
				p.Strong = append(p.Strong, text.Span{Start: s.Start, End: min(s.End, p.length)})
			}
		}
		d.Paragraphs = append(d.Paragraphs, p.Paragraph)
	}
	for _, m := range f.marks {
		if m, ok := f.finished(f.settle(m)); ok {
			m.From.Paragraph += base
			m.To.Paragraph += base
			d.Marks = append(d.Marks, m)
		}
	}
}

// apart reports whether a way of setting words is another than that of most of them.
func (f *Flow) apart(way string) bool {
	return !strings.HasPrefix(way, "#") || f.inks[way] <= f.bytes/2
}

// finished is the mark as the document has it, if it is one.
func (f *Flow) finished(m mark) (document.Mark, bool) {
	if len(f.paragraphs) == 0 {
		return document.Mark{}, false
	}
	said := f.remarks[m.comment]
	if m.comment == "" {
		said = remark{}
	}
	done := document.Mark{From: f.within(m.from), To: f.within(m.to), Note: said.note, Author: said.author, Colour: m.colour}
	return done, compare(done.From, done.To) < 0 && (done.Colour != "" || done.Note != "")
}

// within is the nearest place of the flow.
func (f *Flow) within(p document.Place) document.Place {
	p.At = min(p.At, f.paragraphs[p.Paragraph].length)
	return p
}

// sentences are the document's warnings.
func (f *Flow) sentences() []string {
	warnings := f.warnings
	if f.Inserted+f.Deleted > 0 {
		warnings = append(warnings, fmt.Sprintf("Its tracked changes were taken as accepted: insertions kept: %d, deletions left out: %d.", f.Inserted, f.Deleted))
	}
	switch n := f.hidden.words; n {
	case 0:
	case 1:
		warnings = append(warnings, "Hidden text was left out: one word.")
	default:
		warnings = append(warnings, fmt.Sprintf("Hidden text was left out: %d words.", n))
	}
	return warnings
}

// Plain closes what is open and gives the flow's text, a paragraph a line.
func (f *Flow) Plain() (string, error) {
	if err := f.close(); err != nil {
		return "", err
	}
	lines := make([]string, len(f.paragraphs))
	for i, p := range f.paragraphs {
		lines[i] = p.Text
	}
	return strings.Join(lines, "\n"), nil
}
