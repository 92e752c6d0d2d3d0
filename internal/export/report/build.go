package report

import (
	"cmp"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/transcript"
)

// Build makes the report of a project. Every highlight that the filters let through is in
// it, under each of its tags. An id in a filter that the project does not hold is a fault,
// as is a highlight of a transcript that is not there.
func Build(p project.Project, o Options) (Report, error) {
	b := newBuilder(p, o)
	if err := b.checkOptions(); err != nil {
		return Report{}, err
	}
	excerpts, err := b.excerpts(p.Highlights)
	if err != nil {
		return Report{}, err
	}
	r := Report{Title: strings.TrimSpace(p.Name), Distinct: len(excerpts), Total: len(p.Highlights)}
	if o.GroupBy == ByTranscript {
		r.Sections = b.byTranscript(excerpts)
	} else {
		r.Sections = b.byTag(excerpts)
	}
	return r, nil
}

type builder struct {
	options Options
	ordered []coding.Tag
	paths   map[string]string  // by tag
	asks    map[string]bool    // speakers who are interviewers
	names   map[string]string  // by speaker, to show
	sources map[string]*source // by transcript
}

func newBuilder(p project.Project, o Options) *builder {
	codebook := coding.NewCodebook(p.Tags)
	b := &builder{
		options: o,
		ordered: codebook.Ordered(),
		paths:   make(map[string]string, len(p.Tags)),
		asks:    make(map[string]bool, len(p.Speakers)),
		names:   make(map[string]string, len(p.Speakers)),
		sources: make(map[string]*source, len(p.Transcripts)),
	}
	for _, tag := range b.ordered {
		b.paths[tag.ID] = codebook.PathString(tag.ID)
	}
	for _, s := range p.Speakers {
		b.asks[s.ID] = s.Role == transcript.Interviewer
		b.names[s.ID] = strings.TrimSpace(transcript.DisplayName(s.Name))
	}
	for i := range p.Transcripts {
		b.sources[p.Transcripts[i].ID] = &source{Transcript: &p.Transcripts[i], place: i}
	}
	return b
}

func (b *builder) checkOptions() error {
	if g := b.options.GroupBy; g != "" && g != ByTag && g != ByTranscript {
		return fault.New(fault.Invalid, "A report can't be grouped by “%s”.", g).WithHint("Group by tag or by transcript.")
	}
	for _, filter := range []struct {
		ids   []string
		known func(id string) bool
		what  string
	}{
		{b.options.Tags, func(id string) bool { _, ok := b.paths[id]; return ok }, "tag"},
		{b.options.Speakers, func(id string) bool { _, ok := b.names[id]; return ok }, "speaker"},
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
		if b.options.Only != nil && !b.options.Only[h.ID] {
			continue
		}
		if letsThrough(b.options.Transcripts, h.TranscriptID) && letsThrough(b.options.Tags, h.TagIDs...) {
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
	e := &Excerpt{Highlight: *h, Quote: paragraphs(h.Quote), Tags: b.pathsOf(h.TagIDs)}
	if b.options.Notes {
		e.Note = paragraphs(h.Note)
	}
	if b.options.Questions {
		e.Question = src.questionBefore(first, b.asks)
	}
	if b.options.Citations {
		e.Citation = b.citation(src, first, last)
	}
	return e
}

func (b *builder) citation(src *source, first, last int) *Citation {
	c := &Citation{Title: src.Title, Place: src.Place, Date: src.Date, FirstTurn: first, LastTurn: last}
	for _, id := range src.speakersOf(first, last) {
		if name := b.names[id]; name != "" && !slices.Contains(c.Speakers, name) {
			c.Speakers = append(c.Speakers, name)
		}
	}
	return c
}

// pathsOf are the paths of those tags that are in the codebook.
func (b *builder) pathsOf(tagIDs []string) []string {
	var paths []string
	for _, id := range tagIDs {
		if path, known := b.paths[id]; known {
			paths = append(paths, path)
		}
	}
	return paths
}
