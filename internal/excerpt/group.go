package excerpt

import (
	"cmp"
	"math"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// grouping is a way to group: the groups that an excerpt is in, and where each stands.
type grouping struct {
	of    func(e *Excerpt, in func(id string, turn int))
	place func(id string) int
}

// group puts excerpts, which lie in the order wanted, into groups. headed are the tags that may
// head one; none for all.
func (t *Table) group(chosen []*Excerpt, by GroupBy, headed []string) ([]Group, error) {
	switch by {
	case "", Ungrouped:
		return t.gather(chosen, grouping{func(e *Excerpt, in func(string, int)) {}, nil}), nil
	case ByTag:
		order := numbered(t.things.Tags.Ordered(), func(tag coding.Tag) string { return tag.ID })
		asked := numbered(headed, func(id string) string { return id })
		return t.gather(chosen, grouping{func(e *Excerpt, in func(string, int)) {
			for _, id := range e.TagIDs {
				if _, ok := asked[id]; ok || len(headed) == 0 {
					in(id, 0)
				}
			}
		}, func(id string) int { return order[id] }}), nil
	case BySpeaker:
		order := numbered(t.things.Speakers, func(s transcript.Speaker) string { return s.ID })
		return t.gather(chosen, grouping{func(e *Excerpt, in func(string, int)) {
			for _, id := range e.speakers {
				in(id, 0)
			}
		}, func(id string) int { return order[id] }}), nil
	case ByTranscript:
		return t.gather(chosen, grouping{func(e *Excerpt, in func(string, int)) { in(e.TranscriptID, 0) }, t.placeOf}), nil
	case ByQuestion:
		return t.gather(chosen, grouping{func(e *Excerpt, in func(string, int)) {
			if number := t.question(e); number > 0 {
				in(e.TranscriptID, number)
			}
		}, t.placeOf}), nil
	}
	return nil, fault.New(fault.Invalid, "Excerpts can't be grouped by “%s”.", by)
}

// placeOf is where a transcript stands in the library.
func (t *Table) placeOf(id string) int { return t.interviews[id].place }

// gather puts each excerpt into its groups, or among those that have none, which come last.
func (t *Table) gather(chosen []*Excerpt, by grouping) []Group {
	type key struct {
		id   string
		turn int
	}
	at := map[key]int{}
	var groups []Group
	into := func(e *Excerpt, k key) {
		i, known := at[k]
		if !known {
			i = len(groups)
			at[k] = i
			groups = append(groups, Group{ID: k.id, Turn: k.turn})
		}
		groups[i].Excerpts = append(groups[i].Excerpts, e)
	}
	for _, e := range chosen {
		alone := true
		by.of(e, func(id string, turn int) {
			into(e, key{id, turn})
			alone = false
		})
		if alone {
			into(e, key{})
		}
	}
	slices.SortStableFunc(groups, func(a, b Group) int {
		return cmp.Or(cmp.Compare(placed(a, by), placed(b, by)), cmp.Compare(a.Turn, b.Turn))
	})
	t.countTranscripts(groups)
	return groups
}

func placed(g Group, by grouping) int {
	if g.ID == "" {
		return math.MaxInt
	}
	return by.place(g.ID)
}

// countTranscripts says of how many transcripts the excerpts of each group are.
func (t *Table) countTranscripts(groups []Group) {
	counted := make([]int, len(t.ordered)) // the last group, from 1, that a transcript was met in
	for i := range groups {
		for _, e := range groups[i].Excerpts {
			if place := e.interview.place; counted[place] != i+1 {
				counted[place] = i + 1
				groups[i].Transcripts++
			}
		}
	}
}

// headed says which tags may head groups: those a filter, which has ids for names, asks for,
// or all where it asks for none.
func (t *Table) headed(f filter.Filter) (tagIDs []string) {
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

// voices ranks speakers by their names.
func (t *Table) voices() map[string]int {
	speakers := slices.Clone(t.things.Speakers)
	slices.SortStableFunc(speakers, func(a, b transcript.Speaker) int {
		return cmp.Compare(folding.Plain(transcript.DisplayName(a.Name)), folding.Plain(transcript.DisplayName(b.Name)))
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
