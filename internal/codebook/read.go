package codebook

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
)

// Entry is what a table says of one tag.
type Entry struct {
	Path []string
	Says map[Column]string // as saying writes it; no more than was there
}

// mostNotes is how many notes are made about a table; that there are more is the last.
const mostNotes = 30

// deepest is how deep a tag may stand in a table.
const deepest = 50

// notes are sentences for the person about what was not read as it stands.
type notes []string

func (n *notes) add(format string, args ...any) {
	switch len(*n) {
	case mostNotes:
		*n = append(*n, "There is more of the kind.")
	case mostNotes + 1:
	default:
		*n = append(*n, fmt.Sprintf(format, args...))
	}
}

// Read reads the entries of a table, each tag once: of what is said twice the last counts. A
// tag above one that has no row of its own has an entry that says nothing. What can't be read
// is left out, and told in sentences.
func Read(rows [][]string, c Choices) ([]Entry, []string) {
	r := reader{choices: c, at: map[string]int{}, first: 1}
	if c.Heading && len(rows) > 0 {
		rows, r.first = rows[1:], 2
	}
	for i, path := range r.paths(rows) {
		r.read(r.first+i, path, rows[i])
	}
	return r.entries, r.notes
}

type reader struct {
	choices Choices
	first   int // the number of the first row that is read
	entries []Entry
	at      map[string]int // the place of an entry by its path, folded
	notes   notes
}

// paths are the paths of the tags of the rows; nil for a row that names none.
func (r *reader) paths(rows [][]string) [][]string {
	has := func(column Column) bool { return count(r.choices.Columns, column) > 0 }
	paths := make([][]string, len(rows))
	switch {
	case has(Level):
		levels := byLevels{}
		for i, row := range rows {
			paths[i] = levels.next(r.choices.cells(row, Level))
		}
	case has(Path):
		for i, row := range rows {
			paths[i] = r.split(r.choices.cell(row, Path))
		}
		withoutRoot(paths)
	case has(Depth):
		outline := outline{}
		for i, row := range rows {
			paths[i] = outline.next(depthOf(r.choices.cell(row, Depth)), strings.TrimSpace(r.choices.cell(row, Name)))
		}
	case has(Parent):
		return r.byParents(rows)
	case r.indented(rows):
		outline := outline{}
		for i, row := range rows {
			name := r.choices.cell(row, Name)
			bare := strings.TrimLeft(name, " \t\u00a0")
			paths[i] = outline.next(len(name)-len(bare), strings.TrimSpace(bare))
		}
	default:
		for i, row := range rows {
			paths[i] = r.split(r.choices.cell(row, Name))
		}
	}
	return paths
}

// cell is what a row holds in a column, as it stands there.
func (c Choices) cell(row []string, column Column) string {
	cells := c.cells(row, column)
	if len(cells) == 0 {
		return ""
	}
	return cells[0]
}

// cells are what a row holds in the columns of a kind, in their order.
func (c Choices) cells(row []string, column Column) (cells []string) {
	for i, one := range c.Columns {
		if one != column {
			continue
		}
		cell := ""
		if i < len(row) {
			cell = row[i]
		}
		cells = append(cells, cell)
	}
	return cells
}

// split divides a path into its names.
func (r *reader) split(path string) (names []string) {
	switch r.choices.Separator {
	case "":
		names = []string{path}
	case coding.PathSeparator:
		names = coding.ParsePath(path)
	default:
		names = strings.Split(path, r.choices.Separator)
	}
	kept := names[:0]
	for _, name := range names {
		if name = oneLine(name); name != "" {
			kept = append(kept, name)
		}
	}
	return kept
}

func oneLine(name string) string { return strings.Join(strings.Fields(name), " ") }

// withoutRoot takes away the first name that NVivo puts before all its paths.
func withoutRoot(paths [][]string) {
	for _, path := range paths {
		if len(path) > 0 && path[0] != "Nodes" && path[0] != "Codes" {
			return
		}
	}
	for i, path := range paths {
		if len(path) > 0 {
			paths[i] = path[1:]
		}
	}
}

// indented reports whether a name of a row stands further in than the first.
func (r *reader) indented(rows [][]string) bool {
	if r.choices.Separator != "" {
		return false
	}
	for _, row := range rows {
		if name := r.choices.cell(row, Name); strings.TrimSpace(name) != "" && name != strings.TrimLeft(name, " \t\u00a0") {
			return true
		}
	}
	return false
}

func depthOf(cell string) (depth int) {
	fmt.Sscan(cell, &depth)
	return depth
}

// byLevels reads rows that name a tag in one of several columns. An empty column before it
// holds what it held in the row before.
type byLevels []string

func (b *byLevels) next(cells []string) []string {
	last := -1
	for i := range cells {
		if cells[i] = oneLine(cells[i]); cells[i] != "" {
			last = i
		}
	}
	if last < 0 {
		return nil
	}
	path := make([]string, 0, last+1)
	for i, cell := range cells[:last+1] {
		if cell == "" && i < len(*b) && len(path) == i {
			cell = (*b)[i]
		}
		if cell != "" {
			path = append(path, cell)
		}
		if i < len(*b) && cells[i] != "" && cells[i] != (*b)[i] {
			*b = (*b)[:i] // what stood below another is no longer meant
		}
	}
	*b = path
	return append([]string(nil), path...)
}

// outline reads names each of which stands some way in below those before it.
type outline struct {
	depths []int
	path   []string
}

func (o *outline) next(depth int, name string) []string {
	if name = oneLine(name); name == "" {
		return nil
	}
	for len(o.depths) > 0 && o.depths[len(o.depths)-1] >= depth {
		o.depths, o.path = o.depths[:len(o.depths)-1], o.path[:len(o.path)-1]
	}
	o.depths, o.path = append(o.depths, depth), append(o.path, name)
	return append([]string(nil), o.path...)
}

// byParents reads rows that name the tag above: by its name, if the table has it, or by a path.
func (r *reader) byParents(rows [][]string) [][]string {
	above := map[string]string{} // the parent's cell by the tag's name
	for _, row := range rows {
		name := oneLine(r.choices.cell(row, Name))
		if _, met := above[name]; name != "" && !met {
			above[name] = oneLine(r.choices.cell(row, Parent))
		}
	}
	paths := make([][]string, len(rows))
	for i, row := range rows {
		name := oneLine(r.choices.cell(row, Name))
		if name == "" {
			continue
		}
		path := []string{name}
		parent := oneLine(r.choices.cell(row, Parent))
		for range deepest + 1 { // what is deeper is not read anyway
			if parent == "" || slices.Contains(path, parent) {
				break
			}
			next, met := above[parent]
			if !met {
				path = append(coding.ParsePath(parent), path...)
				break
			}
			path, parent = append([]string{parent}, path...), next
		}
		paths[i] = path
	}
	return paths
}

// read takes in one row.
func (r *reader) read(number int, path []string, row []string) {
	if len(path) == 0 {
		r.notes.add("Row %d names no tag.", number)
		return
	}
	if len(path) > deepest {
		r.notes.add("Row %d stands below more than %d tags.", number, deepest)
		return
	}
	for _, name := range path {
		if err := coding.CheckName(name); err != nil {
			r.notes.add("Row %d: %v", number, err)
			return
		}
	}
	entry := r.entry(path)
	for i, column := range r.choices.Columns {
		if i >= len(row) {
			break
		}
		cell := strings.TrimSpace(row[i])
		if cell == "" {
			continue
		}
		said, ok := meaning(column, cell)
		if !ok {
			r.notes.add("Row %d: “%s” is no %s.", number, short(cell), column)
		} else if said != "" {
			entry.Says[column] = said
		}
	}
}

// entry finds or makes the entry of a path, and those above it.
func (r *reader) entry(path []string) Entry {
	for end := 1; end <= len(path); end++ {
		key := folded(path[:end])
		if _, met := r.at[key]; !met {
			r.at[key] = len(r.entries)
			r.entries = append(r.entries, Entry{Path: append([]string(nil), path[:end]...), Says: map[Column]string{}})
		}
	}
	return r.entries[r.at[folded(path)]]
}

// folded gives paths of names that are the same one form.
func folded(path []string) string {
	names := make([]string, len(path))
	for i, name := range path {
		names[i] = coding.Fold(name)
	}
	return strings.Join(names, "\n")
}

func short(cell string) string {
	if runes := []rune(cell); len(runes) > 30 {
		return string(runes[:30]) + "…"
	}
	return cell
}
