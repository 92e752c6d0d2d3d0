package app

import (
	"slices"
	"strings"
	"unicode/utf8"

	"manicule/internal/recognise"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// viewMarks shows what is marked in a file, and what becomes of it by the choices.
func viewMarks(d transcript.Draft, c recognise.MarkChoices) ImportMarks {
	v := ImportMarks{Colours: []ImportColour{}, Highlights: len(d.Highlights)}
	var body text.Text
	if len(d.Marks) > 0 {
		body = text.New(d.Text)
	}
	place := map[string]int{} // of each colour
	for _, m := range d.Marks {
		if m.Note != "" {
			if v.Comments++; v.Says == "" {
				v.Says = beginning(m.Note)
			}
		}
		if m.Colour == "" {
			continue
		}
		i, met := place[m.Colour]
		if !met {
			i = len(v.Colours)
			place[m.Colour] = i
			v.Colours = append(v.Colours, ImportColour{
				Colour: m.Colour, Name: recognise.ColourName(m.Colour), Words: beginning(body.Slice(m.Span)),
				In: !slices.Contains(c.LeftOut, m.Colour), Tag: c.Tag(m.Colour),
			})
		}
		v.Passages++
		v.Colours[i].Count++
	}
	return v
}

// beginning is how a text begins, on one line.
func beginning(s string) string {
	const most = 80
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > most {
		s = strings.TrimSpace(string([]rune(s)[:most])) + "…"
	}
	return s
}

// highlightsIn are the parts of highlights that lie in a paragraph.
func (w *lineWalk) highlightsIn(paragraph text.Span, body text.Text) []ImportHighlight {
	found := []ImportHighlight{}
	for _, h := range w.draft.Highlights {
		if !h.Span.Overlaps(paragraph) {
			continue
		}
		v := ImportHighlight{Span: viewSpan(body, body.Clamp(text.Span{Start: h.Span.Start - paragraph.Start, End: h.Span.End - paragraph.Start}))}
		if len(h.Tags) > 0 {
			v.Colour = h.Tags[0].Colour
		}
		found = append(found, v)
	}
	return found
}
