package recognise

import "manicule/internal/document"

// readVoices takes the speakers that the file itself gives as data. A caption without a
// voice goes on with the one before.
func readVoices(lines []line, people []document.Person) reading {
	names := map[string]string{}
	for _, p := range people {
		names[p.Voice] = p.Name
	}
	var r reading
	said := -1 // the paragraph that the last opening stands in
	for i, l := range lines {
		if l.p.Voice == "" || l.paragraph == said {
			continue
		}
		name := singleSpaced(l.p.Voice)
		if known := names[l.p.Voice]; known != "" {
			name = known
		}
		r.openings = append(r.openings, opening{line: i, name: name, rest: l.words})
		said = l.paragraph
	}
	return r
}
