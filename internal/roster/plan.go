package roster

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// Target is where a column of a spreadsheet goes: to a field of the table, or one of these.
type Target string

// Where else a column may go.
const (
	Nowhere Target = ""
	ToName  Target = "name of the row" // it says whose row it is
	ToNew   Target = "new column"
)

// Guess says where the columns of a spreadsheet seem to go, by its heading. One and no more says
// whose row it is: that called as the table's first column is, or else the first.
func Guess(t Table, rows [][]string) []Target {
	if len(rows) == 0 {
		return nil
	}
	targets := make([]Target, len(rows[0]))
	taken := map[transcript.Field]bool{}
	for i, heading := range rows[0] {
		targets[i] = t.called(heading)
		if field := transcript.Field(targets[i]); targets[i] != ToNew && targets[i] != Nowhere {
			if taken[field] {
				targets[i] = Nowhere
			}
			taken[field] = true
		}
	}
	name := max(slices.Index(targets, Target(t.Columns[0].Field)), 0)
	for i := range targets {
		if targets[i] == Target(t.Columns[0].Field) {
			targets[i] = Nowhere
		}
	}
	targets[name] = ToName
	return targets
}

// called is the column of the table that a heading means.
func (t Table) called(heading string) Target {
	if strings.TrimSpace(heading) == "" {
		return Nowhere
	}
	names := []string{heading}
	if t.Of == transcript.OfSpeakers && (coding.SameName(heading, "speaker") || coding.SameName(heading, "participant")) {
		names = append(names, "Name")
	}
	if t.Of == transcript.OfTranscripts && (coding.SameName(heading, "transcript") || coding.SameName(heading, "interview")) {
		names = append(names, "Title")
	}
	for _, column := range t.Columns {
		if slices.ContainsFunc(names, func(name string) bool { return coding.SameName(name, column.Name) }) {
			return Target(column.Field) // Nowhere for what is counted
		}
	}
	return ToNew
}

// Change is a cell of the table that would be another.
type Change struct {
	ID      string // of the row
	Name    string // what the row is called
	Column  int    // of the spreadsheet
	Was     string // as it is written
	Becomes string
	value   string
}

// Plan is what a spreadsheet would change.
type Plan struct {
	Targets  []Target
	Rows     int      // without the heading
	Matched  int      // of them are of the project
	Unknown  []string // the names of the others
	Unsure   []string // names that several have, not as many as there are rows of it
	Unread   []string // sentences on cells that mean nothing in their column
	Changes  []Change
	New      []int // the columns of the spreadsheet that would be new columns, with something in them
	headings []string
}

// Prepare says what a spreadsheet would change, its columns going to these targets. Its first row
// is its heading. An empty cell changes nothing. Where several have one name and there are as many
// rows of it, they are taken in their order.
func Prepare(t Table, rows [][]string, targets []Target) Plan {
	p := Plan{Targets: targets}
	name := slices.Index(targets, ToName)
	if len(rows) == 0 || name < 0 {
		return p
	}
	p.headings = rows[0]
	byName := t.byName()
	wanted := map[string]int{}
	for _, row := range rows[1:] {
		wanted[coding.Fold(cellOf(row, name))]++
	}
	met := map[string]int{}
	for _, row := range rows[1:] {
		called := cellOf(row, name)
		if called == "" {
			continue
		}
		p.Rows++
		key := coding.Fold(called)
		of := byName[key]
		switch {
		case len(of) == 0:
			p.Unknown = appendOnce(p.Unknown, called)
		case len(of) > 1 && len(of) != wanted[key]:
			p.Unsure = appendOnce(p.Unsure, called)
		default:
			p.Matched++
			p.take(t, of[min(met[key], len(of)-1)], row)
			met[key]++
		}
	}
	slices.Sort(p.New)
	return p
}

func (t Table) byName() map[string][]Row {
	byName := map[string][]Row{}
	for _, row := range t.Rows {
		key := coding.Fold(row.Values[0])
		byName[key] = append(byName[key], row)
	}
	return byName
}

// cellOf is a cell on one line; empty where the row ends before it.
func cellOf(row []string, i int) string {
	if i >= len(row) {
		return ""
	}
	return strings.Join(strings.Fields(row[i]), " ")
}

func appendOnce(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// take notes what one row of the spreadsheet changes in a row of the table.
func (p *Plan) take(t Table, of Row, row []string) {
	for i, target := range p.Targets {
		cell := cellOf(row, i)
		if cell == "" || target == Nowhere || target == ToName {
			continue
		}
		if target == ToNew {
			if !slices.Contains(p.New, i) {
				p.New = append(p.New, i)
			}
			p.change(Change{of.ID, of.Values[0], i, "", cell, cell})
			continue
		}
		at := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Field != "" && Target(c.Field) == target })
		if at < 0 {
			continue
		}
		column := t.Columns[at]
		value, ok := column.read(cell)
		switch {
		case !ok:
			p.Unread = appendOnce(p.Unread, fmt.Sprintf("“%s” means nothing in the column %s.", cell, column.Name))
		case value != of.Values[at]:
			p.change(Change{of.ID, of.Values[0], i, column.written(of.Values[at]), column.written(value), value})
		}
	}
}

// change notes a change. Of two rows on one thing the last counts.
func (p *Plan) change(c Change) {
	for i := len(p.Changes) - 1; i >= 0 && p.Changes[i].ID == c.ID; i-- {
		if p.Changes[i].Column == c.Column {
			p.Changes[i] = c
			return
		}
	}
	p.Changes = append(p.Changes, c)
}

// Heading is what a column of the spreadsheet is called.
func (p Plan) Heading(column int) string { return cellOf(p.headings, column) }

// Cells are the changes as the table takes them; fieldOf gives each new column its field.
func (p Plan) Cells(fieldOf func(column int) transcript.Field) []transcript.Cell {
	cells := make([]transcript.Cell, len(p.Changes))
	for i, c := range p.Changes {
		field := transcript.Field(p.Targets[c.Column])
		if p.Targets[c.Column] == ToNew {
			field = fieldOf(c.Column)
		}
		cells[i] = transcript.Cell{SubjectID: c.ID, Field: field, Value: c.value}
	}
	return cells
}
