// Package report is the one model of an excerpt report: what every document format writes.
package report

import (
	"fmt"
	"strings"
	"time"

	"manicule/internal/coding"
)

// GroupBy says what the sections of a report are.
type GroupBy string

const (
	ByTag        GroupBy = "tag"        // in codebook order, untagged highlights last
	ByTranscript GroupBy = "transcript" // as the project lists them, in document order
)

// Untagged heads the section of highlights without tags.
const Untagged = "Untagged"

// Options choose what a report holds and how it is ordered. Each of the filters lists ids
// and lets through what has at least one of them; an empty filter lets everything through.
type Options struct {
	Only        map[string]bool // the highlights that were chosen, by id; nil for all
	GroupBy     GroupBy         // empty means ByTag
	Questions   bool            // the question before each answer
	Notes       bool
	Citations   bool
	Tags        []string // by tag, only these have sections
	Speakers    []string // who says any of the highlight's words
	Transcripts []string
}

// Report is a document of excerpts in sections.
type Report struct {
	Title    string
	Sections []Section // none is empty
	Distinct int       // highlights in it, each counted once however many sections hold it
	Total    int       // highlights in the project
}

// Section is a run of excerpts that belong together: a tag's or a transcript's.
type Section struct {
	Heading        string     // the tag's path or the transcript's title
	TagDescription []string   // by paragraph; none for transcripts
	Colour         string     // the tag's, "#RRGGBB"; empty otherwise
	Excerpts       []*Excerpt // shared with the other sections that hold them
}

// Excerpt is a highlight as it is read outside its transcript. What the options leave out
// is empty here.
type Excerpt struct {
	Highlight coding.Highlight
	Quote     []string // the highlight's words by paragraph, without the white space around each
	Question  []string // the interviewer's words that a respondent answers, by paragraph
	Citation  *Citation
	Tags      []string // paths, in codebook order
	Note      []string // by paragraph
}

// Citation says where an excerpt's words stand and who said them.
type Citation struct {
	Speakers            []string // display names in the order they speak; none outside turns
	Title               string   // of the transcript
	Place               string
	Date                string // ISO 8601 where it could be read, else as written
	FirstTurn, LastTurn int    // counted from 1; 0 outside turns
}

// Speaker names everybody whose words are cited: "Question and Secretary Kerry".
func (c Citation) Speaker() string {
	last := len(c.Speakers) - 1
	if last < 1 {
		return strings.Join(c.Speakers, "")
	}
	return strings.Join(c.Speakers[:last], ", ") + " and " + c.Speakers[last]
}

// Turns names the turns: "turn 6", "turns 6–8", or nothing outside turns.
func (c Citation) Turns() string {
	switch {
	case c.FirstTurn == 0:
		return ""
	case c.FirstTurn == c.LastTurn:
		return fmt.Sprintf("turn %d", c.FirstTurn)
	}
	return fmt.Sprintf("turns %d–%d", c.FirstTurn, c.LastTurn)
}

// WrittenDate is the date as people write it, "March 23, 2016", where it is an ISO date;
// any other comes back as it is.
func (c Citation) WrittenDate() string {
	for _, form := range []struct{ iso, written string }{
		{time.DateOnly, "January 2, 2006"},
		{"2006-01", "January 2006"},
		{time.RFC3339, "January 2, 2006"},
	} {
		if date, err := time.Parse(form.iso, c.Date); err == nil {
			return date.Format(form.written)
		}
	}
	return c.Date
}
