package query

import (
	"strings"
	"unicode"

	"manicule/internal/text/folding"
)

// kind says what a piece of a query is.
type kind int

const (
	end kind = iota
	word
	quoted
	open
	shut
	comma
	minus
)

// piece is the smallest part of a query that means something.
type piece struct {
	kind   kind
	words  string
	at     int  // its first character, counted from 1
	star   bool // a * follows
	within int  // the number after a ~ that follows; 0 for none
	ended  bool // something stands after it
}

// lexer takes a query to pieces.
type lexer struct {
	signs  []rune
	at     int
	listed bool // whether commas divide: within NEAR(…)
}

func isQuote(r rune) bool { return strings.ContainsRune(`"“”„‟«»″＂`, r) }

func (l *lexer) peek() rune {
	if l.at == len(l.signs) {
		return 0
	}
	return l.signs[l.at]
}

// next is the next piece. A quote that is not closed goes on to the end.
func (l *lexer) next() (piece, error) {
	for unicode.IsSpace(l.peek()) {
		l.at++
	}
	p := piece{at: l.at + 1}
	switch r := l.peek(); {
	case l.at == len(l.signs):
		return p, nil
	case r == '(', r == ')', r == ',' && l.listed:
		l.at++
		p.kind = map[rune]kind{'(': open, ')': shut, ',': comma}[r]
		return p, nil
	case r == '-' && l.leadsOn():
		l.at++
		p.kind = minus
		return p, nil
	case isQuote(r):
		return p, l.quoted(&p)
	}
	p.kind, p.words = word, l.run(func(r rune) bool {
		return !unicode.IsSpace(r) && !isQuote(r) && r != '(' && r != ')' && (r != ',' || !l.listed)
	})
	if bare, found := strings.CutSuffix(p.words, "*"); found {
		p.words, p.star = bare, true
	}
	p.ended = l.at < len(l.signs)
	return p, nil
}

// leadsOn reports whether something stands right after the sign at hand that it may belong to.
func (l *lexer) leadsOn() bool {
	if l.at+1 == len(l.signs) {
		return false
	}
	r := l.signs[l.at+1]
	return folding.IsWord(r) || isQuote(r) || r == '('
}

// quoted takes words in quotes, and the star or the distance after them.
func (l *lexer) quoted(p *piece) error {
	l.at++
	p.kind, p.words = quoted, l.run(func(r rune) bool { return !isQuote(r) })
	if p.ended = l.at < len(l.signs); !p.ended {
		return nil
	}
	l.at++
	switch l.peek() {
	case '*':
		l.at++
		p.star = true
	case '~':
		l.at++
		tilde := l.at
		within, err := distance(l.run(unicode.IsDigit), tilde)
		p.within = within
		return err
	}
	return nil
}

// run takes the signs that belong together.
func (l *lexer) run(belongs func(rune) bool) string {
	start := l.at
	for l.at < len(l.signs) && belongs(l.signs[l.at]) {
		l.at++
	}
	return string(l.signs[start:l.at])
}
