// Package filename makes names of files that are safe on every system.
package filename

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// The longest name that Safe gives. File systems count bytes (255, with room for what
// a half-written file is called), people count characters.
const (
	maxLen   = 80  // code points
	maxBytes = 240 // UTF-8
)

// Safe makes the name of a file of words: "Syria & Daesh 2016.md" of "Syria & Daesh: 2016". What
// has no letters, and what some system takes for a device, is named for what it is.
func Safe(words, what, extension string) string {
	return stem(words, what, len(extension)) + extension
}

func stem(words, what string, room int) string {
	name := strings.Join(strings.Fields(strings.Map(inFileName, strings.ToValidUTF8(words, " "))), " ")
	name = cutTo(strings.TrimLeft(name, ". "), maxLen-room, maxBytes-room)
	name = strings.TrimRight(name, ". ")
	if name == "" {
		return what
	}
	if deviceName.MatchString(name) {
		return what + " " + name
	}
	return name
}

// Set makes names that differ, also where capitals and accents count for nothing. The zero
// value is the empty set.
type Set struct{ taken map[string]bool }

// Safe makes a safe name that is not in the set yet, "Minsk 2.md" if "Minsk.md" is, and adds it.
func (s *Set) Safe(words, what, extension string) string {
	if s.taken == nil {
		s.taken = map[string]bool{}
	}
	for n := 1; ; n++ {
		end := extension
		if n > 1 {
			end = fmt.Sprintf(" %d%s", n, extension)
		}
		name := stem(words, what, len(end)) + end
		if key := fold(name); !s.taken[key] {
			s.taken[key] = true
			return name
		}
	}
}

// fold gives names that are one to some file system the same form.
func fold(name string) string {
	bare := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFKD.String(name))
	return cases.Fold().String(bare)
}

// inFileName replaces what some system does not allow or would show as something else by a space.
func inFileName(r rune) rune {
	if strings.ContainsRune(`/\:*?"<>|`, r) || !unicode.IsGraphic(r) && !unicode.Is(unicode.Join_Control, r) || unicode.Is(unicode.Bidi_Control, r) {
		return ' '
	}
	return r
}

// deviceName is a name that Windows takes for a device, whatever extension follows it.
var deviceName = regexp.MustCompile(`(?i)^(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])[ ]*(?:\.|$)`)

// cutTo returns the beginning of s that has at most so many code points and bytes.
func cutTo(s string, points, bytes int) string {
	for i, r := range s {
		if points == 0 || i+utf8.RuneLen(r) > bytes {
			return s[:i]
		}
		points--
	}
	return s
}
