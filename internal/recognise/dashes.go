package recognise

import (
	"strings"
	"unicode/utf8"
)

// Those who speak by turns behind dashes, or behind the arrows of captions.
const (
	firstVoice  = "Speaker 1"
	secondVoice = "Speaker 2"
)

// readDashes finds turns that a dash begins. Where nearly every paragraph has one, two
// people speak in turn; where only some do and those ask, they are the questions.
func readDashes(lines []line) reading {
	dashed, asks := 0, 0
	for _, l := range lines {
		if rest, ok := cutDash(l.words); ok {
			dashed++
			if endsInQuestion(rest) {
				asks++
			}
		}
	}
	switch {
	case dashed < 4:
		return reading{}
	case 2*dashed >= len(lines):
		return byTurns(lines)
	case 3*asks >= 2*dashed && 5*dashed >= len(lines):
		return dashedQuestions(lines)
	}
	return reading{}
}

// byTurns gives the dashed paragraphs to two people in alternation.
func byTurns(lines []line) reading {
	r := reading{unsure: []string{"Dashes do not say who speaks: the turns were given to two people in alternation."}}
	for i, l := range lines {
		rest, ok := cutDash(l.words)
		if !ok {
			continue
		}
		name := firstVoice
		if len(r.openings)%2 == 1 {
			name = secondVoice
		}
		r.openings = append(r.openings, opening{line: i, name: name, rest: rest})
	}
	return r
}

// dashedQuestions takes what begins with a dash for questions and what follows for answers.
func dashedQuestions(lines []line) reading {
	r := reading{unsure: []string{"Nobody is named: the paragraphs behind dashes were taken for questions and the others for answers."}}
	asked := false
	for i, l := range lines {
		rest, ok := cutDash(l.words)
		switch {
		case ok:
			r.openings = append(r.openings, opening{line: i, name: askingName, rest: rest})
		case asked:
			r.openings = append(r.openings, opening{line: i, name: answeringName, rest: l.words})
		}
		asked = ok
	}
	return r
}

// cutDash takes a dash and the space after it off the start of a line.
func cutDash(words string) (rest string, ok bool) {
	words = strings.TrimLeftFunc(words, isBlankRune)
	if after, ok := strings.CutPrefix(words, ">>"); ok {
		return strings.TrimLeftFunc(strings.TrimPrefix(after, ">"), isBlankRune), true
	}
	r, size := utf8.DecodeRuneInString(words)
	if !strings.ContainsRune("-–—―", r) {
		return words, false
	}
	rest = words[size:]
	if r == '-' && !spaceFollows(rest) || rest == "" {
		return words, false
	}
	return strings.TrimLeftFunc(rest, isBlankRune), true
}
