package epub

import (
	"cmp"
	"errors"
	"net/url"
	"path"
	"regexp"
	"strings"

	"manicule/internal/parse/archive"
	"manicule/internal/parse/markup"
	"manicule/internal/text"
)

var names = markup.Names{
	"urn:oasis:names:tc:opendocument:xmlns:container": "c",
	"http://www.idpf.org/2007/opf":                    "opf",
	"http://purl.org/dc/elements/1.1/":                "dc",
	"http://www.w3.org/2001/04/xmlenc#":               "enc",
}

// errNoPackage says that nothing in a book says what it consists of.
var errNoPackage = errors.New("the book names no package document")

// pack is what a book's package document says: of what it consists, and in which order.
type pack struct {
	title, date string
	items       map[string]item // by their ids
	sheets      []string        // the names of the style sheets
	spine       []place
}

// item is a part of the book.
type item struct {
	href       string // as the package refers to it
	name       string // in the archive; empty if it is not in it
	kind       string // "application/xhtml+xml"
	isContents bool   // the table of contents
}

// place is a place in the order of reading.
type place struct {
	id     string
	linear bool
}

// readPackage reads the package document that the container names.
func readPackage(a *archive.Archive) (pack, error) {
	p := pack{items: map[string]item{}}
	name, err := packageName(a)
	if err != nil {
		return p, err
	}
	data, err := a.Read(name)
	if err != nil {
		return p, err
	}
	r := packageReader{pack: &p, folder: path.Dir(name), xml: markup.NewReader(data, names)}
	return p, r.read()
}

// packageName is the name of the first package document in the archive.
func packageName(a *archive.Archive) (string, error) {
	data, err := a.Read("META-INF/container.xml")
	if err != nil {
		return "", err
	}
	name := ""
	r := markup.NewReader(data, names)
	if _, err := r.Root(); err != nil {
		return "", err
	}
	err = r.Children(func(e markup.Element) error {
		if e.Name != "c:rootfiles" {
			return nil
		}
		return r.Children(func(e markup.Element) error {
			if e.Name == "c:rootfile" {
				name = cmp.Or(name, inside(".", e.Attr("full-path")))
			}
			return nil
		})
	})
	if err == nil && name == "" {
		err = errNoPackage
	}
	return name, err
}

// inside is the name of the part that a reference from a folder leads to; empty if it leads
// out of the archive.
func inside(folder, href string) string {
	href, _, _ = strings.Cut(href, "#")
	u, err := url.Parse(href)
	if err != nil || u.IsAbs() || u.Host != "" || u.Path == "" {
		return ""
	}
	name := strings.TrimPrefix(path.Join("/", folder, u.Path), "/")
	if up := path.Join(folder, u.Path); up == ".." || strings.HasPrefix(up, "../") || strings.HasPrefix(u.Path, "/") {
		return ""
	}
	return name
}

// packageReader walks through a package document.
type packageReader struct {
	*pack
	folder string
	xml    *markup.Reader
	toc    []string // the names of pages that the guide calls a table of contents
}

func (r *packageReader) read() error {
	if _, err := r.xml.Root(); err != nil {
		return err
	}
	err := r.xml.Children(func(e markup.Element) error {
		switch e.Name {
		case "opf:metadata":
			return r.xml.Children(r.metadata)
		case "opf:manifest":
			return r.xml.Children(r.item)
		case "opf:spine":
			return r.xml.Children(r.place)
		case "opf:guide":
			return r.xml.Children(r.guide)
		}
		return nil
	})
	for id, it := range r.items {
		for _, name := range r.toc {
			it.isContents = it.isContents || it.name == name
		}
		r.items[id] = it
	}
	return err
}

// metadata reads the first title and the first date. Older books put them a level deeper.
func (r *packageReader) metadata(e markup.Element) error {
	switch e.Name {
	case "opf:dc-metadata":
		return r.xml.Children(r.metadata)
	case "dc:title":
		words, err := r.words()
		r.title = cmp.Or(r.title, words)
		return err
	case "dc:date":
		words, err := r.words()
		if event := e.Attr("opf:event"); event != "modification" {
			r.date = cmp.Or(r.date, dayOfTime.ReplaceAllString(words, "$1"))
		}
		return err
	}
	return nil
}

// dayOfTime is a date with a time of day.
var dayOfTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})T.*`)

// words is the text of the current element with single spaces.
func (r *packageReader) words() (string, error) {
	words, err := r.xml.Text()
	words, _ = text.Clean([]byte(words))
	return strings.Join(strings.Fields(words), " "), err
}

func (r *packageReader) item(e markup.Element) error {
	if e.Name != "opf:item" {
		return nil
	}
	href, _ := text.Clean([]byte(e.Attr("href")))
	it := item{href: href, name: inside(r.folder, href), kind: e.Attr("media-type")}
	for property := range strings.FieldsSeq(e.Attr("properties")) {
		it.isContents = it.isContents || property == "nav"
	}
	r.items[e.Attr("id")] = it
	if it.kind == "text/css" && it.name != "" {
		r.sheets = append(r.sheets, it.name)
	}
	return nil
}

func (r *packageReader) place(e markup.Element) error {
	if e.Name == "opf:itemref" {
		id, _ := text.Clean([]byte(e.Attr("idref")))
		r.spine = append(r.spine, place{id: id, linear: e.Attr("linear") != "no"})
	}
	return nil
}

// guide notes which pages are tables of contents, as EPUB 2 says it.
func (r *packageReader) guide(e markup.Element) error {
	if e.Name == "opf:reference" && e.Attr("type") == "toc" && !strings.Contains(e.Attr("href"), "#") {
		r.toc = append(r.toc, inside(r.folder, e.Attr("href")))
	}
	return nil
}
