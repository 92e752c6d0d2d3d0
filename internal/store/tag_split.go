package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// SplitTag makes two tags of one: those of its highlights that are chosen carry the other
// instead, which is made if it is not there. A highlight that does not carry the first is
// passed over.
func (s *Store) SplitTag(fromID string, highlightIDs []string, to coding.Tag) (Change, error) {
	return s.write(step{}, func(t *tx) error {
		from, err := t.countedTag(fromID)
		switch {
		case err != nil:
			return noSuch(err, "tag")
		case len(highlightIDs) == 0:
			return fault.New(fault.Invalid, "No highlight is chosen.").WithHint("Choose those that the other tag should get.")
		case to.ID == fromID:
			return fault.New(fault.Refused, "“%s” can't be split off itself.", from.Name).WithHint("Choose another tag, or a new name.")
		}
		into, err := t.countedTag(to.ID)
		if errors.Is(err, sql.ErrNoRows) {
			if err = t.insertTag(to); err == nil {
				into, err = t.countedTag(to.ID)
			}
		}
		if err != nil {
			return err
		}
		t.label = fmt.Sprintf("Split “%s” off “%s”", into.Name, from.Name)
		return t.retag(from.ID, into.ID, highlightIDs)
	})
}

// retag gives highlights one tag in the place of another.
func (t *tx) retag(fromID, intoID string, highlightIDs []string) error {
	for _, id := range highlightIDs {
		err := t.exec(`INSERT INTO highlight_tag (id, highlight_id, tag_id, position)
			SELECT highlight_id || ':' || ?3, highlight_id, ?3, position FROM highlight_tag WHERE highlight_id = ?1 AND tag_id = ?2
			ON CONFLICT DO NOTHING`, id, fromID, intoID)
		if err != nil {
			return fmt.Errorf("give tag: %w", err)
		}
		if err := t.exec(`DELETE FROM highlight_tag WHERE highlight_id = ?1 AND tag_id = ?2`, id, fromID); err != nil {
			return fmt.Errorf("take tag: %w", err)
		}
	}
	return nil
}

// retagAll gives all highlights of a tag another in its place.
func (t *tx) retagAll(fromID, intoID string) error {
	err := t.exec(`INSERT INTO highlight_tag (id, highlight_id, tag_id, position)
		SELECT highlight_id || ':' || ?2, highlight_id, ?2, position FROM highlight_tag WHERE tag_id = ?1
		ON CONFLICT DO NOTHING`, fromID, intoID)
	if err != nil {
		return fmt.Errorf("give tag: %w", err)
	}
	return t.exec(`DELETE FROM highlight_tag WHERE tag_id = ?`, fromID)
}
