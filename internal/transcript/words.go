package transcript

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/uax29/v2/words"
)

// CountWords counts the words of s: the pieces between Unicode's word boundaries (UAX 29)
// that hold a letter or a digit.
func CountWords(s string) int {
	n := 0
	for pieces := words.FromString(s); pieces.Next(); {
		if strings.ContainsFunc(pieces.Value(), isWordRune) {
			n++
		}
	}
	return n
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
