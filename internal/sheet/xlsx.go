package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"manicule/internal/fault"
	"manicule/internal/parse/archive"
)

// MaxCell is how many UTF-16 units a cell of a workbook holds.
const MaxCell = excelize.TotalCellChars

// WriteXLSX writes tables as a workbook. The first row of each is its heading, which stays in
// view. widths are those of the columns, in letters; columns without one are as Excel has
// them. A cell of more than MaxCell is refused: it would be cut.
func WriteXLSX(w io.Writer, sheets []Sheet, widths []float64) error {
	book := excelize.NewFile()
	defer book.Close()
	heading, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	words, err := book.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, NumFmt: 49}) // text
	if err != nil {
		return err
	}
	for i, s := range sheets {
		if i == 0 {
			err = book.SetSheetName("Sheet1", s.Name)
		} else {
			_, err = book.NewSheet(s.Name)
		}
		if err == nil {
			err = writeSheet(book, s, widths, heading, words)
		}
		if err != nil {
			return err
		}
	}
	return book.Write(w)
}

func writeSheet(book *excelize.File, s Sheet, widths []float64, heading, words int) error {
	out, err := book.NewStreamWriter(s.Name)
	if err != nil {
		return err
	}
	for i, width := range widths {
		if err := out.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	for i, row := range s.Rows {
		style := words
		if i == 0 {
			style = heading
		}
		cells := make([]any, len(row))
		for j, cell := range row {
			if n := len(utf16.Encode([]rune(cell))); n > MaxCell {
				return fault.New(fault.Refused, "A cell in row %d has %d characters; Excel allows %d.", i+1, n, MaxCell).WithHint("Save it as CSV.")
			}
			cells[j] = excelize.Cell{StyleID: style, Value: cell}
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+1), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// readXLSX reads what the cells of a workbook show: of a formula what came of it last.
func readXLSX(name string, data []byte) (sheets []Sheet, err error) {
	defer func() {
		if recover() != nil { // the library trusts a workbook more than it should
			sheets, err = nil, notATable(name)
		}
	}()
	if _, err := archive.Open(data); err != nil {
		return nil, archive.Refuse(name, err)
	}
	// Both limits alike: what is over the second would be written to a folder for everybody.
	book, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 2 * maxBytes, UnzipXMLSizeLimit: 2 * maxBytes})
	if err != nil {
		return nil, notATable(name).WithCause(err)
	}
	defer book.Close()
	for _, title := range book.GetSheetList() {
		rows, err := readRows(book, title)
		if errors.Is(err, errLong) {
			return nil, tooLong(name)
		}
		if err != nil {
			return nil, notATable(name).WithCause(err)
		}
		sheets = append(sheets, Sheet{Name: title, Rows: rows})
	}
	return sheets, nil
}

func readRows(book *excelize.File, title string) (rows [][]string, err error) {
	in, err := book.Rows(title)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	for in.Next() {
		row, err := in.Columns()
		if err != nil {
			return nil, err
		}
		if len(rows) == maxRows || len(row) > maxColumns {
			return nil, errLong
		}
		rows = append(rows, row)
	}
	return rows, in.Error()
}
