package annotation

import (
	"bytes"
	"cmp"
	"encoding/json"
	"math"
	"strings"
	"time"

	"manicule/internal/fault"
	"manicule/internal/text"
)

// Read reads annotations: a collection, a page, a list or a single one of the Web Annotation
// Data Model, or what Hypothesis gives. What it does not know it passes over. Data that are
// not JSON, or hold no annotation, are an invalid fault.
func Read(data []byte) ([]Annotation, error) {
	var file any
	if err := json.Unmarshal(bytes.TrimPrefix(data, []byte("\uFEFF")), &file); err != nil {
		return nil, fault.New(fault.Invalid, "The file is not JSON, or not whole.").WithHint("Export the annotations again.").WithCause(err)
	}
	found := annotationsIn(file, 0)
	if len(found) == 0 {
		return nil, fault.New(fault.Invalid, "The file holds no annotations.").
			WithHint("Manicule reads Web Annotations (JSON-LD), as it exports them.")
	}
	return found, nil
}

// deepest is how many things that hold annotations may lie in each other: a collection, its
// page, its list.
const deepest = 5

func annotationsIn(value any, depth int) []Annotation {
	if depth > deepest {
		return nil
	}
	var found []Annotation
	for _, one := range list(value) {
		if a, ok := annotation(one); ok {
			found = append(found, a)
			continue
		}
		for _, inside := range []string{"first", "items", "rows"} {
			if held := field(one, inside); held != nil {
				found = append(found, annotationsIn(held, depth+1)...)
			}
		}
	}
	return found
}

// list returns the members of a list; anything else stands for a list of it.
func list(value any) []any {
	switch v := value.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{value}
}

// field is what an object has under a name, nil for none and for what is no object.
func field(value any, name string) any {
	object, _ := value.(map[string]any)
	return object[name]
}

// words is a string, or the first of what an object has under the names.
func words(value any, names ...string) string {
	if s, ok := value.(string); ok {
		return s
	}
	for _, name := range names {
		if s, ok := field(value, name).(string); ok {
			return s
		}
	}
	return ""
}

// annotation reads an object that has a target.
func annotation(value any) (Annotation, bool) {
	target := field(value, "target")
	if target == nil {
		return Annotation{}, false
	}
	a := Annotation{
		ID:      id(words(field(value, "id"))),
		Created: when(field(value, "created")),
		Updated: when(cmp.Or(words(field(value, "modified")), words(field(value, "updated")))),
		Author:  cmp.Or(words(first(field(value, "creator")), "name", "nickname"), words(field(value, "user"))),
	}
	for _, body := range list(field(value, "body")) {
		a.addBody(body)
	}
	a.addNote(words(field(value, "bodyValue")))
	a.addNote(words(field(value, "text")))
	for _, tag := range list(field(value, "tags")) {
		a.addTag(Tag{Path: words(tag)})
	}
	a.readTarget(first(target), words(field(value, "uri")))
	return a, true
}

// first is the first member of a list.
func first(value any) any {
	if members := list(value); len(members) > 0 {
		return members[0]
	}
	return nil
}

func when(value any) time.Time {
	at, err := time.Parse(time.RFC3339Nano, words(value))
	if err != nil {
		return time.Time{}
	}
	return at.UTC()
}

func (a *Annotation) addBody(body any) {
	if words(field(body, "purpose")) == "tagging" {
		a.addTag(Tag{ID: ownID(words(field(body, "id"))), Path: words(field(body, "value")), Colour: words(field(body, "schema:color"))})
		return
	}
	a.addNote(words(body, "value"))
}

// ownID is the id of something of ours, nothing for any other.
func ownID(iri string) string {
	if own := id(iri); own != iri {
		return own
	}
	return ""
}

func (a *Annotation) addTag(tag Tag) {
	if tag.Path != "" {
		a.Tags = append(a.Tags, tag)
	}
}

func (a *Annotation) addNote(note string) {
	switch {
	case note == "":
	case a.Note == "":
		a.Note = note
	default:
		a.Note += "\n" + note
	}
}

func (a *Annotation) readTarget(target any, uri string) {
	source := first(field(target, "source"))
	a.SourceID = id(cmp.Or(words(source, "id"), uri))
	a.Title = words(field(source, "dc:title"))
	for _, selector := range list(field(target, "selector")) {
		switch words(field(selector, "type")) {
		case "TextPositionSelector":
			start, startOK := position(field(selector, "start"))
			end, endOK := position(field(selector, "end"))
			if startOK && endOK && start <= end {
				a.Position = &text.Span{Start: start, End: end}
			}
		case "TextQuoteSelector":
			a.Quote, a.Prefix, a.Suffix = words(field(selector, "exact")), words(field(selector, "prefix")), words(field(selector, "suffix"))
		}
	}
}

// position is a whole number that can be a place in a text.
func position(value any) (int, bool) {
	n, ok := value.(float64)
	if !ok || n < 0 || n > math.MaxInt32 || n != math.Trunc(n) {
		return 0, false
	}
	return int(n), true
}

// called is a title as it is compared.
func called(title string) string { return strings.ToLower(strings.Join(strings.Fields(title), " ")) }
