package app

import (
	"manicule/internal/coding"
	"manicule/internal/filter"
	"manicule/internal/store"
)

// Codebook is the window's door to the tags.
type Codebook struct{ *session }

// AddTag makes a tag.
func (c Codebook) AddTag(tag NewTag) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.AddTag(tagOf(tag)) })
}

// DescribeTag sets all there is to a tag but its id and its count.
func (c Codebook) DescribeTag(tag Tag) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) {
		return st.DescribeTag(coding.Tag{
			ID: tag.ID, ParentID: tag.ParentID, Name: tag.Name, Colour: tag.Colour,
			Description: tag.Description, UseWhen: tag.UseWhen, UseNot: tag.UseNot, Example: tag.Example,
			Archived: tag.Archived, Key: tag.Key, Position: tag.Position,
		})
	})
}

// WriteAboutTag sets one part of what is written about a tag: "description", "use_when",
// "use_not" or "example".
func (c Codebook) WriteAboutTag(id, part, words string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.WriteAboutTag(id, store.Part(part), words) })
}

// MoveTags puts tags below another (at the top for none), before one of those there or behind all.
func (c Codebook) MoveTags(ids []string, parentID, beforeID string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.MoveTags(ids, parentID, beforeID) })
}

// ArrangeTags puts tags into the order in which they are named, each among its siblings.
func (c Codebook) ArrangeTags(ids []string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.ArrangeTags(ids) })
}

// ColourTags gives tags a colour.
func (c Codebook) ColourTags(ids []string, colour string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.ColourTags(ids, colour) })
}

// ArchiveTags puts tags away or takes them out again.
func (c Codebook) ArchiveTags(ids []string, archived bool) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.ArchiveTags(ids, archived) })
}

// MergeTags makes one tag of several: the highlights, words and children of from become those of into.
func (c Codebook) MergeTags(from []string, into string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.MergeTags(from, into) })
}

// SplitTag gives chosen highlights of a tag another in its place, which is made if it is not there.
func (c Codebook) SplitTag(from string, highlightIDs []string, to NewTag) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.SplitTag(from, highlightIDs, tagOf(to)) })
}

// RemoveTags takes tags out of the codebook; how says what becomes of what hangs on them.
func (c Codebook) RemoveTags(ids []string, how Removal) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.RemoveTags(ids, store.Removal(how)) })
}

// Counts returns how much every tag is used, and whose name looks like a sibling's.
func (c Codebook) Counts() (TagCounts, error) {
	return read(c.session, func(st *store.Store) (TagCounts, error) {
		counts, err := st.ExcerptCounts(filter.Filter{})
		if err != nil {
			return TagCounts{}, err
		}
		tags, err := st.Tags()
		if err != nil {
			return TagCounts{}, err
		}
		apart, err := st.Apart()
		return viewCounts(counts, plainTags(tags), apart), err
	})
}

// Lookalike returns the name of the sibling that a name would look like; empty for none. A
// name with characters that can't be seen is said to look like itself.
func (c Codebook) Lookalike(id, parentID, name string) (string, error) {
	return read(c.session, func(st *store.Store) (string, error) {
		tags, err := st.Tags()
		tag := coding.Tag{ID: id, ParentID: parentID, Name: name}
		if like, ok := coding.NewCodebook(plainTags(tags)).Lookalike(tag); ok {
			return like.Name, err
		}
		if coding.Unseen(name) {
			return name, err
		}
		return "", err
	})
}

// comparedQuotes is how many quotes of a tag stand beside the one being tagged.
const comparedQuotes = 5

// LastQuotes returns the quotes that were given a tag last, without one of them.
func (c Codebook) LastQuotes(tagID, exceptID string) ([]Quote, error) {
	return read(c.session, func(st *store.Store) ([]Quote, error) {
		quotes, err := st.Last(tagID, exceptID, comparedQuotes)
		return each(quotes, viewQuote), err
	})
}

// mostCarrying is how many highlights of a tag can be chosen among.
const mostCarrying = 10_000

// Carrying returns the highlights that carry a tag itself, by transcript and place.
func (c Codebook) Carrying(tagID string) ([]Quote, error) {
	return read(c.session, func(st *store.Store) ([]Quote, error) {
		quotes, err := st.Carrying(tagID, mostCarrying)
		return each(quotes, viewQuote), err
	})
}
