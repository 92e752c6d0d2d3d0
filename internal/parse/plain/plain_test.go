package plain

import (
	"strings"
	"testing"
	"unicode"

	"manicule/internal/parse/parsetest"
)

// letters are the letters of a text, without what is left out at the ends and the joins of
// lines: numbers, white space and hyphens.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, s)
}

// FuzzRead: no letter is lost, doubled or out of its place, but for those of page heads, which
// the document says it has left out.
func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"Q: Where?\nA: Here.", "1 Q: Where?\n2 A: Here\n3 and there.\n", "Page 1\nwords\n\fPage 2\nmore words", "a hard-\nware line\n  indented\n",
		"\uFEFFA:\r\nb\r\n", "\xFF\xFEA\x00", "我\n们", strings.Repeat("A line that is broken at some width or other\n", 20),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		d := parsetest.Fuzzed(t, data, Read)
		if d.Encoding != "UTF-8" || len(d.Warnings) > 0 {
			return
		}
		var read strings.Builder
		for _, p := range d.Paragraphs {
			read.WriteString(p.Text)
		}
		if got, want := letters(read.String()), letters(strings.ToValidUTF8(string(data), "")); got != want {
			t.Errorf("%q of %q", got, want)
		}
	})
}
