package store

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/text"
	"manicule/internal/text/sentence"
)

// Extent is how much about a match becomes a highlight.
type Extent string

const (
	MatchedWords Extent = "words"
	Sentence     Extent = "sentence"
	WholeTurn    Extent = "turn" // or paragraph, outside turns
)

// Marking is what to highlight of a search, and how.
type Marking struct {
	Sought
	Only   []int64 // the passages, in their order; nil for all
	Extent Extent
	TagIDs []string
	New    []coding.Tag // of TagIDs, those to be made first
}

// Marked is what a marking does with one passage of a transcript.
type Marked struct {
	Hit
	Span text.Span // in the transcript's text
	Does Does
	id   string // of the highlight that is there
}

// Does says what becomes of a place that is to be highlighted.
type Does string

const (
	Makes Does = "new"     // a highlight
	Tags  Does = "tags"    // gives the tags to the highlight that is there already
	Keeps Does = "already" // nothing: it is highlighted so already, with more about it or not
)

// Markings counts what a marking does.
type Markings struct {
	New, Tagged, Already, Transcripts int
	First                             []Marked
}

// MostAtOnce is how many places are highlighted at once: what is more is a slip.
const MostAtOnce = 20_000

// plannedAtOnce is how many passages are looked at between two looks at the context.
const plannedAtOnce = 500

// PreviewMarking tells what HighlightHits would do, and the first so many places.
func (s *Store) PreviewMarking(ctx context.Context, m Marking, limit int) (counts Markings, err error) {
	counts.First = []Marked{}
	err = s.readUntil(ctx, func(t *tx) error {
		planned, err := t.plan(m, func(int, int) error { return ctx.Err() })
		counts.count(planned)
		counts.First = planned[:min(limit, len(planned))]
		return err
	})
	return counts, err
}

func (c *Markings) count(planned []Marked) {
	transcript := ""
	for _, marked := range planned {
		switch marked.Does {
		case Makes:
			c.New++
		case Tags:
			c.Tagged++
		default:
			c.Already++
			continue
		}
		if marked.TranscriptID != transcript {
			transcript = marked.TranscriptID
			c.Transcripts++
		}
	}
}

// HighlightHits highlights what a search has found, all of it or none, as one step. What is
// highlighted so already is left alone. It tells how far it is, and stops at an error of that.
func (s *Store) HighlightHits(m Marking, tell func(done, of int) error) (Change, error) {
	return s.write(step{label: "Highlight hits"}, func(t *tx) error {
		for _, tag := range m.New {
			if err := t.insertTag(tag); err != nil {
				return err
			}
		}
		planned, err := t.plan(m, tell)
		if err != nil {
			return err
		}
		for i, marked := range planned {
			if err := tell(i, len(planned)); err != nil {
				return err
			}
			if err := t.mark(marked, m.TagIDs); err != nil {
				return err
			}
		}
		return t.labelMarking(planned, m.TagIDs)
	})
}

// labelMarking names the step by what it did.
func (t *tx) labelMarking(planned []Marked, tagIDs []string) error {
	var c Markings
	c.count(planned)
	t.label = fmt.Sprintf("Highlight %d hits", c.New+c.Tagged)
	if c.New+c.Tagged == 1 {
		t.label = "Highlight a hit"
	}
	names := make([]string, len(tagIDs))
	for i, id := range tagIDs {
		tag, err := t.countedTag(id)
		if err != nil {
			return noSuch(err, "tag")
		}
		names[i] = tag.Name
	}
	if len(names) > 0 {
		t.label += " with " + strings.Join(names, ", ")
	}
	return nil
}

func (t *tx) mark(marked Marked, tagIDs []string) error {
	switch marked.Does {
	case Makes:
		return t.markNew(marked, tagIDs)
	case Tags:
		return t.addTags(marked.id, tagIDs)
	}
	return nil
}

func (t *tx) markNew(marked Marked, tagIDs []string) error {
	body, err := t.textOf(marked.TranscriptID)
	if err != nil {
		return err
	}
	h := coding.Highlight{ID: t.store.NewID(), TranscriptID: marked.TranscriptID, Author: t.store.Author, TagIDs: tagIDs}
	if err := h.Anchor(body, marked.Span); err != nil {
		return err
	}
	return t.insertHighlight(h, nil)
}

// addTags gives a highlight tags behind those it has.
func (t *tx) addTags(id string, tagIDs []string) error {
	h, err := t.highlight(id)
	if err != nil {
		return noSuch(err, "highlight")
	}
	for _, tagID := range tagIDs {
		if !slices.Contains(h.TagIDs, tagID) {
			h.TagIDs = append(h.TagIDs, tagID)
		}
	}
	if err := t.exec(`UPDATE highlight SET updated = ? WHERE id = ?`, stampOf(t.now), id); err != nil {
		return err
	}
	return t.setTags(id, h.TagIDs, nil)
}

// planner finds out what a marking does, a transcript at a time.
type planner struct {
	*tx
	m       Marking
	planned []Marked
	in      string             // the transcript at hand
	there   []coding.Highlight // its highlights
}

func (t *tx) plan(m Marking, tell func(done, of int) error) ([]Marked, error) {
	p := planner{tx: t, m: m, planned: []Marked{}}
	for after := int64(0); ; {
		if err := tell(0, 0); err != nil {
			return nil, err
		}
		found, err := t.find(m.Sought, after, plannedAtOnce)
		if err != nil {
			return nil, err
		}
		for _, hit := range found.Hits {
			if err := p.take(hit); err != nil {
				return nil, err
			}
		}
		if len(p.planned) > MostAtOnce {
			return nil, fault.New(fault.Refused, "These are more than %d places.", MostAtOnce).
				WithHint("Search for less, or choose the hits one by one.")
		}
		if after = found.Next; after == 0 {
			return p.planned, nil
		}
	}
}

// take plans what becomes of a passage.
func (p *planner) take(hit Hit) error {
	if p.m.Only != nil {
		if _, chosen := slices.BinarySearch(p.m.Only, hit.Passage); !chosen {
			return nil
		}
	}
	if hit.TranscriptID != p.in {
		there, err := p.highlights(hit.TranscriptID)
		if err != nil {
			return fmt.Errorf("read highlights: %w", err)
		}
		p.in, p.there = hit.TranscriptID, there
	}
	var before text.Span
	for _, span := range extents(hit, p.m.Extent) {
		if span != before {
			before = span
			p.planned = append(p.planned, p.judge(Marked{Hit: hit, Span: span}))
		}
	}
	return nil
}

// extents are the spans of a hit in its transcript, in order; one may come several times.
func extents(hit Hit, extent Extent) []text.Span {
	passage := text.New(hit.Words)
	spans := make([]text.Span, len(hit.Matches))
	for i, match := range hit.Matches {
		switch extent {
		case Sentence:
			match = sentence.Around(passage, match)
		case WholeTurn:
			match = passage.Whole()
		}
		spans[i] = text.Span{Start: hit.Start + match.Start, End: hit.Start + match.End}
	}
	return spans
}

// judge says what becomes of a place, by what is highlighted there.
func (p *planner) judge(marked Marked) Marked {
	marked.Does = Makes
	for _, h := range p.there {
		if h.Span.Start > marked.Span.Start {
			break
		}
		lacks := slices.ContainsFunc(p.m.TagIDs, func(id string) bool { return !slices.Contains(h.TagIDs, id) })
		switch {
		case h.Span.Contains(marked.Span) && !lacks:
			marked.Does = Keeps
			return marked
		case h.Span == marked.Span:
			marked.Does, marked.id = Tags, h.ID
		}
	}
	return marked
}
