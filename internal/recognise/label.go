package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/transcript"
)

// A label is longer than neither; a sentence with a colon in it mostly is.
const (
	maxLabelPoints = 40
	maxLabelWords  = 5
)

// label is what stands before a colon at the start of a line, and may name a speaker.
type label struct {
	name string // with single spaces: "MR. SMITH"
	line int    // where its line begins, in bytes
	body int    // where the words after it begin, in bytes of the line
	kind labelKind
}

// labelKind says how much the look of a label proves.
type labelKind int

const (
	aside    labelKind = iota // "Note", "He said": part of what is said
	metadata                  // "DATE": a line about the interview
	mixed                     // "Maria Rossi": a speaker if it comes again
	strong                    // "SECRETARY KERRY", "Dr. Rossi", "Interviewer 2": a speaker
)

// readLabel reads the label at the start of a line. The line's indent, the colon and the
// white space after it belong to it. It looks kinds up before it judges a label, and
// remembers there.
func readLabel(line string, kinds map[string]labelKind) (label, bool) {
	colon, width := labelColon(line)
	if colon < 0 {
		return label{}, false
	}
	rest := line[colon+width:]
	if width == 1 && joinsOn(rest) {
		return label{}, false
	}
	name := singleSpaced(line[:colon])
	kind, known := kinds[name]
	if !known {
		kind = kindOf(strings.Fields(name))
		kinds[name] = kind
	}
	body := len(line) - len(strings.TrimLeftFunc(rest, unicode.IsSpace))
	return label{name: name, body: body, kind: kind}, true
}

// singleSpaced returns s without white space at its ends and with single spaces inside.
func singleSpaced(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, "  ") || strings.ContainsAny(s, "\u00A0\u202F") {
		return strings.Join(strings.Fields(s), " ")
	}
	return s
}

// labelColon finds the colon that ends a label, and the colon's size in bytes; -1 if what
// comes before it cannot be a label.
func labelColon(line string) (at, width int) {
	points := 0
	for i, r := range line {
		switch {
		case r == ':' || r == '：':
			if points == 0 {
				return -1, 0
			}
			return i, utf8.RuneLen(r)
		case points == 0 && unicode.IsSpace(r):
			continue
		case points == 0 && !unicode.IsLetter(r), points == maxLabelPoints, !inLabel(r):
			return -1, 0
		}
		points++
	}
	return -1, 0
}

// inLabel reports whether a label may hold r.
func inLabel(r rune) bool {
	switch r {
	case ' ', '\u00A0', '\u202F', '.', ',', '\'', '’', '-', '‐', '‑', '_', '&', '/', '#':
		return true
	case '\u200C', '\u200D': // within words of Indic scripts and Persian
		return true
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

// joinsOn reports whether what follows a colon makes it part of a time, an address or a path.
func joinsOn(rest string) bool {
	return rest != "" && strings.ContainsRune(`/\:0123456789`, rune(rest[0]))
}

func kindOf(words []string) labelKind {
	name := strings.Join(words, " ")
	stem := labelStem(name)
	switch {
	case len(words) > maxLabelWords:
		return aside
	case metadataLabels[stem]:
		return metadata
	case asideLabels[stem], numberedLabels[stem] && stem != strings.ToLower(name):
		return aside
	case genericLabels[stem], askingLabels[stem], transcript.InCapitals(name), hasTitle(words):
		return strong
	case likeName(words) && !openingWords[strings.ToLower(words[0])]:
		return mixed
	}
	return aside
}

// labelStem is a label without its number or letter: "Speaker 1", "SPEAKER_01", "speaker B"
// have the stem "speaker".
func labelStem(name string) string {
	s := strings.TrimRight(strings.ToLower(name), "0123456789 #_-.")
	if before, last, found := cutLast(s, ' '); found && utf8.RuneCountInString(last) == 1 {
		s = before
	}
	return strings.TrimPrefix(s, "the ")
}

func cutLast(s string, sep byte) (before, after string, found bool) {
	i := strings.LastIndexByte(s, sep)
	if i < 0 {
		return s, "", false
	}
	return s[:i], s[i+1:], true
}

// labelForm is a label with its numbers and single letters made equal, if it has any:
// "Person 1" and "Person 2", "Person A" and "Person B" share their form.
func labelForm(name string) (form string, numbered bool) {
	words := strings.Fields(name)
	for i, w := range words {
		stem := strings.TrimRight(w, "0123456789")
		if len(words) > 1 && utf8.RuneCountInString(w) == 1 {
			stem = ""
		}
		if stem != w {
			words[i], numbered = stem+"#", true
		}
	}
	return strings.Join(words, " "), numbered
}

// hasTitle reports whether a person's title begins the label: "Dr. Rossi".
func hasTitle(words []string) bool {
	return len(words) > 1 && unicode.IsUpper(firstRune(words[0])) &&
		transcript.IsTitle(words[0]) && likeName(words)
}

// likeName reports whether each word could be part of a name: it has a capital, is of a
// script without capitals, is a number, or is a small word such as "of" and "von".
func likeName(words []string) bool {
	proper := false
	for _, w := range words {
		switch {
		case strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.In(r, unicode.Lo, unicode.Lt, unicode.Nd) }):
			proper = true
		case !smallWords[strings.ToLower(w)]:
			return false
		}
	}
	return proper
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
