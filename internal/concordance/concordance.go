// Package concordance lines the matches of a search up, each with the words around it.
package concordance

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"manicule/internal/text"
	"manicule/internal/text/folding"
)

// Line is one match and what stands around it in its passage, white space as single spaces.
type Line struct {
	Hit    int // the passage, as the caller counts them
	Match  int // the match in it
	Before string
	Words  string // of the match
	After  string

	left, right []string // folded words, the nearest first
}

// around is how many code points stand either side of a match.
const around = 80

// Lines are the matches of a passage, in order.
func Lines(hit int, words string, matches []text.Span) []Line {
	passage := text.New(words)
	lines := make([]Line, len(matches))
	for i, match := range matches {
		before, after := passage.Around(match, around)
		lines[i] = Line{Hit: hit, Match: i, Before: onOneLine(before), Words: onOneLine(passage.Slice(match)), After: onOneLine(after)}
		lines[i].left, lines[i].right = folded(before), folded(after)
		slices.Reverse(lines[i].left)
	}
	return lines
}

func onOneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// folded are the words of a text as they are compared: without accents, capitals and signs.
func folded(s string) []string {
	return strings.FieldsFunc(folding.Plain(s), func(r rune) bool { return !folding.IsWord(r) && !unicode.Is(unicode.M, r) })
}

// Order is what lines are sorted by.
type Order string

const (
	ByPlace Order = "place"
	ByLeft  Order = "left"  // the words before the match, the nearest first
	ByWords Order = "match" // the words of the match
	ByRight Order = "right" // the words after it
)

// Sort puts lines in an order. Those that are alike in it stay as they were.
func Sort(lines []Line, by Order) {
	slices.SortStableFunc(lines, func(a, b Line) int {
		switch by {
		case ByLeft:
			return slices.Compare(a.left, b.left)
		case ByRight:
			return slices.Compare(a.right, b.right)
		case ByWords:
			return cmp.Or(cmp.Compare(folding.Plain(a.Words), folding.Plain(b.Words)), slices.Compare(a.right, b.right))
		}
		return 0
	})
}
