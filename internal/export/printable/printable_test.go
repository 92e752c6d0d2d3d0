package printable

import (
	"encoding/xml"
	"io"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestText(t *testing.T) {
	for words, want := range map[string]string{
		"":                       "",
		"plain\tand\nlines\r":    "plain\tand\nlines\r",
		"é 你好 😀 \u2028 \u00a0 ﬁ": "é 你好 😀 \u2028 \u00a0 ﬁ",
		"a\x00\ab\x1b\x7f":       "a␀␇b␛␡",
		"é\u0080\u0085\uFFFE\a":  "é\uFFFD\u0085\uFFFD␇",
	} {
		if got := Text(words); got != want {
			t.Errorf("%q gives %q, want %q", words, got, want)
		}
	}
}

// Whatever goes in, an XML reader reads what comes out.
func FuzzText(f *testing.F) {
	f.Add("a\x00\uFFFF")
	f.Fuzz(func(t *testing.T, words string) {
		got := Text(words)
		if utf8.ValidString(words) && utf8.RuneCountInString(got) != utf8.RuneCountInString(words) {
			t.Errorf("%q gives %q", words, got)
		}
		if !utf8.ValidString(words) {
			return
		}
		d := xml.NewDecoder(strings.NewReader("<a>" + strings.NewReplacer("<", "", "&", "", ">", "").Replace(got) + "</a>"))
		for {
			if _, err := d.Token(); err == io.EOF {
				return
			} else if err != nil {
				t.Fatalf("%q: %v", got, err)
			}
		}
	})
}
