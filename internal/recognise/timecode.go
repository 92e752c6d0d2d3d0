package recognise

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
)

// How times are written: "0:42", "00:01:02", "1:02:03.5", "00:01:02,500" and with frames
// "00:01:02:12".
const clock = `\d{1,3}:[0-5]\d(?::[0-5]\d)?(?:[.,:]\d{1,3})?`

var (
	bareTime  = regexp.MustCompile(`^(` + clock + `)(?:\s*(?:-->|[-–—])\s*` + clock + `)?`)
	boxedTime = regexp.MustCompile(`^(?:[\[({<]\s*(` + clock + `)(?:\s*(?:-->|[-–—])\s*` + clock + `)?\s*[\])}>]|#(` + clock + `(?:-\d)?)#)`)
	// amongWords is a time as it stands among words: in square brackets, in round ones when it
	// has hours, or between number signs.
	amongWords = regexp.MustCompile(`^(?:\[\s*(` + clock + `)(?:\s*(?:-->|[-–—])\s*` + clock + `)?\s*\]|\(\s*(\d{1,2}:[0-5]\d:[0-5]\d(?:[.,]\d{1,3})?)\s*\)|#(` + clock + `(?:-\d)?)#)`)
)

// milliseconds reads a time; "00:01:02-5", a way to write tenths, too.
func milliseconds(s string) int64 {
	s, tenth, _ := strings.Cut(s, "-")
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == ':' || r == '.' || r == ',' })
	fraction := ""
	if i := strings.LastIndexAny(s, ".,"); i >= 0 {
		fraction, parts = parts[len(parts)-1], parts[:len(parts)-1]
	} else if len(parts) == 4 {
		parts = parts[:3] // frames say less than a second, and not how much
	}
	var seconds int64
	for _, part := range parts {
		n, err := strconv.ParseInt(part, 10, 64)
		if err != nil {
			return 0 // the pattern lets only digits through
		}
		seconds = seconds*60 + n
	}
	return seconds*1000 + thousandths(fraction) + thousandths(tenth)
}

// thousandths reads the digits after a decimal point.
func thousandths(digits string) int64 {
	if digits == "" {
		return 0
	}
	n, err := strconv.ParseInt((digits + "00")[:3], 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// cutTime takes a time off the start of s, in brackets or, where allowed, bare. What is cut
// includes white space on both sides.
func cutTime(s string, bare bool) (ms *int64, rest string) {
	trimmed := strings.TrimLeftFunc(s, isBlankRune)
	if trimmed == "" || !strings.ContainsRune("[({<#0123456789", rune(trimmed[0])) {
		return nil, s
	}
	found := boxedTime.FindStringSubmatch(trimmed)
	if found == nil && bare {
		if found = bareTime.FindStringSubmatch(trimmed); found != nil && joined(trimmed[len(found[0]):]) {
			return nil, s
		}
	}
	if found == nil {
		return nil, s
	}
	at := milliseconds(firstOf(found[1:]))
	return &at, strings.TrimLeftFunc(trimmed[len(found[0]):], isBlankRune)
}

// joined reports whether what follows a bare time goes on with it, as in "10:30am" or "3:16–18".
func joined(rest string) bool {
	r := firstRune(rest)
	return rest != "" && !isBlankRune(r) && r != ':' && r != '：' && r != ']' && r != ')'
}

func firstOf(groups []string) string {
	for _, g := range groups {
		if g != "" {
			return g
		}
	}
	return ""
}

// timeAlone reads a line that holds a time and nothing else.
func timeAlone(words string) (ms *int64, boxed bool) {
	ms, rest := cutTime(words, false)
	if ms != nil && rest == "" {
		return ms, true
	}
	if ms, rest = cutTime(words, true); ms != nil && rest == "" {
		return ms, false
	}
	return nil, false
}

// isBlankRune reports whether r is white space or one of the marks that only steer the
// direction of writing.
func isBlankRune(r rune) bool {
	return unicode.IsSpace(r) || r >= '\u200E' && r <= '\u200F' || r >= '\u202A' && r <= '\u202E' || r >= '\u2066' && r <= '\u2069'
}

// timeAmong is a time that stands among words: its bytes, with the white space after it.
type timeAmong struct {
	start, end int
	ms         int64
}

// timesAmong finds the times that stand among words.
func timesAmong(words string) []timeAmong {
	var times []timeAmong
	for at := 0; ; {
		open := strings.IndexAny(words[at:], "[(#")
		if open < 0 {
			return times
		}
		at += open
		found := timeAt(words, at)
		if found == nil {
			at++
			continue
		}
		times = append(times, *found)
		at = found.end
	}
}

// timeAt reads the time that stands among words at a place; nil if none does.
func timeAt(words string, at int) *timeAmong {
	inside := strings.TrimLeftFunc(words[at+1:], isBlankRune)
	if inside == "" || inside[0] < '0' || inside[0] > '9' {
		return nil
	}
	found := amongWords.FindStringSubmatch(words[at:])
	if found == nil {
		return nil
	}
	t := &timeAmong{start: at, end: at + len(found[0]), ms: milliseconds(firstOf(found[1:]))}
	rest := strings.TrimLeftFunc(words[t.end:], isBlankRune)
	if before := strings.TrimRightFunc(words[:at], isBlankRune); len(before) < at || rest == "" || before == "" {
		t.end = len(words) - len(rest)
	}
	return t
}
