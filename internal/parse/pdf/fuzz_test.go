package pdf

import (
	"strings"
	"testing"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

// FuzzRead: the letters of a page are read once each, in their order.
func FuzzRead(f *testing.F) {
	f.Add("Q: Where did you live?", "A: By the harbour.")
	f.Add("MARIA: We lived by the har-", "bour, I say")
	f.Add("1", "a b c")
	f.Fuzz(func(t *testing.T, first, second string) {
		first, second = printable(first), printable(second)
		d := parsetest.Fuzzed(t, build(page{content: say(700, first) + say(680, second)}), Read)
		if len(d.Paragraphs) == 0 || len(d.Warnings) > 0 {
			return
		}
		if got, want := lettersOf(d), lettersIn(first+second); got != want {
			t.Errorf("%q of %q", got, want)
		}
	})
}

// FuzzReadBytes reads what may be no PDF file any more.
func FuzzReadBytes(f *testing.F) {
	f.Add(build(page{content: say(700, "Q: Where?") + say(680, "A: Here.")}))
	f.Add(circle())
	f.Fuzz(func(t *testing.T, data []byte) { parsetest.Fuzzed(t, data, Read) })
}

// printable is what of a text fits into a line of a page, and needs no escape there.
func printable(s string) string {
	const most = 60
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r > '~' || strings.ContainsRune(`()\`, r) {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), most)]
}

func lettersOf(d document.Document) string {
	var all strings.Builder
	for _, p := range d.Paragraphs {
		all.WriteString(p.Text)
	}
	return lettersIn(all.String())
}

func lettersIn(s string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) {
			return -1
		}
		return r
	}, s)
}
