package pseudonym

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"

	"manicule/internal/text/spacing"
)

// languageOfNobody has no rules of its own for capitals.
var languageOfNobody = language.Und

// form is one way to write a name.
type form struct {
	runes []rune
	index int // of the name
}

// finder finds names by their first letters.
type finder map[rune][]form

func (f finder) add(words string, index int) {
	if words == "" {
		return
	}
	runes := []rune(words)
	for _, known := range f[runes[0]] {
		if slices.Equal(known.runes, runes) {
			return
		}
	}
	f[runes[0]] = append(f[runes[0]], form{runes, index})
}

// sort puts the longer forms before the shorter.
func (f finder) sort() {
	for _, forms := range f {
		slices.SortStableFunc(forms, func(a, b form) int { return cmp.Compare(len(b.runes), len(a.runes)) })
	}
}

// match is a name in some words, by bytes.
type match struct {
	start, end int
	index      int
}

// find returns the names in some words, from left to right, none within another.
func (f finder) find(words string) []match {
	var found []match
	before := rune(-1)
	for at := 0; at < len(words); {
		r, size := utf8.DecodeRuneInString(words[at:])
		if forms := f[r]; forms != nil && parts(before, r) {
			if m, ok := longest(forms, words, at); ok {
				found = append(found, m)
				at = m.end
				before, _ = utf8.DecodeLastRuneInString(words[:at])
				continue
			}
		}
		before = r
		at += size
	}
	return found
}

func longest(forms []form, words string, at int) (match, bool) {
	for _, form := range forms {
		if end, ok := form.matches(words, at); ok {
			return match{at, end, form.index}, true
		}
	}
	return match{}, false
}

// matches reports whether a form stands at a place as words of its own, and where it ends.
func (f form) matches(words string, at int) (end int, ok bool) {
	last := rune(-1)
	for _, want := range f.runes {
		r, size := utf8.DecodeRuneInString(words[at:])
		switch {
		case size == 0:
			return 0, false
		case want == ' ':
			n := blanks(words[at:])
			if n == 0 {
				return 0, false
			}
			at += n
		case r != want:
			return 0, false
		default:
			at += size
		}
		last = want
	}
	next, size := utf8.DecodeRuneInString(words[at:])
	return at, size == 0 || parts(last, next)
}

// blanks is how many bytes of white space begin some words. A paragraph's end is none, a line
// break within one is.
func blanks(words string) int {
	for i, r := range words {
		if !unicode.IsSpace(r) || r == '\n' {
			return i
		}
	}
	return len(words)
}

// parts reports whether a word may end between two letters, the first of which may be none.
func parts(before, after rune) bool {
	return before < 0 || !inWord(before) || !inWord(after) || spacing.None(before, after)
}

func inWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) || r == '_' }
