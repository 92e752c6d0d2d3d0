package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// collectWords remembers the words of the document but the halves of broken ones.
func (s *setting) collectWords(flows []flow) {
	half := false
	for r := range runsOf(flows) {
		_, hyphen := broken(r)
		if !hyphen && !half {
			s.words[bare(r.Text)] = true
		}
		half = hyphen
	}
}

// bare is a word in lower case without the signs around it.
func bare(word string) string {
	return strings.ToLower(strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// wordOf is a run's text; a hyphen that breaks the word stays only within a line or at the
// end of a paragraph.
func wordOf(r Run, stays bool) string {
	words, hyphen := broken(r)
	if hyphen && stays {
		return words + "-"
	}
	return words
}

// broken reports whether a word would be broken by a hyphen if it ended a line, and what
// stands before the hyphen.
func broken(r Run) (string, bool) {
	if r.Broken {
		return r.Text, true
	}
	before, hyphen := strings.CutSuffix(r.Text, "-")
	last, _ := utf8.DecodeLastRuneInString(before)
	if hyphen && unicode.IsLetter(last) {
		return before, true
	}
	return r.Text, false
}

// keepsHyphen reports whether two halves are joined by a hyphen of their own: the document
// says both elsewhere, or the whole with its hyphen, and doesn't say the whole without.
func (s *setting) keepsHyphen(first, second string) bool {
	a, b := bare(first), bare(second)
	next, _ := utf8.DecodeRuneInString(second)
	switch {
	case s.words[a+b]:
		return false
	case s.words[a+"-"+b], !unicode.IsLower(next) && !unicode.Is(unicode.Lo, next):
		return true
	}
	return s.words[a] && s.words[b]
}
