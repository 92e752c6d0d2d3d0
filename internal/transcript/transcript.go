// Package transcript is one interview as people talking: its words, whose they are, and when.
package transcript

import (
	"sort"
	"time"

	"manicule/internal/text"
)

// Role is what a speaker does in the interview.
type Role string

const (
	Interviewer Role = "interviewer" // asks
	Respondent  Role = "respondent"  // answers
)

// Speaker is somebody who talks. A speaker belongs to a project and may speak in several transcripts.
type Speaker struct {
	ID   string
	Name string // as the transcript writes it: "SECRETARY KERRY"
	Role Role
}

// Turn is one speaker's uninterrupted stretch of the text. It contains paragraphs, which
// newlines divide.
type Turn struct {
	ID        string
	SpeakerID string
	Span      text.Span
	Words     int
	Start     *int64 // milliseconds into the recording; nil where unknown
	End       *int64
}

// Sync says that the word at a position is spoken at a time.
type Sync struct {
	At int
	Ms int64 // into the recording
}

// Transcript is one interview.
type Transcript struct {
	ID          string
	Title       string
	Date        string // as ISO 8601 where it could be read ("2016-03-23"), else as written
	Place       string
	Text        text.Text    // front matter, turns, unlabelled paragraphs, back matter, joined by newlines; no labels
	Front       text.Span    // the front matter, from 0; empty where there is none
	Turns       []Turn       // in order of their spans, which do not overlap
	Directions  []text.Span  // "(Laughter.)", in order
	Syncs       []Sync       // in order of their positions
	Corrections []Correction // in order; between two of them there is at least one letter
	Words       int
	Source      Source
	Imported    time.Time
}

// Source says what a transcript was read from.
type Source struct {
	Name     string // the file's own name, without its folder
	Format   string // "plain"
	Encoding string // of a text file: "UTF-8", "windows-1252"; else empty
	SHA256   string // of the original bytes, in hexadecimal
	Bytes    int64
}

// Draft is a transcript as a parser read it, before it has ids and a place in a project.
// A turn's Speaker is an index into Speakers.
type Draft struct {
	Title      string
	Date       string
	Place      string
	Text       string // valid UTF-8, "\n" between paragraphs, no NUL
	Front      text.Span
	Speakers   []DraftSpeaker
	Turns      []DraftTurn
	Directions []text.Span
	Syncs      []Sync
	Marks      []DraftMark      // in order
	Highlights []DraftHighlight // what of the marks comes in
	Format     string
	Encoding   string     // of a text file; empty where the format says it
	Pattern    string     // how the speakers were recognised
	Alike      [][]string // names of speakers who may be one person, in groups
	Unsure     []string   // sentences about what was decided and might be otherwise
	Warnings   []string   // sentences for the person
}

// DraftSpeaker is a label found in the text, with the role guessed from it and from what its turns say.
type DraftSpeaker struct {
	ID     string // of the speaker of the project who this is, or is to be; empty: somebody new
	Name   string
	Role   Role
	Labels []string // as the text has them
}

// DraftMark is a passage that somebody has marked in the file itself, offered as a highlight.
type DraftMark struct {
	Span   text.Span // begins and ends with no white space
	Note   string    // what a comment says; empty where there is none
	Author string
	Colour string // "#RRGGBB"; empty for a comment
}

// DraftHighlight is a passage that comes in highlighted.
type DraftHighlight struct {
	Span   text.Span
	Note   string
	Author string // empty: whoever imports it
	Tags   []DraftTag
}

// DraftTag is a tag before it is known to the project.
type DraftTag struct {
	Path   string // "Relations > Sanctions"
	Colour string // "#RRGGBB", that the passages have in the file
}

// DraftTurn is a turn before its speaker is known to the project.
type DraftTurn struct {
	Speaker int
	Span    text.Span
	Start   *int64
	End     *int64
}

// Gaps returns the indices of turns that are a question left unanswered: an interviewer's
// turn which another interviewer's turn follows.
func Gaps(roles []Role) []int {
	var gaps []int
	for i := 0; i+1 < len(roles); i++ {
		if roles[i] == Interviewer && roles[i+1] == Interviewer {
			gaps = append(gaps, i)
		}
	}
	return gaps
}

// TurnAt returns the index of the turn that holds a position.
func (t Transcript) TurnAt(position int) (index int, ok bool) {
	i := sort.Search(len(t.Turns), func(i int) bool { return t.Turns[i].Span.End > position })
	return i, i < len(t.Turns) && t.Turns[i].Span.Start <= position
}

// Passages returns the spans one searches in: the turns, and the paragraphs outside them.
func (t Transcript) Passages() []text.Span {
	var passages []text.Span
	at := 0
	for _, turn := range t.Turns {
		passages = append(passages, t.paragraphs(text.Span{Start: at, End: turn.Span.Start})...)
		passages = append(passages, turn.Span)
		at = turn.Span.End
	}
	return append(passages, t.paragraphs(text.Span{Start: at, End: t.Text.Len()})...)
}

// paragraphs divides a stretch of the text at its newlines and leaves out what is empty.
func (t Transcript) paragraphs(within text.Span) []text.Span {
	var paragraphs []text.Span
	start := within.Start
	for i, r := range []rune(t.Text.Slice(within) + "\n") {
		if r != '\n' {
			continue
		}
		if end := min(within.Start+i, within.End); end > start {
			paragraphs = append(paragraphs, text.Span{Start: start, End: end})
		}
		start = within.Start + i + 1
	}
	return paragraphs
}
