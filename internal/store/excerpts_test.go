package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/excerpt/excerpttest"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/project"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// TestExcerptsFollowEveryChange does anything at random, undoes and redoes some of it, and
// holds what the store chooses against what the filter means for the project as it then is.
func TestExcerptsFollowEveryChange(t *testing.T) {
	for seed := range uint64(5) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 1))
			w := &busy{newProject(t), r, map[string]float64{}}
			for step := range 120 {
				if step%20 == 10 { // what changes after the table was begun and before it is whole counts as well
					w.Store = reopened(t, w.Store)
					must[bool](t)(w.GatherExcerpts())
				}
				w.act(t)
				if step%3 > 0 {
					continue
				}
				p := must[project.Project](t)(w.Project())
				f := excerpttest.Filter(r, p)
				s := must[excerpt.Selection](t)(w.Excerpts(excerpt.Query{Filter: f}))
				var got []string
				for _, g := range s.Groups {
					for _, e := range g.Excerpts {
						got = append(got, e.ID)
					}
				}
				if want := excerpttest.Chosen(p, f, w.progress); !slices.Equal(got, want) || s.Total != len(p.Highlights) {
					t.Fatalf("step %d, %s: %d of %d\ngot  %v\nwant %v", step, f, s.Shown, s.Total, got, want)
				}
				w.countEverything(t, p, f, got)
			}
		})
	}
}

// countEverything holds every number that the page shows for a filter against a slow count of the
// highlights that it lets through: over the list, and over each group.
func (w *busy) countEverything(t *testing.T, p project.Project, f filter.Filter, chosen []string) {
	t.Helper()
	isChosen := map[string]bool{}
	for _, id := range chosen {
		isChosen[id] = true
	}
	for by, in := range map[excerpt.GroupBy]func(coding.Highlight, string) bool{
		excerpt.BySpeaker: func(h coding.Highlight, id string) bool {
			return slices.Contains(voicesOf(p, h), id) || id == "" && len(voicesOf(p, h)) == 0
		},
		excerpt.ByTranscript: func(h coding.Highlight, id string) bool { return h.TranscriptID == id },
		excerpt.ByTag: func(h coding.Highlight, id string) bool {
			return slices.Contains(h.TagIDs, id) || id == "" && len(h.TagIDs) == 0
		},
	} {
		s := must[excerpt.Selection](t)(w.Excerpts(excerpt.Query{Filter: f, GroupBy: by}))
		all := slowUses(p, func(h coding.Highlight) bool { return isChosen[h.ID] })
		if got := (excerpt.Count{Highlights: s.Shown, Transcripts: s.Transcripts, Speakers: s.Speakers}); got != all {
			t.Fatalf("%s: counted %+v, want %+v", f, got, all)
		}
		for _, g := range s.Groups {
			if by == excerpt.ByTag && g.ID == "" && len(f) > 0 {
				continue // what carries none of the tags that the filter asks for
			}
			want := slowUses(p, func(h coding.Highlight) bool { return isChosen[h.ID] && in(h, g.ID) })
			if len(g.Excerpts) != want.Highlights || g.Transcripts != want.Transcripts {
				t.Fatalf("%s by %s: %s has %d of %d transcripts, want %+v", f, by, g.ID, len(g.Excerpts), g.Transcripts, want)
			}
		}
	}
}

// voicesOf are those who say any of a highlight's words.
func voicesOf(p project.Project, h coding.Highlight) (ids []string) {
	for _, tr := range p.Transcripts {
		for _, turn := range tr.Turns {
			if tr.ID == h.TranscriptID && turn.Span.Overlaps(h.Span) {
				ids = append(ids, turn.SpeakerID)
			}
		}
	}
	return ids
}

// busy does what people do to a project, at random.
type busy struct {
	*store.Store
	*rand.Rand
	progress map[string]float64
}

func (w *busy) act(t *testing.T) {
	p := must[project.Project](t)(w.Project())
	if len(p.Transcripts) == 0 || w.IntN(12) == 0 {
		must[string](t)(w.Import(interview(), fmt.Sprint(w.Int(), ".txt"), []byte(fmt.Sprint(w.Int())), ""))
		return
	}
	tr := p.Transcripts[w.IntN(len(p.Transcripts))]
	_, err := w.change(p, tr)
	if err != nil && !fault.Is(err, fault.Refused) && !fault.Is(err, fault.Conflict) {
		t.Fatal(err)
	}
}

func (w *busy) change(p project.Project, tr transcript.Transcript) (store.Change, error) {
	var h coding.Highlight
	if len(p.Highlights) > 0 {
		h = p.Highlights[w.IntN(len(p.Highlights))]
	}
	tag := ""
	if len(p.Tags) > 0 {
		tag = p.Tags[w.IntN(len(p.Tags))].ID
	}
	none := fault.New(fault.Refused, "There is none.")
	switch n := w.IntN(26); {
	case n < 6:
		return w.AddHighlight(coding.Highlight{ID: store.NewID(), TranscriptID: tr.ID, Span: w.span(tr.Text), Note: []string{"", "Wärme", "no"}[w.IntN(3)], TagIDs: w.some(p)}, nil)
	case n < 8:
		return w.AddTag(coding.Tag{ID: store.NewID(), Name: fmt.Sprint("Tag ", w.Int()), ParentID: tag})
	case n < 12:
		return w.Undo()
	case n < 15:
		return w.Redo()
	case n == 15:
		return w.RemoveTranscript(tr.ID)
	case n == 16:
		s := p.Speakers[w.IntN(len(p.Speakers))]
		return w.DescribeSpeaker(s.ID, s.Name, []transcript.Role{"", transcript.Interviewer, transcript.Respondent}[w.IntN(3)])
	case n == 17:
		return w.Describe(tr.ID, tr.Title, []string{"2016", "2016-03-23", "spring"}[w.IntN(3)], "")
	case n == 18:
		w.progress[tr.ID] = max(w.progress[tr.ID], []float64{0, 0.5, 1}[w.IntN(3)])
		return store.Change{}, w.KeepPlace(tr.ID, 0, w.progress[tr.ID])
	case n == 24:
		span := w.span(tr.Text)
		span.End = min(span.End, span.Start+5)
		if strings.Contains(tr.Text.Slice(span), "\n") {
			return store.Change{}, none
		}
		return w.Correct(tr.ID, span, []string{"Wärme", "no one", ""}[w.IntN(3)], store.NewID())
	case n == 25 && len(tr.Corrections) > 0:
		return w.TakeBackCorrections([]string{tr.Corrections[w.IntN(len(tr.Corrections))].ID})
	case tag != "" && n == 19:
		return w.RemoveTags([]string{tag}, store.Removal{Below: w.IntN(2) == 0, Bare: w.IntN(2) == 0})
	case tag != "" && n == 20:
		return w.MergeTags([]string{tag}, p.Tags[w.IntN(len(p.Tags))].ID)
	case h.ID != "" && n == 21:
		return w.SetTags(h.ID, w.some(p), nil)
	case h.ID != "" && n == 22:
		return w.TagHighlights([]string{h.ID, p.Highlights[w.IntN(len(p.Highlights))].ID}, w.some(p), w.some(p), nil)
	case h.ID != "" && n == 23:
		if w.IntN(2) == 0 {
			return w.RemoveHighlights([]string{h.ID})
		}
		other, err := w.Text(h.TranscriptID)
		if err != nil {
			return store.Change{}, err
		}
		return w.MoveHighlight(h.ID, w.span(other))
	}
	return store.Change{}, none
}

func (w *busy) span(body text.Text) text.Span {
	start := w.IntN(body.Len())
	return text.Span{Start: start, End: start + 1 + w.IntN(body.Len()-start)}
}

// some is a few of the tags.
func (w *busy) some(p project.Project) (ids []string) {
	for _, tag := range p.Tags {
		if w.IntN(4) == 0 {
			ids = append(ids, tag.ID)
		}
	}
	return ids
}
