package docx

import (
	"io/fs"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// reader reads the parts of a document one after the other.
type reader struct {
	xml     *markup.Reader
	flow    *compose.Flow
	styles  styles
	notes   map[string]*compose.Flow // "footnote 2"
	answers map[string]string        // the comments that comments answer

	paragraph paragraph
	word      props // the style that the run's words have
	look      compose.Look
	fields    []field
	picture   string // how the picture at hand is described
	floating  bool   // whether it stands apart from the words around
}

// paragraph is the one being read.
type paragraph struct {
	style  style
	kind   document.Kind
	joined bool // its end is deleted or hidden: the next one goes on in it
}

func (r *reader) readText(p parts) error {
	if !p.archive.Has(p.main) {
		return fs.ErrNotExist
	}
	if err := p.walk(p.main, r, r.visit); err != nil {
		return err
	}
	return r.endJoined()
}

// visit reads an element of the text. What is unknown is gone into, so that no word is lost.
func (r *reader) visit(e markup.Element) error {
	switch e.Name {
	case "w:p":
		return r.readParagraph()
	case "w:r", "m:r":
		return r.readRun()
	case "w:tbl":
		return r.readTable()
	case "w:txbxContent":
		return r.readTextBox()
	case "mc:AlternateContent":
		return r.readAlternative(r.visit)
	case "w:ins", "w:moveTo":
		r.flow.Inserted++
	case "w:del", "w:moveFrom":
		r.flow.Deleted++
		return nil
	case "w:altChunk":
		r.flow.Warn("A part of it is a file of another kind put into it, which was not read.")
		return nil
	case "w:fldSimple":
		if hasPageNumber(e.Attr("w:instr")) {
			return nil
		}
	}
	if unspoken[e.Name] {
		return nil
	}
	if err := r.visitMark(e); err != nil {
		return err
	}
	return r.xml.Children(r.visit)
}

// unspoken are the elements whose text is about the words, and no part of them.
var unspoken = map[string]bool{
	"w:sectPr": true, "w:tblPr": true, "w:tblGrid": true, "w:tblPrEx": true, "w:trPr": true, "w:sdtPr": true, "w:sdtEndPr": true,
	"w:rt": true, "w:rubyPr": true, "w:delText": true, "w:instrText": true, "w:delInstrText": true, "w:background": true,
	"w:customXmlPr": true, "w:smartTagPr": true, "w:customXmlDelRangeStart": true, "w:pPrChange": true, "w:rPrChange": true, "w:docPartPr": true,
}

// visitMark sees to the comments and pictures that begin or end at an element.
func (r *reader) visitMark(e markup.Element) error {
	switch e.Name {
	case "w:commentRangeStart":
		r.flow.BeginAnswer(e.Attr("w:id"), r.answers[e.Attr("w:id")])
	case "w:commentRangeEnd":
		r.flow.EndComment(e.Attr("w:id"))
	case "w:commentReference":
		r.flow.BeginAnswer(e.Attr("w:id"), r.answers[e.Attr("w:id")]) // unless its passage was there before
	case "wp:anchor", "wp:inline":
		r.floating = e.Name == "wp:anchor"
	case "wp:docPr":
		r.describe(e.Attr("descr"), e.Attr("title"), e.Attr("name"))
	case "v:shape":
		r.floating = false
		r.describe(e.Attr("alt"))
	case "v:imagedata":
		r.describe(r.picture, e.Attr("o:title"))
		return r.placePicture()
	case "pic:pic", "c:chart", "dgm:relIds":
		return r.placePicture()
	}
	return nil
}

func (r *reader) describe(labels ...string) {
	r.picture = ""
	for _, label := range labels {
		if r.picture = strings.TrimSpace(label); r.picture != "" {
			return
		}
	}
}

// placePicture puts a placeholder among the words, or in a paragraph of its own.
func (r *reader) placePicture() error {
	if !r.floating {
		r.flow.Picture(r.picture)
		return nil
	}
	r.flow.Begin()
	r.flow.Picture(r.picture)
	return r.flow.End(document.Body)
}

// readParagraph reads a paragraph, which goes on in the one before if that has no end.
func (r *reader) readParagraph() error {
	if !r.paragraph.joined {
		r.flow.Begin()
	}
	r.paragraph = paragraph{style: r.styles.get(r.styles.paragraph)}
	r.paragraph.kind = r.paragraph.style.kind()
	r.word = props{}
	r.setLook(props{})
	err := r.xml.Children(func(e markup.Element) error {
		if e.Name == "w:pPr" {
			return r.readParagraphProps()
		}
		return r.visit(e)
	})
	r.dropInstructions()
	if err != nil || r.paragraph.joined {
		return err
	}
	return r.flow.End(r.paragraph.kind)
}

func (r *reader) readParagraphProps() error {
	level := -1
	err := r.xml.Children(func(e markup.Element) error {
		switch e.Name {
		case "w:pStyle":
			r.paragraph.style = r.styles.get(e.Attr("w:val"))
		case "w:outlineLvl":
			level = outlineLevel(e)
		case "w:rPr":
			return r.readParagraphEnd()
		}
		return nil
	})
	r.paragraph.kind = r.paragraph.style.kind()
	if r.paragraph.kind != document.Title && level > 0 {
		r.paragraph.kind = document.Heading
	}
	r.setLook(props{})
	return err
}

// readParagraphEnd reads the properties of the sign that ends a paragraph.
func (r *reader) readParagraphEnd() error {
	return r.xml.Children(func(e markup.Element) error {
		switch e.Name {
		case "w:del", "w:moveFrom":
			r.paragraph.joined = true
		case "w:vanish", "w:specVanish":
			r.paragraph.joined = on(e.Attr("w:val"), true)
		}
		return nil
	})
}

// endJoined ends the paragraph that would go on in the next one where there is none.
func (r *reader) endJoined() error {
	if !r.paragraph.joined {
		return nil
	}
	r.paragraph.joined = false
	return r.flow.End(r.paragraph.kind)
}

// readTextBox reads the paragraphs of a text box, which stands within another.
func (r *reader) readTextBox() error {
	outer, word, look := r.paragraph, r.word, r.look
	r.paragraph = paragraph{}
	err := r.xml.Children(r.visit)
	if err == nil {
		err = r.endJoined()
	}
	r.paragraph, r.word, r.look = outer, word, look
	return err
}

// readAlternative reads one of several ways to say the same.
func (r *reader) readAlternative(visit func(markup.Element) error) error {
	read := false
	return r.xml.Children(func(e markup.Element) error {
		if read {
			return nil
		}
		read = true
		return r.xml.Children(visit)
	})
}

func (r *reader) readTable() error {
	if err := r.endJoined(); err != nil {
		return err
	}
	r.flow.BeginTable()
	defer r.flow.EndTable()
	return r.xml.Children(r.visitTable)
}

// visitTable reads the rows of a table, wherever they stand in it.
func (r *reader) visitTable(e markup.Element) error {
	switch e.Name {
	case "w:tr":
		r.flow.Row()
	case "w:tc":
		return r.readCell()
	case "w:trPr":
		return r.xml.Children(func(e markup.Element) error {
			if e.Name == "w:gridBefore" {
				r.flow.Skip(number(e.Attr("w:val")))
			}
			return nil
		})
	}
	if unspoken[e.Name] {
		return nil
	}
	if err := r.visitMark(e); err != nil {
		return err
	}
	return r.xml.Children(r.visitTable)
}

func (r *reader) readCell() error {
	columns := 1
	err := r.xml.Children(func(e markup.Element) error {
		if e.Name != "w:tcPr" {
			return r.visit(e)
		}
		return r.xml.Children(func(e markup.Element) error {
			if e.Name == "w:gridSpan" {
				columns = max(1, number(e.Attr("w:val")))
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	if err := r.endJoined(); err != nil {
		return err
	}
	r.flow.Skip(columns)
	return nil
}
