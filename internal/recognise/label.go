package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/transcript"
)

// labelKind says how much the look of a label proves.
type labelKind int

const (
	aside    labelKind = iota // "Note", "He said": part of what is said
	metadata                  // "DATE": a line about the interview
	low                       // "maria": a speaker if it comes often
	mixed                     // "Maria Rossi": a speaker if it comes again
	strong                    // "SECRETARY KERRY", "Dr. Rossi", "Interviewer 2": a speaker
)

// kindOf judges a label by its look.
func kindOf(name string) labelKind {
	words := strings.Fields(name)
	stem := labelStem(name)
	switch {
	case len(words) > maxLabelWords, headsExamination(words):
		return aside
	case metadataLabels[stem]:
		return metadata
	case asideLabels[stem], numberedLabels[stem] && stem != strings.ToLower(name):
		return aside
	case genericLabels[stem], askingLabels[stem], transcript.InCapitals(name), hasTitle(words):
		return strong
	case openingWords[strings.ToLower(words[0])]:
		return aside
	case likeName(words):
		return mixed
	case len(words) <= 2:
		return low
	}
	return aside
}

// headsExamination reports whether a label heads an examination instead of what somebody says:
// "BY MR. SMITH".
func headsExamination(words []string) bool { return len(words) > 1 && words[0] == "BY" }

// labelStem is a label without its number or letter: "Speaker 1", "SPEAKER_01", "speaker B"
// have the stem "speaker".
func labelStem(name string) string {
	s := strings.TrimRight(strings.ToLower(name), "0123456789 #_-.()")
	if before, last, found := cutLast(s, ' '); found && utf8.RuneCountInString(last) == 1 {
		s = before
	}
	return strings.TrimPrefix(s, "the ")
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// labelForm is a label with its numbers and single letters made equal, if it has any:
// "Person 1" and "Person 2", "Person A" and "Person B" share their form.
func labelForm(name string) (form string, numbered bool) {
	words := strings.Fields(name)
	for i, w := range words {
		stem := strings.TrimRight(w, "0123456789")
		if len(words) > 1 && utf8.RuneCountInString(w) == 1 {
			stem = ""
		}
		if stem != w {
			words[i], numbered = stem+"#", true
		}
	}
	return strings.Join(words, " "), numbered
}

// hasTitle reports whether a person's title begins the label: "Dr. Rossi".
func hasTitle(words []string) bool {
	return len(words) > 1 && unicode.IsUpper(firstRune(words[0])) &&
		transcript.IsTitle(words[0]) && likeName(words)
}

// likeName reports whether each word could be part of a name: it has a capital, is of a
// script without capitals, is a number, or is a small word such as "of" and "von".
func likeName(words []string) bool {
	proper := false
	for _, w := range words {
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.In(r, unicode.Lo, unicode.Lt, unicode.Nd) }):
			proper = true
		case !smallWords[strings.ToLower(w)]:
			return false
		}
	}
	return proper
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
