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

// treeOf writes a codebook as the names of its tags in order, each behind as many dots as it
// stands below others.
func treeOf(t *testing.T, s *store.Store) string {
	t.Helper()
	var tags []coding.Tag
	for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
		tags = append(tags, tag.Tag)
	}
	book := coding.NewCodebook(tags)
	var names []string
	for _, tag := range book.Ordered() {
		names = append(names, strings.Repeat(".", len(book.Path(tag.ID))-1)+tag.Name)
	}
	return strings.Join(names, " ")
}

func each(ids map[string]string, paths string) (found []string) {
	for _, path := range strings.Fields(paths) {
		found = append(found, ids[path])
	}
	return found
}

func TestMoveTags(t *testing.T) {
	for name, c := range map[string]struct {
		moved, parent, before string
		want                  string
		fault                 fault.Code
	}{
		"to the end":                   {"a", "", "", "b .p .q ..r c a .x .y", ""},
		"before a sibling":             {"c", "", "a", "c a .x .y b .p .q ..r", ""},
		"in, to the end":               {"c", "a", "", "a .x .y .c b .p .q ..r", ""},
		"in, before one":               {"c", "a", "a/y", "a .x .c .y b .p .q ..r", ""},
		"out":                          {"b/q", "", "b", "a .x .y q .r b .p c", ""},
		"several, from anywhere":       {"c b/p a/y", "b/q", "b/q/r", "a .x b .q ..y ..p ..c ..r", ""},
		"several, one below another":   {"b b/q/r", "a", "", "a .x .y .b ..p ..q ...r c", ""},
		"before one that moves itself": {"a/x a/y", "a", "a/y", "a .x .y b .p .q ..r c", ""},
		"below itself":                 {"b", "b/q/r", "", "", fault.Conflict},
		"nowhere":                      {"c", "gone", "", "", fault.NotFound},
		"nothing":                      {"gone", "", "", "", fault.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			s := newProject(t)
			ids := codebookOf(t, s, strings.Fields("a a/x a/y b b/p b/q b/q/r c")...)
			ids["gone"] = "gone"
			before := treeOf(t, s)
			_, err := s.MoveTags(each(ids, c.moved), ids[c.parent], ids[c.before])
			if c.fault != "" {
				if !fault.Is(err, c.fault) || treeOf(t, s) != before {
					t.Fatalf("got %v and %s", err, treeOf(t, s))
				}
				return
			}
			if err != nil || treeOf(t, s) != c.want {
				t.Fatalf("got %v, %s, want %s", err, treeOf(t, s), c.want)
			}
			must[store.Change](t)(s.Undo())
			if got := treeOf(t, s); got != before {
				t.Errorf("undone: %s, want %s", got, before)
			}
			sound(t, s)
		})
	}
}

func TestMoveTagsKeepsNamesApart(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, "a", "a/x", "b", "b/X", "c")
	if _, err := s.MoveTags(each(ids, "a/x b/X"), ids["c"], ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("two of one name: %v", err)
	}
	if _, err := s.MoveTags(each(ids, "a/x"), ids["b"], ""); !fault.Is(err, fault.Conflict) {
		t.Errorf("beside one of its name: %v", err)
	}
	if got := treeOf(t, s); got != "a .x b .X c" {
		t.Errorf("the refused moves left %s", got)
	}
}

func TestArrangeTags(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, strings.Fields("a a/x a/y a/z b c")...)
	must[store.Change](t)(s.ArrangeTags(append(each(ids, "c a/z b a/y"), "gone")))
	if got := treeOf(t, s); got != "c b a .z .y .x" {
		t.Errorf("got %s", got)
	}
	sound(t, s)
}

func TestArchiveTags(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, strings.Fields("a a/x a/x/y b")...)
	archived := func() (names string) {
		for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
			if tag.Archived {
				if tag.Key != 0 {
					t.Errorf("%s is archived and has the key %d", tag.Name, tag.Key)
				}
				names += tag.Name
			}
		}
		return names
	}
	if c := must[store.Change](t)(s.ArchiveTags(each(ids, "a"), true)); c.Label != "Archive tag “a”" || archived() != "axy" {
		t.Errorf("%s: %s", c.Label, archived())
	}
	must[store.Change](t)(s.ArchiveTags(each(ids, "a/x"), false))
	if archived() != "" {
		t.Errorf("taken out below, %s is still archived", archived())
	}
	must[store.Change](t)(s.ArchiveTags(each(ids, "a/x b"), true))
	if archived() != "xyb" {
		t.Errorf("archived: %s", archived())
	}
}

// tagged is a project with three tags, one below another, and highlights that carry them.
func tagged(t *testing.T) (s *store.Store, ids map[string]string, transcript string) {
	s, transcript = withInterview(t)
	ids = codebookOf(t, s, "a", "a/x", "b")
	for id, tags := range map[string]string{"h1": "a", "h2": "a b", "h3": "a/x", "h4": "a a/x", "h5": ""} {
		h := coding.Highlight{ID: id, TranscriptID: transcript, Span: text.Span{Start: 0, End: 5}, TagIDs: each(ids, tags)}
		must[store.Change](t)(s.AddHighlight(h, nil))
	}
	return s, ids, transcript
}

// carried writes what each highlight carries: "h1:a h2:a,b".
func carried(t *testing.T, s *store.Store, transcript string) string {
	t.Helper()
	names := map[string]string{}
	for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
		names[tag.ID] = tag.Name
	}
	var lines []string
	for _, h := range must[[]coding.Highlight](t)(s.Highlights(transcript)) {
		var tags []string
		for _, id := range h.TagIDs {
			tags = append(tags, names[id])
		}
		lines = append(lines, h.ID+":"+strings.Join(tags, ","))
	}
	slices.Sort(lines)
	return strings.Join(lines, " ")
}

func TestRemoveTags(t *testing.T) {
	for name, c := range map[string]struct {
		removed string
		how     store.Removal
		tree    string
		carried string
		trash   int
	}{
		"highlights stay, children rise": {"a", store.Removal{}, "x b", "h1: h2:b h3:x h4:x h5:", 1},
		"with all below":                 {"a", store.Removal{Below: true}, "b", "h1: h2:b h3: h4: h5:", 1},
		"into another":                   {"a", store.Removal{Into: "b"}, "x b", "h1:b h2:b h3:x h4:b,x h5:", 1},
		"with all below into another":    {"a", store.Removal{Into: "b", Below: true}, "b", "h1:b h2:b h3:b h4:b h5:", 1},
		"bare highlights too":            {"a", store.Removal{Bare: true}, "x b", "h2:b h3:x h4:x h5:", 1},
		"all of them":                    {"a a/x", store.Removal{Bare: true}, "b", "h2:b h5:", 2},
		"all below and bare":             {"a b", store.Removal{Bare: true, Below: true}, "", "h5:", 2},
	} {
		t.Run(name, func(t *testing.T) {
			s, ids, transcript := tagged(t)
			if c.how.Into != "" {
				c.how.Into = ids[c.how.Into]
			}
			tree, before := treeOf(t, s), carried(t, s, transcript)
			must[store.Change](t)(s.RemoveTags(each(ids, c.removed), c.how))
			if got := treeOf(t, s); got != c.tree {
				t.Errorf("tags: %s, want %s", got, c.tree)
			}
			if got := carried(t, s, transcript); got != c.carried {
				t.Errorf("highlights: %s, want %s", got, c.carried)
			}
			sound(t, s)
			trash := must[[]store.Trashed](t)(s.Trash())
			if len(trash) != c.trash {
				t.Errorf("trash = %+v", trash)
			}
			for _, thing := range trash { // a link needs both its ends: the latest first
				must[store.Change](t)(s.BringBack(thing.ID))
			}
			if got := carried(t, s, transcript); c.how.Into == "" && got != before {
				t.Errorf("brought back: %s, want %s", got, before)
			}
			sound(t, s)
			for range 1 + len(trash) {
				must[store.Change](t)(s.Undo())
			}
			if treeOf(t, s) != tree || carried(t, s, transcript) != before {
				t.Errorf("undone: %s, %s", treeOf(t, s), carried(t, s, transcript))
			}
		})
	}
}

func TestRemoveTagsRefuses(t *testing.T) {
	s, ids, _ := tagged(t)
	for into, want := range map[string]fault.Code{ids["a/x"]: fault.Refused, "gone": fault.NotFound} {
		if _, err := s.RemoveTags(each(ids, "a"), store.Removal{Into: into, Below: true}); !fault.Is(err, want) {
			t.Errorf("into %s: %v", into, err)
		}
	}
}

func TestSplitTag(t *testing.T) {
	s, ids, transcript := tagged(t)
	c := must[store.Change](t)(s.SplitTag(ids["a"], []string{"h1", "h2", "h3"}, coding.Tag{ID: store.NewID(), Name: "new"}))
	if want := "h1:new h2:new,b h3:x h4:a,x h5:"; carried(t, s, transcript) != want || c.Label != "Split “new” off “a”" {
		t.Errorf("%s: %s, want %s", c.Label, carried(t, s, transcript), want)
	}
	must[store.Change](t)(s.SplitTag(ids["a"], []string{"h4"}, coding.Tag{ID: ids["a/x"]}))
	if want := "h1:new h2:new,b h3:x h4:x h5:"; carried(t, s, transcript) != want {
		t.Errorf("%s, want %s", carried(t, s, transcript), want)
	}
	for name, try := range map[string]struct {
		highlights []string
		to         coding.Tag
		want       fault.Code
	}{
		"none chosen":      {nil, coding.Tag{ID: ids["b"]}, fault.Invalid},
		"off itself":       {[]string{"h1"}, coding.Tag{ID: ids["a"]}, fault.Refused},
		"name that is had": {[]string{"h1"}, coding.Tag{ID: store.NewID(), Name: "B"}, fault.Conflict},
	} {
		if _, err := s.SplitTag(ids["a"], try.highlights, try.to); !fault.Is(err, try.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	sound(t, s)
}

func TestMergeSeveralTags(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, strings.Fields("a a/x a/y b b/x c")...)
	must[store.Change](t)(s.WriteAboutTag(ids["a/x"], store.UseWhen, "when"))
	c := must[store.Change](t)(s.MergeTags(each(ids, "c a a/x"), ids["b"]))
	if got := treeOf(t, s); got != "b .y .x" || c.Label != "Merge 3 tags into “b”" {
		t.Errorf("%s: %s", c.Label, got)
	}
	for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
		if tag.ID == ids["b"] && (tag.UseWhen != "when" || tag.Description != "On b\n\nOn c\n\nOn a/x\n\nOn a") {
			t.Errorf("b = %+v", tag)
		}
	}
	sound(t, s)
}

func TestPutTags(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, "a", "b") // with the keys 1 and 2
	top := store.NewID()
	must[store.Change](t)(s.PutTags([]coding.Tag{
		{ID: store.NewID(), ParentID: top, Name: "below", Key: 1},
		{ID: top, Name: "top\n> 1", Key: 3, Example: "e\x00"},
		{ID: ids["b"], Name: "b", Colour: "#112233", Description: "d", Archived: true, Key: 2},
	}, "Import"))
	if got := treeOf(t, s); got != "a b top > 1 .below" {
		t.Errorf("got %s", got)
	}
	for _, tag := range must[[]store.CountedTag](t)(s.Tags()) {
		if want := map[string]int{"a": 1, "top > 1": 3}[tag.Name]; tag.Key != want {
			t.Errorf("%s has the key %d, want %d", tag.Name, tag.Key, want)
		}
	}
	for name, tags := range map[string][]coding.Tag{
		"no parent":   {{ID: store.NewID(), ParentID: "gone", Name: "n"}},
		"twins":       {{ID: store.NewID(), Name: "n"}, {ID: store.NewID(), Name: "N"}},
		"itself":      {{ID: ids["a"], ParentID: ids["a"], Name: "a", Colour: "#112233"}},
		"no name":     {{ID: store.NewID()}},
		"no colour":   {{ID: store.NewID(), Name: "n", Colour: "red;}"}},
		"one is good": {{ID: store.NewID(), Name: "good"}, {ID: store.NewID(), Name: ""}},
	} {
		if _, err := s.PutTags(tags, "Import"); err == nil {
			t.Errorf("%s: it was taken", name)
		}
	}
	if got := treeOf(t, s); got != "a b top > 1 .below" {
		t.Errorf("what was refused left %s", got)
	}
	sound(t, s)
}

// TestWriteAboutTagIsOneStep: words written about one part of a tag in one go are one step.
func TestWriteAboutTagIsOneStep(t *testing.T) {
	s := newProject(t)
	ids := codebookOf(t, s, "a")
	for _, words := range []string{"w", "wh", "when"} {
		must[store.Change](t)(s.WriteAboutTag(ids["a"], store.UseWhen, words))
	}
	must[store.Change](t)(s.WriteAboutTag(ids["a"], store.Example, "e"))
	must[store.Change](t)(s.Undo())
	if tag := must[[]store.CountedTag](t)(s.Tags())[0]; tag.UseWhen != "when" || tag.Example != "" {
		t.Errorf("tag = %+v", tag)
	}
	if _, err := s.WriteAboutTag(ids["a"], "name = ''; --", "x"); err == nil {
		t.Error("a part that is none was written")
	}
}
