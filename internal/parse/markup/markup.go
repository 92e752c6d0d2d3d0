// Package markup reads the XML of files from anywhere: within a depth, without entities of a
// file's own or files it refers to. A part of an archive is walked through by short names,
// whatever prefixes it uses (Reader); a file by itself, of any encoding, is decoded first
// (Text) and read by its tokens (Decoder).
package markup

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"
)

// Names gives namespaces the prefix they are called by: "w" for WordprocessingML.
type Names map[string]string

// Reader walks through one XML document.
type Reader struct {
	decoder *xml.Decoder
	spaces  Names
	names   map[xml.Name]string
	depth   int
}

// Element is the start of an element.
type Element struct {
	Name   string // "w:p"
	attrs  []xml.Attr
	reader *Reader
}

// NewReader returns a reader of data, which is in UTF-8, or in UTF-16 with a byte order mark.
func NewReader(data []byte, spaces Names) *Reader {
	return &Reader{decoder: decoder(plain(data), sameIfUTF16), spaces: spaces, names: map[xml.Name]string{}}
}

// sameIfUTF16 knows that what declares to be UTF-16 is so no longer.
func sameIfUTF16(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil
	}
	return nil, fmt.Errorf("the encoding %q is unknown", label)
}

// plain gives data in UTF-8.
func plain(data []byte) io.Reader {
	in := bytes.NewReader(data)
	if bytes.HasPrefix(data, []byte("\xFF\xFE")) || bytes.HasPrefix(data, []byte("\xFE\xFF")) {
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(in)
	}
	return in
}

// Root goes into the outermost element.
func (r *Reader) Root() (Element, error) {
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return Element{}, err
		}
		if start, ok := token.(xml.StartElement); ok {
			r.depth++
			return Element{Name: r.name(start.Name), attrs: start.Attr, reader: r}, nil
		}
	}
}

// Children gives each element within the current one to visit, which may go into it by
// calling Children itself. What visit leaves unread is passed over.
func (r *Reader) Children(visit func(Element) error) error {
	return r.Content(visit, func(string) {})
}

// Content is like Children, and gives the text between the elements to words.
func (r *Reader) Content(visit func(Element) error, words func(string)) error {
	inside := r.depth
	for {
		token, err := r.decoder.Token()
		if err != nil {
			return err
		}
		switch token := token.(type) {
		case xml.CharData:
			if r.depth == inside {
				words(string(token))
			}
		case xml.EndElement:
			if r.depth--; r.depth < inside {
				return nil
			}
		case xml.StartElement:
			if r.depth++; r.depth > inside+1 {
				continue // within something that visit left unread
			}
			if err := visit(Element{Name: r.name(token.Name), attrs: token.Attr, reader: r}); err != nil {
				return err
			}
		}
	}
}

// Text is all text within the current element.
func (r *Reader) Text() (string, error) {
	var out strings.Builder
	var visit func(Element) error
	words := func(s string) { out.WriteString(s) }
	visit = func(Element) error { return r.Content(visit, words) }
	err := r.Content(visit, words)
	return out.String(), err
}

// name is the short name of an element or attribute. A namespace that has none is
// called as the file calls it.
func (r *Reader) name(n xml.Name) string {
	short, known := r.names[n]
	if !known {
		short = n.Local
		if space, ok := r.spaces[n.Space]; ok {
			short = space + ":" + n.Local
		} else if n.Space != "" {
			short = n.Space + ":" + n.Local
		}
		if len(r.names) < 10_000 {
			r.names[n] = short
		}
	}
	return short
}

// Attr is the value of an attribute, "w:val"; empty where there is none.
func (e Element) Attr(name string) string {
	value, _ := e.Lookup(name)
	return value
}

// Lookup is the value of an attribute, and whether there is one.
func (e Element) Lookup(name string) (value string, ok bool) {
	for _, a := range e.attrs {
		if e.reader.name(a.Name) == name {
			return a.Value, true
		}
	}
	return "", false
}
