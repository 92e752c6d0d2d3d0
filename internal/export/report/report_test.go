package report_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

func build(t *testing.T, p project.Project, o report.Options) report.Report {
	t.Helper()
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// outline is a line per section: its heading and the ids of its highlights.
func outline(r report.Report) []string {
	var lines []string
	for _, s := range r.Sections {
		line := s.Heading + ":"
		for _, e := range s.Excerpts {
			line += " " + e.Highlight.ID
		}
		lines = append(lines, line)
	}
	return lines
}

func excerpt(t *testing.T, r report.Report, id string) *report.Excerpt {
	t.Helper()
	for _, s := range r.Sections {
		for _, e := range s.Excerpts {
			if e.Highlight.ID == id {
				return e
			}
		}
	}
	t.Fatalf("%s is not in the report", id)
	return nil
}

func TestSections(t *testing.T) {
	for name, c := range map[string]struct {
		options  report.Options
		distinct int
		want     []string
	}{
		"by tag": {report.Options{}, 8, []string{
			"Bilateral relations > Cooperation: better anxious",
			"Bilateral relations > Irritants: paragraphs",
			"Syria & Daesh: agenda",
			"Evasion: across better ask",
			"Untagged: front evening",
		}},
		"by transcript": {report.Options{GroupBy: report.ByTranscript}, 8, []string{
			"Interview With Mikhail Gusman of Rossiya 24: front across better anxious paragraphs agenda",
			"Press Availability: evening ask",
		}},
		"of one tag": {report.Options{Tags: []string{"eva"}}, 3, []string{"Evasion: across better ask"}},
		"of two tags, by transcript": {report.Options{GroupBy: report.ByTranscript, Tags: []string{"coo", "eva"}}, 4, []string{
			"Interview With Mikhail Gusman of Rossiya 24: across better anxious",
			"Press Availability: ask",
		}},
		"of one transcript":         {report.Options{Transcripts: []string{"geneva"}}, 2, []string{"Evasion: ask", "Untagged: evening"}},
		"of the interviewer":        {report.Options{Speakers: []string{projecttest.Question}}, 1, []string{"Evasion: across"}},
		"of one tag and transcript": {report.Options{Tags: []string{"eva"}, Transcripts: []string{"geneva"}}, 1, []string{"Evasion: ask"}},
		"of an unused tag":          {report.Options{Tags: []string{"min"}}, 0, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := build(t, projecttest.Moscow(), c.options)
			if got := outline(r); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if r.Distinct != c.distinct || r.Total != 8 || r.Title != "Moscow interviews" {
				t.Errorf("%q holds %d of %d, want %d of 8", r.Title, r.Distinct, r.Total, c.distinct)
			}
		})
	}
}

func TestSectionOfATagSaysWhichTag(t *testing.T) {
	r := build(t, projecttest.Moscow(), report.Options{Tags: []string{"syr"}})
	s := r.Sections[0]
	if s.Colour != "#A13973" || !slices.Equal(s.TagDescription, []string{"The war, the coalition and what each side wants of it."}) {
		t.Errorf("%+v", s)
	}
}

func TestExcerpts(t *testing.T) {
	everything := report.Options{Questions: true, Notes: true, Citations: true}
	cite := func(turn int, speakers ...string) *report.Citation {
		return &report.Citation{Speakers: speakers, Title: "Interview With Mikhail Gusman of Rossiya 24",
			Place: "Moscow, Russia", Date: "2016-03-23", FirstTurn: turn, LastTurn: turn}
	}
	across := cite(3, "Question", "Secretary Kerry")
	across.LastTurn = 4
	open := []string{"Well, but maybe it will be open."}
	pocket := []string{"What you have – what message you have in your pocket which you bring from President Obama to President Putin?"}

	r := build(t, projecttest.Moscow(), everything)
	for _, want := range []report.Excerpt{
		{Highlight: coding.Highlight{ID: "front"}, Quote: []string{"Secretary of State"}, Citation: cite(0)},
		{Highlight: coding.Highlight{ID: "across"}, Quote: []string{"President Putin?", "Don’t you think"},
			Citation: across, Tags: []string{"Evasion"}, Note: []string{"He turns it back."}},
		{Highlight: coding.Highlight{ID: "better"}, Quote: []string{"it’s better I give it to President Putin first?"},
			Question: pocket, Citation: cite(4, "Secretary Kerry"), Tags: []string{"Evasion", "Bilateral relations > Cooperation"}},
		{Highlight: coding.Highlight{ID: "paragraphs"}, Question: open,
			Quote:    []string{"There are irritants in our relationship on both sides.", "So the key here is to find clarity in our definitions"},
			Citation: cite(6, "Secretary Kerry"), Tags: []string{"Bilateral relations > Irritants"},
			Note: []string{"Condition, not promise.", "Compare Geneva."}},
		{Highlight: coding.Highlight{ID: "evening"}, Quote: []string{"Good evening, everybody."}, Citation: &report.Citation{
			Speakers: []string{"Secretary Kerry"}, Title: "Press Availability", Place: "Geneva", Date: "spring 2016", FirstTurn: 1, LastTurn: 1}},
	} {
		got := *excerpt(t, r, want.Highlight.ID)
		want.Highlight = got.Highlight
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got  %+v %+v\nwant %+v %+v", got, got.Citation, want, want.Citation)
		}
	}
	if got := excerpt(t, r, "ask").Question; !slices.Equal(got, []string{"The presidents run, United States."}) {
		t.Errorf("of two questions in a row the last is answered, got %q", got)
	}
}

func TestOptionsLeaveOut(t *testing.T) {
	e := excerpt(t, build(t, projecttest.Moscow(), report.Options{}), "paragraphs")
	if e.Note != nil || e.Question != nil || e.Citation != nil {
		t.Errorf("%+v", e)
	}
}

func TestRespondentsInTurnAnswerOneQuestion(t *testing.T) {
	p := projecttest.Moscow()
	p.Speakers = append(p.Speakers, transcript.Speaker{ID: "third", Name: "INTERPRETER"}) // of no role
	p.Transcripts[0].Turns[4].SpeakerID = "third"
	r := build(t, p, report.Options{Questions: true})
	if got := excerpt(t, r, "anxious").Question; len(got) != 1 || !strings.HasPrefix(got[0], "What you have") {
		t.Errorf("question %q", got)
	}
}

func TestAHighlightOfAllTurns(t *testing.T) {
	p := projecttest.Moscow()
	geneva := p.Transcripts[1]
	p.Highlights = []coding.Highlight{projecttest.Highlight("all", geneva, geneva.Text.String(), "")}
	c := excerpt(t, build(t, p, report.Options{Citations: true}), "all").Citation
	if c.FirstTurn != 1 || c.LastTurn != 4 || c.Speaker() != "Secretary Kerry and Question" {
		t.Errorf("%+v", c)
	}
}

func TestTheOrderOfTheHighlightsGivenIsNoMatter(t *testing.T) {
	p := projecttest.Moscow()
	want := outline(build(t, p, report.Options{}))
	slices.Reverse(p.Highlights)
	if got := outline(build(t, p, report.Options{})); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestATagThatIsGoneLosesNoHighlight(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights = []coding.Highlight{projecttest.Highlight("h", p.Transcripts[1], "Good evening", "", "gone")}
	r := build(t, p, report.Options{})
	if got := outline(r); !slices.Equal(got, []string{"Untagged: h"}) {
		t.Errorf("got %q", got)
	}
}

func TestBuildRefuses(t *testing.T) {
	lost := projecttest.Moscow()
	lost.Highlights[0].TranscriptID = "gone"
	for name, c := range map[string]struct {
		project project.Project
		options report.Options
		want    fault.Code
	}{
		"an unknown group":      {projecttest.Moscow(), report.Options{GroupBy: "mood"}, fault.Invalid},
		"an unknown tag":        {projecttest.Moscow(), report.Options{Tags: []string{"x"}}, fault.NotFound},
		"an unknown speaker":    {projecttest.Moscow(), report.Options{Speakers: []string{"x"}}, fault.NotFound},
		"an unknown transcript": {projecttest.Moscow(), report.Options{Transcripts: []string{"x"}}, fault.NotFound},
		"a lost transcript":     {lost, report.Options{}, fault.Storage},
	} {
		if _, err := report.Build(c.project, c.options); !fault.Is(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

func TestCitation(t *testing.T) {
	for date, want := range map[string]string{
		"2016-03-23":           "March 23, 2016",
		"2016-03":              "March 2016",
		"2016":                 "2016",
		"2016-03-23T10:00:00Z": "March 23, 2016",
		"2016-13-40":           "2016-13-40",
		"spring 2016":          "spring 2016",
		"":                     "",
	} {
		if got := (report.Citation{Date: date}).WrittenDate(); got != want {
			t.Errorf("%q is written %q, want %q", date, got, want)
		}
	}
	for want, speakers := range map[string][]string{"": nil, "A": {"A"}, "A and B": {"A", "B"}, "A, B and C": {"A", "B", "C"}} {
		if got := (report.Citation{Speakers: speakers}).Speaker(); got != want {
			t.Errorf("%v are %q, want %q", speakers, got, want)
		}
	}
	for want, turns := range map[string][2]int{"": {0, 0}, "turn 6": {6, 6}, "turns 6–8": {6, 8}} {
		if got := (report.Citation{FirstTurn: turns[0], LastTurn: turns[1]}).Turns(); got != want {
			t.Errorf("%v are %q, want %q", turns, got, want)
		}
	}
}

// Every highlight is under each of its tags, with the turn that a plain search finds.
func TestNothingIsDropped(t *testing.T) {
	p := projecttest.Large(3000)
	r := build(t, p, report.Options{Citations: true})
	held := map[string]int{}
	for _, s := range r.Sections {
		for _, e := range s.Excerpts {
			held[e.Highlight.ID+s.Heading]++
			if want := firstTurn(p, e.Highlight); e.Citation.FirstTurn != want {
				t.Fatalf("%s is in turn %d, want %d", e.Highlight.ID, e.Citation.FirstTurn, want)
			}
		}
	}
	codebook := coding.NewCodebook(p.Tags)
	for _, h := range p.Highlights {
		for _, id := range h.TagIDs {
			if n := held[h.ID+codebook.PathString(id)]; n != 1 {
				t.Fatalf("%s is under %s %d times", h.ID, id, n)
			}
		}
	}
	if r.Distinct != 3000 {
		t.Errorf("counted %d", r.Distinct)
	}
}

func firstTurn(p project.Project, h coding.Highlight) int {
	for _, tr := range p.Transcripts {
		for i, turn := range tr.Turns {
			if tr.ID == h.TranscriptID && turn.Span.Overlaps(text.Span{Start: h.Span.Start, End: h.Span.End}) {
				return i + 1
			}
		}
	}
	return 0
}

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{5000, 50000} {
		p := projecttest.Large(n)
		for _, group := range []report.GroupBy{report.ByTag, report.ByTranscript} {
			b.Run(fmt.Sprintf("%d/%s", n, group), func(b *testing.B) {
				for b.Loop() {
					r, err := report.Build(p, report.Options{GroupBy: group, Questions: true, Notes: true, Citations: true})
					if err != nil || r.Distinct != n {
						b.Fatal(r.Distinct, err)
					}
				}
			})
		}
	}
}
