package coding

import (
	"cmp"
	"slices"

	"manicule/internal/fault"
)

// Codebook is the tree of a project's tags. It is a picture of the tags it was made from
// and does not change. Tags that lost their parent, or that stand below themselves, are
// kept at the top, so that no tag is ever missing from it; see Severed.
type Codebook struct {
	tags     map[string]Tag
	parent   map[string]string   // by id; empty at the top
	children map[string][]string // by parent's id, in order
	ordered  []Tag               // depth first
	severed  []Tag
}

// NewCodebook builds the tree. Of several tags with one id the last counts.
func NewCodebook(tags []Tag) Codebook {
	c := Codebook{
		tags:     make(map[string]Tag, len(tags)),
		parent:   make(map[string]string, len(tags)),
		children: make(map[string][]string),
	}
	for _, tag := range tags {
		c.tags[tag.ID] = tag
	}
	siblings := make([]Tag, 0, len(c.tags))
	for _, tag := range c.tags {
		siblings = append(siblings, tag)
		c.parent[tag.ID] = tag.ParentID
	}
	slices.SortFunc(siblings, inOrder)
	for _, tag := range siblings {
		c.sever(tag)
		above := c.parent[tag.ID]
		c.children[above] = append(c.children[above], tag.ID)
	}
	c.ordered = c.below("", make([]Tag, 0, len(siblings)))
	return c
}

// inOrder compares siblings by position, then by name.
func inOrder(a, b Tag) int {
	if a.Position != b.Position {
		return cmp.Compare(a.Position, b.Position)
	}
	return cmp.Or(cmp.Compare(Fold(a.Name), Fold(b.Name)), cmp.Compare(a.ID, b.ID))
}

// sever puts a tag at the top whose parent is not there or stands below it.
func (c *Codebook) sever(tag Tag) {
	if tag.ParentID == "" {
		return
	}
	if _, there := c.tags[tag.ParentID]; there && !c.loops(tag.ID) {
		return
	}
	c.parent[tag.ID] = ""
	c.severed = append(c.severed, tag)
}

// loops reports whether a tag is its own ancestor. Above it there may be a loop that does
// not come back to it, so the climb has a limit.
func (c Codebook) loops(id string) bool {
	above := c.parent[id]
	for range len(c.tags) {
		if above == "" || above == id {
			break
		}
		above = c.parent[above]
	}
	return above == id
}

// below appends the descendants of a tag, depth first.
func (c Codebook) below(id string, to []Tag) []Tag {
	for _, child := range c.children[id] {
		to = c.below(child, append(to, c.tags[child]))
	}
	return to
}

// Tag returns the tag with the id, and whether there is one.
func (c Codebook) Tag(id string) (Tag, bool) {
	tag, ok := c.tags[id]
	return tag, ok
}

// Ordered returns every tag, depth first, siblings by position and then by name.
func (c Codebook) Ordered() []Tag { return slices.Clone(c.ordered) }

// Children returns the tags right below one, in order; those at the top for an empty id.
func (c Codebook) Children(id string) []Tag {
	children := make([]Tag, len(c.children[id]))
	for i, child := range c.children[id] {
		children[i] = c.tags[child]
	}
	return children
}

// Descendants returns every tag below one, depth first.
func (c Codebook) Descendants(id string) []Tag {
	if _, ok := c.tags[id]; !ok {
		return nil
	}
	return c.below(id, nil)
}

// Ancestors returns every tag above one, the nearest first.
func (c Codebook) Ancestors(id string) (above []Tag) {
	for up := c.parent[id]; up != ""; up = c.parent[up] {
		above = append(above, c.tags[up])
	}
	return above
}

// Heads returns those of the tags that stand below no other of them, in their order.
func (c Codebook) Heads(tags []Tag) []Tag {
	named := make(map[string]bool, len(tags))
	for _, tag := range tags {
		named[tag.ID] = true
	}
	return slices.DeleteFunc(slices.Clone(tags), func(tag Tag) bool {
		return slices.ContainsFunc(c.Ancestors(tag.ID), func(above Tag) bool { return named[above.ID] })
	})
}

// With returns the codebook with a tag added or in the place of the one of its id.
func (c Codebook) With(tag Tag) Codebook {
	others := slices.DeleteFunc(c.Ordered(), func(one Tag) bool { return one.ID == tag.ID })
	return NewCodebook(append(others, tag))
}

// Severed returns the tags that stand at the top because their parent is not there or
// stands below them. A sound project has none.
func (c Codebook) Severed() []Tag { return slices.Clone(c.severed) }

// Twins returns the tags that have the same name as a sibling before them. A sound project
// has none.
func (c Codebook) Twins() []Tag {
	type place struct{ parent, name string }
	seen := make(map[place]bool, len(c.ordered))
	var twins []Tag
	for _, tag := range c.ordered {
		at := place{c.parent[tag.ID], Fold(tag.Name)}
		if seen[at] {
			twins = append(twins, tag)
		}
		seen[at] = true
	}
	return twins
}

// Path returns the names from the top down to the tag; none if there is no such tag.
func (c Codebook) Path(id string) []string {
	var names []string
	for tag, ok := c.tags[id]; ok; tag, ok = c.tags[c.parent[tag.ID]] {
		names = append(names, tag.Name)
	}
	slices.Reverse(names)
	return names
}

// PathString returns the tag's path as one string, as FormatPath writes it.
func (c Codebook) PathString(id string) string { return FormatPath(c.Path(id)) }

// Find returns the tag at a path of names, compared as SameName does; a name written
// exactly so wins.
func (c Codebook) Find(path []string) (Tag, bool) {
	var found Tag
	for _, name := range path {
		var ok bool
		if found, ok = c.child(found.ID, name); !ok {
			return Tag{}, false
		}
	}
	return found, len(path) > 0
}

func (c Codebook) child(id, name string) (Tag, bool) {
	children := c.Children(id)
	i := slices.IndexFunc(children, func(tag Tag) bool { return tag.Name == name })
	if i < 0 {
		i = slices.IndexFunc(children, func(tag Tag) bool { return SameName(tag.Name, name) })
	}
	if i < 0 {
		return Tag{}, false
	}
	return children[i], true
}

// WouldLoop reports whether a tag would stand below itself with this parent.
func (c Codebook) WouldLoop(id, parentID string) bool {
	for above := parentID; above != ""; above = c.parent[above] {
		if above == id {
			return true
		}
	}
	return false
}

// Admits returns a fault if the codebook can't hold the tag, new or changed: if its name
// is no name or a sibling's, its parent is not there, or it would stand below itself.
func (c Codebook) Admits(tag Tag) error {
	if err := CheckName(tag.Name); err != nil {
		return err
	}
	if _, ok := c.tags[tag.ParentID]; !ok && tag.ParentID != "" {
		return fault.New(fault.NotFound, "The tag that “%s” should go under is not in the codebook.", tag.Name)
	}
	if c.WouldLoop(tag.ID, tag.ParentID) {
		return fault.New(fault.Conflict, "The tag “%s” can't go under itself or a tag below it.", tag.Name)
	}
	for _, sibling := range c.Children(tag.ParentID) {
		if sibling.ID != tag.ID && SameName(sibling.Name, tag.Name) {
			return fault.New(fault.Conflict, "There is a tag “%s” here already.", sibling.Name).
				WithHint("Choose another name, or use that tag.")
		}
	}
	return nil
}
