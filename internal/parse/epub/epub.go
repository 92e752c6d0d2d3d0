// Package epub reads transcripts that are e-books, EPUB 2 and 3, as the words of their
// pages. Nothing outside the book is looked up.
package epub

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/archive"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/html"
)

// Format is what a document read here calls its format.
const Format = "epub"

// Is reports whether data is an e-book, be it a damaged one: its first part says so, or it
// has the part that every e-book has.
func Is(data []byte) bool {
	if !archive.Is(data) {
		return false
	}
	if start := data[:min(len(data), 200)]; bytes.Contains(start, []byte("mimetypeapplication/")) {
		return bytes.Contains(start, []byte("mimetypeapplication/epub+zip"))
	}
	return bytes.Contains(data, []byte("META-INF/container.xml"))
}

// Read reads an e-book. The error is a fault that names the file, the reason and what to do.
func Read(f document.File) (document.Document, error) {
	d, err := read(f.Data)
	switch {
	case errors.Is(err, errProtected):
		return d, fault.New(fault.Refused, "%s is protected by DRM: its text is encrypted.", f.Name).
			WithHint("Get a copy without protection from where it came and import that.").WithCause(err)
	case errors.Is(err, html.ErrNested):
		return d, fault.New(fault.Refused, "%s has pages that are nested too deeply to be a transcript.", f.Name).
			WithHint("Open it in a reader of e-books, save it as plain text and import that.").WithCause(err)
	case err != nil:
		return d, archive.Refuse(f.Name, err)
	case len(d.Paragraphs) == 0:
		return d, decode.NoWords(f.Name)
	}
	return d, nil
}

func read(data []byte) (document.Document, error) {
	a, err := archive.Open(data)
	if err != nil {
		return document.Document{}, err
	}
	if err := checkProtection(a); err != nil {
		return document.Document{}, err
	}
	p, err := readPackage(a)
	if err != nil {
		return document.Document{}, err
	}
	b := book{archive: a, pack: p}
	if err := b.readPages(); err != nil {
		return document.Document{}, err
	}
	d, err := html.Book(b.sheet(), append(b.pages, b.besides...)...)
	if err != nil {
		return document.Document{}, err
	}
	d.Format, d.Title, d.Date = Format, "", p.date
	if !compose.LeftBehind(p.title) {
		d.Title = p.title
	}
	d.Warnings = append(d.Warnings, b.warnings...)
	return d, nil
}

// book reads the pages of a book in the order of its spine.
type book struct {
	archive  *archive.Archive
	pack     pack
	pages    []html.Page
	besides  []html.Page // those that belong to no place in the text
	warnings []string
}

func (b *book) readPages() error {
	seen := map[string]bool{}
	for _, place := range b.pack.spine {
		it, ok := b.pack.items[place.id]
		switch {
		case !ok:
			b.warnings = append(b.warnings, fmt.Sprintf("A part of the book, “%s”, is missing.", place.id))
			continue
		case it.isContents, it.name != "" && seen[it.name], strings.HasPrefix(it.kind, "image/"):
			continue
		}
		seen[it.name] = true
		if err := b.readPage(it, place.linear); err != nil {
			return err
		}
	}
	return nil
}

// readPage reads a page. One that is missing or no page is told of, and passed over.
func (b *book) readPage(it item, linear bool) error {
	if !b.archive.Has(it.name) {
		b.warnings = append(b.warnings, fmt.Sprintf("A part of the book, “%s”, is missing.", it.href))
		return nil
	}
	data, err := b.archive.Read(it.name)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(data)) == 0 {
		return nil
	}
	markup, _, err := html.Markup(document.File{Name: it.href, Data: data})
	if err != nil {
		b.warnings = append(b.warnings, fmt.Sprintf("A part of the book, “%s”, is no text and was left out.", it.href))
		return nil
	}
	if linear {
		b.pages = append(b.pages, html.Page{Markup: markup})
	} else {
		b.besides = append(b.besides, html.Page{Markup: markup, Note: true})
	}
	return nil
}

// sheet is all style sheets of the book, up to a size beyond which none says anything of words.
func (b *book) sheet() string {
	const most = 1 << 20
	var out strings.Builder
	for _, name := range b.pack.sheets {
		if data, err := b.archive.Read(name); err == nil && out.Len()+len(data) <= most {
			out.Write(bytes.ToValidUTF8(data, nil))
			out.WriteByte('\n')
		}
	}
	return out.String()
}
