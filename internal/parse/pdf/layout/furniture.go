package layout

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Furniture is looked for in this many lines at the top of a page, and at its bottom.
const edgeLines = 3

// How far from each other, in points, the same furniture stands on different pages.
const sameHeight = 4

// furniture is what may be a page's header or footer.
type furniture struct {
	words  string // with a "#" for each number
	top    bool
	height int
}

// pageNumber is a line that says which page this is, on its own or in a document of one page.
var pageNumber = regexp.MustCompile(`(?i)^[-–—\s]*(?:(?:page|p\.|seite|página|pagina|strana|sivu|sida|side|стр\.?)\s*)?#(?:\s*(?:/|of|von|de|di|sur|van|av|af|из)\s*#)?[-–—\s]*$`)

// alone is a page number that needs no other page to be seen as one.
var alone = regexp.MustCompile(`(?i)^(?:[-–—]\s*#\s*[-–—]|(?:page|seite|página|pagina)\s*#(?:\s*(?:/|of|von|de|di|sur)\s*#)?)$`)

var number = regexp.MustCompile(`\d+`)

// removeFurniture takes headers and footers off the sheets: what stands at the same height
// of most pages with the same words, numbers aside. It says what it took.
func removeFurniture(sheets []*sheet) string {
	seen := map[furniture]map[int]bool{}
	for _, s := range sheets {
		for _, i := range s.edges() {
			for _, f := range s.kinds(i) {
				if seen[f] == nil {
					seen[f] = map[int]bool{}
				}
				seen[f][s.number] = true
			}
		}
	}
	away := make([][]int, len(sheets))
	words := false
	for i, s := range sheets {
		away[i] = s.furniture(seen, len(sheets))
		words = words || len(away[i]) < len(s.segments)
	}
	if !words {
		return "" // then it is what the document says
	}
	var taken []string
	known := map[string]bool{}
	for i, s := range sheets {
		for _, j := range away[i] {
			if words := s.segments[j].text(); !known[generic(words)] {
				known[generic(words)] = true
				taken = append(taken, words)
			}
		}
		s.remove(away[i])
	}
	return leftOut("Page headers and footers", taken)
}

// furniture are the segments of the sheet's headers and footers. A line is one or it isn't:
// what stands beside other words is part of what they say.
func (s *sheet) furniture(seen map[furniture]map[int]bool, pages int) []int {
	var found []int
	edges := s.edges()
	for _, i := range edges {
		if s.isPageNumber(i, seen, pages) {
			found = append(found, i)
			continue
		}
		alike := func(j int) bool {
			return math.Abs(s.segments[i].base-s.segments[j].base) >= sameLine*s.segments[i].size || s.isFurniture(j, seen, pages)
		}
		if !slices.ContainsFunc(edges, func(j int) bool { return !alike(j) }) {
			found = append(found, i)
		}
	}
	return found
}

// edges are the segments of the topmost and the lowest lines.
func (s *sheet) edges() []int {
	order := make([]int, len(s.segments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.segments[b].base, s.segments[a].base) })
	upper := firstLines(s.segments, order)
	slices.Reverse(order)
	lower := firstLines(s.segments, order)
	edges := append(upper, lower...)
	slices.Sort(edges)
	return slices.Compact(edges)
}

// firstLines are the segments of the first lines in the order.
func firstLines(segments []segment, order []int) []int {
	lines := 0
	for i, at := range order {
		s := segments[at]
		if i == 0 || math.Abs(segments[order[i-1]].base-s.base) >= sameLine*s.size {
			lines++
		}
		if lines > edgeLines {
			return slices.Clone(order[:i])
		}
	}
	return slices.Clone(order)
}

// kinds are the furniture that a segment may be; two, as heights are rounded.
func (s *sheet) kinds(i int) []furniture {
	seg := s.segments[i]
	f := furniture{words: generic(seg.text()), top: seg.base > s.page.Height/2}
	height := int(seg.base / sameHeight)
	f.height = height
	g := f
	g.height = height + 1
	return []furniture{f, g}
}

// generic is a text with a "#" for each number.
func generic(words string) string { return number.ReplaceAllString(words, "#") }

// isFurniture reports whether a segment stands on most pages. One of two, left and right,
// is enough: books have their own for each.
func (s *sheet) isFurniture(i int, seen map[furniture]map[int]bool, pages int) bool {
	words := generic(s.segments[i].text())
	if words == "#" && s.inMargin(i) || !strings.ContainsFunc(words, unicode.IsLetter) && !pageNumber.MatchString(words) {
		return false
	}
	if pages <= 2 && alone.MatchString(words) {
		return true
	}
	for _, f := range s.kinds(i) {
		on := len(seen[f])
		if on >= 2 && (5*on >= 2*pages || on >= 3 && pageNumber.MatchString(words)) && (pages > 3 || !speaks(words)) {
			return true
		}
	}
	return false
}

// inMargin reports whether a number is one of several that end where it ends, more or less.
func (s *sheet) inMargin(i int) bool {
	const fewest = 3
	n := 0
	for j := range s.segments {
		other := &s.segments[j]
		if _, ok := lineNumber(other.text()); ok && math.Abs(other.right-s.segments[i].right) < other.size {
			n++
		}
	}
	return n >= fewest
}

// isPageNumber reports whether a segment says on nearly all pages, in more than a number,
// which page it is: that it is one even where words stand beside it.
func (s *sheet) isPageNumber(i int, seen map[furniture]map[int]bool, pages int) bool {
	words := generic(s.segments[i].text())
	if words == "#" || !pageNumber.MatchString(words) {
		return false
	}
	return slices.ContainsFunc(s.kinds(i), func(f furniture) bool { return len(seen[f]) >= 3 && 5*len(seen[f]) >= 4*pages })
}

// speaks reports whether words look like what somebody says, as in "A: Yes.".
func speaks(words string) bool {
	return strings.ContainsAny(words[len(words)-1:], ".?!") && strings.Contains(words, " ") || strings.Contains(words, ": ")
}

// remove takes segments away, given by their places in order.
func (s *sheet) remove(places []int) {
	for _, i := range slices.Backward(places) {
		s.segments = slices.Delete(s.segments, i, i+1)
	}
}

// leftOut is a warning that names up to three of the texts; "" if there are none.
func leftOut(what string, texts []string) string {
	const most = 3
	if len(texts) == 0 {
		return ""
	}
	var shown []string
	for _, t := range texts[:min(len(texts), most)] {
		shown = append(shown, "“"+shorten(t)+"”")
	}
	list := strings.Join(shown, ", ")
	if len(texts) > most {
		list += ", …"
	}
	return what + " were left out: " + list + "."
}

func shorten(t string) string {
	const most = 60
	if letters := []rune(t); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return t
}
