package report

import (
	"iter"
	"strings"
)

// Place says where in a report some words stand.
type Place struct {
	What    string   // "quote", "note", "tag", …
	Excerpt *Excerpt // nil for what is not of one excerpt
}

func (p Place) String() string {
	if p.Excerpt == nil {
		return p.What
	}
	w := p.Excerpt.Where
	return p.What + ", " + joinKnown(", ", w.Source.Label(), w.Turns())
}

// Words gives all the words of the report, each once, with where they stand: what every format
// may show. Whole transcripts are not among them.
func (r Report) Words() iter.Seq2[Place, string] {
	return func(yield func(Place, string) bool) {
		more := true
		say := func(what string, e *Excerpt, words ...string) {
			for _, w := range words {
				if more && strings.TrimSpace(w) != "" {
					more = yield(Place{what, e}, w)
				}
			}
		}
		r.say(say)
		for _, s := range r.Sources {
			say("title", nil, s.Title)
			say("place", nil, s.Place)
			say("date", nil, s.Date)
			say("column of "+s.Label(), nil, s.Values...)
			say("memo", nil, s.Memo...)
			for _, e := range s.Excerpts {
				say("quote", e, e.Quote...)
				say("question", e, e.Question...)
				say("note", e, e.Note...)
				say("author", e, e.Highlight.Author)
			}
		}
	}
}

// say gives the words that are not of one transcript.
func (r Report) say(say func(what string, e *Excerpt, words ...string)) {
	say("project", nil, r.Title)
	say("column", nil, r.Columns.Speakers...)
	say("column", nil, r.Columns.Sources...)
	if r.Cover != nil {
		say("filter", nil, r.Cover.Filter)
	}
	say("memo", nil, r.Memo...)
	for _, tag := range r.Tags {
		say("tag", nil, tag.Name)
		say("description", nil, tag.Description, tag.UseWhen, tag.UseNot, tag.Example)
		say("memo", nil, tag.Memo...)
	}
	for _, s := range r.Speakers {
		say("speaker", nil, s.Display)
		say("column of "+s.Display, nil, s.Values...)
		say("memo", nil, s.Memo...)
	}
}
