package query

import (
	"strconv"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/text/folding"
)

const (
	longest  = 1000 // characters of a query
	deepest  = 30   // brackets within brackets
	farthest = 1000 // words that NEAR may have between
	usual    = 10   // and has where nothing is said
)

// Parse reads what was typed. What has neither letters nor digits is passed over.
func Parse(typed string) (Query, error) {
	p := parser{lexer: lexer{signs: []rune(strings.ToValidUTF8(typed, " "))}}
	if len(p.signs) > longest {
		return Query{}, fault.New(fault.Invalid, "A search may be %d characters long; this one has %d.", longest, len(p.signs)).WithHint("Search for fewer words.")
	}
	if err := p.step(); err != nil {
		return Query{}, err
	}
	root, err := p.either()
	if err != nil {
		return Query{}, err
	}
	if p.piece.kind != end {
		return Query{}, wrong(p.piece.at, "A bracket is closed that was not opened.", "Take it out, or put a ( before it.")
	}
	if _, negative := root.(not); negative {
		return Query{}, nothingFound(1)
	}
	return Query{root}, nil
}

// parser reads a query piece by piece.
type parser struct {
	lexer
	piece piece // the one at hand
	depth int
}

func (p *parser) step() (err error) {
	p.piece, err = p.next()
	return err
}

// wrong says what is wrong, and where.
func wrong(at int, message, hint string) error {
	return fault.New(fault.Invalid, "Character %d: %s", at, message).WithHint("%s", hint)
}

func nothingFound(at int) error {
	return wrong(at, "NOT needs something to be found.", "Write what should be there before it: sanctions NOT lifted.")
}

func (p *parser) is(operator string) bool { return p.piece.is(operator) }

func (p piece) is(operator string) bool { return p.kind == word && p.words == operator && !p.star }

// either reads what OR divides. It returns nil where nothing is asked for.
func (p *parser) either() (node, error) {
	var parts []node
	for {
		at := p.piece.at
		part, err := p.together()
		if err != nil {
			return nil, err
		}
		if part != nil {
			parts = append(parts, part)
		}
		if !p.is("OR") {
			return oneOf(parts, at)
		}
		if part == nil {
			return nil, missing(p.piece, "before")
		}
		or := p.piece
		if err := p.step(); err != nil {
			return nil, err
		}
		if p.piece.kind == end || p.piece.kind == shut {
			return nil, missing(or, "after")
		}
	}
}

func missing(operator piece, side string) error {
	return wrong(operator.at, operator.words+" has nothing "+side+" it.", "In small letters, or in quotes, it is a word like others.")
}

// oneOf makes one node of what may hold.
func oneOf(parts []node, at int) (node, error) {
	switch len(parts) {
	case 0:
		return nil, nil
	case 1:
		return parts[0], nil
	}
	for _, part := range parts {
		if _, negative := part.(not); negative {
			return nil, nothingFound(at)
		}
	}
	return anyOf{parts}, nil
}

// together reads what must all hold.
func (p *parser) together() (node, error) {
	var found all
	begin := p.piece.at
	for {
		switch {
		case p.piece.kind == end, p.piece.kind == shut, p.is("OR"):
			return found.node(begin)
		case p.is("AND"):
			if err := p.and(len(found.parts)+len(found.without) > 0); err != nil {
				return nil, err
			}
		}
		part, err := p.one()
		if err != nil {
			return nil, err
		}
		if negative, ok := part.(not); ok {
			found.without = append(found.without, negative.part)
		} else if part != nil {
			found.parts = append(found.parts, part)
		}
	}
}

// and passes over an AND, which must stand between two things.
func (p *parser) and(something bool) error {
	operator := p.piece
	if !something {
		return missing(operator, "before")
	}
	if err := p.step(); err != nil {
		return err
	}
	if p.piece.kind == end || p.piece.kind == shut || p.is("OR") || p.is("AND") {
		return missing(operator, "after")
	}
	return nil
}

// node makes the simplest node of what must all hold.
func (a all) node(at int) (node, error) {
	switch {
	case len(a.parts)+len(a.without) == 0:
		return nil, nil
	case len(a.parts) == 0 && len(a.without) == 1:
		return not{a.without[0]}, nil
	case len(a.parts) == 0:
		return not{anyOf{a.without}}, nil
	case len(a.parts) == 1 && len(a.without) == 0:
		return a.parts[0], nil
	}
	return a, nil
}

// one reads a word, a phrase, a bracket, or one of them that must not hold. It returns nil
// for what is no word.
func (p *parser) one() (node, error) {
	here := p.piece
	if err := p.step(); err != nil {
		return nil, err
	}
	switch {
	case here.kind == minus, here.is("NOT"):
		return p.negated(here)
	case here.kind == open:
		return p.bracket(here)
	case here.is("NEAR") && p.piece.kind == open:
		return p.near(here)
	case here.kind == quoted && here.within > 0:
		return nearWords(here), nil
	}
	return phraseOf(here), nil
}

// phraseOf makes a node of words; nil where there is none among them.
func phraseOf(p piece) node {
	if !strings.ContainsFunc(p.words, folding.IsWord) {
		return nil
	}
	return phrase{words: strings.Join(strings.Fields(p.words), " "), beginning: p.star || !p.ended}
}

func (p *parser) negated(operator piece) (node, error) {
	if p.piece.kind == end || p.piece.kind == shut || p.is("OR") || p.is("AND") {
		return nil, missing(piece{words: "NOT", at: operator.at}, "after")
	}
	if err := p.deeper(); err != nil {
		return nil, err
	}
	part, err := p.one()
	p.depth--
	if negative, ok := part.(not); ok {
		return negative.part, err
	}
	if part == nil {
		return nil, err
	}
	return not{part}, err
}

func (p *parser) bracket(opened piece) (node, error) {
	if err := p.deeper(); err != nil {
		return nil, err
	}
	inside, err := p.either()
	if err != nil {
		return nil, err
	}
	p.depth--
	return inside, p.close(opened)
}

func (p *parser) deeper() error {
	if p.depth++; p.depth > deepest {
		return wrong(p.piece.at, "There are too many brackets within brackets.", "Search for less at once.")
	}
	return nil
}

// close passes over the bracket that closes another.
func (p *parser) close(opened piece) error {
	if p.piece.kind != shut {
		return wrong(opened.at, "The bracket that opens here is not closed.", "Put a ) where it should end.")
	}
	return p.step()
}

// near reads NEAR(words "and phrases", 5). The opening bracket is at hand.
func (p *parser) near(operator piece) (node, error) {
	found, opened := near{within: usual}, p.piece
	p.listed = true
	if err := p.step(); err != nil {
		return nil, err
	}
	for p.piece.kind == word || p.piece.kind == quoted {
		if here, ok := phraseOf(p.piece).(phrase); ok {
			found.phrases = append(found.phrases, here)
		}
		if err := p.step(); err != nil {
			return nil, err
		}
	}
	if p.piece.kind == comma {
		if err := p.distance(&found); err != nil {
			return nil, err
		}
	}
	if p.piece.kind == open || p.piece.kind == minus || p.piece.kind == comma {
		return nil, wrong(p.piece.at, "NEAR takes words and phrases, and after a comma a number.", "Like this: NEAR(lift \"the sanctions\", 5).")
	}
	p.listed = false
	return found.node(), p.close(opened)
}

// distance reads the number after the comma.
func (p *parser) distance(n *near) error {
	if err := p.step(); err != nil {
		return err
	}
	within, err := distance(p.piece.words, p.piece.at)
	if err != nil {
		return err
	}
	n.within = within
	return p.step()
}

func distance(digits string, at int) (int, error) {
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > farthest {
		return 0, wrong(at, "How far the words may be apart is a number from 1 to 1000.", "Like this: \"lift sanctions\"~5.")
	}
	return n, nil
}

// nearWords makes a node of "words in quotes"~5.
func nearWords(p piece) node {
	found := near{within: p.within}
	for _, w := range strings.Fields(p.words) {
		if here, ok := phraseOf(piece{words: w, ended: true}).(phrase); ok {
			found.phrases = append(found.phrases, here)
		}
	}
	return found.node()
}

func (n near) node() node {
	switch len(n.phrases) {
	case 0:
		return nil
	case 1:
		return n.phrases[0]
	}
	return n
}
