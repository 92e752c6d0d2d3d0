package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"manicule/internal/excerpt"
	"manicule/internal/fault"
	"manicule/internal/filter"
)

// Narrowing is a filter as it is asked of passages. It names things by their ids, so that it
// holds as long as they are there. The zero value lets everything through.
type Narrowing struct {
	Filter filter.Filter // with ids for names
	where  string        // SQL on a passage p, its turn and its speaker; empty for nothing
	args   []any
}

// and is the condition behind others.
func (n Narrowing) and() string {
	if n.where == "" {
		return ""
	}
	return " AND " + n.where
}

// narrowBy are the keys of a filter that mean something for a passage.
var narrowBy = []filter.Key{
	filter.Speaker, filter.Role, filter.Transcript, filter.Folder, filter.Status, filter.Date, filter.Attribute, filter.Tag, filter.Has,
}

// Narrow makes a filter ready to be asked of passages. Its terms mean there: who speaks, of
// which transcript, and what is highlighted in it; tag:none is a passage without a tag.
func (s *Store) Narrow(f filter.Filter) (n Narrowing, err error) {
	if len(f) == 0 {
		return n, nil
	}
	for _, term := range f {
		if !slices.Contains(narrowBy, term.Key) {
			return n, notForPassages(term)
		}
	}
	err = s.read(func(t *tx) error {
		names, heads, err := t.filterNames()
		if err != nil {
			return err
		}
		if n.Filter, err = names.Bind(f); err != nil {
			return err
		}
		m := meaning{tx: t, names: names, heads: heads}
		var terms []string
		for _, term := range n.Filter {
			where, err := m.term(term)
			if err != nil {
				return err
			}
			terms = append(terms, where)
		}
		n.where, n.args = strings.Join(terms, " AND "), m.args
		return nil
	})
	return n, err
}

func notForPassages(term filter.Term) error {
	if term.Key == filter.Words {
		return fault.New(fault.Invalid, "“%s” is no filter for a search.", term).WithHint("Search for the words themselves, or put what it is before them: speaker:Kerry.")
	}
	var keys []string
	for _, key := range narrowBy {
		if key != filter.Attribute {
			keys = append(keys, string(key)+":")
		}
	}
	return fault.New(fault.Invalid, "A search can't be narrowed by %s, which is of highlights.", term).WithHint("It can be by %s and attributes.", strings.Join(keys, ", "))
}

// filterNames are the names a filter may use, and the transcripts' heads.
func (t *tx) filterNames() (n filter.Names, heads []excerpt.Head, err error) {
	if n.Tags, err = t.codebook(); err != nil {
		return n, nil, err
	}
	if n.Speakers, err = t.speakers(); err != nil {
		return n, nil, err
	}
	folders, err := t.folders()
	if err != nil {
		return n, nil, err
	}
	for _, f := range folders {
		n.Folders = append(n.Folders, filter.Named{ID: f.ID, Name: f.Name})
	}
	if n.Attributes, err = t.attributes(); err != nil {
		return n, nil, err
	}
	if heads, err = t.heads(); err != nil {
		return n, nil, fmt.Errorf("read transcripts: %w", err)
	}
	for _, head := range heads {
		n.Titles = append(n.Titles, filter.Named{ID: head.ID, Name: head.Title})
	}
	return n, heads, nil
}

// meaning writes the terms of a filter in SQL, and gathers what they are about.
type meaning struct {
	*tx
	names filter.Names
	heads []excerpt.Head
	args  []any
}

func (m *meaning) term(term filter.Term) (string, error) {
	where, err := m.holds(term)
	if term.Not {
		where = "NOT (" + where + ")"
	}
	return where, err
}

// holds is a term without its minus.
func (m *meaning) holds(term filter.Term) (string, error) {
	switch term.Key {
	case filter.Speaker:
		return orNone(term, "turn.speaker_id IS NULL", "coalesce(turn.speaker_id, '') "+m.in(textsOf(term))), nil
	case filter.Role:
		return orNone(term, "coalesce(speaker.role, '') = ''", "coalesce(speaker.role, '') "+m.in(textsOf(term))), nil
	case filter.Tag:
		untagged := "NOT " + marked("EXISTS (SELECT 1 FROM highlight_tag WHERE highlight_id = h.id)")
		return orNone(term, untagged, marked("EXISTS (SELECT 1 FROM highlight_tag WHERE highlight_id = h.id AND tag_id "+m.in(m.withDescendants(term))+")")), nil
	case filter.Has:
		return marked("h.note != ''"), nil
	case filter.Attribute:
		return m.attribute(term)
	}
	return "p.transcript_id " + m.in(m.transcripts(term)), nil
}

// orNone lets through also what a term asks for with the word none.
func orNone(term filter.Term, none, where string) string {
	if asksForNone(term) {
		return "(" + none + " OR " + where + ")"
	}
	return where
}

func asksForNone(term filter.Term) bool {
	return slices.ContainsFunc(term.Any, func(v filter.Value) bool { return v.Kind == filter.None })
}

// marked is the SQL that a highlight h, of which the condition holds, lies over some of a passage.
func marked(condition string) string {
	return "EXISTS (SELECT 1 FROM highlight h WHERE h.transcript_id = p.transcript_id AND h.start_at < p.end_at AND h.end_at > p.start_at AND " + condition + ")"
}

// in is the SQL that something is among these. What is written first has its argument first.
func (m *meaning) in(these []string) string {
	list, err := json.Marshal(these)
	if err != nil {
		panic(err) // strings can be written
	}
	m.args = append(m.args, string(list))
	return "IN (SELECT value FROM json_each(?))"
}

func textsOf(term filter.Term) []string {
	texts := []string{}
	for _, v := range term.Any {
		if v.Kind != filter.None {
			texts = append(texts, v.Text)
		}
	}
	return texts
}

func (m *meaning) withDescendants(term filter.Term) []string {
	ids := textsOf(term)
	for _, v := range term.Any {
		if v.Kind == filter.None || v.Alone {
			continue
		}
		for _, below := range m.names.Tags.Descendants(v.Text) {
			ids = append(ids, below.ID)
		}
	}
	return ids
}

// transcripts are those of which a term about them holds.
func (m *meaning) transcripts(term filter.Term) []string {
	ids := []string{}
	for _, head := range m.heads {
		if slices.ContainsFunc(term.Any, func(v filter.Value) bool { return isOf(head, term.Key, v) }) {
			ids = append(ids, head.ID)
		}
	}
	return ids
}

func isOf(head excerpt.Head, key filter.Key, v filter.Value) bool {
	switch key {
	case filter.Transcript:
		return v.Text == head.ID
	case filter.Folder:
		return v.Kind == filter.None && head.FolderID == "" || v.Kind == filter.ByID && v.Text == head.FolderID
	case filter.Status:
		return v.Text == string(head.Status)
	}
	return v.HoldsDate(head.Date) // filter.Date
}

// attribute asks what is known of the transcript, and of who speaks.
func (m *meaning) attribute(term filter.Term) (string, error) {
	values, err := m.values()
	if err != nil {
		return "", err
	}
	ids := map[string]bool{}
	for _, a := range m.names.Attributes {
		ids[a.ID] = a.Name == term.Name
	}
	known, wanted := []string{}, []string{}
	for _, value := range values {
		if !ids[value.AttributeID] {
			continue
		}
		known = append(known, value.SubjectID)
		if slices.ContainsFunc(term.Any, func(v filter.Value) bool { return v.HoldsAttribute(value.Value) }) {
			wanted = append(wanted, value.SubjectID)
		}
	}
	none := ""
	if asksForNone(term) {
		none = "NOT " + m.anyOf(known)
	}
	return orNone(term, none, m.anyOf(wanted)), nil
}

func (m *meaning) anyOf(subjects []string) string {
	return "(p.transcript_id " + m.in(subjects) + " OR coalesce(turn.speaker_id, '') " + m.in(subjects) + ")"
}
