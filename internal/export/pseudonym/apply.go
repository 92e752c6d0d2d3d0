package pseudonym

import (
	"slices"
	"strings"
	"unicode/utf8"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Apply returns a copy of the project in which other names stand in the place of those in the
// table, in everything people wrote or said; and how often each was found. All that lies on a
// text has moved with its words, so that quotes are what the text says. A highlight that ends
// within a name has all of what stands in its place.
func (t *Table) Apply(p project.Project) (project.Project, []Count) {
	a := applier{table: t, times: make([]int, len(t.names))}
	p.Name = a.words(p.Name)
	p.Speakers = slices.Clone(p.Speakers)
	for i := range p.Speakers {
		p.Speakers[i].Name = a.words(p.Speakers[i].Name)
	}
	p.Tags = slices.Clone(p.Tags)
	for i := range p.Tags {
		for _, said := range []*string{&p.Tags[i].Name, &p.Tags[i].Description, &p.Tags[i].UseWhen, &p.Tags[i].UseNot, &p.Tags[i].Example} {
			*said = a.words(*said)
		}
	}
	p.Memos = slices.Clone(p.Memos)
	for i := range p.Memos {
		p.Memos[i].Body = a.words(p.Memos[i].Body)
	}
	p.Attributes = slices.Clone(p.Attributes)
	for i := range p.Attributes {
		p.Attributes[i].Name = a.words(p.Attributes[i].Name)
	}
	p.Values = slices.Clone(p.Values)
	for i := range p.Values {
		p.Values[i].Value = a.words(p.Values[i].Value)
	}
	moved := make(map[string]mover, len(p.Transcripts))
	p.Transcripts = slices.Clone(p.Transcripts)
	for i := range p.Transcripts {
		moved[p.Transcripts[i].ID] = a.transcript(&p.Transcripts[i])
	}
	p.Highlights = slices.Clone(p.Highlights)
	for i := range p.Highlights {
		a.highlight(&p.Highlights[i], moved[p.Highlights[i].TranscriptID])
	}
	return p, t.counts(a.times)
}

// applier replaces names and counts them.
type applier struct {
	table *Table
	times []int
}

// words replaces the names in some words.
func (a applier) words(words string) string {
	replaced, _ := a.replace(words)
	return replaced
}

// edit is a name in some words, by bytes, and how many code points stand in its place.
type edit struct {
	match
	points int
}

func (a applier) replace(words string) (string, []edit) {
	found := a.table.finder.find(words)
	if len(found) == 0 {
		return words, nil
	}
	var out strings.Builder
	var edits []edit
	at := 0
	for _, m := range found {
		replacement := a.table.replacement(words[m.start:m.end], m.index)
		out.WriteString(words[at:m.start])
		out.WriteString(replacement)
		at = m.end
		a.times[m.index]++
		edits = append(edits, edit{m, utf8.RuneCountInString(replacement)})
	}
	out.WriteString(words[at:])
	return out.String(), edits
}

// mover leads from a text to the one that has other names.
type mover struct {
	changed bool
	text    text.Text
	spans   text.Map
}

func (m mover) span(s text.Span) text.Span {
	moved, _ := m.spans.Span(s) // every replacement has letters, so no words are lost
	return moved
}

func (a applier) transcript(t *transcript.Transcript) mover {
	t.Corrections = nil // what stood there may be a name, written otherwise than in the table
	t.Title, t.Place, t.Source.Name = a.words(t.Title), a.words(t.Place), a.words(t.Source.Name)
	said, edits := a.replace(t.Text.String())
	m := mover{changed: len(edits) > 0, text: t.Text}
	if !m.changed {
		return m
	}
	points := make([]text.Edit, len(edits))
	for i, e := range edits {
		points[i] = text.Edit{Old: t.Text.SpanOfBytes(e.start, e.end), New: e.points}
	}
	m.text, m.spans = text.New(said), text.NewMap(points)
	t.Text, t.Front = m.text, m.span(t.Front)
	t.Turns = slices.Clone(t.Turns)
	for i := range t.Turns {
		t.Turns[i].Span = m.span(t.Turns[i].Span)
	}
	t.Directions = slices.Clone(t.Directions)
	for i := range t.Directions {
		t.Directions[i] = m.span(t.Directions[i])
	}
	t.Syncs = slices.Clone(t.Syncs)
	for i := range t.Syncs {
		t.Syncs[i].At = m.span(text.Span{Start: t.Syncs[i].At, End: t.Syncs[i].At + 1}).Start
	}
	return m
}

func (a applier) highlight(h *coding.Highlight, m mover) {
	h.Note, h.Author = a.words(h.Note), a.words(h.Author)
	if !m.changed {
		return
	}
	if h.Anchor(m.text, m.span(h.Span)) != nil {
		h.Quote, h.Prefix, h.Suffix = a.words(h.Quote), "", "" // it lay outside its text before
	}
}
