package store_test

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
)

// codebookOf makes tags by their paths, parents before children, and returns their ids.
func codebookOf(t *testing.T, s *store.Store, paths ...string) map[string]string {
	t.Helper()
	ids := map[string]string{}
	for _, path := range paths {
		parent, name := "", path
		if i := strings.LastIndex(path, "/"); i >= 0 {
			parent, name = path[:i], path[i+1:]
		}
		tag := coding.Tag{ID: store.NewID(), Name: name, ParentID: ids[parent], Description: "On " + path}
		must[store.Change](t)(s.AddTag(tag))
		ids[path] = tag.ID
	}
	return ids
}

// pathsOf are the paths of all tags, in order.
func pathsOf(t *testing.T, s *store.Store) (paths []string) {
	t.Helper()
	var tags []coding.Tag
	for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
		tags = append(tags, tag.Tag)
	}
	book := coding.NewCodebook(tags)
	for _, tag := range tags {
		paths = append(paths, strings.Join(book.Path(tag.ID), "/"))
	}
	slices.Sort(paths)
	return paths
}

func TestMergeTagsBringsTheTreeAlong(t *testing.T) {
	for name, c := range map[string]struct {
		tags       string
		from, into string
		want       string
	}{
		"two alone":                        {"a b", "a", "b", "b"},
		"children move":                    {"a a/x a/x/y b b/z", "a", "b", "b b/x b/x/y b/z"},
		"children of one name merge too":   {"a a/X a/X/y b b/x b/x/y b/x/z", "a", "b", "b b/x b/x/y b/x/z"},
		"into its own parent":              {"a a/b a/b/x", "a/b", "a", "a a/x"},
		"into its own child":               {"a a/b a/c", "a", "a/b", "b b/c"},
		"into one far below":               {"a a/b a/b/c a/d", "a", "a/b/c", "c c/b c/d"},
		"far below, where a name is had":   {"a c a/b a/b/c", "a", "a/b/c", "c c (2) c (2)/b"},
		"up and down a tree of one name":   {"a a/a a/a/a a/a/a/x", "a/a", "a", "a a/a a/a/x"},
		"a child with the name of its own": {"b b/a b/a/a", "b/a", "b", "b b/a"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newProject(t)
			ids := codebookOf(t, s, strings.Fields(c.tags)...)
			must[store.Change](t)(s.MergeTags([]string{ids[c.from]}, ids[c.into]))
			if got := strings.Join(pathsOf(t, s), " "); got != c.want {
				t.Errorf("got %s, want %s", got, c.want)
			}
			sound(t, s)
		})
	}
}

func TestMergeTagsHandsOver(t *testing.T) {
	s, transcript := withInterview(t)
	ids := codebookOf(t, s, "From", "Into", "Other")
	from, into, other := ids["From"], ids["Into"], ids["Other"]
	for id, tags := range map[string][]string{"h1": {from, other}, "h2": {into, from}, "h3": {other}} {
		h := coding.Highlight{ID: id, TranscriptID: transcript, Span: text.Span{Start: 0, End: 5}, TagIDs: tags}
		must[store.Change](t)(s.AddHighlight(h, nil))
	}
	must[store.Change](t)(s.WriteMemo(coding.OnTag, from, "second"))
	must[store.Change](t)(s.WriteMemo(coding.OnTag, into, "first"))

	change := must[store.Change](t)(s.MergeTags([]string{from}, into))
	if change.Label != "Merge “From” into “Into”" || !slices.Equal(change.Removed.Tags, []string{from}) || len(change.Highlights) != 2 {
		t.Errorf("change = %+v", change)
	}
	carried := map[string][]string{}
	for _, h := range must[[]coding.Highlight](t)(s.Highlights(transcript)) {
		carried[h.ID] = h.TagIDs
	}
	if !slices.Equal(carried["h1"], []string{into, other}) || !slices.Equal(carried["h2"], []string{into}) || !slices.Equal(carried["h3"], []string{other}) {
		t.Errorf("carried: %v", carried)
	}
	tags := must[[]store.CountedTag](t)(s.Tags())
	if tags[0].ID != into || tags[0].Description != "On Into\n\nOn From" || tags[0].Key != 2 || tags[0].Highlights != 2 {
		t.Errorf("into = %+v", tags[0])
	}
	memos := must[[]coding.Memo](t)(s.Memos())
	if len(memos) != 1 || memos[0].SubjectID != into || memos[0].Body != "first\n\nsecond" {
		t.Errorf("memos = %+v", memos)
	}
	sound(t, s)
}

func TestMergeTagsRefuses(t *testing.T) {
	s := newProject(t)
	a := codebookOf(t, s, "a")["a"]
	if _, err := s.MergeTags([]string{a}, a); !fault.Is(err, fault.Refused) {
		t.Errorf("into itself: %v", err)
	}
	for _, pair := range [][2]string{{a, "gone"}, {"gone", a}} {
		if _, err := s.MergeTags([]string{pair[0]}, pair[1]); !fault.Is(err, fault.NotFound) {
			t.Errorf("%v: %v", pair, err)
		}
	}
}
