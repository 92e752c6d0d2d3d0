package excerpt

import (
	"cmp"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/filter"
)

// GroupBy says what excerpts stand together.
type GroupBy string

const (
	ByTag        GroupBy = "tag"        // in codebook order, under each tag they carry; untagged last
	BySpeaker    GroupBy = "speaker"    // as the project lists them; outside turns last
	ByTranscript GroupBy = "transcript" // as the library lists them
	ByQuestion   GroupBy = "question"   // in the order they are asked; what answers none last
	Ungrouped    GroupBy = "none"
)

// SortBy says in which order they stand within a group.
type SortBy string

const (
	InPlace  SortBy = "place" // by transcript, and as they stand there
	Newest   SortBy = "newest"
	InVoices SortBy = "speaker" // by the name of who begins
	InTags   SortBy = "tag"     // by the first of their tags in the codebook
	Longest  SortBy = "longest"
	Shortest SortBy = "shortest"
)

// Query is which excerpts are wanted, and how.
type Query struct {
	Filter  filter.Filter // with names or ids
	GroupBy GroupBy       // empty: Ungrouped
	SortBy  SortBy        // empty: InPlace
}

// Selection is the excerpts of a query, and how many there are.
type Selection struct {
	Filter      filter.Filter // with ids
	Groups      []Group       // none is empty
	Headed      []string      // the tags that may head groups; none for all
	Shown       int           // each counted once, however many groups hold it
	Total       int           // in the project
	Transcripts int           // with any that is shown
	Speakers    int           // who say any of the words shown
}

// Group is excerpts that stand together.
type Group struct {
	ID          string // of the tag, speaker or transcript; of a question its transcript's; empty for those without
	Turn        int    // of a question
	Excerpts    []*Excerpt
	Transcripts int
}

// Select chooses, groups and orders excerpts.
func (t *Table) Select(q Query) (Selection, error) {
	bound, err := t.things.Bind(q.Filter)
	if err != nil {
		return Selection{}, err
	}
	s := Selection{Filter: bound, Total: t.Len()}
	chosen := t.chosen(bound)
	s.Shown = len(chosen)
	s.Transcripts, s.Speakers = counts(chosen)
	if err := t.sort(chosen, q.SortBy); err != nil {
		return s, err
	}
	s.Headed = t.headed(bound)
	s.Groups, err = t.group(chosen, q.GroupBy, s.Headed)
	return s, err
}

// chosen are the excerpts a filter, which has ids for names, lets through, in document order.
func (t *Table) chosen(f filter.Filter) []*Excerpt {
	conditions := t.conditions(f)
	tests := make([]test, len(conditions))
	var chosen []*Excerpt
	for _, iv := range t.ordered {
		if len(iv.excerpts) == 0 {
			continue
		}
		for i, c := range conditions {
			tests[i] = c(iv)
		}
		for _, e := range iv.excerpts {
			if !slices.ContainsFunc(tests, func(holds test) bool { return !holds(e) }) {
				chosen = append(chosen, e)
			}
		}
	}
	return chosen
}

// counts says of how many transcripts excerpts are, and how many say them.
func counts(excerpts []*Excerpt) (transcripts, speakers int) {
	seen, heard := map[*interview]bool{}, map[string]bool{}
	for _, e := range excerpts {
		seen[e.interview] = true
		for _, id := range e.speakers {
			heard[id] = true
		}
	}
	return len(seen), len(heard)
}

// sort orders excerpts that lie in document order.
func (t *Table) sort(excerpts []*Excerpt, by SortBy) error {
	var compare func(a, b *Excerpt) int
	switch by {
	case "", InPlace:
		return nil
	case Newest:
		compare = func(a, b *Excerpt) int { return b.Created.Compare(a.Created) }
	case Longest:
		compare = func(a, b *Excerpt) int { return b.Span.Len() - a.Span.Len() }
	case Shortest:
		compare = func(a, b *Excerpt) int { return a.Span.Len() - b.Span.Len() }
	case InVoices:
		names := t.voices()
		compare = func(a, b *Excerpt) int { return cmp.Compare(rank(names, a.begins()...), rank(names, b.begins()...)) }
	case InTags:
		tags := numbered(t.things.Tags.Ordered(), func(tag coding.Tag) string { return tag.ID })
		compare = func(a, b *Excerpt) int { return cmp.Compare(rank(tags, a.TagIDs...), rank(tags, b.TagIDs...)) }
	default:
		return fault.New(fault.Invalid, "Excerpts can't be sorted by “%s”.", by)
	}
	slices.SortStableFunc(excerpts, compare)
	return nil
}
