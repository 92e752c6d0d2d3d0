// Package xlsx writes a report as a workbook: the table of highlights, the codebook, the
// speakers and the interviews, a sheet for each.
//
// It is written by hand: the sheets have no more than texts, numbers and a few styles, and a
// library for all that a workbook can be would be a quarter of the whole program.
package xlsx

import (
	"fmt"
	"io"
	"strings"

	"manicule/internal/export/ooxml"
	"manicule/internal/export/report"
	"manicule/internal/export/table"
	"manicule/internal/fault"
)

const types = "application/vnd.openxmlformats-officedocument.spreadsheetml."

// Write writes the workbook. Texts are written as texts, so none is a formula. The notices
// are on texts that are too long for a cell.
func Write(w io.Writer, r report.Report) (notices []string, err error) {
	highlights := table.New(r)
	if highlights.Len() >= maxRows || len(highlights.Columns) > maxColumns {
		return nil, fault.New(fault.Refused, "A sheet can't hold %d rows of %d columns.", highlights.Len(), len(highlights.Columns)).
			WithHint("Choose fewer highlights, no row for each tag or no column for each tag; CSV has no such limit.")
	}
	paint := newPaint(r.Tags)
	sheets := []sheet{
		highlightSheet(highlights), codebookSheet(r, paint), speakerSheet(r), interviewSheet(r),
	}
	parts := []ooxml.Part{workbook(sheets), ooxml.Core(r.Title, r.Date), {Name: "xl/styles.xml", Type: types + "styles+xml", Write: paint.write}}
	for i, s := range sheets {
		parts = append(parts, ooxml.Part{Name: sheetName(i), Type: types + "worksheet+xml", Write: s.write})
	}
	return highlights.Notices, ooxml.Write(w, []ooxml.Link{
		{ID: "rId1", Kind: "officeDocument", Target: "xl/workbook.xml"},
		{ID: "rId2", Kind: "core-properties", Target: "docProps/core.xml"},
	}, parts)
}

func sheetName(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

func workbook(sheets []sheet) ooxml.Part {
	p := ooxml.Part{Name: "xl/workbook.xml", Type: types + "sheet.main+xml"}
	for i := range sheets {
		p.Links = append(p.Links, ooxml.Link{ID: fmt.Sprintf("rId%d", i+1), Kind: "worksheet", Target: sheetName(i)})
	}
	p.Links = append(p.Links, ooxml.Link{ID: "rIdStyles", Kind: "styles", Target: "xl/styles.xml"})
	p.Write = func(x *ooxml.XML) {
		x.Raw(`<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`,
			` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>`)
		for i, s := range sheets {
			x.Raw(`<sheet name="`, s.name, fmt.Sprintf(`" sheetId="%d" r:id="rId%d"/>`, i+1, i+1))
		}
		x.Raw(`</sheets><definedNames>`)
		for i, s := range sheets {
			x.Raw(fmt.Sprintf(`<definedName name="_xlnm._FilterDatabase" localSheetId="%d" hidden="1">`, i), s.name, `!`, s.area("$"), `</definedName>`)
		}
		x.Raw(`</definedNames></workbook>`)
	}
	return p
}

func highlightSheet(t *table.Table) sheet {
	return sheet{name: "Highlights", columns: t.Columns, length: t.Len(), rows: t.Rows()}
}

func codebookSheet(r report.Report, paint *paint) sheet {
	s := sheet{name: "Codebook", columns: []table.Column{
		{Name: "tag path", Width: 40}, {Name: "name", Width: 26}, {Name: "colour", Width: 10}, {Name: "description", Width: 60},
		{Name: "when to use", Width: 40}, {Name: "when not to use", Width: 40}, {Name: "example", Width: 40}, {Name: "highlights", Width: 11}, {Name: "interviews", Width: 11},
	}}
	s.list(len(r.Tags), func(i int) []table.Cell {
		tag := r.Tags[i]
		return []table.Cell{
			word(tag.Path), word(tag.Name), word(tag.Colour), word(tag.Description), word(tag.UseWhen), word(tag.UseNot), word(tag.Example),
			number(tag.Excerpts), number(tag.Transcripts),
		}
	})
	s.style = func(row, column int) int {
		if column == 2 {
			return paint.of(r.Tags[row].Colour)
		}
		return plainStyle
	}
	return s
}

func speakerSheet(r report.Report) sheet {
	s := sheet{name: "Speakers", columns: []table.Column{
		{Name: "speaker", Width: 30}, {Name: "as written", Width: 30}, {Name: "role", Width: 14}, {Name: "highlights", Width: 11},
	}}
	s.own(r.Columns.Speakers)
	s.list(len(r.Speakers), func(i int) []table.Cell {
		v := r.Speakers[i]
		return append([]table.Cell{word(v.Display), word(v.Name), word(string(v.Role)), number(v.Excerpts)}, words(v.Values)...)
	})
	return s
}

func interviewSheet(r report.Report) sheet {
	s := sheet{name: "Interviews", columns: []table.Column{
		{Name: "id", Width: 12}, {Name: "transcript", Width: 50}, {Name: "date", Width: 14}, {Name: "place", Width: 24}, {Name: "file", Width: 30},
		{Name: "turns", Width: 8}, {Name: "words", Width: 9}, {Name: "highlights", Width: 11},
	}}
	s.own(r.Columns.Sources)
	s.list(len(r.Sources), func(i int) []table.Cell {
		t := r.Sources[i]
		return append([]table.Cell{
			word(t.ID), word(t.Title), word(t.Date), word(t.Place), word(t.Source.Name), number(len(t.Turns)), number(t.Words), number(len(t.Excerpts)),
		}, words(t.Values)...)
	})
	return s
}

func word(s string) table.Cell { return table.Cell{Text: table.Label(s)} }
func words(values []string) []table.Cell {
	cells := make([]table.Cell, len(values))
	for i, v := range values {
		cells[i] = word(v)
	}
	return cells
}

func number(n int) table.Cell { return table.Cell{Number: n, Known: true} }
func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}
