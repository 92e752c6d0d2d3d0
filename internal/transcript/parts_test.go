package transcript

import (
	"slices"
	"strings"
	"testing"
)

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

func BenchmarkCountWords(b *testing.B) {
	s := strings.Repeat("Well, we’d like to get back to it. We’re making progress – I think that he and I have had it. ", 10_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		CountWords(s)
	}
}
