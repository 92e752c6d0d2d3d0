package pseudonym

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"manicule/internal/export/report"
)

// Leaks lists what is left of the names in a report: words that are like one but for capitals
// and accents, with an s at their end or without, which Apply leaves alone; and after those,
// single words of names that have several, "Kerry" of "John Kerry", those without capitals last:
// they may be any word. What only some formats show is looked at if it is asked for.
func (t *Table) Leaks(r report.Report, also Also) []Leak {
	l := leaks{table: t, finder: finder{}}
	for i, n := range t.names {
		l.add(n.Name, i)
	}
	l.addParts()
	l.finder.sort()
	for place, words := range r.Words() {
		l.look(place.String(), words)
	}
	for _, s := range r.Sources {
		if also.Files {
			l.look("file name, "+s.Label(), s.Source.Name)
		}
		if also.Texts {
			for _, passage := range s.Passages() {
				l.look("text, "+s.Label(), s.Text.Slice(passage))
			}
		}
	}
	return slices.Concat(l.whole, l.parts, l.small)
}

// Also is what some formats show besides the words of a report.
type Also struct {
	Texts bool // of whole transcripts
	Files bool // what the files were called that the transcripts came from
}

type leaks struct {
	table  *Table
	finder finder
	of     []int // for each index behind the table's own: the name it is a word of
	whole  []Leak
	parts  []Leak
	small  []Leak // parts without a capital: "will" of "Will Smith"
}

func (l *leaks) add(words string, index int) {
	bare := fold(words).words
	l.finder.add(bare, index)
	l.finder.add(bare+"s", index)
}

// addParts adds the words of names that have several. What stands in a replacement gives nobody
// away, be it a title; neither do words without capitals, such as "von", in scripts that have
// them, nor single letters.
func (l *leaks) addParts() {
	open := map[string]bool{}
	for _, n := range l.table.names {
		for _, word := range wordsOf(n.Replacement) {
			open[fold(word).words] = true
		}
	}
	for i, n := range l.table.names {
		words := wordsOf(n.Name)
		for _, word := range words {
			first, size := utf8.DecodeRuneInString(word)
			if len(words) > 1 && size < len(word) && !unicode.IsLower(first) && !open[fold(word).words] {
				l.add(word, len(l.table.names)+len(l.of))
				l.of = append(l.of, i)
			}
		}
	}
}

func wordsOf(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !inWord(r) })
}

func (l *leaks) look(where, words string) {
	folded := fold(words)
	for _, m := range l.finder.find(folded.words) {
		start, end := folded.from[m.start], folded.from[m.end]
		index, list := m.index, &l.whole
		if whole := len(l.table.names); index >= whole {
			index, list = l.of[index-whole], &l.parts
			if first, _ := utf8.DecodeRuneInString(words[start:end]); unicode.IsLower(first) {
				list = &l.small
			}
		}
		*list = append(*list, Leak{l.table.names[index].Name, words[start:end], where, around(words, start, end)})
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
