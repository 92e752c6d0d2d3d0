// Package report is the one model of an excerpt report: what every format writes.
package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// What heads the sections of highlights that have none of what the others are grouped by.
const (
	Untagged   = "Untagged"
	Nobody     = "Outside the turns"
	NoQuestion = "Before the first question, or in one"
)

// Report is a project's chosen highlights in sections, with all that is said about them.
type Report struct {
	Title    string // never empty
	Cover    *Cover // nil where no title page was asked for
	Memo     []string
	Sections []Section // none is empty
	Glossary []*Tag    // those with sayings that head no section
	Memos    []Memo    // on what has no section of its own

	Tags     []*Tag     // the codebook, in its order
	Speakers []*Speaker // all of the project
	Sources  []*Source  // the transcripts that are quoted, as the project lists them
	Columns  Columns
	Distinct int // highlights in the report, each counted once however many sections hold it
	Total    int // highlights in the project

	Table Table
	Word  Word
	Date  time.Time // when the report was made, as the options gave it
	Pace  Pace      // of the writing; nil for none
}

// Columns are the names of the project's own columns. The values of a speaker or a transcript
// are in their order; what nobody has filled in is empty.
type Columns struct{ Speakers, Sources []string }

// Excerpts returns every excerpt once, by transcript and in document order.
func (r Report) Excerpts() []*Excerpt {
	excerpts := make([]*Excerpt, 0, r.Distinct)
	for _, source := range r.Sources {
		excerpts = append(excerpts, source.Excerpts...)
	}
	return excerpts
}

// Empty says why the report has no sections, or nothing where it has some.
func (r Report) Empty() string {
	switch {
	case r.Total == 0:
		return "No highlights yet."
	case len(r.Sections) == 0:
		return "No highlights match."
	}
	return ""
}

// Cover is what a title page says below the title.
type Cover struct {
	Date   string // as people write it; empty where the options gave none
	Filter string // what was chosen, in the person's words; empty for everything
	Counts string // "12 of 40 excerpts from 2 interviews, …": a sentence
}

// Memo is free writing on a tag, a speaker or a transcript that heads no section.
type Memo struct {
	Heading string // "Speaker: Secretary Kerry"
	Body    []string
}

// Section is a run of excerpts that belong together.
type Section struct {
	Heading  string   // the tag's path, the transcript's title, …; empty if ungrouped
	Details  string   // a line on what heads it: a transcript's place and date, a speaker's role
	Sayings  []Saying // on its tag; a question's words where the heading has not room for all
	Memo     []string
	Colour   string     // the tag's, "#RRGGBB"; empty otherwise
	Excerpts []*Excerpt // shared with the other sections that hold them
}

// Saying is some of what the codebook says of a tag.
type Saying struct {
	Label string   // "When to use"; empty for what the tag is
	Body  []string // by paragraph
}

// Excerpt is a highlight as it is read outside its transcript. What the options leave out is
// empty here, the highlight's own note included.
type Excerpt struct {
	Highlight coding.Highlight
	Quote     []string // the highlight's words by paragraph, without the white space around each
	Question  []string // the interviewer's words that a respondent answers, by paragraph
	Where     Where
	Citation  Citation
	Tags      []*Tag   // in the order they were given
	Note      []string // by paragraph
}

// Paths are the paths of the excerpt's tags.
func (e *Excerpt) Paths() []string {
	paths := make([]string, len(e.Tags))
	for i, tag := range e.Tags {
		paths[i] = tag.Path
	}
	return paths
}

// Tag is a tag of the codebook and how often the report holds it. Where the options leave out
// descriptions, it has none.
type Tag struct {
	coding.Tag
	Path        string
	Sayings     []Saying
	Memo        []string
	Excerpts    int
	Transcripts int // in which they stand
}

// Speaker is somebody of the project and how often the report holds their words.
type Speaker struct {
	transcript.Speaker
	Display  string // the name as it reads well
	Values   []string
	Memo     []string
	Excerpts int
}

// Source is a transcript that the report quotes.
type Source struct {
	*transcript.Transcript
	Written  string // the date as people write it
	Values   []string
	Memo     []string
	Excerpts []*Excerpt
}

// Label is the title, or what stands for it.
func (s *Source) Label() string {
	if title := strings.TrimSpace(s.Title); title != "" {
		return title
	}
	return "Untitled transcript"
}

// Details are the place and the date, as far as they are known.
func (s *Source) Details() string { return joinKnown(", ", strings.TrimSpace(s.Place), s.Written) }

// Where says where an excerpt's words stand, who says them and when.
type Where struct {
	Source              *Source
	Speakers            []*Speaker // in the order they speak; none outside turns
	FirstTurn, LastTurn int        // counted from 1; 0 outside turns
	Ms                  *int64     // into the recording, where the words begin; nil where unknown
}

// Speaker names everybody whose words these are: "Question and Secretary Kerry".
func (w Where) Speaker() string {
	var names []string
	for _, s := range w.Speakers {
		names = append(names, s.Display)
	}
	return and(names)
}

// Role names what they do: "respondent", "interviewer and respondent".
func (w Where) Role() string {
	var roles []string
	for _, s := range w.Speakers {
		roles = append(roles, string(s.Role))
	}
	return and(roles)
}

// Turn numbers the turns: "6", "6–8", or nothing outside turns.
func (w Where) Turn() string {
	switch {
	case w.FirstTurn == 0:
		return ""
	case w.FirstTurn == w.LastTurn:
		return fmt.Sprint(w.FirstTurn)
	}
	return fmt.Sprintf("%d–%d", w.FirstTurn, w.LastTurn)
}

// Turns names the turns: "turn 6", "turns 6–8", or nothing outside turns.
func (w Where) Turns() string {
	switch {
	case w.FirstTurn == 0:
		return ""
	case w.FirstTurn == w.LastTurn:
		return "turn " + w.Turn()
	}
	return "turns " + w.Turn()
}

// Time is the time into the recording, "01:02:04"; empty where unknown.
func (w Where) Time() string {
	if w.Ms == nil {
		return ""
	}
	return Clock(*w.Ms)
}

// Clock writes milliseconds as "01:02:04".
func Clock(ms int64) string {
	seconds := max(ms, 0) / 1000
	return fmt.Sprintf("%02d:%02d:%02d", seconds/3600, seconds/60%60, seconds%60)
}

// and joins names as a sentence does, each once and without the empty ones.
func and(names []string) string {
	names = distinct(names)
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

// distinct returns each of the names once, without the empty ones.
func distinct(names []string) []string {
	var kept []string
	for _, name := range names {
		if name != "" && !slices.Contains(kept, name) {
			kept = append(kept, name)
		}
	}
	return kept
}

// joinKnown joins what is not empty.
func joinKnown(separator string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), separator)
}

// written is a date as people write it, "March 23, 2016", where it is an ISO date; any other
// comes back as it is.
func written(date string) string {
	for _, form := range []struct{ iso, written string }{
		{time.DateOnly, "January 2, 2006"},
		{"2006-01", "January 2006"},
		{time.RFC3339, "January 2, 2006"},
	} {
		if at, err := time.Parse(form.iso, date); err == nil {
			return at.Format(form.written)
		}
	}
	return date
}
