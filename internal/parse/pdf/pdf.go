// Package pdf reads transcripts out of PDF files whose pages hold text.
//
// PDFium finds the letters, in WebAssembly: it can touch neither files nor network, gets a
// bounded memory and a bounded time. Scripts, links and actions of a file are never looked
// at. What the letters are to each other is found by package layout.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"time"

	pdfium "github.com/klippa-app/go-pdfium/errors"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/pdf/layout"
)

// Format is what a document read here calls its format.
const Format = "pdf"

// A file is read no further than this.
const (
	maxPages   = 20_000
	maxLetters = 40_000_000 // some 5 million words
	maxTime    = 55 * time.Second
)

// Is reports whether a file's content is a PDF file. White space or a byte order mark may
// stand before it.
func Is(data []byte) bool {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	return bytes.HasPrefix(bytes.TrimLeft(data[:min(len(data), 1024)], " \t\r\n\x00"), []byte("%PDF-"))
}

// Read reads a PDF file's paragraphs, and its highlights and comments as marks. A file that
// is locked, damaged or without text is refused with a fault that names it.
func Read(f document.File) (document.Document, error) {
	file, err := open(f.Data, maxTime)
	if err != nil {
		return document.Document{}, refusal(f.Name, err)
	}
	defer file.close()
	pages, err := file.pages()
	if err != nil {
		return document.Document{}, refusal(f.Name, err)
	}
	d := layout.Read(pages)
	if len(d.Paragraphs) == 0 {
		return document.Document{}, refusal(f.Name, errNoWords)
	}
	d.Format, d.Title = Format, file.title()
	d.Warnings = append(d.Warnings, file.warnings()...)
	return d, nil
}

// Reasons for which a file can't be read.
var (
	errNoWords  = errors.New("no words")
	errPictures = errors.New("all pages are pictures")
	errTooLong  = errors.New("too many pages or letters")
	errTooSlow  = errors.New("the time is up")
	errEngine   = errors.New("start the PDF engine")
)

// refusal says for a person why the file called name can't be read.
func refusal(name string, err error) error {
	hint := "Open it in a PDF reader, print it into a new PDF file, and import that."
	message := name + " is damaged: no text could be read from it."
	switch {
	case errors.Is(err, errNoWords):
		return decode.NoWords(name)
	case errors.Is(err, errPictures):
		message = name + " has no text in it: its pages are pictures."
		hint = "Have a program for text recognition (OCR) read it, and import what that makes."
	case errors.Is(err, errTooLong):
		message = fmt.Sprintf("%s is too long: Manicule reads up to %d pages and about 5 million words of one file.", name, maxPages)
		hint = "Divide it into several files and import those."
	case errors.Is(err, errTooSlow):
		message = name + " takes too long to read."
	case errors.Is(err, errEngine):
		message = name + " can't be read on this computer, as its PDF reader did not start."
		hint = "Save the transcript as plain text and import that."
	case errors.Is(err, pdfium.ErrPassword):
		message = name + " is locked with a password."
		hint = "Open it with its password, save it without one, and import that."
	case errors.Is(err, pdfium.ErrSecurity):
		message = name + " is protected in a way that Manicule can't read."
		hint = "Ask whoever made it for a copy without protection."
	}
	return fault.New(fault.Refused, "%s", message).WithHint("%s", hint).WithCause(err)
}

// title is the one that the file's data tell, if it reads like one.
func (f *file) title() string {
	const longest = 200
	title := strings.Join(strings.Fields(sane(f.metadata("Title"))), " ")
	lower := strings.ToLower(title)
	for _, end := range []string{".doc", ".docx", ".odt", ".pdf", ".rtf", ".txt", ".indd", ".pages"} {
		if strings.HasSuffix(lower, end) {
			return ""
		}
	}
	for _, start := range []string{"microsoft word", "untitled", "document", "unbenannt", "sans titre"} {
		if strings.HasPrefix(lower, start) {
			return ""
		}
	}
	if len(title) < 3 || len(title) > longest {
		return ""
	}
	return title
}

// sane is a text without what no document holds: control characters, and letters that are
// none.
func sane(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && isNothing(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
}

// isNothing reports whether a code point is a control character or no character at all.
func isNothing(r rune) bool {
	return r < ' ' || r >= 0x7F && r < 0xA0 || r&0xFFFE == 0xFFFE || r == '\uFEFF'
}
