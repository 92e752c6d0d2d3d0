package store_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// shelf is a window onto a project that is told changes alone.
type shelf struct {
	listings map[string]store.Listing
	speakers map[string]store.KnownSpeaker
	folders  []transcript.Folder
	columns  []transcript.Attribute
}

// shelfOf looks at all there is.
func shelfOf(t *testing.T, s *store.Store) shelf {
	t.Helper()
	w := shelf{listings: map[string]store.Listing{}, speakers: map[string]store.KnownSpeaker{}}
	for _, l := range must[[]store.Listing](t)(s.Listings()) {
		w.listings[l.ID] = l
	}
	for _, sp := range must[[]store.KnownSpeaker](t)(s.KnownSpeakers()) {
		w.speakers[sp.ID] = sp
	}
	w.folders = must[[]transcript.Folder](t)(s.Folders())
	w.columns = must[[]transcript.Attribute](t)(s.Attributes())
	return w
}

func (w *shelf) take(c store.Change) {
	for _, l := range c.Transcripts {
		w.listings[l.ID] = l
	}
	for _, sp := range c.Speakers {
		w.speakers[sp.ID] = sp
	}
	for _, id := range c.Removed.Transcripts {
		delete(w.listings, id)
	}
	for _, id := range c.Removed.Speakers {
		delete(w.speakers, id)
	}
	if c.Folders != nil {
		w.folders = c.Folders
	}
	if c.Attributes != nil {
		w.columns = c.Attributes
	}
}

// countedSlowly counts what everybody says by going through all there is.
func countedSlowly(p project.Project) (speakers map[string]store.SpeakerCount, voices map[string]int) {
	speakers, voices = map[string]store.SpeakerCount{}, map[string]int{}
	for _, tr := range p.Transcripts {
		met := map[string]bool{}
		for _, turn := range tr.Turns {
			c := speakers[turn.SpeakerID]
			if !met[turn.SpeakerID] {
				c.Transcripts++
			}
			met[turn.SpeakerID] = true
			c.Turns++
			c.Words += transcript.CountWords(tr.Text.Slice(turn.Span))
			for _, h := range p.Highlights {
				if h.TranscriptID == tr.ID && turn.Span.Start <= h.Span.Start && h.Span.Start < turn.Span.End {
					c.Highlights++
				}
			}
			speakers[turn.SpeakerID] = c
		}
		voices[tr.ID] = len(met)
	}
	return speakers, voices
}

// TestCountsAndChangesHoldThroughAnything does things at random, back and forth in the history
// as well: what is kept counted is what a slow count gives, and a window that is told the
// changes alone shows what one opened anew does.
func TestCountsAndChangesHoldThroughAnything(t *testing.T) {
	for seed := range uint64(6) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := newProject(t)
			d := deed{Store: s, rng: rand.New(rand.NewPCG(seed, 6))}
			window := shelfOf(t, s)
			for range 120 {
				name, c, err := d.next(t)
				if fault.Is(err, fault.Internal) || fault.Is(err, fault.Storage) {
					t.Fatalf("%s: %v", name, err)
				}
				if err != nil {
					continue
				}
				window.take(c)
				p := must[project.Project](t)(s.Project())
				speakers, voices := countedSlowly(p)
				if got := must[map[string]store.SpeakerCount](t)(s.SpeakerCounts()); !maps.Equal(got, speakers) {
					t.Fatalf("after %s: counted %v, there are %v", name, got, speakers)
				}
				anew := shelfOf(t, s)
				if !reflect.DeepEqual(window, anew) {
					t.Fatalf("after %s the window shows\n%+v\nand anew\n%+v", name, window, anew)
				}
				for _, l := range anew.listings {
					if l.Speakers != voices[l.ID] {
						t.Fatalf("after %s %q has %d speakers, there are %d", name, l.Title, l.Speakers, voices[l.ID])
					}
				}
				if problems := project.Validate(p); len(problems) > 0 {
					t.Fatalf("after %s: %v", name, problems)
				}
			}
			if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
				t.Fatal(problems)
			}
		})
	}
}

// deed thinks of things to do.
type deed struct {
	*store.Store
	rng *rand.Rand
}

func (d deed) next(t *testing.T) (name string, c store.Change, err error) {
	t.Helper()
	p := must[project.Project](t)(d.Project())
	acts := map[string]func() (store.Change, error){
		"import":     func() (store.Change, error) { return d.importing(p) },
		"highlight":  func() (store.Change, error) { return d.highlighting(p) },
		"move":       func() (store.Change, error) { return d.MoveHighlight(one(d.rng, p.Highlights).ID, d.span()) },
		"unmark":     func() (store.Change, error) { return d.RemoveHighlights([]string{one(d.rng, p.Highlights).ID}) },
		"merge":      func() (store.Change, error) { return d.merging(p) },
		"remove":     func() (store.Change, error) { return d.removing(p) },
		"bring back": func() (store.Change, error) { return d.BringBack(one(d.rng, must[[]store.Trashed](t)(d.Trash())).ID) },
		"folder": func() (store.Change, error) {
			return d.AddFolder(transcript.Folder{ID: store.NewID(), Name: d.word()}, []string{one(d.rng, p.Transcripts).ID})
		},
		"move folder":   func() (store.Change, error) { return d.MoveFolder(one(d.rng, p.Folders).ID, d.rng.IntN(3)) },
		"remove folder": func() (store.Change, error) { return d.RemoveFolder(one(d.rng, p.Folders).ID) },
		"column":        func() (store.Change, error) { return d.AddAttribute(d.column()) },
		"move column":   func() (store.Change, error) { return d.MoveAttribute(one(d.rng, p.Attributes).ID, d.rng.IntN(3)) },
		"remove column": func() (store.Change, error) { return d.RemoveAttribute(one(d.rng, p.Attributes).ID) },
		"edit":          func() (store.Change, error) { return d.editing(p) },
		"edit again":    func() (store.Change, error) { return d.editing(p) },
		"undo":          d.Undo,
		"undo again":    d.Undo,
		"redo":          d.Redo,
		"go to":         func() (store.Change, error) { return d.GoTo(one(d.rng, must[[]store.Step](t)(d.Steps())).ID) },
	}
	name = one(d.rng, slices.Sorted(maps.Keys(acts)))
	c, err = acts[name]()
	return name, c, err
}

// one of the things, or nothing of their kind where there is none.
func one[T any](rng *rand.Rand, things []T) (thing T) {
	if len(things) > 0 {
		thing = things[rng.IntN(len(things))]
	}
	return thing
}

func (d deed) word() string { return one(d.rng, vocabulary) + fmt.Sprint(d.rng.IntN(9)) }

func (d deed) span() text.Span {
	start := d.rng.IntN(50)
	return text.Span{Start: start, End: start + 1 + d.rng.IntN(20)}
}

func (d deed) importing(p project.Project) (store.Change, error) {
	if len(p.Transcripts) > 4 {
		return store.Change{}, fault.New(fault.Refused, "Enough.")
	}
	draft := interview()
	if d.rng.IntN(2) == 0 && len(p.Speakers) > 0 {
		draft.Speakers[0].ID = one(d.rng, p.Speakers).ID
	}
	id, err := d.Import(draft, "x.txt", []byte(d.word()), "")
	if err != nil {
		return store.Change{}, err
	}
	return d.Imported([]string{id})
}

func (d deed) highlighting(p project.Project) (store.Change, error) {
	return d.AddHighlight(coding.Highlight{ID: store.NewID(), TranscriptID: one(d.rng, p.Transcripts).ID, Span: d.span()}, nil)
}

func (d deed) merging(p project.Project) (store.Change, error) {
	from := []string{one(d.rng, p.Speakers).ID}
	if d.rng.IntN(3) == 0 {
		from = append(from, one(d.rng, p.Speakers).ID)
	}
	return d.MergeSpeakers(from, one(d.rng, p.Speakers).ID)
}

func (d deed) removing(p project.Project) (store.Change, error) {
	ids := []string{one(d.rng, p.Transcripts).ID}
	if other := one(d.rng, p.Transcripts).ID; other != ids[0] && d.rng.IntN(2) == 0 {
		ids = append(ids, other)
	}
	return d.RemoveTranscripts(ids)
}

func (d deed) column() transcript.Attribute {
	return transcript.Attribute{
		ID: store.NewID(), Of: one(d.rng, []transcript.AttributeOf{transcript.OfSpeakers, transcript.OfTranscripts}), Name: d.word(),
	}
}

// editing sets up to four cells of one of the tables, of fixed columns and of attributes, and
// now and then makes an attribute for it.
func (d deed) editing(p project.Project) (store.Change, error) {
	of := one(d.rng, []transcript.AttributeOf{transcript.OfSpeakers, transcript.OfTranscripts})
	fields := []transcript.Field{transcript.FieldTitle, transcript.FieldPlace, transcript.FieldFolder, transcript.FieldStatus}
	if of == transcript.OfSpeakers {
		fields = []transcript.Field{transcript.FieldName, transcript.FieldRole}
	}
	for _, a := range p.Attributes {
		if a.Of == of {
			fields = append(fields, transcript.Field(a.ID), transcript.Field(a.ID))
		}
	}
	var fresh []transcript.Attribute
	if d.rng.IntN(6) == 0 {
		fresh = []transcript.Attribute{{ID: store.NewID(), Of: of, Name: d.word()}}
		fields = []transcript.Field{transcript.Field(fresh[0].ID)}
	}
	var cells []transcript.Cell
	for range 1 + d.rng.IntN(4) {
		cells = append(cells, d.cell(p, of, one(d.rng, fields)))
	}
	return d.EditTable(of, cells, fresh)
}

func (d deed) cell(p project.Project, of transcript.AttributeOf, field transcript.Field) transcript.Cell {
	c := transcript.Cell{SubjectID: one(d.rng, p.Transcripts).ID, Field: field, Value: one(d.rng, []string{"", d.word(), d.word()})}
	if of == transcript.OfSpeakers {
		c.SubjectID = one(d.rng, p.Speakers).ID
	}
	switch field {
	case transcript.FieldFolder:
		c.Value = one(d.rng, p.Folders).ID
	case transcript.FieldStatus:
		c.Value = one(d.rng, []string{"", "unread", "reading", "done"})
	case transcript.FieldRole:
		c.Value = one(d.rng, []string{"", "interviewer", "respondent"})
	}
	return c
}
