// Package compose puts a document together from the words of a word processor's file, as
// its reader comes upon them.
package compose

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
)

// The limits of a document.
const (
	maxBytes      = 64 << 20 // of its text
	maxParagraphs = 1_000_000
	maxMarks      = 100_000
	maxFlows      = 100_000 // notes and comments
	maxInks       = 1000    // colours that are told apart
)

// ErrLong says that a document is longer than is read.
var ErrLong = errors.New("the document is too long")

// Flow is a run of paragraphs, one after the other: the text itself, or a note to it.
// Paragraphs may be begun within others, as a text box stands within a paragraph: they
// come before it if it has no words yet, and after it otherwise.
type Flow struct {
	*whole
	number     int // a note's, once the text refers to it
	paragraphs []paragraph
	open       []*draft // innermost last
	blank      bool     // whether a paragraph without words came last
	tables     []table  // those open, innermost last
	marks      []mark
	comments   map[string]int    // where in marks the comment of an id is
	answers    map[string]string // the comments that comments answer
	waiting    []int             // comments that begin with the next words
	last       document.Place    // the end of the last words
	spelt      []rune            // the letters of a paragraph, see letters
	speltOf    int
}

// whole is what all flows of a document have in common.
type whole struct {
	tables       int
	bytes, count int
	flows        int
	notes        []*Flow
	remarks      map[string]remark
	inks         map[string]int // how many bytes are written in a colour
	hidden       hidden
	Inserted     int // tracked changes, as the reader counts them
	Deleted      int
	warnings     []string
}

// paragraph is a finished paragraph.
type paragraph struct {
	document.Paragraph
	length int // of its text
	strong []strong
}

// draft is a paragraph that is being written.
type draft struct {
	slot       int // its place in the flow, which it takes with its first words; -1 before
	text       strings.Builder
	points     int
	strong     []strong
	directions []text.Span
}

type table struct{ number, row, column int }

// New returns the flow of a document's text.
func New() *Flow {
	return (&Flow{whole: &whole{remarks: map[string]remark{}, inks: map[string]int{}}}).Branch()
}

// Branch returns a flow beside f, for a note.
func (f *Flow) Branch() *Flow {
	f.flows++
	return &Flow{whole: f.whole, comments: map[string]int{}, answers: map[string]string{}}
}

// Begin opens a paragraph.
func (f *Flow) Begin() { f.open = append(f.open, &draft{slot: -1}) }

// End closes the paragraph opened last. One without words is left out, but sets the next
// one apart.
func (f *Flow) End(kind document.Kind) error {
	if len(f.open) == 0 {
		return nil
	}
	d := f.open[len(f.open)-1]
	f.open = f.open[:len(f.open)-1]
	f.hidden.inside = false
	if d.slot < 0 {
		f.blank = true
		return f.check()
	}
	p := &f.paragraphs[d.slot]
	p.Text = strings.TrimRight(d.text.String(), "\n")
	p.length = d.points - (d.text.Len() - len(p.Text))
	p.Kind, p.Directions, p.strong = kind, d.directions, d.strong
	return f.check()
}

func (f *Flow) check() error {
	if f.bytes > maxBytes || f.count > maxParagraphs || f.flows > maxFlows {
		return ErrLong
	}
	return nil
}

// current is the paragraph being written; words outside of any begin one.
func (f *Flow) current() *draft {
	if len(f.open) == 0 {
		f.Begin()
	}
	return f.open[len(f.open)-1]
}

// Write adds words to the paragraph.
func (f *Flow) Write(words string, look Look) {
	if look.Hidden {
		f.hidden.add(words)
		return
	}
	d, words := f.current(), clean(words)
	if words = f.withoutLeadingBreaks(d, words); words == "" || f.bytes > maxBytes {
		return
	}
	if d.slot < 0 && strings.TrimSpace(words) != "" {
		f.place(d)
	}
	from := d.points
	f.bytes += len(words)
	d.text.WriteString(words)
	d.points += utf8.RuneCountInString(words)
	d.strengthen(words, look.strength())
	if _, known := f.inks[look.Ink]; known || len(f.inks) < maxInks {
		f.inks[look.Ink] += len(words)
	}
	f.beginComments(d, from)
	f.colour(d, from, look.Colour)
	if d.slot >= 0 {
		f.last = document.Place{Paragraph: d.slot, At: d.points}
	}
}

// withoutLeadingBreaks lets line breaks before a paragraph's first words set it apart.
func (f *Flow) withoutLeadingBreaks(d *draft, words string) string {
	if d.points > 0 || !strings.HasPrefix(words, "\n") {
		return words
	}
	f.blank = true
	return strings.TrimLeft(words, "\n")
}

// place gives a paragraph its place in the flow.
func (f *Flow) place(d *draft) {
	d.slot = len(f.paragraphs)
	p := paragraph{Paragraph: document.Paragraph{Apart: f.blank && d.slot > 0}}
	if n := len(f.tables); n > 0 {
		t := f.tables[n-1]
		p.Cell = &document.Cell{Table: t.number, Row: max(t.row, 0), Column: t.column}
	}
	f.paragraphs = append(f.paragraphs, p)
	f.blank = false
	f.count++
}

// clean keeps what a document's text may hold.
func clean(words string) string {
	if utf8.ValidString(words) && !strings.ContainsAny(words, "\r\x00") {
		return words
	}
	words, _ = text.Clean([]byte(words))
	return words
}

// Aside adds what was not spoken.
func (f *Flow) Aside(words string) {
	d := f.current()
	from := d.points
	f.Write(words, Look{})
	if d.points > from {
		d.directions = append(d.directions, text.Span{Start: from, End: d.points})
	}
}

// maxLabel is how many letters of a picture's description are shown.
const maxLabel = 200

// Picture adds a placeholder with the first of the labels that says anything.
func (f *Flow) Picture(labels ...string) {
	for _, label := range labels {
		label = strings.Join(strings.Fields(strings.NewReplacer("[", "(", "]", ")").Replace(label)), " ")
		if letters := []rune(label); len(letters) > maxLabel {
			label = string(letters[:maxLabel]) + "…"
		}
		if label != "" {
			f.Aside("[Image: " + label + "]")
			return
		}
	}
	f.Aside("[Image]")
}

// Refer puts a mark, "[1]", for a note, whose text comes at the document's end. Every
// further mark for a note has the number of its first.
func (f *Flow) Refer(note *Flow) error {
	if note.number == 0 {
		f.notes = append(f.notes, note)
		note.number = len(f.notes)
	}
	f.Aside(fmt.Sprintf("[%d]", note.number))
	return f.check()
}

// BeginTable opens a table, to which the paragraphs up to EndTable belong.
func (f *Flow) BeginTable() {
	f.tables = append(f.tables, table{number: f.whole.tables, row: -1})
	f.whole.tables++
	f.blank = false
}

// Row goes on to the next row of the table.
func (f *Flow) Row() {
	if n := len(f.tables); n > 0 {
		f.tables[n-1].row++
		f.tables[n-1].column = 0
		f.blank = false
	}
}

// Skip goes on by some columns of the row.
func (f *Flow) Skip(columns int) {
	if n := len(f.tables); n > 0 {
		f.tables[n-1].column += min(max(columns, 0), maxColumns)
		f.blank = false
	}
}

// maxColumns is how many columns one cell may take.
const maxColumns = 1000

// EndTable closes the table opened last.
func (f *Flow) EndTable() {
	if n := len(f.tables); n > 0 {
		f.tables = f.tables[:n-1]
		f.blank = false
	}
}

// Depth is how many tables are open.
func (f *Flow) Depth() int { return len(f.tables) }

// Open is how many paragraphs are open.
func (f *Flow) Open() int { return len(f.open) }
