package store

import (
	"fmt"

	"manicule/internal/transcript"
)

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
