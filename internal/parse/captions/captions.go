// Package captions reads transcripts made of timed lines: WebVTT, SRT, SBV, LRC, the label
// tracks of Audacity, and what Whisper writes as TSV and prints on its way.
package captions

import (
	"bytes"
	"strings"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/timing"
)

// mostParagraphs is how many captions a file may have: eight hundred hours of them.
const mostParagraphs = 2_000_000

// Is reports whether data is a file of timed lines, in whichever encoding.
func Is(data []byte) bool { return layoutOf(head(data)) != nil }

// Read reads a file of timed lines: each caption is a paragraph, the breaks that a screen made
// in it undone. Names before a colon are left in the text; who speaks is told only where
// the format has a place for it. Captions stay in the order of the file, whatever their times.
func Read(f document.File) (document.Document, error) {
	plain, encoding, err := decode.Text(f)
	if err != nil {
		return document.Document{}, err
	}
	r := reader{layout: layoutOf(head(f.Data))}
	if !r.read(plain) {
		return document.Document{}, fault.New(fault.Refused, "%s has more than %d captions.", f.Name, mostParagraphs).
			WithHint("Divide it into several files and import those.")
	}
	if len(r.out.Paragraphs) == 0 {
		return document.Document{}, decode.NoWords(f.Name)
	}
	r.out.Encoding = encoding
	return r.out, nil
}

// WebVTT reads captions that stand inside a file of another format. It gives no paragraphs
// if there are more than a file may have.
func WebVTT(plain string) document.Document {
	r := reader{layout: &layouts[0]}
	if !r.read(plain) {
		return document.Document{}
	}
	return r.out
}

// reader makes paragraphs of captions, one after the other.
type reader struct {
	layout *layout
	out    document.Document
	line   line // of the caption at hand
}

// read reports false if there is too much to read.
func (r *reader) read(plain string) bool {
	r.out.Format = r.layout.format
	scan := scanner{layout: r.layout}
	r.out.Paragraphs = make([]document.Paragraph, 0, min(mostParagraphs, r.layout.count(plain)))
	rolls := newRoll(r.layout, plain)
	for c := range scan.cues(plain) {
		rolls.unroll(&c)
		if r.add(c); len(r.out.Paragraphs) > mostParagraphs {
			return false
		}
	}
	r.out.Title = scan.title
	r.out.Warnings = append(rolls.warnings(), timing.Odd(r.out.Paragraphs)...)
	if !rolls.rolling {
		r.out.Warnings = append(r.out.Warnings, timing.Overlaps(r.out.Paragraphs)...)
	}
	return true
}

// head is the beginning of a file as text for looking at its signs, which are ASCII in every
// encoding: without the zero bytes that UTF-16 has between them.
func head(data []byte) string {
	const enough = 64 << 10
	data = data[:min(len(data), enough)]
	for _, mark := range []string{"\uFEFF", "\xFF\xFE", "\xFE\xFF"} {
		data = bytes.TrimPrefix(data, []byte(mark))
	}
	data = bytes.ReplaceAll(data, []byte{0}, nil)
	return strings.ReplaceAll(string(data), "\r", "\n")
}
