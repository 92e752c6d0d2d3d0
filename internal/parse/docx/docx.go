// Package docx reads Word documents: .docx, .docm and .dotx files, whatever program wrote them.
package docx

import (
	"bytes"
	"errors"
	"io/fs"
	"path"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/archive"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// Format is what a document read here calls its format.
const Format = "docx"

// names are the namespaces of a Word document, as Word writes them and as the strict form
// of the standard has them.
var names = markup.Names{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           "w",
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       "w",
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            "mc",
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             "wp",
	"http://schemas.openxmlformats.org/drawingml/2006/picture":               "pic",
	"http://purl.oclc.org/ooxml/drawingml/picture":                           "pic",
	"http://schemas.openxmlformats.org/drawingml/2006/chart":                 "c",
	"http://purl.oclc.org/ooxml/drawingml/chart":                             "c",
	"http://schemas.openxmlformats.org/drawingml/2006/diagram":               "dgm",
	"http://purl.oclc.org/ooxml/drawingml/diagram":                           "dgm",
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":             "symex",
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             "m",
	"http://purl.oclc.org/ooxml/officeDocument/math":                         "m",
	"http://schemas.microsoft.com/office/word/2010/wordml":                   "w14",
	"http://schemas.microsoft.com/office/word/2012/wordml":                   "w15",
	"urn:schemas-microsoft-com:vml":                                          "v",
	"urn:schemas-microsoft-com:office:office":                                "o",
	"http://purl.org/dc/elements/1.1/":                                       "dc",
	"http://schemas.openxmlformats.org/package/2006/relationships":           "",
}

// Is reports whether data is a Word document, be it a damaged one.
func Is(data []byte) bool {
	return archive.Is(data) && bytes.Contains(data, []byte("word/document"))
}

// Read reads a Word document. The error is a fault that names the file, the reason and
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
	a, err := archive.Open(data)
	if err != nil {
		return document.Document{}, err
	}
	p, err := openParts(a)
	if err != nil {
		return document.Document{}, err
	}
	r := reader{flow: compose.New(), notes: map[string]*compose.Flow{}, answers: map[string]string{}}
	for _, read := range []func(parts) error{r.readStyles, r.readNotes, r.readComments, r.readText} {
		if err := read(p); err != nil {
			return document.Document{}, err
		}
	}
	d, err := r.flow.Document(Format)
	d.Title = p.title()
	return d, err
}

// parts finds the parts of a document.
type parts struct {
	archive *archive.Archive
	main    string
	targets map[string]string // the parts by what they are to the text: "styles"
}

func openParts(a *archive.Archive) (parts, error) {
	p := parts{archive: a, main: "word/document.xml"}
	outer, err := relations(a, "")
	if err != nil {
		return p, err
	}
	if main := outer["officeDocument"]; a.Has(main) {
		p.main = main
	}
	p.targets, err = relations(a, p.main)
	return p, err
}

// relations reads what other parts are to one: their names by the last word of what they are.
func relations(a *archive.Archive, of string) (map[string]string, error) {
	folder, file := path.Split(of)
	targets := map[string]string{}
	data, err := a.Read(folder + "_rels/" + file + ".rels")
	if errors.Is(err, fs.ErrNotExist) {
		return targets, nil
	}
	if err != nil {
		return nil, err
	}
	r := markup.NewReader(data, names)
	if _, err := r.Root(); err != nil {
		return nil, err
	}
	return targets, r.Children(func(e markup.Element) error {
		if e.Attr("TargetMode") != "External" {
			target := e.Attr("Target")
			if !strings.HasPrefix(target, "/") {
				target = folder + target
			}
			targets[path.Base(e.Attr("Type"))] = strings.TrimPrefix(path.Clean("/"+target), "/")
		}
		return nil
	})
}

// walk gives the elements of a part's outermost one to visit. A part that the document
// doesn't have has none.
func (p parts) walk(name string, r *reader, visit func(markup.Element) error) error {
	if !p.archive.Has(name) {
		return nil
	}
	data, err := p.archive.Read(name)
	if err != nil {
		return err
	}
	r.xml = markup.NewReader(data, names)
	if _, err := r.xml.Root(); err != nil {
		return err
	}
	return r.xml.Children(visit)
}

// title is the one that the file has as data, if it is likely to be that of the interview.
func (p parts) title() string {
	var title string
	r := reader{}
	err := p.walk("docProps/core.xml", &r, func(e markup.Element) error {
		if e.Name != "dc:title" {
			return nil
		}
		var err error
		title, err = r.xml.Text()
		return err
	})
	title = strings.Join(strings.Fields(title), " ")
	if err != nil || compose.LeftBehind(title) {
		return ""
	}
	return title
}
