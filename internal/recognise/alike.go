package recognise

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"manicule/internal/transcript"
)

// IsGeneric reports whether a speaker's name says only what they do in the interview
// ("QUESTION", "Speaker 1"): two transcripts mean two people by it.
func IsGeneric(name string) bool {
	stem := labelStem(name)
	return askingLabels[stem] || genericLabels[stem] || isLetterLabel(name) || isCode(name)
}

// isCode reports whether a name is a participant's number: "P03", "R1", "SPEAKER_00".
func isCode(name string) bool {
	letters := strings.TrimRight(name, "0123456789")
	return len(letters) < len(name) && utf8.RuneCountInString(letters) <= 2
}

// alike finds the speakers who may be one person under several names, in groups.
func alike(d transcript.Draft) [][]string {
	const most = 200 // more speakers than that are compared by nobody
	if len(d.Speakers) > most {
		return nil
	}
	var groups [][]string
	grouped := map[int]bool{}
	for i := range d.Speakers {
		if grouped[i] {
			continue
		}
		group := []string{d.Speakers[i].Name}
		for j := i + 1; j < len(d.Speakers); j++ {
			if !grouped[j] && mayBeOne(d.Speakers[i].Name, d.Speakers[j].Name) {
				group = append(group, d.Speakers[j].Name)
				grouped[j] = true
			}
		}
		if len(group) > 1 {
			groups = append(groups, group)
		}
	}
	return groups
}

// PersonKey is a person's name without what does not tell people apart: case, spaces,
// punctuation and titles. It is empty for a name that says only what somebody does.
func PersonKey(name string) string {
	if IsGeneric(name) || strings.ContainsFunc(name, unicode.IsDigit) {
		return ""
	}
	return strings.Join(nameWords(name), " ")
}

// SamePerson reports whether two transcripts mean one person by two names: they have one
// PersonKey. “Mr. Ash” and “Mrs. Ash” are two, though.
func SamePerson(a, b string) bool {
	key := PersonKey(a)
	return key != "" && key == PersonKey(b) && agree(addressed(a), addressed(b))
}

// MayBePerson reports whether two transcripts may mean one person by two names.
func MayBePerson(a, b string) bool {
	return PersonKey(a) != "" && PersonKey(b) != "" && mayBeOne(a, b) && agree(addressed(a), addressed(b))
}

// addressed says as what a name's title addresses somebody: "he" or "she"; empty where it
// does not say.
func addressed(name string) string {
	first, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(name)), " ")
	switch strings.TrimSuffix(first, ".") {
	case "mr":
		return "he"
	case "mrs", "ms", "miss":
		return "she"
	}
	return ""
}

func agree(a, b string) bool { return a == b || a == "" || b == "" }

// mayBeOne reports whether two names may be one person's: they differ in case and
// punctuation only, one is part of the other, one has the other's initials, or they differ
// by a slip of the pen.
func mayBeOne(a, b string) bool {
	wordsA, wordsB := nameWords(a), nameWords(b)
	if len(wordsA) == 0 || len(wordsB) == 0 {
		return false
	}
	if slices.Equal(wordsA, wordsB) {
		return true
	}
	if IsGeneric(a) || IsGeneric(b) {
		return initialsOf(wordsA) == strings.ToLower(b) || initialsOf(wordsB) == strings.ToLower(a)
	}
	return subset(wordsA, wordsB) || subset(wordsB, wordsA) ||
		initialsOf(wordsA) == strings.ToLower(b) || initialsOf(wordsB) == strings.ToLower(a) ||
		slip(strings.Join(wordsA, " "), strings.Join(wordsB, " "))
}

// nameWords are the words of a name in small letters, without titles and punctuation.
func nameWords(name string) []string {
	var words []string
	for _, w := range strings.FieldsFunc(norm.NFC.String(strings.ToLower(name)), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) }) {
		if !transcript.IsTitle(w) && !smallWords[w] {
			words = append(words, w)
		}
	}
	return words
}

// subset reports whether every word of a, one of them a longer one, is a word of b.
func subset(a, b []string) bool {
	long := false
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
		long = long || utf8.RuneCountInString(w) > 2
	}
	return long
}

// initialsOf are the first letters of a name of several words; one word has none.
func initialsOf(words []string) string {
	if len(words) < 2 {
		return " "
	}
	var initials strings.Builder
	for _, w := range words {
		initials.WriteRune(firstRune(w))
	}
	return initials.String()
}

// slip reports whether two longer names differ by one letter changed, left out or added, or
// by two that changed places.
func slip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if len(x) < 5 || len(y)-len(x) > 1 || strings.ContainsFunc(a+b, unicode.IsDigit) {
		return false
	}
	start := 0
	for start < len(x) && x[start] == y[start] {
		start++
	}
	restX, restY := x[start:], y[start:]
	if len(x) < len(y) {
		return slices.Equal(restX, restY[1:])
	}
	swapped := len(restX) > 1 && restX[0] == restY[1] && restX[1] == restY[0] && slices.Equal(restX[2:], restY[2:])
	return swapped || len(restX) > 0 && slices.Equal(restX[1:], restY[1:])
}
