package store

import (
	"fmt"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// PutTags makes the tags that are not there and describes those that are, all in one step:
// parents may come after their children. A tag whose key another has, in the codebook or
// before it in the list, gets none; one that is new comes behind its siblings.
func (s *Store) PutTags(tags []coding.Tag, label string) (Change, error) {
	return s.write(step{label: label}, func(t *tx) error {
		there, err := t.tags()
		if err != nil {
			return fmt.Errorf("read tags: %w", err)
		}
		p := putting{tx: t, all: there}
		for _, tag := range tags {
			if err := p.put(tidied(tag)); err != nil {
				return err
			}
		}
		return wholesome(coding.NewCodebook(p.all))
	})
}

// putting is a codebook while tags are put into it.
type putting struct {
	*tx
	all []coding.Tag
}

func (p *putting) put(tag coding.Tag) error {
	if err := coding.CheckName(tag.Name); err != nil {
		return err
	}
	at := slices.IndexFunc(p.all, func(one coding.Tag) bool { return one.ID == tag.ID })
	if tag.Archived || p.taken(tag) {
		tag.Key = 0
	}
	if tag.Colour == "" {
		tag.Colour = coding.NextColour(p.all)
	}
	if err := coding.CheckColour(tag.Colour); err != nil {
		return err
	}
	if at >= 0 {
		p.all[at] = tag
		return p.updateTag(tag)
	}
	for _, other := range p.all {
		tag.Position = max(tag.Position, other.Position+1)
	}
	p.all = append(p.all, tag)
	return p.insertRow(tag)
}

func (p *putting) taken(tag coding.Tag) bool {
	return tag.Key > 0 && slices.ContainsFunc(p.all, func(one coding.Tag) bool { return one.Key == tag.Key && one.ID != tag.ID })
}

// wholesome returns a fault if a codebook has tags that stand nowhere or can't be told apart.
func wholesome(book coding.Codebook) error {
	if lost := book.Severed(); len(lost) > 0 {
		return fault.New(fault.Invalid, "The tag “%s” has no place in the codebook.", lost[0].Name)
	}
	if twins := book.Twins(); len(twins) > 0 {
		return fault.New(fault.Conflict, "There are two tags “%s” in one place.", twins[0].Name)
	}
	return nil
}
