package store

import (
	"fmt"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// MergeTags makes one tag of several: every highlight of from carries into instead, and from
// is gone. Into gets what is written about from behind its own words and memo, its key if it
// has none, and its children; a child of the same name as one of into's own is merged with
// that one as well. If into stands below from it moves up to where from stood. What is gone
// already is passed over.
func (s *Store) MergeTags(fromIDs []string, intoID string) (Change, error) {
	return s.writeTags("Merge", fromIDs, func(t *tx, book coding.Codebook, from []coding.Tag) error {
		into, there := book.Tag(intoID)
		switch {
		case !there:
			return noSuchTag()
		case slices.Contains(from, into):
			return fault.New(fault.Refused, "“%s” can't be merged into itself.", into.Name).WithHint("Choose another tag.")
		}
		if t.label = fmt.Sprintf("Merge “%s” into “%s”", from[0].Name, into.Name); len(from) > 1 {
			t.label = fmt.Sprintf("Merge %d tags into “%s”", len(from), into.Name)
		}
		// Those below go first: each is to become part of into, not of what stands there.
		for _, tag := range slices.Backward(from) {
			if err := t.mergeInto(tag.ID, intoID); err != nil {
				return fmt.Errorf("merge tags: %w", err)
			}
		}
		return t.settleNames()
	})
}

func (t *tx) mergeInto(fromID, intoID string) error {
	book, err := t.codebook()
	if err != nil {
		return err
	}
	from, there := book.Tag(fromID)
	into, _ := book.Tag(intoID)
	if !there {
		return nil // merged along with what stood above it
	}
	if err := t.liftAbove(book, from, into); err != nil {
		return err
	}
	return t.mergeTag(fromID, intoID)
}

// liftAbove takes a tag from below another to the place beside it.
func (t *tx) liftAbove(book coding.Codebook, from, into coding.Tag) error {
	for _, below := range book.Descendants(from.ID) {
		if below.ID == into.ID {
			return t.exec(`UPDATE tag SET parent_id = nullif(?, '') WHERE id = ?`, from.ParentID, into.ID)
		}
	}
	return nil
}

// mergeTag merges a tag into one that does not stand below it.
func (t *tx) mergeTag(fromID, intoID string) error {
	for {
		book, err := t.codebook()
		if err != nil {
			return err
		}
		children := book.Children(fromID)
		if len(children) == 0 {
			from, _ := book.Tag(fromID)
			into, _ := book.Tag(intoID)
			return t.handOver(from, into)
		}
		// One at a time: when the tags are far up and down of one tree, a child may bring others.
		if err := t.mergeChild(children[0], book.Children(intoID), fromID, intoID); err != nil {
			return err
		}
	}
}

// mergeChild moves a tag below another, or merges it with the one of its name there, unless
// that is the one about to go.
func (t *tx) mergeChild(child coding.Tag, there []coding.Tag, goingID, parentID string) error {
	for _, twin := range there {
		if twin.ID != goingID && coding.SameName(twin.Name, child.Name) {
			return t.mergeTag(child.ID, twin.ID)
		}
	}
	return t.exec(`UPDATE tag SET parent_id = ? WHERE id = ?`, parentID, child.ID)
}

// handOver gives one tag's highlights and words to another, and takes it away.
func (t *tx) handOver(from, into coding.Tag) error {
	if err := t.retagAll(from.ID, into.ID); err != nil {
		return err
	}
	if err := t.handOverMemo(coding.OnTag, from.ID, into.ID); err != nil {
		return err
	}
	if err := t.renameInFilters(from.ID, into.ID); err != nil {
		return err
	}
	if err := t.handOverApart(from.ID, into.ID); err != nil {
		return err
	}
	if err := t.exec(`DELETE FROM tag WHERE id = ?`, from.ID); err != nil {
		return err
	}
	if into.Key == 0 && !into.Archived {
		into.Key = from.Key
	}
	into.Description = joined(into.Description, from.Description)
	into.UseWhen = joined(into.UseWhen, from.UseWhen)
	into.UseNot = joined(into.UseNot, from.UseNot)
	into.Example = joined(into.Example, from.Example)
	return t.updateTag(into)
}

// joined puts one text behind another, a blank line between them.
func joined(first, second string) string {
	if first == "" || second == "" {
		return first + second
	}
	return first + "\n\n" + second
}
