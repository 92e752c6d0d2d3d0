package transcript

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// DisplayName writes a speaker's label as it reads well beside the text: "SECRETARY KERRY"
// as "Secretary Kerry", "MR. O'NEIL" as "Mr. O'Neil". A label in mixed case, a single letter
// and an initialism ("JFK", "P03") stay as they are.
func DisplayName(label string) string {
	if !InCapitals(label) {
		return label
	}
	words := strings.Fields(label)
	for i, word := range words {
		words[i] = displayWord(word, i == 0)
	}
	return strings.Join(words, " ")
}

func displayWord(word string, first bool) string {
	bare := strings.TrimRight(word, ".,")
	after := strings.TrimPrefix(word[len(bare):], ".")
	lower := strings.ToLower(bare)
	switch {
	case titles[lower] != "" && len(bare) > 1:
		return titles[lower] + after
	case fixedWords[bare] != "":
		return fixedWords[bare] + word[len(bare):]
	case !first && smallEnglish[lower]:
		return lower + word[len(bare):]
	}
	return displayParts(word)
}

// fixedWords have a spelling of their own.
var fixedWords = map[string]string{
	"ST": "St", "JR": "Jr", "II": "II", "III": "III", "IV": "IV", "UK": "UK", "US": "US", "UN": "UN", "EU": "EU", "USA": "USA",
}

var smallEnglish = map[string]bool{"of": true, "the": true, "and": true, "for": true, "to": true}

// displayParts writes each run of letters in a word by itself: "O'NEIL-ŠIMIĆ".
func displayParts(word string) string {
	var out strings.Builder
	for word != "" {
		n := strings.IndexFunc(word, func(r rune) bool { return !isNameRune(r) })
		if n < 0 {
			n = len(word)
		}
		out.WriteString(displayPart(word[:n]))
		_, size := utf8.DecodeRuneInString(word[n:])
		out.WriteString(word[n : n+size])
		word = word[n+size:]
	}
	return out.String()
}

func isNameRune(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.Nd) }

func displayPart(part string) string {
	if isInitialism(part) {
		return part
	}
	if rest, found := strings.CutPrefix(part, "MC"); found && len(rest) > 2 {
		return "Mc" + displayPart(rest)
	}
	_, size := utf8.DecodeRuneInString(part)
	return part[:size] + strings.ToLower(part[size:])
}

// isInitialism reports whether part has a digit, or no letter but Latin consonants.
func isInitialism(part string) bool {
	if strings.ContainsFunc(part, unicode.IsDigit) {
		return true
	}
	return !strings.ContainsFunc(part, func(r rune) bool {
		return r > unicode.MaxASCII || strings.ContainsRune("AEIOUY", r)
	})
}

// titles are the ways to address a person, as they are written in mixed case.
var titles = map[string]string{
	"mr": "Mr.", "mrs": "Mrs.", "ms": "Ms.", "mx": "Mx.", "dr": "Dr.", "prof": "Prof.", "rev": "Rev.", "fr": "Fr.",
	"sr": "Sr.", "gen": "Gen.", "col": "Col.", "maj": "Maj.", "capt": "Capt.", "lt": "Lt.",
	"sgt": "Sgt.", "adm": "Adm.", "sen": "Sen.", "rep": "Rep.", "gov": "Gov.", "hon": "Hon.", "amb": "Amb.",
}

// IsTitle reports whether a word is a way to address a person: "Dr.", "mr".
func IsTitle(word string) bool { return titles[strings.ToLower(strings.TrimSuffix(word, "."))] != "" }

// InCapitals reports whether a name has capitals and no small letters.
func InCapitals(name string) bool {
	capitals := false
	for _, r := range name {
		if unicode.IsLower(r) {
			return false
		}
		capitals = capitals || unicode.IsUpper(r)
	}
	return capitals
}
