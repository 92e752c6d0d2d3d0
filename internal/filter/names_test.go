package filter

import (
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/transcript"
)

func moscow() Names {
	return Names{
		Tags: coding.NewCodebook([]coding.Tag{
			{ID: "san", Name: "Sanctions"}, {ID: "wor", Name: "Workers"}, {ID: "ukr", Name: "Ukraine"}, {ID: "irr", Name: "Irritants"},
			{ID: "min", ParentID: "ukr", Name: "Minsk"}, {ID: "ukrcost", ParentID: "ukr", Name: "Cost"}, {ID: "irrcost", ParentID: "irr", Name: "Cost"},
			{ID: "arrow", Name: "A > B"}, {ID: "str", Name: "Straße"}, {ID: "bo", Name: "Bo"}, {ID: "bø", Name: "Bø"},
		}),
		Speakers: []transcript.Speaker{
			{ID: "kerry", Name: "SECRETARY KERRY"}, {ID: "q1", Name: "QUESTION"}, {ID: "q2", Name: "QUESTION"},
			{ID: "ana", Name: "Ana Silva"}, {ID: "rui", Name: "Rui Silva"}, {ID: "lodz", Name: "MARIA ŁÓDŹ"},
		},
		Titles:     []Named{{"gus", "Interview With Mikhail Gusman"}, {"gen", "Press Availability, Geneva"}},
		Folders:    []Named{{"ws", "Workshops"}},
		Attributes: []transcript.Attribute{{ID: "age", Name: "Age"}, {ID: "work", Name: "work place"}},
	}
}

func TestBind(t *testing.T) {
	for words, want := range map[string]string{
		"tag:sanctions":               "tag:{san}",
		"tag:=Sanctions,minsk":        "tag:={san},{min}",
		`tag:"ukraine > MINSK"`:       "tag:{min}",
		`near:"Ukraine > Cost"/2`:     "near:{ukrcost}/2",
		`tag:"A \\> B"`:               "tag:{arrow}",
		"tag:none":                    "tag:none",
		"tag:{san}":                   "tag:{san}",
		"tag:STRASSE":                 "tag:{str}",
		"tag:bø,Bo":                   "tag:{bø},{bo}",
		"speaker:lodz":                "speaker:{lodz}",
		"speaker:kerry":               "speaker:{kerry}",
		`speaker:"Secretary Kerry"`:   "speaker:{kerry}",
		"speaker:Question":            "speaker:{q1},{q2}",
		"speaker:none,ana":            "speaker:none,{ana}",
		"transcript:Gusman":           "transcript:{gus}",
		`transcript:"press availab."`: "",
		"folder:workshops":            "folder:{ws}",
		"@AGE:30..40":                 "@Age:30..40",
		"role:interviewer kerry":      "role:interviewer kerry",
	} {
		f, err := Parse(words)
		if err != nil {
			t.Fatalf("%s: %v", words, err)
		}
		bound, err := moscow().Bind(f)
		if want == "" {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s was bound to %s, %v", words, bound, err)
			}
			continue
		}
		if err != nil || bound.String() != want {
			t.Errorf("%s\ngot  %s, %v\nwant %s", words, bound, err, want)
		}
		again, err := moscow().Bind(moscow().Unbind(bound))
		if err != nil || again.String() != want {
			t.Errorf("%s with its names is %s, which is bound to %s, %v", want, moscow().Unbind(bound), again, err)
		}
	}
}

func TestBindNamesWhatIsNotThere(t *testing.T) {
	for words, want := range map[string]string{
		"tag:Sanktions":   "There is no tag “Sanktions” in the project. Near to it: “Sanctions”.",
		"tag:work":        "There is no tag “work” in the project. Near to it: “Workers”.",
		"tag:minks":       "There is no tag “minks” in the project. Near to it: “Ukraine > Minsk”.",
		"tag:Cost":        "“Cost” may be 2 tags: “Irritants > Cost”, “Ukraine > Cost”. Write more of the name.",
		"tag:{gone}":      "A tag that the filter names is no longer in the project.",
		"speaker:Silva":   "“Silva” may be 2 speakers: “Ana Silva”, “Rui Silva”. Write more of the name.",
		"speaker:Kerr":    "There is no speaker “Kerr” in the project. Near to it: “Secretary Kerry”.",
		"folder:Workshop": "There is no folder “Workshop” in the project. Near to it: “Workshops”.",
		"@ages:3":         "There is no attribute “ages” in the project. Near to it: “Age”.",
		"@colour:red":     "There is no attribute “colour” in the project.",
	} {
		f, err := Parse(words)
		if err != nil {
			t.Fatalf("%s: %v", words, err)
		}
		if _, err := moscow().Bind(f); err == nil || err.Error() != want {
			t.Errorf("%s\ngot  %v\nwant %s", words, err, want)
		}
	}
}

func TestUnbindIsShort(t *testing.T) {
	f, _ := Parse(`tag:{min},{ukrcost} speaker:{kerry},{q1},{q2} tag:{gone}`)
	if got, want := moscow().Unbind(f).String(), `tag:Minsk,"Ukraine > Cost" speaker:"Secretary Kerry",Question tag:{gone}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if strings.Contains(moscow().Unbind(f).String(), "{q") {
		t.Error("a name that two share should stand once")
	}
}
