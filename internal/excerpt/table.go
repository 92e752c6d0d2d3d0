// Package excerpt keeps what is known of a project's highlights at hand, so that it takes no
// time to choose among them, to group them and to count them.
package excerpt

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"manicule/internal/coding"
	"manicule/internal/filter"
	"manicule/internal/text"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// Table is the highlights of a project with what a filter may ask of them. It is brought up to
// date piece by piece; what it has given out does not change.
type Table struct {
	things     Things
	asks       map[string]bool            // speakers who are interviewers
	roles      map[string]transcript.Role // by speaker
	interviews map[string]*interview
	ordered    []*interview // as the library lists them
	home       map[string]*interview
}

// Things are what highlights are asked after besides their own: tags, speakers, folders and
// attributes, by their names, and what the attributes are.
type Things struct {
	filter.Names // without the titles, which come with the heads
	Values       []transcript.Value
}

// Head is a transcript without its words.
type Head struct {
	ID, Title, Date string
	FolderID        string
	Status          transcript.Status
}

// Turn is who speaks in a stretch of a transcript.
type Turn struct {
	Span      text.Span
	SpeakerID string
}

// Excerpt is what is known of a highlight.
type Excerpt struct {
	ID           string
	TranscriptID string
	Span         text.Span
	Quote        string // folded; see folding.Plain
	Note         string // folded
	TagIDs       []string
	Created      time.Time

	interview   *interview
	first, last int      // its turns, from 1; 0 outside turns
	speakers    []string // in the order they speak
}

// Of is what is known of a highlight.
func Of(h coding.Highlight) Excerpt {
	return Excerpt{
		ID: h.ID, TranscriptID: h.TranscriptID, Span: h.Span, Quote: folding.Plain(h.Quote), Note: folding.Plain(h.Note),
		TagIDs: h.TagIDs, Created: h.Created,
	}
}

// Turn is the number, from 1, of the turn it begins in; 0 outside turns.
func (e *Excerpt) Turn() int { return e.first }

// TurnStart is where the turn begins that it begins in; none outside turns.
func (e *Excerpt) TurnStart() (at int, in bool) {
	if e.first == 0 || e.first > len(e.interview.turns) {
		return 0, false
	}
	return e.interview.turns[e.first-1].Span.Start, true
}

// SpeakerIDs are those who say any of its words, in the order they speak.
func (e *Excerpt) SpeakerIDs() []string { return e.speakers }

// begins is who says the first of its words, if anybody does.
func (e *Excerpt) begins() []string { return e.speakers[:min(1, len(e.speakers))] }

// interview is a transcript with its excerpts in document order.
type interview struct {
	Head
	place    int // in the library
	turns    []Turn
	excerpts []*Excerpt
}

// New returns an empty table.
func New() *Table {
	return &Table{interviews: map[string]*interview{}, home: map[string]*interview{}}
}

// SetThings replaces all there was of them.
func (t *Table) SetThings(things Things) {
	titles := t.things.Titles
	t.things = things
	t.things.Titles = titles
	t.asks, t.roles = map[string]bool{}, map[string]transcript.Role{}
	for _, s := range things.Speakers {
		t.roles[s.ID] = s.Role
		t.asks[s.ID] = s.Role == transcript.Interviewer
	}
}

// SetHeads says which transcripts there are, in the order of the library. What the table has
// of others goes.
func (t *Table) SetHeads(heads []Head) {
	known := t.interviews
	t.interviews = make(map[string]*interview, len(heads))
	t.ordered = make([]*interview, len(heads))
	t.things.Titles = make([]filter.Named, len(heads))
	for i, head := range heads {
		iv := known[head.ID]
		if iv == nil {
			iv = &interview{}
		}
		iv.Head, iv.place = head, i
		t.interviews[head.ID], t.ordered[i] = iv, iv
		t.things.Titles[i] = filter.Named{ID: head.ID, Name: head.Title}
		delete(known, head.ID)
	}
	for _, gone := range known {
		for _, e := range gone.excerpts {
			delete(t.home, e.ID)
		}
	}
}

// SetTurns says who speaks in a transcript, in order; nothing where its head is not known.
func (t *Table) SetTurns(transcriptID string, turns []Turn) {
	iv := t.interviews[transcriptID]
	if iv == nil {
		return
	}
	iv.turns = turns
	for i, e := range iv.excerpts {
		again := *e
		iv.locate(&again)
		iv.excerpts[i] = &again
	}
}

// HasTurns reports whether it is known who speaks in a transcript.
func (t *Table) HasTurns(transcriptID string) bool {
	iv := t.interviews[transcriptID]
	return iv != nil && len(iv.turns) > 0
}

// Fill gives a transcript, whose turns are known, the excerpts it has.
func (t *Table) Fill(transcriptID string, excerpts []Excerpt) {
	iv := t.interviews[transcriptID]
	if iv == nil {
		return
	}
	iv.excerpts = make([]*Excerpt, len(excerpts))
	for i := range excerpts {
		e := &excerpts[i]
		iv.locate(e)
		iv.excerpts[i] = e
		t.home[e.ID] = iv
	}
	slices.SortFunc(iv.excerpts, inOrder)
}

// Put adds an excerpt, or replaces the one of its id.
func (t *Table) Put(e Excerpt) {
	t.Remove(e.ID)
	iv := t.interviews[e.TranscriptID]
	if iv == nil {
		return
	}
	iv.locate(&e)
	at, _ := slices.BinarySearchFunc(iv.excerpts, &e, inOrder)
	iv.excerpts = slices.Insert(iv.excerpts, at, &e)
	t.home[e.ID] = iv
}

// Remove takes an excerpt out, if it is there.
func (t *Table) Remove(id string) {
	iv := t.home[id]
	if iv == nil {
		return
	}
	iv.excerpts = slices.DeleteFunc(iv.excerpts, func(e *Excerpt) bool { return e.ID == id })
	delete(t.home, id)
}

// Len is how many excerpts there are.
func (t *Table) Len() int { return len(t.home) }

// Names are those a filter may use.
func (t *Table) Names() filter.Names { return t.things.Names }

// inOrder compares two of one transcript, as coding.DocumentOrder does.
func inOrder(a, b *Excerpt) int {
	return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End), cmp.Compare(a.ID, b.ID))
}

// locate finds the turns an excerpt lies in, and who speaks there.
func (iv *interview) locate(e *Excerpt) {
	first := 1 + sort.Search(len(iv.turns), func(i int) bool { return iv.turns[i].Span.End > e.Span.Start })
	last := sort.Search(len(iv.turns), func(i int) bool { return iv.turns[i].Span.Start >= e.Span.End })
	e.interview, e.first, e.last, e.speakers = iv, 0, 0, nil
	if first > last {
		return
	}
	e.first, e.last = first, last
	for _, turn := range iv.turns[first-1 : last] {
		if !slices.Contains(e.speakers, turn.SpeakerID) {
			e.speakers = append(e.speakers, turn.SpeakerID)
		}
	}
}

// question is the number of the interviewer's turn that an excerpt answers; 0 outside turns,
// before the first question and within one.
func (t *Table) question(e *Excerpt) int {
	iv := e.interview
	if e.first == 0 || t.asks[iv.turns[e.first-1].SpeakerID] {
		return 0
	}
	number := e.first - 1
	for number > 0 && !t.asks[iv.turns[number-1].SpeakerID] {
		number--
	}
	return number
}
