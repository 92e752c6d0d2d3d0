package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// Removal says what becomes of the highlights of removed tags, and of the tags below them.
// Its zero value loses nothing: highlights stay, without the tag, and the tags below move up
// to its parent.
type Removal struct {
	Into  string // the tag that the highlights get instead; empty for none
	Below bool   // the tags below go as well
	Bare  bool   // highlights that have no other tag go as well; with Into there are none
}

// RemoveTags takes tags out of the codebook, with their memos. Those already gone are passed
// over. Each lies in the trash with all that went with it.
func (s *Store) RemoveTags(ids []string, how Removal) (Change, error) {
	return s.writeTags("Remove", ids, func(t *tx, book coding.Codebook, tags []coding.Tag) error {
		families := familiesOf(book, tags, how.Below)
		doomed := slices.Concat(families...)
		if err := how.check(book, doomed); err != nil {
			return err
		}
		var bare []string
		if how.Bare && how.Into == "" {
			var err error
			if bare, err = t.bareWithout(doomed); err != nil {
				return err
			}
		}
		for _, family := range families {
			if err := t.throw("tag", family[0].Name, t.removeFamily(family, how.Into, bare)); err != nil {
				return err
			}
		}
		return t.settleNames()
	})
}

// familiesOf are the tags to remove, each alone or with all below it.
func familiesOf(book coding.Codebook, tags []coding.Tag, below bool) (families [][]coding.Tag) {
	if !below {
		for _, tag := range tags {
			families = append(families, []coding.Tag{tag})
		}
		return families
	}
	for _, head := range book.Heads(tags) {
		families = append(families, append([]coding.Tag{head}, book.Descendants(head.ID)...))
	}
	return families
}

func (how Removal) check(book coding.Codebook, doomed []coding.Tag) error {
	if how.Into == "" {
		return nil
	}
	into, there := book.Tag(how.Into)
	if !there {
		return noSuchTag()
	}
	if slices.Contains(doomed, into) {
		return fault.New(fault.Refused, "“%s” can't get the highlights: it is to be removed itself.", into.Name).WithHint("Choose another tag.")
	}
	return nil
}

// bareWithout finds the highlights that would have no tag left without these.
func (t *tx) bareWithout(tags []coding.Tag) ([]string, error) {
	ids, err := json.Marshal(idsOf(tags))
	if err != nil {
		return nil, err
	}
	return list(t, scanString, `SELECT highlight_id FROM highlight_tag GROUP BY highlight_id
		HAVING sum(tag_id NOT IN (SELECT value FROM json_each(?))) = 0`, string(ids))
}

func idsOf(tags []coding.Tag) []string {
	ids := make([]string, len(tags))
	for i, tag := range tags {
		ids[i] = tag.ID
	}
	return ids
}

// removeFamily removes a tag with those below it that are to go too, and of the bare
// highlights those that carry any of them.
func (t *tx) removeFamily(family []coding.Tag, into string, bare []string) error {
	for _, tag := range slices.Backward(family) {
		if into != "" {
			if err := t.retagAll(tag.ID, into); err != nil {
				return err
			}
		}
		if err := t.deleteBare(tag.ID, bare); err != nil {
			return err
		}
		if err := t.deleteTag(tag.ID); err != nil {
			return err
		}
	}
	return nil
}

// deleteBare removes the highlights of a tag that are among the bare.
func (t *tx) deleteBare(tagID string, bare []string) error {
	if len(bare) == 0 {
		return nil
	}
	carrying, err := list(t, scanString, `SELECT highlight_id FROM highlight_tag WHERE tag_id = ?`, tagID)
	if err != nil {
		return err
	}
	gone := make(map[string]bool, len(bare))
	for _, id := range bare {
		gone[id] = true
	}
	for _, id := range carrying {
		if !gone[id] {
			continue
		}
		if err := t.deleteHighlight(id); err != nil {
			return err
		}
	}
	return nil
}

// deleteTag removes one tag; those below it move up to its parent.
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
	return nil
}
