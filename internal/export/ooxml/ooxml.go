// Package ooxml writes the container of Office Open XML, which DOCX and XLSX share: parts of
// XML in a ZIP archive, with the list of their types and of how they are related.
package ooxml

import (
	"archive/zip"
	"compress/flate"
	"io"
	"path"
	"strings"
	"time"
)

// Part is a part of the package. Parts are written in their order, so that equal documents
// are equal bytes.
type Part struct {
	Name  string // "word/document.xml"
	Type  string // its content type
	Links []Link // to other parts
	Write func(*XML)
}

// Link relates a part, or with no part before it the package, to another part by an id.
type Link struct {
	ID     string
	Kind   string // the last part of the relationship's address: "styles"
	Target string // the name of the part
}

const (
	relationships  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	coreProperties = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

// Write writes a package of parts. The links are those of the package itself.
func Write(w io.Writer, links []Link, parts []Part) error {
	a := archive{zip.NewWriter(w)}
	a.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	if err := a.add("[Content_Types].xml", func(x *XML) { contentTypes(x, parts) }); err != nil {
		return err
	}
	if err := a.relate("", links); err != nil {
		return err
	}
	for _, p := range parts {
		if err := a.add(p.Name, p.Write); err != nil {
			return err
		}
		if err := a.relate(p.Name, p.Links); err != nil {
			return err
		}
	}
	return a.Close()
}

type archive struct{ *zip.Writer }

// epoch is the time of every entry: the earliest that a ZIP archive can tell.
var epoch = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

func (a archive) add(name string, write func(*XML)) error {
	entry, err := a.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: epoch})
	if err != nil {
		return err
	}
	x := NewXML(entry)
	x.Raw(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	write(x)
	return x.Flush()
}

// relate writes where a part leads: "word/_rels/document.xml.rels" for "word/document.xml".
func (a archive) relate(from string, links []Link) error {
	if len(links) == 0 {
		return nil
	}
	folder, file := path.Split(from)
	return a.add(folder+"_rels/"+file+".rels", func(x *XML) {
		x.Raw(`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`)
		for _, link := range links {
			kind := relationships + link.Kind
			if link.Kind == "core-properties" {
				kind = coreProperties
			}
			x.Raw(`<Relationship Id="`, link.ID, `" Type="`, kind, `" Target="`, strings.TrimPrefix(link.Target, folder), `"/>`)
		}
		x.Raw(`</Relationships>`)
	})
}

func contentTypes(x *XML, parts []Part) {
	x.Raw(`<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`,
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
		`<Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range parts {
		x.Raw(`<Override PartName="/`, p.Name, `" ContentType="`, p.Type, `"/>`)
	}
	x.Raw(`</Types>`)
}

// Core is the part that says what a document is called and when it was made; no time where
// that is zero.
func Core(title string, made time.Time) Part {
	return Part{
		Name: "docProps/core.xml",
		Type: "application/vnd.openxmlformats-package.core-properties+xml",
		Write: func(x *XML) {
			x.Raw(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"`,
				` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"`,
				` xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>`)
			x.Text(title)
			x.Raw(`</dc:title><dc:creator>Manicule</dc:creator>`)
			if !made.IsZero() {
				at := made.UTC().Format(time.RFC3339)
				x.Raw(`<dcterms:created xsi:type="dcterms:W3CDTF">`, at, `</dcterms:created>`,
					`<dcterms:modified xsi:type="dcterms:W3CDTF">`, at, `</dcterms:modified>`)
			}
			x.Raw(`</cp:coreProperties>`)
		},
	}
}
