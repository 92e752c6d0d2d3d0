package store_test

import (
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
)

func TestFiltersAreKeptByName(t *testing.T) {
	b := newBench(t)
	keep := func(f coding.Filter) error {
		_, err := b.KeepFilter(f)
		return err
	}
	if err := keep(coding.Filter{ID: "f2", Name: " góod\n", Words: "x"}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a name that is there already: %v", err)
	}
	if err := keep(coding.Filter{ID: "f2", Name: " \n"}); !fault.Is(err, fault.Invalid) {
		t.Errorf("no name: %v", err)
	}
	change := must[store.Change](t)(b.KeepFilter(coding.Filter{ID: "f2", Name: "Second", Words: "has:note", GroupBy: "speaker"}))
	if len(change.Filters) != 2 || change.Filters[1].Name != "Second" || change.Filters[1].Position != 1 {
		t.Errorf("filters = %+v", change.Filters)
	}
	must[store.Change](t)(b.KeepFilter(coding.Filter{ID: "f1", Name: "First", Words: "x"}))
	if filters := must[[]coding.Filter](t)(b.Filters()); filters[0].Name != "First" || filters[0].Position != 0 {
		t.Errorf("filters = %+v", filters)
	}
	if _, err := b.RemoveFilter("no such filter"); !fault.Is(err, fault.NotFound) {
		t.Errorf("removing none: %v", err)
	}
	if change := must[store.Change](t)(b.RemoveFilter("f2")); change.Label != "Remove the filter “Second”" || len(change.Filters) != 1 {
		t.Errorf("change = %+v", change)
	}
}

// TestFiltersFollowMergedTags: what a filter asked of a tag it asks of the one that tag became.
func TestFiltersFollowMergedTags(t *testing.T) {
	b := newBench(t)
	change := must[store.Change](t)(b.MergeTags([]string{b.tag}, b.parent))
	want := "tag:{" + b.parent + "}"
	if len(change.Filters) != 1 || change.Filters[0].Words != want {
		t.Errorf("filters = %+v, want the words %s", change.Filters, want)
	}
	must[store.Change](t)(b.Undo())
	if filters := must[[]coding.Filter](t)(b.Filters()); filters[0].Words != "tag:{"+b.tag+"}" {
		t.Errorf("after undo: %+v", filters)
	}
}

func TestTagHighlightsNamesItsStep(t *testing.T) {
	b := newBench(t)
	for _, c := range []struct {
		give, take []string
		want       string
	}{
		{[]string{b.parent}, []string{b.tag}, "Tag highlight with Mood"},
		{nil, []string{b.parent}, "Take Mood off highlight"},
	} {
		if change := must[store.Change](t)(b.TagHighlights([]string{b.highlight}, c.give, c.take, nil)); change.Label != c.want {
			t.Errorf("label %q, want %q", change.Label, c.want)
		}
	}
	if _, err := b.TagHighlights([]string{b.highlight}, []string{"no such tag"}, nil, nil); !fault.Is(err, fault.NotFound) {
		t.Errorf("a tag that is not there: %v", err)
	}
}
