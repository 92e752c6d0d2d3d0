package recognise

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

func TestDirections(t *testing.T) {
	for _, c := range []struct {
		said string
		want []string
	}{
		{"Give it to him first? (Laughter.)", []string{"(Laughter.)"}},
		{"(Inaudible) talk about Ukraine.", []string{"(Inaudible)"}},
		{"é😀 [crosstalk] and [inaudible 00:12:04] and (Applause.)", []string{"[crosstalk]", "[inaudible 00:12:04]", "(Applause.)"}},
		{"(In Russian.) Da. (Via interpreter) Yes. (Through an interpreter:) Yes.", []string{"(In Russian.)", "(Via interpreter)", "(Through an interpreter:)"}},
		{"[END OF AUDIO] [End of Tape 1, Side A] [recording paused]", []string{"[END OF AUDIO]", "[End of Tape 1, Side A]", "[recording paused]"}},
		{"(Laughter and applause.) (cross-talk) [laughs softly] (off-mike)", []string{"(Laughter and applause.)", "(cross-talk)", "[laughs softly]", "(off-mike)"}},
		{"(whereupon, an exhibit is shown on screen.)", []string{"(whereupon, an exhibit is shown on screen.)"}},
		{"(ЛЮДИ) (смех) (rires)", []string{"(смех)", "(rires)"}},
		{"[risita] Sí. [hombre] [riendo] No.", []string{"[risita]", "[riendo]"}},
		{"[((laughs))]", []string{"[((laughs))]"}},
		{"(I think) [sic] [Russia] (in Moscow) (the end of it) [00:12:04] () [ ] (2016) (ph) (we all laugh at it) (laughter", nil},
		{"(" + strings.Repeat("laughter ", 40) + ")", nil},
		{"(laughs]", nil},
		{"", nil},
	} {
		t.Run(c.said, func(t *testing.T) {
			const before = 7
			var got []string
			whole := text.New(strings.Repeat("Ж", before) + c.said)
			for _, span := range appendDirections(nil, c.said, before) {
				got = append(got, whole.Slice(span))
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestDirectionsOnlyInTurns(t *testing.T) {
	d := read("(Laughter.)\n\nQ: Well (laughs)\nA: Yes\n[END OF AUDIO]")
	whole := text.New(d.Text)
	var got []string
	for _, span := range d.Directions {
		got = append(got, whole.Slice(span))
	}
	if want := []string{"(laughs)", "[END OF AUDIO]"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestRoles(t *testing.T) {
	const i, r, none = transcript.Interviewer, transcript.Respondent, transcript.Role("")
	for _, c := range []struct {
		name, plain string
		want        []transcript.Role
	}{
		{"by label", "QUESTION: a\nSECRETARY KERRY: Who?\nMR. SMITH: c", []transcript.Role{i, r, r}},
		{"by letters", "Q: a\nA: b", []transcript.Role{i, r}},
		{"numbered", "Interviewer 1: a\nInterviewer 2: b\nP03: c", []transcript.Role{i, i, r}},
		{"I and R", "I: a\nR: b", []transcript.Role{i, r}},
		{"The moderator", "THE MODERATOR: a\nMS. ROE: b", []transcript.Role{i, r}},
		{"by questions", "Maria: Where was that?\nJan: In the village, by the sea.\nMaria: “And when?”\nJan: Long ago now.", []transcript.Role{i, r}},
		{"who asks says most", "Maria: So tell me then, where in the world was that?\nJan: There.\nMaria: And when?\nJan: Then.", []transcript.Role{none, none}},
		{"both ask", "Maria: Where?\nJan: Where do you think?\nMaria: Who?\nJan: You?", []transcript.Role{none, none}},
		{"nobody asks", "Maria: Yes.\nJan: No.\nMaria: Yes.\nJan: No.", []transcript.Role{none, none}},
		{"one alone", "Maria: Where?\nMaria: There?", []transcript.Role{none}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []transcript.Role
			for _, speaker := range read(c.plain).Speakers {
				got = append(got, speaker.Role)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestIsDirection(t *testing.T) {
	for words, want := range map[string]bool{
		"laughs": true, "(pause)": true, "End of tape.": true, "Lacht": true,
		"really": false, "": false, "I laughed": false, strings.Repeat("laughs ", 100): false,
	} {
		if IsDirection(words) != want {
			t.Errorf("%q", words)
		}
	}
}
