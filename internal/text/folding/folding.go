// Package folding writes a text for searching: what makes no difference there is left out.
package folding

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Version is the number of this way of folding. Whoever keeps what Fold has written makes it
// anew where the number is another.
const Version = 2

// Mark stands between the letters that Fold has divided. Like the other three information
// separators of ASCII it is never in what Fold returns but where it was put.
const Mark = '\x1f'

// Join stands before a letter that Fold has added to the one before: ß is written s, Join, s.
// Like Mark it is never in what Fold returns but where it was put. The index leaves it out, as
// it does the accents from U+0300 to U+0331 after any letter (FTS5's unicode61).
const Join = '\u0331'

// accent stands for whatever is passed over, and is left out by the index as well.
const accent = '\u0301'

// Fold writes a text as the search index has it. Each sign stays one sign, so that without
// the Marks, and the Joins with the letter behind each, every place is where it was. Letters
// lose what stands on them, but for Latin ones, which the index itself sees to; capitals it sees
// to as well. Letters of scripts without spaces are divided by Marks from what stands before and
// after them, so that each counts as a word. An information separator becomes a space.
func Fold(s string) string {
	if !strings.ContainsFunc(s, concerns) {
		return s
	}
	var out strings.Builder
	var before rune // the letter or digit that this one joins on to; 0 for none
	for i, r := range s {
		folded, more := foldSign(r)
		switch {
		case unicode.Is(unicode.M, folded): // it belongs to the letter before
		case !IsWord(folded):
			before = 0
		default:
			if before != 0 && (alone(before) || alone(folded)) {
				out.WriteRune(Mark)
			}
			before = folded
			if strings.HasPrefix(s[i+utf8.RuneLen(r):], breve) {
				folded = withBreve(folded)
			}
		}
		out.WriteRune(folded)
		for _, added := range more {
			out.WriteRune(Join)
			out.WriteRune(added)
		}
	}
	return out.String()
}

// Plain writes a text as it is compared: folded, with small letters, single spaces and the plain
// one of each kind of quote and dash. Texts that a search finds in one another hold one another.
func Plain(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	space := false // that stands before the next sign
	for _, r := range Fold(s) {
		switch {
		case r == Mark, r == Join, r == accent:
		case unicode.IsSpace(r):
			space = out.Len() > 0
		default:
			if space {
				out.WriteByte(' ')
				space = false
			}
			writePlain(&out, r)
		}
	}
	return out.String()
}

func writePlain(out *strings.Builder, r rune) {
	switch {
	case 'A' <= r && r <= 'Z':
		out.WriteByte(byte(r) + 'a' - 'A')
	case r <= unicode.MaxASCII:
		out.WriteByte(byte(r))
	case unicode.Is(unicode.Latin, r):
		for _, letter := range strings.Map(withoutAccent, norm.NFKD.String(string(r))) {
			out.WriteRune(small(letter))
		}
	default:
		out.WriteRune(small(r))
	}
}

// small is a sign as a small letter, or the plain one of its kind.
func small(r rune) rune {
	r = unicode.ToLower(unicode.ToUpper(r))
	if plain, ok := signs[r]; ok {
		return plain
	}
	return r
}

// signs are the quotes and dashes that are read as others.
var signs = map[rune]rune{
	'’': '\'', '‘': '\'', 'ʼ': '\'', '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '–': '-', '—': '-', '‐': '-', '‑': '-', '−': '-',
}

// IsWord reports whether a sign makes a word, alone or with others: a letter or a digit.
func IsWord(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.Co) }

// concerns reports whether a sign may be written otherwise, or have a Mark before it.
func concerns(r rune) bool {
	if r <= unicode.MaxASCII {
		return '\x1c' <= r && r <= Mark
	}
	folded, more := foldSign(r)
	return folded != r || more != "" || alone(r)
}

// alone reports whether a letter or digit is of a script without spaces.
func alone(r rune) bool {
	const first = 0x0E00
	return r >= first && (r == 'ー' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}

// breve makes й of и, which is another letter; other letters lose it.
const breve = "\u0306"

func withBreve(r rune) rune {
	switch r {
	case 'и':
		return 'й'
	case 'И':
		return 'Й'
	}
	return r
}

// spelled are Latin letters that are no others with an accent, and how they are searched for.
var spelled = map[rune]string{
	'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ø': "o", 'Ø': "O", 'ǿ': "o", 'Ǿ': "O", 'ħ': "h", 'Ħ': "H", 'ŧ': "t", 'Ŧ': "T", 'ı': "i",
	'ß': "ss", 'ẞ': "SS", 'æ': "ae", 'Æ': "AE", 'ǽ': "ae", 'Ǽ': "AE", 'ǣ': "ae", 'Ǣ': "AE", 'œ': "oe", 'Œ': "OE", 'ĳ': "ij", 'Ĳ': "IJ",
}

// sign is a sign as it is folded, and the letters added to it.
type sign struct {
	first rune
	more  string
}

func foldSign(r rune) (rune, string) {
	const han, compatible = 0x2E80, 0xF900
	switch {
	case r <= unicode.MaxASCII:
		if '\x1c' <= r && r <= Mark {
			return ' ', ""
		}
		return r, ""
	case r < han:
		s := folded()[r]
		return s.first, s.more
	case r < compatible:
		return r, ""
	}
	s := work(r)
	return s.first, s.more
}

// folded are the signs up to the first of Chinese, folded.
var folded = sync.OnceValue(func() []sign {
	const han = 0x2E80
	table := make([]sign, han)
	for i := range table {
		table[i] = work(rune(i))
	}
	return table
})

// work folds a sign by its properties.
func work(r rune) sign {
	const latin = 0x250 // where the letters end that the index itself sees to
	if written, ok := spelled[r]; ok {
		return spell(written)
	}
	switch {
	case r == 'й', r == 'Й', r == '\u3099', r == '\u309a', r < latin && unicode.IsLetter(r):
		return sign{first: r}
	case r == '\u0640', unicode.Is(unicode.Cf, r), isAccent(r):
		return sign{first: accent}
	case unicode.Is(unicode.M, r), r < latin:
		return sign{first: r}
	}
	bare := norm.NFC.String(strings.Map(withoutAccent, norm.NFKD.String(string(r))))
	_, size := utf8.DecodeRuneInString(bare)
	one := size == len(bare)
	switch {
	case one && unicode.Is(unicode.Latin, r) && r < '\uff00': // the index sees to it, but for ligatures
		return sign{first: r}
	case one && strings.ContainsFunc(bare, IsWord), unicode.IsLetter(r) && strings.IndexFunc(bare, isNoLetter) < 0:
		return spell(bare)
	}
	return sign{first: r}
}

func spell(letters string) sign {
	first, size := utf8.DecodeRuneInString(letters)
	return sign{first, letters[size:]}
}

// isAccent reports whether a sign changes a letter's sound, not the letter. Those of Indic
// scripts are halves of letters and stay.
func isAccent(r rune) bool {
	return r != '\u3099' && r != '\u309a' && unicode.Is(unicode.M, r) && unicode.In(r, unicode.Inherited, unicode.Hebrew, unicode.Arabic, unicode.Syriac)
}

func isNoLetter(r rune) bool { return !unicode.IsLetter(r) }

func withoutAccent(r rune) rune {
	if isAccent(r) {
		return -1
	}
	return r
}
