package transcript

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/text"
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
	d := Recognise("(Laughter.)\n\nQ: Well (laughs)\nA: Yes\n[END OF AUDIO]")
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
	const i, r, none = Interviewer, Respondent, Role("")
	for _, c := range []struct {
		name, plain string
		want        []Role
	}{
		{"by label", "QUESTION: a\nSECRETARY KERRY: Who?\nMR. SMITH: c", []Role{i, r, r}},
		{"by letters", "Q: a\nA: b", []Role{i, r}},
		{"numbered", "Interviewer 1: a\nInterviewer 2: b\nP03: c", []Role{i, i, r}},
		{"I and R", "I: a\nR: b", []Role{i, r}},
		{"The moderator", "THE MODERATOR: a\nMS. ROE: b", []Role{i, r}},
		{"by questions", "Maria: Where was that?\nJan: In the village, by the sea.\nMaria: “And when?”\nJan: Long ago now.", []Role{i, r}},
		{"who asks says most", "Maria: So tell me then, where in the world was that?\nJan: There.\nMaria: And when?\nJan: Then.", []Role{none, none}},
		{"both ask", "Maria: Where?\nJan: Where do you think?\nMaria: Who?\nJan: You?", []Role{none, none}},
		{"nobody asks", "Maria: Yes.\nJan: No.\nMaria: Yes.\nJan: No.", []Role{none, none}},
		{"one alone", "Maria: Where?\nMaria: There?", []Role{none}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []Role
			for _, speaker := range Recognise(c.plain).Speakers {
				got = append(got, speaker.Role)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestGaps(t *testing.T) {
	const i, r = Interviewer, Respondent
	if got := Gaps([]Role{i, i, r, r, i, "", i, i}); !slices.Equal(got, []int{0, 6}) {
		t.Errorf("gaps at %v", got)
	}
}

func TestCountWords(t *testing.T) {
	for s, want := range map[string]int{
		"":                                0,
		" – … 😀 (?)":                      0,
		"Thank you, Mr. Secretary.":       4,
		"It’s don't well-known 3.14 U.S.": 6,
		"e\u0301te\u0301 naïve":           2,
		"Привет, мир":                     2,
		"שלום עולם":                       2,
		"漢字":                              2,
		"カタカナ":                            1,
		"a\nb\nc":                         3,
		"\u200b\ufeffone":                 1,
	} {
		if got := CountWords(s); got != want {
			t.Errorf("CountWords(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestDisplayName(t *testing.T) {
	for label, want := range map[string]string{
		"SECRETARY KERRY":     "Secretary Kerry",
		"QUESTION":            "Question",
		"Q":                   "Q",
		"A":                   "A",
		"JFK":                 "JFK",
		"P03":                 "P03",
		"SPEAKER 1":           "Speaker 1",
		"SPEAKER_00":          "Speaker_00",
		"MR. SMITH":           "Mr. Smith",
		"MRS SMITH":           "Mrs. Smith",
		"DR O'NEIL-ŠIMIĆ":     "Dr. O'Neil-Šimić",
		"O'NEIL-ŠIMIĆ":        "O'Neil-Šimić",
		"O’NEIL":              "O’Neil",
		"MCCAIN":              "McCain",
		"J.F. KENNEDY, JR.":   "J.F. Kennedy, Jr.",
		"MINISTER OF DEFENCE": "Minister of Defence",
		"THE COURT":           "The Court",
		"SENIOR U.S. OFFICER": "Senior U.S. Officer",
		"UN ENVOY":            "UN Envoy",
		"Г-Н ЛАВРОВ":          "Г-Н Лавров",
		"JOSE\u0301":          "Jose\u0301",
		"Dr. O'Neil-Šimić":    "Dr. O'Neil-Šimić",
		"McCAIN":              "McCAIN",
		"记者":                  "记者",
		"":                    "",
	} {
		if got := DisplayName(label); got != want {
			t.Errorf("DisplayName(%q) = %q, want %q", label, got, want)
		}
	}
}
