// Package printable makes words fit for formats that do not allow every character.
package printable

import (
	"strings"
	"unicode/utf8"
)

// Text returns the words with each character that XML and HTML forbid replaced by a picture
// of it: a bell by "␇", what is no character by "\uFFFD". Tabs and line ends stay.
func Text(words string) string {
	for i := 0; i < len(words); i++ {
		if c := words[i]; c < ' ' && c != '\t' && c != '\n' && c != '\r' || c == 0x7F || c == 0xEF || c == 0xC2 {
			return words[:i] + strings.Map(picture, words[i:])
		}
	}
	return words
}

func picture(r rune) rune {
	switch {
	case r == '\t', r == '\n', r == '\r':
		return r
	case r < ' ':
		return '\u2400' + r
	case r == 0x7F:
		return '\u2421'
	case 0x80 <= r && r < 0xA0 && r != 0x85, r == 0xFFFE, r == 0xFFFF:
		return utf8.RuneError
	}
	return r
}
