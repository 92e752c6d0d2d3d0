package docx

import (
	"strings"

	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// readNotes reads the footnotes and endnotes, each into a flow of its own.
func (r *reader) readNotes(p parts) error {
	for _, kind := range []string{"footnote", "endnote"} {
		err := p.walk(p.targets[kind+"s"], r, func(e markup.Element) error {
			if e.Name != "w:"+kind || strings.Contains(strings.ToLower(e.Attr("w:type")), "separat") {
				return nil
			}
			note, err := r.readApart(r.visit)
			r.notes[kind+" "+e.Attr("w:id")] = note
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// readApart reads the current element into a flow of its own.
func (r *reader) readApart(visit func(markup.Element) error) (*compose.Flow, error) {
	text := r.flow
	defer func() { r.flow, r.fields, r.paragraph = text, nil, paragraph{} }()
	r.flow = text.Branch()
	if err := r.xml.Children(visit); err != nil {
		return nil, err
	}
	return r.flow, r.endJoined()
}

// refer puts the mark of a note, if there is one.
func (r *reader) refer(e markup.Element) error {
	kind := strings.TrimSuffix(strings.TrimPrefix(e.Name, "w:"), "Reference")
	if note := r.notes[kind+" "+e.Attr("w:id")]; note != nil && !r.look.Hidden {
		return r.flow.Refer(note)
	}
	return nil
}

// readComments reads what the comments say, and which of them answer others.
func (r *reader) readComments(p parts) error {
	ends := map[string]string{} // the comments by the ids of their last paragraphs
	err := p.walk(p.targets["comments"], r, func(e markup.Element) error {
		if e.Name != "w:comment" {
			return nil
		}
		last := ""
		said, err := r.readApart(func(e markup.Element) error {
			if e.Name == "w:p" {
				last = e.Attr("w14:paraId")
			}
			return r.visit(e)
		})
		if err != nil {
			return err
		}
		note, err := said.Plain()
		r.flow.Remark(e.Attr("w:id"), e.Attr("w:author"), note)
		ends[last] = e.Attr("w:id")
		return err
	})
	if err != nil {
		return err
	}
	return p.walk(p.targets["commentsExtended"], r, func(e markup.Element) error {
		id, to := ends[e.Attr("w15:paraId")], ends[e.Attr("w15:paraIdParent")]
		if e.Name == "w15:commentEx" && e.Attr("w15:paraIdParent") != "" {
			r.answers[id] = to
		}
		return nil
	})
}
