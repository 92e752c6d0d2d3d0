package report

import (
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/transcript"
)

func at(title, place, date string, turn int, speakers ...string) Where {
	w := Where{
		Source:    &Source{Transcript: &transcript.Transcript{Title: title, Place: place}, Written: written(date)},
		FirstTurn: turn, LastTurn: turn,
	}
	for _, name := range speakers {
		w.Speakers = append(w.Speakers, &Speaker{Display: name, Speaker: transcript.Speaker{Role: transcript.Respondent}})
	}
	return w
}

func TestCitations(t *testing.T) {
	ms := int64(3_724_900)
	known := at("Gusman", "Moscow", "2016-03-23", 6, "Kerry", "Lavrov")
	known.Ms = &ms
	bare := at(" ", "", "", 0)
	partly := at("Gusman", "", "spring 2016", 6)
	for _, c := range []struct {
		style, known, partly, bare string
	}{
		{"", "", "", ""},
		{"none", "", "", ""},
		{"full", "Kerry and Lavrov, Gusman, Moscow, March 23, 2016, turn 6, 01:02:04", "Gusman, spring 2016, turn 6", "Untitled transcript"},
		{"short", "Kerry and Lavrov, Gusman, turn 6", "Gusman, turn 6", "Untitled transcript"},
		{"turn", "turn 6, 01:02:04", "turn 6", ""},
		{"{speaker}, {title} ({date}), turn {turn}, {time}", "Kerry and Lavrov, Gusman (March 23, 2016), turn 6, 01:02:04",
			"Gusman (spring 2016), turn 6", "Untitled transcript"},
		{"{title} ({place}, {date}).", "Gusman (Moscow, March 23, 2016).", "Gusman (spring 2016).", "Untitled transcript."},
		{"{title} ({place} [{time}])", "Gusman (Moscow [01:02:04])", "Gusman", "Untitled transcript"},
		{"[{TIME}] – “{ title }”", "[01:02:04] – “Gusman”", "“Gusman”", "“Untitled transcript”"},
		{"In: {title}", "In: Gusman", "In: Gusman", "In: Untitled transcript"},
		{"(sic) {role} :) {turns}", "(sic) respondent :) turn 6", ") turn 6", ""},
		{"{{{turn}}} it’s {title}’s", "{6} it’s Gusman’s", "{6} it’s Gusman’s", "} it’s Untitled transcript’s"},
		{"no {{fields}}", "no {fields}", "no {fields}", "no {fields}"},
		{"((({turn})", "(((6)", "(((6)", ""},
	} {
		template, err := ParseCitation(c.style)
		if err != nil {
			t.Fatalf("%q: %v", c.style, err)
		}
		for what, want := range map[*Where]string{&known: c.known, &partly: c.partly, &bare: c.bare} {
			if got := template.cite(*what).String(); got != want {
				t.Errorf("%q gives %q, want %q", c.style, got, want)
			}
		}
	}
}

func TestTheTitleIsAPartByItself(t *testing.T) {
	template, err := ParseCitation(Short)
	if err != nil {
		t.Fatal(err)
	}
	var titles []string
	for _, part := range template.cite(at("Gusman", "", "", 6, "Kerry")) {
		if part.Title {
			titles = append(titles, part.Words)
		}
	}
	if strings.Join(titles, "|") != "Gusman" {
		t.Errorf("titles %q", titles)
	}
}

func TestParseCitationRefuses(t *testing.T) {
	for style, says := range map[string]string{
		"harvard":                    "no citation style “harvard”",
		"{speaker":                   "does not close",
		"speaker}":                   "not opened",
		"{page}":                     "can't have “page”",
		"{}":                         "can't have “”",
		"{a{title}}":                 "can't have “a{title”",
		strings.Repeat("{time}", 90): "longer than 500",
	} {
		if _, err := ParseCitation(style); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), says) {
			t.Errorf("%q: %v", style, err)
		}
	}
}

func FuzzParseCitation(f *testing.F) {
	f.Add("{speaker}, {title} ({date}), turn {turn}, {time}")
	f.Add("((“{title})”] {{}} ’")
	where := at("Gusman", "Moscow", "2016", 6, "Kerry")
	f.Fuzz(func(t *testing.T, style string) {
		template, err := ParseCitation(style)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatal(err)
			}
			return
		}
		cited := template.cite(where).String()
		for name, value := range fields {
			if strings.Contains(style, "{"+name+"}") && !strings.Contains(style, "{{") && !strings.Contains(cited, value(where)) && value(where) != "" {
				t.Errorf("%q lost %s: %q", style, name, cited)
			}
		}
	})
}

func TestWritten(t *testing.T) {
	for date, want := range map[string]string{
		"2016-03-23":           "March 23, 2016",
		"2016-03":              "March 2016",
		"2016":                 "2016",
		"2016-03-23T10:00:00Z": "March 23, 2016",
		"2016-13-40":           "2016-13-40",
		"spring 2016":          "spring 2016",
		"":                     "",
	} {
		if got := written(date); got != want {
			t.Errorf("%q is written %q, want %q", date, got, want)
		}
	}
	for want, names := range map[string][]string{"": nil, "A": {"A", "", "A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := and(names); got != want {
			t.Errorf("%v are %q, want %q", names, got, want)
		}
	}
	for want, turns := range map[string][2]int{"": {0, 0}, "turn 6": {6, 6}, "turns 6–8": {6, 8}} {
		if got := (Where{FirstTurn: turns[0], LastTurn: turns[1]}).Turns(); got != want {
			t.Errorf("%v are %q, want %q", turns, got, want)
		}
	}
}
