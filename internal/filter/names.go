package filter

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// Names are the things of a project that a filter may name.
type Names struct {
	Tags       coding.Codebook
	Speakers   []transcript.Speaker
	Titles     []Named // of transcripts
	Folders    []Named
	Attributes []transcript.Attribute
}

// Named is something that goes by a name.
type Named struct{ ID, Name string }

// Bind returns the filter with an id in place of each name. A tag is named by its path or the
// end of it; a speaker or a title by the whole name or, where that is clear, by whole words of
// it: “Kerry” is Secretary Kerry, and “work” is never “workers”. A name that several speakers,
// transcripts or folders share means all of them. A name of nothing is a not-found fault with
// the nearest there are, one of which it is not clear what is meant a conflict.
func (n Names) Bind(f Filter) (Filter, error) {
	bound := make(Filter, len(f))
	for i, term := range f {
		t := term
		t.Any = nil
		if t.Key == Attribute {
			name, err := n.attribute(t.Name)
			if err != nil {
				return nil, err
			}
			t.Name = name
		}
		for _, value := range term.Any {
			values, err := n.bind(t.Key, value)
			if err != nil {
				return nil, err
			}
			t.Any = append(t.Any, values...)
		}
		bound[i] = t
	}
	return bound, nil
}

// bind returns what a value of a key names; the value itself where it names nothing.
func (n Names) bind(key Key, v Value) ([]Value, error) {
	if !named[key] || v.Kind == None {
		return []Value{v}, nil
	}
	ids, err := n.idsOf(key, v)
	if err != nil {
		return nil, err
	}
	values := make([]Value, len(ids))
	for i, id := range ids {
		values[i] = v
		values[i].Kind, values[i].Text = ByID, id
	}
	return values, nil
}

func (n Names) idsOf(key Key, v Value) ([]string, error) {
	switch {
	case v.Kind == ByID:
		if _, there := n.nameOf(key, v.Text); !there {
			return nil, fault.New(fault.NotFound, "A %s that the filter names is no longer in the project.", whatIs(key))
		}
		return []string{v.Text}, nil
	case tagged[key]:
		return n.tag(v.Text)
	case key == Folder:
		return find(whatIs(key), v.Text, n.Folders, false)
	}
	return find(whatIs(key), v.Text, n.known(key), true)
}

// known lists the things of a key with each name they go by.
func (n Names) known(key Key) []Named {
	switch key {
	case Folder:
		return n.Folders
	case Transcript:
		return n.Titles
	}
	var speakers []Named
	for _, s := range n.Speakers {
		speakers = append(speakers, Named{s.ID, transcript.DisplayName(s.Name)})
		if display := transcript.DisplayName(s.Name); !coding.SameName(display, s.Name) {
			speakers = append(speakers, Named{s.ID, s.Name})
		}
	}
	return speakers
}

func whatIs(key Key) string {
	if tagged[key] {
		return string(Tag)
	}
	return string(key)
}

// find returns the ids of what goes by a name, or by words of one.
func find(what, name string, all []Named, byWords bool) ([]string, error) {
	whole := folding.Plain(name)
	var ids, part, partNames []string
	for _, thing := range all {
		switch folded := folding.Plain(thing.Name); {
		case coding.SameName(thing.Name, name) || thing.ID == name:
			ids = append(ids, thing.ID)
		case folded == whole || byWords && hasWords(folded, whole):
			part, partNames = append(part, thing.ID), append(partNames, folded)
		}
	}
	switch {
	case len(ids) > 0:
		return unique(ids), nil
	case len(unique(partNames)) > 1:
		return nil, unclear(what, name, namesOf(all, part))
	case len(part) > 0:
		return unique(part), nil
	}
	return nil, Unknown(what, name, all)
}

// hasWords reports whether the words of one folded name stand in another, side by side.
func hasWords(name, words string) bool {
	all, wanted := strings.FieldsFunc(name, isBreak), strings.FieldsFunc(words, isBreak)
	for i := 0; len(wanted) > 0 && i+len(wanted) <= len(all); i++ {
		if slices.Equal(all[i:i+len(wanted)], wanted) {
			return true
		}
	}
	return false
}

func isBreak(r rune) bool { return strings.ContainsRune(" ,.;:()[]_/–—", r) }

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// tag finds a tag by its path, or by the end of it if only one ends so.
func (n Names) tag(path string) ([]string, error) {
	names := coding.ParsePath(path)
	if tag, there := n.Tags.Find(names); there {
		return []string{tag.ID}, nil
	}
	var all []Named
	for _, tag := range n.Tags.Ordered() {
		all = append(all, Named{tag.ID, n.Tags.PathString(tag.ID)})
	}
	for _, same := range []func(a, b string) bool{coding.SameName, samePlain} {
		var ids, paths []string
		for _, tag := range all {
			if tag.ID == path || endsIn(n.Tags.Path(tag.ID), names, same) {
				ids, paths = append(ids, tag.ID), append(paths, tag.Name)
			}
		}
		switch len(ids) {
		case 0:
		case 1:
			return ids, nil
		default:
			return nil, unclear(string(Tag), path, paths)
		}
	}
	return nil, Unknown(string(Tag), path, all)
}

// endsIn reports whether a path ends in these names.
func endsIn(path, names []string, same func(a, b string) bool) bool {
	return len(names) > 0 && len(names) <= len(path) && slices.EqualFunc(path[len(path)-len(names):], names, same)
}

// samePlain reports whether a search for one name finds the other.
func samePlain(a, b string) bool { return folding.Plain(a) == folding.Plain(b) }

// attribute returns an attribute's name as the project writes it.
func (n Names) attribute(name string) (string, error) {
	var all []Named
	for _, a := range n.Attributes {
		if coding.SameName(a.Name, name) {
			return a.Name, nil
		}
		all = append(all, Named{a.ID, a.Name})
	}
	return "", Unknown("attribute", name, all)
}

// Unbind returns the filter with the names, as short as they are clear, of what has ids in it.
func (n Names) Unbind(f Filter) Filter {
	written := make(Filter, len(f))
	for i, term := range f {
		written[i] = term
		written[i].Any = nil
		for _, value := range term.Any {
			if value.Kind == ByID {
				value = n.unbind(term.Key, value)
			}
			if !slices.Contains(written[i].Any, value) {
				written[i].Any = append(written[i].Any, value)
			}
		}
	}
	return written
}

func (n Names) unbind(key Key, v Value) Value {
	name, there := n.nameOf(key, v.Text)
	if !there {
		return v
	}
	if tagged[key] {
		name = n.shortest(v.Text)
	}
	v.Kind, v.Text = Is, name
	return v
}

// nameOf is the name of what has an id.
func (n Names) nameOf(key Key, id string) (name string, there bool) {
	if tagged[key] {
		tag, there := n.Tags.Tag(id)
		return tag.Name, there
	}
	known := n.known(key)
	i := slices.IndexFunc(known, func(thing Named) bool { return thing.ID == id })
	if i < 0 {
		return "", false
	}
	return known[i].Name, true
}

// shortest is the end of a tag's path that only it has.
func (n Names) shortest(id string) string {
	path := n.Tags.Path(id)
	for i := len(path) - 1; i > 0; i-- {
		end := coding.FormatPath(path[i:])
		if ids, err := n.tag(end); err == nil && ids[0] == id {
			return end
		}
	}
	return coding.FormatPath(path)
}

// mostNames is how many names a fault lists.
const mostNames = 4

func unclear(what, name string, names []string) error {
	names = unique(names)
	return fault.New(fault.Conflict, "“%s” may be %d %ss: %s.", name, len(names), what, quoted(names)).
		WithHint("Write more of the name.")
}

// Unknown is the fault that nothing goes by a name, with the nearest there are.
func Unknown(what, name string, all []Named) error {
	f := fault.New(fault.NotFound, "There is no %s “%s” in the project.", what, name)
	if near := nearest(name, all); len(near) > 0 {
		return f.WithHint("Near to it: %s.", quoted(near))
	}
	return f
}

// quoted lists names in quotes.
func quoted(names []string) string {
	var list []string
	for _, name := range names[:min(len(names), mostNames)] {
		list = append(list, "“"+name+"”")
	}
	if more := len(names) - len(list); more > 0 {
		list = append(list, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(list, ", ")
}

func namesOf(all []Named, ids []string) (names []string) {
	for _, thing := range all {
		if slices.Contains(ids, thing.ID) {
			names = append(names, thing.Name)
		}
	}
	return names
}

// nearest returns the names most like one, the likest first.
func nearest(name string, all []Named) []string {
	type near struct {
		name string
		far  int
	}
	wanted := []rune(folding.Plain(name))
	var found []near
	for _, thing := range all {
		folded := folding.Plain(thing.Name)
		last := folded[strings.LastIndex(folded, coding.PathSeparator)+1:]
		last = strings.TrimPrefix(last, "> ")
		far := min(distance(wanted, []rune(folded)), distance(wanted, []rune(last)))
		if strings.Contains(folded, string(wanted)) {
			far = 1
		}
		if far <= 1+len(wanted)/3 && !slices.ContainsFunc(found, func(n near) bool { return n.name == thing.Name }) {
			found = append(found, near{thing.Name, far})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return cmp.Compare(a.far, b.far) })
	var names []string
	for _, n := range found[:min(len(found), mostNames)] {
		names = append(names, n.name)
	}
	return names
}

// distance is how many letters must be put in, left out or changed to make one word of another.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, from := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, to := range b {
			cost := diagonal
			if from != to {
				cost++
			}
			diagonal, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
