// Package export writes reports in the formats there are.
package export

import (
	"io"
	"strings"

	"manicule/internal/export/annotation"
	"manicule/internal/export/csv"
	"manicule/internal/export/docx"
	"manicule/internal/export/filename"
	"manicule/internal/export/html"
	"manicule/internal/export/markdown"
	"manicule/internal/export/pdf"
	"manicule/internal/export/report"
	"manicule/internal/export/xlsx"
	"manicule/internal/fault"
)

// format is one kind of document.
type format struct {
	name      string // as the command line and the window call it
	extension string
	shown     Shape
	page      func(io.Writer, report.Report) error // what shows it as a page; else nil
	write     writer
	parts     func(report.Report) int // how often it asks the report's pace
}

// Shape is how a document is looked at before it is written.
type Shape string

const (
	Textual Shape = "text"
	Tabular Shape = "table"
	Paged   Shape = "page" // of HTML
)

// writer writes a report. What it says besides is for the person: sentences on what could not
// be written as it is, such as a text that is too long for a cell.
type writer func(io.Writer, report.Report) (notices []string, err error)

var formats = []format{
	{"markdown", ".md", Textual, nil, silent(markdown.Write), report.Report.InSections},
	{"notes", ".zip", Textual, nil, silent(markdown.WriteNotes), once},
	{"html", ".html", Paged, html.WriteShown, silent(html.Write), report.Report.InSections},
	{"marked-html", ".html", Paged, html.WriteMarkedShown, silent(html.WriteMarked), report.Report.InTranscripts},
	{"docx", ".docx", Paged, html.WriteWord, silent(docx.Write), report.Report.InSections},
	{"marked-docx", ".docx", Paged, html.WriteMarkedWord, silent(docx.WriteMarked), report.Report.InTranscripts},
	{"pdf", ".pdf", Paged, html.WritePaper, pdf.Write, report.Report.InSections},
	{"marked-pdf", ".pdf", Paged, html.WriteMarkedPaper, pdf.WriteMarked, report.Report.InTranscripts},
	{"csv", ".csv", Tabular, nil, csv.Write, once},
	{"xlsx", ".xlsx", Tabular, nil, xlsx.Write, once},
	{"json", ".json", Textual, nil, silent(annotation.Write), once},
}

func once(r report.Report) int { return r.Distinct }

// silent makes a writer of one that can write everything as it is.
func silent(write func(io.Writer, report.Report) error) writer {
	return func(w io.Writer, r report.Report) ([]string, error) { return nil, write(w, r) }
}

// Formats returns the names of the formats, in the order they are offered.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// Write writes the report in the format of that name, and returns sentences on what could not
// be written as it is. An unknown format is an invalid fault, which lists those there are, and
// nothing is written.
func Write(w io.Writer, name string, r report.Report) (notices []string, err error) {
	f, known := find(name)
	if !known {
		return nil, fault.New(fault.Invalid, "There is no export format “%s”.", name).
			WithHint("The formats are: %s.", strings.Join(Formats(), ", "))
	}
	return f.write(w, r)
}

// Parts is how many parts of a report's document in a format there are, as the report's pace is
// asked before each.
func Parts(name string, r report.Report) int {
	f, known := find(name)
	if !known {
		return 0
	}
	return f.parts(r)
}

// ShapeOf says how a format's document is shown before it is written.
func ShapeOf(name string) Shape {
	f, _ := find(name)
	return f.shown
}

// IsWhole reports whether a format shows whole transcripts.
func IsWhole(name string) bool { return strings.HasPrefix(name, "marked-") }

// ShowsFiles reports whether a format names the files that transcripts came from.
func ShowsFiles(name string) bool { return name == "xlsx" }

// WriteShown writes what shows the report before it is written: of a format that makes pages,
// the page on paper; of others a text.
func WriteShown(w io.Writer, name string, r report.Report) error {
	f, known := find(name)
	switch {
	case known && f.page != nil:
		return f.page(w, r)
	case name == "notes":
		return markdown.Write(w, r)
	}
	_, err := Write(w, name, r)
	return err
}

// WriteClip writes the report for a clipboard, as HTML.
func WriteClip(w io.Writer, r report.Report) error { return html.WriteClip(w, r) }

// FileName suggests a name for a project's export: "Moscow interviews.md". It is safe on
// every system, whatever the project is called. A format there is not has no extension.
func FileName(project, formatName string) string {
	f, _ := find(formatName)
	return filename.Safe(project, "Excerpts", f.extension)
}

func find(name string) (format, bool) {
	for _, f := range formats {
		if f.name == name {
			return f, true
		}
	}
	return format{}, false
}
