// Package projecttest makes projects for tests.
package projecttest

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// The speakers of every project made here.
const (
	Kerry    = "speaker-kerry"
	Question = "speaker-question"
)

var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

// Moscow is a small project: two transcripts with words of the U.S. Department of State
// (public domain), a codebook of two levels, and eight highlights, among them one without
// tags, one with two, one over two turns, one of two paragraphs and one in the front matter. One
// of the transcripts is filed, and a column of each kind has a value.
func Moscow() project.Project {
	p := project.Project{
		ID:   "project",
		Name: "Moscow interviews",
		Speakers: []transcript.Speaker{
			{ID: Kerry, Name: "SECRETARY KERRY", Role: transcript.Respondent},
			{ID: Question, Name: "QUESTION", Role: transcript.Interviewer},
		},
		Tags: []coding.Tag{
			{ID: "bil", Name: "Bilateral relations", Colour: "#1E68B9", Key: 1, Position: 0},
			{ID: "coo", ParentID: "bil", Name: "Cooperation", Colour: "#923302", Key: 2, Position: 0},
			{ID: "irr", ParentID: "bil", Name: "Irritants", Colour: "#966B01", Key: 3, Position: 1},
			{ID: "syr", Name: "Syria & Daesh", Colour: "#A13973", Key: 4, Position: 1, Description: "The war, the coalition and what each side wants of it."},
			{ID: "eva", Name: "Evasion", Colour: "#626B2F", Key: 5, Position: 2},
			{ID: "min", Name: "Minsk", Colour: "#0C6755", Key: 6, Position: 3},
		},
	}
	p.Folders = []transcript.Folder{{ID: "public", Name: "In public"}}
	p.Filings = []transcript.Filing{{TranscriptID: "gusman", FolderID: "public", Status: transcript.Done}}
	p.Attributes = []transcript.Attribute{
		{ID: "medium", Of: transcript.OfTranscripts, Name: "Medium"},
		{ID: "office", Of: transcript.OfSpeakers, Name: "Office"},
	}
	p.Values = []transcript.Value{
		{AttributeID: "medium", SubjectID: "gusman", Value: "television"},
		{AttributeID: "office", SubjectID: Kerry, Value: "Secretary of State"},
	}
	gusman := build(transcript.Transcript{
		ID: "gusman", Title: "Interview With Mikhail Gusman of Rossiya 24", Place: "Moscow, Russia", Date: "2016-03-23",
	}, "John Kerry\nSecretary of State", [][2]string{
		{Question, "Mr. Secretary, welcome to Moscow. What does it mean? Are we getting back to normal now, though?"},
		{Kerry, "Well, we’d like to get back to it. We’re making progress."},
		{Question, "What you have – what message you have in your pocket which you bring from President Obama to President Putin?"},
		{Kerry, "Don’t you think it’s better I give it to President Putin first? (Laughter.)"},
		{Question, "Well, but maybe it will be open."},
		{Kerry, "(Laughter.) No, we’re obviously very anxious to work more effectively. There are irritants in our relationship on both sides.\n" +
			"So the key here is to find clarity in our definitions, make sure we’re really working effectively together without hidden agenda in a way that can rapidly destroy Daesh.\n" +
			"We will talk about Ukraine and the need for the full implementation of the Minsk agreement."},
	})
	geneva := build(transcript.Transcript{
		ID: "geneva", Title: "Press Availability", Place: "Geneva", Date: "spring 2016",
	}, "", [][2]string{
		{Kerry, "Good evening, everybody."},
		{Question, "I cannot ask you about the presidents run?"},
		{Question, "The presidents run, United States."},
		{Kerry, "You can ask me. You can ask me --"},
	})
	p.Transcripts = []transcript.Transcript{gusman, geneva}
	p.Highlights = []coding.Highlight{
		Highlight("front", gusman, "Secretary of State", ""),
		Highlight("across", gusman, "President Putin?\nDon’t you think", "He turns it back.", "eva"),
		Highlight("better", gusman, "it’s better I give it to President Putin first?", "", "eva", "coo"),
		Highlight("anxious", gusman, "we’re obviously very anxious to work more effectively", "", "coo"),
		Highlight("paragraphs", gusman, "There are irritants in our relationship on both sides.\nSo the key here is to find clarity in our definitions", "Condition, not promise.\n\nCompare Geneva.", "irr"),
		Highlight("agenda", gusman, "without hidden agenda in a way that can rapidly destroy Daesh", "", "syr"),
		Highlight("evening", geneva, "Good evening, everybody.", ""),
		Highlight("ask", geneva, "You can ask me --", "", "eva"),
	}
	return p
}

// Highlight is a highlight of the first place where the transcript says the quote. It
// panics where there is none.
func Highlight(id string, t transcript.Transcript, quote, note string, tagIDs ...string) coding.Highlight {
	before, _, found := strings.Cut(t.Text.String(), quote)
	if !found {
		panic("the transcript does not say: " + quote)
	}
	h := coding.Highlight{ID: id, TranscriptID: t.ID, Note: note, TagIDs: tagIDs, Author: "reader", Created: noon, Updated: noon}
	if err := h.Anchor(t.Text, t.Text.SpanOfBytes(len(before), len(before)+len(quote))); err != nil {
		panic(err)
	}
	return h
}

// Large is a project of as many highlights, a thousand to a transcript, of a sentence or
// two each; every fifth carries two tags and every tenth a note.
func Large(highlights int) project.Project {
	p := Moscow()
	p.Transcripts, p.Highlights, p.Filings, p.Values = nil, nil, nil, nil
	const turns = 500
	said := make([][2]string, turns)
	for i := range said {
		said[i] = [2]string{[]string{Question, Kerry}[i%2], strings.Repeat(fmt.Sprintf("This is what turn %d says, it’s plain. ", i+1), 12)}
	}
	for n := 0; n < highlights; n++ {
		i := n % 1000
		if i == 0 {
			number := len(p.Transcripts) + 1
			p.Transcripts = append(p.Transcripts, build(transcript.Transcript{
				ID: fmt.Sprintf("transcript-%d", number), Title: fmt.Sprintf("Interview %d", number), Place: "Moscow, Russia", Date: "2016-03-23",
			}, "Front matter", said))
		}
		t := p.Transcripts[len(p.Transcripts)-1]
		start := t.Turns[i*turns/1000].Span.Start + i%7
		h := coding.Highlight{ID: fmt.Sprintf("highlight-%d", n), TranscriptID: t.ID, TagIDs: []string{p.Tags[n%len(p.Tags)].ID}}
		if n%5 == 0 {
			h.TagIDs = append(h.TagIDs, p.Tags[(n+1)%len(p.Tags)].ID)
		}
		if n%10 == 0 {
			h.Note = "A note - with a mark, and *stars*."
		}
		if err := h.Anchor(t.Text, text.Span{Start: start, End: start + 120}); err != nil {
			panic(err)
		}
		p.Highlights = append(p.Highlights, h)
	}
	return p
}

// build lays front matter and turns out as a transcript's text. Each turn is a speaker's
// id and the words.
func build(t transcript.Transcript, front string, turns [][2]string) transcript.Transcript {
	var body strings.Builder
	point := 0
	write := func(words string) {
		body.WriteString(words)
		point += utf8.RuneCountInString(words)
	}
	write(front)
	t.Front = text.Span{End: point}
	for i, turn := range turns {
		if point > 0 {
			write("\n")
		}
		start := point
		write(turn[1])
		t.Turns = append(t.Turns, transcript.Turn{
			ID: fmt.Sprintf("%s-%d", t.ID, i+1), SpeakerID: turn[0], Span: text.Span{Start: start, End: point},
		})
	}
	t.Text = text.New(body.String())
	return t
}
