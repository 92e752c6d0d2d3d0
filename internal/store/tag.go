package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/coding"
)

const selectTag = `SELECT id, coalesce(parent_id, ''), name, colour, description, key, position,
	coalesce((SELECT highlights FROM tally WHERE tally.id = tag.id), 0) FROM tag`

// Tags returns the codebook in the order of its positions.
func (s *Store) Tags() (tags []CountedTag, err error) {
	err = s.read(func(t *tx) error {
		tags, err = list(t, scanTag, selectTag+` ORDER BY position, id`)
		return err
	})
	return tags, err
}

func (t *tx) countedTag(id string) (CountedTag, error) {
	return scanTag(t.QueryRow(selectTag+` WHERE id = ?`, id))
}

func scanTag(row scanner) (tag CountedTag, err error) {
	err = row.Scan(&tag.ID, &tag.ParentID, &tag.Name, &tag.Colour, &tag.Description, &tag.Key, &tag.Position, &tag.Highlights)
	return tag, err
}

// tags are the codebook's tags without their counts.
func (t *tx) tags() ([]coding.Tag, error) {
	return list(t, func(row scanner) (tag coding.Tag, err error) {
		err = row.Scan(&tag.ID, &tag.ParentID, &tag.Name, &tag.Colour, &tag.Description, &tag.Key, &tag.Position)
		return tag, err
	}, `SELECT id, coalesce(parent_id, ''), name, colour, description, key, position FROM tag ORDER BY position, id`)
}

func (t *tx) codebook() (coding.Codebook, error) {
	tags, err := t.tags()
	if err != nil {
		return coding.Codebook{}, fmt.Errorf("read tags: %w", err)
	}
	return coding.NewCodebook(tags), nil
}

// AddTag makes a tag with the caller's id. An empty colour takes the next of the palette,
// and a digit is given while one is free. Sent twice, it makes one.
func (s *Store) AddTag(tag coding.Tag) (Change, error) {
	return s.write(step{label: "New tag “" + oneLine(tag.Name) + "”"}, func(t *tx) error { return t.insertTag(tag) })
}

func (t *tx) insertTag(tag coding.Tag) error {
	if _, err := t.countedTag(tag.ID); !errors.Is(err, sql.ErrNoRows) {
		return err // nil when the tag is there already
	}
	tags, err := t.tags()
	if err != nil {
		return fmt.Errorf("read tags: %w", err)
	}
	tag.Name = oneLine(tag.Name)
	tag.Description = clean(tag.Description)
	if tag.Colour == "" {
		tag.Colour = coding.NextColour(tags)
	}
	tag.Key = coding.NextKey(tags)
	for _, other := range tags {
		tag.Position = max(tag.Position, other.Position+1)
	}
	if err := coding.NewCodebook(tags).Admits(tag); err != nil {
		return err
	}
	return t.exec(`INSERT INTO tag (id, parent_id, name, colour, description, key, position) VALUES (?, nullif(?, ''), ?, ?, ?, ?, ?)`,
		tag.ID, tag.ParentID, tag.Name, tag.Colour, tag.Description, tag.Key, tag.Position)
}

// DescribeTag sets a tag's name, colour, description, key, parent and position. A key
// taken from another tag leaves that one without.
func (s *Store) DescribeTag(tag coding.Tag) (Change, error) {
	tag.Name = oneLine(tag.Name)
	tag.Description = clean(tag.Description)
	return s.write(step{label: "Edit tag “" + tag.Name + "”"}, func(t *tx) error {
		if _, err := t.countedTag(tag.ID); err != nil {
			return noSuch(err, "tag")
		}
		book, err := t.codebook()
		if err != nil {
			return err
		}
		if err := book.Admits(tag); err != nil {
			return err
		}
		if err := t.exec(`UPDATE tag SET key = 0 WHERE key = ? AND key > 0 AND id != ?`, tag.Key, tag.ID); err != nil {
			return err
		}
		return t.exec(`UPDATE tag SET parent_id = nullif(?2, ''), name = ?3, colour = ?4, description = ?5, key = ?6, position = ?7
			WHERE id = ?1 AND (coalesce(parent_id, ''), name, colour, description, key, position) != (?2, ?3, ?4, ?5, ?6, ?7)`,
			tag.ID, tag.ParentID, tag.Name, tag.Colour, tag.Description, tag.Key, tag.Position)
	})
}

// RemoveTag takes a tag out of the codebook. Its highlights stay, without it; its
// children move up to its parent.
func (s *Store) RemoveTag(id string) (Change, error) {
	var name string
	err := s.read(func(t *tx) error {
		tag, err := t.countedTag(id)
		name = tag.Name
		return noSuch(err, "tag")
	})
	if err != nil {
		return Change{}, err
	}
	return s.write(step{label: "Remove tag “" + name + "”"}, func(t *tx) error {
		return t.throw("tag", name, t.deleteTag(id))
	})
}

func (t *tx) deleteTag(id string) error {
	for _, statement := range []string{
		`UPDATE tag SET parent_id = (SELECT parent_id FROM tag WHERE id = ?1) WHERE parent_id = ?1`,
		`DELETE FROM highlight_tag WHERE tag_id = ?1`,
		`DELETE FROM memo WHERE subject = 'tag' AND subject_id = ?1`,
		`DELETE FROM tag WHERE id = ?1`,
	} {
		if err := t.exec(statement, id); err != nil {
			return fmt.Errorf("remove tag: %w", err)
		}
	}
	return t.settleNames()
}

// settleNames tells apart tags that have come to stand beside one of the same name.
func (t *tx) settleNames() error {
	for {
		book, err := t.codebook()
		if err != nil {
			return err
		}
		twins := book.Twins()
		if len(twins) == 0 {
			return nil
		}
		for _, twin := range twins {
			if err := t.exec(`UPDATE tag SET name = name || ' (2)' WHERE id = ?`, twin.ID); err != nil {
				return fmt.Errorf("tell tags apart: %w", err)
			}
		}
	}
}
