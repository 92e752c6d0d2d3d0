package app

import (
	"fmt"
	"io"

	"manicule/internal/export/annotation"
	"manicule/internal/store"
)

// annotationsCommand brings annotations in.
type annotationsCommand struct {
	projectFlag
	jsonFlag
	File string `arg:"" type:"existingfile" help:"Web Annotations (JSON-LD), as “export --format json” writes them."`
}

type jsonLost struct {
	Quote string `json:"quote"`
	Why   string `json:"why"`
}

func (c *annotationsCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		annotations, err := readAnnotations(c.File, st.Path())
		if err != nil {
			return err
		}
		done, err := annotate(st, annotations)
		if err != nil {
			return err
		}
		lost := each(done.lost, func(l annotation.Lost) jsonLost { return jsonLost{l.Annotation.Quote, l.Why} })
		report := map[string]any{"added": done.added, "known": done.known, "byQuote": done.byQuote, "lost": lost}
		return c.print(t, report, func(w io.Writer) {
			fmt.Fprintf(w, "%d added, %d were there already, %d not found\n", done.added, done.known, len(lost))
			for _, l := range lost {
				fmt.Fprintf(w, "“%s”: %s\n", l.Quote, l.Why)
			}
		})
	})
}
