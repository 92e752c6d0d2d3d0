package rtf

import (
	"strings"

	"manicule/internal/parse/compose"
)

// control obeys a control word. At a group's beginning it may say where the words go.
func (r *reader) control(t token, fresh bool) error {
	star := r.star
	r.star = false
	if r.state.to == toNothing {
		return nil
	}
	if begin, known := destinations[t.text]; known && (fresh || star) {
		begin(r)
		return nil
	}
	if star {
		r.state.to = toNothing
		return nil
	}
	switch r.state.to {
	case toFonts, toColours, toStyles:
		r.describe(t)
	}
	if letters, known := letters[t.text]; known {
		r.write(letters)
		return nil
	}
	r.setLook(t)
	r.setParagraph(t)
	return r.act(t)
}

// letters are the control words that stand for letters.
var letters = map[string]string{
	"tab": "\t", "line": "\n", "lbr": "\n", "softline": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
	"ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
	"zwj": "\u200D", "zwnj": "\u200C", "ltrmark": "\u200E", "rtlmark": "\u200F", "zwbo": "\u200B", "zwnbo": "\u2060",
}

// symbol obeys a control symbol.
func (r *reader) symbol(symbol string, fresh bool) error {
	switch symbol {
	case "*":
		r.star = fresh
		return nil
	case "\n", "\r":
		return r.act(token{text: "par"})
	case "~":
		r.write("\u00A0")
	case "_":
		r.write("\u2011")
	case "-":
		r.write("\u00AD")
	case "{", "}", `\`:
		r.letters(token{kind: letter, text: symbol})
	case "\t":
		r.write("\t")
	}
	return nil
}

// setLook obeys a control word that says how words are set.
func (r *reader) setLook(t token) {
	look, on := &r.state.look, !t.given || t.value != 0
	switch t.text {
	case "plain":
		*look, r.state.deleted, r.state.inserted, r.state.font = compose.Look{}, false, false, r.font
	case "b":
		look.Bold = on
	case "i":
		look.Italic = on
	case "v":
		look.Hidden = on
	case "ulnone":
		look.Underlined = false
	case "cf":
		look.Ink = compose.Ink(r.colour(t.value))
	case "highlight", "chcbpat", "cb":
		look.Colour = compose.Marker(r.colour(t.value))
	case "deleted":
		r.state.deleted = on
	case "revised":
		r.state.inserted = on
	case "f":
		r.state.font = t.value
	case "uc":
		r.state.fallbacks = min(max(t.value, 0), 16)
	default:
		if strings.HasPrefix(t.text, "ul") && t.text != "ulc" {
			look.Underlined = on
		}
	}
}

// maxTables is how deep tables may stand in one another.
const maxTables = 64

// setParagraph obeys a control word that says what the paragraph is.
func (r *reader) setParagraph(t token) {
	s := &r.state
	switch t.text {
	case "pard":
		s.inTable, s.depth, s.style, s.outline = false, 0, 0, -1
	case "intbl":
		s.inTable = true
	case "itap":
		s.depth = min(max(t.value, 0), maxTables)
	case "s":
		s.style = t.value
	case "outlinelevel":
		s.outline = t.value
	case "trowd":
		r.row = r.row || s.to == toText
	case "ansicpg":
		r.page = t.value
	case "mac":
		r.page = 10000
	case "pc":
		r.page = 437
	case "pca":
		r.page = 850
	case "deff":
		r.font, s.font = t.value, t.value
	}
}

// act obeys a control word that does something at its place.
func (r *reader) act(t token) error {
	if t.text == "u" {
		r.letter(t.value)
		return nil
	}
	if r.state.to != toText {
		return nil
	}
	switch t.text {
	case "par", "sect":
		if r.state.deleted {
			return nil // the paragraph goes on in the next
		}
		return r.endParagraph()
	case "cell":
		return r.endCell(1)
	case "nestcell":
		return r.endCell(max(2, r.state.depth))
	case "row":
		r.endRow(1)
		r.row = false
	case "nestrow":
		r.endRow(max(2, r.state.depth))
	}
	return nil
}
