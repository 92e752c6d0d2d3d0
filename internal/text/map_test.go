package text

import (
	"math/rand/v2"
	"testing"
)

func TestMapSpan(t *testing.T) {
	const old = "abcdefghij"
	for _, c := range []struct {
		name  string
		edits []Edit
		span  Span
		want  Span
		kept  bool
	}{
		{"no edit", nil, Span{2, 5}, Span{2, 5}, true},
		{"insertion before", []Edit{{Span{1, 1}, 3}}, Span{2, 5}, Span{5, 8}, true},
		{"insertion at the start stays outside", []Edit{{Span{2, 2}, 3}}, Span{2, 5}, Span{5, 8}, true},
		{"insertion within stays inside", []Edit{{Span{3, 3}, 3}}, Span{2, 5}, Span{2, 8}, true},
		{"insertion at the end stays outside", []Edit{{Span{5, 5}, 3}}, Span{2, 5}, Span{2, 5}, true},
		{"insertion after", []Edit{{Span{6, 6}, 3}}, Span{2, 5}, Span{2, 5}, true},
		{"deletion before", []Edit{{Span{0, 2}, 0}}, Span{2, 5}, Span{0, 3}, true},
		{"deletion across the start", []Edit{{Span{1, 3}, 0}}, Span{2, 5}, Span{1, 3}, true},
		{"deletion across the end", []Edit{{Span{4, 7}, 0}}, Span{2, 5}, Span{2, 4}, true},
		{"deleted wholly", []Edit{{Span{2, 5}, 0}}, Span{2, 5}, Span{2, 2}, false},
		{"deleted with its neighbours", []Edit{{Span{1, 8}, 0}}, Span{2, 5}, Span{1, 1}, false},
		{"deleted in two pieces", []Edit{{Span{1, 3}, 0}, {Span{3, 6}, 0}}, Span{2, 5}, Span{1, 1}, false},
		{"deleted where words were put in", []Edit{{Span{2, 2}, 4}, {Span{2, 5}, 0}}, Span{2, 5}, Span{6, 6}, false},
		{"rewritten exactly", []Edit{{Span{2, 5}, 7}}, Span{2, 5}, Span{2, 9}, true},
		{"rewritten across the start", []Edit{{Span{1, 3}, 6}}, Span{2, 5}, Span{1, 9}, true},
		{"rewritten across the end", []Edit{{Span{4, 7}, 1}}, Span{2, 5}, Span{2, 5}, true},
		{"rewritten around it", []Edit{{Span{0, 9}, 4}}, Span{2, 5}, Span{0, 4}, true},
		{"several", []Edit{{Span{0, 1}, 0}, {Span{3, 4}, 3}, {Span{8, 8}, 2}}, Span{2, 9}, Span{1, 12}, true},
		{"caret after an edit", []Edit{{Span{0, 1}, 3}}, Span{4, 4}, Span{6, 6}, true},
		{"caret at an insertion", []Edit{{Span{4, 4}, 3}}, Span{4, 4}, Span{4, 4}, true},
		{"caret in a deletion", []Edit{{Span{2, 6}, 0}}, Span{4, 4}, Span{2, 2}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, kept := NewMap(c.edits).Span(c.span)
			if got != c.want || kept != c.kept {
				t.Errorf("%v of %q became %v, %v; want %v, %v", c.span, old, got, kept, c.want, c.kept)
			}
		})
	}
}

func TestMapHolding(t *testing.T) {
	for _, c := range []struct {
		edits      []Edit
		span, want Span
	}{
		{nil, Span{2, 5}, Span{2, 5}},
		{[]Edit{{Span{2, 2}, 3}}, Span{2, 5}, Span{2, 8}},
		{[]Edit{{Span{5, 5}, 3}}, Span{2, 5}, Span{2, 8}},
		{[]Edit{{Span{1, 1}, 3}, {Span{6, 6}, 3}}, Span{2, 5}, Span{5, 8}},
		{[]Edit{{Span{1, 3}, 6}}, Span{2, 5}, Span{1, 9}},
		{[]Edit{{Span{4, 7}, 1}}, Span{2, 5}, Span{2, 5}},
		{[]Edit{{Span{2, 5}, 0}}, Span{2, 5}, Span{2, 2}},
		{[]Edit{{Span{4, 4}, 3}}, Span{4, 4}, Span{4, 4}},
	} {
		if got := NewMap(c.edits).Holding(c.span); got != c.want {
			t.Errorf("%v with %v became %v, want %v", c.span, c.edits, got, c.want)
		}
	}
}

func TestAt(t *testing.T) {
	edits := []Edit{{Span{2, 2}, 3}, {Span{4, 6}, 0}, {Span{8, 10}, 5}}
	for position, want := range map[int]int{0: 0, 1: 1, 2: 5, 3: 6, 4: 7, 5: 7, 6: 7, 7: 8, 8: 9, 9: 9, 10: 14, 12: 16} {
		if got := NewMap(edits).At(position); got != want {
			t.Errorf("%d became %d, want %d", position, got, want)
		}
	}
}

// edited applies random edits to a random text.
type edited struct {
	old, new []rune
	edits    []Edit
}

func randomlyEdited(random *rand.Rand) edited {
	letters := []rune("abc é漢😀\n")
	var e edited
	for range random.IntN(40) {
		e.old = append(e.old, letters[random.IntN(len(letters))])
	}
	at := 0
	for at < len(e.old) {
		keep := random.IntN(6)
		end := min(at+keep+1, len(e.old))
		e.new = append(e.new, e.old[at:end]...)
		at = end
		cut, put := min(random.IntN(4), len(e.old)-at), random.IntN(4)
		if cut+put == 0 {
			continue
		}
		e.edits = append(e.edits, Edit{Span{at, at + cut}, put})
		for range put {
			e.new = append(e.new, 'Z')
		}
		at += cut
	}
	return e
}

func (e edited) touches(s Span) bool {
	for _, edit := range e.edits {
		if edit.Old.Overlaps(s) || (edit.Old.Len() == 0 && s.Start < edit.Old.Start && edit.Old.Start < s.End) {
			return true
		}
	}
	return false
}

func TestMapKeepsWordsNoEditTouches(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	untouched := 0
	for range 3000 {
		e := randomlyEdited(random)
		m, after := NewMap(e.edits), New(string(e.new))
		before := New(string(e.old))
		for range 20 {
			a, b := random.IntN(len(e.old)+1), random.IntN(len(e.old)+1)
			s := Span{min(a, b), max(a, b)}
			moved, kept := m.Span(s)
			if !after.Holds(moved) {
				t.Fatalf("%v of %q became %v, outside %q", s, string(e.old), moved, string(e.new))
			}
			if !kept && !e.touches(s) {
				t.Fatalf("%v of %q was lost by %v, which does not touch it", s, string(e.old), e.edits)
			}
			if e.touches(s) {
				continue
			}
			untouched++
			if after.Slice(moved) != before.Slice(s) {
				t.Fatalf("%v of %q with %v became %q, not %q", s, string(e.old), e.edits, after.Slice(moved), before.Slice(s))
			}
		}
	}
	if untouched < 1000 {
		t.Fatalf("only %d spans were untouched", untouched)
	}
}
