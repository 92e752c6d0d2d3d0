package marked

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
)

func TestBlocks(t *testing.T) {
	r := exporttest.Build(t, exporttest.Moscow(), report.Options{})
	var got []string
	for _, b := range Blocks(r.Sources[0], r.Speakers) {
		line := fmt.Sprint(b.Turn, " ", b.Time)
		if b.Speaker != nil {
			line += " " + b.Speaker.Display
		}
		for _, p := range b.Paragraphs {
			line += " ¶"
			for _, s := range p {
				var ids []string
				for _, e := range s.Under {
					ids = append(ids, e.Highlight.ID)
				}
				if s.Direction {
					ids = append(ids, "!")
				}
				line += fmt.Sprintf("%.9s<%s>", s.Words, strings.Join(ids, " "))
			}
		}
		got = append(got, line)
	}
	want := []string{
		"0  ¶John Kerr<>",
		"0  ¶Secretary<front>",
		"1 00:00:00 Question ¶Mr. Secre<>",
		"2 00:00:25 Secretary Kerry ¶Well, we’<>",
		"3 00:00:50 Question ¶What you <>President<across>",
		"4 00:01:15 Secretary Kerry ¶Don’t you<across> <>it’s bett<better> <>(Laughter<!>",
		"5 00:01:40 Question ¶Well, but<>",
		"6 00:02:05 Secretary Kerry ¶(Laughter<!> No, <>we’re obv<anxious>. <>There are<paragraphs> ¶So the ke<paragraphs>, make su<>without h<agenda>.<> ¶We will t<>",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// The segments are the words of the transcript, each under the highlights that a plain look
// at the spans finds; every highlight opens and closes once.
func TestNothingIsLost(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 200 {
		p := projecttest.Random(random)
		r := exporttest.Build(t, p, report.Options{})
		for _, s := range r.Sources {
			opened, closed := map[string]int{}, map[string]int{}
			var words strings.Builder
			at, whole := 0, s.Text
			for _, b := range Blocks(s, r.Speakers) {
				for _, p := range b.Paragraphs {
					for at < whole.Len() && whole.Slice(text.Span{Start: at, End: at + 1}) == "\n" {
						at++
						words.WriteByte('\n')
					}
					for _, segment := range p {
						span := text.Span{Start: at, End: at + len([]rune(segment.Words))}
						for _, e := range s.Excerpts {
							if covers := slices.Contains(segment.Under, e); span.Len() > 0 && covers != e.Highlight.Span.Contains(span) {
								t.Fatalf("%v of %q under %q: %t", span, segment.Words, e.Highlight.Quote, covers)
							}
						}
						for _, e := range segment.Opens {
							opened[e.Highlight.ID]++
						}
						for _, e := range segment.Closes {
							closed[e.Highlight.ID]++
							if opened[e.Highlight.ID] != 1 {
								t.Fatalf("%q closes before it opens", e.Highlight.Quote)
							}
						}
						words.WriteString(segment.Words)
						at = span.End
					}
				}
			}
			if got := words.String(); strings.TrimRight(got, "\n") != strings.TrimRight(whole.String(), "\n") {
				t.Fatalf("got  %q\nwant %q", got, whole.String())
			}
			for _, e := range s.Excerpts {
				if opened[e.Highlight.ID] != 1 || closed[e.Highlight.ID] != 1 {
					t.Fatalf("%q opens %d times and closes %d times", e.Highlight.Quote, opened[e.Highlight.ID], closed[e.Highlight.ID])
				}
			}
		}
	}
}

// A highlight of a line end alone is there, too.
func TestHighlightsWithoutWords(t *testing.T) {
	p := projecttest.Moscow()
	geneva := &p.Transcripts[1]
	geneva.Text = text.New(geneva.Text.String() + "\n")
	p.Highlights = nil
	for i, at := range []int{24, geneva.Text.Len() - 1} {
		h := coding.Highlight{ID: fmt.Sprint(i), TranscriptID: "geneva"}
		if err := h.Anchor(geneva.Text, text.Span{Start: at, End: at + 1}); err != nil {
			t.Fatal(err)
		}
		p.Highlights = append(p.Highlights, h)
	}
	r := exporttest.Build(t, p, report.Options{})
	var found []string
	for _, b := range Blocks(r.Sources[0], r.Speakers) {
		for _, segment := range b.Paragraphs[0] {
			if segment.Words == "" {
				found = append(found, fmt.Sprintf("%d %s %s", b.Turn, segment.Opens[0].Highlight.ID, segment.Closes[0].Highlight.ID))
			}
		}
	}
	if !slices.Equal(found, []string{"2 0 0", "4 1 1"}) {
		t.Errorf("found %q", found)
	}
}
