package store

import (
	"database/sql"
	"fmt"
	"slices"

	"manicule/internal/fault"
	"manicule/internal/transcript"
)

// EditTable sets cells of the table of all transcripts or of all speakers in one step, making
// the new attributes first. An empty value takes an attribute's away.
func (s *Store) EditTable(of transcript.AttributeOf, cells []transcript.Cell, newAttributes []transcript.Attribute) (Change, error) {
	return s.write(step{label: "Edit " + string(of) + "s"}, func(t *tx) error {
		for _, a := range newAttributes {
			if err := t.insertAttribute(a); err != nil {
				return err
			}
		}
		e, err := t.editor(of)
		if err != nil {
			return err
		}
		for _, cell := range cells {
			if err := e.set(cell); err != nil {
				return err
			}
		}
		t.label = e.label(cells)
		return nil
	})
}

// editor writes into a table, cell by cell.
type editor struct {
	*tx
	of      transcript.AttributeOf
	names   map[transcript.Field]string // of the columns
	known   map[string]string           // what the rows met so far are called, by id
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

// meet sees that a row is there.
func (e *editor) meet(id string) error {
	if _, met := e.known[id]; met {
		return nil
	}
	query := `SELECT title FROM transcript WHERE id = ?`
	if e.of == transcript.OfSpeakers {
		query = `SELECT name FROM speaker WHERE id = ?`
	}
	var name string
	if err := e.QueryRow(query, id).Scan(&name); err != nil {
		return noSuch(err, string(e.of))
	}
	e.known[id] = name
	return nil
}

func (e *editor) set(c transcript.Cell) error {
	if err := e.meet(c.SubjectID); err != nil {
		return err
	}
	if _, there := e.names[c.Field]; !there {
		return fault.New(fault.NotFound, "This column is no longer in the project.")
	}
	value := oneLine(c.Value)
	if err := e.admits(c.Field, value); err != nil {
		return err
	}
	update, plain := plainFields[c.Field]
	switch {
	case plain:
		return e.exec(update, c.SubjectID, value)
	case c.Field == transcript.FieldStatus:
		return e.setStatus(c.SubjectID, transcript.Status(value))
	case c.Field == transcript.FieldFolder:
		return e.file(c.SubjectID, value)
	}
	return e.setValue(string(c.Field), c.SubjectID, value)
}

// plainFields are the columns that stand as words in the rows of the tables themselves.
var plainFields = map[transcript.Field]string{
	transcript.FieldTitle: `UPDATE transcript SET title = ?2 WHERE id = ?1 AND title != ?2`,
	transcript.FieldDate:  `UPDATE transcript SET date = ?2 WHERE id = ?1 AND date != ?2`,
	transcript.FieldPlace: `UPDATE transcript SET place = ?2 WHERE id = ?1 AND place != ?2`,
	transcript.FieldName:  `UPDATE speaker SET name = ?2 WHERE id = ?1 AND name != ?2`,
	transcript.FieldRole:  `UPDATE speaker SET role = ?2 WHERE id = ?1 AND role != ?2`,
}

// admits refuses a value that a column can't hold.
func (e *editor) admits(field transcript.Field, value string) error {
	switch field {
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
