package layout

import "manicule/internal/document"

// How much larger than the running text headings and a title are set.
const (
	headingSize = 1.12
	titleSize   = 1.25
)

// kind says what a paragraph of running text is, by its size.
func (s *setting) kind(all []paragraph, i int) document.Kind {
	p := &all[i]
	const mostLines = 3
	size := p.lines[0].size
	switch {
	case len(p.lines) > mostLines || size < headingSize*s.size:
		return document.Body
	case size >= titleSize*s.size && isTitle(all, i):
		return document.Title
	}
	return document.Heading
}

// isTitle reports whether a paragraph is the first of the largest among those that begin
// the document.
func isTitle(all []paragraph, at int) bool {
	const most = 8
	for i := range min(len(all), most) {
		size := all[i].lines[0].size
		if i < at && size >= all[at].lines[0].size || size > all[at].lines[0].size {
			return false
		}
	}
	return at < most && all[at].sheet().number == 0
}
