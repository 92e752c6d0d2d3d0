package excerpttest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
	"unicode/utf8"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

var words = strings.Fields("the Wärme comes and no one knows WHY Кто знает it ist warm 中文 said Straße STRASSE Łódź lodz Œuvre ÆRØ aero мои\u0306")

// Project is a project of a few transcripts with a bit of everything a filter may ask for.
func Project(r *rand.Rand) project.Project {
	p := project.Project{ID: "p", Name: "Random"}
	for i := range 1 + r.IntN(6) {
		tag := coding.Tag{ID: fmt.Sprint("tag", i), Name: fmt.Sprint("Tag ", i)}
		if i > 0 && r.IntN(2) == 0 {
			tag.ParentID = fmt.Sprint("tag", r.IntN(i))
		}
		p.Tags = append(p.Tags, tag)
	}
	for i := range 1 + r.IntN(4) {
		role := []transcript.Role{"", transcript.Interviewer, transcript.Respondent}[r.IntN(3)]
		p.Speakers = append(p.Speakers, transcript.Speaker{ID: fmt.Sprint("speaker", i), Name: fmt.Sprint("SPEAKER ", i), Role: role})
	}
	p.Folders = []transcript.Folder{{ID: "folder0", Name: "First"}, {ID: "folder1", Name: "Second"}}
	p.Attributes = []transcript.Attribute{
		{ID: "ages", Of: transcript.OfSpeakers, Name: "age"}, {ID: "sites", Of: transcript.OfTranscripts, Name: "site"},
		{ID: "kinds", Of: transcript.OfTranscripts, Name: "Age"},
	}
	for i := range 1 + r.IntN(3) {
		addTranscript(r, &p, fmt.Sprint("transcript", i))
	}
	addValues(r, &p)
	return p
}

func addTranscript(r *rand.Rand, p *project.Project, id string) {
	t := transcript.Transcript{ID: id, Title: "Title of " + id, Date: []string{"", "spring", "2016", "2016-03-23", "2017-01"}[r.IntN(5)]}
	var body strings.Builder
	for range 1 + r.IntN(9) {
		start := utf8.RuneCountInString(body.String())
		for range 1 + r.IntN(12) {
			body.WriteString(words[r.IntN(len(words))] + " ")
		}
		if r.IntN(5) > 0 { // else words outside turns
			span := text.Span{Start: start, End: utf8.RuneCountInString(body.String())}
			t.Turns = append(t.Turns, transcript.Turn{ID: fmt.Sprint(id, "-", start), SpeakerID: p.Speakers[r.IntN(len(p.Speakers))].ID, Span: span})
		}
		body.WriteString("\n")
	}
	t.Text = text.New(body.String())
	p.Transcripts = append(p.Transcripts, t)
	if r.IntN(2) == 0 {
		p.Filings = append(p.Filings, transcript.Filing{
			TranscriptID: id, FolderID: []string{"", "folder0", "folder1"}[r.IntN(3)],
			Status: []transcript.Status{"", transcript.Unread, transcript.Reading, transcript.Done}[r.IntN(4)],
		})
	}
	for i := range r.IntN(12) {
		h := coding.Highlight{
			ID: fmt.Sprintf("%s-h%d", id, i), TranscriptID: id, Note: []string{"", "", " \n", "Wärme, why", "no"}[r.IntN(5)],
			Created: time.Date(2026, time.Month(1+r.IntN(12)), 1+r.IntN(28), r.IntN(24), 0, 0, 0, time.UTC),
		}
		for _, tag := range p.Tags {
			if r.IntN(4) == 0 {
				h.TagIDs = append(h.TagIDs, tag.ID)
			}
		}
		start := r.IntN(t.Text.Len() - 1)
		if err := h.Anchor(t.Text, text.Span{Start: start, End: start + 1 + r.IntN(min(60, t.Text.Len()-start-1)+1)}); err == nil {
			p.Highlights = append(p.Highlights, h)
		}
	}
}

func addValues(r *rand.Rand, p *project.Project) {
	for _, s := range p.Speakers {
		if r.IntN(2) == 0 {
			p.Values = append(p.Values, transcript.Value{AttributeID: "ages", SubjectID: s.ID, Value: []string{"30", "41.5", "old", "1980-05"}[r.IntN(4)]})
		}
	}
	for _, t := range p.Transcripts {
		if r.IntN(2) == 0 {
			p.Values = append(p.Values, transcript.Value{AttributeID: []string{"sites", "kinds"}[r.IntN(2)], SubjectID: t.ID, Value: []string{"Mill", "30", "münchen"}[r.IntN(3)]})
		}
	}
}

// Filter is a filter that has a chance of letting some of a project's highlights through.
func Filter(r *rand.Rand, p project.Project) filter.Filter {
	var f filter.Filter
	for range 1 + r.IntN(3) {
		term := filter.Term{Not: r.IntN(3) == 0, Key: append(filter.Keys(), filter.Words, filter.Attribute)[r.IntN(len(filter.Keys())+2)]}
		if term.Key == filter.Attribute && len(p.Attributes) > 0 {
			term.Name = p.Attributes[r.IntN(len(p.Attributes))].Name
		}
		for range 1 + r.IntN(2) {
			if v, ok := value(r, p, term.Key); ok {
				term.Any = append(term.Any, v)
			}
		}
		if len(term.Any) > 0 {
			f = append(f, term)
		}
	}
	return f
}

func value(r *rand.Rand, p project.Project, key filter.Key) (v filter.Value, ok bool) {
	pick := func(texts ...string) filter.Value { return filter.Value{Text: texts[r.IntN(len(texts))]} }
	none := r.IntN(6) == 0 && (key != filter.Attribute || len(p.Attributes) > 0)
	switch key {
	case filter.Words, filter.Note:
		return pick("warme", "W", "no", "why", "знает", "one knows", "strasse", "LODZ", "oeuvre", "Ærø", "мой", "ß"), true
	case filter.Has:
		return pick("note"), true
	case filter.Status:
		return pick("unread", "reading", "done"), true
	case filter.Made, filter.Date:
		if key == filter.Date && none {
			return filter.Value{Kind: filter.None}, true
		}
		v = pick("2016", "2026-03", "2026-06-15", "2016-03")
		v.Kind = []filter.Kind{filter.Is, filter.Over, filter.Under, filter.Between}[r.IntN(4)]
		if v.Kind == filter.Between {
			v.To = []string{"", "2016-12", "2027"}[r.IntN(3)]
		}
		return v, true
	}
	if none && (key == filter.Tag || key == filter.Speaker || key == filter.Role || key == filter.Folder || key == filter.Attribute) {
		return filter.Value{Kind: filter.None}, true
	}
	switch key {
	case filter.Role:
		return pick("interviewer", "respondent"), true
	case filter.Attribute:
		v = pick("30", "mill", "41", "MUNCHEN")
		if v.Text != "mill" && v.Text != "MUNCHEN" {
			v.Kind = []filter.Kind{filter.Is, filter.Over, filter.Under, filter.Between}[r.IntN(4)]
		}
		return v, len(p.Attributes) > 0
	case filter.Speaker:
		return oneOf(r, p.Speakers, func(s transcript.Speaker) string { return s.ID })
	case filter.Transcript:
		return oneOf(r, p.Transcripts, func(t transcript.Transcript) string { return t.ID })
	case filter.Folder:
		return oneOf(r, p.Folders, func(f transcript.Folder) string { return f.ID })
	}
	v, ok = oneOf(r, p.Tags, func(tag coding.Tag) string { return tag.ID })
	v.Alone = r.IntN(2) == 0
	if key == filter.Near {
		v.Turns = r.IntN(4)
	}
	return v, ok
}

// oneOf names one of a list, if there is any.
func oneOf[T any](r *rand.Rand, list []T, id func(T) string) (v filter.Value, ok bool) {
	if len(list) == 0 {
		return v, false
	}
	return filter.Value{Kind: filter.ByID, Text: id(list[r.IntN(len(list))])}, true
}

// Table is the table of a project, of whose transcripts some of each has been read.
func Table(p project.Project, progress map[string]float64) *excerpt.Table {
	t := excerpt.New()
	var heads []excerpt.Head
	for _, tr := range p.Transcripts {
		filing := reader{Project: p}.filing(tr)
		heads = append(heads, excerpt.Head{
			ID: tr.ID, Title: tr.Title, Date: tr.Date, FolderID: filing.FolderID, Status: transcript.StatusOf(filing.Status, progress[tr.ID]),
		})
	}
	t.SetHeads(heads)
	names := filter.Names{Tags: coding.NewCodebook(p.Tags), Speakers: p.Speakers, Attributes: p.Attributes}
	for _, f := range p.Folders {
		names.Folders = append(names.Folders, filter.Named{ID: f.ID, Name: f.Name})
	}
	t.SetThings(excerpt.Things{Names: names, Values: p.Values})
	for _, tr := range p.Transcripts {
		var turns []excerpt.Turn
		for _, turn := range tr.Turns {
			turns = append(turns, excerpt.Turn{Span: turn.Span, SpeakerID: turn.SpeakerID})
		}
		t.SetTurns(tr.ID, turns)
	}
	for _, h := range p.Highlights {
		t.Put(excerpt.Of(h))
	}
	return t
}
