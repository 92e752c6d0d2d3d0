// Package rtf reads Rich Text Format, which word processors wrote before .docx, often in
// files called .doc.
package rtf

import (
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
)

// Format is what a document read here calls its format.
const Format = "rtf"

// Is reports whether data is in Rich Text Format.
func Is(data []byte) bool {
	const beginning = 64
	start := strings.TrimLeft(string(data[:min(len(data), beginning)]), "\uFEFF \t\r\n")
	return strings.HasPrefix(start, `{\rtf`)
}

// Read reads a file in Rich Text Format. One that breaks off is read up to there, and the
// document says so. The error is a fault that names the file, the reason and what to do.
func Read(f document.File) (document.Document, error) {
	r := newReader(string(f.Data))
	if err := r.read(); err != nil {
		return document.Document{}, compose.TooLong(f.Name, err)
	}
	d, err := r.text.Document(Format)
	if err != nil {
		return document.Document{}, compose.TooLong(f.Name, err)
	}
	if title := strings.Join(strings.Fields(r.title), " "); !compose.LeftBehind(title) {
		d.Title = title
	}
	return d, nil
}
