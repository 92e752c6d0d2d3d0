package worker

import (
	"errors"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
)

var errUnsound = errors.New("the document points outside itself")

// check makes sure that all positions of a document are in its text: a worker that a hostile
// file has taken over is believed nothing.
func check(d document.Document) error {
	for _, p := range d.Paragraphs {
		length := utf8.RuneCountInString(p.Text)
		for _, spans := range [][]text.Span{p.Strong, p.Directions} {
			for _, s := range spans {
				if s.Start < 0 || s.End < s.Start || s.End > length {
					return errUnsound
				}
			}
		}
		for _, s := range p.Syncs {
			if s.At < 0 || s.At > length {
				return errUnsound
			}
		}
	}
	for _, m := range d.Marks {
		if !holds(d, m.From) || !holds(d, m.To) {
			return errUnsound
		}
	}
	return nil
}

func holds(d document.Document, p document.Place) bool {
	return p.Paragraph >= 0 && p.Paragraph < len(d.Paragraphs) &&
		p.At >= 0 && p.At <= utf8.RuneCountInString(d.Paragraphs[p.Paragraph].Text)
}
