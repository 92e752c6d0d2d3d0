package app

import (
	"manicule/internal/coding"
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

// MergeTags makes one tag of two: the highlights, words and children of from become those of into.
func (c Codebook) MergeTags(from, into string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.MergeTags(from, into) })
}

// RemoveTag takes a tag out of the codebook. Its highlights stay, without it; its children
// move up to its parent.
func (c Codebook) RemoveTag(id string) (Change, error) {
	return write(c.session, func(st *store.Store) (store.Change, error) { return st.RemoveTag(id) })
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
