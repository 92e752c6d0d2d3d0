package coding

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"manicule/internal/fault"
)

// MaxNameLen is the longest name of a tag, in code points.
const MaxNameLen = 200

// CheckName returns a fault if name can't be a tag's: it must be one line of at most
// MaxNameLen code points, not empty, with no white space around it.
func CheckName(name string) error {
	switch {
	case strings.TrimSpace(name) == "":
		return fault.New(fault.Invalid, "The tag has no name.").WithHint("Type one.")
	case name != strings.TrimSpace(name):
		return fault.New(fault.Invalid, "The tag name “%s” has white space around it.", strings.TrimSpace(name))
	case !utf8.ValidString(name), strings.ContainsFunc(name, breaksLine):
		return fault.New(fault.Invalid, "The tag name holds a line break or a character that can't be shown.").
			WithHint("Write it on one line.")
	case utf8.RuneCountInString(name) > MaxNameLen:
		return fault.New(fault.Invalid, "The tag name “%s…” is longer than %d characters.", firstRunes(name, 20), MaxNameLen).
			WithHint("Use the description for the rest.")
	}
	return nil
}

// breaksLine reports whether r ends a line somewhere, or is NUL.
func breaksLine(r rune) bool {
	switch r {
	case 0, '\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// SameName reports whether two names are one to a reader: whether they differ only in
// case, in accents on Latin or Greek letters, or in the width of the spaces between words.
func SameName(a, b string) bool { return a == b || Fold(a) == Fold(b) }

// Fold gives names that are the same the same form, and words that a search should find. Marks
// in other scripts than Latin and Greek make other letters (й is not и, が is not か), so they stay.
func Fold(name string) string {
	var folded strings.Builder
	bare := false // whether marks may be dropped after the letter before
	for _, r := range norm.NFD.String(name) {
		if !unicode.Is(unicode.Mn, r) {
			bare = unicode.In(r, unicode.Latin, unicode.Greek)
		} else if bare {
			continue
		}
		folded.WriteRune(r)
	}
	return strings.Join(strings.Fields(cases.Fold().String(folded.String())), " ")
}
