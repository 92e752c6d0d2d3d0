package layout

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// class says in which direction a word is read.
type class int

const (
	neutral class = iota // signs
	digits
	ltr
	rtl
)

// classOf is the direction of a word's first letter; of one without letters, what it is.
func classOf(word string) class {
	found := neutral
	for _, r := range word {
		p, _ := bidi.LookupRune(r)
		switch p.Class() {
		case bidi.L:
			return ltr
		case bidi.R, bidi.AL:
			return rtl
		case bidi.EN, bidi.AN:
			found = digits
		}
	}
	return found
}

// order is the line's words in the order in which they are read.
func (l *line) order() []int {
	if l.ordered == nil {
		l.read()
	}
	return l.ordered
}

// read turns what stands from left to right into what is read: where most words are read
// from right to left all is turned round, and words of the other direction turned back.
func (l *line) read() {
	order := l.runs()
	joins := l.joinsOf(order)
	runs := l.sheet().page.Runs
	classes := make([]class, len(order))
	turned := 0
	for i, run := range order {
		classes[i] = classOf(runs[run].Text)
		switch classes[i] {
		case rtl:
			turned++
		case ltr:
			turned--
		}
	}
	l.ordered, l.joins = order, joins
	if !slices.Contains(classes, rtl) {
		return
	}
	other := rtl
	if turned >= 0 {
		other = ltr
		slices.Reverse(order)
		slices.Reverse(joins[1:])
		slices.Reverse(classes)
	}
	for i := 0; i < len(order); i++ {
		if classes[i] == other {
			end := stretch(classes, i)
			slices.Reverse(order[i:end])
			slices.Reverse(joins[i+1 : end])
			i = end - 1
		}
	}
}

// stretch is the end of the words from start on that are read in one direction: the last of
// that direction before one of the other, or a number right after the first.
func stretch(classes []class, start int) int {
	of := classes[start]
	opposite := ltr + rtl - of
	end := start + 1
	for i := end; i < len(classes) && classes[i] != opposite; i++ {
		if classes[i] == of || of == ltr && classes[i] == digits && i == end {
			end = i + 1
		}
	}
	return end
}

// Direction is 1 for a letter that is read from left to right, -1 for one that is read from
// right to left, and 0 for others.
func Direction(r rune) int {
	switch classOf(string(r)) {
	case ltr:
		return 1
	case rtl:
		return -1
	}
	return 0
}
