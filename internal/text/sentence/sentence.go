// Package sentence knows the marks with which sentences end.
package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Ends reports whether a sentence may be over with these words.
func Ends(words string) bool { return strings.ContainsRune(".?!…。？！؟۔:", lastMark(words)) }

// Breaks reports whether a sentence, or a part of one, may be over with these words.
func Breaks(words string) bool { return Ends(words) || strings.ContainsRune(",;", lastMark(words)) }

// lastMark is the last sign of the words, but for those that may stand after the end.
func lastMark(words string) rune {
	words = strings.TrimRightFunc(words, func(r rune) bool { return unicode.IsSpace(r) || IsClosing(r) })
	last, _ := utf8.DecodeLastRuneInString(words)
	return last
}

// IsClosing reports whether a sign may stand after the mark that ends a sentence.
func IsClosing(r rune) bool { return strings.ContainsRune(`"'”’»)]`, r) }
