// Package spacing knows where words that were divided belong together without a space.
package spacing

import "unicode"

// None reports whether no space belongs between two letters: those of scripts that have none.
func None(before, after rune) bool { return unspaced(before) && unspaced(after) }

func unspaced(r rune) bool {
	const first, signs, wide = 0x0E00, 0x3000, 0xFF00
	return r >= first && (r >= signs && r <= signs+0x3F || r >= wide && r <= wide+0xEF ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar))
}
