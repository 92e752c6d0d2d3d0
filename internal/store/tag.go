package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/coding"
)

const tagColumns = `id, coalesce(parent_id, ''), name, colour, description, use_when, use_not, example, archived, key, position`

const selectTag = `SELECT ` + tagColumns + `,
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
	err = row.Scan(append(fieldsOf(&tag.Tag), &tag.Highlights)...)
	return tag, err
}

// tags are the codebook's tags without their counts.
func (t *tx) tags() ([]coding.Tag, error) {
	return list(t, func(row scanner) (tag coding.Tag, err error) {
		err = row.Scan(fieldsOf(&tag)...)
		return tag, err
	}, `SELECT `+tagColumns+` FROM tag ORDER BY position, id`)
}

// fieldsOf is where the columns of a tag's row go.
func fieldsOf(tag *coding.Tag) []any {
	return []any{&tag.ID, &tag.ParentID, &tag.Name, &tag.Colour, &tag.Description, &tag.UseWhen, &tag.UseNot, &tag.Example,
		&tag.Archived, &tag.Key, &tag.Position}
}

func noSuchTag() error { return noSuch(sql.ErrNoRows, "tag") }

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
	tag = tidied(tag)
	if tag.Colour == "" {
		tag.Colour = coding.NextColour(tags)
	}
	if tag.Key = coding.NextKey(tags); tag.Archived {
		tag.Key = 0
	}
	for _, other := range tags {
		tag.Position = max(tag.Position, other.Position+1)
	}
	if err := admits(coding.NewCodebook(tags), tag); err != nil {
		return err
	}
	return t.insertRow(tag)
}

func (t *tx) insertRow(tag coding.Tag) error {
	return t.exec(`INSERT INTO tag (id, parent_id, name, colour, description, use_when, use_not, example, archived, key, position)
		VALUES (?, nullif(?, ''), ?, ?, ?, ?, ?, ?, ?, ?, ?)`, valuesOf(tag)...)
}

func (t *tx) updateTag(tag coding.Tag) error {
	return t.exec(`UPDATE tag SET parent_id = nullif(?2, ''), name = ?3, colour = ?4, description = ?5,
			use_when = ?6, use_not = ?7, example = ?8, archived = ?9, key = ?10, position = ?11
		WHERE id = ?1 AND (`+tagColumns+`) != (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)`, valuesOf(tag)...)
}

// admits returns a fault if the codebook can't hold the tag as it is.
func admits(book coding.Codebook, tag coding.Tag) error {
	if err := coding.CheckColour(tag.Colour); err != nil {
		return err
	}
	return book.Admits(tag)
}

// tidied is a tag as it can be kept: its name on one line, its words without what no text may hold.
func tidied(tag coding.Tag) coding.Tag {
	tag.Name = oneLine(tag.Name)
	for _, words := range []*string{&tag.Description, &tag.UseWhen, &tag.UseNot, &tag.Example} {
		*words = clean(*words)
	}
	return tag
}

// valuesOf is a tag's row, in the order of its fields.
func valuesOf(tag coding.Tag) []any {
	return []any{tag.ID, tag.ParentID, tag.Name, tag.Colour, tag.Description, tag.UseWhen, tag.UseNot, tag.Example,
		tag.Archived, tag.Key, tag.Position}
}

// DescribeTag sets all there is to a tag but its id. A key taken from another tag leaves
// that one without; one that is archived has none.
func (s *Store) DescribeTag(tag coding.Tag) (Change, error) {
	if tag = tidied(tag); tag.Archived {
		tag.Key = 0
	}
	return s.write(step{label: "Edit tag “" + tag.Name + "”"}, func(t *tx) error {
		if _, err := t.countedTag(tag.ID); err != nil {
			return noSuch(err, "tag")
		}
		book, err := t.codebook()
		if err != nil {
			return err
		}
		if err := admits(book, tag); err != nil {
			return err
		}
		if err := t.exec(`UPDATE tag SET key = 0 WHERE key = ? AND key > 0 AND id != ?`, tag.Key, tag.ID); err != nil {
			return err
		}
		return t.updateTag(tag)
	})
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
