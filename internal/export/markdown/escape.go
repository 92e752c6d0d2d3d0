package markdown

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Every function here takes words as they are and returns Markdown that prints them so, in
// CommonMark and in GitHub's dialect, with no more backslashes than that needs: a file of
// excerpts is read as it stands, too. All of Markdown's structure hangs on line breaks,
// and what is written here is always one line with blank ones around it.

// paragraph escapes words that are a line of their own.
func paragraph(words string) string {
	words = oneLine(words)
	at := opener(words)
	if at < 0 {
		return spans(words, false)
	}
	return spans(words[:at], false) + `\` + words[at:at+1] + spans(words[at+1:], false)
}

// phrase escapes words that are part of a line, and not its beginning.
func phrase(words string) string { return spans(oneLine(words), true) }

// words escapes a piece of a line with the white space around it.
func words(s string) string { return spans(joined(s), true) }

// heading escapes words that follow the hashes of a heading.
func heading(words string) string {
	words = phrase(words)
	if bare, hashes := strings.CutSuffix(words, "#"); hashes {
		return bare + `\#` // else it would close the heading
	}
	return words
}

// oneLine joins lines, and takes off the white space at the ends, which prints nothing.
func oneLine(words string) string { return strings.TrimSpace(joined(words)) }

// joined joins lines. Most words have one, and that is seen byte by byte: looking for the three
// signs at once takes several times as long.
func joined(words string) string {
	if strings.IndexByte(words, '\n') < 0 && strings.IndexByte(words, '\r') < 0 && !strings.Contains(words, lineBreak) {
		return words
	}
	return lineBreaks.Replace(words)
}

// lineBreak stands in a transcript where a paragraph goes on in a new line.
const lineBreak = "\u2028"

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", lineBreak, " ")

// listNumber is what begins an ordered list.
var listNumber = regexp.MustCompile(`^[0-9]{1,9}[.)](?:[ \t]|$)`)

// opener returns the index of the character that would make the line something other than
// a paragraph, or -1. Characters that spans escapes anywhere are left to it.
func opener(line string) int {
	if line == "" {
		return -1
	}
	afterFirst := line[1:]
	switch c := line[0]; {
	case c == '>' || c == '|':
		return 0
	case c == '#' && standsAlone(strings.TrimLeft(line, "#")):
		return 0
	case c == '-' && (standsAlone(afterFirst) || strings.Trim(line, "- \t") == ""):
		return 0
	case c == '+' && standsAlone(afterFirst), c == ':' && (standsAlone(afterFirst) || afterFirst[0] == ':'):
		return 0
	case '0' <= c && c <= '9' && listNumber.MatchString(line):
		return strings.IndexAny(line, ".)")
	}
	return -1
}

// standsAlone reports whether what comes before rest is a word of its own.
func standsAlone(rest string) bool { return rest == "" || rest[0] == ' ' || rest[0] == '\t' }

// special are the characters that spans looks at, as a table.
var special = func() (table [256]bool) {
	for _, c := range []byte("\\`*_{[~<&=$:.@") {
		table[c] = true
	}
	return table
}()

// spans escapes what would be emphasis, code, a link, HTML, an entity and the like within
// a line. Dollars and tildes work in pairs only, so one in a line is left alone, unless
// the words are but a part of it.
func spans(words string, part bool) string {
	pairs := part || strings.Count(words, "$") > 1 || strings.Count(words, "~") > 1
	var out strings.Builder
	done := 0
	for i := range len(words) {
		if special[words[i]] && matters(words, i, pairs) {
			out.WriteString(words[done:i])
			out.WriteByte('\\')
			done = i
		}
	}
	if out.Len() == 0 {
		return words
	}
	out.WriteString(words[done:])
	return out.String()
}

// entity is a character reference. Whether HTML has that name is not ours to know.
var entity = regexp.MustCompile(`^&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);`)

// matters reports whether the character at i, one of the special ones, means something there.
func matters(words string, i int, pairs bool) bool {
	before, after := words[:i], words[i+1:]
	switch words[i] {
	case '`', '*', '{', '[':
		return true
	case '~', '$':
		return pairs
	case '\\':
		return after == "" || isPunct(after[0])
	case '_':
		return !endsInLetter(before) || !beginsWithLetter(after)
	case '<':
		return after != "" && (isLetter(after[0]) || strings.IndexByte("/!?", after[0]) >= 0)
	case '&':
		return entity.MatchString(words[i:])
	case '=':
		return strings.HasSuffix(before, "=") || strings.HasPrefix(after, "=")
	case ':':
		return strings.HasPrefix(after, "//")
	case '.':
		return endsInWWW(before)
	case '@':
		return before != "" && after != "" && !standsAlone(before[len(before)-1:]) && beginsWithLetter(after)
	}
	return false
}

func isPunct(c byte) bool {
	return c < utf8.RuneSelf && (unicode.IsPunct(rune(c)) || unicode.IsSymbol(rune(c)))
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func endsInLetter(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func beginsWithLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

func endsInWWW(s string) bool {
	const www = "www"
	return len(s) >= len(www) && strings.EqualFold(s[len(s)-len(www):], www) && !endsInLetter(s[:len(s)-len(www)])
}

// unlinked escapes what means something in Obsidian or Logseq besides: tags, comments, names of
// blocks, properties. It takes what is escaped already.
func unlinked(escaped string) string {
	if !strings.ContainsAny(escaped, "#%^:") {
		return escaped
	}
	var out strings.Builder
	backslashes := 0
	for i := range len(escaped) {
		c := escaped[i]
		if backslashes%2 == 0 && meansLink(escaped, i) {
			out.WriteByte('\\')
		}
		out.WriteByte(c)
		if c == '\\' {
			backslashes++
		} else {
			backslashes = 0
		}
	}
	return out.String()
}

func meansLink(s string, i int) bool {
	doubled := i > 0 && s[i-1] == s[i] || i+1 < len(s) && s[i+1] == s[i]
	switch s[i] {
	case '#':
		return i+1 < len(s) && s[i+1] != ' '
	case '^':
		return i == 0 || s[i-1] == ' '
	case '%', ':':
		return doubled
	}
	return false
}
