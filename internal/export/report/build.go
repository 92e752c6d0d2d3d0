package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/transcript"
)

// Build makes the report of a project. Every highlight that the filters let through is in
// it, under each of its tags. An id in a filter that the project does not hold is a fault,
// as is a highlight of a transcript that is not there. The project is read and kept, and
// must not change while the report is used.
func Build(p project.Project, o Options) (Report, error) {
	b := newBuilder(p, o)
	if err := b.checkOptions(); err != nil {
		return Report{}, err
	}
	excerpts, err := b.excerpts(p.Highlights)
	if err != nil {
		return Report{}, err
	}
	b.count(excerpts)
	r := Report{
		Title: titleOf(p), Sections: b.sections(excerpts), Glossary: b.glossary(), Memos: b.restOfMemos(),
		Tags: b.tags, Speakers: b.speakers, Sources: b.quoted, Columns: b.columns, Distinct: len(excerpts), Total: len(p.Highlights),
		Memo: b.about, Table: o.Table, Word: o.Word, Date: o.Date,
	}
	if o.Cover {
		r.Cover = &Cover{Filter: oneLine(o.Filter), Counts: b.counts(r)}
		if !o.Date.IsZero() {
			r.Cover.Date = o.Date.Format("January 2, 2006")
		}
	}
	return r, nil
}

func titleOf(p project.Project) string { return cmp.Or(oneLine(p.Name), "Untitled project") }

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

type builder struct {
	options   Options
	citations Template
	about     []string // the project's memo
	columns   Columns
	tags      []*Tag // in codebook order
	tagsByID  map[string]*Tag
	speakers  []*Speaker
	voices    map[string]*Speaker // by id
	asks      map[string]bool     // speakers who are interviewers
	sources   map[string]*source  // by transcript
	quoted    []*Source
}

func newBuilder(p project.Project, o Options) *builder {
	codebook := coding.NewCodebook(p.Tags)
	memos := map[string][]string{}
	if o.Memos || o.Cover {
		memos = memosOf(p)
	}
	about := memos[""]
	if !o.Memos {
		memos = nil
	}
	b := &builder{
		options:  o,
		about:    about,
		tagsByID: make(map[string]*Tag, len(p.Tags)),
		voices:   make(map[string]*Speaker, len(p.Speakers)),
		asks:     make(map[string]bool, len(p.Speakers)),
		sources:  make(map[string]*source, len(p.Transcripts)),
	}
	for _, tag := range codebook.Ordered() {
		if !o.Descriptions {
			tag.Description, tag.UseWhen, tag.UseNot, tag.Example = "", "", "", ""
		}
		t := &Tag{Tag: tag, Path: codebook.PathString(tag.ID), Sayings: sayings(tag), Memo: memos[tag.ID]}
		b.tags, b.tagsByID[tag.ID] = append(b.tags, t), t
	}
	for _, s := range p.Speakers {
		voice := &Speaker{Speaker: s, Display: strings.TrimSpace(transcript.DisplayName(s.Name)), Memo: memos[s.ID]}
		b.speakers, b.voices[s.ID], b.asks[s.ID] = append(b.speakers, voice), voice, s.Role == transcript.Interviewer
	}
	for i := range p.Transcripts {
		t := &p.Transcripts[i]
		b.sources[t.ID] = &source{Source: &Source{Transcript: t, Written: written(strings.TrimSpace(t.Date)), Memo: memos[t.ID]}, place: i}
	}
	b.fill(p)
	return b
}

// fill gives everything the values of the project's own columns.
func (b *builder) fill(p project.Project) {
	type cell struct{ attribute, subject string }
	values := make(map[cell]string, len(p.Values))
	for _, v := range p.Values {
		values[cell{v.AttributeID, v.SubjectID}] = v.Value
	}
	for _, a := range p.Attributes {
		if a.Of == transcript.OfSpeakers {
			b.columns.Speakers = append(b.columns.Speakers, a.Name)
			for _, s := range b.speakers {
				s.Values = append(s.Values, values[cell{a.ID, s.ID}])
			}
			continue
		}
		b.columns.Sources = append(b.columns.Sources, a.Name)
		for _, s := range b.sources {
			s.Values = append(s.Values, values[cell{a.ID, s.ID}])
		}
	}
}

// sayings are what the codebook says of a tag.
func sayings(tag coding.Tag) []Saying {
	var said []Saying
	for _, s := range []struct{ label, words string }{
		{"", tag.Description}, {"When to use", tag.UseWhen}, {"When not to use", tag.UseNot}, {"Example", tag.Example},
	} {
		if body := paragraphs(s.words); len(body) > 0 {
			said = append(said, Saying{s.label, body})
		}
	}
	return said
}

// memosOf are the paragraphs of the memos, by what they are on; the project's own by nothing.
// Their links are words.
func memosOf(p project.Project) map[string][]string {
	memos := map[string][]string{}
	called := sync.OnceValue(func() func(coding.Link) (string, bool) { return project.LinkWords(p) })
	for _, memo := range p.Memos {
		about := memo.SubjectID
		if memo.Subject == coding.OnProject {
			about = ""
		}
		body := coding.PlainLinks(memo.Body, func(l coding.Link) (string, bool) { return called()(l) })
		memos[about] = append(memos[about], paragraphs(body)...)
	}
	return memos
}

func (b *builder) checkOptions() (err error) {
	if err := checkGroup(b.options.group()); err != nil {
		return err
	}
	if b.citations, err = ParseCitation(b.options.Citation); err != nil {
		return err
	}
	for _, filter := range []struct {
		ids   []string
		known func(id string) bool
		what  string
	}{
		{b.options.Tags, func(id string) bool { return b.tagsByID[id] != nil }, "tag"},
		{b.options.Speakers, func(id string) bool { return b.voices[id] != nil }, "speaker"},
		{b.options.Transcripts, func(id string) bool { return b.sources[id] != nil }, "transcript"},
	} {
		for _, id := range filter.ids {
			if !filter.known(id) {
				return fault.New(fault.NotFound, "The report asks for a %s that is not in the project.", filter.what)
			}
		}
	}
	return nil
}

// excerpts returns what the filters let through, by transcript and in document order.
func (b *builder) excerpts(highlights []coding.Highlight) ([]*Excerpt, error) {
	asked := make([]*coding.Highlight, 0, len(highlights))
	for i := range highlights {
		h := &highlights[i]
		if b.sources[h.TranscriptID] == nil {
			return nil, fault.New(fault.Storage, "The project holds a highlight of a transcript that is not there.").
				WithHint("Run “manicule check” on the project.")
		}
		if b.chosen(h) {
			asked = append(asked, h)
		}
	}
	slices.SortStableFunc(asked, b.inOrder)
	excerpts := make([]*Excerpt, 0, len(asked))
	for _, h := range asked {
		src := b.sources[h.TranscriptID]
		first, last := src.turnsOf(h.Span)
		if letsThrough(b.options.Speakers, src.speakersOf(first, last)...) {
			excerpts = append(excerpts, b.excerpt(h, src, first, last))
		}
	}
	return excerpts, nil
}

// chosen reports whether the filters let a highlight through, but for that of the speakers.
func (b *builder) chosen(h *coding.Highlight) bool {
	return (b.options.Only == nil || b.options.Only[h.ID]) &&
		letsThrough(b.options.Transcripts, h.TranscriptID) && letsThrough(b.options.Tags, h.TagIDs...)
}

func letsThrough(filter []string, ids ...string) bool {
	return len(filter) == 0 || slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(filter, id) })
}

func (b *builder) inOrder(x, y *coding.Highlight) int {
	if x.TranscriptID != y.TranscriptID {
		return cmp.Compare(b.sources[x.TranscriptID].place, b.sources[y.TranscriptID].place)
	}
	return coding.DocumentOrder(*x, *y)
}

func (b *builder) excerpt(h *coding.Highlight, src *source, first, last int) *Excerpt {
	e := &Excerpt{Highlight: *h, Tags: b.tagsOf(h.TagIDs)}
	e.Where = Where{Source: src.Source, Speakers: b.voicesOf(src, first, last), FirstTurn: first, LastTurn: last, Ms: src.timeOf(h.Span.Start, first)}
	e.Citation = b.citations.cite(e.Where)
	e.Quote = paragraphs(h.Quote)
	if b.options.NoDirections && h.Matches(src.Text) {
		e.Quote = paragraphs(src.words(h.Span, false))
	}
	if b.options.Notes {
		e.Note = paragraphs(h.Note)
	} else {
		e.Highlight.Note = ""
	}
	if b.options.Questions {
		e.Question = b.questionOf(e)
	}
	return e
}

// questionOf returns the question that an excerpt answers, by paragraph.
func (b *builder) questionOf(e *Excerpt) []string {
	src := b.sources[e.Highlight.TranscriptID]
	return src.question(src.asked(e.Where.FirstTurn, b.asks), !b.options.NoDirections)
}

func (b *builder) voicesOf(src *source, first, last int) []*Speaker {
	var voices []*Speaker
	for _, id := range src.speakersOf(first, last) {
		if voice := b.voices[id]; voice != nil {
			voices = append(voices, voice)
		}
	}
	return voices
}

// tagsOf are those of the tags that are in the codebook.
func (b *builder) tagsOf(ids []string) []*Tag {
	var tags []*Tag
	for _, id := range ids {
		if tag := b.tagsByID[id]; tag != nil && !slices.Contains(tags, tag) {
			tags = append(tags, tag)
		}
	}
	return tags
}

// count lists which transcripts are quoted, and how often each thing is in the report. A
// transcript that was asked for by itself is in it even with nothing highlighted.
func (b *builder) count(excerpts []*Excerpt) {
	in := map[*Tag]*Source{} // the transcript in which a tag was last met
	for _, e := range excerpts {
		src := e.Where.Source
		src.Excerpts = append(src.Excerpts, e)
		for _, tag := range e.Tags {
			tag.Excerpts++
			if in[tag] != src {
				in[tag] = src
				tag.Transcripts++
			}
		}
		for _, s := range e.Where.Speakers {
			s.Excerpts++
		}
	}
	for _, src := range b.sources {
		if len(src.Excerpts) > 0 || slices.Contains(b.options.Transcripts, src.ID) {
			b.quoted = append(b.quoted, src.Source)
		}
	}
	slices.SortFunc(b.quoted, func(x, y *Source) int { return cmp.Compare(b.sources[x.ID].place, b.sources[y.ID].place) })
}

// counts says how much the report holds: "12 of 40 highlights, from 2 interviews, by 2
// speakers, with 5 tags."
func (b *builder) counts(r Report) string {
	much := plural(r.Distinct, "highlight")
	if r.Distinct < r.Total {
		much = fmt.Sprintf("%d of %s", r.Distinct, plural(r.Total, "highlight"))
	}
	if r.Distinct == 0 {
		return much + "."
	}
	voices, tags := 0, 0
	for _, s := range r.Speakers {
		voices += min(s.Excerpts, 1)
	}
	for _, tag := range r.Tags {
		tags += min(tag.Excerpts, 1)
	}
	return fmt.Sprintf("%s, from %s, by %s, with %s.", much, plural(len(r.Sources), "interview"), plural(voices, "speaker"), plural(tags, "tag"))
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
