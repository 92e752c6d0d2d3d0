package project

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Kind says what sort of thing is wrong, for programs.
type Kind string

const (
	Duplicate Kind = "duplicate" // two things share an id, or two siblings a name
	Reference Kind = "reference" // something names a thing that is not there
	Position  Kind = "position"  // a span lies outside its text, or out of order
	Quote     Kind = "quote"     // a highlight's words are not those of its span
	Tree      Kind = "tree"      // a tag stands below itself
	Value     Kind = "value"     // a name, colour or key that can't be one
)

// Problem is one thing wrong with a project.
type Problem struct {
	Kind    Kind
	ID      string // of the thing that is wrong
	Message string // a sentence for the person
}

// Validate returns everything wrong with a project, in its own order; none for a sound one.
func Validate(p Project) []Problem {
	c := checker{
		project:     p,
		codebook:    coding.NewCodebook(p.Tags),
		transcripts: map[string]transcript.Transcript{},
		speakers:    map[string]bool{},
	}
	for _, t := range p.Transcripts {
		c.transcripts[t.ID] = t
	}
	for _, s := range p.Speakers {
		c.speakers[s.ID] = true
	}
	c.checkIDs()
	for _, t := range p.Transcripts {
		c.checkTranscript(t)
	}
	c.checkTags()
	for _, h := range p.Highlights {
		c.checkHighlight(h)
	}
	for _, m := range p.Memos {
		c.checkMemo(m)
	}
	c.checkFiling()
	c.checkAttributes()
	return c.problems
}

type checker struct {
	project     Project
	codebook    coding.Codebook
	transcripts map[string]transcript.Transcript
	speakers    map[string]bool
	problems    []Problem
}

func (c *checker) add(kind Kind, id, format string, args ...any) {
	c.problems = append(c.problems, Problem{kind, id, fmt.Sprintf(format, args...)})
}

func (c *checker) checkIDs() {
	seen := map[string]bool{}
	check := func(what, id string) {
		key := what + " " + id
		if seen[key] {
			c.add(Duplicate, id, "Two %ss have the id %s.", what, id)
		}
		seen[key] = true
	}
	for _, t := range c.project.Transcripts {
		check("transcript", t.ID)
		for _, turn := range t.Turns {
			check("turn", turn.ID)
		}
		for _, correction := range t.Corrections {
			check("correction", correction.ID)
		}
	}
	for _, s := range c.project.Speakers {
		check("speaker", s.ID)
	}
	for _, tag := range c.project.Tags {
		check("tag", tag.ID)
	}
	for _, h := range c.project.Highlights {
		check("highlight", h.ID)
	}
	for _, m := range c.project.Memos {
		check("memo", m.ID)
	}
	for _, f := range c.project.Folders {
		check("folder", f.ID)
	}
	for _, f := range c.project.Filings {
		check("filing", f.TranscriptID)
	}
	for _, a := range c.project.Attributes {
		check("column", a.ID)
	}
	for _, v := range c.project.Values {
		check("value", v.AttributeID+":"+v.SubjectID)
	}
}

func (c *checker) checkTranscript(t transcript.Transcript) {
	if t.Front.Start != 0 || !t.Text.Holds(t.Front) {
		c.add(Position, t.ID, "The front matter of “%s” does not lie at the start of its text.", t.Title)
	}
	floor := text.Span{End: t.Front.End}
	for i, turn := range t.Turns {
		if !c.speakers[turn.SpeakerID] {
			c.add(Reference, turn.ID, "Turn %d of “%s” has a speaker who is not in the project.", i+1, t.Title)
		}
		c.checkPlace(t, turn.ID, fmt.Sprintf("Turn %d", i+1), floor, turn.Span)
		floor = turn.Span
	}
	floor = text.Span{}
	for i, direction := range t.Directions {
		c.checkPlace(t, t.ID, fmt.Sprintf("Direction %d", i+1), floor, direction)
		floor = direction
	}
	c.checkSyncs(t)
	c.checkCorrections(t)
}

// checkCorrections sees that the corrections lie in the text, in order and apart, and that each
// knows what stood there.
func (c *checker) checkCorrections(t transcript.Transcript) {
	before := text.Span{End: -1}
	for i, correction := range t.Corrections {
		what := fmt.Sprintf("Correction %d", i+1)
		c.checkPlace(t, correction.ID, what, text.Span{End: before.End + 1}, correction.Span)
		before = correction.Span
		if correction.Was == "" {
			c.add(Value, correction.ID, "%s of “%s” does not say what stood there.", what, t.Title)
		}
	}
}

// checkSyncs sees that the sync points lie in the text and in its order. Their times may
// go back: some recordings are cut and joined.
func (c *checker) checkSyncs(t transcript.Transcript) {
	before := 0
	for i, sync := range t.Syncs {
		place := text.Span{Start: sync.At, End: sync.At}
		c.checkPlace(t, t.ID, fmt.Sprintf("Sync point %d", i+1), text.Span{End: before}, place)
		before = sync.At
	}
}

// checkPlace sees that a span lies in the transcript's text and after another.
func (c *checker) checkPlace(t transcript.Transcript, id, what string, before, span text.Span) {
	switch {
	case !t.Text.Holds(span):
		c.add(Position, id, "%s of “%s” lies outside its text.", what, t.Title)
	case span.Start < before.End:
		c.add(Position, id, "%s of “%s” begins before what precedes it has ended.", what, t.Title)
	}
}

func (c *checker) checkTags() {
	keys := map[int]string{}
	for _, tag := range c.codebook.Ordered() {
		if coding.CheckName(tag.Name) != nil {
			c.add(Value, tag.ID, "The tag name “%s” can't be one.", short(tag.Name))
		}
		if !isColour(tag.Colour) {
			c.add(Value, tag.ID, "The tag “%s” has the colour “%s”, which is none.", short(tag.Name), short(tag.Colour))
		}
		if tag.Key < 0 || tag.Key > 9 {
			c.add(Value, tag.ID, "The tag “%s” has the key %d, which is no digit.", short(tag.Name), tag.Key)
		} else if other, taken := keys[tag.Key]; taken && tag.Key > 0 {
			c.add(Duplicate, tag.ID, "The tags “%s” and “%s” have the same key, %d.", short(other), short(tag.Name), tag.Key)
		}
		keys[tag.Key] = tag.Name
	}
	for _, tag := range c.codebook.Twins() {
		c.add(Duplicate, tag.ID, "Two tags side by side are called “%s”.", short(tag.Name))
	}
	for _, tag := range c.codebook.Severed() {
		if _, there := c.codebook.Tag(tag.ParentID); there {
			c.add(Tree, tag.ID, "The tag “%s” stands below itself.", short(tag.Name))
		} else {
			c.add(Reference, tag.ID, "The tag “%s” stands under a tag that is not there.", short(tag.Name))
		}
	}
}

func isColour(s string) bool {
	return len(s) == 7 && s[0] == '#' && strings.Trim(s[1:], "0123456789abcdefABCDEF") == ""
}

func (c *checker) checkHighlight(h coding.Highlight) {
	t, there := c.transcripts[h.TranscriptID]
	switch {
	case !there:
		c.add(Reference, h.ID, "The highlight “%s” is of a transcript that is not in the project.", short(h.Quote))
	case h.Span.Len() <= 0 || !t.Text.Holds(h.Span):
		c.add(Position, h.ID, "The highlight “%s” lies outside the text of “%s”.", short(h.Quote), t.Title)
	case !h.Matches(t.Text):
		c.add(Quote, h.ID, "The highlight “%s” lies where “%s” says “%s”.", short(h.Quote), t.Title, short(t.Text.Slice(h.Span)))
	}
	for i, id := range h.TagIDs {
		if _, there := c.codebook.Tag(id); !there {
			c.add(Reference, h.ID, "The highlight “%s” carries a tag that is not in the codebook.", short(h.Quote))
		}
		if slices.Contains(h.TagIDs[:i], id) {
			c.add(Duplicate, h.ID, "The highlight “%s” carries a tag twice.", short(h.Quote))
		}
	}
}

func (c *checker) checkMemo(m coding.Memo) {
	there := false
	switch m.Subject {
	case coding.OnProject:
		there = true
	case coding.OnTranscript:
		_, there = c.transcripts[m.SubjectID]
	case coding.OnTag:
		_, there = c.codebook.Tag(m.SubjectID)
	case coding.OnSpeaker:
		there = c.speakers[m.SubjectID]
	}
	if !there {
		c.add(Reference, m.ID, "The memo “%s” is on a %s that is not in the project.", short(m.Body), m.Subject)
	}
}

// checkFiling sees that transcripts are filed in folders that are there.
func (c *checker) checkFiling() {
	folders := map[string]bool{}
	for _, f := range c.project.Folders {
		folders[f.ID] = true
		if strings.TrimSpace(f.Name) == "" {
			c.add(Value, f.ID, "A folder has no name.")
		}
	}
	for _, f := range c.project.Filings {
		t, there := c.transcripts[f.TranscriptID]
		switch {
		case !there:
			c.add(Reference, f.TranscriptID, "A transcript is filed that is not in the project.")
		case f.FolderID != "" && !folders[f.FolderID]:
			c.add(Reference, f.TranscriptID, "“%s” is filed in a folder that is not there.", t.Title)
		}
		if !slices.Contains([]transcript.Status{"", transcript.Unread, transcript.Reading, transcript.Done}, f.Status) {
			c.add(Value, f.TranscriptID, "“%s” has the status “%s”, which is none.", t.Title, short(string(f.Status)))
		}
	}
}

// checkAttributes sees that every column has a name of its own, and that what stands in it is
// something, of a transcript or a speaker that is there.
func (c *checker) checkAttributes() {
	attributes := map[string]transcript.Attribute{}
	for i, a := range c.project.Attributes {
		attributes[a.ID] = a
		if a.Of != transcript.OfTranscripts && a.Of != transcript.OfSpeakers {
			c.add(Value, a.ID, "The column “%s” is of neither transcripts nor speakers.", short(a.Name))
		}
		if strings.TrimSpace(a.Name) == "" {
			c.add(Value, a.ID, "A column of %ss has no name.", a.Of)
		}
		if slices.ContainsFunc(c.project.Attributes[:i], func(b transcript.Attribute) bool { return a.Of == b.Of && coding.SameName(a.Name, b.Name) }) {
			c.add(Duplicate, a.ID, "Two columns of %ss are called “%s”.", a.Of, short(a.Name))
		}
	}
	for _, v := range c.project.Values {
		a, there := attributes[v.AttributeID]
		if !there {
			c.add(Reference, v.SubjectID, "The value “%s” stands in a column that is not there.", short(v.Value))
			continue
		}
		_, isTranscript := c.transcripts[v.SubjectID]
		if a.Of == transcript.OfTranscripts && !isTranscript || a.Of == transcript.OfSpeakers && !c.speakers[v.SubjectID] {
			c.add(Reference, v.SubjectID, "The value “%s” of “%s” is of a %s that is not in the project.", short(v.Value), short(a.Name), a.Of)
		}
		if v.Value == "" {
			c.add(Value, v.SubjectID, "The column “%s” holds an empty value.", short(a.Name))
		}
	}
}

// short is the beginning of a text, on one line.
func short(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
