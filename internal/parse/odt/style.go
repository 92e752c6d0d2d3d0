package odt

import (
	"strconv"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// style is how a style sets words. A nil property is left as it is.
type style struct {
	base                             string // the key of the style it takes the rest from
	name                             string
	outline                          bool // it is a heading's
	bold, italic, underlined, hidden *bool
	ink, colour                      *string
}

// styles are a document's styles by family and name, "text T1".
type styles struct {
	byID     map[string]style
	resolved map[string]style
}

func (r *reader) readStyles() error {
	return r.xml.Children(func(e markup.Element) error {
		if e.Name != "style:style" {
			return nil
		}
		family := e.Attr("style:family") + " "
		s := style{name: e.Attr("style:name"), outline: e.Attr("style:default-outline-level") != ""}
		if base := e.Attr("style:parent-style-name"); base != "" {
			s.base = family + base
		}
		err := r.xml.Children(func(e markup.Element) error {
			if e.Name == "style:text-properties" {
				s.set(e, family == "text ")
			}
			return nil
		})
		r.styles.byID[family+s.name] = s
		return err
	})
}

// set reads the properties of words. What is behind a whole paragraph is no highlight.
func (s *style) set(e markup.Element, words bool) {
	if weight, ok := e.Lookup("fo:font-weight"); ok {
		s.bold = new(isBold(weight))
	}
	if slant, ok := e.Lookup("fo:font-style"); ok {
		s.italic = new(slant != "normal")
	}
	if line, ok := e.Lookup("style:text-underline-style"); ok {
		s.underlined = new(line != "none")
	}
	if display, ok := e.Lookup("text:display"); ok {
		s.hidden = new(display == "none")
	}
	if ink, ok := e.Lookup("fo:color"); ok {
		s.ink = new(compose.Ink(strings.TrimPrefix(ink, "#")))
	}
	if colour, ok := e.Lookup("fo:background-color"); ok && words {
		s.colour = new(compose.Marker(strings.TrimPrefix(colour, "#")))
	}
}

func isBold(weight string) bool {
	const semibold = 600
	n, err := strconv.Atoi(weight)
	return weight == "bold" || err == nil && n >= semibold
}

// get is a style with all that it takes from those it is based on.
func (s styles) get(id string) style {
	if done, known := s.resolved[id]; known {
		return done
	}
	found := s.byID[id]
	s.resolved[id] = found // a style based on itself takes nothing more
	if found.base != "" {
		base := s.get(found.base)
		found.bold, found.italic = or(found.bold, base.bold), or(found.italic, base.italic)
		found.underlined, found.hidden = or(found.underlined, base.underlined), or(found.hidden, base.hidden)
		found.ink, found.colour = or(found.ink, base.ink), or(found.colour, base.colour)
		found.outline = found.outline || base.outline
		if base.name == "Title" {
			found.name = base.name
		}
	}
	s.resolved[id] = found
	return found
}

func or[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}

// over is a look changed by a style.
func (s style) over(look compose.Look) compose.Look {
	change(&look.Bold, s.bold)
	change(&look.Italic, s.italic)
	change(&look.Underlined, s.underlined)
	change(&look.Hidden, s.hidden)
	change(&look.Ink, s.ink)
	change(&look.Colour, s.colour)
	return look
}

func change[T any](to *T, by *T) {
	if by != nil {
		*to = *by
	}
}

// kind is what a paragraph of the style is to the text.
func (s style) kind() document.Kind {
	switch {
	case s.name == "Title":
		return document.Title
	case s.outline, s.name == "Subtitle":
		return document.Heading
	}
	return document.Body
}
