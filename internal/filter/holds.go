package filter

import (
	"time"

	"manicule/internal/coding"
)

// HoldsDate reports whether a date, as a transcript has it, lies wholly in the value's range:
// 2016 is not known to lie in March of that year. One that can't be read lies in none.
func (v Value) HoldsDate(date string) bool {
	given, ok := period(date)
	if v.Kind == None {
		return !ok
	}
	return ok && v.holdsDays(given)
}

// HoldsTime reports whether a moment falls on a day of the value's range.
func (v Value) HoldsTime(at time.Time) bool {
	day := dayOf(time.Date(at.Year(), at.Month(), at.Day(), 0, 0, 0, 0, time.UTC))
	return v.holdsDays(days{day, day})
}

// HoldsAttribute reports whether what an attribute is, is what the value asks for. Names are
// compared as names, numbers as numbers.
func (v Value) HoldsAttribute(is string) bool {
	if v.Kind == Is && coding.SameName(is, v.Text) {
		return true
	}
	if n, ok := numberOf(is); ok {
		return v.holdsNumber(n)
	}
	given, ok := period(is)
	return ok && v.Kind != Is && v.holdsDays(given)
}

func (v Value) holdsDays(given days) bool {
	from, fromKnown := period(v.Text)
	to, toKnown := period(v.To)
	switch v.Kind {
	case Is:
		return fromKnown && from.first <= given.first && given.last <= from.last
	case Over:
		return fromKnown && from.last < given.first
	case Under:
		return fromKnown && given.last < from.first
	case Between:
		return (v.Text == "" || fromKnown && from.first <= given.first) && (v.To == "" || toKnown && given.last <= to.last)
	}
	return false
}

func (v Value) holdsNumber(n float64) bool {
	from, fromKnown := numberOf(v.Text)
	to, toKnown := numberOf(v.To)
	switch v.Kind {
	case Is:
		return fromKnown && n == from
	case Over:
		return fromKnown && from < n
	case Under:
		return fromKnown && n < from
	case Between:
		return (v.Text == "" || fromKnown && from <= n) && (v.To == "" || toKnown && n <= to)
	}
	return false
}
