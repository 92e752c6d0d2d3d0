// Package odt reads OpenDocument texts: .odt files, templates of them, and flat .fodt files.
package odt

import (
	"bytes"
	"errors"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/archive"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// Format is what a document read here calls its format.
const Format = "odt"

const namespace = "urn:oasis:names:tc:opendocument:xmlns:"

var names = markup.Names{
	namespace + "office:1.0":            "office",
	namespace + "text:1.0":              "text",
	namespace + "table:1.0":             "table",
	namespace + "style:1.0":             "style",
	namespace + "drawing:1.0":           "draw",
	namespace + "svg-compatible:1.0":    "svg",
	namespace + "xsl-fo-compatible:1.0": "fo",
	"http://purl.org/dc/elements/1.1/":  "dc",
	"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0": "loext",
}

// Is reports whether data is an OpenDocument text, be it a damaged one.
func Is(data []byte) bool {
	const beginning = 16 << 10
	start := data[:min(len(data), beginning)]
	if archive.Is(data) {
		return isText(start, data)
	}
	start = bytes.TrimLeft(bytes.TrimPrefix(start, []byte("\uFEFF")), " \t\r\n")
	return bytes.HasPrefix(start, []byte("<")) && bytes.Contains(start, []byte(namespace+"office:1.0")) &&
		bytes.Contains(start, []byte("application/vnd.oasis.opendocument.text"))
}

// isText tells a text from OpenDocument's other archives by what its first part says, and
// goes by the names of the parts where that says nothing.
func isText(start, data []byte) bool {
	if bytes.Contains(start[:min(len(start), 200)], []byte("mimetypeapplication/")) {
		return bytes.Contains(start[:min(len(start), 200)], []byte("mimetypeapplication/vnd.oasis.opendocument.text"))
	}
	return bytes.Contains(data, []byte("META-INF/manifest.xml")) && bytes.Contains(data, []byte("content.xml"))
}

// Read reads an OpenDocument text. The error is a fault that names the file, the reason and
// what to do.
func Read(f document.File) (document.Document, error) {
	d, err := read(f.Data)
	switch {
	case errors.Is(err, compose.ErrLong):
		return d, compose.TooLong(f.Name, err)
	case err != nil:
		return d, archive.Refuse(f.Name, err)
	}
	return d, nil
}

func read(data []byte) (document.Document, error) {
	r := reader{flow: compose.New(), styles: styles{byID: map[string]style{}, resolved: map[string]style{}}}
	parts, err := partsOf(data)
	if err != nil {
		return document.Document{}, err
	}
	for _, part := range parts {
		if err := r.readPart(part); err != nil {
			return document.Document{}, err
		}
	}
	d, err := r.flow.Document(Format)
	if title := strings.Join(strings.Fields(r.title), " "); !compose.LeftBehind(title) {
		d.Title = title
	}
	return d, err
}

// partsOf unpacks the parts with styles and text, the text last. A flat file is one part.
func partsOf(data []byte) ([][]byte, error) {
	if !archive.Is(data) {
		return [][]byte{data}, nil
	}
	a, err := archive.Open(data)
	if err != nil {
		return nil, err
	}
	if a.Has("encrypted-package") {
		return nil, archive.ErrLocked
	}
	if manifest, err := a.Read("META-INF/manifest.xml"); err == nil && bytes.Contains(manifest, []byte("encryption-data")) {
		return nil, archive.ErrLocked
	}
	var parts [][]byte
	for _, name := range []string{"meta.xml", "styles.xml", "content.xml"} {
		if name != "content.xml" && !a.Has(name) {
			continue
		}
		part, err := a.Read(name)
		if err != nil {
			return nil, err
		}
		parts = append(parts, part)
	}
	return parts, nil
}

// readPart reads a part's title, styles and text, as far as it has them.
func (r *reader) readPart(data []byte) error {
	r.xml = markup.NewReader(data, names)
	if _, err := r.xml.Root(); err != nil {
		return err
	}
	return r.xml.Children(func(e markup.Element) error {
		switch e.Name {
		case "office:meta":
			return r.readTitle()
		case "office:styles", "office:automatic-styles":
			return r.readStyles()
		case "office:body":
			return r.xml.Children(r.visitBody)
		}
		return nil
	})
}

func (r *reader) visitBody(e markup.Element) error {
	if e.Name != "office:text" {
		return nil // a sheet or a slide
	}
	return r.xml.Children(r.visit)
}

func (r *reader) readTitle() error {
	return r.xml.Children(func(e markup.Element) (err error) {
		if e.Name == "dc:title" {
			r.title, err = r.xml.Text()
		}
		return err
	})
}
