// Package plain reads transcripts written as plain text.
package plain

import (
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
)

// Format is what a document read here calls its format.
const Format = "plain"

// Read reads a text file, a paragraph a line; where a typewriter or a program has broken the
// lines at a fixed width they are joined again. Line numbers, and what stands at the head
// and the foot of pages, are left out. What is not text, or has no words, is refused with a
// fault that names the file.
func Read(f document.File) (document.Document, error) {
	words, encoding, err := decode.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	d := document.Document{Format: Format, Encoding: encoding, Warnings: decode.Warnings(words)}
	lines := strings.Split(words, "\n")
	lines, left, counted := withoutLineNumbers(lines)
	if !counted {
		lines, left = withoutPageNumbers(lines)
	}
	d.Paragraphs = paragraphs(lines)
	d.Paragraphs = unwrapped(d, counted)
	if warning := leftOut(left); warning != "" {
		d.Warnings = append(d.Warnings, warning)
	}
	return d, nil
}

// paragraphs makes a paragraph of every line that is not blank.
func paragraphs(lines []string) []document.Paragraph {
	found := make([]document.Paragraph, 0, len(lines))
	apart := false
	for _, line := range lines {
		if strings.TrimSpace(line) == "" {
			apart = true
			continue
		}
		found = append(found, document.Paragraph{Text: line, Apart: apart})
		apart = false
	}
	return found
}
