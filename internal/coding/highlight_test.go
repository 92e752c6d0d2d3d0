package coding

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/text"
)

func TestAnchor(t *testing.T) {
	body := text.New("Don’t you think it’s better I give it to President Putin first? 😀 (Laughter.)")
	h := Highlight{Note: "kept"}
	if err := h.Anchor(body, text.Span{Start: 41, End: 56}); err != nil {
		t.Fatal(err)
	}
	want := Highlight{
		Span:   text.Span{Start: 41, End: 56},
		Quote:  "President Putin",
		Prefix: " think it’s better I give it to ",
		Suffix: " first? 😀 (Laughter.)",
		Note:   "kept",
	}
	if h.Quote != want.Quote || h.Prefix != want.Prefix || h.Suffix != want.Suffix || h.Span != want.Span || h.Note != want.Note {
		t.Errorf("got  %+v\nwant %+v", h, want)
	}
	if !h.Matches(body) {
		t.Error("an anchored highlight should match its text")
	}
	if h.Matches(text.New("x" + body.String())) {
		t.Error("a highlight should not match a shifted text")
	}
	if h.Matches(text.New("short")) || (Highlight{}).Matches(body) {
		t.Error("a highlight outside the text, or of nothing, should not match")
	}
}

func TestAnchorRefuses(t *testing.T) {
	body := text.New("twelve chars")
	for _, span := range []text.Span{{Start: 3, End: 3}, {Start: 5, End: 4}, {Start: -1, End: 2}, {Start: 0, End: 13}, {Start: 20, End: 30}} {
		h := Highlight{Quote: "as it was"}
		if err := h.Anchor(body, span); !fault.Is(err, fault.Invalid) {
			t.Errorf("%v: %v, want an invalid fault", span, err)
		}
		if h.Quote != "as it was" {
			t.Errorf("%v: the highlight was changed", span)
		}
	}
}

func TestAnchorAnySpan(t *testing.T) {
	body := text.New(strings.Repeat("né 😀\n", 60))
	random := rand.New(rand.NewPCG(5, 6))
	for range 2000 {
		start := random.IntN(body.Len())
		span := text.Span{Start: start, End: start + 1 + random.IntN(body.Len()-start)}
		var h Highlight
		if err := h.Anchor(body, span); err != nil {
			t.Fatal(err)
		}
		if !h.Matches(body) || !strings.Contains(body.String(), h.Prefix+h.Quote+h.Suffix) {
			t.Fatalf("%v gave %+v", span, h)
		}
	}
}

func TestDocumentOrder(t *testing.T) {
	at := func(id string, start, end int) Highlight {
		return Highlight{ID: id, Span: text.Span{Start: start, End: end}}
	}
	highlights := []Highlight{at("d", 5, 6), at("b", 0, 3), at("c", 0, 3), at("a", 0, 9)}
	slices.SortFunc(highlights, DocumentOrder)
	var got string
	for _, h := range highlights {
		got += h.ID
	}
	if got != "abcd" {
		t.Errorf("order %s", got)
	}
}

// TestFollow lays highlights where their words stand after some were put in, changed and taken out.
func TestFollow(t *testing.T) {
	was, is := text.New("one two three four"), text.New("one and 2 four")
	m := text.NewMap([]text.Edit{{Old: text.Span{Start: 4, End: 4}, New: 4}, {Old: text.Span{Start: 4, End: 7}, New: 1}, {Old: text.Span{Start: 7, End: 13}, New: 0}})
	for quote, want := range map[string]string{"one": "one", "one two": "one and 2", "two": "2", "two three": "2", "three four": " four", " three": "", "three": ""} {
		span, _ := was.Find(quote, 1)
		var h Highlight
		if err := h.Anchor(was, span); err != nil {
			t.Fatal(err)
		}
		err := h.Follow(m, is)
		if want == "" {
			if !fault.Is(err, fault.Refused) || h.Quote != quote {
				t.Errorf("%q became %q, %v", quote, h.Quote, err)
			}
			continue
		}
		if err != nil || h.Quote != want || !h.Matches(is) {
			t.Errorf("%q became %q, %v; want %q", quote, h.Quote, err, want)
		}
	}
}
