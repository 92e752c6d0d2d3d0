package docx

import (
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/compose"
	"manicule/internal/parse/markup"
)

// props are the properties of words that a style or a run sets. A nil one is left as it is.
type props struct {
	bold, italic, underlined, hidden *bool
	ink, highlight, shade            *string
}

// style is a style of paragraphs or of words.
type style struct {
	base string
	name string
	props
	outline int // the level of a heading, from 1; 0 if it is none
}

// styles are a document's styles by their ids.
type styles struct {
	byID      map[string]style
	paragraph string // the id of the style that paragraphs have without saying so
	defaults  props
	resolved  map[string]style
}

func (r *reader) readStyles(p parts) error {
	r.styles = styles{byID: map[string]style{}, resolved: map[string]style{}}
	return p.walk(p.targets["styles"], r, func(e markup.Element) error {
		switch e.Name {
		case "w:docDefaults":
			return r.readDefaults()
		case "w:style":
			return r.readStyle(e)
		}
		return nil
	})
}

func (r *reader) readDefaults() error {
	return r.xml.Children(func(e markup.Element) error {
		if e.Name != "w:rPrDefault" {
			return nil
		}
		return r.xml.Children(func(markup.Element) error { return r.readProps(&r.styles.defaults) })
	})
}

func (r *reader) readStyle(start markup.Element) error {
	var s style
	id := start.Attr("w:styleId")
	if start.Attr("w:type") == "paragraph" && on(start.Attr("w:default"), false) {
		r.styles.paragraph = id
	}
	err := r.xml.Children(func(e markup.Element) error {
		switch e.Name {
		case "w:name":
			s.name = strings.ToLower(e.Attr("w:val"))
		case "w:basedOn":
			s.base = e.Attr("w:val")
		case "w:rPr":
			return r.readProps(&s.props)
		case "w:pPr":
			return r.readOutline(&s)
		}
		return nil
	})
	r.styles.byID[id] = s
	return err
}

func (r *reader) readOutline(s *style) error {
	return r.xml.Children(func(e markup.Element) error {
		if e.Name == "w:outlineLvl" {
			s.outline = outlineLevel(e)
		}
		return nil
	})
}

// outlineLevel is the level of a heading, from 1; 0 if it is body text.
func outlineLevel(e markup.Element) int {
	level := e.Attr("w:val")
	if len(level) != 1 || level < "0" || level > "8" {
		return 0
	}
	return int(level[0]-'0') + 1
}

// readProps reads the properties of words that the current element sets.
func (r *reader) readProps(p *props) error {
	return r.xml.Children(func(e markup.Element) error {
		p.set(e)
		return nil
	})
}

func (p *props) set(e markup.Element) {
	value := e.Attr("w:val")
	switch e.Name {
	case "w:b":
		p.bold = toggle(value)
	case "w:i":
		p.italic = toggle(value)
	case "w:vanish":
		p.hidden = toggle(value)
	case "w:u":
		underlined := value != "none" && value != ""
		p.underlined = &underlined
	case "w:color":
		ink := compose.Ink(value)
		p.ink = &ink
	case "w:highlight":
		colour := highlights[value]
		p.highlight = &colour
	case "w:shd":
		colour := compose.Marker(e.Attr("w:fill"))
		p.shade = &colour
	}
}

// highlights are Word's own colours for marking.
var highlights = map[string]string{
	"yellow": "#FFFF00", "green": "#00FF00", "cyan": "#00FFFF", "magenta": "#FF00FF", "blue": "#0000FF", "red": "#FF0000",
	"darkBlue": "#000080", "darkCyan": "#008080", "darkGreen": "#008000", "darkMagenta": "#800080", "darkRed": "#800000",
	"darkYellow": "#808000", "darkGray": "#808080", "lightGray": "#C0C0C0", "black": "#000000",
}

func toggle(value string) *bool {
	set := on(value, true)
	return &set
}

// on reads a switch; an empty one is on if it is there.
func on(value string, empty bool) bool {
	switch value {
	case "":
		return empty
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// over returns the properties of p, and those of base where p sets none.
func (p props) over(base props) props {
	p.bold = or(p.bold, base.bold)
	p.italic = or(p.italic, base.italic)
	p.underlined = or(p.underlined, base.underlined)
	p.hidden = or(p.hidden, base.hidden)
	p.ink = or(p.ink, base.ink)
	p.highlight = or(p.highlight, base.highlight)
	p.shade = or(p.shade, base.shade)
	return p
}

func or[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
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
		found.props = found.over(base.props)
		if found.outline == 0 {
			found.outline = base.outline
		}
		if base.name == "title" {
			found.name = base.name
		}
	}
	s.resolved[id] = found
	return found
}

// kind is what a paragraph of the style is to the text.
func (s style) kind() document.Kind {
	switch {
	case s.name == "title":
		return document.Title
	case s.outline > 0, strings.HasPrefix(s.name, "heading "), s.name == "subtitle":
		return document.Heading
	}
	return document.Body
}

// look is how words are set by a paragraph's style, a style of their own and what they
// themselves say. What both styles switch on is off, as Word has it.
func (s styles) look(paragraph, word, own props) compose.Look {
	paragraph = paragraph.over(s.defaults)
	merged := own.over(word).over(paragraph)
	look := compose.Look{
		Bold:       switched(own.bold, word.bold, paragraph.bold),
		Italic:     switched(own.italic, word.italic, paragraph.italic),
		Hidden:     switched(own.hidden, word.hidden, paragraph.hidden),
		Underlined: merged.underlined != nil && *merged.underlined,
	}
	if merged.ink != nil {
		look.Ink = *merged.ink
	}
	if merged.shade != nil {
		look.Colour = *merged.shade
	}
	if merged.highlight != nil && *merged.highlight != "" {
		look.Colour = *merged.highlight
	}
	return look
}

func switched(own, word, paragraph *bool) bool {
	if own != nil {
		return *own
	}
	return (word != nil && *word) != (paragraph != nil && *paragraph)
}
