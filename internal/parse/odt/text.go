package odt

import (
	"strconv"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// reader reads the parts of a document one after the other.
type reader struct {
	xml    *markup.Reader
	flow   *compose.Flow
	styles styles
	title  string

	look   compose.Look
	space  bool // whether white space came last, so that more of it says nothing
	remark int  // comments without a name are numbered
}

// visit reads an element of the text. What is unknown is gone into, so that no word is lost.
func (r *reader) visit(e markup.Element) error {
	switch e.Name {
	case "text:p":
		return r.readParagraph(r.styleOf("paragraph", e), document.Body)
	case "text:h":
		return r.readParagraph(r.styleOf("paragraph", e), document.Heading)
	case "text:span":
		return r.readSpan(r.styleOf("text", e))
	case "text:section":
		return r.readSection(e)
	case "table:table":
		return r.readTable()
	case "draw:frame":
		return r.readFrame(e)
	case "text:note":
		return r.readNote()
	case "office:annotation":
		return r.readRemark(e)
	case "office:annotation-end":
		r.flow.EndComment(e.Attr("office:name"))
		return nil
	case "text:tracked-changes":
		return r.countChanges()
	}
	if sign := signOf(e); sign != "" {
		r.write(sign)
		r.space = false
		return nil
	}
	if unspoken[e.Name] {
		return nil
	}
	return r.xml.Content(r.visit, r.words)
}

func (r *reader) styleOf(family string, e markup.Element) style {
	return r.styles.get(family + " " + e.Attr("text:style-name"))
}

// unspoken are the elements whose text is about the words, and no part of them.
var unspoken = map[string]bool{
	"office:forms": true, "text:sequence-decls": true, "text:variable-decls": true, "text:user-field-decls": true,
	"text:number": true, "text:page-number": true, "text:page-count": true, "text:ruby-text": true, "office:binary-data": true,
	"text:table-of-content-source": true, "text:alphabetical-index-source": true, "text:user-index-source": true,
	"text:illustration-index-source": true, "text:table-index-source": true, "text:object-index-source": true, "text:bibliography-source": true,
	"text:note-citation": true, "svg:title": true, "svg:desc": true, "text:script": true, "text:dde-connection-decls": true,
}

// maxSpaces is how many spaces one element may stand for.
const maxSpaces = 1000

// signOf is the letters that an element stands for.
func signOf(e markup.Element) string {
	switch e.Name {
	case "text:tab":
		return "\t"
	case "text:line-break":
		return "\n"
	case "text:s":
		n, err := strconv.Atoi(e.Attr("text:c"))
		if err != nil {
			n = 1
		}
		return strings.Repeat(" ", min(max(n, 1), maxSpaces))
	}
	return ""
}

// words adds text as the file has it, where all white space in a row is one space.
func (r *reader) words(s string) {
	if !r.writing() {
		return
	}
	var out strings.Builder
	for _, letter := range s {
		if strings.ContainsRune(" \t\r\n", letter) {
			if r.space {
				continue
			}
			letter = ' '
		}
		r.space = letter == ' '
		out.WriteRune(letter)
	}
	r.write(out.String())
}

// writing reports whether a paragraph is open: white space between them is the file's own.
func (r *reader) writing() bool { return r.flow.Open() > 0 }

func (r *reader) write(words string) { r.flow.Write(words, r.look) }

func (r *reader) readParagraph(s style, kind document.Kind) error {
	look, space := r.look, r.space
	r.flow.Begin()
	r.look, r.space = s.over(compose.Look{Hidden: look.Hidden}), true
	if err := r.xml.Content(r.visit, r.words); err != nil {
		return err
	}
	r.look, r.space = look, space
	if as := s.kind(); as != document.Body {
		kind = as
	}
	return r.flow.End(kind)
}

func (r *reader) readSpan(s style) error {
	look := r.look
	r.look = s.over(look)
	err := r.xml.Content(r.visit, r.words)
	r.look = look
	return err
}

// readSection reads a part of the text, which may be hidden.
func (r *reader) readSection(e markup.Element) error {
	look := r.look
	r.look.Hidden = look.Hidden || e.Attr("text:display") == "none"
	err := r.xml.Children(r.visit)
	r.look = look
	return err
}

func (r *reader) readTable() error {
	r.flow.BeginTable()
	defer r.flow.EndTable()
	return r.xml.Children(r.visitTable)
}

// visitTable reads the rows of a table, wherever they stand in it.
func (r *reader) visitTable(e markup.Element) error {
	switch e.Name {
	case "table:table-row":
		r.flow.Row()
	case "table:table-cell", "table:covered-table-cell":
		if err := r.xml.Children(r.visit); err != nil {
			return err
		}
		columns, err := strconv.Atoi(e.Attr("table:number-columns-repeated"))
		if err != nil {
			columns = 1
		}
		r.flow.Skip(columns)
		return nil
	case "svg:title", "svg:desc", "table:title", "table:desc":
		return nil
	}
	return r.xml.Children(r.visitTable)
}

// readFrame reads a text box, or puts a placeholder for a picture. What the picture is
// called stands after it.
func (r *reader) readFrame(e markup.Element) error {
	var picture, text bool
	var title, description string
	err := r.xml.Children(func(e markup.Element) (err error) {
		switch e.Name {
		case "draw:image":
			picture = true
		case "draw:text-box":
			text = true
			return r.xml.Children(r.visit)
		case "svg:title":
			title, err = r.xml.Text()
		case "svg:desc":
			description, err = r.xml.Text()
		}
		return err
	})
	if err != nil || !picture || text || r.look.Hidden {
		return err
	}
	if anchor := e.Attr("text:anchor-type"); anchor == "as-char" {
		r.flow.Picture(description, title, e.Attr("draw:name"))
		r.space = false
		return nil
	}
	r.flow.Begin()
	r.flow.Picture(description, title, e.Attr("draw:name"))
	return r.flow.End(document.Body)
}
