package report

// First is the beginning of a report: so many of its excerpts, and of the transcripts that are
// quoted those that these stand in, and those of which nothing is quoted. What it says of the whole, it says as before.
func (r Report) First(excerpts int) Report {
	r.Sections = firstOf(r.Sections, &excerpts)
	shown := map[*Source]bool{}
	for _, s := range r.Sections {
		for _, e := range s.Excerpts {
			shown[e.Where.Source] = true
		}
	}
	var sources []*Source
	for _, s := range r.Sources {
		if shown[s] || len(s.Excerpts) == 0 {
			sources = append(sources, s)
		}
	}
	r.Sources = sources
	return r
}

func firstOf(sections []Section, excerpts *int) (first []Section) {
	for _, s := range sections {
		if *excerpts == 0 {
			break
		}
		s.Excerpts = s.Excerpts[:min(len(s.Excerpts), *excerpts)]
		*excerpts -= len(s.Excerpts)
		first = append(first, s)
	}
	return first
}
