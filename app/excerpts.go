package app

import (
	"math"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/store"
	"manicule/internal/text"
)

// Excerpts is the window's door to the highlights of all transcripts, as they are exported.
type Excerpts struct{ *session }

// keptViews is how many answers the page may look into at once: the page's and the pane's, and
// those being replaced.
const keptViews = 4

// views are the answers that the page looks into, by their numbers.
type views struct {
	last  int
	lists map[int][]*excerpt.Excerpt
}

// keep keeps an answer and returns its number. The oldest goes.
func (v *views) keep(list []*excerpt.Excerpt) int {
	if v.lists == nil {
		v.lists = map[int][]*excerpt.Excerpt{}
	}
	v.last++
	v.lists[v.last] = list
	delete(v.lists, v.last-keptViews)
	return v.last
}

// part is a stretch of an answer; empty where it is no longer kept.
func (v *views) part(number, from, count int) []*excerpt.Excerpt {
	list := v.lists[number]
	from = min(max(from, 0), len(list))
	return list[from:min(from+max(count, 0), len(list))]
}

// View asks for excerpts. The answer says how many there are in which groups, and has the rows that are
// seen first; Rows gives the others.
func (x Excerpts) View(q ExcerptQuery) (ExcerptView, error) {
	return read(x.session, func(st *store.Store) (ExcerptView, error) {
		f, err := filterOf(st, q.Words)
		if err != nil {
			return ExcerptView{}, err
		}
		found, err := st.Excerpts(excerpt.Query{Filter: f, GroupBy: excerpt.GroupBy(q.GroupBy), SortBy: excerpt.SortBy(q.SortBy)})
		if err != nil {
			return ExcerptView{}, err
		}
		names, err := st.FilterNames()
		if err != nil {
			return ExcerptView{}, err
		}
		var list []*excerpt.Excerpt
		for _, g := range found.Groups {
			list = append(list, g.Excerpts...)
		}
		view := viewExcerpts(found, names)
		view.Number = x.views.keep(list)
		view.Rows, err = x.rows(st, view.Number, q.From, q.Count)
		return view, err
	})
}

// filterOf reads a filter, or takes the one that was kept under the name behind an @.
func filterOf(st *store.Store, words string) (filter.Filter, error) {
	name, mayBeName := strings.CutPrefix(strings.TrimSpace(words), "@")
	if !mayBeName {
		return filter.Parse(words)
	}
	filters, err := st.Filters()
	if err != nil {
		return nil, err
	}
	for _, f := range filters {
		if coding.SameName(f.Name, name) {
			return filter.Parse(f.Words)
		}
	}
	if strings.Contains(name, ":") { // an attribute: @age:30
		return filter.Parse(words)
	}
	return nil, filter.Unknown("filter", name, each(filters, func(f coding.Filter) filter.Named { return filter.Named{ID: f.ID, Name: f.Name} }))
}

// mostRows is how many excerpts come at most at once.
const mostRows = 500

// Rows returns some of the excerpts of a view, counted from 0; none where the view is no longer
// kept. One that is gone since is an empty row, so that the others keep their places.
func (x Excerpts) Rows(number, from, count int) ([]ExcerptRow, error) {
	return read(x.session, func(st *store.Store) ([]ExcerptRow, error) { return x.rows(st, number, from, count) })
}

func (x Excerpts) rows(st *store.Store, number, from, count int) ([]ExcerptRow, error) {
	return viewRows(st, x.views.part(number, from, min(count, mostRows)), mostOfQuote)
}

// viewRows returns a row for each excerpt, with so many code points of its quote at most.
func viewRows(st *store.Store, part []*excerpt.Excerpt, most int) ([]ExcerptRow, error) {
	quotes, err := st.Quotes(part)
	if err != nil {
		return nil, err
	}
	rows := make([]ExcerptRow, len(part))
	for i, e := range part {
		rows[i] = viewRow(quotes[i], e, most)
	}
	return rows, nil
}

// Whole returns the rows of some of the excerpts of a view, in its order and each once, with all
// of their quotes.
func (x Excerpts) Whole(number int, ids []string) ([]ExcerptRow, error) {
	return read(x.session, func(st *store.Store) ([]ExcerptRow, error) {
		wanted := map[string]bool{}
		for _, id := range ids {
			wanted[id] = true
		}
		var part []*excerpt.Excerpt
		for _, e := range x.views.lists[number] {
			if wanted[e.ID] {
				wanted[e.ID] = false
				part = append(part, e)
			}
		}
		return viewRows(st, part, math.MaxInt)
	})
}

// IDs returns the ids of some of the excerpts of a view.
func (x Excerpts) IDs(number, from, count int) ([]string, error) {
	return read(x.session, func(*store.Store) ([]string, error) {
		return each(x.views.part(number, from, count), func(e *excerpt.Excerpt) string { return e.ID }), nil
	})
}

// Around returns the turns a highlight lies in, and the one before and behind it.
func (x Excerpts) Around(highlightID string) (Around, error) {
	return read(x.session, func(st *store.Store) (Around, error) {
		context, err := st.Around(highlightID)
		return Around{Passages: each(context, viewAround)}, err
	})
}

// Choices returns what a term of a filter may ask for beside the others.
func (x Excerpts) Choices(words, key, attribute string) ([]FilterChoice, error) {
	return read(x.session, func(st *store.Store) ([]FilterChoice, error) {
		f, err := filter.Parse(words)
		if err != nil {
			return nil, err
		}
		choices, err := st.ExcerptChoices(f, filter.Key(key), attribute)
		return each(choices, func(c excerpt.Choice) FilterChoice { return FilterChoice(c) }), err
	})
}

// Tag gives highlights some tags and takes others off, making new ones first, in one step.
func (x Excerpts) Tag(highlightIDs, give, take []string, newTags []NewTag) (Change, error) {
	return write(x.session, func(st *store.Store) (store.Change, error) {
		return st.TagHighlights(highlightIDs, give, take, each(newTags, tagOf))
	})
}

// KeepFilter keeps a filter under a name. Its words are kept with ids in place of names, so
// that it outlives what is renamed.
func (x Excerpts) KeepFilter(f KeptFilter) (Change, error) {
	return write(x.session, func(st *store.Store) (store.Change, error) {
		if f.ID == "" {
			return store.Change{}, fault.New(fault.Invalid, "A filter needs an id.")
		}
		bound, err := boundFilter(st, f.Words)
		if err != nil {
			return store.Change{}, err
		}
		return st.KeepFilter(coding.Filter{ID: f.ID, Name: f.Name, Words: bound.String(), GroupBy: f.GroupBy, SortBy: f.SortBy})
	})
}

func boundFilter(st *store.Store, words string) (filter.Filter, error) {
	f, err := filter.Parse(words)
	if err != nil {
		return nil, err
	}
	names, err := st.FilterNames()
	if err != nil {
		return nil, err
	}
	return names.Bind(f)
}

// RemoveFilter takes a filter away.
func (x Excerpts) RemoveFilter(id string) (Change, error) {
	return write(x.session, func(st *store.Store) (store.Change, error) { return st.RemoveFilter(id) })
}

func viewExcerpts(s excerpt.Selection, names filter.Names) ExcerptView {
	return ExcerptView{
		ReadFilter: viewFilter(s.Filter, names),
		Groups: each(s.Groups, func(g excerpt.Group) ExcerptGroup {
			return ExcerptGroup{ID: g.ID, Turn: g.Turn, Count: len(g.Excerpts), Transcripts: g.Transcripts}
		}),
		Shown: s.Shown, Total: s.Total, Transcripts: s.Transcripts, Speakers: s.Speakers,
	}
}

func viewFilter(f filter.Filter, names filter.Names) ReadFilter {
	return ReadFilter{
		Words: names.Unbind(f).String(), Bound: f.String(),
		Terms: each(f, func(t filter.Term) FilterTerm { return viewTerm(t, names) }),
	}
}

func viewTerm(t filter.Term, names filter.Names) FilterTerm {
	v := FilterTerm{Key: string(t.Key), Not: t.Not, Name: t.Name, Words: t.String()}
	for _, value := range t.Any {
		shown := FilterValue{Kind: string(value.Kind), Text: value.Text, To: value.To, Alone: value.Alone, Turns: value.Turns, Label: value.Text}
		if value.Kind == filter.ByID {
			named := names.Unbind(filter.Filter{{Key: t.Key, Any: []filter.Value{value}}})
			shown.Label = named[0].Any[0].Text
		}
		v.Values = append(v.Values, shown)
	}
	return v
}

// mostShown is how many code points of a quote or a question a row shows.
const (
	mostOfQuote    = 1500
	mostOfQuestion = 300
)

func viewRow(q store.Quoted, e *excerpt.Excerpt, most int) ExcerptRow {
	row := ExcerptRow{
		ID: q.ID, TranscriptID: q.TranscriptID, Note: q.Note, TagIDs: each(q.TagIDs, same),
		Turn: e.Turn(), SpeakerIDs: each(e.SpeakerIDs(), same), Created: viewTime(q.Created),
	}
	row.Quote, row.Cut = cut(q.Quote, most)
	row.Question, _ = cut(q.Question, mostOfQuestion)
	return row
}

// cut shortens a text to some code points.
func cut(s string, most int) (string, bool) {
	t := text.New(s)
	if t.Len() <= most {
		return s, false
	}
	return t.Slice(text.Span{End: most}) + "…", true
}

func viewAround(p store.Passage) AroundPassage {
	t := text.New(p.Words)
	span := viewSpan(t, t.Clamp(p.Marked))
	return AroundPassage{SpeakerID: p.SpeakerID, Turn: p.Turn, Text: p.Words, Start: span.Start, End: span.End}
}

func viewFilters(filters []coding.Filter) []KeptFilter {
	return each(filters, func(f coding.Filter) KeptFilter {
		return KeptFilter{ID: f.ID, Name: f.Name, Words: f.Words, GroupBy: f.GroupBy, SortBy: f.SortBy}
	})
}

// narrow has a report hold what a filter lets through. By tag, only the tags that the filter
// asks for have sections, as on the page. An empty filter leaves everything in.
func narrow(st *store.Store, words string, options *report.Options) error {
	if strings.TrimSpace(words) == "" {
		return nil
	}
	f, err := filterOf(st, words)
	if err != nil {
		return err
	}
	found, err := st.Excerpts(excerpt.Query{Filter: f})
	if err != nil {
		return err
	}
	options.Only = map[string]bool{}
	for _, g := range found.Groups {
		for _, e := range g.Excerpts {
			options.Only[e.ID] = true
		}
	}
	if len(options.Tags) == 0 {
		options.Tags = found.Headed
	}
	return nil
}
