package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"manicule/internal/fault"
	"manicule/internal/transcript"
)

// EditTable sets cells of the table of all transcripts or of all speakers in one step, making
// the new attributes first. An empty value takes an attribute's away.
func (s *Store) EditTable(of transcript.AttributeOf, cells []transcript.Cell, newAttributes []transcript.Attribute) (Change, error) {
	return s.write(step{label: "Edit " + string(of) + "s", long: len(cells) > fewCells}, func(t *tx) error {
		for _, a := range newAttributes {
			if err := t.insertAttribute(a); err != nil {
				return err
			}
		}
		e, err := t.editor(of)
		if err != nil {
			return err
		}
		if err := e.edit(cells); err != nil {
			return err
		}
		t.label = e.label(cells)
		return nil
	})
}

// fewCells are written before anybody could wish to stop it.
const fewCells = 500

// editor writes into a table, column by column.
type editor struct {
	*tx
	of      transcript.AttributeOf
	names   map[transcript.Field]string // of the columns
	known   map[string]string           // what the rows are called, by id
	folders []transcript.Folder
}

func (t *tx) editor(of transcript.AttributeOf) (*editor, error) {
	e := &editor{tx: t, of: of, names: map[transcript.Field]string{}, known: map[string]string{}}
	for _, fixed := range transcript.Fields(of) {
		e.names[fixed.Field] = fixed.Name
	}
	attributes, err := t.attributes()
	if err != nil {
		return nil, err
	}
	for _, a := range attributes {
		if a.Of == of {
			e.names[transcript.Field(a.ID)] = a.Name
		}
	}
	e.folders, err = t.folders()
	return e, err
}

// edit sets cells. Of several for the same cell the last counts.
func (e *editor) edit(cells []transcript.Cell) error {
	if err := e.meet(cells); err != nil {
		return err
	}
	columns := map[transcript.Field]map[string]string{}
	for _, c := range cells {
		value := oneLine(c.Value)
		if err := e.admits(c, value); err != nil {
			return err
		}
		if columns[c.Field] == nil {
			columns[c.Field] = map[string]string{}
		}
		columns[c.Field][c.SubjectID] = value
	}
	for _, field := range slices.Sorted(maps.Keys(columns)) {
		if err := e.set(field, columns[field]); err != nil {
			return fmt.Errorf("edit %s: %w", field, err)
		}
	}
	return nil
}

// meet learns what the rows of cells are called.
func (e *editor) meet(cells []transcript.Cell) error {
	ids := map[string]bool{}
	for _, c := range cells {
		ids[c.SubjectID] = true
	}
	query := `SELECT id, title FROM transcript WHERE id` + amongThese
	if e.of == transcript.OfSpeakers {
		query = `SELECT id, name FROM speaker WHERE id` + amongThese
	}
	_, err := list(e.tx, func(row scanner) (none struct{}, err error) {
		var id, name string
		err = row.Scan(&id, &name)
		e.known[id] = name
		return none, err
	}, query, arrayOf(slices.Collect(maps.Keys(ids))...))
	return err
}

// set writes values, by the ids of their rows, into a column.
func (e *editor) set(field transcript.Field, values map[string]string) error {
	update, plain := plainFields[field]
	switch {
	case plain:
		return e.setAll(update, values)
	case field == transcript.FieldStatus:
		return e.setStatus(values)
	case field == transcript.FieldFolder:
		return e.file(values)
	}
	return e.setValues(string(field), values)
}

// newValues are values, by the ids of their rows, as the rows key and value of a table: ?1 is
// what setAll makes of them.
const newValues = `json_each(?1) AS new`

// setAll runs a statement on newValues.
func (t *tx) setAll(statement string, values map[string]string, args ...any) error {
	object, err := json.Marshal(values)
	if err != nil {
		return err
	}
	return t.exec(statement, append([]any{string(object)}, args...)...)
}

// plainFields are the columns that stand as words in the rows of the tables themselves.
var plainFields = map[transcript.Field]string{
	transcript.FieldTitle: `UPDATE transcript SET title = value FROM ` + newValues + ` WHERE transcript.id = key AND title != value`,
	transcript.FieldDate:  `UPDATE transcript SET date = value FROM ` + newValues + ` WHERE transcript.id = key AND date != value`,
	transcript.FieldPlace: `UPDATE transcript SET place = value FROM ` + newValues + ` WHERE transcript.id = key AND place != value`,
	transcript.FieldName:  `UPDATE speaker SET name = value FROM ` + newValues + ` WHERE speaker.id = key AND name != value`,
	transcript.FieldRole:  `UPDATE speaker SET role = value FROM ` + newValues + ` WHERE speaker.id = key AND role != value`,
}

// admits refuses a cell that is not there, and a value that its column can't hold.
func (e *editor) admits(c transcript.Cell, value string) error {
	if _, there := e.known[c.SubjectID]; !there {
		return noSuch(sql.ErrNoRows, string(e.of))
	}
	if _, there := e.names[c.Field]; !there {
		return fault.New(fault.NotFound, "This column is no longer in the project.")
	}
	switch c.Field {
	case transcript.FieldTitle:
		return needed(value, "A transcript needs a title.")
	case transcript.FieldName:
		return needed(value, "A speaker needs a name.")
	case transcript.FieldStatus:
		return oneOf(value, "status", "", string(transcript.Unread), string(transcript.Reading), string(transcript.Done))
	case transcript.FieldRole:
		return oneOf(value, "role", "", string(transcript.Interviewer), string(transcript.Respondent))
	case transcript.FieldFolder:
		if _, there := folderIn(e.folders, value); !there && value != "" {
			return noSuch(sql.ErrNoRows, "folder")
		}
	}
	return nil
}

func needed(value, sentence string) error {
	if value == "" {
		return fault.New(fault.Invalid, "%s", sentence)
	}
	return nil
}

func oneOf(value, what string, there ...string) error {
	if !slices.Contains(there, value) {
		return fault.New(fault.Invalid, "“%s” is no %s.", value, what)
	}
	return nil
}

// label says what was edited: “Age of Anna”, “Age of 12 speakers”, “12 speakers”.
func (e *editor) label(cells []transcript.Cell) string {
	if len(cells) == 0 {
		return e.tx.label
	}
	what := ""
	if !slices.ContainsFunc(cells, func(c transcript.Cell) bool { return c.Field != cells[0].Field }) {
		what = e.names[cells[0].Field] + " of "
	}
	if len(e.known) > 1 {
		return fmt.Sprintf("Edit %s%d %ss", what, len(e.known), e.of)
	}
	return "Edit " + what + "“" + e.known[cells[0].SubjectID] + "”"
}
