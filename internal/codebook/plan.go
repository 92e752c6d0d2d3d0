package codebook

import (
	"slices"
	"strings"

	"manicule/internal/coding"
)

// Status says what an entry does to the codebook.
type Status string

const (
	New     Status = "new"
	Changed Status = "changed"
	Same    Status = "same"
)

// Line is what becomes of one entry.
type Line struct {
	Tag     coding.Tag // as it will be
	Path    []string   // as the codebook has it, where the tag is there
	Status  Status
	Changes []Column // what changes
}

// Plan is what taking in a table does to a codebook.
type Plan struct {
	Lines []Line
	Notes []string // what of it can't be as the table says
}

// Put are the tags to put into the codebook.
func (p Plan) Put() (tags []coding.Tag) {
	for _, line := range p.Lines {
		if line.Status != Same {
			tags = append(tags, line.Tag)
		}
	}
	return tags
}

// Count counts the lines of a status.
func (p Plan) Count(status Status) (n int) {
	for _, line := range p.Lines {
		if line.Status == status {
			n++
		}
	}
	return n
}

// Prepare says what taking in entries does to the tags there are. An entry is the tag at its
// path; where it says nothing, the tag stays as it is. Nothing is ever taken away, and a key
// that another tag has stays with that.
func Prepare(tags []coding.Tag, entries []Entry, newID func() string) Plan {
	p := preparing{tags: slices.Clone(tags), kids: map[string][]int{}, held: map[int]string{}}
	for i, tag := range tags {
		p.kids[tag.ParentID] = append(p.kids[tag.ParentID], i)
		p.held[tag.Key] = tag.ID
	}
	for _, entry := range entries {
		p.take(entry, newID)
	}
	return Plan{Lines: p.lines, Notes: p.notes}
}

type preparing struct {
	tags  []coding.Tag
	kids  map[string][]int // places in tags, by parent
	held  map[int]string   // tags by key
	lines []Line
	notes notes
}

// child finds the place of a tag by its name and parent; -1 for none. A name written exactly
// so wins.
func (p *preparing) child(parentID, name string) int {
	like := -1
	for _, i := range p.kids[parentID] {
		if p.tags[i].Name == name {
			return i
		}
		if like < 0 && coding.SameName(p.tags[i].Name, name) {
			like = i
		}
	}
	return like
}

func (p *preparing) take(entry Entry, newID func() string) {
	parentID, path := "", make([]string, 0, len(entry.Path))
	for _, name := range entry.Path[:len(entry.Path)-1] {
		above := p.tags[p.child(parentID, name)] // entries come after those above them
		parentID, path = above.ID, append(path, above.Name)
	}
	name := entry.Path[len(entry.Path)-1]
	at := p.child(parentID, name)
	status := Same
	if at < 0 {
		at, status = len(p.tags), New
		p.kids[parentID] = append(p.kids[parentID], at)
		p.tags = append(p.tags, coding.Tag{ID: newID(), ParentID: parentID, Name: name, Colour: coding.NextColour(p.tags)})
	}
	tag := p.tags[at]
	changes := p.describe(&tag, entry)
	if status == Same && len(changes) > 0 {
		status = Changed
	}
	p.tags[at] = tag
	p.lines = append(p.lines, Line{Tag: tag, Path: append(path, tag.Name), Status: status, Changes: changes})
}

// describe has a tag say what its entry says, and returns what that changed.
func (p *preparing) describe(tag *coding.Tag, entry Entry) (changes []Column) {
	for _, column := range []Column{Description, UseWhen, UseNot, Example, Colour, Archived, Key} {
		words, said := entry.Says[column]
		if !said || column == Archived && words == "no" && !tag.Archived || column == Key && !p.mayHave(tag, words) {
			continue
		}
		before := *tag
		if say(tag, column, words); column == Archived && tag.Archived {
			delete(p.held, tag.Key)
			tag.Key = 0
		}
		if column == Colour && strings.EqualFold(before.Colour, tag.Colour) {
			tag.Colour = before.Colour
		}
		if *tag != before {
			changes = append(changes, column)
		}
	}
	return changes
}

// mayHave reports whether a tag can have a key, and then gives it to the tag.
func (p *preparing) mayHave(tag *coding.Tag, words string) bool {
	var wanted coding.Tag
	say(&wanted, Key, words)
	if wanted.Key == 0 || tag.Archived {
		return false
	}
	if holder, held := p.held[wanted.Key]; held && holder != tag.ID {
		p.notes.add("The key %d of “%s” is another tag’s.", wanted.Key, tag.Name)
		return false
	}
	delete(p.held, tag.Key)
	p.held[wanted.Key] = tag.ID
	return true
}
