// Package markdown reads transcripts written in Markdown, as their words and what the marks
// among them say. Nothing that a text refers to is looked up, and no HTML in it is kept.
package markdown

import (
	"errors"

	"github.com/yuin/goldmark/text"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/plain"
)

// Format is what a document read here calls its format.
const Format = "markdown"

// Read reads a Markdown file. One whose marks stand deeper in one another than people write
// is read as plain text. What is not text, has no words or is too long is refused with a
// fault that names the file.
func Read(f document.File) (document.Document, error) {
	words, encoding, err := decode.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	about, source := cutFrontMatter(words)
	if !isTame(source) {
		return plain.Read(f)
	}
	d, err := paragraphs([]byte(source))
	switch {
	case errors.Is(err, compose.ErrLong):
		return document.Document{}, fault.New(fault.Refused, "%s has a longer text than Manicule reads.", f.Name).
			WithHint("Divide it into several files and import those.").WithCause(err)
	case err != nil:
		return document.Document{}, err
	case len(d.Paragraphs) == 0:
		return document.Document{}, decode.NoWords(f.Name)
	}
	d.Encoding = encoding
	d.Title, d.Date, d.Place = about.title, about.date, about.place
	d.Warnings = append(d.Warnings, decode.Warnings(words)...)
	return d, nil
}

// paragraphs reads the text after the front matter. There may be none.
func paragraphs(source []byte) (document.Document, error) {
	root := newParser().Parse(text.NewReader(source))
	w := newWriter(source, root)
	if err := w.run(root); err != nil {
		return document.Document{}, err
	}
	d, err := w.flow.Document(Format)
	d.Paragraphs = joined(d)
	return d, err
}
