package project_test

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

func TestSoundProjectsHaveNoProblems(t *testing.T) {
	p := projecttest.Moscow()
	p.Memos = []coding.Memo{
		{ID: "m1", Subject: coding.OnProject},
		{ID: "m2", Subject: coding.OnTranscript, SubjectID: "geneva"},
		{ID: "m3", Subject: coding.OnTag, SubjectID: "eva"},
		{ID: "m4", Subject: coding.OnSpeaker, SubjectID: projecttest.Kerry},
	}
	p.Transcripts[0].Directions = []text.Span{{Start: 200, End: 210}, {Start: 210, End: 220}}
	p.Transcripts[0].Syncs = []transcript.Sync{{At: 0, Ms: 900}, {At: 7, Ms: 500}, {At: 7, Ms: 600}}
	p.Transcripts[0].Corrections = []transcript.Correction{{ID: "c1", Was: "w"}, {ID: "c2", Was: "w", Span: text.Span{Start: 1, End: 1}}, {ID: "c3", Was: "w", Span: text.Span{Start: 2, End: 5}}}
	for name, sound := range map[string]project.Project{"Moscow": p, "large": projecttest.Large(2000), "empty": {}} {
		if problems := project.Validate(sound); len(problems) > 0 {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

func TestValidateFinds(t *testing.T) {
	for name, c := range map[string]struct {
		damage func(*project.Project)
		kind   project.Kind
		id     string
		says   string
	}{
		"two highlights with one id": {func(p *project.Project) { p.Highlights[7].ID = "front" },
			project.Duplicate, "front", "Two highlights have the id front."},
		"a turn nobody speaks": {func(p *project.Project) { p.Transcripts[1].Turns[0].SpeakerID = "x" },
			project.Reference, "geneva-1", "Turn 1 of “Press Availability” has a speaker who is not in the project."},
		"a turn outside the text": {func(p *project.Project) { p.Transcripts[1].Turns[3].Span.End++ },
			project.Position, "geneva-4", "Turn 4 of “Press Availability” lies outside its text."},
		"turns that overlap": {func(p *project.Project) { p.Transcripts[1].Turns[1].Span.Start -= 2 },
			project.Position, "geneva-2", "Turn 2 of “Press Availability” begins before what precedes it has ended."},
		"a turn in the front matter": {func(p *project.Project) { p.Transcripts[0].Front.End += 5 },
			project.Position, "gusman-1", "Turn 1 of “Interview With Mikhail Gusman of Rossiya 24” begins before what precedes it has ended."},
		"front matter elsewhere": {func(p *project.Project) { p.Transcripts[0].Front.Start = 1 },
			project.Position, "gusman", "The front matter of “Interview With Mikhail Gusman of Rossiya 24” does not lie at the start of its text."},
		"a direction outside the text": {func(p *project.Project) {
			p.Transcripts[1].Directions = []text.Span{{Start: 5000, End: 5001}}
		}, project.Position, "geneva", "Direction 1 of “Press Availability” lies outside its text."},
		"a sync point outside the text": {func(p *project.Project) {
			p.Transcripts[1].Syncs = []transcript.Sync{{At: 4}, {At: 5000}}
		}, project.Position, "geneva", "Sync point 2 of “Press Availability” lies outside its text."},
		"sync points out of order": {func(p *project.Project) {
			p.Transcripts[1].Syncs = []transcript.Sync{{At: 4}, {At: 3}}
		}, project.Position, "geneva", "Sync point 2 of “Press Availability” begins before what precedes it has ended."},
		"a correction outside the text": {func(p *project.Project) {
			p.Transcripts[1].Corrections = []transcript.Correction{{ID: "c", Was: "w", Span: text.Span{Start: 4, End: 5000}}}
		}, project.Position, "c", "Correction 1 of “Press Availability” lies outside its text."},
		"corrections that touch": {func(p *project.Project) {
			p.Transcripts[1].Corrections = []transcript.Correction{{ID: "b", Was: "w", Span: text.Span{Start: 2, End: 4}}, {ID: "c", Was: "w", Span: text.Span{Start: 4, End: 4}}}
		}, project.Position, "c", "Correction 2 of “Press Availability” begins before what precedes it has ended."},
		"a correction of nothing": {func(p *project.Project) {
			p.Transcripts[1].Corrections = []transcript.Correction{{ID: "c", Span: text.Span{Start: 4, End: 5}}}
		}, project.Value, "c", "Correction 1 of “Press Availability” does not say what stood there."},
		"two corrections with one id": {func(p *project.Project) {
			p.Transcripts[1].Corrections = []transcript.Correction{{ID: "c", Was: "w", Span: text.Span{Start: 2, End: 4}}, {ID: "c", Was: "w", Span: text.Span{Start: 5, End: 6}}}
		}, project.Duplicate, "c", "Two corrections have the id c."},
		"a tag with no name": {func(p *project.Project) { p.Tags[4].Name = "" },
			project.Value, "eva", "The tag name “” can't be one."},
		"a colour that is none": {func(p *project.Project) { p.Tags[4].Colour = "red;}" },
			project.Value, "eva", "The tag “Evasion” has the colour “red;}”, which is none."},
		"a key that is no digit": {func(p *project.Project) { p.Tags[4].Key = 10 },
			project.Value, "eva", "The tag “Evasion” has the key 10, which is no digit."},
		"one key for two tags": {func(p *project.Project) { p.Tags[4].Key = 1 },
			project.Duplicate, "eva", "The tags “Bilateral relations” and “Evasion” have the same key, 1."},
		"a tag below itself": {func(p *project.Project) { p.Tags[4].ParentID = "eva" },
			project.Tree, "eva", "The tag “Evasion” stands below itself."},
		"a tag under none": {func(p *project.Project) { p.Tags[4].ParentID = "x" },
			project.Reference, "eva", "The tag “Evasion” stands under a tag that is not there."},
		"siblings of one name": {func(p *project.Project) { p.Tags[5].Name = "evasiön" },
			project.Duplicate, "min", "Two tags side by side are called “evasiön”."},
		"a highlight of no transcript": {func(p *project.Project) { p.Highlights[7].TranscriptID = "x" },
			project.Reference, "ask", "The highlight “You can ask me --” is of a transcript that is not in the project."},
		"a highlight outside the text": {func(p *project.Project) { p.Highlights[7].Span.End = 5000 },
			project.Position, "ask", "The highlight “You can ask me --” lies outside the text of “Press Availability”."},
		"a highlight of nothing": {func(p *project.Project) { p.Highlights[7].Span.End = p.Highlights[7].Span.Start },
			project.Position, "ask", "The highlight “You can ask me --” lies outside the text of “Press Availability”."},
		"a highlight that shifted": {func(p *project.Project) { p.Highlights[6].Span = text.Span{Start: 5, End: 12} },
			project.Quote, "evening", "The highlight “Good evening, everybody.” lies where “Press Availability” says “evening”."},
		"a tag that is not there": {func(p *project.Project) { p.Highlights[7].TagIDs[0] = "x" },
			project.Reference, "ask", "The highlight “You can ask me --” carries a tag that is not in the codebook."},
		"a tag twice": {func(p *project.Project) { p.Highlights[7].TagIDs = []string{"eva", "eva"} },
			project.Duplicate, "ask", "The highlight “You can ask me --” carries a tag twice."},
		"a memo on nothing": {func(p *project.Project) {
			p.Memos = []coding.Memo{{ID: "m", Subject: coding.OnSpeaker, SubjectID: "x", Body: strings.Repeat("words\n", 20)}}
		}, project.Reference, "m", "The memo “words words words words words words words words words words…” is on a speaker that is not in the project."},
		"a folder without a name": {func(p *project.Project) { p.Folders[0].Name = " " },
			project.Value, "public", "A folder has no name."},
		"a transcript filed that is not there": {func(p *project.Project) { p.Filings[0].TranscriptID = "x" },
			project.Reference, "x", "A transcript is filed that is not in the project."},
		"a transcript filed twice": {func(p *project.Project) { p.Filings = append(p.Filings, p.Filings[0]) },
			project.Duplicate, "gusman", "Two filings have the id gusman."},
		"a folder that is not there": {func(p *project.Project) { p.Filings[0].FolderID = "x" },
			project.Reference, "gusman", "“Interview With Mikhail Gusman of Rossiya 24” is filed in a folder that is not there."},
		"a status that is none": {func(p *project.Project) { p.Filings[0].Status = "finished" },
			project.Value, "gusman", "“Interview With Mikhail Gusman of Rossiya 24” has the status “finished”, which is none."},
		"a column without a name": {func(p *project.Project) { p.Attributes[0].Name = "" },
			project.Value, "medium", "A column of transcripts has no name."},
		"two columns of one name": {func(p *project.Project) {
			p.Attributes[1].Of, p.Values[1].SubjectID, p.Attributes[1].Name = "transcript", "geneva", "MEDIUM"
		},
			project.Duplicate, "office", "Two columns of transcripts are called “MEDIUM”."},
		"a value in no column": {func(p *project.Project) { p.Values[0].AttributeID = "x" },
			project.Reference, "gusman", "The value “television” stands in a column that is not there."},
		"a value of nobody": {func(p *project.Project) { p.Values[1].SubjectID = "gusman" },
			project.Reference, "gusman", "The value “Secretary of State” of “Office” is of a speaker that is not in the project."},
		"a value twice": {func(p *project.Project) { p.Values = append(p.Values, p.Values[0]) },
			project.Duplicate, "medium:gusman", "Two values have the id medium:gusman."},
		"an empty value": {func(p *project.Project) { p.Values[0].Value = "" },
			project.Value, "gusman", "The column “Medium” holds an empty value."},
	} {
		t.Run(name, func(t *testing.T) {
			p := projecttest.Moscow()
			c.damage(&p)
			want := []project.Problem{{Kind: c.kind, ID: c.id, Message: c.says}}
			if got := project.Validate(p); !slices.Equal(got, want) {
				t.Errorf("got  %v\nwant %v", got, want)
			}
		})
	}
}

func TestValidateOutlivesAnyDamage(t *testing.T) {
	p := projecttest.Moscow()
	p.Tags[0].ParentID, p.Tags[1].ParentID = "coo", "bil"
	p.Transcripts[0].Text = text.Text{}
	p.Transcripts[1].Turns = []transcript.Turn{{Span: text.Span{Start: -4, End: 1 << 40}}}
	if problems := project.Validate(p); len(problems) < 10 {
		t.Errorf("found only %v", problems)
	}
}
