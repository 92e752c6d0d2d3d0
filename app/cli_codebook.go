package app

import (
	"fmt"
	"io"

	"manicule/internal/codebook"
	"manicule/internal/coding"
	"manicule/internal/library"
	"manicule/internal/store"
)

// codebookCommand is what can be done with the codebook as a whole.
type codebookCommand struct {
	Export codebookExportCommand `cmd:"" help:"Write the codebook as a table."`
	Import codebookImportCommand `cmd:"" help:"Take in a codebook: a CSV file, a workbook or another project; makes the project if it is not there."`
}

type codebookExportCommand struct {
	projectFlag
	Format string `default:"csv" enum:"csv,xlsx" help:"csv or xlsx."`
	Out    string `type:"path" help:"Where to save it; standard output if not given."`
}

func (c *codebookExportCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		body, err := writeCodebook(st, c.Format)
		if err != nil {
			return err
		}
		if c.Out != "" {
			return library.WriteFile(c.Out, body)
		}
		_, err = t.out.Write(body)
		return err
	})
}

type codebookImportCommand struct {
	projectFlag
	jsonFlag
	DryRun bool   `help:"Only tell what it would do."`
	File   string `arg:"" type:"path" help:"A table, or another project."`
}

type jsonTaken struct {
	Path    string   `json:"path"`
	Status  string   `json:"status"` // "new", "changed" or "same"
	Changes []string `json:"changes"`
}

func (c *codebookImportCommand) Run(t *terminal) error {
	return c.withNew(func(st *store.Store) error {
		in, err := readCodebook(c.File, st.Path())
		if err != nil {
			return err
		}
		choices := in.guess()
		rows, err := in.rows(choices)
		if err != nil {
			return err
		}
		plan, err := planOf(st, rows, choicesOf(choices))
		if err != nil {
			return err
		}
		if !c.DryRun {
			if _, err := st.PutTags(plan.Put(), "Import the codebook of "+in.file); err != nil {
				return err
			}
		}
		return c.print(t, shapePlan(plan), func(w io.Writer) { printPlan(w, plan) })
	})
}

func shapePlan(plan codebook.Plan) map[string]any {
	return map[string]any{
		"tags": each(plan.Lines, func(l codebook.Line) jsonTaken {
			return jsonTaken{coding.FormatPath(l.Path), string(l.Status), each(l.Changes, func(c codebook.Column) string { return string(c) })}
		}),
		"new": plan.Count(codebook.New), "changed": plan.Count(codebook.Changed), "same": plan.Count(codebook.Same), "notes": each(plan.Notes, same),
	}
}

func printPlan(w io.Writer, plan codebook.Plan) {
	for _, l := range plan.Lines {
		if l.Status != codebook.Same {
			fmt.Fprintf(w, "%s: %s\n", l.Status, coding.FormatPath(l.Path))
		}
	}
	for _, note := range plan.Notes {
		fmt.Fprintln(w, note)
	}
	fmt.Fprintf(w, "%d new, %d changed, %d the same\n", plan.Count(codebook.New), plan.Count(codebook.Changed), plan.Count(codebook.Same))
}
