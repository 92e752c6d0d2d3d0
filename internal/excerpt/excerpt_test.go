package excerpt_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"manicule/internal/excerpt"
	"manicule/internal/excerpt/excerpttest"
	"manicule/internal/filter"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

func progressOf(r *rand.Rand, p project.Project) map[string]float64 {
	progress := map[string]float64{}
	for _, t := range p.Transcripts {
		progress[t.ID] = []float64{0, 0.5, 1}[r.IntN(3)]
	}
	return progress
}

func ids(s excerpt.Selection) (ids []string) {
	for _, g := range s.Groups {
		for _, e := range g.Excerpts {
			ids = append(ids, e.ID)
		}
	}
	return ids
}

// TestSelectIsWhatAFilterMeans holds the table against the plain meaning, and sees that most
// filters let something through and keep something back, or else little would be tried.
func TestSelectIsWhatAFilterMeans(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	telling := 0
	for range 3000 {
		p := excerpttest.Project(r)
		progress := progressOf(r, p)
		table := excerpttest.Table(p, progress)
		for range 4 {
			f := excerpttest.Filter(r, p)
			got, err := table.Select(excerpt.Query{Filter: f})
			if err != nil {
				t.Fatalf("%s: %v", f, err)
			}
			want := excerpttest.Chosen(p, f, progress)
			if !same(ids(got), want) || got.Shown != len(want) || got.Total != len(p.Highlights) {
				t.Fatalf("%s\ngot  %v\nwant %v", f, ids(got), want)
			}
			if 0 < len(want) && len(want) < len(p.Highlights) {
				telling++
			}
		}
	}
	if telling < 3000 {
		t.Errorf("only %d filters divide the highlights", telling)
	}
}

// same compares lists of ids whatever the order of highlights with one place is.
func same(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// TestGroupsHoldEverything: each way to group and sort shows every excerpt, and in each of
// its groups once.
func TestGroupsHoldEverything(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	for range 500 {
		p := excerpttest.Project(r)
		table := excerpttest.Table(p, nil)
		all := excerpttest.Chosen(p, nil, nil)
		for _, by := range []excerpt.GroupBy{"", excerpt.Ungrouped, excerpt.ByTag, excerpt.BySpeaker, excerpt.ByTranscript, excerpt.ByQuestion} {
			for _, sort := range []excerpt.SortBy{"", excerpt.InPlace, excerpt.Newest, excerpt.InVoices, excerpt.InTags, excerpt.Longest, excerpt.Shortest} {
				s, err := table.Select(excerpt.Query{GroupBy: by, SortBy: sort})
				if err != nil {
					t.Fatal(err)
				}
				shown := ids(s)
				slices.Sort(shown)
				if by == excerpt.ByTag || by == excerpt.BySpeaker {
					shown = slices.Compact(shown)
				}
				if !same(shown, all) {
					t.Fatalf("by %s in the order of %s: %v, want %v", by, sort, shown, all)
				}
				for i, g := range s.Groups {
					if g.ID == "" && i < len(s.Groups)-1 || len(g.Excerpts) == 0 || g.Transcripts == 0 {
						t.Fatalf("group %d of %d: %+v", i, len(s.Groups), g)
					}
				}
			}
		}
	}
}

// TestChoicesCount: what a choice promises is what the filter with it lets through.
func TestChoicesCount(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	for range 300 {
		p := excerpttest.Project(r)
		table := excerpttest.Table(p, nil)
		f := excerpttest.Filter(r, p)
		for _, key := range []filter.Key{filter.Tag, filter.Speaker, filter.Role, filter.Transcript, filter.Folder, filter.Status} {
			choices, err := table.Choices(f, key, "")
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range choices {
				if c.ID == "" && (key == filter.Transcript || key == filter.Status) {
					continue
				}
				value := filter.Value{Kind: filter.ByID, Text: c.ID}
				switch {
				case c.ID == "":
					value = filter.Value{Kind: filter.None}
				case filter.Choices(key) != nil:
					value.Kind = filter.Is
				}
				with := append(slices.Clone(f), filter.Term{Key: key, Any: []filter.Value{value}})
				if want := excerpttest.Chosen(p, with, nil); len(want) != c.Count {
					t.Fatalf("%s: %d are promised, there are %d", with, c.Count, len(want))
				}
			}
		}
	}
}

func TestGroupsHaveAnOrder(t *testing.T) {
	p := projecttest.Moscow()
	table := excerpttest.Table(p, nil)
	for _, c := range []struct {
		words string
		by    excerpt.GroupBy
		want  []string
	}{
		{"", excerpt.ByTag, []string{"coo 2", "irr 1", "syr 1", "eva 3", " 2"}},
		{"tag:Evasion", excerpt.ByTag, []string{"eva 3"}},
		{"tag:\"Bilateral relations\"", excerpt.ByTag, []string{"coo 2", "irr 1"}},
		{"tag:Evasion,none", excerpt.ByTag, []string{"coo 1", "eva 3", " 2"}},
		{"", excerpt.BySpeaker, []string{"speaker-kerry 7", "speaker-question 1", " 1"}},
		{"", excerpt.ByTranscript, []string{"gusman 6", "geneva 2"}},
		{"", excerpt.ByQuestion, []string{"gusman 1", "gusman 3", "geneva 1", " 3"}},
	} {
		f, err := filter.Parse(c.words)
		if err != nil {
			t.Fatal(err)
		}
		s, err := table.Select(excerpt.Query{Filter: f, GroupBy: c.by})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, g := range s.Groups {
			got = append(got, g.ID+" "+string(rune('0'+len(g.Excerpts))))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s by %s: %q, want %q", c.words, c.by, got, c.want)
		}
	}
}

// TestCountsAreWhatFiltersLetThrough counts each tag by asking for it.
func TestCountsAreWhatFiltersLetThrough(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	for range 300 {
		p := excerpttest.Project(r)
		table := excerpttest.Table(p, nil)
		f := excerpttest.Filter(r, p)
		counts, err := table.Counts(f)
		if err != nil {
			t.Fatal(err)
		}
		asked := func(v filter.Value) excerpt.Count {
			s, err := table.Select(excerpt.Query{Filter: append(slices.Clone(f), filter.Term{Key: filter.Tag, Any: []filter.Value{v}})})
			if err != nil {
				t.Fatal(err)
			}
			return excerpt.Count{Highlights: s.Shown, Transcripts: s.Transcripts, Speakers: s.Speakers}
		}
		for _, tag := range p.Tags {
			want := excerpt.TagCount{
				Own:       asked(filter.Value{Kind: filter.ByID, Text: tag.ID, Alone: true}),
				WithBelow: asked(filter.Value{Kind: filter.ByID, Text: tag.ID}),
			}
			if counts[tag.ID] != want {
				t.Fatalf("%s with %s: %+v, want %+v", tag.ID, f, counts[tag.ID], want)
			}
		}
		if want := asked(filter.Value{Kind: filter.None}); counts[excerpt.Untagged].Own != want {
			t.Fatalf("untagged with %s: %+v, want %+v", f, counts[excerpt.Untagged].Own, want)
		}
	}
}
