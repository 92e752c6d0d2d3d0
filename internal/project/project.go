// Package project is a whole project as one plain value, which exports read and imports give.
package project

import (
	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// Project is everything a project file holds, in a stable order: transcripts as the
// library lists them, tags in codebook order (a parent before its children), highlights
// by transcript and then by their place in the text.
type Project struct {
	ID          string
	Name        string
	Transcripts []transcript.Transcript
	Speakers    []transcript.Speaker
	Tags        []coding.Tag
	Highlights  []coding.Highlight
	Memos       []coding.Memo
	Folders     []transcript.Folder
	Filings     []transcript.Filing
	Attributes  []transcript.Attribute // those of transcripts, then those of speakers, each in their order
	Values      []transcript.Value
	Filters     []coding.Filter
	Pseudonyms  []coding.Pseudonym
	Presets     []coding.Preset
	Apart       []coding.Pair // speakers and tags of which it was said that they are two
}
