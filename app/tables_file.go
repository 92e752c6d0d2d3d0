package app

import (
	"bytes"
	"cmp"
	"path/filepath"
	"strconv"

	"manicule/internal/export"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/parse"
	"manicule/internal/roster"
	"manicule/internal/sheet"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// spreadsheets are what a table is read from.
const spreadsheets = "*.csv;*.tsv;*.txt;*.xlsx"

// incomingTable is a spreadsheet that was chosen to be taken in.
type incomingTable struct {
	of     transcript.AttributeOf
	file   string // its own name
	sheets []sheet.Sheet
}

// rosterOf is the table of all transcripts or of all speakers as a spreadsheet has it.
func rosterOf(st *store.Store, of transcript.AttributeOf) (roster.Table, error) {
	all, err := st.Attributes()
	if err != nil {
		return roster.Table{}, err
	}
	b := rosterBuilder{table: roster.Table{Of: of}}
	for _, a := range all {
		if a.Of == of {
			b.attributes = append(b.attributes, a)
		}
	}
	if of == transcript.OfSpeakers {
		err = b.addSpeakers(st)
	} else {
		err = b.addTranscripts(st)
	}
	for _, a := range b.attributes {
		b.table.Columns = append(b.table.Columns, roster.Column{Field: transcript.Field(a.ID), Name: a.Name})
	}
	return b.table, err
}

type rosterBuilder struct {
	table      roster.Table
	attributes []transcript.Attribute
}

func (b *rosterBuilder) addSpeakers(st *store.Store) error {
	speakers, err := st.KnownSpeakers()
	if err != nil {
		return err
	}
	counts, err := st.SpeakerCounts()
	b.table.Columns = []roster.Column{
		{Field: transcript.FieldName, Name: "Name"}, {Field: transcript.FieldRole, Name: "Role", Choices: roster.Roles()},
		{Name: "Transcripts"}, {Name: "Turns"}, {Name: "Words"}, {Name: "Highlights"},
	}
	for _, sp := range speakers {
		c := counts[sp.ID]
		b.add(sp.ID, sp.Values, []string{sp.Name, string(sp.Role)}, c.Transcripts, c.Turns, c.Words, c.Highlights)
	}
	return err
}

func (b *rosterBuilder) addTranscripts(st *store.Store) error {
	listings, err := st.Listings()
	if err != nil {
		return err
	}
	folders, err := st.Folders()
	b.table.Columns = []roster.Column{
		{Field: transcript.FieldTitle, Name: "Title"}, {Field: transcript.FieldDate, Name: "Date"}, {Field: transcript.FieldPlace, Name: "Place"},
		{Field: transcript.FieldFolder, Name: "Folder", Choices: roster.Folders(folders)}, {Field: transcript.FieldStatus, Name: "Status", Choices: roster.Statuses()},
		{Name: "Words"}, {Name: "Turns"}, {Name: "Speakers"}, {Name: "Highlights"},
	}
	for _, l := range listings {
		b.add(l.ID, l.Values, []string{l.Title, l.Date, l.Place, l.FolderID, string(l.Status)}, l.Words, l.Turns, l.Speakers, l.Highlights)
	}
	return err
}

// add adds a row: its fixed columns, its counts, its attributes.
func (b *rosterBuilder) add(id string, attributes map[string]string, values []string, counts ...int) {
	values = append(values, each(counts, strconv.Itoa)...)
	for _, a := range b.attributes {
		values = append(values, attributes[a.ID])
	}
	b.table.Rows = append(b.table.Rows, roster.Row{ID: id, Values: values})
}

// SaveTable asks where and saves a table as a spreadsheet, "csv" or "xlsx". It returns the
// file's path, empty if canceled.
func (t Tables) SaveTable(of, format string) (string, error) {
	type written struct {
		name string
		body []byte
	}
	w, err := read(t.session, func(st *store.Store) (w written, err error) {
		info, err := st.Info()
		if err == nil {
			w.name = export.FileName(info.Name+" "+of+"s", "") + "." + format
			w.body, err = writeTable(st, transcript.AttributeOf(of), format)
		}
		return w, err
	})
	if err != nil {
		return "", err
	}
	path, err := t.window.SaveFile("Save the table", w.name)
	if err != nil || path == "" {
		return "", err
	}
	return path, library.WriteFile(path, w.body)
}

// writeTable writes a table as a spreadsheet.
func writeTable(st *store.Store, of transcript.AttributeOf, format string) ([]byte, error) {
	t, err := rosterOf(st, of)
	if err != nil {
		return nil, err
	}
	var body bytes.Buffer
	rows := roster.Sheet(t)
	switch format {
	case "csv":
		err = sheet.WriteCSV(&body, rows)
	case "xlsx":
		name := map[transcript.AttributeOf]string{transcript.OfSpeakers: "Speakers", transcript.OfTranscripts: "Transcripts"}[of]
		err = sheet.WriteXLSX(&body, []sheet.Sheet{{Name: name, Rows: rows}}, []float64{32})
	default:
		err = fault.New(fault.Invalid, "A table can't be saved as %q.", format).WithHint("Choose csv or xlsx.")
	}
	return body.Bytes(), err
}

// ChooseTable asks for a spreadsheet about transcripts or speakers, and says what taking it in
// would change, read as looks best. The preview of a canceled dialog has no file.
func (t Tables) ChooseTable(of string) (TablePreview, error) {
	none := TablePreview{Sheets: []string{}, Columns: []TableColumn{}, Unknown: []string{}, Unsure: []string{}, Unread: []string{}, Changes: []TableChange{}, NewNames: []string{}}
	path, err := t.window.OpenFile("Import a table of "+of+"s", "Spreadsheets", spreadsheets)
	if err != nil || path == "" {
		return none, err
	}
	in, err := readTable(path, transcript.AttributeOf(of))
	if err != nil {
		return none, err
	}
	return read(t.session, func(st *store.Store) (TablePreview, error) {
		t.table = &in
		return previewTable(st, in, TableChoices{})
	})
}

// readTable reads a spreadsheet.
func readTable(path string, of transcript.AttributeOf) (incomingTable, error) {
	name := filepath.Base(path)
	data, err := parse.ReadFile(path)
	if err != nil {
		return incomingTable{}, err
	}
	sheets, err := sheet.Read(name, data)
	return incomingTable{of, name, sheets}, err
}

// PreviewTable says what taking the chosen spreadsheet in would change.
func (t Tables) PreviewTable(c TableChoices) (TablePreview, error) {
	return read(t.session, func(st *store.Store) (TablePreview, error) {
		if t.table == nil {
			return TablePreview{}, noTable()
		}
		return previewTable(st, *t.table, c)
	})
}

// ImportTable takes the chosen spreadsheet in, in one step.
func (t Tables) ImportTable(c TableChoices) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) {
		if t.table == nil {
			return store.Change{}, noTable()
		}
		change, _, err := takeTable(st, *t.table, c)
		return change, err
	})
}

func noTable() error { return fault.New(fault.Refused, "No table has been chosen.") }

// tablePlan says what a spreadsheet would change; c is completed.
func tablePlan(st *store.Store, in incomingTable, c *TableChoices) (roster.Plan, roster.Table, error) {
	t, err := rosterOf(st, in.of)
	if err != nil {
		return roster.Plan{}, t, err
	}
	c.Sheet = min(max(c.Sheet, 0), len(in.sheets)-1)
	rows := in.sheets[c.Sheet].Rows
	targets := each(c.Targets, func(s string) roster.Target { return roster.Target(s) })
	if len(targets) != len(rows[0]) {
		targets = roster.Guess(t, rows)
	}
	c.Targets = each(targets, func(t roster.Target) string { return string(t) })
	return roster.Prepare(t, rows, targets), t, nil
}

// takeTable takes a spreadsheet in, making its new columns.
func takeTable(st *store.Store, in incomingTable, c TableChoices) (store.Change, roster.Plan, error) {
	plan, _, err := tablePlan(st, in, &c)
	if err != nil {
		return store.Change{}, plan, err
	}
	fields := map[int]transcript.Field{}
	var fresh []transcript.Attribute
	for _, column := range plan.New {
		id := store.NewID()
		fields[column] = transcript.Field(id)
		fresh = append(fresh, transcript.Attribute{ID: id, Of: in.of, Name: columnName(plan, column)})
	}
	change, err := st.EditTable(in.of, plan.Cells(func(column int) transcript.Field { return fields[column] }), fresh)
	return change, plan, err
}

func columnName(p roster.Plan, column int) string {
	return cmp.Or(p.Heading(column), "Column "+strconv.Itoa(column+1))
}

// mostShown is how many changes, and how many names, a preview tells one by one.
const mostShown = 500

func previewTable(st *store.Store, in incomingTable, c TableChoices) (TablePreview, error) {
	plan, t, err := tablePlan(st, in, &c)
	if err != nil {
		return TablePreview{}, err
	}
	rows := in.sheets[c.Sheet].Rows
	v := TablePreview{
		Of: string(in.of), File: in.file, Choices: c, Sheets: each(in.sheets, func(s sheet.Sheet) string { return s.Name }),
		Columns: []TableColumn{}, Rows: plan.Rows, Matched: plan.Matched, Changed: len(plan.Changes),
		Unknown: first(plan.Unknown), Unsure: first(plan.Unsure), Unread: first(plan.Unread), Fields: []TableField{},
		UnknownInAll: len(plan.Unknown), NewNames: each(plan.New, func(column int) string { return columnName(plan, column) }),
	}
	for i := range rows[0] {
		v.Columns = append(v.Columns, TableColumn{Heading: columnName(plan, i), Sample: sampleOf(rows, i)})
	}
	for _, column := range t.Columns {
		if column.Field != "" {
			v.Fields = append(v.Fields, TableField{Field: string(column.Field), Name: column.Name})
		}
	}
	v.Changes = each(first(plan.Changes), func(ch roster.Change) TableChange {
		return TableChange{Name: ch.Name, Column: columnName(plan, ch.Column), Was: ch.Was, Becomes: ch.Becomes}
	})
	return v, nil
}

// first are the first few of a list, never nil.
func first[T any](list []T) []T { return append([]T{}, list[:min(len(list), mostShown)]...) }

// sampleOf is the first thing that stands in a column.
func sampleOf(rows [][]string, column int) string {
	for _, row := range rows[1:] {
		if column < len(row) && row[column] != "" {
			return row[column]
		}
	}
	return ""
}
