package report

import (
	"time"

	"manicule/internal/fault"
)

// GroupBy says what the sections of a report are.
type GroupBy string

const (
	ByTag        GroupBy = "tag"        // in codebook order, untagged highlights last
	BySpeaker    GroupBy = "speaker"    // as the project lists them, what nobody says last
	ByTranscript GroupBy = "transcript" // as the project lists them, in document order
	ByQuestion   GroupBy = "question"   // in the order they are first asked; what answers none last
	Ungrouped    GroupBy = "none"       // one section without a heading
)

// Groups returns the ways to group, in the order they are offered.
func Groups() []GroupBy { return []GroupBy{ByTag, BySpeaker, ByTranscript, ByQuestion, Ungrouped} }

// Options choose what a report holds and how it is written. Each of the filters lists ids and
// lets through what has at least one of them; an empty filter lets everything through.
type Options struct {
	Only        map[string]bool // the highlights that were chosen, by id; nil for all
	Tags        []string        // by tag, only these have sections
	Speakers    []string        // who says any of the highlight's words; by speaker, only these have sections
	Transcripts []string

	GroupBy      GroupBy // empty means ByTag
	Questions    bool    // the question before each answer
	Notes        bool
	Descriptions bool   // what the codebook says of the tags: what they are, when to use them and when not, an example
	Memos        bool   // on whatever the report holds
	Citation     string // a style's name or a template (see ParseCitation); empty for none
	NoDirections bool   // leaves directions out of quotes and questions
	Cover        bool   // a title page with the project's memo, the filter, counts and the date
	Filter       string // what was chosen, in the person's words
	Date         time.Time

	Table Table
	Word  Word
}

// Table is what can be asked of CSV and XLSX alone.
type Table struct {
	PerTag     bool // a row for each tag of a highlight, in place of one for the highlight
	TagColumns bool // a column for each tag of the codebook, with 1 or 0
	Mark       bool // CSV: the byte order mark that Excel looks for
	RawCells   bool // CSV: no apostrophe before what a spreadsheet would take for a formula
}

// Word is what can be asked of DOCX alone.
type Word struct {
	Footnotes bool // citations as footnotes, in place of a line of their own
	Comments  bool // notes as comments, in place of paragraphs
}

func (o Options) group() GroupBy {
	if o.GroupBy == "" {
		return ByTag
	}
	return o.GroupBy
}

func checkGroup(g GroupBy) error {
	for _, known := range Groups() {
		if g == known {
			return nil
		}
	}
	return fault.New(fault.Invalid, "A report can't be grouped by “%s”.", g).
		WithHint("Group by tag, speaker, transcript or question, or by none.")
}
