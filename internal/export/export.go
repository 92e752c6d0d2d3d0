// Package export writes reports in the formats there are.
package export

import (
	"io"
	"strings"

	"manicule/internal/export/markdown"
	"manicule/internal/export/report"
	"manicule/internal/fault"
)

// format is one kind of document.
type format struct {
	name      string // as the command line and the window call it
	extension string
	write     func(io.Writer, report.Report) error
}

var formats = []format{
	{"markdown", ".md", markdown.Write},
}

// Formats returns the names of the formats, in the order they are offered.
func Formats() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// Write writes the report in the format of that name. An unknown one is an invalid fault,
// which lists those there are, and nothing is written.
func Write(w io.Writer, name string, r report.Report) error {
	f, known := find(name)
	if !known {
		return fault.New(fault.Invalid, "There is no export format “%s”.", name).
			WithHint("The formats are: %s.", strings.Join(Formats(), ", "))
	}
	return f.write(w, r)
}

func find(name string) (format, bool) {
	for _, f := range formats {
		if f.name == name {
			return f, true
		}
	}
	return format{}, false
}
