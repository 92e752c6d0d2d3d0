// Package plain reads transcripts written as plain text.
package plain

import (
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
)

// Format is what a document read here calls its format.
const Format = "plain"

// Read reads a text file, a paragraph a line. What is not text, or has no words, is refused
// with a fault that names the file.
func Read(f document.File) (document.Document, error) {
	words, encoding, err := decode.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	d := document.Document{Format: Format, Encoding: encoding, Warnings: decode.Warnings(words)}
	apart := false
	for line := range strings.Lines(words) {
		if line = strings.TrimSuffix(line, "\n"); strings.TrimSpace(line) == "" {
			apart = true
			continue
		}
		d.Paragraphs = append(d.Paragraphs, document.Paragraph{Text: line, Apart: apart})
		apart = false
	}
	return d, nil
}
