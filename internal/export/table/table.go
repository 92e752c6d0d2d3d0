// Package table lays a report out in rows, a highlight in each, as CSV and XLSX write them.
package table

import (
	"fmt"
	"iter"
	"strings"
	"time"
	"unicode/utf8"

	"manicule/internal/export/printable"
	"manicule/internal/export/report"
)

// MaxCell is how many UTF-16 units a spreadsheet's cell can hold.
const MaxCell = 32767

// Cell is a text, or a number where there is no text.
type Cell struct {
	Text   string
	Number int
	Known  bool // whether a number is there; an unknown one is an empty cell
}

func number(n int) Cell { return Cell{Number: n, Known: true} }

// Column is a column by name. Its width is what suits its words, in characters.
type Column struct {
	Name  string
	Width int
	value func(*report.Excerpt, []*report.Tag) Cell
}

// columns are those of every table, in their order. Programs rely on the names.
var columns = []Column{
	{"id", 12, text(func(e *report.Excerpt) string { return e.Highlight.ID })},
	{"transcript", 26, text(func(e *report.Excerpt) string { return e.Where.Source.Title })},
	{"date", 12, text(func(e *report.Excerpt) string { return e.Where.Source.Date })},
	{"place", 16, text(func(e *report.Excerpt) string { return e.Where.Source.Place })},
	{"speaker", 18, text(func(e *report.Excerpt) string { return e.Where.Speaker() })},
	{"role", 13, text(func(e *report.Excerpt) string { return e.Where.Role() })},
	{"turn", 7, func(e *report.Excerpt, _ []*report.Tag) Cell {
		return Cell{Number: e.Where.FirstTurn, Known: e.Where.FirstTurn > 0}
	}},
	{"start", 9, func(e *report.Excerpt, _ []*report.Tag) Cell { return number(e.Highlight.Span.Start) }},
	{"end", 9, func(e *report.Excerpt, _ []*report.Tag) Cell { return number(e.Highlight.Span.End) }},
	{"time", 10, text(func(e *report.Excerpt) string { return e.Where.Time() })},
	{"quote", 60, text(func(e *report.Excerpt) string { return paragraphs(e.Quote) })},
	{"question", 40, text(func(e *report.Excerpt) string { return paragraphs(e.Question) })},
	{"tags", 22, func(_ *report.Excerpt, tags []*report.Tag) Cell {
		return Cell{Text: list(tags, func(tag *report.Tag) string { return tag.Name })}
	}},
	{"tag paths", 30, func(_ *report.Excerpt, tags []*report.Tag) Cell {
		return Cell{Text: list(tags, func(tag *report.Tag) string { return tag.Path })}
	}},
	{"note", 40, text(func(e *report.Excerpt) string { return paragraphs(e.Note) })},
	{"author", 14, text(func(e *report.Excerpt) string { return e.Highlight.Author })},
	{"created", 21, text(func(e *report.Excerpt) string { return stamp(e.Highlight.Created) })},
	{"changed", 21, text(func(e *report.Excerpt) string { return stamp(e.Highlight.Updated) })},
}

func text(of func(*report.Excerpt) string) func(*report.Excerpt, []*report.Tag) Cell {
	return func(e *report.Excerpt, _ []*report.Tag) Cell { return Cell{Text: printable.Text(of(e))} }
}

// lineBreak stands in a transcript where a paragraph goes on in a new line.
const lineBreak = "\u2028"

func paragraphs(p []string) string { return strings.ReplaceAll(strings.Join(p, "\n"), lineBreak, "\n") }

// list writes the tags one after the other. A tag's name may hold a semicolon; the columns and
// rows for each tag are for those who need to be certain.
func list(tags []*report.Tag, of func(*report.Tag) string) string {
	if len(tags) == 1 {
		return printable.Text(of(tags[0]))
	}
	names := make([]string, len(tags))
	for i, tag := range tags {
		names[i] = of(tag)
	}
	return printable.Text(strings.Join(names, "; "))
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// Table is the table of a report.
type Table struct {
	Columns []Column
	Notices []string // sentences on texts that are too long for a cell
	report  report.Report
	parts   []part
}

// part is what of a column's text goes into one more column.
type part struct{ column, number int }

// New lays out the report's table. A text that no cell can hold goes on in columns of its own
// after the others: "quote (2)".
func New(r report.Report) *Table {
	t := &Table{Columns: append([]Column(nil), columns...), report: r}
	t.findLong()
	for _, p := range t.parts {
		from := columns[p.column]
		t.Columns = append(t.Columns, Column{Name: fmt.Sprintf("%s (%d)", from.Name, p.number+1), Width: from.Width})
	}
	if r.Table.TagColumns {
		for _, tag := range r.Tags {
			t.Columns = append(t.Columns, Column{Name: printable.Text(tag.Path), Width: 12})
		}
	}
	return t
}

// findLong finds the texts that take more than one cell.
func (t *Table) findLong() {
	long, most := 0, make([]int, len(columns))
	for e, tags := range t.rows() {
		if bulk(e, tags) <= MaxCell {
			continue
		}
		for i, c := range columns {
			n := len(Split(c.value(e, tags).Text, MaxCell))
			if n > 1 {
				long++
			}
			most[i] = max(most[i], n)
		}
	}
	for i, n := range most {
		for number := 1; number < n; number++ {
			t.parts = append(t.parts, part{i, number})
		}
	}
	if long > 0 {
		t.Notices = append(t.Notices, fmt.Sprintf("%s longer than the 32,767 characters that a cell can hold, so they go on in columns at the right, such as “%s (2)”.",
			texts(long), columns[t.parts[0].column].Name))
	}
}

func texts(n int) string {
	if n == 1 {
		return "1 text is"
	}
	return fmt.Sprintf("%d texts are", n)
}

// bulk is no less than the length of the longest text in a row.
func bulk(e *report.Excerpt, tags []*report.Tag) int {
	n := len(e.Highlight.ID) + len(e.Highlight.Quote) + len(e.Highlight.Note) + len(e.Highlight.Author) +
		len(e.Where.Source.Title) + len(e.Where.Source.Place) + len(e.Where.Source.Date)
	for _, s := range e.Where.Speakers {
		n += len(s.Display) + len(s.Name) + len(" and interviewer")
	}
	for _, q := range e.Question {
		n += len(q) + 1
	}
	for _, tag := range tags {
		n += len(tag.Path) + 2
	}
	return 3 * n // a character that is forbidden becomes one of three bytes
}

// Len is how many rows there are.
func (t *Table) Len() int {
	n := 0
	for range t.rows() {
		n++
	}
	return n
}

// rows are the excerpts with the tags that their row tells.
func (t *Table) rows() iter.Seq2[*report.Excerpt, []*report.Tag] {
	return func(yield func(*report.Excerpt, []*report.Tag) bool) {
		for _, source := range t.report.Sources {
			for _, e := range source.Excerpts {
				if !t.report.Table.PerTag || len(e.Tags) < 2 {
					if !yield(e, e.Tags) {
						return
					}
					continue
				}
				for i := range e.Tags {
					if !yield(e, e.Tags[i:i+1]) {
						return
					}
				}
			}
		}
	}
}

// Rows are the rows of the table. A row is valid until the next.
func (t *Table) Rows() iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		row := make([]Cell, len(t.Columns))
		var last *report.Excerpt
		for e, tags := range t.rows() {
			if e != last && !t.report.Pace.GoesOn() {
				return
			}
			last = e
			t.fill(row, e, tags)
			if !yield(row) {
				return
			}
		}
	}
}

func (t *Table) fill(row []Cell, e *report.Excerpt, tags []*report.Tag) {
	clear(row)
	for i, c := range columns {
		row[i] = c.value(e, tags)
	}
	at := len(columns)
	if len(t.parts) > 0 {
		t.spill(row)
		at += len(t.parts)
	}
	if t.report.Table.TagColumns {
		for i, tag := range t.report.Tags {
			row[at+i] = number(0)
			for _, carried := range tags {
				if carried == tag {
					row[at+i] = number(1)
				}
			}
		}
	}
}

// spill moves what of the texts has no room in their cells to the columns where they go on.
func (t *Table) spill(row []Cell) {
	for i := range columns {
		if len(row[i].Text) <= MaxCell {
			continue
		}
		pieces := Split(row[i].Text, MaxCell)
		row[i].Text = pieces[0]
		for j, p := range t.parts {
			if p.column == i && p.number < len(pieces) {
				row[len(columns)+j].Text = pieces[p.number]
			}
		}
	}
}

// Split cuts a text into pieces of at most so many UTF-16 units, none within a character. Put
// together they are the text. Every text has at least one piece.
func Split(s string, units int) []string {
	if len(s) <= units {
		return []string{s}
	}
	var pieces []string
	start, room := 0, units
	for i, r := range s {
		need := 1
		if r > 0xFFFF {
			need = 2
		}
		if need > room {
			pieces = append(pieces, s[start:i])
			start, room = i, units
		}
		room -= need
	}
	return append(pieces, s[start:])
}

// Names are the names of the columns.
func (t *Table) Names() []string {
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
	}
	return names
}

// Label is a text that is sure to fit into a cell: cut where it is too long for one.
func Label(s string) string {
	s = printable.Text(strings.ReplaceAll(s, lineBreak, "\n"))
	if pieces := Split(s, MaxCell); len(pieces) > 1 {
		return strings.TrimSuffix(pieces[0], lastRune(pieces[0])) + "…"
	}
	return s
}

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}
