package compose

import (
	"strconv"
	"strings"

	"manicule/internal/text"
)

// Look is how words are set.
type Look struct {
	Bold, Italic, Underlined bool
	Ink                      string // the letters' own colour, "#RRGGBB"; empty for black, or none in particular
	Colour                   string // what they are highlighted with, "#RRGGBB"
	Hidden                   bool
}

// strong is a span set apart from its neighbours, and in what way.
type strong struct {
	text.Span
	way string // "bold", "underlined", "italic", "#RRGGBB"
}

// strength is the way in which words are set apart; the first that applies, so that a
// name in bold stays one span where a part of it is underlined as well.
func (l Look) strength() string {
	switch {
	case l.Bold:
		return "bold"
	case l.Underlined:
		return "underlined"
	case l.Italic:
		return "italic"
	}
	return l.Ink
}

// strengthen notes that the words written last are set apart.
func (d *draft) strengthen(words, way string) {
	if way == "" {
		return
	}
	end := d.points
	if n := len(d.strong); n > 0 && d.strong[n-1].way == way && d.spacesSince(d.strong[n-1].End, words) {
		d.strong[n-1].End = end
		return
	}
	if strings.TrimSpace(words) == "" {
		return
	}
	d.strong = append(d.strong, strong{text.Span{Start: end - len([]rune(words)), End: end}, way})
}

// spacesSince reports whether only spaces stand between a place and the words written last.
func (d *draft) spacesSince(at int, words string) bool {
	written := d.text.String()
	between := written[:len(written)-len(words)]
	spaces := len(between) - len(strings.TrimRight(between, " "))
	return d.points-len([]rune(words))-at <= spaces
}

// Ink gives the colour of letters, in hexadecimal digits, for a Look: none if it is so
// dark that it may pass for black.
func Ink(digits string) string {
	const dark = 0x60
	red, green, blue, ok := parts(digits)
	if !ok || max(red, green, blue) < dark {
		return ""
	}
	return "#" + strings.ToUpper(digits)
}

// Marker gives the colour behind letters, in hexadecimal digits, for a Look: none if it is white.
func Marker(digits string) string {
	red, green, blue, ok := parts(digits)
	if !ok || min(red, green, blue) == 0xFF {
		return ""
	}
	return "#" + strings.ToUpper(digits)
}

func parts(digits string) (red, green, blue uint64, ok bool) {
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil || len(digits) != 6 {
		return 0, 0, 0, false
	}
	return n >> 16, n >> 8 & 0xFF, n & 0xFF, true
}
