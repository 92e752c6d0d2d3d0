// Package csv writes a report's table as comma-separated values (RFC 4180): UTF-8, a line of
// names first, lines that end in CRLF.
package csv

import (
	"bufio"
	"encoding/csv"
	"io"
	"strconv"

	"manicule/internal/export/report"
	"manicule/internal/export/table"
	"manicule/internal/formula"
)

// byteOrderMark tells Excel that the file is UTF-8.
const byteOrderMark = "\uFEFF"

// Write writes the table. Unless the report says otherwise, a text that a spreadsheet would
// take for a formula gets an apostrophe before it.
func Write(w io.Writer, r report.Report) (notices []string, err error) {
	buffer := bufio.NewWriter(w)
	if r.Table.Mark {
		buffer.WriteString(byteOrderMark)
	}
	out := csv.NewWriter(buffer)
	out.UseCRLF = true
	guard := formula.Guard
	if r.Table.RawCells {
		guard = func(s string) string { return s }
	}
	t := table.New(r)
	fields := t.Names()
	for i := range fields {
		fields[i] = guard(fields[i])
	}
	out.Write(fields)
	for row := range t.Rows() {
		for i, cell := range row {
			if cell.Known {
				fields[i] = strconv.Itoa(cell.Number)
			} else {
				fields[i] = guard(cell.Text)
			}
		}
		out.Write(fields) // its error is kept, and comes with the last
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return nil, err
	}
	return t.Notices, buffer.Flush()
}
