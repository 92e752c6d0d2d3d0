package report_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Whatever is asked for, the report holds each chosen highlight once in Excerpts, and as often
// in its sections as what they are grouped by says; its counts are those of a plain loop.
func TestNothingChosenIsDropped(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 400 {
		p := projecttest.Random(random)
		o := report.Options{GroupBy: report.Groups()[random.IntN(5)], Questions: true, Notes: true, NoDirections: random.IntN(2) == 0, Citation: report.Full}
		if random.IntN(2) == 0 {
			o.Only = map[string]bool{}
			for _, h := range p.Highlights {
				o.Only[h.ID] = random.IntN(2) == 0
			}
		}
		want := map[string]int{}
		for _, h := range p.Highlights {
			if o.Only == nil || o.Only[h.ID] {
				want[h.ID] = timesIn(p, h, o.GroupBy)
			}
		}
		r := build(t, p, o)
		got := map[string]int{}
		for _, s := range r.Sections {
			for _, e := range s.Excerpts {
				got[e.Highlight.ID]++
				if len(e.Quote) == 0 && strings.TrimSpace(e.Highlight.Quote) != "" {
					t.Fatalf("%q has lost its words", e.Highlight.Quote)
				}
			}
		}
		for id, n := range want {
			if got[id] != n {
				t.Fatalf("by %s, %s is there %d times, want %d", o.GroupBy, id, got[id], n)
			}
		}
		if len(got) != len(want) || r.Distinct != len(want) || len(r.Excerpts()) != len(want) || r.Total != len(p.Highlights) {
			t.Fatalf("%d highlights in the sections, %d counted, %d listed, want %d", len(got), r.Distinct, len(r.Excerpts()), len(want))
		}
	}
}

// timesIn is how many sections should hold a highlight.
func timesIn(p project.Project, h coding.Highlight, by report.GroupBy) int {
	switch by {
	case report.ByTag:
		return max(1, len(h.TagIDs))
	case report.BySpeaker:
		voices := map[string]bool{}
		for _, tr := range p.Transcripts {
			for _, turn := range tr.Turns {
				if tr.ID == h.TranscriptID && turn.Span.Overlaps(h.Span) {
					voices[turn.SpeakerID] = true
				}
			}
		}
		return max(1, len(voices))
	}
	return 1
}

func TestDirectionsCanBeLeftOut(t *testing.T) {
	p := projecttest.Moscow()
	for i := range p.Transcripts {
		tr := &p.Transcripts[i]
		for _, direction := range []string{"(Laughter.)", "to work", "--"} {
			at := 0
			for {
				next := strings.Index(tr.Text.String()[at:], direction)
				if next < 0 {
					break
				}
				at += next
				tr.Directions = append(tr.Directions, tr.Text.SpanOfBytes(at, at+len(direction)))
				at += len(direction)
			}
		}
		slices.SortFunc(tr.Directions, func(a, b text.Span) int { return a.Start - b.Start })
	}
	gusman := p.Transcripts[0]
	p.Highlights = nil
	for want, quote := range map[string]string{
		"No, we’re obviously very anxious more effectively.": "(Laughter.) No, we’re obviously very anxious to work more effectively.",
		"President Putin first?":                             "President Putin first? (Laughter.)",
		"(Laughter.)":                                        "(Laughter.)",
		"ous more":                                           "ous to work more",
		"ous":                                                "ous to w",
		"more":                                               "ork more",
	} {
		p.Highlights = append(p.Highlights, projecttest.Highlight(want, gusman, quote, ""))
	}
	for _, e := range build(t, p, report.Options{NoDirections: true}).Excerpts() {
		if got := strings.Join(e.Quote, "\n"); got != e.Highlight.ID {
			t.Errorf("got %q, want %q", got, e.Highlight.ID)
		}
	}
	for _, e := range build(t, p, report.Options{}).Excerpts() {
		if got := strings.Join(e.Quote, "\n"); got != e.Highlight.Quote {
			t.Errorf("got %q, want %q", got, e.Highlight.Quote)
		}
	}
}

func TestTimes(t *testing.T) {
	p := projecttest.Moscow()
	gusman := &p.Transcripts[0]
	minute := int64(60_000)
	gusman.Turns[3].Start = &minute // turn 4
	gusman.Turns[5].Start = &minute
	gusman.Syncs = []transcript.Sync{{At: gusman.Turns[2].Span.Start, Ms: 5000}, {At: gusman.Turns[5].Span.Start + 100, Ms: 125_999}}
	r := build(t, p, report.Options{})
	for id, want := range map[string]string{
		"front": "", "across": "00:00:05", "better": "00:01:00", "anxious": "00:01:00", "paragraphs": "00:01:00", "agenda": "00:02:05", "ask": "",
	} {
		if got := excerpt(t, r, id).Where.Time(); got != want {
			t.Errorf("%s is at %q, want %q", id, got, want)
		}
	}
}

func withMemos() project.Project {
	p := projecttest.Moscow()
	p.Memos = []coding.Memo{
		{ID: "1", Subject: coding.OnProject, Body: "Why we asked.\n\nAnd whom."},
		{ID: "2", Subject: coding.OnTag, SubjectID: "eva", Body: "More than one kind."},
		{ID: "3", Subject: coding.OnTag, SubjectID: "bil", Body: "Nothing stands right under it."},
		{ID: "4", Subject: coding.OnTag, SubjectID: "min", Body: "Not in the report."},
		{ID: "5", Subject: coding.OnSpeaker, SubjectID: projecttest.Kerry, Body: "Careful."},
		{ID: "6", Subject: coding.OnTranscript, SubjectID: "geneva", Body: "Short."},
	}
	return p
}

func TestMemos(t *testing.T) {
	for by, want := range map[report.GroupBy][]string{
		report.ByTag:        {"Evasion = More than one kind.", "Interview: Press Availability: Short.", "Speaker: Secretary Kerry: Careful.", "Tag: Bilateral relations: Nothing stands right under it."},
		report.BySpeaker:    {"Secretary Kerry = Careful.", "Interview: Press Availability: Short.", "Tag: Bilateral relations: Nothing stands right under it.", "Tag: Evasion: More than one kind."},
		report.ByTranscript: {"Press Availability = Short.", "Speaker: Secretary Kerry: Careful.", "Tag: Bilateral relations: Nothing stands right under it.", "Tag: Evasion: More than one kind."},
	} {
		r := build(t, withMemos(), report.Options{GroupBy: by, Memos: true})
		var got []string
		for _, s := range r.Sections {
			if len(s.Memo) > 0 {
				got = append(got, s.Heading+" = "+strings.Join(s.Memo, "|"))
			}
		}
		for _, m := range r.Memos {
			got = append(got, m.Heading+": "+strings.Join(m.Body, "|"))
		}
		if !slices.Equal(got, want) || !slices.Equal(r.Memo, []string{"Why we asked.", "And whom."}) {
			t.Errorf("by %s: %q", by, got)
		}
	}
	if r := build(t, withMemos(), report.Options{}); r.Memo != nil || r.Memos != nil || r.Sections[3].Memo != nil {
		t.Errorf("memos that nobody asked for: %+v", r)
	}
}

// What is said of tags stands in their sections, or at the end; with no descriptions nowhere.
func TestSayings(t *testing.T) {
	p := projecttest.Moscow()
	p.Tags[0].UseWhen = "Of both countries."
	p.Tags[4].Description, p.Tags[4].UseNot, p.Tags[4].Example = "Not answering.\nEver.", "He does not know.", "“Don’t you think”"
	p.Tags[5].Description = "Carried by nothing."
	said := func(of []report.Saying) string {
		var words []string
		for _, s := range of {
			words = append(words, s.Label+": "+strings.Join(s.Body, "|"))
		}
		return strings.Join(words, "; ")
	}
	const evasion = ": Not answering.|Ever.; When not to use: He does not know.; Example: “Don’t you think”"
	const syria = ": The war, the coalition and what each side wants of it."
	for by, want := range map[report.GroupBy][]string{
		report.ByTag:     {"Syria & Daesh = " + syria, "Evasion = " + evasion, "Bilateral relations + When to use: Of both countries."},
		report.Ungrouped: {"Bilateral relations + When to use: Of both countries.", "Syria & Daesh + " + syria, "Evasion + " + evasion},
	} {
		r := build(t, p, report.Options{GroupBy: by, Descriptions: true})
		var got []string
		for _, s := range r.Sections {
			if len(s.Sayings) > 0 {
				got = append(got, s.Heading+" = "+said(s.Sayings))
			}
		}
		for _, tag := range r.Glossary {
			got = append(got, tag.Path+" + "+said(tag.Sayings))
		}
		if !slices.Equal(got, want) {
			t.Errorf("by %s: %q", by, got)
		}
	}
	r := build(t, p, report.Options{})
	for _, s := range r.Sections {
		if s.Sayings != nil {
			t.Errorf("%s: %+v", s.Heading, s.Sayings)
		}
	}
	for _, tag := range r.Tags {
		if tag.Description+tag.UseWhen+tag.UseNot+tag.Example != "" || len(r.Glossary) > 0 {
			t.Errorf("%+v", tag)
		}
	}
}

// A memo's links are what they lead to is called now.
func TestLinksInMemosAreWords(t *testing.T) {
	p := projecttest.Moscow()
	p.Memos = []coding.Memo{{ID: "1", Subject: coding.OnProject, Body: "See [[turn:gusman-4|that]], [[highlight:ask|x]] and [[turn:gone|the old one]]."}}
	want := "See Interview With Mikhail Gusman of Rossiya 24, turn 4, “You can ask me --” Press Availability, turn 4 and the old one (gone)."
	for _, o := range []report.Options{{Memos: true}, {Cover: true}} {
		if r := build(t, p, o); !slices.Equal(r.Memo, []string{want}) {
			t.Errorf("got %q", r.Memo)
		}
	}
}

func TestCover(t *testing.T) {
	if r := build(t, withMemos(), report.Options{}); r.Cover != nil {
		t.Errorf("%+v", r.Cover)
	}
	r := build(t, withMemos(), report.Options{Cover: true, Filter: " tag: Evasion\n", Tags: []string{"eva"}, Date: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)})
	want := report.Cover{Date: "November 25, 2026", Filter: "tag: Evasion", Counts: "3 of 8 highlights, from 2 interviews, by 2 speakers, with 2 tags."}
	if *r.Cover != want || len(r.Memo) != 2 {
		t.Errorf("got %+v, want %+v", *r.Cover, want)
	}
	r = build(t, project.Project{}, report.Options{Cover: true})
	if want := (report.Cover{Counts: "0 highlights."}); *r.Cover != want || r.Title != "Untitled project" {
		t.Errorf("%q: %+v", r.Title, *r.Cover)
	}
}

func TestALongQuestionIsCutInItsHeading(t *testing.T) {
	p := projecttest.Moscow()
	long := strings.Repeat("What do you mean by that? ", 10)
	p.Transcripts[1].Text = text.New(long + "\nThis.")
	p.Transcripts[1].Turns = []transcript.Turn{
		{ID: "1", SpeakerID: projecttest.Question, Span: text.Span{End: len(long)}},
		{ID: "2", SpeakerID: projecttest.Kerry, Span: text.Span{Start: len(long) + 1, End: len(long) + 6}},
	}
	p.Highlights = []coding.Highlight{projecttest.Highlight("h", p.Transcripts[1], "This.", "")}
	s := build(t, p, report.Options{GroupBy: report.ByQuestion}).Sections[0]
	if len([]rune(s.Heading)) > 120 || !strings.HasSuffix(s.Heading, "…") || s.Sayings[0].Body[0] != strings.TrimSpace(long) {
		t.Errorf("%+v", s)
	}
}

// The same question in two interviews is one.
func TestOneQuestionOfTwoInterviews(t *testing.T) {
	p := projecttest.Moscow()
	again := p.Transcripts[0]
	again.ID = "again"
	p.Transcripts = append(p.Transcripts, again)
	p.Highlights = append(p.Highlights, projecttest.Highlight("b", again, "it’s better", ""))
	got := outline(build(t, p, report.Options{GroupBy: report.ByQuestion}))[0]
	if !strings.HasSuffix(got, ": better b") {
		t.Errorf("got %q", got)
	}
}
