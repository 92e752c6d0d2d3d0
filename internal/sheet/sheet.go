// Package sheet reads and writes tables of cells: CSV files and Excel workbooks. What is
// written is words to every program: no cell is a formula.
package sheet

import (
	"path/filepath"
	"slices"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/parse/archive"
)

// Sheet is a table: rows of cells, which may be of different lengths.
type Sheet struct {
	Name string
	Rows [][]string
}

// The limits of what is read. A table of people or tags is far below them.
const (
	maxBytes   = 50 << 20
	maxRows    = 100_000
	maxColumns = 1000
)

// Read reads the sheets of a file: a CSV file, with whatever stands between its cells, has
// one; a workbook (.xlsx) may have several. The name is the file's own. Rows without a word
// are left out. Anything else is refused with a fault that names the file.
func Read(name string, data []byte) ([]Sheet, error) {
	if len(data) > maxBytes {
		return nil, fault.New(fault.Refused, "%s is larger than a table of this kind can be (%d MB).", name, maxBytes>>20)
	}
	read := readCSV
	if archive.Is(data) {
		read = readXLSX
	} else if ext := strings.ToLower(filepath.Ext(name)); ext == ".xls" || ext == ".xlsx" || ext == ".ods" {
		return nil, notATable(name)
	}
	sheets, err := read(name, data)
	if err != nil {
		return nil, err
	}
	for i := range sheets {
		sheets[i].Rows = trimmed(sheets[i].Rows)
	}
	sheets = slices.DeleteFunc(sheets, func(s Sheet) bool { return len(s.Rows) == 0 })
	if len(sheets) == 0 {
		return nil, fault.New(fault.Refused, "%s has no words in it.", name).WithHint("Choose a table with something in it.")
	}
	return sheets, nil
}

func notATable(name string) *fault.Error {
	return fault.New(fault.Refused, "%s is no table that can be read.", name).WithHint("Save it as .xlsx or .csv and choose that.")
}

func tooLong(name string) *fault.Error {
	return fault.New(fault.Refused, "%s has more than %d rows or %d columns.", name, maxRows, maxColumns).WithHint("Choose a table with less in it.")
}

// trimmed are the rows without empty cells at their ends, and without empty rows.
func trimmed(rows [][]string) [][]string {
	kept := rows[:0]
	for _, row := range rows {
		for len(row) > 0 && strings.TrimSpace(row[len(row)-1]) == "" {
			row = row[:len(row)-1]
		}
		if len(row) > 0 {
			kept = append(kept, row)
		}
	}
	return kept
}
