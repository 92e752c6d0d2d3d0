// Package tei reads transcripts of speech, and plays, in the XML of the Text Encoding
// Initiative.
package tei

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/markup"
	"manicule/internal/parse/timing"
)

// Format is what a document read here calls its format.
const Format = "tei"

// Is reports whether data is TEI.
func Is(data []byte) bool {
	name, _ := markup.Root(data)
	return name == "TEI" || name == "TEI.2" || name == "teiCorpus"
}

// Read reads a TEI file: an utterance, or a paragraph of a speech, is a paragraph. What was
// not spoken stands in the text in parentheses, as a direction; notes follow their paragraph.
func Read(f document.File) (document.Document, error) {
	plain, encoding, err := markup.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	h := header{times: map[string]int64{}}
	if err := h.read(markup.Decoder(plain)); err != nil {
		return document.Document{}, markup.Damaged(f.Name, err)
	}
	b := body{decoder: markup.Decoder(plain), header: &h}
	if err := b.children(""); err != nil && !errors.Is(err, io.EOF) {
		return document.Document{}, markup.Damaged(f.Name, err)
	}
	b.flush()
	if len(b.paragraphs) == 0 {
		return document.Document{}, decode.NoWords(f.Name)
	}
	return document.Document{
		Format: Format, Encoding: encoding, Title: tidy(h.title), Date: tidy(h.date), Place: tidy(h.place),
		People: h.listed(), Paragraphs: b.paragraphs, Warnings: timing.Odd(b.paragraphs),
	}, nil
}

// attribute returns the value of the first of these attributes that an element has, whatever
// their prefixes.
func attribute(e xml.StartElement, names ...string) string {
	for _, name := range names {
		for _, a := range e.Attr {
			if a.Name.Local == name && strings.TrimSpace(a.Value) != "" {
				return strings.TrimSpace(a.Value)
			}
		}
	}
	return ""
}

// target is the id that a reference such as "#A" or "people.xml#A" leads to.
func target(reference string) string {
	return reference[strings.LastIndexAny(reference, "#:")+1:]
}

// tidy makes one space of white space.
func tidy(s string) string { return strings.Join(strings.Fields(s), " ") }
