package report_test

import (
	"fmt"
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
		"of those chosen": {report.Options{Only: map[string]bool{"front": true, "better": true, "gone": true}}, 2, []string{
			"Bilateral relations > Cooperation: better", "Evasion: better", "Untagged: front",
		}},
		"of none chosen": {report.Options{Only: map[string]bool{}}, 0, nil},
		"by speaker": {report.Options{GroupBy: report.BySpeaker}, 8, []string{
			"Secretary Kerry: across better anxious paragraphs agenda evening ask", "Question: across", "Outside the turns: front",
		}},
		"by speaker, of one": {report.Options{GroupBy: report.BySpeaker, Speakers: []string{projecttest.Question}}, 1, []string{"Question: across"}},
		"by question": {report.Options{GroupBy: report.ByQuestion}, 8, []string{
			"What you have – what message you have in your pocket which you bring from President Obama to President Putin?: better",
			"Well, but maybe it will be open.: anxious paragraphs agenda",
			"The presidents run, United States.: ask",
			"Before the first question, or in one: front across evening",
		}},
		"ungrouped": {report.Options{GroupBy: report.Ungrouped}, 8, []string{": front across better anxious paragraphs agenda evening ask"}},
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
	r := build(t, projecttest.Moscow(), report.Options{Tags: []string{"syr"}, Descriptions: true})
	s := r.Sections[0]
	if s.Colour != "#A13973" || len(s.Sayings) != 1 || s.Sayings[0].Body[0] != "The war, the coalition and what each side wants of it." {
		t.Errorf("%+v", s)
	}
}

func TestExcerpts(t *testing.T) {
	everything := report.Options{Questions: true, Notes: true, Citation: report.Full}
	open := []string{"Well, but maybe it will be open."}
	pocket := []string{"What you have – what message you have in your pocket which you bring from President Obama to President Putin?"}
	const gusman = "Interview With Mikhail Gusman of Rossiya 24, Moscow, Russia, March 23, 2016"

	r := build(t, projecttest.Moscow(), everything)
	for id, want := range map[string]struct {
		quote, question, note, tags []string
		citation                    string
		first, last                 int
	}{
		"front": {quote: []string{"Secretary of State"}, citation: gusman},
		"across": {quote: []string{"President Putin?", "Don’t you think"}, note: []string{"He turns it back."}, tags: []string{"Evasion"},
			citation: "Question and Secretary Kerry, " + gusman + ", turns 3–4", first: 3, last: 4},
		"better": {quote: []string{"it’s better I give it to President Putin first?"}, question: pocket,
			tags: []string{"Evasion", "Bilateral relations > Cooperation"}, citation: "Secretary Kerry, " + gusman + ", turn 4", first: 4, last: 4},
		"paragraphs": {quote: []string{"There are irritants in our relationship on both sides.", "So the key here is to find clarity in our definitions"},
			question: open, note: []string{"Condition, not promise.", "Compare Geneva."}, tags: []string{"Bilateral relations > Irritants"},
			citation: "Secretary Kerry, " + gusman + ", turn 6", first: 6, last: 6},
		"evening": {quote: []string{"Good evening, everybody."}, citation: "Secretary Kerry, Press Availability, Geneva, spring 2016, turn 1", first: 1, last: 1},
		"ask": {quote: []string{"You can ask me --"}, question: []string{"The presidents run, United States."}, tags: []string{"Evasion"},
			citation: "Secretary Kerry, Press Availability, Geneva, spring 2016, turn 4", first: 4, last: 4},
	} {
		e := excerpt(t, r, id)
		if !slices.Equal(e.Quote, want.quote) || !slices.Equal(e.Question, want.question) || !slices.Equal(e.Note, want.note) ||
			!slices.Equal(e.Paths(), want.tags) || e.Citation.String() != want.citation || e.Where.FirstTurn != want.first || e.Where.LastTurn != want.last {
			t.Errorf("%s: %+v, cited %q at %+v", id, e, e.Citation, e.Where)
		}
	}
}

func TestOptionsLeaveOut(t *testing.T) {
	e := excerpt(t, build(t, projecttest.Moscow(), report.Options{}), "paragraphs")
	if e.Note != nil || e.Question != nil || e.Citation != nil || e.Highlight.Note != "" {
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
	w := excerpt(t, build(t, p, report.Options{}), "all").Where
	if w.Turn() != "1–4" || w.Speaker() != "Secretary Kerry and Question" || w.Role() != "respondent and interviewer" {
		t.Errorf("%+v", w)
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
		"an unknown style":      {projecttest.Moscow(), report.Options{Citation: "harvard"}, fault.Invalid},
		"an unknown field":      {projecttest.Moscow(), report.Options{Citation: "{page}"}, fault.Invalid},
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

// Every highlight is under each of its tags, with the turn that a plain search finds.
func TestNothingIsDropped(t *testing.T) {
	p := projecttest.Large(3000)
	r := build(t, p, report.Options{})
	held := map[string]int{}
	for _, s := range r.Sections {
		for _, e := range s.Excerpts {
			held[e.Highlight.ID+s.Heading]++
			if want := firstTurn(p, e.Highlight); e.Where.FirstTurn != want {
				t.Fatalf("%s is in turn %d, want %d", e.Highlight.ID, e.Where.FirstTurn, want)
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
					r, err := report.Build(p, report.Options{GroupBy: group, Questions: true, Notes: true, Citation: report.Full})
					if err != nil || r.Distinct != n {
						b.Fatal(r.Distinct, err)
					}
				}
			})
		}
	}
}
