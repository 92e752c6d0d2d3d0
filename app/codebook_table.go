package app

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"manicule/internal/codebook"
	"manicule/internal/coding"
	"manicule/internal/export"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/sheet"
	"manicule/internal/store"
)

// tableFiles are what a codebook is read from.
const tableFiles = "*.csv;*.tsv;*.txt;*.xlsx;*" + store.Extension

// incomingCodebook is a codebook that was chosen to be taken in: the tables of a file, or the
// tags of another project as one.
type incomingCodebook struct {
	file    string // its own name
	project string // the other project's name; empty for a table
	sheets  []sheet.Sheet
}

// ExportCodebook asks where and saves the codebook as a table, "csv" or "xlsx". It returns the
// file's path, empty if canceled.
func (c Codebook) ExportCodebook(format string) (string, error) {
	type written struct {
		body []byte
		name string
	}
	w, err := read(c.session, func(st *store.Store) (w written, err error) {
		info, err := st.Info()
		if err == nil {
			w.name = export.FileName(info.Name+" codebook", "") + "." + format
			w.body, err = writeCodebook(st, format)
		}
		return w, err
	})
	if err != nil {
		return "", err
	}
	path, err := c.window.SaveFile("Save the codebook", w.name)
	if err != nil || path == "" {
		return "", err
	}
	return path, library.WriteFile(path, w.body)
}

// writeCodebook writes the codebook of a project as a table.
func writeCodebook(st *store.Store, format string) ([]byte, error) {
	tags, err := st.Tags()
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	rows := codebook.Table(plainTags(tags))
	switch format {
	case "csv":
		err = sheet.WriteCSV(&body, rows)
	case "xlsx":
		err = sheet.WriteXLSX(&body, []sheet.Sheet{{Name: "Codebook", Rows: rows}}, codebook.Widths())
	default:
		err = fault.New(fault.Invalid, "A codebook can't be saved as %q.", format).WithHint("Choose csv or xlsx.")
	}
	return body.Bytes(), err
}

// ChooseCodebook asks for a file with a codebook, and says what taking it in would do, read as
// looks best. The preview of a canceled dialog has no file.
func (c Codebook) ChooseCodebook() (CodebookPreview, error) {
	return c.choose("Import a codebook", "Codebooks", tableFiles)
}

// ChooseCodebookProject asks for another project, and says what taking its codebook would do.
func (c Codebook) ChooseCodebookProject() (CodebookPreview, error) {
	return c.choose("Take the codebook of", "Manicule projects", "*"+store.Extension)
}

func (c Codebook) choose(title, kind, pattern string) (CodebookPreview, error) {
	path, err := c.window.OpenFile(title, kind, pattern)
	if err != nil || path == "" {
		return CodebookPreview{}, err
	}
	return read(c.session, func(st *store.Store) (CodebookPreview, error) {
		incoming, err := readCodebook(path, st.Path())
		if err != nil {
			return CodebookPreview{}, err
		}
		c.codebook = incoming
		return c.preview(st, incoming.guess())
	})
}

// PreviewCodebook says what taking in the codebook that was chosen would do, read so; with no
// columns, as its sheet is best read.
func (c Codebook) PreviewCodebook(choices CodebookChoices) (CodebookPreview, error) {
	return read(c.session, func(st *store.Store) (CodebookPreview, error) {
		if len(choices.Columns) == 0 {
			rows, err := c.codebook.rows(choices)
			if err != nil {
				return CodebookPreview{}, err
			}
			choices = viewChoices(choices.Sheet, codebook.Guess(rows))
		}
		return c.preview(st, choices)
	})
}

// TakeCodebook takes in the codebook that was chosen, read so, in one step.
func (c Codebook) TakeCodebook(choices CodebookChoices) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) {
		plan, err := c.plan(st, choices)
		if err != nil {
			return store.Change{}, err
		}
		return st.PutTags(plan.Put(), "Import the codebook of "+c.codebook.file)
	})
}

// largestTable is how large a file with a codebook may be.
const largestTable = 50 << 20

// readCodebook reads the codebook in a file: a table, or another project than the one at open.
func readCodebook(path, open string) (incomingCodebook, error) {
	in := incomingCodebook{file: filepath.Base(path)}
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return in, fault.New(fault.Storage, "%s can't be read.", in.file).WithHint("Check that the file is there.").WithCause(err)
	case isFile(info, open): // which must not be opened again, by whatever name: its locks would be gone
		return in, fault.New(fault.Refused, "%s is the project that is open.", in.file).WithHint("Choose another.")
	case strings.EqualFold(filepath.Ext(path), store.Extension):
		return in, in.readProject(path)
	case info.Size() > largestTable:
		return in, fault.New(fault.Refused, "%s is larger than %d MB.", in.file, largestTable>>20).WithHint("Choose a table with the codebook alone.")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return in, fault.New(fault.Storage, "%s can't be read.", in.file).WithHint("Check who may read the file.").WithCause(err)
	}
	in.sheets, err = sheet.Read(in.file, data)
	return in, err
}

// isFile reports whether a file is the one at a path.
func isFile(info os.FileInfo, path string) bool {
	other, err := os.Stat(path)
	return err == nil && os.SameFile(info, other)
}

// readProject reads the tags of another project, from a copy.
func (in *incomingCodebook) readProject(path string) error {
	st, err := store.OpenReadOnly(path)
	if err != nil {
		return err
	}
	defer st.Close()
	info, err := st.Info()
	if err != nil {
		return err
	}
	tags, err := st.Tags()
	if err != nil {
		return err
	}
	if len(tags) == 0 {
		return fault.New(fault.Refused, "The project “%s” has no tags.", info.Name).WithHint("Choose another.")
	}
	in.project = info.Name
	in.sheets = []sheet.Sheet{{Rows: codebook.Table(plainTags(tags))}}
	return nil
}

// guess says how the first sheet that looks like a codebook is best read.
func (in incomingCodebook) guess() CodebookChoices {
	for i, s := range in.sheets {
		if guessed := codebook.Guess(s.Rows); guessed.Heading {
			return viewChoices(i, guessed)
		}
	}
	return viewChoices(0, codebook.Guess(in.sheets[0].Rows))
}

func viewChoices(at int, c codebook.Choices) CodebookChoices {
	return CodebookChoices{Sheet: at, Heading: c.Heading, Columns: each(c.Columns, func(c codebook.Column) string { return string(c) }), Separator: c.Separator}
}

// rows are those of the sheet that is chosen.
func (in incomingCodebook) rows(choices CodebookChoices) ([][]string, error) {
	if choices.Sheet < 0 || choices.Sheet >= len(in.sheets) {
		return nil, fault.New(fault.NotFound, "No codebook is chosen.").WithHint("Choose a file.")
	}
	return in.sheets[choices.Sheet].Rows, nil
}

func choicesOf(c CodebookChoices) codebook.Choices {
	return codebook.Choices{Heading: c.Heading, Columns: each(c.Columns, func(c string) codebook.Column { return codebook.Column(c) }), Separator: c.Separator}
}

// plan says what the codebook that was chosen does to the project's.
func (c Codebook) plan(st *store.Store, choices CodebookChoices) (codebook.Plan, error) {
	rows, err := c.codebook.rows(choices)
	if err != nil {
		return codebook.Plan{}, err
	}
	return planOf(st, rows, choicesOf(choices))
}

func planOf(st *store.Store, rows [][]string, choices codebook.Choices) (codebook.Plan, error) {
	tags, err := st.Tags()
	if err != nil {
		return codebook.Plan{}, err
	}
	entries, notes := codebook.Read(rows, choices)
	plan := codebook.Prepare(plainTags(tags), entries, store.NewID)
	plan.Notes = append(notes, plan.Notes...)
	return plan, nil
}

func (c Codebook) preview(st *store.Store, choices CodebookChoices) (CodebookPreview, error) {
	plan, err := c.plan(st, choices)
	if err != nil {
		return CodebookPreview{}, err
	}
	in := c.codebook
	return CodebookPreview{
		File: in.file, Project: in.project,
		Sheets:  each(in.sheets, func(s sheet.Sheet) string { return s.Name }),
		Choices: choices, Columns: viewColumns(in.sheets[choices.Sheet].Rows, choices), Separators: codebook.Separators(),
		Lines: each(plan.Lines, viewLine), Notes: each(plan.Notes, same),
		New: plan.Count(codebook.New), Changed: plan.Count(codebook.Changed), Same: plan.Count(codebook.Same),
	}, nil
}

// viewColumns tells what stands in each column: its heading, and the first cell below.
func viewColumns(rows [][]string, choices CodebookChoices) []CodebookColumn {
	columns := make([]CodebookColumn, len(choices.Columns))
	for i := range columns {
		columns[i].Heading = fmt.Sprintf("Column %d", i+1)
		if choices.Heading && i < len(rows[0]) && strings.TrimSpace(rows[0][i]) != "" {
			columns[i].Heading = rows[0][i]
		}
		for n, row := range rows {
			if i < len(row) && strings.TrimSpace(row[i]) != "" && !(choices.Heading && n == 0) {
				columns[i].Sample = beginning(row[i])
				break
			}
		}
	}
	return columns
}

func viewLine(l codebook.Line) CodebookLine {
	return CodebookLine{
		Path: coding.FormatPath(l.Path), Name: l.Tag.Name, Depth: len(l.Path) - 1, Status: string(l.Status), Colour: l.Tag.Colour,
		Changes: each(l.Changes, func(c codebook.Column) string { return string(c) }),
	}
}
