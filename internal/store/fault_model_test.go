package store_test

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// A picture is everything a project says, kept in plain maps and by names of the test's
// own: a transcript goes by its source's name, a speaker by the turn they first speak in,
// since their ids are made by the store.
type picture struct {
	Name        string
	Transcripts map[string]paper
	Speakers    map[string]voice
	Tags        map[string]coding.Tag
	Highlights  map[string]passage
	Memos       map[string]string // by subject and key
}

type paper struct {
	Title, Date, Place, Text string
	Front                    text.Span
	Turns, Directions, Syncs string // their places
	Corrections              string // their ids, places and words
	Encoding                 string
}

type voice struct {
	Name string
	Role transcript.Role
}

type passage struct {
	Source              string
	Span                text.Span
	Quote, Note, TagIDs string // the tags' ids divided by spaces, in their order
}

func emptyPicture(name string) picture {
	return picture{
		Name: name, Transcripts: map[string]paper{}, Speakers: map[string]voice{},
		Tags: map[string]coding.Tag{}, Highlights: map[string]passage{}, Memos: map[string]string{},
	}
}

func (p picture) clone() picture {
	return picture{
		p.Name, maps.Clone(p.Transcripts), maps.Clone(p.Speakers),
		maps.Clone(p.Tags), maps.Clone(p.Highlights), maps.Clone(p.Memos),
	}
}

func (p picture) equal(other picture) bool {
	return p.Name == other.Name && maps.Equal(p.Transcripts, other.Transcripts) && maps.Equal(p.Speakers, other.Speakers) &&
		maps.Equal(p.Tags, other.Tags) && maps.Equal(p.Highlights, other.Highlights) && maps.Equal(p.Memos, other.Memos)
}

// differences names what two pictures disagree on: the first few, one a line.
func (p picture) differences(other picture) string {
	lines := p.disagreements(other)
	return strings.Join(lines[:min(len(lines), 6)], "\n")
}

// disagreements are the entries that are not the same in two pictures, each on a line.
func (p picture) disagreements(other picture) []string {
	var lines []string
	a, b := reflect.ValueOf(p), reflect.ValueOf(other)
	for i := range a.NumField() {
		name, x, y := a.Type().Field(i).Name, a.Field(i), b.Field(i)
		if x.Kind() != reflect.Map {
			if !x.Equal(y) {
				lines = append(lines, fmt.Sprintf("%s: %v, want %v", name, x, y))
			}
			continue
		}
		for _, key := range append(x.MapKeys(), y.MapKeys()...) {
			if was, want := x.MapIndex(key), y.MapIndex(key); !was.IsValid() || !want.IsValid() || !was.Equal(want) {
				lines = append(lines, fmt.Sprintf("%s %v: %+v, want %+v", name, key, was, want))
			}
		}
	}
	slices.Sort(lines)
	return slices.Compact(lines)
}

// look pictures what a store holds.
func look(s *store.Store) (picture, error) {
	p, err := s.Project()
	if err != nil {
		return picture{}, err
	}
	pic := emptyPicture(p.Name)
	sources, voices := map[string]string{}, map[string]string{} // our names by id
	for _, tr := range p.Transcripts {
		sources[tr.ID] = tr.Source.Name
		pic.Transcripts[tr.Source.Name] = paperOf(tr)
		for i, turn := range tr.Turns {
			if _, known := voices[turn.SpeakerID]; !known {
				voices[turn.SpeakerID] = voiceKey(tr.Source.Name, i)
			}
		}
	}
	for _, sp := range p.Speakers {
		pic.Speakers[cmp.Or(voices[sp.ID], "silent "+sp.ID)] = voice{sp.Name, sp.Role}
	}
	for _, tag := range p.Tags {
		pic.Tags[tag.ID] = tag
	}
	for _, h := range p.Highlights {
		pic.Highlights[h.ID] = passage{sources[h.TranscriptID], h.Span, h.Quote, h.Note, strings.Join(h.TagIDs, " ")}
	}
	for _, m := range p.Memos {
		key := cmp.Or(sources[m.SubjectID], voices[m.SubjectID], m.SubjectID)
		pic.Memos[memoKey(m.Subject, key)] += m.Body // two memos on one subject would show
	}
	return pic, nil
}

func paperOf(tr transcript.Transcript) paper {
	spans := make([]text.Span, len(tr.Turns))
	for i, turn := range tr.Turns {
		spans[i] = turn.Span
	}
	var corrections []correction
	for _, c := range tr.Corrections {
		corrections = append(corrections, correction{c.ID, c.Span, c.Was})
	}
	return paper{
		tr.Title, tr.Date, tr.Place, tr.Text.String(), tr.Front, written(spans), written(tr.Directions), written(tr.Syncs), written(corrections), tr.Source.Encoding,
	}
}

// A correction is what a paper knows of one.
type correction struct {
	ID   string
	Span text.Span
	Was  string
}

// written is what lies on a paper, in one string, so that papers can be compared.
func written[T any](of []T) string {
	data, err := json.Marshal(append([]T{}, of...))
	if err != nil {
		panic(err)
	}
	return string(data)
}

// layOut takes apart what written has put together.
func layOut[T any](from string) (of []T) {
	if err := json.Unmarshal([]byte(from), &of); err != nil {
		panic(err)
	}
	return of
}

// transcript is the paper as the transcript it is of, as far as its words go.
func (p paper) transcript() transcript.Transcript {
	tr := transcript.Transcript{Text: text.New(p.Text), Front: p.Front, Directions: layOut[text.Span](p.Directions), Syncs: layOut[transcript.Sync](p.Syncs)}
	for _, span := range layOut[text.Span](p.Turns) {
		tr.Turns = append(tr.Turns, transcript.Turn{Span: span})
	}
	for _, c := range layOut[correction](p.Corrections) {
		tr.Corrections = append(tr.Corrections, transcript.Correction{ID: c.ID, Span: c.Span, Was: c.Was})
	}
	return tr
}

func voiceKey(source string, turn int) string { return fmt.Sprint(source, " turn ", turn) }

func memoKey(subject coding.Subject, key string) string { return string(subject) + " " + key }

// A history is what the store promises of its steps, written down as plainly as can be:
// whole pictures, one for each step.
type history struct {
	now          picture
	past, future []moment
}

// moment is one step: the picture on its other side.
type moment struct {
	other    picture
	mergeKey string
	at       time.Time
	throws   bool
}

// The store's promises: how much history there is, and what joins a step.
const (
	stepsKept   = 500
	stepsMore   = 50
	joinsWithin = 2 * time.Minute
	batchKey    = "batch" // of imports, which join however long they take
)

// do takes a step, or none if it is refused or changes nothing.
func (h *history) do(a act, at time.Time) error {
	next := h.now.clone()
	if err := a.model(&next); err != nil {
		return err
	}
	if last := len(h.past) - 1; h.joins(a.mergeKey, at) {
		h.past[last].at = at
	} else if !next.equal(h.now) {
		h.past = append(h.past, moment{h.now, a.mergeKey, at, a.throws})
		if len(h.past) > stepsKept+stepsMore {
			h.past = h.past[len(h.past)-stepsKept:]
		}
		h.future = nil
	}
	h.now = next
	return nil
}

func (h *history) joins(mergeKey string, at time.Time) bool {
	if mergeKey == "" || len(h.past) == 0 || len(h.future) > 0 {
		return false
	}
	last := h.past[len(h.past)-1]
	return last.mergeKey == mergeKey && (mergeKey == batchKey || at.Sub(last.at).Abs() <= joinsWithin)
}

func (h *history) undo() error { return h.travel(&h.past, &h.future) }
func (h *history) redo() error { return h.travel(&h.future, &h.past) }

// travel swaps the picture at hand with the last of a stack and lays it on the other.
func (h *history) travel(from, to *[]moment) error {
	last := len(*from) - 1
	if last < 0 {
		return fault.New(fault.Refused, "there is nothing to travel to")
	}
	m := (*from)[last]
	*from = (*from)[:last]
	m.other, h.now = h.now, m.other
	*to = append(*to, m)
	return nil
}

// goTo undoes or does again until so many steps are done.
func (h *history) goTo(done int) error {
	if done == len(h.past) {
		return fault.New(fault.Refused, "this is where the project stands")
	}
	var err error
	for err == nil && len(h.past) > done {
		err = h.undo()
	}
	for err == nil && len(h.past) < done {
		err = h.redo()
	}
	return err
}

// clone lets two go on from one past.
func (h *history) clone() *history {
	return &history{h.now, slices.Clone(h.past), slices.Clone(h.future)}
}
