package captions

import (
	"strconv"
	"strings"

	"manicule/internal/parse/timing"
)

// layout is one way to write timed lines.
type layout struct {
	format string
	is     func(head string) bool
	timing func(line string) (cue, bool) // the times that a line begins a caption with, and its words if they stand there too
	aside  func(line string) bool        // whether a block that begins with this line holds no speech; nil: none does
	titled func(line string) (string, bool)
	named  bool // the line before the times is a caption's name, whatever it is
	markup bool // whatever looks like a tag is one
}

var layouts = []layout{
	{format: "webvtt", is: isWebVTT, timing: arrow, aside: isWebVTTAside, titled: noteTitle, named: true, markup: true},
	{format: "whisper", is: startsWith(bracketed), timing: bracketed, aside: isWhisperTalk},
	{format: "srt", is: isSRT, timing: arrow},
	{format: "sbv", is: startsWith(commaTimes), timing: commaTimes},
	{format: "lrc", is: isLRC, timing: stamped, aside: isLRCTag, titled: lrcTitle},
	{format: "tsv", is: isTSV, timing: columns, aside: isTSV},
	{format: "audacity", is: isAudacity, timing: columns, aside: isAudacityRange},
}

// layoutOf returns the layout of a file that begins so; nil if it is none of these.
func layoutOf(head string) *layout {
	for i := range layouts {
		if layouts[i].is(head) {
			return &layouts[i]
		}
	}
	return nil
}

// count is about how many captions there are.
func (l *layout) count(plain string) int {
	if n := strings.Count(plain, "-->"); n > 0 {
		return n
	}
	return strings.Count(plain, "\n")
}

// filled are the first n lines with words in them.
func filled(head string, n int) []string {
	var lines []string
	for line := range strings.Lines(head) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
		if len(lines) == n {
			break
		}
	}
	return lines
}

func firstLine(head string) string {
	first, _, _ := strings.Cut(head, "\n")
	return strings.TrimRight(first, " \t")
}

// isWebVTT asks for the file's signature, and for a time if words stand beside it.
func isWebVTT(head string) bool {
	rest, found := strings.CutPrefix(firstLine(head), "WEBVTT")
	return found && (rest == "" || (rest[0] == ' ' || rest[0] == '\t') && strings.Contains(head, "-->"))
}

func isWebVTTAside(line string) bool {
	for _, word := range []string{"WEBVTT", "NOTE", "STYLE", "REGION", "region"} {
		rest, found := strings.CutPrefix(line, word)
		if found && (rest == "" || (word == "NOTE" || word == "WEBVTT") && (rest[0] == ' ' || rest[0] == '\t')) {
			return true
		}
	}
	return false
}

// noteTitle reads "NOTE Title: A talk", or the same inside a note.
func noteTitle(line string) (string, bool) {
	line = strings.TrimSpace(strings.TrimPrefix(line, "NOTE"))
	key, title, found := strings.Cut(line, ":")
	return strings.TrimSpace(title), found && strings.EqualFold(strings.TrimSpace(key), "title")
}

// isSRT asks for times in the first line with words or, after a number, in the second; or for
// so many lines of times that nothing else can be meant.
func isSRT(head string) bool {
	lines := filled(head, 200)
	times := 0
	for i, line := range lines {
		if _, ok := arrow(line); ok {
			times++
			if i == 0 || i == 1 && isNumber(lines[0]) {
				return true
			}
		}
	}
	return times >= 3 && times*5 >= len(lines)
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

func startsWith(is func(string) (cue, bool)) func(string) bool {
	return func(head string) bool {
		for _, line := range filled(head, 3) {
			if _, ok := is(line); ok {
				return true
			}
		}
		return false
	}
}

// isWhisperTalk knows what Whisper prints before the words.
func isWhisperTalk(line string) bool {
	return strings.HasPrefix(line, "Detecting language") || strings.HasPrefix(line, "Detected language")
}

// isLRC asks that most lines bear a time with hundredths, the others a tag: a transcript with
// times in brackets has words beside them, or no hundredths.
func isLRC(head string) bool {
	lines, stamps, tags := filled(head, 200), 0, 0
	for _, line := range lines {
		if c, ok := stamped(line); ok && c.exact {
			stamps++
		} else if isLRCTag(line) {
			tags++
		}
	}
	return stamps >= 2 && (stamps+tags)*10 >= len(lines)*9
}

func isLRCTag(line string) bool {
	key, _, found := strings.Cut(line, ":")
	if !found || len(key) < 3 || len(key) > 8 || key[0] != '[' || !strings.HasSuffix(line, "]") {
		return false
	}
	return strings.Trim(key[1:], "abcdefghijklmnopqrstuvwxyz") == ""
}

func lrcTitle(line string) (string, bool) {
	title, found := strings.CutPrefix(line, "[ti:")
	return strings.TrimSpace(strings.TrimSuffix(title, "]")), found
}

func isTSV(head string) bool {
	return strings.EqualFold(firstLine(head), "start\tend\ttext")
}

// isAudacity asks that all of the first lines are labels, with the six decimals of Audacity.
func isAudacity(head string) bool {
	lines := filled(head, 20)
	for i, line := range lines {
		start, _, _ := strings.Cut(line, "\t")
		_, fraction, _ := strings.Cut(start, ".")
		_, ok := columns(line)
		if (!ok || len(fraction) != 6) && !isAudacityRange(line) && i < len(lines)-1 || i == 0 && !ok {
			return false
		}
	}
	return len(lines) > 0
}

func isAudacityRange(line string) bool { return strings.HasPrefix(line, "\\\t") }

// arrow reads "00:00:01,000 --> 00:00:02,500", whatever settings follow. A file that was
// cut may lack the second time.
func arrow(line string) (cue, bool) {
	at := strings.Index(line, "->")
	if at < 3 {
		return cue{}, false
	}
	start, ok := timing.Clock(strings.TrimRight(line[:at], " \t-"))
	if !ok {
		return cue{}, false
	}
	c := cue{start: start, timed: true}
	rest := strings.TrimSpace(line[at+2:])
	if space := strings.IndexAny(rest, " \t"); space >= 0 {
		rest = rest[:space]
	}
	c.end, c.ended = timing.Clock(rest)
	return c, c.ended || rest == ""
}

// bracketed reads "[00:01.000 --> 00:02.500]  Words".
func bracketed(line string) (cue, bool) {
	inside, words, found := strings.Cut(line, "]")
	if !found || inside == "" || inside[0] != '[' {
		return cue{}, false
	}
	c, ok := arrow(inside[1:])
	c.words = words
	return c, ok && c.ended
}

// commaTimes reads "0:00:01.000,0:00:02.500".
func commaTimes(line string) (cue, bool) {
	first, second, found := strings.Cut(line, ",")
	if !found {
		return cue{}, false
	}
	start, ok := timing.Clock(first)
	end, ended := timing.Clock(second)
	return cue{start: start, end: end, timed: true, ended: true}, ok && ended && strings.Count(line, ".") == 2
}

// stamped reads "[00:01.50]Words". Words sung again have several times, of which the first
// counts.
func stamped(line string) (cue, bool) {
	var c cue
	for strings.HasPrefix(line, "[") {
		stamp, rest, _ := strings.Cut(line[1:], "]")
		start, ok := timing.Clock(stamp)
		if !ok {
			break
		}
		if !c.timed {
			c = cue{start: start, timed: true, exact: strings.ContainsAny(stamp, ".,")}
		}
		line = rest
	}
	c.words = line
	return c, c.timed
}

// columns reads start, end and words, with tabs between; whole numbers are milliseconds,
// others seconds.
func columns(line string) (cue, bool) {
	first, rest, found := strings.Cut(line, "\t")
	second, words, _ := strings.Cut(rest, "\t")
	start, ok := amount(first)
	end, ended := amount(second)
	return cue{start: start, end: end, timed: true, ended: true, words: words}, found && ok && ended
}

func amount(s string) (ms int64, ok bool) {
	if ms, ok = timing.Clock(s); ok {
		return ms, true
	}
	n, err := strconv.ParseFloat(s, 64)
	if err != nil || n < -1e12 || n > 1e12 || n != n {
		return 0, false
	}
	if strings.Contains(s, ".") {
		n *= 1000
	}
	return int64(n + 0.5), true
}
