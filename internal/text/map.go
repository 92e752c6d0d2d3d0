package text

import "sort"

// Edit says that the stretch Old of a text became New code points of a later version.
// An insertion has an empty Old; a deletion has New 0.
type Edit struct {
	Old Span
	New int
}

// Map moves spans from one version of a text to the next. The zero value is the map
// between two equal texts.
//
// The rule at edges: a span keeps its own words and takes in nothing that was put beside
// it. So an insertion exactly at its start or its end stays outside, one within stays
// inside, and an edge that falls inside a changed stretch moves outward, so that the
// span takes the whole of what that stretch became. A span whose every word was deleted
// is lost; an empty span, which has no words, never is.
type Map struct {
	edits []Edit
	start []int // where each edit's new words begin, in the later version
}

// NewMap returns the map of the given edits, which must be in order and not overlap.
// At one place an insertion comes before a change.
func NewMap(edits []Edit) Map {
	m := Map{edits: edits, start: make([]int, len(edits))}
	shift := 0
	for i, e := range edits {
		m.start[i] = e.Old.Start + shift
		shift += e.New - e.Old.Len()
	}
	return m
}

// Span returns where s, a span of the earlier version, stands in the later one; false if
// all its words were deleted.
func (m Map) Span(s Span) (Span, bool) {
	moved := Span{m.startOf(s.Start), m.endOf(s.End)}
	if s.Len() == 0 {
		moved.Start = moved.End
	}
	return moved, s.Len() == 0 || moved.Len() > 0
}

// At returns where the letter at a position stands in the later version, or what stands in its place.
func (m Map) At(position int) int { return m.startOf(position) }

// Holding returns where s stands in the later version if it holds what is put at its edges too,
// as a paragraph does. An empty span holds nothing.
func (m Map) Holding(s Span) Span {
	if s.Len() == 0 {
		moved, _ := m.Span(s)
		return moved
	}
	moved := Span{m.endOf(s.Start), m.startOf(s.End)}
	if i, inside := m.within(s.Start); inside {
		moved.Start = m.start[i]
	}
	if i, inside := m.within(s.End); inside {
		moved.End = m.start[i] + m.edits[i].New
	}
	return moved
}

// within finds the edit that changes what is on both sides of a point.
func (m Map) within(point int) (i int, inside bool) {
	i = sort.Search(len(m.edits), func(i int) bool { return m.edits[i].Old.End > point })
	return i, i < len(m.edits) && m.edits[i].Old.Start < point
}

// startOf moves the start of a span, which comes after all that ends there.
func (m Map) startOf(point int) int {
	i, inside := m.within(point)
	if inside {
		return m.start[i]
	}
	return m.shiftBefore(i) + point
}

// endOf moves the end of a span, which comes before all that begins there.
func (m Map) endOf(point int) int {
	i := sort.Search(len(m.edits), func(i int) bool { return m.edits[i].Old.Start >= point })
	if i > 0 && m.edits[i-1].Old.End > point {
		return m.start[i-1] + m.edits[i-1].New
	}
	return m.shiftBefore(i) + point
}

// shiftBefore is how far the first i edits move what follows them.
func (m Map) shiftBefore(i int) int {
	if i == 0 {
		return 0
	}
	last := m.edits[i-1]
	return m.start[i-1] + last.New - last.Old.End
}
