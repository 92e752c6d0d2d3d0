// Package symbol knows the letters that fonts of pictures draw in place of ordinary ones.
package symbol

import "strings"

// Text is what the letter of a font of pictures shows. The letter may be given by its
// place in the font, 0x20 to 0xFF, or in the private area where Word puts it. What is in
// no table here is U+FFFD; a letter of an ordinary font is itself.
func Text(font string, letter rune) string {
	if 0xF000 <= letter && letter <= 0xF0FF {
		letter -= 0xF000
	} else if letter > 0xFF || !Is(font) {
		return string(letter)
	}
	drawn := wingdings
	if strings.HasPrefix(strings.ToLower(font), "symbol") {
		drawn = greek
	}
	switch shown, ok := drawn[letter]; {
	case ok:
		return string(shown)
	case letter == ' ' || letter == 0xA0:
		return " "
	}
	return "\uFFFD"
}

// Is reports whether a font draws pictures in place of letters.
func Is(font string) bool {
	font = strings.ToLower(font)
	return strings.HasPrefix(font, "symbol") || strings.HasPrefix(font, "wingdings") || strings.HasPrefix(font, "webdings")
}

// wingdings are the pictures that are used within text.
var wingdings = map[rune]rune{
	0x4A: '☺', 0x4B: '😐', 0x4C: '☹', 0x28: '☎', 0x2A: '✉', 0x6C: '●', 0x6E: '■', 0x6F: '□', 0x71: '❑', 0x72: '❒', 0x75: '◆', 0x76: '❖',
	0x9F: '•', 0xA7: '▪', 0xA8: '◻', 0xB7: '•', 0xD8: '➢', 0xDF: '←', 0xE0: '→', 0xE1: '↑', 0xE2: '↓', 0xE7: '⇐', 0xE8: '➔', 0xF0: '⇨',
	0xFB: '✗', 0xFC: '✓', 0xFD: '☒', 0xFE: '☑',
}

// greek is the font Symbol.
var greek = table(
	0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
	0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪",
	0xF1, "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
)

// table numbers letters, each run of them from a place on.
func table(runs ...any) map[rune]rune {
	letters := map[rune]rune{}
	for i := 0; i < len(runs); i += 2 {
		at := rune(runs[i].(int))
		for _, letter := range runs[i+1].(string) {
			letters[at] = letter
			at++
		}
	}
	return letters
}
