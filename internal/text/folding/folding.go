// Package folding writes a text for searching: what makes no difference there is left out.
package folding

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Mark stands between the letters that Fold has divided. Like the other three information
// separators of ASCII it is never in what Fold returns but where it was put.
const Mark = '\x1f'

// accent stands for whatever is passed over. The index itself leaves it out (FTS5's unicode61
// does so with the accents from U+0300 to U+0331 after any letter).
const accent = '\u0301'

// Fold writes a text as the search index has it. Each sign stays one sign, so that without
// the Marks every place is where it was. Letters lose what stands on them, but for Latin
// ones, which the index itself sees to; capitals it sees to as well. Letters of scripts
// without spaces are divided by Marks from what stands before and after them, so that each
// counts as a word. An information separator becomes a space.
func Fold(s string) string {
	if !strings.ContainsFunc(s, concerns) {
		return s
	}
	var out strings.Builder
	var before rune // the letter or digit that this one joins on to; 0 for none
	for _, r := range s {
		r = foldSign(r)
		switch {
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

// IsWord reports whether a sign makes a word, alone or with others: a letter or a digit.
func IsWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.Co) }

// concerns reports whether a sign may be written otherwise, or have a Mark before it.
func concerns(r rune) bool {
	return r > unicode.MaxASCII && foldSign(r) != r || '\x1c' <= r && r <= Mark || alone(r)
}

// alone reports whether a letter or digit is of a script without spaces.
func alone(r rune) bool {
	const first = 0x0E00
	return r >= first && (r == 'ー' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// barred are Latin letters that are no others with an accent, and are searched for as if they were.
var barred = map[rune]rune{'ł': 'l', 'Ł': 'L', 'đ': 'd', 'Đ': 'D', 'ø': 'o', 'Ø': 'O', 'ħ': 'h', 'Ħ': 'H', 'ŧ': 't', 'Ŧ': 'T', 'ı': 'i'}

func foldSign(r rune) rune {
	const latin, han, compatible = 0x250, 0x2E80, 0xF900
	switch {
	case r <= unicode.MaxASCII:
		if '\x1c' <= r && r <= Mark {
			return ' '
		}
		return r
	case r < latin:
		if plain, ok := barred[r]; ok {
			return plain
		}
		if r == '\u00ad' {
			return accent
		}
		return r
	case r < han:
		return folded()[r-latin]
	case r < compatible:
		return r
	}
	return work(r)
}

// folded are the signs from the end of Latin to the first of Chinese, folded.
var folded = sync.OnceValue(func() []rune {
	const latin, han = 0x250, 0x2E80
	table := make([]rune, han-latin)
	for i := range table {
		table[i] = work(latin + rune(i))
	}
	return table
})

// work folds a sign by its properties.
func work(r rune) rune {
	switch {
	case r == 'й', r == 'Й', r == '\u3099', r == '\u309a', unicode.Is(unicode.Latin, r) && r < '\uff00':
		return r
	case r == '\u0640', unicode.Is(unicode.Cf, r), isAccent(r):
		return accent
	case unicode.Is(unicode.M, r):
		return r
	}
	bare := norm.NFC.String(strings.Map(withoutAccent, norm.NFKD.String(string(r))))
	if plain, size := utf8.DecodeRuneInString(bare); size > 0 && size == len(bare) && IsWord(plain) {
		return plain
	}
	return r
}

// isAccent reports whether a sign changes a letter's sound, not the letter. Those of Indic
// scripts are halves of letters and stay.
func isAccent(r rune) bool {
	return r != '\u3099' && r != '\u309a' && unicode.Is(unicode.M, r) && unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic, unicode.Syriac)
}

func withoutAccent(r rune) rune {
	if isAccent(r) {
		return -1
	}
	return r
}
