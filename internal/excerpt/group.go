package excerpt

import (
	"cmp"
	"math"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/transcript"
)

// group puts excerpts, which lie in the order wanted, into groups. headed are the tags that may
// head one.
func (t *Table) group(chosen []*Excerpt, by GroupBy, headed func(tagID string) bool) ([]Group, error) {
	var keys func(*Excerpt) []Group // the groups that an excerpt is in, without excerpts
	var place func(Group) int
	switch by {
	case "", Ungrouped:
		keys = func(*Excerpt) []Group { return []Group{{}} }
		place = func(Group) int { return 0 }
	case ByTag:
		order := numbered(t.things.Tags.Ordered(), func(tag coding.Tag) string { return tag.ID })
		keys = func(e *Excerpt) []Group {
			return each(slices.DeleteFunc(slices.Clone(e.TagIDs), func(id string) bool { return !headed(id) }), keyed)
		}
		place = func(g Group) int { return rank(order, g.ID) }
	case BySpeaker:
		order := numbered(t.things.Speakers, func(s transcript.Speaker) string { return s.ID })
		keys = func(e *Excerpt) []Group { return each(e.speakers, keyed) }
		place = func(g Group) int { return rank(order, g.ID) }
	case ByTranscript:
		keys = func(e *Excerpt) []Group { return []Group{{ID: e.TranscriptID}} }
		place = func(g Group) int { return t.interviews[g.ID].place }
	case ByQuestion:
		keys = func(e *Excerpt) []Group {
			if number := t.question(t.interviews[e.TranscriptID], e); number > 0 {
				return []Group{{ID: e.TranscriptID, Turn: number}}
			}
			return nil
		}
		place = func(g Group) int { return t.placeOf(g) }
	default:
		return nil, fault.New(fault.Invalid, "Excerpts can't be grouped by “%s”.", by)
	}
	return gather(chosen, keys, place), nil
}

// placeOf is where a question stands among those of the library.
func (t *Table) placeOf(g Group) int {
	if g.ID == "" {
		return math.MaxInt
	}
	return t.interviews[g.ID].place
}

func keyed(id string) Group { return Group{ID: id} }

// gather puts each excerpt into its groups, or among those that have none, which come last.
func gather(chosen []*Excerpt, keys func(*Excerpt) []Group, place func(Group) int) []Group {
	type key struct {
		id   string
		turn int
	}
	at := map[key]int{}
	var groups []Group
	for _, e := range chosen {
		in := keys(e)
		if len(in) == 0 {
			in = []Group{{}}
		}
		for _, g := range in {
			k := key{g.ID, g.Turn}
			i, known := at[k]
			if !known {
				i = len(groups)
				at[k] = i
				groups = append(groups, g)
			}
			groups[i].Excerpts = append(groups[i].Excerpts, e)
		}
	}
	slices.SortStableFunc(groups, func(a, b Group) int { return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a.Turn, b.Turn)) })
	for i, g := range groups {
		groups[i].Transcripts, _ = counts(g.Excerpts)
	}
	return groups
}

// Headed says which tags may head groups: those a filter, which has ids for names, asks for,
// or all where it asks for none.
func (t *Table) Headed(f filter.Filter) (tagIDs []string) {
	ids := map[string]bool{}
	for _, term := range f {
		if term.Key != filter.Tag || term.Not {
			continue
		}
		wanted := t.tagsOf(term.Any)
		if wanted.none {
			return nil
		}
		for id := range wanted.ids {
			ids[id] = true
		}
	}
	for _, tag := range t.things.Tags.Ordered() {
		if ids[tag.ID] {
			tagIDs = append(tagIDs, tag.ID)
		}
	}
	return tagIDs
}

// headed is the same as a question of one tag.
func (t *Table) headed(f filter.Filter) func(tagID string) bool {
	ids := t.Headed(f)
	if len(ids) == 0 {
		return func(string) bool { return true }
	}
	asked := numbered(ids, func(id string) string { return id })
	return func(id string) bool { _, ok := asked[id]; return ok }
}

// voices ranks speakers by their names.
func (t *Table) voices() map[string]int {
	speakers := slices.Clone(t.things.Speakers)
	slices.SortStableFunc(speakers, func(a, b transcript.Speaker) int {
		return cmp.Compare(coding.Fold(transcript.DisplayName(a.Name)), coding.Fold(transcript.DisplayName(b.Name)))
	})
	return numbered(speakers, func(s transcript.Speaker) string { return s.ID })
}

// numbered gives each id its place in a list.
func numbered[T any](list []T, id func(T) string) map[string]int {
	at := make(map[string]int, len(list))
	for i, item := range list {
		at[id(item)] = i
	}
	return at
}

// rank is the first place that any of the ids has; behind all for none.
func rank(at map[string]int, ids ...string) int {
	first := math.MaxInt
	for _, id := range ids {
		if i, known := at[id]; known {
			first = min(first, i)
		}
	}
	return first
}

func each[T, U any](list []T, fn func(T) U) []U {
	made := make([]U, len(list))
	for i, item := range list {
		made[i] = fn(item)
	}
	return made
}
