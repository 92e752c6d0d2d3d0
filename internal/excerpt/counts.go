package excerpt

import "manicule/internal/filter"

// Untagged is under which id the excerpts without tags are counted.
const Untagged = ""

// Count is how many excerpts there are, of how many transcripts, and by how many speakers.
type Count struct{ Highlights, Transcripts, Speakers int }

// TagCount is what carries a tag: by itself, and with the tags below it.
type TagCount struct{ Own, WithBelow Count }

// Counts counts, for each tag, what a filter lets through. A tag that nothing carries is left out.
func (t *Table) Counts(f filter.Filter) (map[string]TagCount, error) {
	bound, err := t.things.Bind(f)
	if err != nil {
		return nil, err
	}
	own, below := map[string][]*Excerpt{}, map[string][]*Excerpt{}
	add := func(to map[string][]*Excerpt, id string, e *Excerpt) {
		if n := len(to[id]); n == 0 || to[id][n-1] != e {
			to[id] = append(to[id], e)
		}
	}
	above := t.above()
	for _, e := range t.chosen(bound) {
		for _, id := range e.TagIDs {
			add(own, id, e)
			for _, up := range above[id] {
				add(below, up, e)
			}
		}
		if len(e.TagIDs) == 0 {
			add(own, Untagged, e)
		}
	}
	counted := map[string]TagCount{Untagged: {Own: count(own[Untagged])}}
	for id, excerpts := range below {
		counted[id] = TagCount{count(own[id]), count(excerpts)}
	}
	return counted, nil
}

func count(excerpts []*Excerpt) Count {
	transcripts, speakers := counts(excerpts)
	return Count{len(excerpts), transcripts, speakers}
}
