package xlsx

import (
	"iter"
	"regexp"
	"strconv"

	"manicule/internal/export/ooxml"
	"manicule/internal/export/table"
)

// sheet is one sheet: a row of names that stays in view and filters the rows below.
type sheet struct {
	name    string
	columns []table.Column
	length  int // rows below the names
	rows    iter.Seq[[]table.Cell]
	style   func(row, column int) int // of a cell; nil: all are plain
}

// list makes the rows of a list.
func (s *sheet) list(length int, row func(int) []table.Cell) {
	s.length = length
	s.rows = func(yield func([]table.Cell) bool) {
		for i := range length {
			if !yield(row(i)) {
				return
			}
		}
	}
}

// own adds the columns that are the project's own.
func (s *sheet) own(names []string) {
	for _, name := range names {
		s.columns = append(s.columns, table.Column{Name: table.Label(name), Width: 20})
	}
}

// What a sheet can have.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

// area is the cells of the sheet: "A1:R9", or with the mark "$" "$A$1:$R$9".
func (s sheet) area(mark string) string {
	return mark + "A" + mark + "1:" + mark + letters(len(s.columns)-1) + mark + strconv.Itoa(s.length+1)
}

// letters names a column, counted from 0: "A", "Z", "AA".
func letters(column int) string {
	name := ""
	for column >= 0 {
		name = string(rune('A'+column%26)) + name
		column = column/26 - 1
	}
	return name
}

func (s sheet) write(x *ooxml.XML) {
	x.Raw(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="`, s.area(""), `"/>`,
		`<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>`,
		`<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><cols>`)
	names := make([]string, len(s.columns))
	for i, c := range s.columns {
		at := strconv.Itoa(i + 1)
		x.Raw(`<col min="`, at, `" max="`, at, `" width="`, strconv.Itoa(c.Width), `" customWidth="1"/>`)
		names[i] = letters(i)
	}
	x.Raw(`</cols><sheetData><row r="1">`)
	for i, c := range s.columns {
		cell(x, names[i]+"1", table.Cell{Text: c.Name}, headStyle)
	}
	x.Raw(`</row>`)
	at := 0
	for row := range s.rows {
		number := strconv.Itoa(at + 2)
		x.Raw(`<row r="`, number, `">`)
		for i, c := range row {
			style := plainStyle
			if s.style != nil {
				style = s.style(at, i)
			}
			cell(x, names[i]+number, c, style)
		}
		x.Raw(`</row>`)
		at++
	}
	x.Raw(`</sheetData><autoFilter ref="`, s.area(""), `"/></worksheet>`)
}

// cell writes a cell that holds something. A text is written in place, as a text.
func cell(x *ooxml.XML, name string, c table.Cell, style int) {
	switch {
	case c.Known:
		x.Raw(`<c r="`, name, `" s="`, strconv.Itoa(style), `"><v>`, strconv.Itoa(c.Number), `</v></c>`)
	case c.Text != "":
		x.Raw(`<c r="`, name, `" s="`, strconv.Itoa(style), `" t="inlineStr"><is><t xml:space="preserve">`)
		x.Text(literal(c.Text))
		x.Raw(`</t></is></c>`)
	}
}

// escaped is how workbooks write what XML can't: "_x000D_". One that is meant as it stands has
// its first underscore written so.
var escaped = regexp.MustCompile(`_(x[0-9A-Fa-f]{4}_)`)

func literal(s string) string {
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '_' && s[i+1] == 'x' {
			return escaped.ReplaceAllString(s, "_x005F_$1")
		}
	}
	return s
}
