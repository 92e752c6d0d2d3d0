package sheet

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"manicule/internal/document"
	"manicule/internal/formula"
	"manicule/internal/parse/decode"
)

// byteOrderMark tells spreadsheet programs that a CSV file is UTF-8.
const byteOrderMark = "\uFEFF"

// WriteCSV writes a table as CSV, in UTF-8 with a mark that says so. A cell that a program
// could take for a formula has an apostrophe before it, which Read takes away again; one that
// holds anything that stands between cells somewhere is quoted.
func WriteCSV(w io.Writer, rows [][]string) error {
	var out strings.Builder
	out.WriteString(byteOrderMark)
	for _, row := range rows {
		for i, cell := range row {
			if i > 0 {
				out.WriteByte(',')
			}
			out.WriteString(quoted(formula.Guard(cell)))
		}
		out.WriteByte('\n')
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func quoted(cell string) string {
	if !strings.ContainsAny(cell, ",;\t\"\r\n") && cell == strings.TrimSpace(cell) {
		return cell
	}
	return `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
}

func readCSV(name string, data []byte) ([]Sheet, error) {
	plain, _, err := decode.Text(document.File{Name: name, Data: data})
	if err != nil {
		return nil, notATable(name).WithCause(err)
	}
	comma := separatorOf(plain)
	rows, err := parseCSV(plain, comma, false, maxRows)
	if err != nil && !errors.Is(err, errLong) {
		rows, err = parseCSV(plain, comma, true, maxRows) // with quotes where there should be none
	}
	if errors.Is(err, errLong) {
		return nil, tooLong(name)
	}
	if err != nil {
		return nil, notATable(name)
	}
	return []Sheet{{Rows: rows}}, nil
}

var errLong = errors.New("too many rows or columns")

func parseCSV(plain string, comma rune, lazy bool, most int) (rows [][]string, err error) {
	in := csv.NewReader(strings.NewReader(plain))
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = comma, lazy, -1
	for {
		row, err := in.Read()
		if errors.Is(err, io.EOF) {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		if len(rows) == most || len(row) > maxColumns {
			return rows, errLong
		}
		for i, cell := range row {
			row[i] = formula.Unguard(cell)
		}
		rows = append(rows, row)
	}
}

// separatorOf is what stands between the cells: of comma, semicolon and tab the one that every
// one of the first rows has, and most of them equally often; else a comma.
func separatorOf(plain string) rune {
	best, most := ',', 0
	for _, comma := range []rune{',', ';', '\t'} {
		const looked = 20
		rows, _ := parseCSV(plain, comma, true, looked)
		if alike := alikeRows(rows); alike > most {
			best, most = comma, alike
		}
	}
	return best
}

// alikeRows counts the rows that are as long as most are; none if any has one cell only.
func alikeRows(rows [][]string) (most int) {
	lengths := map[int]int{}
	for _, row := range rows {
		lengths[len(row)]++
		most = max(most, lengths[len(row)])
	}
	if lengths[1] > 0 {
		return 0
	}
	return most
}
