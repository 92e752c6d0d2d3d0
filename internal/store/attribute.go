package store

import (
	"errors"
	"fmt"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/transcript"
)

// AddAttribute makes an attribute with the caller's id, behind the others of its kind. Sent
// twice, it makes one.
func (s *Store) AddAttribute(a transcript.Attribute) (Change, error) {
	return s.write(step{label: "New column “" + oneLine(a.Name) + "”"}, func(t *tx) error { return t.insertAttribute(a) })
}

func (t *tx) insertAttribute(a transcript.Attribute) error {
	all, err := t.attributes()
	if err != nil {
		return err
	}
	a.Name = oneLine(a.Name)
	for _, other := range all {
		if other.ID == a.ID {
			return nil // it is there already
		}
	}
	if err := admitsAttribute(all, a); err != nil {
		return err
	}
	return t.exec(`INSERT INTO attribute (id, subject, name, position)
		VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), -1) + 1 FROM attribute WHERE subject = ?2))`, a.ID, string(a.Of), a.Name)
}

// admitsAttribute refuses a name that an attribute can't have beside those there are.
func admitsAttribute(all []transcript.Attribute, a transcript.Attribute) error {
	if a.Of != transcript.OfTranscripts && a.Of != transcript.OfSpeakers {
		return fault.New(fault.Invalid, "Only transcripts and speakers have columns.")
	}
	if a.Name == "" {
		return fault.New(fault.Invalid, "A column needs a name.")
	}
	taken := fault.New(fault.Conflict, "There is a column “%s” already.", a.Name).WithHint("Choose another name.")
	for _, fixed := range transcript.Fields(a.Of) {
		if coding.SameName(fixed.Name, a.Name) {
			return taken
		}
	}
	for _, other := range all {
		if other.ID != a.ID && other.Of == a.Of && coding.SameName(other.Name, a.Name) {
			return taken
		}
	}
	return nil
}

// RenameAttribute gives an attribute another name.
func (s *Store) RenameAttribute(id, name string) (Change, error) {
	name = oneLine(name)
	return s.write(step{label: "Rename column “" + name + "”"}, func(t *tx) error {
		all, err := t.attributes()
		if err != nil {
			return err
		}
		a, err := attributeIn(all, id)
		if err != nil {
			return err
		}
		was := a.Name
		a.Name = name
		if err := admitsAttribute(all, a); err != nil {
			return err
		}
		if err := t.renameColumnInFilters(all, id, was, name); err != nil {
			return err
		}
		return t.exec(`UPDATE attribute SET name = ?2 WHERE id = ?1 AND name != ?2`, id, name)
	})
}

func attributeIn(all []transcript.Attribute, id string) (transcript.Attribute, error) {
	for _, a := range all {
		if a.ID == id {
			return a, nil
		}
	}
	return transcript.Attribute{}, fault.New(fault.NotFound, "This column is no longer in the project.")
}

// MoveAttribute puts an attribute at a place, from 0, among those of its kind.
func (s *Store) MoveAttribute(id string, to int) (Change, error) {
	return s.write(step{label: "Move column"}, func(t *tx) error {
		all, err := t.attributes()
		if err != nil {
			return err
		}
		a, err := attributeIn(all, id)
		if err != nil {
			return err
		}
		t.label = "Move column “" + a.Name + "”"
		return t.reorder(`SELECT id FROM attribute WHERE subject = ? ORDER BY position, id`,
			`UPDATE attribute SET position = ?2 WHERE id = ?1 AND position != ?2`, id, to, string(a.Of))
	})
}

// reorder puts a row at a place among those a query lists, and has an update number them all.
func (t *tx) reorder(query, update, id string, to int, args ...any) error {
	ids, err := list(t, scanString, query, args...)
	if err != nil {
		return fmt.Errorf("reorder: %w", err)
	}
	for position, id := range moved(ids, id, to) {
		if err := t.exec(update, id, position); err != nil {
			return fmt.Errorf("reorder: %w", err)
		}
	}
	return nil
}

// moved is a list with one of its ids at another place, or at the nearest there is.
func moved(ids []string, id string, to int) []string {
	others := slices.DeleteFunc(slices.Clone(ids), func(other string) bool { return other == id })
	return slices.Insert(others, min(max(to, 0), len(others)), id)
}

// RemoveAttribute takes an attribute away with all its values.
func (s *Store) RemoveAttribute(id string) (Change, error) {
	return s.write(step{label: "Remove column"}, func(t *tx) error {
		all, err := t.attributes()
		if err != nil {
			return err
		}
		a, err := attributeIn(all, id)
		if err != nil {
			return err
		}
		t.label = "Remove column “" + a.Name + "”"
		if err := t.exec(`DELETE FROM attribute_value WHERE attribute_id = ?`, id); err != nil {
			return fmt.Errorf("remove values: %w", err)
		}
		return t.exec(`DELETE FROM attribute WHERE id = ?`, id)
	})
}

// setValues makes an attribute of transcripts or speakers be values; an empty one takes it away.
func (t *tx) setValues(attributeID string, values map[string]string) error {
	return errors.Join(
		t.setAll(`DELETE FROM attribute_value WHERE id IN (SELECT ?2 || ':' || key FROM `+newValues+` WHERE value = '')`, values, attributeID),
		t.setAll(`INSERT INTO attribute_value (id, attribute_id, subject_id, value) SELECT ?2 || ':' || key, ?2, key, value FROM `+newValues+` WHERE value != ''
			ON CONFLICT (id) DO UPDATE SET value = excluded.value WHERE value != excluded.value`, values, attributeID))
}

// Attributes returns what is known of transcripts, then what is known of speakers, each in its order.
func (s *Store) Attributes() (attributes []transcript.Attribute, err error) {
	err = s.read(func(t *tx) error {
		attributes, err = t.attributes()
		return err
	})
	return attributes, err
}

// strayValue is what no attribute, or no subject, is there for any more.
const strayValue = `NOT EXISTS (SELECT 1 FROM attribute WHERE id = attribute_id AND (
	subject = 'transcript' AND subject_id IN (SELECT id FROM transcript)
	OR subject = 'speaker' AND subject_id IN (SELECT id FROM speaker)))`

// attributes are those of transcripts, then those of speakers, each in their order.
func (t *tx) attributes() ([]transcript.Attribute, error) {
	attributes, err := list(t, scanAttribute, `SELECT id, subject, name, position FROM attribute ORDER BY subject DESC, position, id`)
	if err != nil {
		return nil, fmt.Errorf("read attributes: %w", err)
	}
	return attributes, nil
}

func scanAttribute(row scanner) (a transcript.Attribute, err error) {
	err = row.Scan(&a.ID, &a.Of, &a.Name, &a.Position)
	return a, err
}

func (t *tx) values() ([]transcript.Value, error) {
	values, err := list(t, func(row scanner) (v transcript.Value, err error) {
		err = row.Scan(&v.AttributeID, &v.SubjectID, &v.Value)
		return v, err
	}, `SELECT attribute_id, subject_id, value FROM attribute_value ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read attribute values: %w", err)
	}
	return values, nil
}

// valuesOfSubject is the SQL for what the attributes of a row are, as a JSON object by their ids.
const valuesOfSubject = `coalesce((SELECT json_group_object(attribute_id, value) FROM attribute_value WHERE subject_id = %s.id), '{}')`
