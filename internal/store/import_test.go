package store_test

import (
	"slices"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// marked is an interview with two marked passages, in which a speaker of the project asks
// who answered before.
func marked(speaker string) transcript.Draft {
	d := interview()
	d.Speakers[0].ID, d.Speakers[0].Role = speaker, transcript.Respondent
	well, _ := text.New(d.Text).Find("Well, thank you", 1)
	family, _ := text.New(d.Text).Find("👩‍👩‍👧 and", 1)
	yellow := transcript.DraftTag{Path: "Yellow", Colour: "#FFFF00"}
	d.Highlights = []transcript.DraftHighlight{
		{Span: well, Note: "Ask\x00 again.", Author: "Rita", Tags: []transcript.DraftTag{yellow}},
		{Span: family, Tags: []transcript.DraftTag{{Path: "mood > Mixed"}, yellow}},
	}
	return d
}

// TestImportWithMarks: what a file has marked comes in as highlights with notes and tags,
// of which the codebook's are used where there are such.
func TestImportWithMarks(t *testing.T) {
	b := newBench(t)
	id := must[string](t)(b.Import(marked(b.speaker), "again.txt", []byte("bytes"), ""))
	change := must[store.Change](t)(b.Imported([]string{id}))
	highlights := must[[]coding.Highlight](t)(b.Highlights(id))
	if len(highlights) != 2 || change.Transcripts[0].Highlights != 2 {
		t.Fatalf("highlights = %+v, change = %+v", highlights, change)
	}
	well, family := highlights[0], highlights[1]
	if well.Quote != "Well, thank you" || well.Note != "Ask again." || well.Author != "Rita" || family.Quote != "👩‍👩‍👧 and" || family.Author != "me" {
		t.Errorf("highlights = %+v", highlights)
	}
	if author, created, err := b.MarkedBy(well.ID); author != "Rita" || !created.Equal(well.Created) || err != nil {
		t.Errorf("marked by %q at %v: %v", author, created, err)
	}
	if _, _, err := b.MarkedBy("none"); !fault.Is(err, fault.NotFound) {
		t.Errorf("who marked nothing: %v", err)
	}
	tags := map[string]store.CountedTag{}
	for _, tag := range must[[]store.CountedTag](t)(b.Tags()) {
		tags[tag.Name] = tag
	}
	yellow, mixed := tags["Yellow"], tags["Mixed"]
	if yellow.Highlights != 2 || yellow.Colour != coding.Likest("#FFFF00") || mixed.ParentID != b.parent || len(tags) != 6 {
		t.Errorf("tags = %+v", tags)
	}
	if !slices.Equal(well.TagIDs, []string{yellow.ID}) || !slices.Equal(family.TagIDs, []string{mixed.ID, yellow.ID}) || len(change.Tags) != 3 {
		t.Errorf("tagged %v and %v, change tells of %+v", well.TagIDs, family.TagIDs, change.Tags)
	}
	must[store.Change](t)(b.Undo())
	if left := must[[]store.CountedTag](t)(b.Tags()); len(left) != 4 {
		t.Errorf("undo left %+v", left)
	}
}

// TestImportOfSomebodyKnown: a speaker of the project speaks in another transcript, keeps
// their name, and does what the draft says; who speaks elsewhere outlives a transcript.
func TestImportOfSomebodyKnown(t *testing.T) {
	b := newBench(t)
	d := marked(b.speaker)
	d.Speakers[0].Name = "somebody"
	id := must[string](t)(b.Import(d, "again.txt", []byte("bytes"), ""))
	change := must[store.Change](t)(b.Imported([]string{id}))
	if turns := must[transcript.Transcript](t)(b.Transcript(id)).Turns; turns[0].SpeakerID != b.speaker || turns[2].SpeakerID != b.speaker {
		t.Errorf("turns = %+v", turns)
	}
	speakers := must[[]transcript.Speaker](t)(b.Speakers())
	i := slices.IndexFunc(speakers, func(sp transcript.Speaker) bool { return sp.ID == b.speaker })
	if len(speakers) != 3 || speakers[i].Name != "Q" || speakers[i].Role != transcript.Respondent {
		t.Errorf("speakers = %+v", speakers)
	}
	if !slices.Contains(change.Reread, b.transcript) || len(change.Speakers) != 2 {
		t.Errorf("change = %+v", change)
	}
	if counts := must[map[string]store.SpeakerCount](t)(b.SpeakerCounts()); counts[b.speaker].Transcripts != 2 {
		t.Errorf("counts = %v", counts)
	}
	must[store.Change](t)(b.RemoveTranscript(b.transcript))
	if left := must[[]transcript.Speaker](t)(b.Speakers()); len(left) != 2 {
		t.Errorf("left = %+v", left)
	}
}

// TestMarksOutsideTheTextAreRefused: with them the whole file.
func TestMarksOutsideTheTextAreRefused(t *testing.T) {
	s := newProject(t)
	d := interview()
	d.Highlights = []transcript.DraftHighlight{{Span: text.Span{Start: 4, End: 4000}}}
	if _, err := s.Import(d, "x.txt", nil, ""); err == nil {
		t.Fatal("imported")
	}
	if listings := must[[]store.Listing](t)(s.Listings()); len(listings) != 0 {
		t.Errorf("listings = %+v", listings)
	}
}
