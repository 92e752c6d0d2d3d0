package codebook

import (
	"slices"
	"strings"
	"unicode"

	"manicule/internal/coding"
)

// Choices say how a table is read.
type Choices struct {
	Heading   bool     // the first row names the columns
	Columns   []Column // what each says
	Separator string   // what stands between the names of a path; empty for nothing
}

// known are the words that head columns, as other programs and people have them, in small
// letters. A heading that ends in a number is a level where the word before is one of those.
var known = map[Column][]string{
	Path: {"path", "tag path", "code path", "full path", "hierarchical name", "hierarchy", "code system", "node path", "codesystem", "pfad"},
	Name: {"name", "tag", "code", "code name", "codename", "code_name", "tag name", "node", "node name", "label", "title", "codes", "tags",
		"kategorie", "bezeichnung"},
	Parent: {"parent", "parent code", "parent tag", "parent name", "parent node", "category", "code category", "group", "code group", "folder",
		"belongs to", "under", "oberkategorie", "parentcode"},
	Level: {"theme", "main theme", "sub-theme", "subtheme", "sub theme", "main category", "sub-category", "subcategory", "sub category",
		"sub-code", "subcode", "hauptkategorie", "unterkategorie", "level", "code level", "tier", "ebene"},
	Depth: {"depth", "level", "code level", "hierarchy level", "indent", "ebene"},
	Description: {"description", "definition", "memo", "code memo", "comment", "comments", "meaning", "notes", "note", "explanation",
		"code description", "beschreibung"},
	UseWhen: {"when to use", "use when", "when", "inclusion", "inclusion criteria", "include", "includes", "rule", "coding rule", "kodierregel",
		"usewhen", "use_when", "use"},
	UseNot: {"when not to use", "use not", "do not use", "not", "when not", "exclusion", "exclusion criteria", "exclude", "excludes", "use_not", "don't use"},
	Example: {"example", "examples", "typical example", "anchor example", "sample", "sample quote", "quote", "example quote", "exemplar",
		"ankerbeispiel", "beispiel"},
	Colour:   {"colour", "color", "code color", "code colour", "colours", "farbe"},
	Key:      {"key", "shortcut", "shortcut key", "hotkey"},
	Archived: {"archived", "archive", "retired", "inactive", "deprecated"},
}

// fewest is how many of the columns must be known for the first row to be a heading.
const fewest = 1

// Guess says how a table of somebody else's is best read.
func Guess(rows [][]string) Choices {
	width := 0
	for _, row := range rows {
		width = max(width, len(row))
	}
	c := Choices{Columns: make([]Column, width)}
	if len(rows) == 0 {
		return c
	}
	c.Columns, c.Heading = columnsOf(rows, width)
	if !c.Heading {
		guessWithout(c.Columns)
	}
	if c.Separator = separatorOf(rows, c); slices.Equal(rows[0], Table(nil)[0]) {
		c.Separator = coding.PathSeparator // our own
	}
	return c
}

// columnsOf reads the first row as a heading, if it is one.
func columnsOf(rows [][]string, width int) ([]Column, bool) {
	columns, found := make([]Column, width), 0
	for i, heading := range rows[0] {
		columns[i] = columnNamed(heading, below(rows, i))
		if columns[i] != Nothing {
			found++
		}
	}
	once(columns)
	named := slices.ContainsFunc(columns, func(c Column) bool { return c == Path || c == Name || c == Level })
	if found < fewest || !named {
		return make([]Column, width), false
	}
	return columns, true
}

// below are the cells of a column below its heading that hold something.
func below(rows [][]string, column int) (cells []string) {
	for _, row := range rows[1:] {
		if column < len(row) && strings.TrimSpace(row[column]) != "" {
			cells = append(cells, row[column])
		}
	}
	return cells
}

// columnNamed is what a column of that heading says.
func columnNamed(heading string, cells []string) Column {
	word := strings.Join(strings.Fields(strings.ToLower(strings.Trim(heading, " \t:*"))), " ")
	numbered := strings.TrimRight(word, " 0123456789")
	if numbers(cells) && slices.Contains(known[Depth], word) {
		return Depth
	}
	if numbered != word && (slices.Contains(known[Level], numbered) || slices.Contains(known[Name], numbered)) {
		return Level
	}
	for _, column := range []Column{Path, Name, Parent, Level, Description, UseWhen, UseNot, Example, Colour, Key, Archived} {
		if slices.Contains(known[column], word) {
			return column
		}
	}
	return Nothing
}

// numbers reports whether cells are nothing but small whole numbers.
func numbers(cells []string) bool {
	return len(cells) > 0 && !slices.ContainsFunc(cells, func(cell string) bool {
		cell = strings.TrimSpace(cell)
		return len(cell) > 2 || strings.ContainsFunc(cell, func(r rune) bool { return !unicode.IsDigit(r) })
	})
}

// once lets each column but Level say its thing once: the first does. With names in levels,
// a column of names is the lowest of them; a lone level is a name.
func once(columns []Column) {
	levels := count(columns, Level)
	for i, column := range columns {
		switch {
		case column == Nothing || column == Level:
		case slices.Contains(columns[:i], column):
			columns[i] = Nothing
		case column == Name && levels > 0:
			columns[i] = Level
		case column == Parent && levels > 0:
			columns[i] = Nothing
		}
	}
	if levels == 1 && count(columns, Level) == 1 {
		columns[slices.Index(columns, Level)] = Name
	}
}

func count(columns []Column, column Column) (n int) {
	for _, c := range columns {
		if c == column {
			n++
		}
	}
	return n
}

// guessWithout takes the first column for paths and the second for descriptions.
func guessWithout(columns []Column) {
	for i, column := range []Column{Path, Description} {
		if i < len(columns) {
			columns[i] = column
		}
	}
}

// separators are what people and programs write between the names of a path, the surest first.
var separators = []string{coding.PathSeparator, " › ", " → ", " / ", " | ", " :: ", "::", `\`, "/", ">", "|", ":"}

// Separators returns what may stand between the names of a path.
func Separators() []string { return slices.Clone(separators) }

// separatorOf finds what stands between the names of the paths: something of which it is true
// that what stands before it is mostly a tag of the table itself. Where the column is said to
// hold paths, it is enough that it is there.
func separatorOf(rows [][]string, c Choices) string {
	if c.Heading {
		rows = rows[1:]
	}
	at, sure := slices.Index(c.Columns, Path), c.Heading
	if at < 0 {
		at, sure = slices.Index(c.Columns, Name), false
	}
	if at < 0 || slices.ContainsFunc(c.Columns, func(c Column) bool { return c == Parent || c == Level || c == Depth }) {
		return ""
	}
	names := map[string]bool{}
	for _, row := range rows {
		if at < len(row) {
			names[strings.TrimSpace(row[at])] = true
		}
	}
	for _, separator := range separators {
		paths, children := 0, 0
		for name := range names {
			if i := strings.LastIndex(name, separator); i > 0 && i+len(separator) < len(name) {
				paths++
				if names[strings.TrimSpace(name[:i])] {
					children++
				}
			}
		}
		if paths > 0 && (2*children >= paths || sure) {
			return separator
		}
	}
	if sure {
		return coding.PathSeparator // of the paths of one name each, that have escapes all the same
	}
	return ""
}
