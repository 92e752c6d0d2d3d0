package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A text with fewer labelled lines than this is no conversation.
const fewestTurns = 2

// turnLabels finds the labels that begin turns, in order. Three things are told apart from
// them: what is said ("He said: no"), lines about the interview before the first turn
// ("DATE: 11 December 2023"), and mixed-case words with a colon that come only once.
func turnLabels(plain string) []label {
	lines := labelledLines(plain)
	t := tallyLabels(lines)
	lines = lines[t.headerLength(lines, plain):]
	turns := lines[:0]
	for _, l := range lines {
		if t.speaks(l) {
			turns = append(turns, l)
		}
	}
	if len(turns) < fewestTurns {
		return nil
	}
	return turns
}

// labelledLines reads the label of every line that has one and may not be just said.
func labelledLines(plain string) []label {
	var found []label
	kinds := map[string]labelKind{} // of the labels met so far
	offset := 0
	for line := range strings.Lines(plain) {
		if l, ok := readLabel(line, kinds); ok && l.kind != aside {
			l.line = offset
			l.body = min(l.body, len(strings.TrimSuffix(line, "\n")))
			found = append(found, l)
		}
		offset += len(line)
	}
	return found
}

// tally says how often a label comes, and which of those in mixed case come often enough
// to be a speaker's.
type tally struct {
	names  map[string]int
	recurs map[string]bool
}

func tallyLabels(lines []label) tally {
	t := tally{names: map[string]int{}, recurs: map[string]bool{}}
	for _, l := range lines {
		t.names[l.name]++
	}
	forms := map[string][]string{}
	for name, n := range t.names {
		t.recurs[name] = n > 1
		if form, numbered := labelForm(name); numbered {
			forms[form] = append(forms[form], name)
		}
	}
	for _, names := range forms {
		for _, name := range names {
			t.recurs[name] = t.recurs[name] || len(names) > 1
		}
	}
	return t
}

// speaks reports whether a label names a speaker.
func (t tally) speaks(l label) bool {
	return l.kind == strong || l.kind == mixed && t.recurs[l.name]
}

// headerLength is how many of the labelled lines come before the first turn: those up to
// the last line of metadata that no evident turn precedes, and those that only name a
// person ("INTERVIEWER: Sarah Schneider").
func (t tally) headerLength(lines []label, plain string) int {
	header, doubtful := 0, false
	for i, l := range lines {
		switch {
		case l.kind == metadata, !doubtful && l.namesPerson(plain):
			header, doubtful = i+1, false
		case !t.speaks(l):
		case l.namesPerson(plain), t.names[l.name] == 1 && !turnOnlyLabels[labelStem(l.name)] && isShort(l.value(plain)):
			doubtful = true
		default:
			return header
		}
	}
	return header
}

// namesPerson reports whether a line says who holds a part, and nothing else.
func (l label) namesPerson(plain string) bool {
	return personLabels[labelStem(l.name)] && looksLikePerson(l.value(plain))
}

// value is what stands after the label on its line.
func (l label) value(plain string) string {
	line, _, _ := strings.Cut(plain[l.line:], "\n")
	return strings.TrimSpace(line[l.body:])
}

// isShort reports whether a line is no longer than a heading and does not end a sentence.
func isShort(line string) bool {
	const most = 100
	return len(line) <= most*utf8.UTFMax && utf8.RuneCountInString(line) <= most && !endsSentence(line)
}

func endsSentence(line string) bool {
	line = strings.TrimRightFunc(line, func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) })
	last, _ := utf8.DecodeLastRuneInString(line)
	return strings.ContainsRune(".?!…。？！؟:,;", last)
}

// isClosing reports whether r may stand after the mark that ends a sentence.
func isClosing(r rune) bool { return strings.ContainsRune(`"'”’»)]`, r) }

// looksLikePerson reports whether a line holds nothing but a name of two words or more.
func looksLikePerson(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > maxLabelWords || strings.ContainsAny(line, "?!…–:") {
		return false
	}
	last := words[len(words)-1]
	return likeName(words) && !smallWords[words[0]] && (!strings.HasSuffix(last, ".") || len(last) <= len("Jr."))
}
