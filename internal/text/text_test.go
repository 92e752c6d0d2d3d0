package text

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"
)

// hard holds texts whose units disagree in every way that matters.
var hard = map[string]string{
	"empty":           "",
	"one letter":      "a",
	"ascii":           "Thank you, Mr. Secretary.",
	"typographic":     "It’s – “here” …",
	"emoji":           "a😀b",
	"zwj family":      "x👨‍👩‍👧‍👦y",
	"flag":            "🇷🇺🇺🇸",
	"combining marks": "e\u0301a\u0323\u0302 ñ n\u0303",
	"astral letters":  "𝒜𝓑 𐍈 𠮷野家",
	"right to left":   "שלום עולם مرحبا",
	"last is astral":  "end 🙂",
	"first is astral": "🙂 start",
	"noncharacters":   "\u0000\uFFFD\uFFFF\U0010FFFF",
	"over one stride": strings.Repeat("aé漢😀\n", 700),
	"exactly strides": strings.Repeat("😀", 2*stride),
}

func TestUnitsAgreeWithRunesAndUTF16(t *testing.T) {
	for name, s := range hard {
		t.Run(name, func(t *testing.T) { checkUnits(t, s) })
	}
}

// checkUnits compares a Text with the plain conversions of Go, at many spans.
func checkUnits(t *testing.T, s string) {
	t.Helper()
	txt, runes := New(s), []rune(s)
	units := utf16.Encode(runes)
	if txt.String() != s || txt.Len() != len(runes) || txt.UTF16Len() != len(units) {
		t.Fatalf("lengths: %d code points, %d units; want %d, %d", txt.Len(), txt.UTF16Len(), len(runes), len(units))
	}
	for _, span := range someSpans(len(runes)) {
		if !txt.Holds(span) {
			t.Fatalf("%v is not held by a text of %d", span, txt.Len())
		}
		want := string(runes[span.Start:span.End])
		if got := txt.Slice(span); got != want {
			t.Fatalf("Slice(%v) = %q, want %q", span, got, want)
		}
		from, to := txt.ToUTF16(span)
		if wantFrom := len(utf16.Encode(runes[:span.Start])); from != wantFrom {
			t.Fatalf("ToUTF16(%v) starts at %d, want %d", span, from, wantFrom)
		}
		if string(utf16.Decode(units[from:to])) != want {
			t.Fatalf("ToUTF16(%v) = %d, %d, which does not hold %q", span, from, to, want)
		}
		if back := txt.FromUTF16(from, to); back != span {
			t.Fatalf("FromUTF16(ToUTF16(%v)) = %v", span, back)
		}
		start := len(string(runes[:span.Start]))
		if got := txt.SpanOfBytes(start, start+len(want)); got != span {
			t.Fatalf("SpanOfBytes(%d, %d) = %v, want %v", start, start+len(want), got, span)
		}
	}
}

// someSpans gives every span of a short text, and of a long one those at its edges and
// a few dozen at random.
func someSpans(n int) []Span {
	var spans []Span
	if n <= 24 {
		for start := 0; start <= n; start++ {
			for end := start; end <= n; end++ {
				spans = append(spans, Span{start, end})
			}
		}
		return spans
	}
	spans = []Span{{0, 0}, {0, 1}, {n - 1, n}, {n, n}, {0, n}, {min(stride-1, n), min(stride+1, n)}}
	random := rand.New(rand.NewPCG(1, uint64(n)))
	for range 60 {
		a, b := random.IntN(n+1), random.IntN(n+1)
		spans = append(spans, Span{min(a, b), max(a, b)})
	}
	return spans
}

func TestIndexInsideASurrogatePairMovesOutward(t *testing.T) {
	txt := New("a😀b🙂") // units: a=0 😀=1,2 b=3 🙂=4,5
	for _, c := range []struct {
		start, end int
		want       Span
	}{
		{2, 4, Span{1, 3}},
		{1, 2, Span{1, 2}},
		{2, 2, Span{1, 2}},
		{0, 5, Span{0, 4}},
		{5, 6, Span{3, 4}},
		{-3, 99, Span{0, 4}},
		{6, 6, Span{4, 4}},
		{3, 1, Span{2, 2}},
	} {
		if got := txt.FromUTF16(c.start, c.end); got != c.want {
			t.Errorf("FromUTF16(%d, %d) = %v, want %v", c.start, c.end, got, c.want)
		}
	}
}

func TestAroundAndClampStayInside(t *testing.T) {
	txt := New("é😀bcd")
	before, after := txt.Around(Span{2, 3}, 32)
	if before != "é😀" || after != "cd" {
		t.Errorf("Around = %q, %q", before, after)
	}
	if before, after = txt.Around(Span{2, 3}, 1); before != "😀" || after != "c" {
		t.Errorf("Around by one = %q, %q", before, after)
	}
	for given, want := range map[Span]Span{{-1, 2}: {0, 2}, {4, 9}: {4, 5}, {9, 12}: {5, 5}, {3, 1}: {3, 3}} {
		if got := txt.Clamp(given); got != want || txt.Holds(given) {
			t.Errorf("Clamp(%v) = %v, want %v; held: %v", given, got, want, txt.Holds(given))
		}
	}
}

func TestZeroTextIsEmpty(t *testing.T) {
	var txt Text
	if txt.Len() != 0 || txt.Slice(txt.Whole()) != "" || txt.FromUTF16(0, 3) != (Span{}) || txt.SpanOfBytes(0, 3) != (Span{}) {
		t.Error("the zero Text is not the empty text")
	}
}

func TestSpanRelations(t *testing.T) {
	s := Span{2, 5}
	for _, c := range []struct {
		o                  Span
		contains, overlaps bool
	}{
		{Span{2, 5}, true, true},
		{Span{3, 4}, true, true},
		{Span{0, 2}, false, false},
		{Span{5, 6}, false, false},
		{Span{1, 3}, false, true},
		{Span{4, 9}, false, true},
	} {
		if s.Contains(c.o) != c.contains || s.Overlaps(c.o) != c.overlaps || c.o.Overlaps(s) != c.overlaps {
			t.Errorf("%v and %v: contains %v, overlaps %v", s, c.o, s.Contains(c.o), s.Overlaps(c.o))
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range hard {
		f.Add(s, 1, 3)
	}
	f.Fuzz(func(t *testing.T, s string, start, end int) {
		txt := New(s)
		span := txt.FromUTF16(start, end)
		if !txt.Holds(span) {
			t.Fatalf("FromUTF16(%d, %d) = %v in a text of %d", start, end, span, txt.Len())
		}
		if from, to := txt.ToUTF16(span); 0 <= start && start <= end && end <= txt.UTF16Len() && (from > start || to < end) {
			t.Fatalf("FromUTF16(%d, %d) covers only %d–%d", start, end, from, to)
		}
		if utf8.ValidString(s) {
			checkUnits(t, s)
		}
	})
}

// long is about 1.2 MB of mixed prose, the length of 200,000 words.
func long() string {
	const sentence = "What I have learned – as Secretary – is how important it is 🙂. Ж漢. "
	return strings.Repeat(sentence, 1_200_000/len(sentence))
}

func BenchmarkNew(b *testing.B) {
	s := long()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		New(s)
	}
}

func BenchmarkFromUTF16(b *testing.B) {
	txt := New(long())
	step := txt.UTF16Len() / 97
	at := 0
	for b.Loop() {
		at = (at + step + 1) % txt.UTF16Len()
		txt.FromUTF16(at, at+40)
	}
}
