package pseudonym

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"manicule/internal/export/report"
)

// Leaks lists what is left of the names in a report: words that are like one but for capitals
// and accents, which Apply leaves alone. With whole transcripts, their texts are looked at too.
func (t *Table) Leaks(r report.Report, whole bool) []Leak {
	l := leaks{table: t, finder: finder{}}
	for i, n := range t.names {
		l.finder.add(fold(n.Name).words, i)
	}
	l.finder.sort()
	for place, words := range r.Words() {
		l.look(place.String(), words)
	}
	for _, s := range r.Sources {
		l.look("file name, "+s.Label(), s.Source.Name)
		if whole {
			for _, passage := range s.Passages() {
				l.look("text, "+s.Label(), s.Text.Slice(passage))
			}
		}
	}
	return l.found
}

type leaks struct {
	table  *Table
	finder finder
	found  []Leak
}

func (l *leaks) look(where, words string) {
	folded := fold(words)
	for _, m := range l.finder.find(folded.words) {
		start, end := folded.from[m.start], folded.from[m.end]
		l.found = append(l.found, Leak{l.table.names[m.index].Name, words[start:end], where, around(words, start, end)})
	}
}

// aroundLen is how many code points either side of a name are shown.
const aroundLen = 30

func around(words string, start, end int) string {
	from, to := start, end
	for range aroundLen {
		_, size := utf8.DecodeLastRuneInString(words[:from])
		from -= size
		_, size = utf8.DecodeRuneInString(words[to:])
		to += size
	}
	shown := oneSpaced(words[from:to])
	if from > 0 {
		shown = "…" + shown
	}
	if to < len(words) {
		shown += "…"
	}
	return shown
}

// folded is words without capitals and accents, and for each of their bytes, and the end,
// where it was in the words.
type folded struct {
	words string
	from  []int
}

func fold(words string) folded {
	var out strings.Builder
	var from []int
	caser := cases.Fold()
	for i, r := range words {
		for _, bare := range norm.NFKD.String(string(r)) {
			if unicode.Is(unicode.Mn, bare) {
				continue
			}
			before := out.Len()
			out.WriteString(caser.String(string(bare)))
			for range out.Len() - before {
				from = append(from, i)
			}
		}
	}
	return folded{out.String(), append(from, len(words))}
}
