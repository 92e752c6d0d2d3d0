// Package coding is what a reader adds to a transcript: highlights, tags and memos.
package coding

import (
	"time"

	"manicule/internal/text"
)

// Tag is a node of the codebook.
type Tag struct {
	ID          string
	ParentID    string // empty at the top
	Name        string
	Colour      string // "#RRGGBB"
	Description string
	UseWhen     string // when to use it
	UseNot      string // and when not
	Example     string
	Archived    bool // put away: it keeps its highlights, and is offered for no new ones
	Key         int  // the digit 1–9 that applies it; 0 for none
	Position    int  // order among its siblings
}

// Highlight is a span of one transcript with a note and any number of tags, none included.
type Highlight struct {
	ID           string
	TranscriptID string
	Span         text.Span
	Quote        string // the words of the span, to the letter
	Prefix       string // up to 32 code points before it
	Suffix       string // and after it
	Note         string
	TagIDs       []string // in the order they were given
	Author       string
	Created      time.Time
	Updated      time.Time
}

// Subject is what a memo is about.
type Subject string

const (
	OnProject    Subject = "project"
	OnTranscript Subject = "transcript"
	OnTag        Subject = "tag"
	OnSpeaker    Subject = "speaker"
)

// Memo is free writing on the project, a transcript, a tag or a speaker.
type Memo struct {
	ID        string
	Subject   Subject
	SubjectID string
	Body      string
	Updated   time.Time
}

// Filter is a choice of excerpts that the person has given a name.
type Filter struct {
	ID       string
	Name     string
	Words    string // as it is typed
	GroupBy  string
	SortBy   string
	Position int // in the order they are offered
}

// PathSeparator stands between the names of a tag's path: "Bilateral relations > Cooperation".
const PathSeparator = " > "
