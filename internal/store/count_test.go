package store_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/project"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// TestCountsAreTrue does at random what a person may do to a codebook and to highlights, undone
// and done again at random too, and counts by hand what every view says.
func TestCountsAreTrue(t *testing.T) {
	for seed := range uint64(3) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			s := newProject(t)
			for i := range 3 {
				must[string](t)(s.Import(interview(), fmt.Sprint(i), []byte{byte(i)}, ""))
			}
			w := wanderer{t, s, rand.New(rand.NewPCG(seed, 7))}
			for range 120 {
				w.step()
				w.compare()
			}
			sound(t, s)
		})
	}
}

// wanderer does things without a plan. What is refused has its reasons.
type wanderer struct {
	t   *testing.T
	s   *store.Store
	rng *rand.Rand
}

func (w wanderer) step() {
	p := must[project.Project](w.t)(w.s.Project())
	tags, few := idsOf(p.Tags, func(tag coding.Tag) string { return tag.ID }), 1+w.rng.IntN(3)
	highlights := idsOf(p.Highlights, func(h coding.Highlight) string { return h.ID })
	transcripts := idsOf(p.Transcripts, func(tr transcript.Transcript) string { return tr.ID })
	one := func(ids []string) string { return strings.Join(w.some(ids, 1), "") }
	acts := []func() (store.Change, error){
		func() (store.Change, error) {
			return w.s.AddTag(coding.Tag{ID: store.NewID(), ParentID: one(append(tags, "")), Name: fmt.Sprint("tag ", w.rng.IntN(40))})
		},
		func() (store.Change, error) {
			start := w.rng.IntN(60)
			return w.s.AddHighlight(coding.Highlight{
				ID: store.NewID(), TranscriptID: one(transcripts), TagIDs: w.some(tags, few), Span: text.Span{Start: start, End: start + 4},
			}, nil)
		},
		func() (store.Change, error) { return w.s.SetTags(one(highlights), w.some(tags, few), nil) },
		func() (store.Change, error) {
			start := w.rng.IntN(60)
			return w.s.MoveHighlight(one(highlights), text.Span{Start: start, End: start + 2})
		},
		func() (store.Change, error) { return w.s.RemoveHighlights(w.some(highlights, few)) },
		func() (store.Change, error) { return w.s.MoveTags(w.some(tags, few), one(append(tags, "")), one(tags)) },
		func() (store.Change, error) { return w.s.MergeTags(w.some(tags, few), one(tags)) },
		func() (store.Change, error) {
			return w.s.SplitTag(one(tags), w.some(highlights, 5), coding.Tag{ID: one(append(tags, store.NewID())), Name: fmt.Sprint("split ", w.rng.IntN(9))})
		},
		func() (store.Change, error) {
			return w.s.RemoveTags(w.some(tags, few), store.Removal{Into: one(append(tags, "", "")), Below: w.rng.IntN(2) == 0, Bare: w.rng.IntN(2) == 0})
		},
		func() (store.Change, error) { return w.s.ArchiveTags(w.some(tags, few), w.rng.IntN(2) == 0) },
		func() (store.Change, error) { return w.s.RemoveTranscript(one(transcripts)) },
		func() (store.Change, error) {
			trash, err := w.s.Trash()
			if err != nil || len(trash) == 0 {
				return store.Change{}, err
			}
			return w.s.BringBack(trash[w.rng.IntN(len(trash))].ID)
		},
		w.s.Undo, w.s.Undo, w.s.Redo,
	}
	// A project grows: of two halves of the acts the first is twice as likely.
	at := min(w.rng.IntN(len(acts)), w.rng.IntN(len(acts)))
	acts[at]()
}

// some picks up to n of the ids; one may come twice.
func (w wanderer) some(ids []string, n int) (picked []string) {
	for range min(n, len(ids)) {
		picked = append(picked, ids[w.rng.IntN(len(ids))])
	}
	return picked
}

func idsOf[T any](things []T, id func(T) string) (ids []string) {
	for _, thing := range things {
		ids = append(ids, id(thing))
	}
	return ids
}

func (w wanderer) compare() {
	t, s := w.t, w.s
	t.Helper()
	p := must[project.Project](t)(s.Project())
	counts := must[map[string]excerpt.TagCount](t)(s.ExcerptCounts(filter.Filter{}))
	counted := must[[]store.CountedTag](t)(s.Tags())
	if len(counted) != len(p.Tags) {
		t.Fatalf("%d tags, %d listed", len(p.Tags), len(counted))
	}
	for _, tag := range counted {
		want := slowCount(p, tag.ID)
		if counts[tag.ID] != want || tag.Highlights != want.Own.Highlights {
			t.Fatalf("%s: counted %+v and listed %d, want %+v", tag.Name, counts[tag.ID], tag.Highlights, want)
		}
		if carrying := must[[]store.Quoted](t)(s.Carrying(tag.ID, 1000)); len(carrying) != want.Own.Highlights {
			t.Fatalf("%s: %d carry it, want %+v", tag.Name, len(carrying), want.Own)
		}
		w.compareView("tag:{"+tag.ID+"}", want.WithBelow)
		w.compareView("tag:={"+tag.ID+"}", want.Own)
	}
	bare := slowUses(p, func(h coding.Highlight) bool { return len(h.TagIDs) == 0 })
	if counts[excerpt.Untagged].Own != bare {
		t.Fatalf("untagged: counted %+v, want %+v", counts[excerpt.Untagged].Own, bare)
	}
	w.compareView("is:untagged", bare)
	for _, listing := range must[[]store.Listing](t)(s.Listings()) {
		if want := slowUses(p, func(h coding.Highlight) bool { return h.TranscriptID == listing.ID }); listing.Highlights != want.Highlights {
			t.Fatalf("%s lists %d, want %d", listing.Title, listing.Highlights, want.Highlights)
		}
	}
}

// compareView holds what the page of excerpts shows against a count.
func (w wanderer) compareView(words string, want excerpt.Count) {
	w.t.Helper()
	f := must[filter.Filter](w.t)(filter.Parse(words))
	found := must[excerpt.Selection](w.t)(w.s.Excerpts(excerpt.Query{Filter: f}))
	if got := (excerpt.Count{Highlights: found.Shown, Transcripts: found.Transcripts, Speakers: found.Speakers}); got != want {
		w.t.Fatalf("%s shows %+v, want %+v", words, got, want)
	}
}

// slowCount counts the uses of a tag as one would by hand.
func slowCount(p project.Project, tagID string) (count excerpt.TagCount) {
	below := map[string]bool{}
	for _, tag := range p.Tags {
		for id := tag.ID; id != ""; id = parentOf(p, id) {
			below[tag.ID] = below[tag.ID] || id == tagID
		}
	}
	count.Own = slowUses(p, func(h coding.Highlight) bool { return slices.Contains(h.TagIDs, tagID) })
	count.WithBelow = slowUses(p, func(h coding.Highlight) bool {
		return slices.ContainsFunc(h.TagIDs, func(id string) bool { return below[id] })
	})
	if count.WithBelow.Highlights == 0 {
		return excerpt.TagCount{}
	}
	return count
}

func parentOf(p project.Project, id string) string {
	for _, tag := range p.Tags {
		if tag.ID == id {
			return tag.ParentID
		}
	}
	return ""
}

// slowUses counts highlights, their transcripts, and those who say any of their words.
func slowUses(p project.Project, counts func(coding.Highlight) bool) (n excerpt.Count) {
	transcripts, speakers := map[string]bool{}, map[string]bool{}
	for _, h := range p.Highlights {
		if !counts(h) {
			continue
		}
		n.Highlights++
		transcripts[h.TranscriptID] = true
		for _, tr := range p.Transcripts {
			for _, turn := range tr.Turns {
				if tr.ID == h.TranscriptID && turn.Span.Overlaps(h.Span) {
					speakers[turn.SpeakerID] = true
				}
			}
		}
	}
	n.Transcripts, n.Speakers = len(transcripts), len(speakers)
	return n
}
