package excerpt

import (
	"cmp"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/filter"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// Choice is what a term may ask for, and how many excerpts it would let through.
type Choice struct {
	ID    string // of a tag, speaker, transcript or folder; else the word itself; empty for none
	Count int
}

// Choices returns what a term of a key may ask for beside a filter, in the order the project
// lists it, each with how many excerpts that the filter lets through have it. A tag counts with
// those below it. The last choice is that there is none.
func (t *Table) Choices(f filter.Filter, key filter.Key, attribute string) ([]Choice, error) {
	bound, err := t.things.Bind(f)
	if err != nil {
		return nil, err
	}
	values := t.values(key, attribute)
	counted := map[string]int{}
	for _, e := range t.chosen(bound) {
		has := values(e)
		slices.Sort(has)
		has = slices.Compact(has)
		for _, id := range has {
			counted[id]++
		}
		if len(has) == 0 {
			counted[""]++
		}
	}
	return each(append(t.offered(key, attribute), ""), func(id string) Choice { return Choice{id, counted[id]} }), nil
}

// values returns what tells the values of a key that an excerpt has.
func (t *Table) values(key filter.Key, attribute string) func(*Excerpt) []string {
	switch key {
	case filter.Speaker:
		return func(e *Excerpt) []string { return slices.Clone(e.speakers) }
	case filter.Role:
		return func(e *Excerpt) []string {
			return known(e.speakers, func(id string) string { return string(t.roles[id]) })
		}
	case filter.Transcript:
		return func(e *Excerpt) []string { return []string{e.TranscriptID} }
	case filter.Folder:
		return func(e *Excerpt) []string {
			return known([]string{e.TranscriptID}, func(id string) string { return t.interviews[id].FolderID })
		}
	case filter.Status:
		return func(e *Excerpt) []string { return []string{string(t.interviews[e.TranscriptID].Status)} }
	case filter.Attribute:
		is := t.valuesOf(attribute)
		return func(e *Excerpt) []string {
			return known(append([]string{e.TranscriptID}, e.speakers...), func(id string) string { return is[id] })
		}
	}
	above := t.above()
	return func(e *Excerpt) (ids []string) {
		for _, id := range e.TagIDs {
			ids = append(ids, above[id]...)
		}
		return ids
	}
}

// above says, for each tag, it and those above it.
func (t *Table) above() map[string][]string {
	above := map[string][]string{}
	for _, tag := range t.things.Tags.Ordered() {
		above[tag.ID] = append(above[tag.ID], tag.ID)
		for _, below := range t.things.Tags.Descendants(tag.ID) {
			above[below.ID] = append(above[below.ID], tag.ID)
		}
	}
	return above
}

// known is what is said of each of the ids, without what is not.
func known(ids []string, of func(id string) string) (values []string) {
	for _, id := range ids {
		if value := of(id); value != "" {
			values = append(values, value)
		}
	}
	return values
}

// valuesOf is what an attribute is, by transcript and speaker.
func (t *Table) valuesOf(attribute string) map[string]string {
	is := map[string]string{}
	for _, v := range t.valuesNamed(attribute) {
		is[v.SubjectID] = v.Value
	}
	return is
}

// valuesNamed are what the attributes of a name are: transcripts and speakers may have one each.
func (t *Table) valuesNamed(attribute string) (values []transcript.Value) {
	of := map[string]bool{}
	for _, a := range t.things.Attributes {
		of[a.ID] = coding.SameName(a.Name, attribute)
	}
	for _, v := range t.things.Values {
		if of[v.AttributeID] {
			values = append(values, v)
		}
	}
	return values
}

// offered are the values a key may have.
func (t *Table) offered(key filter.Key, attribute string) []string {
	switch key {
	case filter.Speaker:
		return each(t.things.Speakers, func(s transcript.Speaker) string { return s.ID })
	case filter.Role, filter.Status:
		return slices.Clone(filter.Choices(key))
	case filter.Transcript:
		return each(t.ordered, func(iv *interview) string { return iv.ID })
	case filter.Folder:
		return each(t.things.Folders, func(f filter.Named) string { return f.ID })
	case filter.Attribute:
		return t.valuesOffered(attribute)
	}
	return each(t.things.Tags.Ordered(), func(tag coding.Tag) string { return tag.ID })
}

// valuesOffered are all that an attribute is anywhere, in the order of their names.
func (t *Table) valuesOffered(attribute string) []string {
	var values []string
	for _, value := range t.valuesOf(attribute) {
		values = append(values, value)
	}
	slices.SortFunc(values, func(a, b string) int {
		return cmp.Or(cmp.Compare(folding.Plain(a), folding.Plain(b)), cmp.Compare(a, b))
	})
	return slices.Compact(values)
}
