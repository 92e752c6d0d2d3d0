// Package recognise finds who is speaking in a document, and makes a transcript's draft of it.
package recognise

import (
	"slices"
	"strings"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/transcript"
)

// Draft makes a draft of a document: its paragraphs to the letter, one a line, but for the
// labels of speakers and the time codes, which become data of turns, and the white space
// beside them. A line break within a paragraph becomes U+2028, captions of one speaker flow
// into paragraphs. What comes before the first turn is front matter, what comes after the
// words that end the interview belongs to nobody. The draft has no title where neither text
// nor file gives one.
func Draft(d document.Document, c Choices) transcript.Draft {
	lines := linesOf(d)
	pattern, r := choose(d, lines, c.Pattern)
	r.openings = slices.DeleteFunc(r.openings, func(o opening) bool {
		return slices.Contains(c.NotSpeakers, o.name) || c.FrontEnd != nil && lines[o.line].paragraph < *c.FrontEnd
	})
	b := newBuilder(d, lines, r, c)
	b.run()
	draft := b.finish()
	draft.Pattern = string(pattern)
	describe(&draft, d)
	guessRoles(&draft, d.People)
	c.apply(&draft)
	draft.Alike = alike(draft)
	return draft
}

// Patterns are those that find turns in a document, the best first, and Nobody last.
func Patterns(d document.Document) []Pattern {
	lines := linesOf(d)
	best, _ := choose(d, lines, Best)
	found := []Pattern{best}
	for _, w := range ways {
		same := best == Letters && w.pattern == Colons
		if w.pattern != best && !same && len(w.read(d, lines).openings) > 0 {
			found = append(found, w.pattern)
		}
	}
	if best != Nobody {
		found = append(found, Nobody)
	}
	return found
}

// ways are the ways to read a document; of those that find about as many turns the first is
// the best.
var ways = []struct {
	pattern Pattern
	read    func(document.Document, []line) reading
}{
	{Voices, func(d document.Document, lines []line) reading { return readVoices(lines, d.People) }},
	{Table, func(_ document.Document, lines []line) reading { return readTable(lines) }},
	{Colons, func(_ document.Document, lines []line) reading { return readColons(lines) }},
	{Letters, func(_ document.Document, lines []line) reading { return readLetters(lines) }},
	{Alone, func(_ document.Document, lines []line) reading { return readAlone(lines) }},
	{Strong, func(_ document.Document, lines []line) reading { return readStrong(lines) }},
	{Dashes, func(_ document.Document, lines []line) reading { return readDashes(lines) }},
}

// choose reads a document in the way wanted, or in the one that finds most turns. What a
// file says as data goes before what its words look like.
func choose(d document.Document, lines []line, wanted Pattern) (Pattern, reading) {
	best, chosen := Nobody, reading{}
	for _, w := range ways {
		if wanted != w.pattern && (wanted != Best || w.pattern == Letters) { // letters are among the labels
			continue
		}
		r := w.read(d, lines)
		if 10*len(r.openings) > 11*len(chosen.openings) {
			best, chosen = w.pattern, r
		}
		if len(r.openings) > 0 && (w.pattern == Voices || w.pattern == Table) {
			break
		}
	}
	if wanted == Best && best == Colons && onlyLetters(chosen.openings) {
		best = Letters
	}
	return best, chosen
}

// apply puts what a person decided over what was recognised.
func (c Choices) apply(d *transcript.Draft) {
	for i, sp := range d.Speakers {
		if role, chosen := c.Roles[sp.Name]; chosen {
			d.Speakers[i].Role = role
		}
	}
	for to, chosen := range map[*string]*string{&d.Title: c.Title, &d.Date: c.Date, &d.Place: c.Place} {
		if chosen != nil {
			*to = strings.TrimSpace(*chosen)
		}
	}
}

func isBlank(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return !unicode.IsSpace(r) }) < 0
}

// Starts are the paragraphs of a document that begin a turn, by their numbers.
func Starts(d document.Document) map[int]bool {
	starts := map[int]bool{}
	for paragraph := range Openings(d) {
		starts[paragraph] = true
	}
	return starts
}

// Opening is how a paragraph begins a turn.
type Opening struct {
	Alone bool // it says who speaks, and nothing of what is said
}

// Openings are the beginnings of turns in a document, by the numbers of their paragraphs.
func Openings(d document.Document) map[int]Opening {
	lines := linesOf(d)
	_, r := choose(d, lines, Best)
	found := map[int]Opening{}
	for _, o := range r.openings {
		found[lines[o.line].paragraph] = Opening{Alone: isBlank(o.rest)}
	}
	return found
}
