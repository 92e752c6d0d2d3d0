package sentence

import (
	"strings"
	"testing"

	"manicule/internal/text"
)

func TestAround(t *testing.T) {
	for _, c := range []struct{ words, found, want string }{
		{"It was so. We lifted them. And then?", "lifted", "We lifted them."},
		{"It was so. We lifted them. And then?", "so. We", "It was so. We lifted them."},
		{"It was so.", "It was so.", "It was so."},
		{"Thank you, Mr. Secretary. We go on.", "Secretary", "Thank you, Mr. Secretary."},
		{"The U.S. Government did. Not I. You did.", "Government", "The U.S. Government did."},
		{"He and I. You did.", "You", "You did."},
		{"One.\nTwo goes\nthree.", "goes", "Two goes"},
		{"One.\nTwo goes\nthree.", "Two goes\nthree", "Two goes\nthree."},
		{"他说了。制裁结束了。我们走。", "制裁", "制裁结束了。"},
		{"  🙂 so it is.  Yes. ", "so", "🙂 so it is."},
		{"", "", ""},
	} {
		body := text.New(c.words)
		at := strings.Index(c.words, c.found)
		span := body.SpanOfBytes(at, at+len(c.found))
		if got := body.Slice(Around(body, span)); got != c.want {
			t.Errorf("around %q in %q: %q, want %q", c.found, c.words, got, c.want)
		}
	}
}

func FuzzAround(f *testing.F) {
	f.Add("It was so. We lifted them.\nAnd then? 制裁。", 3, 9)
	f.Fuzz(func(t *testing.T, words string, start, end int) {
		body := text.New(strings.ToValidUTF8(words, "?"))
		span := body.Clamp(text.Span{Start: start, End: end})
		if strings.TrimSpace(body.Slice(span)) != body.Slice(span) {
			return
		}
		if got := Around(body, span); !body.Holds(got) || span.Len() > 0 && !got.Contains(span) {
			t.Errorf("around %v of %q: %v", span, words, got)
		}
	})
}
