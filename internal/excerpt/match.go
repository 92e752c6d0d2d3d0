package excerpt

import (
	"slices"
	"sort"
	"strings"

	"manicule/internal/filter"
	"manicule/internal/text"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// test says whether something holds of an excerpt.
type test func(*Excerpt) bool

// condition is a term of a filter, ready to be asked of the excerpts of one transcript after the other.
type condition func(*interview) test

// conditions makes the terms of a filter, which has ids for names, ready.
func (t *Table) conditions(f filter.Filter) []condition {
	conditions := make([]condition, len(f))
	for i, term := range f {
		conditions[i] = t.condition(term)
	}
	return conditions
}

func (t *Table) condition(term filter.Term) condition {
	holds := t.meaning(term)
	if !term.Not {
		return holds
	}
	return func(iv *interview) test {
		holds := holds(iv)
		return func(e *Excerpt) bool { return !holds(e) }
	}
}

// meaning is a term without its minus.
func (t *Table) meaning(term filter.Term) condition {
	switch term.Key {
	case filter.Words:
		return ofExcerpt(says(term.Any, func(e *Excerpt) string { return e.Quote }))
	case filter.Note:
		return ofExcerpt(says(term.Any, func(e *Excerpt) string { return e.Note }))
	case filter.Has:
		return ofExcerpt(func(e *Excerpt) bool { return e.Note != "" })
	case filter.Made:
		return ofExcerpt(func(e *Excerpt) bool {
			return slices.ContainsFunc(term.Any, func(v filter.Value) bool { return v.HoldsTime(e.Created.Local()) })
		})
	case filter.Tag:
		return ofExcerpt(among(t.tagsOf(term.Any), func(e *Excerpt) []string { return e.TagIDs }))
	case filter.Speaker:
		return ofExcerpt(among(idsOf(term.Any), (*Excerpt).SpeakerIDs))
	case filter.Role:
		return ofExcerpt(t.hasRole(term.Any))
	case filter.Attribute:
		return t.hasAttribute(term)
	case filter.Overlaps, filter.SameTurn, filter.Near:
		return t.beside(term)
	}
	return ofTranscript(t.ofHead(term))
}

// ofExcerpt asks the same of the excerpts of every transcript.
func ofExcerpt(holds test) condition { return func(*interview) test { return holds } }

// ofTranscript asks a transcript once for all its excerpts.
func ofTranscript(holds func(*interview) bool) condition {
	return func(iv *interview) test {
		all := holds(iv)
		return func(*Excerpt) bool { return all }
	}
}

func (t *Table) ofHead(term filter.Term) func(*interview) bool {
	return func(iv *interview) bool {
		return slices.ContainsFunc(term.Any, func(v filter.Value) bool {
			switch term.Key {
			case filter.Transcript:
				return v.Text == iv.ID
			case filter.Folder:
				return v.Kind == filter.None && iv.FolderID == "" || v.Kind == filter.ByID && v.Text == iv.FolderID
			case filter.Status:
				return v.Text == string(iv.Status)
			}
			return v.HoldsDate(iv.Date) // filter.Date
		})
	}
}

// says reports whether a text of an excerpt has any of the words in it.
func says(any []filter.Value, of func(*Excerpt) string) test {
	words := each(any, func(v filter.Value) string { return folding.Plain(v.Text) })
	return func(e *Excerpt) bool {
		said := of(e)
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(said, word) })
	}
}

// set is ids, of which there may be none.
type set struct {
	ids  map[string]bool
	none bool
}

// among reports whether any of an excerpt's ids is in the set.
func among(wanted set, of func(*Excerpt) []string) test {
	return func(e *Excerpt) bool {
		ids := of(e)
		return wanted.none && len(ids) == 0 || slices.ContainsFunc(ids, func(id string) bool { return wanted.ids[id] })
	}
}

func idsOf(any []filter.Value) set {
	wanted := set{ids: map[string]bool{}}
	for _, v := range any {
		if v.Kind == filter.None {
			wanted.none = true
		} else {
			wanted.ids[v.Text] = true
		}
	}
	return wanted
}

// tagsOf are the tags that values name, with those below them unless they are meant alone.
func (t *Table) tagsOf(any []filter.Value) set {
	wanted := idsOf(any)
	for _, v := range any {
		if v.Kind == filter.None || v.Alone {
			continue
		}
		for _, below := range t.things.Tags.Descendants(v.Text) {
			wanted.ids[below.ID] = true
		}
	}
	return wanted
}

func (t *Table) hasRole(any []filter.Value) test {
	return func(e *Excerpt) bool {
		roled := func(role transcript.Role) bool {
			return slices.ContainsFunc(e.speakers, func(id string) bool { return t.roles[id] == role })
		}
		return slices.ContainsFunc(any, func(v filter.Value) bool {
			if v.Kind == filter.None {
				return !roled(transcript.Interviewer) && !roled(transcript.Respondent)
			}
			return roled(transcript.Role(v.Text))
		})
	}
}

// hasAttribute asks what is known of the transcript, and of those who say any of the words.
func (t *Table) hasAttribute(term filter.Term) condition {
	wanted, known := map[string]bool{}, map[string]bool{}
	none := slices.ContainsFunc(term.Any, func(v filter.Value) bool { return v.Kind == filter.None })
	for _, is := range t.valuesNamed(term.Name) {
		known[is.SubjectID] = true
		wanted[is.SubjectID] = wanted[is.SubjectID] || slices.ContainsFunc(term.Any, func(v filter.Value) bool { return v.HoldsAttribute(is.Value) })
	}
	return func(iv *interview) test {
		return func(e *Excerpt) bool {
			anyOf := func(ids map[string]bool) bool {
				return ids[iv.ID] || slices.ContainsFunc(e.speakers, func(id string) bool { return ids[id] })
			}
			return anyOf(wanted) || none && !anyOf(known)
		}
	}
}

// beside asks whether an excerpt lies where, or not far from where, a tag is.
func (t *Table) beside(term filter.Term) condition {
	tags := make([]set, len(term.Any))
	for i, v := range term.Any {
		tags[i] = t.tagsOf([]filter.Value{v})
	}
	return func(iv *interview) test {
		var places []places
		for i, v := range term.Any {
			reach := v.Turns
			if term.Key == filter.SameTurn {
				reach = 0
			}
			places = append(places, placesOf(iv, tags[i], term.Key == filter.Overlaps, reach))
		}
		return func(e *Excerpt) bool {
			for _, p := range places {
				if p.hold(stretchOf(e, term.Key == filter.Overlaps)) {
					return true
				}
			}
			return false
		}
	}
}

// stretchOf is the words of an excerpt, or its turns; empty outside turns.
func stretchOf(e *Excerpt, words bool) text.Span {
	if words {
		return e.Span
	}
	if e.first == 0 {
		return text.Span{}
	}
	return text.Span{Start: e.first, End: e.last + 1}
}

// places are stretches of a transcript, of words or of turns, in order and apart from each other.
type places []text.Span

// placesOf is where the tags are, and as many turns either side as they reach.
func placesOf(iv *interview, tags set, words bool, reach int) places {
	tagged := among(tags, func(e *Excerpt) []string { return e.TagIDs })
	var all []text.Span
	for _, e := range iv.excerpts {
		if at := stretchOf(e, words); at.Len() > 0 && tagged(e) {
			all = append(all, text.Span{Start: at.Start - reach, End: at.End + reach})
		}
	}
	slices.SortFunc(all, func(a, b text.Span) int { return a.Start - b.Start })
	var joined places
	for _, at := range all {
		if last := len(joined) - 1; last >= 0 && at.Start < joined[last].End {
			joined[last].End = max(joined[last].End, at.End)
		} else {
			joined = append(joined, at)
		}
	}
	return joined
}

// hold reports whether any of the places overlaps a stretch.
func (p places) hold(at text.Span) bool {
	if at.Len() == 0 {
		return false
	}
	i := sort.Search(len(p), func(i int) bool { return p[i].End > at.Start })
	return i < len(p) && p[i].Start < at.End
}
