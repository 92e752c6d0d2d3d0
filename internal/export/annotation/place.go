package annotation

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"manicule/internal/text"
)

// Text is a text in which annotations may have their places.
type Text struct {
	ID    string
	Title string
	Text  text.Text
}

// Placed is an annotation and the words it is about.
type Placed struct {
	Annotation Annotation
	TextID     string
	Span       text.Span // never empty, and in the text
	ByQuote    bool      // its words were not where it says, and were found by themselves
}

// Lost is an annotation that has no place.
type Lost struct {
	Annotation Annotation
	Why        string // a sentence: "Its words are not in “Press Availability”."
}

// Place finds the places of annotations: where they say, if their words are there; else where
// their words are, by what stands before and after them if they are in several places. An
// annotation of a transcript that is not among the texts, by its id or else its title, is
// looked for in all of them. The annotations come back in their order.
func Place(texts []Text, annotations []Annotation) (placed []Placed, lost []Lost) {
	for _, a := range annotations {
		at, why := place(texts, a)
		if why != "" {
			lost = append(lost, Lost{a, why})
		} else {
			placed = append(placed, at)
		}
	}
	return placed, lost
}

func place(texts []Text, a Annotation) (Placed, string) {
	own, known := ownText(texts, a)
	if known && a.Position != nil && sits(own.Text, a) {
		return Placed{a, own.ID, *a.Position, false}, ""
	}
	if a.Quote == "" {
		return Placed{}, "It says no words, and its position is in none of the transcripts."
	}
	among, where := texts, "any of the transcripts"
	if known {
		among, where = []Text{own}, "“"+own.Title+"”"
	}
	best, tied := bestOf(among, a)
	switch {
	case best == nil:
		return Placed{}, fmt.Sprintf("Its words are not in %s.", where)
	case tied:
		return Placed{}, fmt.Sprintf("Its words are in several places of %s, and nothing says which is meant.", where)
	}
	return Placed{a, best.text.ID, best.span, true}, ""
}

// ownText is the text that an annotation says it is of.
func ownText(texts []Text, a Annotation) (Text, bool) {
	for _, t := range texts {
		if a.SourceID != "" && t.ID == a.SourceID {
			return t, true
		}
	}
	for _, t := range texts {
		if a.Title != "" && called(t.Title) == called(a.Title) {
			return t, true
		}
	}
	return Text{}, false
}

// sits reports whether a text says an annotation's words at its position. One without words is
// about whatever stands there.
func sits(t text.Text, a Annotation) bool {
	span := *a.Position
	return span.Len() > 0 && t.Holds(span) && (a.Quote == "" || t.Slice(span) == a.Quote)
}

// place found by words, and how much speaks for it.
type candidate struct {
	text     Text
	span     text.Span
	context  int // bytes of what stands before and after that are as the annotation has them
	distance int // from where the annotation says
}

// better reports whether more speaks for c than for d.
func (c candidate) better(d candidate) bool {
	if c.context != d.context {
		return c.context > d.context
	}
	return c.distance < d.distance
}

// mostPlaces bounds how many places of the same words are weighed in one text.
const mostPlaces = 10_000

// bestOf finds the best place of an annotation's words, and whether another is as good.
func bestOf(texts []Text, a Annotation) (best *candidate, tied bool) {
	for _, t := range texts {
		whole := t.Text.String()
		at := 0
		for range mostPlaces {
			next := strings.Index(whole[at:], a.Quote)
			if next < 0 {
				break
			}
			start := at + next
			c := weigh(t, a, start)
			switch {
			case best == nil || c.better(*best):
				best, tied = &c, false
			case !best.better(c):
				tied = true
			}
			_, size := utf8.DecodeRuneInString(whole[start:])
			at = start + size
		}
	}
	return best, tied
}

func weigh(t Text, a Annotation, start int) candidate {
	whole, end := t.Text.String(), start+len(a.Quote)
	c := candidate{text: t, span: t.Text.SpanOfBytes(start, end), context: commonEnd(whole[:start], a.Prefix) + commonStart(whole[end:], a.Suffix)}
	if a.Position != nil {
		c.distance = max(c.span.Start-a.Position.Start, a.Position.Start-c.span.Start)
	}
	return c
}

func commonStart(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[i] != b[i] {
			return i
		}
	}
	return n
}

func commonEnd(a, b string) int {
	n := min(len(a), len(b))
	for i := range n {
		if a[len(a)-1-i] != b[len(b)-1-i] {
			return i
		}
	}
	return n
}
