package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	for _, c := range []struct{ name, raw, want string }{
		{"empty", "", ""},
		{"already clean", "a\nb\tc", "a\nb\tc"},
		{"byte order mark", "\uFEFFa", "a"},
		{"only a byte order mark", "\uFEFF", ""},
		{"the mark inside stays", "a\uFEFFb", "a\uFEFFb"},
		{"Windows lines", "a\r\nb\r\n", "a\nb\n"},
		{"old Mac lines", "a\rb\r", "a\nb\n"},
		{"mixed lines", "a\r\r\nb\n\rc", "a\n\nb\n\nc"},
		{"NUL", "a\x00b\x00", "ab"},
		{"NUL between the line's ends", "a\r\x00\nb", "a\n\nb"},
		{"letters as they came", "e\u0301 “ﬁ” \u00A0\u2028😀", "e\u0301 “ﬁ” \u00A0\u2028😀"},
		{"invalid bytes", "a\xffb\xe2\x82", "a\uFFFDb\uFFFD\uFFFD"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, _ := Clean([]byte(c.raw)); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.raw, got, c.want)
			}
		})
	}
}

func TestCleanMapFollowsWords(t *testing.T) {
	raw := New("\uFEFFQ: One\r\nA: 😀 two\x00\rthree")
	got, m := Clean([]byte(raw.String()))
	clean := New(got)
	for _, word := range []string{"Q:", "One", "A:", "😀", "two", "three"} {
		at := strings.Index(raw.String(), word)
		moved, kept := m.Span(raw.SpanOfBytes(at, at+len(word)))
		if !kept || clean.Slice(moved) != word {
			t.Errorf("%q became %q", word, clean.Slice(moved))
		}
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range hard {
		f.Add([]byte("\uFEFF" + s + "\r\n\x00\r" + s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		got, m := Clean(raw)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\r\x00") {
			t.Fatalf("Clean(%q) = %q", raw, got)
		}
		if again, _ := Clean([]byte(got)); !strings.HasPrefix(got, bom) && again != got {
			t.Fatalf("cleaning %q again gives %q", got, again)
		}
		before, after := New(string(raw)), New(got)
		if whole, _ := m.Span(before.Whole()); whole != after.Whole() {
			t.Fatalf("the whole of %q became %v of %d", raw, whole, after.Len())
		}
	})
}

func BenchmarkCleanWindowsLines(b *testing.B) {
	raw := []byte(strings.ReplaceAll(long(), "🙂", "\r\n"))
	b.SetBytes(int64(len(raw)))
	for b.Loop() {
		Clean(raw)
	}
}
