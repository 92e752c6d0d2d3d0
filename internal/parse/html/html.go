// Package html reads transcripts that are web pages, as their words and what their layout
// says of them. Nothing that a page refers to is looked up, and nothing of its markup remains.
package html

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/decode"
)

// Format is what a document read here calls its format.
const Format = "html"

// ErrNested says that elements stand within others too deep to be read.
var ErrNested = errors.New("the elements are nested too deeply")

var (
	prolog   = regexp.MustCompile(`(?is)^\s*(?:<\?xml.*?\?>|<!--.*?-->|\s)*`)
	page     = regexp.MustCompile(`(?i)^<(?:!doctype\s+html|html|head|body)[\s>]`)
	fragment = regexp.MustCompile(`(?i)^<(?:title|meta|style|div|span|p|cite|article|section|main|header|h[1-6]|table|[duo]l|blockquote|pre|b|strong|em|i|u|hr|br|img|a|time|center|font)[\s/>]`)
	body     = regexp.MustCompile(`(?i)</(?:p|div|h[1-6]|t[dhr]|table|li|[duo]l|d[dt]|blockquote|pre|cite|section|article)>|<(?:br|p|li|dd)\b`)
	charset  = regexp.MustCompile(`(?i)(?:<meta[^>]+charset|<\?xml[^>]+encoding)\s*=\s*["']?\s*([\w:.-]+)`)
)

// Is reports whether a file's content is a web page, or a piece of one.
func Is(data []byte) bool {
	start := decode.Peek(data)
	start = start[len(prolog.FindString(start)):]
	return page.MatchString(start) || fragment.MatchString(start) && len(body.FindAllString(start, 2)) == 2
}

// Read reads a web page. One that is no text, has no words or is nested too deeply is
// refused with a fault that names the file.
func Read(f document.File) (document.Document, error) {
	markup, encoding, err := Markup(f)
	if err != nil {
		return document.Document{}, err
	}
	d, err := Paragraphs(markup)
	switch {
	case errors.Is(err, ErrNested):
		return document.Document{}, fault.New(fault.Refused, "%s is nested too deeply to be a transcript.", f.Name).
			WithHint("Open it in a browser, save it as plain text and import that.").WithCause(err)
	case err != nil:
		return document.Document{}, fmt.Errorf("read %s: %w", f.Name, err)
	case len(d.Paragraphs) == 0:
		return document.Document{}, decode.NoWords(f.Name)
	}
	d.Encoding = encoding
	d.Warnings = append(d.Warnings, decode.Warnings(markup)...)
	return d, nil
}

// Markup is the text of a page, in the encoding that it is or says it is in. What is no text,
// or has no words, is refused with a fault that names the file.
func Markup(f document.File) (markup, encoding string, err error) {
	label := ""
	if found := charset.FindStringSubmatch(decode.Peek(f.Data)); found != nil {
		label = found[1]
	}
	return decode.Declared(f, label)
}

// Paragraphs reads markup as a browser shows it, but for what belongs to the page and not
// to its text. There may be none. The error is ErrNested.
func Paragraphs(markup string) (document.Document, error) {
	return Book("", Page{Markup: markup})
}

// Page is a page of a book.
type Page struct {
	Markup string
	Note   bool // it belongs to no place in the text
}

// Book reads the pages of a book as one text. Its sheet is the style sheet of all pages. The
// error is ErrNested.
func Book(sheet string, pages ...Page) (document.Document, error) {
	roots := make([]*html.Node, len(pages))
	for i, page := range pages {
		root, err := html.ParseWithOptions(strings.NewReader(closed(page.Markup)), html.ParseOptionEnableScripting(false))
		if err != nil {
			return document.Document{}, fmt.Errorf("%w: %w", ErrNested, err)
		}
		roots[i] = root
	}
	w, shared := newWalker(roots), classStyles(sheet)
	for i, root := range roots {
		w.open(root, shared)
		c := context{}
		if pages[i].Note {
			c.kind = document.Note
		}
		w.walk(root, c)
		w.end()
	}
	return w.document(), nil
}

// selfClosed is an element that XML may close within its own tag, and HTML may not.
var selfClosed = regexp.MustCompile(`<([a-zA-Z][\w:.-]*)((?:\s+[^<>"'=\s/]+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*/>`)

// closed is markup with every element that is closed in the way of XML closed in the way
// of HTML: "<title/>" would swallow all that follows.
func closed(markup string) string {
	start := markup[:min(len(markup), 2<<10)]
	if !strings.Contains(start, "<?xml") && !strings.Contains(start, "http://www.w3.org/1999/xhtml") {
		return markup
	}
	return selfClosed.ReplaceAllStringFunc(markup, func(tag string) string {
		part := selfClosed.FindStringSubmatch(tag)
		if void[strings.ToLower(part[1])] {
			return tag
		}
		return "<" + part[1] + part[2] + "></" + part[1] + ">"
	})
}
