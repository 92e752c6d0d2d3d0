package export

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest name that FileName gives. File systems count bytes (255, with room for what
// a half-written file is called), people count characters.
const (
	maxNameLen   = 80  // code points
	maxNameBytes = 240 // UTF-8
)

// FileName suggests a name for a project's export: "Moscow interviews.md". It is safe on
// every system, whatever the project is called. A format there is not has no extension.
func FileName(project, formatName string) string {
	f, _ := find(formatName)
	name := strings.Join(strings.Fields(strings.Map(inFileName, strings.ToValidUTF8(project, " "))), " ")
	name = cutTo(strings.TrimLeft(name, ". "), maxNameLen-len(f.extension), maxNameBytes-len(f.extension))
	name = strings.TrimRight(name, ". ")
	if name == "" {
		name = "Excerpts"
	}
	if deviceName.MatchString(name) {
		name = "Project " + name
	}
	return name + f.extension
}

// inFileName replaces what some system does not allow or would show as something else by a space.
func inFileName(r rune) rune {
	if strings.ContainsRune(`/\:*?"<>|`, r) || unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
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
