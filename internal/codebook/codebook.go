// Package codebook makes a table of a codebook, and a codebook of a table: its own, or one
// that a person or another program has written.
package codebook

import (
	"strconv"

	"manicule/internal/coding"
)

// Column is what a column of a table says about a tag.
type Column string

const (
	Nothing     Column = ""
	Path        Column = "path" // the names from the top down, with something between them
	Name        Column = "name"
	Parent      Column = "parent" // the name, or the path, of the tag above
	Level       Column = "level"  // one of several columns, the topmost first: each a name
	Depth       Column = "depth"  // a number: how deep the name stands below the rows before it
	Description Column = "description"
	UseWhen     Column = "use when"
	UseNot      Column = "use not"
	Example     Column = "example"
	Colour      Column = "colour"
	Key         Column = "key"
	Archived    Column = "archived"
)

// headings are the columns of a table that is written, and how they are headed.
var headings = []struct {
	column  Column
	heading string
	width   float64 // in letters
}{
	{Path, "Path", 40}, {Description, "Description", 50}, {UseWhen, "When to use", 40}, {UseNot, "When not to use", 40},
	{Example, "Example", 40}, {Colour, "Colour", 10}, {Key, "Key", 6}, {Archived, "Archived", 10},
}

// Table writes a codebook: a heading, and a row for each tag, in order.
func Table(tags []coding.Tag) [][]string {
	book := coding.NewCodebook(tags)
	heading := make([]string, len(headings))
	for i, h := range headings {
		heading[i] = h.heading
	}
	rows := [][]string{heading}
	for _, tag := range book.Ordered() {
		row := make([]string, len(headings))
		for i, h := range headings {
			if row[i] = saying(tag, h.column); h.column == Path {
				row[i] = book.PathString(tag.ID)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

// Widths are those of the columns of Table, in letters.
func Widths() []float64 {
	widths := make([]float64, len(headings))
	for i, h := range headings {
		widths[i] = h.width
	}
	return widths
}

// saying is what a tag says in a column; empty for nothing.
func saying(tag coding.Tag, column Column) string {
	switch column {
	case Description:
		return tag.Description
	case UseWhen:
		return tag.UseWhen
	case UseNot:
		return tag.UseNot
	case Example:
		return tag.Example
	case Colour:
		return tag.Colour
	case Key:
		if tag.Key > 0 {
			return strconv.Itoa(tag.Key)
		}
	case Archived:
		if tag.Archived {
			return "yes"
		}
	}
	return ""
}

// say sets what a tag says in a column, written as saying writes it.
func say(tag *coding.Tag, column Column, words string) {
	switch column {
	case Description:
		tag.Description = words
	case UseWhen:
		tag.UseWhen = words
	case UseNot:
		tag.UseNot = words
	case Example:
		tag.Example = words
	case Colour:
		tag.Colour = words
	case Key:
		tag.Key, _ = strconv.Atoi(words)
	case Archived:
		tag.Archived = words == "yes"
	}
}
