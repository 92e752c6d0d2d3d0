package store

import (
	"fmt"

	"manicule/internal/coding"
)

// ColourTags gives tags a colour.
func (s *Store) ColourTags(ids []string, colour string) (Change, error) {
	return s.writeTags("Colour", ids, func(t *tx, _ coding.Codebook, tags []coding.Tag) error {
		if err := coding.CheckColour(colour); err != nil {
			return err
		}
		for _, tag := range tags {
			if err := t.exec(`UPDATE tag SET colour = ?2 WHERE id = ?1 AND colour != ?2`, tag.ID, colour); err != nil {
				return fmt.Errorf("colour tag: %w", err)
			}
		}
		return nil
	})
}

// ArchiveTags puts tags away, with all below them, or takes them out again, with all above
// them too. What is put away gives up its key.
func (s *Store) ArchiveTags(ids []string, archived bool) (Change, error) {
	doing := "Archive"
	if !archived {
		doing = "Use again"
	}
	return s.writeTags(doing, ids, func(t *tx, book coding.Codebook, tags []coding.Tag) error {
		for _, tag := range tags {
			concerned := append(book.Descendants(tag.ID), tag)
			if !archived {
				concerned = append(concerned, book.Ancestors(tag.ID)...)
			}
			for _, one := range concerned {
				err := t.exec(`UPDATE tag SET archived = ?2, key = CASE WHEN ?2 THEN 0 ELSE key END WHERE id = ?1 AND archived != ?2`, one.ID, archived)
				if err != nil {
					return fmt.Errorf("archive tag: %w", err)
				}
			}
		}
		return nil
	})
}

// Part is one of the things that can be written about a tag.
type Part string

const (
	Description Part = "description"
	UseWhen     Part = "use_when"
	UseNot      Part = "use_not"
	Example     Part = "example"
)

// WriteAboutTag sets one part of what is written about a tag. Calls that follow one another
// for one tag and part are one step.
func (s *Store) WriteAboutTag(id string, part Part, words string) (Change, error) {
	return s.write(step{mergeKey: "tag " + string(part) + ":" + id}, func(t *tx) error {
		tag, err := t.countedTag(id)
		if err != nil {
			return noSuch(err, "tag")
		}
		t.label = "Describe tag “" + tag.Name + "”"
		switch part {
		case Description, UseWhen, UseNot, Example: // names of columns
			return t.exec(fmt.Sprintf(`UPDATE tag SET %[1]s = ?2 WHERE id = ?1 AND %[1]s != ?2`, part), id, clean(words))
		}
		return fmt.Errorf("a tag has no part %q", part)
	})
}
