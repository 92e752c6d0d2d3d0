package transcript

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// rewording puts words in the place of the nth of others; of those already corrected where nth is 0.
type rewording struct {
	said  string
	words string
}

// TestCorrect corrects words of a text and tells the corrections, each as [is|was].
func TestCorrect(t *testing.T) {
	for _, test := range []struct {
		name, text string
		rewordings []rewording
		want       string
	}{
		{"each word by itself where words between them stay", "Secratary Kery said so", []rewording{{"Secratary Kery said so", "Secretary Kerry said it"}},
			"[Secretary Kerry|Secratary Kery] said [it|so]"},
		{"a letter within a word corrects the word", "Secratary Kery", []rewording{{"rat", "ret"}}, "[Secretary|Secratary] Kery"},
		{"words put in come with the one before", "Kery said", []rewording{{"Kery", "Kery, who"}}, "[Kery, who|Kery] said"},
		{"or with the one behind, at the beginning", "said so", []rewording{{"said", "he said"}}, "[he said|said] so"},
		{"words taken out leave a place", "the the cat", []rewording{{"the the", "the"}}, "the[| the] cat"},
		{"two words made one", "well known", []rewording{{"well known", "wellknown"}}, "[wellknown|well known]"},
		{"a sign", "So it is", []rewording{{"So it", "So, it"}}, "[So,|So] it is"},
		{"the same again is none", "So it is", []rewording{{"So", "So"}}, "So it is"},
		{"a correction corrected", "Kery said", []rewording{{"Kery", "Kerri"}, {"Kerri", "Kerry"}}, "[Kerry|Kery] said"},
		{"a correction corrected back is none", "Kery said", []rewording{{"Kery", "Kerry"}, {"Kerry", "Kery"}}, "Kery said"},
		{"corrections beside one another stay two", "Secratary Kery said", []rewording{{"Secratary", "Secretary"}, {"Kery", "Kerry"}}, "[Secretary|Secratary] [Kerry|Kery] said"},
		{"a correction over another joins it", "a b c d", []rewording{{"b", "x"}, {"x c", "y"}}, "a [y|b c] d"},
		{"what is again as imported leaves the joined one", "a b c d", []rewording{{"b c", "x y"}, {"y", "c"}}, "a [x|b] c d"},
		{"words put back by hand", "a b c", []rewording{{" b", ""}, {"a", "a b"}}, "a b c"},
		{"letters of more than one code point", "cafe\u0301 👩‍🏫 ok", []rewording{{"cafe\u0301 👩‍🏫", "cafe\u0301s 👨‍🏫"}}, "[cafe\u0301s 👨‍🏫|cafe\u0301 👩‍🏫] ok"},
		{"no spaces between words", "日本诶是", []rewording{{"诶", "語"}}, "日本[語|诶]是"},
		{"tabs and line separators become spaces", "a b", []rewording{{"b", "c\td\u2028e"}}, "a [c d e|b]"},
		{"a NUL is no letter", "a b", []rewording{{"b", "\x00c"}}, "a [c|b]"},
		{"a paragraph keeps to itself", "one\ntwo\nthree", []rewording{{"two", "deux"}}, "one\n[deux|two]\nthree"},
	} {
		t.Run(test.name, func(t *testing.T) {
			tr := Transcript{Text: text.New(test.text)}
			for i, r := range test.rewordings {
				span, found := tr.Text.Find(r.said, 1)
				if !found {
					t.Fatalf("%q does not say %q", tr.Text.String(), r.said)
				}
				rewriting, err := tr.Correct(span, r.words, Correction{ID: fmt.Sprint(i)})
				if err != nil {
					t.Fatal(err)
				}
				tr = rewriting.Of(tr)
			}
			if got := told(tr); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
			if got := string(imported(tr)); got != test.text {
				t.Errorf("imported was %q", got)
			}
		})
	}
}

// told writes a text with its corrections in brackets.
func told(tr Transcript) (out string) {
	at := 0
	for _, c := range tr.Corrections {
		out += tr.Text.Slice(text.Span{Start: at, End: c.Span.Start}) + "[" + tr.Text.Slice(c.Span) + "|" + c.Was + "]"
		at = c.Span.End
	}
	return out + tr.Text.Slice(text.Span{Start: at, End: tr.Text.Len()})
}

// imported is the text without its corrections.
func imported(tr Transcript) []rune {
	out, at := []rune{}, 0
	body := []rune(tr.Text.String())
	for _, c := range tr.Corrections {
		out = append(append(out, body[at:c.Span.Start]...), []rune(c.Was)...)
		at = c.Span.End
	}
	return append(out, body[at:]...)
}

func TestCorrectRefuses(t *testing.T) {
	tr := Transcript{Text: text.New("one two\nthree"), Turns: []Turn{{Span: text.Span{Start: 0, End: 3}}, {Span: text.Span{Start: 4, End: 13}}}}
	for _, test := range []struct {
		span  text.Span
		words string
		code  fault.Code
	}{
		{text.Span{Start: 2, End: 2}, "x", fault.Invalid},
		{text.Span{Start: 2, End: 99}, "x", fault.Invalid},
		{text.Span{Start: 5, End: 9}, "x", fault.Invalid}, // two paragraphs
		{text.Span{Start: 0, End: 3}, "x\ny", fault.Invalid},
		{text.Span{Start: 8, End: 13}, "", fault.Refused},  // a paragraph
		{text.Span{Start: 8, End: 13}, " ", fault.Refused}, // likewise
		{text.Span{Start: 0, End: 4}, "", fault.Refused},   // a turn that is not all of its paragraph
	} {
		if _, err := tr.Correct(test.span, test.words, Correction{ID: "c"}); !fault.Is(err, test.code) {
			t.Errorf("%v as %q: %v", test.span, test.words, err)
		}
	}
}

// TestCorrectMoves corrects words beside and within what lies on the text.
func TestCorrectMoves(t *testing.T) {
	span := func(start, end int) text.Span { return text.Span{Start: start, End: end} }
	tr := Transcript{
		Text: text.New("Front\nWell (laughs) I\nsaid. So\nEnd"), Front: span(0, 5),
		Turns:      []Turn{{ID: "a", Span: span(6, 21)}, {ID: "b", Span: span(22, 30)}},
		Directions: []text.Span{span(11, 19)}, Syncs: []Sync{{At: 6}, {At: 20}, {At: 28}, {At: 34}},
	}
	for _, test := range []struct{ said, words, want string }{
		{"Front", "In front", "front[In front] turn[Well (laughs) I] turn[said. So] direction[(laughs)] at[Well (laughs) I\nsaid. So\nEnd|I\nsaid. So\nEnd|So\nEnd|]"},
		{"Well", "Oh well", "front[Front] turn[Oh well (laughs) I] turn[said. So] direction[(laughs)] at[Oh well (laughs) I\nsaid. So\nEnd|I\nsaid. So\nEnd|So\nEnd|]"},
		{"(laughs) ", "", "front[Front] turn[Well I] turn[said. So] at[Well I\nsaid. So\nEnd|I\nsaid. So\nEnd|So\nEnd|]"},
		{"laughs", "laughs aloud", "front[Front] turn[Well (laughs aloud) I] turn[said. So] direction[(laughs aloud)] at[Well (laughs aloud) I\nsaid. So\nEnd|I\nsaid. So\nEnd|So\nEnd|]"},
		{"So", "So it was", "front[Front] turn[Well (laughs) I] turn[said. So it was] direction[(laughs)] at[Well (laughs) I\nsaid. So it was\nEnd|I\nsaid. So it was\nEnd|So it was\nEnd|]"},
	} {
		place, _ := tr.Text.Find(test.said, 1)
		r, err := tr.Correct(place, test.words, Correction{ID: "c"})
		if err != nil {
			t.Fatal(err)
		}
		if got := laid(r.Of(tr)); got != test.want {
			t.Errorf("%q as %q:\n%s, want\n%s", test.said, test.words, got, test.want)
		}
	}
}

// laid tells what lies on a transcript.
func laid(tr Transcript) string {
	parts := []string{"front[" + tr.Text.Slice(tr.Front) + "]"}
	for _, turn := range tr.Turns {
		parts = append(parts, "turn["+tr.Text.Slice(turn.Span)+"]")
	}
	for _, d := range tr.Directions {
		parts = append(parts, "direction["+tr.Text.Slice(d)+"]")
	}
	var from []string
	for _, s := range tr.Syncs {
		from = append(from, tr.Text.Slice(text.Span{Start: s.At, End: tr.Text.Len()}))
	}
	return strings.Join(append(parts, "at["+strings.Join(from, "|")+"]"), " ")
}

// A worked is a transcript at work, with the highlights on it, whose every letter is known: those
// imported by their number, those that came later by one of their own.
type worked struct {
	tr         Transcript
	was        string // the imported text
	letters    []int
	highlights []text.Span
	next       int
}

var vocabulary = []string{"well", "Kery", "Kerry", "it’s", "e\u0301te\u0301", "日本語", "שלום", "👩‍🏫", "3.14", "(Laughter.)", "–", "a-b", ",", "the", "the", "né", "1"}

func newWorked(random *rand.Rand) *worked {
	w := &worked{}
	paragraph := func() string {
		said := make([]string, 1+random.IntN(8))
		for i := range said {
			said[i] = vocabulary[random.IntN(len(vocabulary))]
		}
		return strings.Join(said, []string{" ", " ", " ", "", "  "}[random.IntN(5)])
	}
	var body strings.Builder
	length := func() int { return utf8.RuneCountInString(body.String()) }
	body.WriteString(paragraph())
	if random.IntN(2) == 0 {
		w.tr.Front.End = length()
	}
	for range 1 + random.IntN(5) {
		body.WriteString("\n")
		start := length()
		body.WriteString(paragraph() + strings.Repeat("\n"+paragraph(), random.IntN(2)))
		if random.IntN(5) > 0 {
			w.tr.Turns = append(w.tr.Turns, Turn{ID: fmt.Sprint(start), Span: text.Span{Start: start, End: length()}})
		}
	}
	w.was = body.String()
	w.tr.Text = text.New(w.was)
	w.tr.Words = CountWords(w.was)
	for i := range w.tr.Turns {
		w.tr.Turns[i].Words = CountWords(w.tr.Text.Slice(w.tr.Turns[i].Span))
	}
	for nth := 1; ; nth++ {
		d, found := w.tr.Text.Find("(Laughter.)", nth)
		if !found {
			break
		}
		w.tr.Directions = append(w.tr.Directions, d)
	}
	for w.next < w.tr.Text.Len() {
		w.letters = append(w.letters, w.next)
		w.next++
	}
	for range 12 {
		start := random.IntN(w.tr.Text.Len())
		w.highlights = append(w.highlights, text.Span{Start: start, End: start + 1 + random.IntN(min(w.tr.Text.Len()-start, []int{4, 100}[random.IntN(2)]))})
	}
	return w
}

// change thinks of words in a paragraph, and of others much like them.
func (w *worked) change(random *rand.Rand) (text.Span, string) {
	body := []rune(w.tr.Text.String())
	paragraph := letters(body).paragraph(text.Span{Start: random.IntN(len(body)), End: 0})
	paragraph = letters(body).paragraph(text.Span{Start: paragraph.Start, End: paragraph.Start})
	start := paragraph.Start + random.IntN(max(paragraph.Len(), 1))
	end := min(start+1+random.IntN(12), paragraph.End)
	said := slices.Clone(body[start:max(end, start)])
	if random.IntN(4) == 0 {
		said = nil
	}
	for range random.IntN(4) {
		at := random.IntN(len(said) + 1)
		put := []rune([]string{vocabulary[random.IntN(len(vocabulary))], " ", "r", ""}[random.IntN(4)])
		cut := min(random.IntN(3), len(said)-at)
		said = slices.Concat(said[:at], put, said[at+cut:])
	}
	return text.Span{Start: start, End: end}, string(said)
}

// follow lets the letters go where a rewriting has put them, one by one.
func (w *worked) follow(r Rewriting) []int {
	var is []int
	at := 0
	for _, e := range r.edits {
		is = append(is, w.letters[at:e.Old.Start]...)
		for range e.New {
			is = append(is, w.next)
			w.next++
		}
		at = e.Old.End
	}
	return append(is, w.letters[at:]...)
}

// TestCorrectKeepsWords corrects and takes back at random. Every letter that stays is known by a
// number, and whatever lies on the text has the same of them as before: none lost, none taken in.
func TestCorrectKeepsWords(t *testing.T) {
	done := map[string]int{}
	for seed := range uint64(400) {
		random := rand.New(rand.NewPCG(seed, 7))
		w := newWorked(random)
		for n := range 25 {
			var r Rewriting
			var err error
			if random.IntN(4) > 0 {
				span, words := w.change(random)
				if r, err = w.tr.Correct(span, words, Correction{ID: fmt.Sprint(n)}); err == nil && !r.Nothing() {
					w.sayAsTold(t, span, words, r)
				}
			} else if len(w.tr.Corrections) > 0 {
				ids := []string{w.tr.Corrections[random.IntN(len(w.tr.Corrections))].ID, w.tr.Corrections[random.IntN(len(w.tr.Corrections))].ID}
				r, err = w.tr.TakeBack(ids)
				done["taken back"]++
			}
			if err != nil || r.Nothing() {
				done["refused"]++
				continue
			}
			if !w.take(t, r) {
				done["lost"]++
				continue
			}
			done["done"]++
			if t.Failed() {
				t.Fatalf("seed %d, number %d: %s", seed, n, told(w.tr))
			}
		}
		var all []string
		for _, c := range w.tr.Corrections {
			all = append(all, c.ID)
		}
		r, err := w.tr.TakeBack(all)
		if err != nil {
			t.Fatal(err)
		}
		if is := r.Of(w.tr); is.Text.String() != w.was || len(is.Corrections) > 0 || is.Words != CountWords(w.was) {
			t.Fatalf("seed %d: all taken back is %q, was %q", seed, is.Text.String(), w.was)
		}
	}
	for _, what := range []string{"done", "taken back", "refused", "lost"} {
		if done[what] < 50 {
			t.Errorf("%s %d times only", what, done[what])
		}
	}
}

// sayAsTold holds a correction against what was asked, letter by letter.
func (w *worked) sayAsTold(t *testing.T, span text.Span, words string, r Rewriting) {
	t.Helper()
	body := []rune(w.tr.Text.String())
	if want := string(body[:span.Start]) + words + string(body[span.End:]); r.Text.String() != want {
		t.Errorf("%q, want %q", r.Text.String(), want)
	}
}

// take has a rewriting be, if no highlight loses all its words by it.
func (w *worked) take(t *testing.T, r Rewriting) bool {
	t.Helper()
	letters := w.follow(r)
	if len(letters) != r.Text.Len() {
		t.Fatalf("%d letters are %d", len(letters), r.Text.Len())
	}
	highlights := slices.Clone(w.highlights)
	for i, h := range w.highlights {
		moved, left := r.Map.Span(h)
		if left != (moved.Len() > 0) {
			t.Fatalf("%v has become %v, %v", h, moved, left)
		}
		if !left {
			if kept := among(letters, w.letters[h.Start:h.End]); len(kept) > 0 {
				t.Fatalf("%v is lost, and %v of it are there", h, kept)
			}
			return false
		}
		w.sameLetters(t, "highlight", letters, h, moved)
		highlights[i] = moved
	}
	is := r.Of(w.tr)
	w.checkStructure(t, is, letters)
	w.tr, w.letters, w.highlights = is, letters, highlights
	return true
}

// sameLetters holds where a span has moved against the letters it had.
func (w *worked) sameLetters(t *testing.T, what string, letters []int, was, is text.Span) {
	t.Helper()
	there := among(letters, w.letters[was.Start:was.End])
	has := among(w.letters, letters[is.Start:is.End])
	if !slices.Equal(there, has) {
		t.Errorf("%s %v has become %v: letters %v, want %v", what, was, is, has, there)
	}
}

// among are those of some letters that are among all.
func among(all, some []int) (found []int) {
	if len(all) == 0 || len(some) == 0 {
		return nil
	}
	known := make([]bool, max(slices.Max(all), slices.Max(some))+1)
	for _, letter := range all {
		known[letter] = true
	}
	for _, letter := range some {
		if known[letter] {
			found = append(found, letter)
		}
	}
	return found
}

func (w *worked) checkStructure(t *testing.T, is Transcript, letters []int) {
	t.Helper()
	body := "\n" + is.Text.String() + "\n"
	whole := func(what string, span text.Span) {
		if around := text.New(body).Slice(text.Span{Start: span.Start, End: span.End + 2}); span.Len() > 0 && (!strings.HasPrefix(around, "\n") || !strings.HasSuffix(around, "\n")) {
			t.Errorf("%s %v is not all of its paragraphs in %q", what, span, is.Text.String())
		}
	}
	whole("front", is.Front)
	w.sameLetters(t, "front", letters, w.tr.Front, is.Front)
	for i, turn := range is.Turns {
		whole("turn", turn.Span)
		w.sameLetters(t, "turn", letters, w.tr.Turns[i].Span, turn.Span)
		if said := is.Text.Slice(turn.Span); turn.Words != CountWords(said) {
			t.Errorf("turn %q has %d words", said, turn.Words)
		}
	}
	if is.Words != CountWords(is.Text.String()) {
		t.Errorf("%q has %d words", is.Text.String(), is.Words)
	}
	if got := string(imported(is)); got != w.was {
		t.Errorf("imported was %q, not %q", got, w.was)
	}
	before := -1
	for _, c := range is.Corrections {
		if c.Span.Start <= before || c.Was == "" || c.Was == is.Text.Slice(c.Span) || strings.Contains(c.Was, "\n") {
			t.Errorf("correction %+v after %d, which says %q", c, before, is.Text.Slice(c.Span))
		}
		before = c.Span.End
	}
}

// FuzzCorrect corrects any words of any text, and takes that back.
func FuzzCorrect(f *testing.F) {
	f.Add("Secratary Kery said", 0, 14, "Secretary Kerry")
	f.Add("one\ntwo", 4, 7, "")
	f.Add("a\u0301b \u200d👩‍🏫", 1, 2, "\u0301")
	f.Fuzz(func(t *testing.T, body string, start, end int, words string) {
		if !utf8.ValidString(body) || len(body)+len(words) > 10_000 {
			return
		}
		tr := Transcript{Text: text.New(body)}
		r, err := tr.Correct(text.Span{Start: start, End: end}, words, Correction{ID: "c"})
		if err != nil {
			if fault.From(err).Code == fault.Internal {
				t.Fatal(err)
			}
			return
		}
		is := r.Of(tr)
		if got := string(imported(is)); got != body {
			t.Fatalf("imported was %q", got)
		}
		var ids []string
		for _, c := range is.Corrections {
			if c.Was == "" {
				t.Fatalf("%+v", c)
			}
			ids = append(ids, c.ID)
		}
		back, err := is.TakeBack(ids)
		if err != nil || back.Of(is).Text.String() != body {
			t.Fatalf("taken back it is %q, %v", back.Of(is).Text.String(), err)
		}
	})
}
