package transcript_test

import (
	"fmt"
	"testing"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// TestCorrect corrects words by their places in a text of two turns, and tells the corrections.
func TestCorrect(t *testing.T) {
	tests := []struct {
		text  string
		edits [][2]string // words there, and those to stand in their place
		want  string      // the text, the corrections in brackets with what was
	}{
		{"Secratary Kery said", [][2]string{{"Secratary Kery", "Secretary Kerry"}}, "[Secretary Kerry|Secratary Kery] said"},
		{"Secratary Kery said", [][2]string{{"ratary", "retary"}}, "[Secretary|Secratary] Kery said"},
	}
	for _, test := range tests {
		tr := transcript.Transcript{Text: text.New(test.text)}
		for i, e := range test.edits {
			span, _ := tr.Text.Find(e[0], 1)
			r, err := tr.Correct(span, e[1], transcript.Correction{ID: fmt.Sprint(i)})
			if err != nil {
				t.Fatal(err)
			}
			tr = r.Of(tr)
		}
		if got := marked(tr); got != test.want {
			t.Errorf("%q: %q, want %q", test.text, got, test.want)
		}
	}
}

// marked writes a text with its corrections in brackets.
func marked(tr transcript.Transcript) (out string) {
	at := 0
	for _, c := range tr.Corrections {
		out += tr.Text.Slice(text.Span{Start: at, End: c.Span.Start}) + "[" + tr.Text.Slice(c.Span) + "|" + c.Was + "]"
		at = c.Span.End
	}
	return out + tr.Text.Slice(text.Span{Start: at, End: tr.Text.Len()})
}
