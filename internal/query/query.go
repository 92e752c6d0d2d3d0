// Package query is the language in which one searches: words, phrases and how they go
// together, or a regular expression.
//
//	lift sanctions            both words, anywhere in one turn
//	"lift the sanctions"      these words in this order
//	sanction*                 words that begin so; the last word may always be a beginning,
//	                          unless a space or a quote ends it
//	peace OR ceasefire        one of them
//	sanctions NOT lifted      the first without the second; -lifted says the same
//	(peace OR truce) Minsk    brackets hold together what belongs together
//	"lift sanctions"~5        the words with at most 5 others between them, in any order
//	NEAR(lift "the war", 5)   the same with phrases
//
// Case and accents make no difference. AND, OR, NOT and NEAR are written in capitals.
package query

import (
	"fmt"
	"strings"

	"manicule/internal/text/folding"
)

// Query is something to search for: a condition on the words of a passage. The zero value
// asks for nothing.
type Query struct{ root node }

// Empty reports whether the query asks for nothing.
func (q Query) Empty() bool { return q.root == nil }

// Match is the query in the language of FTS5, where words are as the
// search index has them (folding.Fold). Everything that was typed stands in quotes there. It is empty for an
// Empty query.
func (q Query) Match() string {
	if q.root == nil {
		return ""
	}
	return q.root.match()
}

// node is a part of a query.
type node interface{ match() string }

// phrase is words that follow one another.
type phrase struct {
	words     string
	beginning bool // the last word may go on
}

// near is phrases that are not far from one another.
type near struct {
	phrases []phrase
	within  int // words between the first and the last, at most
}

// all is what must all hold, without what must not.
type all struct{ parts, without []node }

// anyOf is what must hold in part.
type anyOf struct{ parts []node }

// not is what must not hold. It is found only among the parts of an all.
type not struct{ part node }

func (p phrase) match() string {
	quoted := `"` + folding.Fold(strings.ReplaceAll(p.words, `"`, " ")) + `"`
	if p.beginning {
		return quoted + " *"
	}
	return quoted
}

func (n near) match() string {
	parts := make([]string, len(n.phrases))
	for i, p := range n.phrases {
		parts[i] = p.match()
	}
	return fmt.Sprintf("NEAR(%s, %d)", strings.Join(parts, " "), n.within)
}

func (a all) match() string {
	found := joined(a.parts, " AND ")
	if len(a.without) == 0 {
		return found
	}
	return "(" + found + " NOT " + joined(a.without, " OR ") + ")"
}

func (a anyOf) match() string { return joined(a.parts, " OR ") }

func (n not) match() string { panic("query: a part that must not hold stands alone") }

func joined(parts []node, operator string) string {
	if len(parts) == 1 {
		return parts[0].match()
	}
	written := make([]string, len(parts))
	for i, part := range parts {
		written[i] = part.match()
	}
	return "(" + strings.Join(written, operator) + ")"
}
