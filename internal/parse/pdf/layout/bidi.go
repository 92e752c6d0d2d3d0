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
		l.ordered = l.readingOrder()
	}
	return l.ordered
}

// readingOrder turns what stands from left to right into what is read: where most words are
// read from right to left all is turned round, and words of the other direction turned back.
func (l *line) readingOrder() []int {
	order := l.runs()
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
	if !slices.Contains(classes, rtl) {
		return order
	}
	other := rtl
	if turned >= 0 {
		other = ltr
		slices.Reverse(order)
		slices.Reverse(classes)
	}
	turnBack(order, classes, other)
	return order
}

// turnBack reverses each stretch that begins and ends with words of a class and has none of
// the opposite one between.
func turnBack(order []int, classes []class, of class) {
	opposite := ltr + rtl - of
	for i := 0; i < len(order); i++ {
		if classes[i] != of {
			continue
		}
		end := i + 1
		for j := end; j < len(order) && classes[j] != opposite; j++ {
			if classes[j] == of || of == ltr && classes[j] == digits && j == end {
				end = j + 1
			}
		}
		slices.Reverse(order[i:end])
		slices.Reverse(classes[i:end])
		i = end - 1
	}
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
