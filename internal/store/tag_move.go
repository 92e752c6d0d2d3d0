package store

import (
	"fmt"
	"slices"

	"manicule/internal/coding"
)

// MoveTags puts tags below another (at the top for none), before one of those there or behind
// them all, in the order they stand in the codebook. A tag goes with whatever it stands below.
func (s *Store) MoveTags(ids []string, parentID, beforeID string) (Change, error) {
	return s.writeTags("Move", ids, func(t *tx, book coding.Codebook, moved []coding.Tag) error {
		moved = book.Heads(moved)
		order := without(book.Children(parentID), moved)
		at := slices.IndexFunc(order, func(tag coding.Tag) bool { return tag.ID == beforeID })
		if at < 0 {
			at = len(order)
		}
		for _, tag := range moved {
			tag.ParentID = parentID
			if err := book.Admits(tag); err != nil {
				return err
			}
			book = book.With(tag)
		}
		return t.placeTags(parentID, slices.Insert(order, at, moved...))
	})
}

// ArrangeTags puts tags into the order in which they are named, each among its siblings. The
// siblings that are not named come after them, as they stand.
func (s *Store) ArrangeTags(ids []string) (Change, error) {
	return s.writeTags("Arrange", ids, func(t *tx, book coding.Codebook, _ []coding.Tag) error {
		arranged := map[string][]coding.Tag{} // by parent
		for _, id := range ids {
			if tag, there := book.Tag(id); there {
				arranged[tag.ParentID] = append(arranged[tag.ParentID], tag)
			}
		}
		for parentID, first := range arranged {
			rest := without(book.Children(parentID), first)
			if err := t.placeTags(parentID, append(first, rest...)); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeTags is a write about tags, of which at least one is there: fn gets those there are, in
// the codebook's order. The step is named by what is done with them.
func (s *Store) writeTags(doing string, ids []string, fn func(*tx, coding.Codebook, []coding.Tag) error) (Change, error) {
	return s.write(step{}, func(t *tx) error {
		book, err := t.codebook()
		if err != nil {
			return err
		}
		named := slices.DeleteFunc(book.Ordered(), func(tag coding.Tag) bool { return !slices.Contains(ids, tag.ID) })
		switch len(named) {
		case 0:
			return noSuchTag()
		case 1:
			t.label = doing + " tag “" + named[0].Name + "”"
		default:
			t.label = fmt.Sprintf("%s %d tags", doing, len(named))
		}
		return fn(t, book, named)
	})
}

// without are the tags that are not among others, in their order.
func without(tags, others []coding.Tag) []coding.Tag {
	return slices.DeleteFunc(slices.Clone(tags), func(tag coding.Tag) bool {
		return slices.ContainsFunc(others, func(other coding.Tag) bool { return other.ID == tag.ID })
	})
}

// placeTags makes these all the children of a tag, in this order.
func (t *tx) placeTags(parentID string, order []coding.Tag) error {
	for i, tag := range order {
		err := t.exec(`UPDATE tag SET parent_id = nullif(?2, ''), position = ?3
			WHERE id = ?1 AND (coalesce(parent_id, ''), position) != (?2, ?3)`, tag.ID, parentID, i)
		if err != nil {
			return fmt.Errorf("place tag: %w", err)
		}
	}
	return nil
}
