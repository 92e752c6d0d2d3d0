package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"manicule/internal/coding"
)

// TagHighlights gives highlights some tags and takes others off, in one step, making the new
// ones first and giving them too. Highlights that are gone are passed over.
func (s *Store) TagHighlights(ids, give, take []string, newTags []coding.Tag) (Change, error) {
	return s.write(step{label: "Tag highlights"}, func(t *tx) error {
		for _, tag := range newTags {
			if err := t.insertTag(tag); err != nil {
				return err
			}
			give = append(slices.Clone(give), tag.ID)
		}
		label, err := t.labelTagging(len(ids), give, take)
		if err != nil {
			return err
		}
		t.label = label
		named, err := json.Marshal(ids)
		if err != nil {
			return err
		}
		for _, tag := range take {
			if err := t.takeOff(string(named), tag); err != nil {
				return fmt.Errorf("take tag off highlights: %w", err)
			}
		}
		for _, tag := range give {
			if err := t.giveAll(string(named), tag); err != nil {
				return fmt.Errorf("tag highlights: %w", err)
			}
		}
		return nil
	})
}

// labelTagging names the step after its first tag, which must be there.
func (t *tx) labelTagging(count int, give, take []string) (label string, err error) {
	highlights := "highlight"
	if count != 1 {
		highlights = fmt.Sprintf("%d highlights", count)
	}
	for _, id := range slices.Concat(take, give) {
		tag, err := t.countedTag(id)
		if err != nil {
			return "", noSuch(err, "tag")
		}
		if label = fmt.Sprintf("Tag %s with %s", highlights, tag.Name); len(give) == 0 {
			label = fmt.Sprintf("Take %s off %s", tag.Name, highlights)
		}
	}
	return label, nil
}

// takeOff takes a tag off those of the highlights, a JSON list of ids, that carry it.
func (t *tx) takeOff(ids, tagID string) error {
	const carriers = ` IN (SELECT highlight_id FROM highlight_tag WHERE tag_id = ?2 AND highlight_id IN (SELECT value FROM json_each(?1)))`
	if err := t.exec(`UPDATE highlight SET updated = ?3 WHERE id`+carriers, ids, tagID, stampOf(t.now)); err != nil {
		return err
	}
	return t.exec(`DELETE FROM highlight_tag WHERE tag_id = ?2 AND highlight_id IN (SELECT value FROM json_each(?1))`, ids, tagID)
}

// giveAll gives a tag, behind their others, to those of the highlights that do not carry it.
func (t *tx) giveAll(ids, tagID string) error {
	const others = ` id IN (SELECT value FROM json_each(?1)) AND NOT EXISTS
		(SELECT 1 FROM highlight_tag WHERE highlight_id = highlight.id AND tag_id = ?2)`
	if err := t.exec(`UPDATE highlight SET updated = ?3 WHERE`+others, ids, tagID, stampOf(t.now)); err != nil {
		return err
	}
	return t.exec(`INSERT INTO highlight_tag (id, highlight_id, tag_id, position)
		SELECT id || ':' || ?2, id, ?2, coalesce((SELECT max(position) + 1 FROM highlight_tag WHERE highlight_id = highlight.id), 0)
		FROM highlight WHERE`+others, ids, tagID)
}
