package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A label is longer than neither; a sentence with a colon in it mostly is.
const (
	maxLabelPoints = 40
	maxLabelWords  = 5
)

// head is what a line begins with that may say who speaks: a name, perhaps with a time
// before or after it, and what ends it.
type head struct {
	name string // with single spaces; empty if the line begins with no such thing
	end  headEnd
	time *int64
	rest string // the words after it
}

// headEnd is what stands between a name and the words.
type headEnd int

const (
	nothing headEnd = iota
	colon
	tab
	stop    // the dot or bracket after a letter: "Q.", "A)"
	timed   // a time in brackets
	lineEnd // there are no words after it
	boxed   // the name stands in square brackets
)

// readHead reads the head of a line.
func readHead(words string) head {
	var h head
	h.time, words = cutHeadTime(words)
	name, rest := cutName(words)
	if boxedName, after, ok := cutBoxedName(words); ok {
		h.end, name, rest = boxed, boxedName, after
	}
	if name == "" {
		return head{}
	}
	h.name = singleSpaced(name)
	rest = h.readEnd(rest)
	h.rest = rest
	return h
}

// cutHeadTime takes off what may stand before a name: the arrows of captions, a list's
// bullet, a time.
func cutHeadTime(words string) (time *int64, rest string) {
	rest = strings.TrimLeftFunc(words, isBlankRune)
	for _, lead := range []string{">>>", ">>", "•", "- ", "– ", "— "} {
		if after, ok := strings.CutPrefix(rest, lead); ok {
			rest = strings.TrimLeftFunc(after, isBlankRune)
			break
		}
	}
	return cutTime(rest, true)
}

// readEnd reads what follows the name - a time, a colon and a time again, in this order,
// each of which may be missing - and returns the words after it.
func (h *head) readEnd(rest string) string {
	timeFirst := h.time != nil
	rest = h.takeTime(rest, true)
	after := strings.TrimLeftFunc(rest, isBlankRune)
	switch r := firstRune(after); {
	case after == "":
		h.end, rest = lineEnd, ""
	case r == '：', r == ':' && !joinsOn(after[1:]):
		h.end = colon
		rest = h.takeTime(after[utf8.RuneLen(r):], false)
	case h.end == boxed:
	case isLetterLabel(h.name) && (r == '.' || r == ')') && spaceFollows(after[1:]):
		h.end, rest = stop, after[1:]
	case strings.HasPrefix(rest, "\t"), isLetterLabel(h.name) && wideGap(rest):
		h.end = tab
	case h.time != nil && !timeFirst:
		h.end = timed
	}
	return strings.TrimLeftFunc(rest, isBlankRune)
}

// takeTime reads a time, if the head has none yet.
func (h *head) takeTime(rest string, bare bool) string {
	if h.time != nil {
		return rest
	}
	ms, after := cutTime(rest, bare)
	if ms == nil {
		return rest
	}
	h.time = ms
	return after
}

// cutName takes off the start of a line what stands before the first thing that may end a
// name, if it may be one.
func cutName(s string) (name, rest string) {
	n := nameEnd(s)
	if n < 0 || !mayBeName(s[:n]) {
		return "", s
	}
	return s[:n], s[n:]
}

// cutBoxedName takes "[NAME]" off the start of a line, unless it is a direction.
func cutBoxedName(s string) (name, rest string, ok bool) {
	shut := strings.IndexByte(s, ']')
	if shut < 2 || s[0] != '[' || isBlank(s[shut+1:]) {
		return "", s, false
	}
	name = s[1:shut]
	if utf8.RuneCountInString(name) > maxLabelPoints || !mayBeName(name) || isDirection(name) {
		return "", s, false
	}
	return name, s[shut+1:], true
}

// nameEnd is where the first thing stands that may end a name, in bytes: a colon, a tab, a
// bracket with a time in it, a gap before a time, the dot after a single letter, the end of
// the line. -1 if all that comes too late.
func nameEnd(s string) int {
	points := 0
	for i, r := range s {
		if points++; points > maxLabelPoints+1 {
			return -1
		}
		ends := false
		switch {
		case r == ':', r == '：', r == '\t':
			ends = true
		case r == '[', r == '(', r == '{', r == '<', r == '#':
			ends = boxedTime.MatchString(s[i:])
		case r == '.' || r == ')':
			ends = isLetterLabel(s[:i]) && spaceFollows(s[i+1:]) && !initial(s[i+1:])
		case isBlankRune(r):
			ends = wideGap(s[i:]) && (isLetterLabel(s[:i]) || bareTime.MatchString(strings.TrimLeftFunc(s[i:], isBlankRune)))
		}
		if ends {
			return i
		}
	}
	return len(s)
}

// mayBeName reports whether s has only what names are written with, a letter first.
func mayBeName(s string) bool {
	if !unicode.IsLetter(firstRune(s)) {
		return false
	}
	open := 0
	for _, r := range s {
		switch {
		case r == '(':
			open++
		case r == ')':
			open--
		case r == '"', inLabel(r), isBlankRune(r):
		default:
			return false
		}
	}
	return open == 0
}

// inLabel reports whether a label may hold r.
func inLabel(r rune) bool {
	switch r {
	case ' ', '\u00A0', '\u202F', '.', ',', '\'', '’', 'ʼ', '״', '׳', '-', '‐', '‑', '_', '&', '/', '#':
		return true
	case '\u200C', '\u200D': // within words of Indic scripts and Persian
		return true
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.Nd)
}

// wideGap reports whether more than one space stands at the start of s, as between columns;
// or one, before a time that ends the line.
func wideGap(s string) bool {
	rest := strings.TrimLeftFunc(s, isBlankRune)
	if gap := s[:len(s)-len(rest)]; utf8.RuneCountInString(gap) > 1 || gap == "\t" {
		return true
	}
	time := bareTime.FindString(rest)
	return time != "" && isBlank(strings.TrimSuffix(strings.TrimRightFunc(rest[len(time):], isBlankRune), ":"))
}

func spaceFollows(s string) bool { return s == "" || isBlankRune(firstRune(s)) }

// joinsOn reports whether what follows a colon makes it part of a time, an address or a path.
func joinsOn(rest string) bool {
	return rest != "" && strings.ContainsRune(`/\:0123456789`, rune(rest[0]))
}

// isLetterLabel reports whether a name is one capital, perhaps with a number: "Q", "A2".
func isLetterLabel(name string) bool {
	r, size := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r) && len(name)-size <= 3 && strings.Trim(name[size:], "0123456789") == ""
}

// initial reports whether what follows "J." goes on with a name: "J. Smith:", "A. B. Lee:".
func initial(rest string) bool {
	n := strings.IndexAny(rest, ":：")
	if n < 0 || n > maxLabelPoints {
		return false
	}
	words := strings.Fields(rest[:n])
	return len(words) > 0 && len(words) < maxLabelWords && likeName(words) && !asideLabels[strings.ToLower(words[0])]
}

// singleSpaced returns s without white space at its ends and with single spaces inside,
// and without marks that steer the direction of writing.
func singleSpaced(s string) string {
	if strings.Contains(s, "  ") || strings.IndexFunc(s, func(r rune) bool { return isBlankRune(r) && r != ' ' }) >= 0 {
		return strings.Join(strings.FieldsFunc(s, isBlankRune), " ")
	}
	return strings.TrimSpace(s)
}
