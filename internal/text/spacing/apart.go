package spacing

import (
	"strings"
	"unicode"
)

// Mark stands between the letters that Apart has divided. Like the other three information
// separators of ASCII it is never in what Apart returns but where it was put.
const Mark = '\x1f'

// Apart divides letters of scripts without spaces from what stands before and after them, so
// that each counts as a word. Marks, such as vowels above a letter, stay with theirs. An
// information separator becomes a space; nothing else changes, so that without the Marks
// every place is where it was.
func Apart(s string) string {
	if !strings.ContainsFunc(s, concerns) {
		return s
	}
	var out strings.Builder
	var before rune // the letter or digit that this one joins on to; 0 for none
	for _, r := range s {
		switch {
		case isSeparator(r):
			r, before = ' ', 0
		case unicode.Is(unicode.M, r): // it belongs to the letter before
		case !IsWord(r):
			before = 0
		default:
			if before != 0 && (alone(before) || alone(r)) {
				out.WriteRune(Mark)
			}
			before = r
		}
		out.WriteRune(r)
	}
	return out.String()
}

// Together takes the Marks out again.
func Together(s string) string { return strings.ReplaceAll(s, string(Mark), "") }

// IsWord reports whether a sign makes a word, alone or with others: a letter or a digit.
func IsWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.Co) }

func concerns(r rune) bool { return isSeparator(r) || alone(r) }

func isSeparator(r rune) bool { return '\x1c' <= r && r <= Mark }

// alone reports whether a letter or digit is of a script without spaces.
func alone(r rune) bool {
	const first = 0x0E00
	return r >= first && (r == 'ー' || r == 'ｰ' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}
