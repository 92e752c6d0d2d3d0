package projecttest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// pieces are what the words of a random project are made of: other scripts, markup, formulas,
// directions, line breaks.
var pieces = []string{
	"well", "we", "are", "going", "to", "see", "it’s", "Путин", "你好", "مرحبا", "é", "e\u0301", "😀", "👩‍🏫", "=1+1", "<b>", "]]>",
	"&amp;", "*", "_x0041_", "\"q\"", "(Laughter.)", "[crosstalk]", "\u2028", "a\tb", "-", "@x", "\u202eabc", "|",
}

// Random is a sound project of a few transcripts with anything in them: several speakers, words
// outside turns, directions, sync points, tags below tags, overlapping highlights and memos.
func Random(random *rand.Rand) project.Project {
	r := randomly{random}
	p := project.Project{ID: "random", Name: r.name()}
	for i := range 1 + r.IntN(4) {
		role := []transcript.Role{transcript.Interviewer, transcript.Respondent, ""}[r.IntN(3)]
		p.Speakers = append(p.Speakers, transcript.Speaker{ID: fmt.Sprint("speaker-", i), Name: fmt.Sprintf("%s %d", r.name(), i), Role: role})
	}
	for i := range r.IntN(7) {
		tag := coding.Tag{ID: fmt.Sprint("tag-", i), Name: fmt.Sprintf("%s %d", r.name(), i), Colour: coding.Palette()[i%9], Position: i, Description: r.words(r.IntN(5))}
		if i > 0 && r.IntN(2) == 0 {
			tag.ParentID = fmt.Sprint("tag-", r.IntN(i))
		}
		p.Tags = append(p.Tags, tag)
	}
	p.Tags = coding.NewCodebook(p.Tags).Ordered()
	for i := range 1 + r.IntN(3) {
		t := r.transcript(fmt.Sprint("transcript-", i), p.Speakers)
		p.Transcripts = append(p.Transcripts, t)
		p.Highlights = append(p.Highlights, r.highlights(t, p.Tags)...)
	}
	p.Memos = []coding.Memo{
		{ID: "memo-project", Subject: coding.OnProject, Body: r.words(6)},
		{ID: "memo-transcript", Subject: coding.OnTranscript, SubjectID: p.Transcripts[0].ID, Body: r.words(6)},
		{ID: "memo-speaker", Subject: coding.OnSpeaker, SubjectID: p.Speakers[0].ID, Body: r.words(6)},
	}
	for _, tag := range p.Tags {
		p.Memos = append(p.Memos, coding.Memo{ID: "memo-" + tag.ID, Subject: coding.OnTag, SubjectID: tag.ID, Body: r.words(3)})
	}
	return p
}

type randomly struct{ *rand.Rand }

func (r randomly) words(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = pieces[r.IntN(len(pieces))]
	}
	return strings.Join(words, " ")
}

// name is one line that can be a tag's.
func (r randomly) name() string {
	return strings.TrimSpace("N " + strings.NewReplacer("\u2028", "", "\t", "").Replace(r.words(2)))
}

func (r randomly) transcript(id string, speakers []transcript.Speaker) transcript.Transcript {
	front := ""
	if r.IntN(2) == 0 {
		front = r.words(1 + r.IntN(6))
	}
	var said [][2]string
	for range 1 + r.IntN(12) {
		said = append(said, [2]string{speakers[r.IntN(len(speakers))].ID, r.words(1+r.IntN(20)) + strings.Repeat("\n"+r.words(5), r.IntN(2))})
	}
	t := build(transcript.Transcript{ID: id, Title: r.name(), Place: r.words(r.IntN(2)), Date: []string{"", "2016-03-23", "spring"}[r.IntN(3)]}, front, said)
	for i := range t.Turns {
		if r.IntN(2) == 0 {
			ms := int64(i) * 61_000
			t.Turns[i].Start = &ms
			t.Syncs = append(t.Syncs, transcript.Sync{At: t.Turns[i].Span.Start + t.Turns[i].Span.Len()/2, Ms: ms + 30_000})
		}
	}
	whole := t.Text.String()
	for at := 0; ; {
		next := strings.Index(whole[at:], "(Laughter.)")
		if next < 0 {
			return t
		}
		at += next
		t.Directions = append(t.Directions, t.Text.SpanOfBytes(at, at+len("(Laughter.)")))
		at += len("(Laughter.)")
	}
}

func (r randomly) highlights(t transcript.Transcript, tags []coding.Tag) []coding.Highlight {
	var highlights []coding.Highlight
	for i := range r.IntN(12) {
		start := r.IntN(t.Text.Len())
		h := coding.Highlight{ID: fmt.Sprintf("%s-%d", t.ID, i), TranscriptID: t.ID, Author: "reader", Created: noon, Updated: noon}
		if err := h.Anchor(t.Text, text.Span{Start: start, End: start + 1 + r.IntN(min(60, t.Text.Len()-start))}); err != nil {
			panic(err)
		}
		if r.IntN(2) == 0 {
			h.Note = r.words(r.IntN(8))
		}
		for _, tag := range tags {
			if r.IntN(4) == 0 {
				h.TagIDs = append(h.TagIDs, tag.ID)
			}
		}
		highlights = append(highlights, h)
	}
	slices.SortFunc(highlights, coding.DocumentOrder)
	return highlights
}
