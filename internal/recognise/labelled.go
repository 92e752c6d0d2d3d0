package recognise

import (
	"strings"
	"unicode/utf8"

	"manicule/internal/text/sentence"
)

// opening is where a turn begins: at which line, who speaks, and which words of the line
// are theirs.
type opening struct {
	line int
	name string
	rest string
	time *int64
}

// labelled is a line whose head may name a speaker.
type labelled struct {
	opening
	kind   labelKind
	end    headEnd
	strong bool // the label is set apart from the words after it
}

// reading is one way to read a document: where its turns begin, and which lines are
// neither spoken nor to be read.
type reading struct {
	openings []opening
	left     map[int]bool // lines left out: a table's heads, its numbers and times
	times    map[int]*int64
	unsure   []string
}

// A text with fewer labelled lines than this is no conversation.
const fewestTurns = 2

// labelledLines reads the heads that end in one of the given ways, but for those that may
// only be said.
func labelledLines(lines []line, ends ...headEnd) []labelled {
	var found []labelled
	kinds := map[string]labelKind{} // of the labels met so far
	for i, l := range lines {
		h := l.head
		if h.name == "" || !contains(ends, h.end) {
			continue
		}
		kind, known := kinds[h.name]
		if !known {
			kind = kindOf(h.name)
			kinds[h.name] = kind
		}
		if kind == aside {
			continue
		}
		found = append(found, labelled{
			opening: opening{line: i, name: h.name, rest: h.rest, time: h.time},
			kind:    kind, end: h.end, strong: l.strongStart() > 0 && !l.isStrong(),
		})
	}
	return found
}

func contains(ends []headEnd, end headEnd) bool {
	for _, e := range ends {
		if e == end {
			return true
		}
	}
	return false
}

// tally says how often a label comes, and which of them come often enough to be a speaker's.
type tally struct {
	names    map[string]int
	recurs   map[string]bool
	lines    int  // of the whole document
	captions bool // nearly every line is a caption with a label
}

func tallyLabels(found []labelled, lines []line) tally {
	t := tally{names: map[string]int{}, recurs: map[string]bool{}, lines: len(lines)}
	captions := 0
	for _, l := range found {
		t.names[l.name]++
		if l.end == colon && lines[l.line].isCaption() {
			captions++
		}
	}
	t.captions = 10*captions >= 8*len(lines)
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
func (t tally) speaks(l labelled) bool {
	switch {
	case l.kind == metadata:
		return false
	case l.end == stop || l.end == tab && isLetterLabel(l.name):
		return isQuestionLetter(l.name) || t.names[l.name] > 1 && t.letters() > 1
	case l.end == boxed, l.end == tab:
		return t.recurs[l.name]
	case l.kind == low:
		return t.names[l.name] > 2 && 3*t.names[l.name] > t.lines/len(t.names)
	}
	return l.kind == strong || t.recurs[l.name] || l.strong || t.captions && l.kind == mixed
}

// letters is how many single letters are labels that come again.
func (t tally) letters() (n int) {
	for name, times := range t.names {
		if isLetterLabel(name) && times > 1 {
			n++
		}
	}
	return n
}

// isQuestionLetter reports whether a letter stands for a question or an answer.
func isQuestionLetter(name string) bool { return name[0] == 'Q' || name[0] == 'A' }

// headerLength is how many of the labelled lines come before the first turn: those up to
// the last line of metadata that no evident turn precedes, and those that only name a
// person ("INTERVIEWER: Sarah Schneider").
func (t tally) headerLength(found []labelled) int {
	header, doubtful := 0, false
	for i, l := range found {
		switch {
		case l.kind == metadata, !doubtful && l.namesPerson():
			header, doubtful = i+1, false
		case !t.speaks(l):
		case l.namesPerson(), t.names[l.name] == 1 && !turnOnlyLabels[labelStem(l.name)] && isShort(l.rest):
			doubtful = true
		default:
			return header
		}
	}
	return header
}

// namesPerson reports whether a line says who holds a part, and nothing else.
func (l labelled) namesPerson() bool {
	return l.end == colon && personLabels[labelStem(l.name)] && looksLikePerson(strings.TrimSpace(l.rest))
}

// isShort reports whether a line is no longer than a heading and does not end a sentence.
func isShort(line string) bool {
	const most = 100
	return len(line) <= most*utf8.UTFMax && utf8.RuneCountInString(line) <= most && !sentence.Breaks(line)
}

// looksLikePerson reports whether a line holds nothing but a name of two words or more.
func looksLikePerson(line string) bool {
	words := strings.Fields(line)
	if len(words) < 2 || len(words) > maxLabelWords || strings.ContainsAny(line, "?!…–:") {
		return false
	}
	last := words[len(words)-1]
	return likeName(words) && !smallWords[words[0]] && (!strings.HasSuffix(last, ".") || len(last) <= len("Jr."))
}
