package app

import (
	"cmp"

	"manicule/internal/export/report"
)

// ExportOptions say what goes out and how. They are what a preset keeps, as JSON.
type ExportOptions struct {
	Format       string   `json:"format"`      // of Outgoing.Formats
	Filter       string   `json:"filter"`      // only what it lets through, in its words; empty for all
	Transcripts  []string `json:"transcripts"` // only these; empty for all
	GroupBy      string   `json:"groupBy"`     // "tag", "speaker", "transcript", "question" or "none"
	Questions    bool     `json:"questions"`   // the question before each answer
	Notes        bool     `json:"notes"`
	Descriptions bool     `json:"descriptions"` // of the tags
	Memos        bool     `json:"memos"`
	Citation     string   `json:"citation"` // a style, or a template of the person's own
	NoDirections bool     `json:"noDirections"`
	Cover        bool     `json:"cover"` // a title page

	PerTag     bool `json:"perTag"`     // tables: a row for each tag of a highlight
	TagColumns bool `json:"tagColumns"` // tables: a column for each tag, with 1 or 0
	ByteMark   bool `json:"byteMark"`   // CSV: the mark that Excel looks for
	RawCells   bool `json:"rawCells"`   // CSV: nothing is put before what looks like a formula
	Footnotes  bool `json:"footnotes"`  // Word: citations as footnotes
	Comments   bool `json:"comments"`   // Word: notes as comments

	Pseudonyms bool `json:"pseudonyms"` // names are replaced as the project's table says
}

func (o ExportOptions) format() string { return cmp.Or(o.Format, "markdown") }

// report is how the report model takes the options.
func (o ExportOptions) report() report.Options {
	return report.Options{
		Transcripts: o.Transcripts, GroupBy: report.GroupBy(o.GroupBy), Questions: o.Questions, Notes: o.Notes,
		Descriptions: o.Descriptions, Memos: o.Memos, Citation: o.Citation, NoDirections: o.NoDirections,
		Cover: o.Cover, Filter: o.Filter,
		Table: report.Table{PerTag: o.PerTag, TagColumns: o.TagColumns, Mark: o.ByteMark, RawCells: o.RawCells},
		Word:  report.Word{Footnotes: o.Footnotes, Comments: o.Comments},
	}
}
