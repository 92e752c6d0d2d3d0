package odt

import (
	"fmt"

	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// readNote reads a footnote or endnote, which stands at its place in the text.
func (r *reader) readNote() error {
	return r.xml.Children(func(e markup.Element) error {
		if e.Name != "text:note-body" {
			return nil
		}
		note, err := r.readApart(r.visit)
		if err != nil || r.look.Hidden {
			return err
		}
		r.space = false
		return r.flow.Refer(note)
	})
}

// readApart reads the current element into a flow of its own.
func (r *reader) readApart(visit func(markup.Element) error) (*compose.Flow, error) {
	text, look, space := r.flow, r.look, r.space
	r.flow, r.look = text.Branch(), compose.Look{Hidden: look.Hidden}
	apart := r.flow
	err := r.xml.Children(visit)
	r.flow, r.look, r.space = text, look, space
	return apart, err
}

// readRemark reads a comment, which stands where its passage begins. One without a name
// has no passage.
func (r *reader) readRemark(start markup.Element) error {
	r.remark++
	id := start.Attr("office:name")
	if id == "" {
		id = fmt.Sprint("remark ", r.remark)
	}
	var author string
	said, err := r.readApart(func(e markup.Element) (err error) {
		switch e.Name {
		case "dc:creator":
			author, err = r.xml.Text()
			return err
		case "dc:date", "text:date-string":
			return nil
		}
		return r.visit(e)
	})
	if err != nil {
		return err
	}
	note, err := said.Plain()
	r.flow.BeginAnswer(id, start.Attr("loext:parent-name"))
	r.flow.Remark(id, author, note)
	return err
}

// countChanges counts the tracked changes. What was deleted stands here, and nowhere else.
func (r *reader) countChanges() error {
	return r.xml.Children(func(e markup.Element) error {
		return r.xml.Children(func(e markup.Element) error {
			switch e.Name {
			case "text:insertion":
				r.flow.Inserted++
			case "text:deletion":
				r.flow.Deleted++
			}
			return nil
		})
	})
}
