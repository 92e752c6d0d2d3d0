package recognise

import (
	"manicule/internal/document"
	"manicule/internal/text/sentence"
)

// readAlone finds names that stand on a line of their own, with or without a time, and names
// that a time divides from the words after them.
func readAlone(lines []line) reading {
	found := labelledLines(lines, lineEnd, timed, colon)
	t := tallyLabels(found, lines)
	timedNames := map[string]bool{}
	for _, l := range found {
		if l.time != nil && l.kind != metadata {
			timedNames[l.name] = true
		}
	}
	var r reading
	names := map[string]bool{}
	for i, l := range found {
		if !t.standsAlone(l, lines, timedNames, nextIs(found, i)) {
			continue
		}
		r.openings = append(r.openings, l.opening)
		names[l.name] = true
	}
	if len(r.openings) < fewestTurns || len(names) < 2 && len(timedNames) == 0 {
		return reading{}
	}
	return r
}

// nextIs reports whether the line after the i-th labelled one is labelled too.
func nextIs(found []labelled, i int) bool {
	return i+1 < len(found) && found[i+1].line == found[i].line+1 && found[i+1].rest == ""
}

// standsAlone reports whether a line names the speaker of what follows it.
func (t tally) standsAlone(l labelled, lines []line, timedNames map[string]bool, anotherFollows bool) bool {
	if l.kind == metadata || l.line+1 >= len(lines) && l.rest == "" {
		return false
	}
	switch {
	case l.time != nil && l.end != colon:
		return t.recurs[l.name] || l.kind == strong || len(timedNames) > 1 && l.kind == mixed
	case timedNames[l.name]:
		return l.rest == ""
	case l.end != lineEnd, anotherFollows, l.kind == low:
		return false
	}
	own := lines[l.line]
	apart := own.p.Kind == document.Heading || own.isStrong() || own.p.Apart || own.begins() && !lines[l.line+1].begins()
	return apart && t.recurs[l.name] && !sentence.Breaks(own.words)
}
