package coding

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"manicule/internal/fault"
)

func moscow() Codebook {
	return NewCodebook([]Tag{
		{ID: "irr", ParentID: "bil", Name: "Irritants", Position: 1},
		{ID: "san", Name: "Sanctions", Position: 2},
		{ID: "coo", ParentID: "bil", Name: "Cooperation", Position: 0},
		{ID: "deep", ParentID: "coo", Name: "Visas"},
		{ID: "syr", Name: "syria", Position: 1},
		{ID: "bil", Name: "Bilateral relations", Position: 0},
		{ID: "min", Name: "Minsk", Position: 1},
	})
}

func ids(tags []Tag) []string {
	names := []string{}
	for _, tag := range tags {
		names = append(names, tag.ID)
	}
	return names
}

func expectIDs(t *testing.T, what string, got []Tag, want ...string) {
	t.Helper()
	if !slices.Equal(ids(got), want) {
		t.Errorf("%s: %v, want %v", what, ids(got), want)
	}
}

func TestCodebookIsATree(t *testing.T) {
	c := moscow()
	expectIDs(t, "ordered", c.Ordered(), "bil", "coo", "deep", "irr", "min", "syr", "san")
	expectIDs(t, "top", c.Children(""), "bil", "min", "syr", "san")
	expectIDs(t, "children", c.Children("bil"), "coo", "irr")
	expectIDs(t, "descendants", c.Descendants("bil"), "coo", "deep", "irr")
	expectIDs(t, "descendants of none", c.Descendants("none"))
	expectIDs(t, "severed", c.Severed())
	if got := c.PathString("deep"); got != "Bilateral relations > Cooperation > Visas" {
		t.Errorf("path: %q", got)
	}
	if got := c.Path("none"); len(got) != 0 {
		t.Errorf("path of none: %q", got)
	}
}

func TestFind(t *testing.T) {
	c := moscow()
	for path, want := range map[string]string{
		"Sanctions":                          "san",
		"SYRIA":                              "syr",
		"bilateral  relations > COOPERATÍON": "coo",
		"Bilateral relations > Sanctions":    "",
		"Cooperation":                        "",
		"Sanction":                           "",
		"":                                   "",
	} {
		tag, ok := c.Find(ParsePath(path))
		if tag.ID != want || ok != (want != "") {
			t.Errorf("Find(%q) = %q, %t; want %q", path, tag.ID, ok, want)
		}
	}
	twins := NewCodebook([]Tag{{ID: "1", Name: "work"}, {ID: "2", Name: "Work"}})
	if tag, _ := twins.Find([]string{"Work"}); tag.ID != "2" {
		t.Errorf("of two that are the same, the exact one should win; got %s", tag.ID)
	}
}

func TestAdmits(t *testing.T) {
	c := moscow()
	for name, x := range map[string]struct {
		tag  Tag
		want fault.Code
	}{
		"new":               {Tag{ID: "new", Name: "New"}, ""},
		"unchanged":         {Tag{ID: "san", Name: "Sanctions"}, ""},
		"longer name":       {Tag{ID: "new", Name: "Sanctions regime"}, ""},
		"elsewhere":         {Tag{ID: "new", ParentID: "bil", Name: "Sanctions"}, ""},
		"case of itself":    {Tag{ID: "san", Name: "sanctions"}, ""},
		"sibling's name":    {Tag{ID: "new", Name: "sanctións"}, fault.Conflict},
		"no name":           {Tag{ID: "new"}, fault.Invalid},
		"no parent":         {Tag{ID: "new", ParentID: "none", Name: "New"}, fault.NotFound},
		"under itself":      {Tag{ID: "bil", ParentID: "bil", Name: "Bilateral"}, fault.Conflict},
		"under its child":   {Tag{ID: "bil", ParentID: "deep", Name: "Bilateral"}, fault.Conflict},
		"under its sibling": {Tag{ID: "coo", ParentID: "irr", Name: "Cooperation"}, ""},
	} {
		err := c.Admits(x.tag)
		if x.want == "" && err != nil || x.want != "" && !fault.Is(err, x.want) {
			t.Errorf("%s: %v, want %q", name, err, x.want)
		}
	}
}

func TestBrokenTreesLoseNoTag(t *testing.T) {
	c := NewCodebook([]Tag{
		{ID: "a", ParentID: "b", Name: "a"},
		{ID: "b", ParentID: "a", Name: "b"},
		{ID: "hang", ParentID: "b", Name: "hang"},
		{ID: "self", ParentID: "self", Name: "self"},
		{ID: "lost", ParentID: "none", Name: "lost"},
	})
	expectIDs(t, "ordered", c.Ordered(), "a", "b", "hang", "lost", "self")
	expectIDs(t, "severed", c.Severed(), "a", "lost", "self")
	if got := c.PathString("hang"); got != "a > b > hang" {
		t.Errorf("path: %q", got)
	}
}

func TestAnyTagsMakeATree(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		tags := make([]Tag, 1+random.IntN(12))
		for i := range tags {
			id := strconv.Itoa(i)
			tags[i] = Tag{ID: id, Name: id, ParentID: strconv.Itoa(random.IntN(len(tags) + 2)), Position: random.IntN(3)}
		}
		c := NewCodebook(tags)
		seen := ids(c.Ordered())
		slices.Sort(seen)
		if len(slices.Compact(seen)) != len(tags) {
			t.Fatalf("%v came out as %v", tags, c.Ordered())
		}
		for _, tag := range c.Ordered() {
			if path := c.Path(tag.ID); len(path) == 0 || path[len(path)-1] != tag.Name {
				t.Fatalf("path of %v in %v is %v", tag, tags, path)
			}
			for _, below := range c.Descendants(tag.ID) {
				if !c.WouldLoop(tag.ID, below.ID) || c.WouldLoop(below.ID, tag.ID) {
					t.Fatalf("%v below %v in %v", below, tag, tags)
				}
			}
		}
	}
}
