// Package text holds immutable text and the one place where positions change their unit.
//
// A position is a count of Unicode code points from the start of a text. Bytes stay
// inside this package; UTF-16, the unit of JavaScript strings, is offered only so that
// the window can be served.
package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open stretch [Start, End) of a text, in code points.
type Span struct {
	Start, End int
}

// Len is the number of code points in the span.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether the two share at least one code point.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// stride is how many code points lie between two marks of the index.
const stride = 64

// mark is one place known in all three units.
type mark struct {
	point, byte, utf16 int
}

// Text is an immutable text with an index from code points to bytes and UTF-16 units.
// The zero value is the empty text.
type Text struct {
	s     string
	marks []mark // one each stride code points, from 0
	end   mark   // the end of the text
}

// New indexes s, which must be valid UTF-8 (importers see to that); an invalid byte
// counts as one code point, as Go counts it.
func New(s string) Text {
	t := Text{s: s, marks: make([]mark, 0, len(s)/stride+1)}
	var at mark
	for i, r := range s {
		if at.point%stride == 0 {
			at.byte = i
			t.marks = append(t.marks, at)
		}
		at.point++
		at.utf16 += utf16Len(r)
	}
	at.byte = len(s)
	t.end = at
	return t
}

func utf16Len(r rune) int {
	if r >= 0x10000 {
		return 2
	}
	return 1
}

// String returns the whole text.
func (t Text) String() string { return t.s }

// Len is the length in code points.
func (t Text) Len() int { return t.end.point }

// UTF16Len is the length in UTF-16 units.
func (t Text) UTF16Len() int { return t.end.utf16 }

// Whole is the span of the whole text.
func (t Text) Whole() Span { return Span{0, t.end.point} }

// Holds reports whether s is a span of this text: in order and within its bounds.
func (t Text) Holds(s Span) bool { return 0 <= s.Start && s.Start <= s.End && s.End <= t.end.point }

// Clamp returns the nearest span of this text.
func (t Text) Clamp(s Span) Span {
	start := min(max(s.Start, 0), t.end.point)
	return Span{start, min(max(s.End, start), t.end.point)}
}

// Slice returns the words of the span, which must be one of this text (see Holds).
func (t Text) Slice(s Span) string {
	return t.s[t.atPoint(s.Start).byte:t.atPoint(s.End).byte]
}

// Around returns up to n code points before the span and up to n after it.
func (t Text) Around(s Span, n int) (before, after string) {
	return t.Slice(Span{max(s.Start-n, 0), s.Start}), t.Slice(Span{s.End, min(s.End+n, t.end.point)})
}

// ToUTF16 returns the span in UTF-16 units.
func (t Text) ToUTF16(s Span) (start, end int) {
	return t.atPoint(s.Start).utf16, t.atPoint(s.End).utf16
}

// FromUTF16 returns the span that stands at the given UTF-16 units, clamped to the text.
// An end inside a surrogate pair moves outward, so that the whole character is taken.
func (t Text) FromUTF16(start, end int) Span {
	from, _ := t.atUTF16(start)
	to, inside := t.atUTF16(end)
	if inside {
		to.point++
	}
	return t.Clamp(Span{from.point, to.point})
}

// SpanOfBytes returns the span between two byte offsets that lie at character starts.
func (t Text) SpanOfBytes(start, end int) Span {
	return Span{t.atByte(start), t.atByte(end)}
}

// atPoint finds a place by its code point.
func (t Text) atPoint(point int) mark {
	if point <= 0 {
		return mark{}
	}
	if point >= t.end.point {
		return t.end
	}
	at, next := t.marks[point/stride], t.end
	if i := point/stride + 1; i < len(t.marks) {
		next = t.marks[i]
	}
	if n := point - at.point; next.byte-at.byte == next.point-at.point { // one byte each
		return mark{point, at.byte + n, at.utf16 + n}
	}
	for at.point < point {
		at = t.next(at)
	}
	return at
}

// atUTF16 finds the character that holds a UTF-16 unit, and whether the unit lies inside it.
func (t Text) atUTF16(unit int) (at mark, inside bool) {
	if unit <= 0 || len(t.marks) == 0 {
		return mark{}, false
	}
	if unit >= t.end.utf16 {
		return t.end, false
	}
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].utf16 > unit }) - 1
	at = t.marks[i]
	for {
		next := t.next(at)
		if next.utf16 > unit {
			return at, at.utf16 < unit
		}
		at = next
	}
}

func (t Text) atByte(b int) int {
	if b <= 0 || len(t.marks) == 0 {
		return 0
	}
	if b >= len(t.s) {
		return t.end.point
	}
	i := sort.Search(len(t.marks), func(i int) bool { return t.marks[i].byte > b }) - 1
	return t.marks[i].point + utf8.RuneCountInString(t.s[t.marks[i].byte:b])
}

// next is the place one character on.
func (t Text) next(at mark) mark {
	if t.s[at.byte] < utf8.RuneSelf {
		return mark{at.point + 1, at.byte + 1, at.utf16 + 1}
	}
	r, size := utf8.DecodeRuneInString(t.s[at.byte:])
	return mark{at.point + 1, at.byte + size, at.utf16 + utf16Len(r)}
}

// Find returns the nth place, counted from 1, where the text says the words; places may overlap.
func (t Text) Find(words string, nth int) (Span, bool) {
	if words == "" || nth < 1 {
		return Span{}, false
	}
	from := 0
	for ; nth > 0; nth-- {
		i := strings.Index(t.s[from:], words)
		if i < 0 {
			return Span{}, false
		}
		from += i + 1
	}
	return t.SpanOfBytes(from-1, from-1+len(words)), true
}
