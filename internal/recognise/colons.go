package recognise

import (
	"slices"
	"strings"
)

// readColons finds the labels before colons, the letters before dots ("Q."), the names
// before tabs and those in square brackets. Three things are told apart from them: what is
// said ("He said: no"), lines about the interview before the first turn ("DATE: 11 December
// 2023"), and mixed-case words with a colon that come only once.
func readColons(lines []line) reading {
	found := labelledLines(lines, colon, stop, tab, boxed)
	t := tallyLabels(found, lines)
	found = found[t.headerLength(found):]
	var r reading
	var turns []labelled
	for _, l := range found {
		switch {
		case t.speaks(l):
			turns = append(turns, l)
		case l.kind == mixed:
			r.unsure = append(r.unsure, "“"+l.name+":” comes only once, so it was read as part of what is said.")
		}
	}
	turns = onlyStrong(turns)
	if len(turns) < fewestTurns || !t.plausible(turns) {
		return reading{}
	}
	for _, l := range turns {
		r.openings = append(r.openings, l.opening)
	}
	numberedQuestions(r.openings)
	return r
}

// onlyStrong keeps to the labels in bold where nearly all are: what is not in bold there is
// a colon in what somebody says.
func onlyStrong(turns []labelled) []labelled {
	names, bold := map[string]bool{}, 0
	for _, l := range turns {
		if l.strong {
			bold++
			names[l.name] = true
		}
	}
	if 5*bold < 4*len(turns) {
		return turns
	}
	kept := turns[:0]
	for _, l := range turns {
		if names[l.name] {
			kept = append(kept, l)
		}
	}
	return kept
}

// plausible reports whether labels make a conversation: somebody speaks twice, or the labels
// are such as only speakers have. The headings of a report come once each.
func (t tally) plausible(turns []labelled) bool {
	for _, l := range turns {
		stem := labelStem(l.name)
		if t.names[l.name] > 1 || askingLabels[stem] || genericLabels[stem] || isLetterLabel(l.name) {
			return true
		}
	}
	return len(turns) < 3 || t.titled(turns)
}

func (t tally) titled(turns []labelled) bool {
	for _, l := range turns {
		if hasTitle(strings.Fields(l.name)) {
			return true
		}
	}
	return false
}

// numberedQuestions gives questions that are counted, each with a number of its own ("Q1",
// "Q2", "Question 3"), to one speaker.
func numberedQuestions(openings []opening) {
	last, count := map[string]int{}, map[string]int{}
	for _, o := range openings {
		stem, n := numberOf(o.name)
		if n == 0 {
			continue
		}
		if n <= last[stem] {
			return // a number that comes again is a person's
		}
		last[stem] = n
		count[stem]++
	}
	for i, o := range openings {
		if stem, n := numberOf(o.name); n > 0 && count[stem] > 2 {
			openings[i].name = stem
		}
	}
}

// numberOf divides "Q12" and "Question 12" into what is counted and the number; 0 for
// labels that count no questions or answers.
func numberOf(name string) (stem string, n int) {
	end := len(name)
	for end > 0 && name[end-1] >= '0' && name[end-1] <= '9' {
		end--
	}
	if end == len(name) {
		return name, 0
	}
	stem = singleSpaced(name[:end])
	if !countedLabels[labelStem(stem)] || len(name)-end > 4 {
		return name, 0
	}
	for _, digit := range name[end:] {
		n = 10*n + int(digit-'0')
	}
	return stem, n
}

var countedLabels = oneOf(`q, a, question, answer`)

// readLetters keeps of the labels those that are single letters.
func readLetters(lines []line) reading {
	r := readColons(lines)
	r.openings = slices.DeleteFunc(r.openings, func(o opening) bool { return !isLetterLabel(o.name) })
	return r
}

// onlyLetters reports whether every label is a single letter.
func onlyLetters(openings []opening) bool {
	return !slices.ContainsFunc(openings, func(o opening) bool { return !isLetterLabel(o.name) })
}
