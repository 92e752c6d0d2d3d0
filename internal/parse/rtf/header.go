package rtf

import (
	"fmt"
	"strings"
)

// entry is one of a table in the file's header that is being read.
type entry struct {
	number int
	font   font
	name   strings.Builder
	colour [3]int
	given  bool // whether a colour is
}

// maxEntries is how many entries of a table are kept.
const maxEntries = 10_000

// define takes the words of a table: names, each ended by a semicolon.
func (r *reader) define(words string) {
	for {
		name, rest, ended := strings.Cut(words, ";")
		if r.entry.name.Len() < 256 {
			r.entry.name.WriteString(name)
		}
		if !ended {
			return
		}
		r.endEntry()
		words = rest
	}
}

// endEntry keeps the entry read and begins the next.
func (r *reader) endEntry() {
	e, name := &r.entry, strings.TrimSpace(r.entry.name.String())
	switch r.state.to {
	case toFonts:
		if e.font.name = name; len(r.fonts) < maxEntries {
			r.fonts[e.number] = e.font
		}
	case toStyles:
		if len(r.styles) < maxEntries && e.number >= 0 {
			r.styles[e.number] = strings.ToLower(name)
		}
	case toColours:
		digits := ""
		if e.given {
			digits = fmt.Sprintf("%02X%02X%02X", e.colour[0], e.colour[1], e.colour[2])
		}
		if len(r.inks) < maxEntries {
			r.inks = append(r.inks, digits)
		}
	}
	r.entry = entry{}
}

// describe takes a control word that says something of an entry.
func (r *reader) describe(t token) {
	e := &r.entry
	switch t.text {
	case "f":
		if r.state.to == toFonts {
			e.number = t.value
		}
	case "s":
		e.number = t.value
	case "cs", "ds", "ts", "tsrowd":
		e.number = -1 // a style of something else than paragraphs
	case "fcharset":
		if e.font.page == 0 {
			e.font.page = charsets[t.value]
		}
	case "cpg":
		e.font.page = t.value
	case "red":
		e.colour[0], e.given = t.value&0xFF, true
	case "green":
		e.colour[1], e.given = t.value&0xFF, true
	case "blue":
		e.colour[2], e.given = t.value&0xFF, true
	}
}

// colour is a colour of the table, in hexadecimal digits.
func (r *reader) colour(number int) string {
	if number < 0 || number >= len(r.inks) {
		return ""
	}
	return r.inks[number]
}
