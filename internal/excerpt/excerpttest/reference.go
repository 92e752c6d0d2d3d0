// Package excerpttest says slowly and plainly what a filter means, for tests to hold the quick
// way against, and makes projects and filters at random.
package excerpttest

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"manicule/internal/coding"
	"manicule/internal/filter"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Chosen returns the ids of the highlights that a filter, whose names are ids, lets through, as
// the project lists them. Progress is how much of each transcript has been read.
func Chosen(p project.Project, f filter.Filter, progress map[string]float64) []string {
	r := reader{p, coding.NewCodebook(p.Tags), progress}
	var ids []string
	for _, t := range p.Transcripts {
		for _, h := range p.Highlights {
			if h.TranscriptID == t.ID && r.lets(t, h, f) {
				ids = append(ids, h.ID)
			}
		}
	}
	return ids
}

// plain is a text without what makes no difference: letter by letter, by its names in Unicode.
func plain(s string) string {
	s = strings.NewReplacer("ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "й", "\x00").Replace(strings.ToLower(norm.NFC.String(s)))
	s = strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
	return strings.Join(strings.Fields(s), " ")
}

type reader struct {
	project.Project
	book     coding.Codebook
	progress map[string]float64
}

func (r reader) lets(t transcript.Transcript, h coding.Highlight, f filter.Filter) bool {
	for _, term := range f {
		any := false
		for _, v := range term.Any {
			any = any || r.holds(t, h, term, v)
		}
		if any == term.Not {
			return false
		}
	}
	return true
}

func (r reader) holds(t transcript.Transcript, h coding.Highlight, term filter.Term, v filter.Value) bool {
	none := v.Kind == filter.None
	voices := r.voices(t, h.Span)
	switch term.Key {
	case filter.Words:
		return strings.Contains(plain(h.Quote), plain(v.Text))
	case filter.Note:
		return strings.Contains(plain(h.Note), plain(v.Text))
	case filter.Has:
		return strings.TrimSpace(h.Note) != ""
	case filter.Made:
		return v.HoldsTime(h.Created.Local())
	case filter.Tag:
		return none && len(h.TagIDs) == 0 || r.carries(h, v)
	case filter.Speaker:
		return none && len(voices) == 0 || slices.ContainsFunc(voices, func(s transcript.Speaker) bool { return s.ID == v.Text })
	case filter.Role:
		if none {
			return !slices.ContainsFunc(voices, func(s transcript.Speaker) bool { return s.Role != "" })
		}
		return slices.ContainsFunc(voices, func(s transcript.Speaker) bool { return string(s.Role) == v.Text })
	case filter.Transcript:
		return v.Text == t.ID
	case filter.Folder:
		folder := r.filing(t).FolderID
		return none && folder == "" || !none && folder == v.Text
	case filter.Status:
		return v.Text == string(transcript.StatusOf(r.filing(t).Status, r.progress[t.ID]))
	case filter.Date:
		return v.HoldsDate(t.Date)
	case filter.Attribute:
		return r.attribute(t, voices, term.Name, v)
	}
	return r.beside(t, h, term.Key, v)
}

func (r reader) carries(h coding.Highlight, v filter.Value) bool {
	for _, id := range h.TagIDs {
		if id == v.Text {
			return true
		}
		for _, below := range r.book.Descendants(v.Text) {
			if !v.Alone && below.ID == id {
				return true
			}
		}
	}
	return false
}

// voices are those who say any word of a span.
func (r reader) voices(t transcript.Transcript, span text.Span) (voices []transcript.Speaker) {
	for _, turn := range t.Turns {
		for _, s := range r.Speakers {
			if turn.Span.Overlaps(span) && s.ID == turn.SpeakerID {
				voices = append(voices, s)
			}
		}
	}
	return voices
}

func (r reader) filing(t transcript.Transcript) (filing transcript.Filing) {
	for _, f := range r.Filings {
		if f.TranscriptID == t.ID {
			filing = f
		}
	}
	return filing
}

func (r reader) attribute(t transcript.Transcript, voices []transcript.Speaker, name string, v filter.Value) bool {
	subjects := []string{t.ID}
	for _, s := range voices {
		subjects = append(subjects, s.ID)
	}
	known := false
	for _, a := range r.Attributes {
		for _, is := range r.Values {
			if coding.SameName(a.Name, name) && is.AttributeID == a.ID && slices.Contains(subjects, is.SubjectID) {
				known = true
				if v.Kind != filter.None && v.HoldsAttribute(is.Value) {
					return true
				}
			}
		}
	}
	return v.Kind == filter.None && !known
}

func (r reader) beside(t transcript.Transcript, h coding.Highlight, key filter.Key, v filter.Value) bool {
	for _, other := range r.Highlights {
		if other.TranscriptID != h.TranscriptID || !r.carries(other, v) {
			continue
		}
		if key == filter.Overlaps {
			if other.Span.Overlaps(h.Span) {
				return true
			}
			continue
		}
		reach := v.Turns
		if key == filter.SameTurn {
			reach = 0
		}
		for i, mine := range t.Turns {
			for j, its := range t.Turns {
				if mine.Span.Overlaps(h.Span) && its.Span.Overlaps(other.Span) && max(i-j, j-i) <= reach {
					return true
				}
			}
		}
	}
	return false
}
