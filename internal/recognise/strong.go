package recognise

import (
	"strings"

	"manicule/internal/document"
)

// readStrong finds names that are set in bold before the words; where there are none, it
// takes paragraphs in bold for the questions and the others for the answers.
func readStrong(lines []line) reading {
	found := strongLabels(lines)
	t := tallyLabels(found, lines)
	var r reading
	for _, l := range found {
		if l.kind == strong || t.recurs[l.name] {
			r.openings = append(r.openings, l.opening)
		}
	}
	if len(r.openings) < fewestTurns {
		return readBoldQuestions(lines)
	}
	return r
}

// strongLabels reads the names in bold at the start of lines that go on otherwise.
func strongLabels(lines []line) []labelled {
	var found []labelled
	for i, l := range lines {
		bold := l.strongStart()
		if bold == 0 || l.isStrong() {
			continue
		}
		h := readHead(l.words[:bold])
		if h.name == "" || h.rest != "" || h.end != lineEnd && h.end != colon {
			continue
		}
		kind := kindOf(h.name)
		if kind <= metadata {
			continue
		}
		rest := h.takeTime(strings.TrimLeftFunc(strings.TrimPrefix(strings.TrimLeftFunc(l.words[bold:], isBlankRune), ":"), isBlankRune), false)
		found = append(found, labelled{
			opening: opening{line: i, name: h.name, rest: strings.TrimLeftFunc(rest, isBlankRune), time: h.time}, kind: kind, end: h.end, strong: true,
		})
	}
	return found
}

// The names of those whose questions are told from the answers by their look alone.
const (
	askingName    = "Question"
	answeringName = "Answer"
)

// readBoldQuestions takes bold paragraphs for questions, if most of them ask something.
func readBoldQuestions(lines []line) reading {
	var r reading
	bold, asks := 0, 0
	strongBefore := false
	for i, l := range lines {
		strong := l.isStrong() && l.p.Kind == document.Body
		if strong {
			bold++
			if endsInQuestion(l.words) {
				asks++
			}
		}
		if bold > 0 && (len(r.openings) == 0 || strong != strongBefore) {
			name := answeringName
			if strong {
				name = askingName
			}
			r.openings = append(r.openings, opening{line: i, name: name, rest: l.words})
		}
		strongBefore = strong
	}
	if asks < 3 || 2*asks < bold || len(r.openings) < 4 {
		return reading{}
	}
	r.unsure = append(r.unsure, "Nobody is named: the paragraphs set in bold, or apart, were taken for questions and the others for answers.")
	return r
}
