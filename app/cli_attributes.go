package app

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"manicule/internal/library"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// attributesCommand takes in and saves the tables of speakers and of transcripts.
type attributesCommand struct {
	Import attributesImport `cmd:"" help:"Take in a table (CSV or XLSX) with a row for each speaker or transcript."`
	Export attributesExport `cmd:"" help:"Save the table as CSV or XLSX."`
}

type ofFlag struct {
	Of string `help:"What the rows are of: speaker or transcript." enum:"speaker,transcript" default:"speaker"`
}

func (f ofFlag) of() transcript.AttributeOf { return transcript.AttributeOf(f.Of) }

type attributesImport struct {
	projectFlag
	jsonFlag
	ofFlag
	File string `arg:"" help:"The table; its first row is its heading." type:"path"`
	Dry  bool   `name:"dry-run" help:"Only say what would change."`
}

type jsonAttributes struct {
	Rows    int                   `json:"rows"`
	Matched int                   `json:"matched"`
	Changed int                   `json:"changed"`
	New     []string              `json:"new"`
	Unknown []string              `json:"unknown"`
	Unsure  []string              `json:"unsure"`
	Unread  []string              `json:"unread"`
	Changes []jsonAttributeChange `json:"changes"`
}

type jsonAttributeChange struct {
	Name    string `json:"name"`
	Column  string `json:"column"`
	Was     string `json:"was"`
	Becomes string `json:"becomes"`
}

func (c *attributesImport) Run(t *terminal) error {
	in, err := readTable(c.File, c.of())
	if err != nil {
		return err
	}
	return c.with(func(st *store.Store) error {
		v, err := previewTable(st, in, TableChoices{})
		if err != nil {
			return err
		}
		if !c.Dry {
			if _, _, err := takeTable(st, in, TableChoices{}); err != nil {
				return err
			}
		}
		return c.print(t, shapeAttributes(v), func(w io.Writer) { printAttributes(w, v, c.Dry) })
	})
}

func shapeAttributes(v TablePreview) jsonAttributes {
	return jsonAttributes{
		v.Rows, v.Matched, v.Changed, v.NewNames, v.Unknown, v.Unsure, v.Unread,
		each(v.Changes, func(c TableChange) jsonAttributeChange { return jsonAttributeChange(c) }),
	}
}

func printAttributes(w io.Writer, v TablePreview, dry bool) {
	would := ""
	if dry {
		would = "would be "
	}
	fmt.Fprintf(w, "%d of %d rows are of the project; %d cells %schanged.\n", v.Matched, v.Rows, v.Changed, would)
	for _, line := range []struct {
		says  string
		names []string
	}{{"New columns", v.NewNames}, {"Not in the project", v.Unknown}, {"Several have the name, and not as many rows", v.Unsure}} {
		if len(line.names) > 0 {
			fmt.Fprintf(w, "%s: %s\n", line.says, strings.Join(line.names, ", "))
		}
	}
	for _, sentence := range v.Unread {
		fmt.Fprintln(w, sentence)
	}
}

type attributesExport struct {
	projectFlag
	ofFlag
	Out string `required:"" help:"Where to: a name that ends in .csv or .xlsx." type:"path"`
}

func (c *attributesExport) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		body, err := writeTable(st, c.of(), strings.TrimPrefix(strings.ToLower(filepath.Ext(c.Out)), "."))
		if err != nil {
			return err
		}
		return library.WriteFile(c.Out, body)
	})
}
