package app

import (
	"fmt"
	"io"
	"time"

	"manicule/internal/export"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// exportCommand writes a report of excerpts.
type exportCommand struct {
	projectFlag
	Format     string   `required:"" help:"One of: ${formats}."`
	Out        string   `type:"path" help:"Where to save it; standard output if not given."`
	Tag        []string `sep:"none" help:"Only highlights with this tag (its path). May be repeated."`
	Speaker    []string `sep:"none" help:"Only this speaker's words. May be repeated."`
	Transcript []string `sep:"none" help:"Only this transcript. May be repeated."`
	Filter     string   `help:"Only what this filter lets through: tag:Sanctions speaker:Kerry -tag:Evasion, or @NAME of one that was kept."`
	reportFlags
}

// reportFlags are the choices of a report.
type reportFlags struct {
	Group        string `default:"tag" enum:"tag,speaker,transcript,question,none" help:"Sections by tag, speaker, transcript or question, or none."`
	Questions    bool   `help:"The question before each answer."`
	Notes        bool   `default:"true" negatable:"" help:"Notes (as they are, unless --no-notes)."`
	Descriptions bool   `default:"true" negatable:"" help:"What is said about the tags (unless --no-descriptions)."`
	Memos        bool   `help:"Memos on what the report holds."`
	Citation     string `default:"full" help:"full, short, turn, none, or a template: {speaker}, {title} ({date}), turn {turn}."`
	Directions   bool   `default:"true" negatable:"" help:"(Laughter.) and the like within quotes (unless --no-directions)."`
	Cover        bool   `help:"A title page."`
	RowPerTag    bool   `help:"Tables: a row for each tag of a highlight."`
	TagColumns   bool   `help:"Tables: a column for each tag, with 1 or 0."`
	ByteMark     bool   `help:"CSV: begin with the mark that Excel looks for."`
	RawCells     bool   `help:"CSV: put nothing before what looks like a formula."`
	Footnotes    bool   `help:"Word: citations as footnotes."`
	Comments     bool   `help:"Word: notes as comments."`
	Pseudonyms   bool   `help:"Replace names as the project's table of pseudonyms says."`
}

// options are the flags as the window would send them.
func (f reportFlags) options() ExportOptions {
	return ExportOptions{
		GroupBy: f.Group, Questions: f.Questions, Notes: f.Notes, Descriptions: f.Descriptions, Memos: f.Memos,
		Citation: f.Citation, NoDirections: !f.Directions, Cover: f.Cover, PerTag: f.RowPerTag, TagColumns: f.TagColumns,
		ByteMark: f.ByteMark, RawCells: f.RawCells, Footnotes: f.Footnotes, Comments: f.Comments, Pseudonyms: f.Pseudonyms,
	}
}

func (c *exportCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		ordered, err := c.order(st, timeBy(t.now))
		if err != nil {
			return err
		}
		r, err := ordered.make()
		if err != nil {
			return err
		}
		for _, leak := range r.leaks {
			fmt.Fprintf(t.errors, "manicule: something may be left of “%s”: %s\n", leak.Name, leak)
		}
		write := func(w io.Writer) error {
			notices, err := export.Write(w, ordered.format, r.Report)
			for _, notice := range notices {
				fmt.Fprintln(t.errors, "manicule: "+notice)
			}
			return err
		}
		if c.Out != "" {
			return library.Write(c.Out, write)
		}
		return write(t.out)
	})
}

// order is what the flags ask for.
func (c *exportCommand) order(st *store.Store, at time.Time) (order, error) {
	asked := c.reportFlags.options()
	asked.Format, asked.Filter = c.Format, c.Filter
	for _, name := range c.Transcript {
		id, err := findTranscript(st, name)
		if err != nil {
			return order{}, err
		}
		asked.Transcripts = append(asked.Transcripts, id)
	}
	ordered, err := orderOf(st, asked, at)
	if err != nil {
		return ordered, err
	}
	return ordered, c.narrow(st, &ordered.options)
}

// narrow turns the names of tags and speakers on the command line into the report's ids.
func (c *exportCommand) narrow(st *store.Store, options *report.Options) error {
	tags, missing, err := tagsAt(st, c.Tag)
	if err != nil {
		return err
	}
	if len(missing) > 0 {
		return fault.New(fault.NotFound, "There is no tag “%s” in the codebook.", missing[0].Name)
	}
	if len(tags) > 0 {
		options.Tags = tags
	}
	if options.Speakers, err = speakersNamed(st, c.Speaker); err != nil {
		return err
	}
	return nil
}

// speakersNamed finds everybody of these names.
func speakersNamed(st *store.Store, names []string) (ids []string, err error) {
	speakers, err := st.Speakers()
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		before := len(ids)
		for _, sp := range speakers {
			if sp.Name == name || transcript.DisplayName(sp.Name) == name {
				ids = append(ids, sp.ID)
			}
		}
		if len(ids) == before {
			return nil, fault.New(fault.NotFound, "Nobody called “%s” speaks in the project.", name)
		}
	}
	return ids, nil
}
