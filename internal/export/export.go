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
	write     writer
}

// writer writes a report. What it says besides is for the person: sentences on what could not
// be written as it is, such as a text that is too long for a cell.
type writer func(io.Writer, report.Report) (notices []string, err error)

var formats = []format{
	{"markdown", ".md", silent(markdown.Write)},
	{"notes", ".zip", silent(markdown.WriteNotes)},
	{"html", ".html", silent(html.Write)},
	{"marked-html", ".html", silent(html.WriteMarked)},
	{"docx", ".docx", silent(docx.Write)},
	{"marked-docx", ".docx", silent(docx.WriteMarked)},
	{"pdf", ".pdf", pdf.Write},
	{"marked-pdf", ".pdf", pdf.WriteMarked},
	{"csv", ".csv", csv.Write},
	{"xlsx", ".xlsx", xlsx.Write},
	{"json", ".json", silent(annotation.Write)},
}

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
