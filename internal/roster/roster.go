// Package roster lays the table of all transcripts, or of all speakers, out as a spreadsheet,
// and says what a person's own spreadsheet would change in it.
package roster

import (
	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// Table is what is known of all transcripts or of all speakers.
type Table struct {
	Of      transcript.AttributeOf
	Columns []Column
	Rows    []Row // in the order they are listed
}

// Column is one of its columns. The first says what a row is of.
type Column struct {
	Field   transcript.Field // empty for what is counted, which goes out and is not read back
	Name    string
	Choices []Choice // what may stand in it; none for words of any kind
}

// Choice is one of the things that may stand in a column.
type Choice struct {
	Value string   // as it is kept
	Name  string   // as it is written
	Or    []string // as people write it too
}

// Row is a transcript or a speaker, with its values in the order of the columns.
type Row struct {
	ID     string
	Values []string // as they are kept
}

// Roles are what may stand in the column of roles.
func Roles() []Choice {
	return []Choice{
		{string(transcript.Interviewer), "interviewer", []string{"asks", "moderator", "researcher"}},
		{string(transcript.Respondent), "respondent", []string{"answers", "interviewee", "participant", "informant"}},
		{"", "neither", []string{"none", "other"}},
	}
}

// Statuses are what may stand in the column of statuses.
func Statuses() []Choice {
	return []Choice{
		{string(transcript.Unread), "unread", []string{"new", "to do"}},
		{string(transcript.Reading), "reading", []string{"in progress", "started"}},
		{string(transcript.Done), "done", []string{"finished", "read", "complete"}},
		{"", "as it is read", nil},
	}
}

// Folders are what may stand in the column of folders.
func Folders(folders []transcript.Folder) []Choice {
	choices := []Choice{{"", "no folder", []string{"none"}}}
	for _, f := range folders {
		choices = append(choices, Choice{f.ID, f.Name, nil})
	}
	return choices
}

// Sheet is a table as it is written: a heading, and a row for each. A choice that is empty is
// an empty cell.
func Sheet(t Table) [][]string {
	rows := [][]string{make([]string, len(t.Columns))}
	for i, column := range t.Columns {
		rows[0][i] = column.Name
	}
	for _, row := range t.Rows {
		cells := make([]string, len(t.Columns))
		for i, column := range t.Columns {
			cells[i] = column.written(row.Values[i])
		}
		rows = append(rows, cells)
	}
	return rows
}

func (c Column) written(value string) string {
	for _, choice := range c.Choices {
		if choice.Value == value && value != "" {
			return choice.Name
		}
	}
	return value
}

// read is what a cell means in a column.
func (c Column) read(cell string) (value string, ok bool) {
	if len(c.Choices) == 0 {
		return cell, true
	}
	for _, choice := range c.Choices {
		for _, name := range append([]string{choice.Name, choice.Value}, choice.Or...) {
			if coding.SameName(name, cell) {
				return choice.Value, true
			}
		}
	}
	return "", false
}
