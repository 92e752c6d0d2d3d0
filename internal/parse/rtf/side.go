package rtf

import (
	"fmt"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
)

// change is what was done to words by those who revised them.
type change int

const (
	unchanged change = iota
	inserted
	deleted
)

// side is what is known of things beside the text until they are complete.
type side struct {
	change      change // of the last words
	instruction string // of the last field
	property    string // of a picture: its name, whose value comes next
	picture     string // what the last picture is called
	author      string // of the next comment
	ref         string // the passage of the next comment
	remarks     int
}

// begins is 1 where words begin that were revised in a way, else 0.
func (r *reader) begins(c change) int {
	last := r.side.change
	r.side.change = c
	if c != unchanged && c != last {
		return 1
	}
	return 0
}

// capture keeps words that are about something.
func (r *reader) capture(words string) {
	const most = 4096
	if r.state.captured.Len() < most {
		r.state.captured.WriteString(words)
	}
}

// captureTo gives a group's words, at its end, to a place.
func captureTo(place func(r *reader, words string)) func(*reader) {
	return func(r *reader) {
		words := &strings.Builder{}
		r.state.to, r.state.captured = toCapture, words
		r.state.after = func() error {
			place(r, strings.TrimSpace(words.String()))
			return nil
		}
	}
}

// beginApart lets a group's words go into a flow of their own, which is given to use at
// the group's end.
func (r *reader) beginApart(use func(*compose.Flow) error) {
	outer, row := r.state.flow, r.row
	apart := outer.Branch()
	r.state = state{flow: apart, fallbacks: r.state.fallbacks, font: r.font, outline: -1, look: compose.Look{Hidden: r.state.look.Hidden}}
	r.row = false
	apart.Begin()
	r.state.after = func() error {
		r.row = row
		r.state.flow = outer
		return use(apart)
	}
}

func beginNote(r *reader) {
	skipped := r.state.deleted || r.state.look.Hidden
	r.beginApart(func(note *compose.Flow) error {
		if skipped {
			return nil
		}
		return r.state.flow.Refer(note)
	})
}

func beginRemark(r *reader) {
	r.side.ref = ""
	r.beginApart(func(said *compose.Flow) error {
		note, err := said.Plain()
		id := r.side.ref
		if id == "" {
			r.side.remarks++
			id = fmt.Sprint("remark ", r.side.remarks)
		}
		r.state.flow.BeginComment(id)
		r.state.flow.Remark(id, r.side.author, note)
		r.side.author = ""
		return err
	})
}

// beginBox lets a group's words stand in paragraphs within the one that is being written.
func beginBox(r *reader) {
	r.fitTables()
	row := r.row
	r.row = false
	r.state.to, r.state.inTable, r.state.depth, r.state.style, r.state.outline = toText, false, 0, 0, -1
	flow := r.state.flow
	depth := flow.Depth()
	flow.Begin()
	r.state.boxed = depth
	r.state.after = func() error {
		r.fitTables()
		r.row = row
		return flow.End(r.kindOf())
	}
}

// beginPicture passes over a picture's bytes and puts a placeholder at its end.
func beginPicture(r *reader) {
	hide := r.state.look.Hidden || r.state.deleted
	r.state.to = toQuiet
	r.state.after = func() error {
		label := r.side.picture
		r.side.picture = ""
		switch {
		case hide:
		case r.state.floating:
			r.state.flow.Begin()
			r.state.flow.Picture(label)
			return r.state.flow.End(document.Body)
		default:
			r.fitTables()
			r.state.flow.Picture(label)
		}
		return nil
	}
}

func beginShape(r *reader) {
	r.state.to, r.state.floating = toQuiet, true
	r.state.after = func() error {
		r.side.picture = ""
		return nil
	}
}

// setProperty keeps what a picture is called.
func setProperty(r *reader, value string) {
	if r.side.property == "wzDescription" || r.side.property == "wzName" && r.side.picture == "" {
		r.side.picture = value
	}
}

// beginResult lets the words through that a field came to, unless they number a page.
func beginResult(r *reader) {
	name, _, _ := strings.Cut(r.side.instruction, " ")
	switch strings.ToUpper(name) {
	case "PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES":
		r.state.to = toNothing
	}
}
