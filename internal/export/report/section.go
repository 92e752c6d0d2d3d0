package report

import "slices"

// byTag puts each excerpt under every tag it carries. With a filter of tags, only those
// have sections.
func (b *builder) byTag(excerpts []*Excerpt) []Section {
	tagged := map[string][]*Excerpt{}
	var untagged []*Excerpt
	for _, e := range excerpts {
		if len(e.Tags) == 0 {
			untagged = append(untagged, e)
			continue
		}
		for _, id := range e.Highlight.TagIDs {
			tagged[id] = append(tagged[id], e)
		}
	}
	var sections []Section
	for _, tag := range b.ordered {
		if len(tagged[tag.ID]) > 0 && letsThrough(b.options.Tags, tag.ID) {
			sections = append(sections, Section{
				Heading: b.paths[tag.ID], TagDescription: paragraphs(tag.Description), Colour: tag.Colour, Excerpts: tagged[tag.ID],
			})
		}
	}
	if len(untagged) > 0 {
		sections = append(sections, Section{Heading: Untagged, Excerpts: untagged})
	}
	return sections
}

// byTranscript cuts the excerpts, which lie in order, where the transcript changes.
func (b *builder) byTranscript(excerpts []*Excerpt) []Section {
	var sections []Section
	for len(excerpts) > 0 {
		id := excerpts[0].Highlight.TranscriptID
		end := slices.IndexFunc(excerpts, func(e *Excerpt) bool { return e.Highlight.TranscriptID != id })
		if end < 0 {
			end = len(excerpts)
		}
		sections = append(sections, Section{Heading: b.sources[id].Title, Excerpts: excerpts[:end:end]})
		excerpts = excerpts[end:]
	}
	return sections
}
