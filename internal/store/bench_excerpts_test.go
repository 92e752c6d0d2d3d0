package store_test

import (
	"math/rand/v2"
	"testing"

	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/store"
	"manicule/internal/store/storetest"
)

// marked is a project of ten million words with 50,000 highlights.
var marked50k = storetest.Size{Transcripts: 1000, Words: 10_000, Highlights: 50_000, Tags: 500, Seed: 1}

func openMarked(b *testing.B) *store.Store {
	s := must[*store.Store](b)(store.Open(must[string](b)(storetest.Kept(kept, marked50k, sampleTurns()))))
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkFilter is one filter after the other among 50,000 highlights, grouped by tag.
func BenchmarkFilter(b *testing.B) {
	s := openMarked(b)
	for name, words := range map[string]string{
		"all": "", "tag": "tag:{TAG}", "not": "-tag:{TAG} role:respondent", "words": "president", "near": "near:{TAG}/3 -overlaps:{TAG}",
		"several": `tag:{TAG} role:respondent -russia date:2016..2027 -has:note status:unread`,
	} {
		f := must[filter.Filter](b)(filter.Parse(words))
		b.Run(name, func(b *testing.B) {
			b.StopTimer()
			tags := must[[]store.CountedTag](b)(s.Tags())
			r := rand.New(rand.NewPCG(1, 1))
			must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{}))
			b.StartTimer()
			for b.Loop() {
				tag := tags[r.IntN(len(tags))].ID
				for _, term := range f {
					for i, v := range term.Any {
						if v.Kind == filter.ByID {
							term.Any[i].Text = tag
						}
					}
				}
				must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{Filter: f, GroupBy: excerpt.ByTag}))
			}
		})
	}
}

// BenchmarkFilterFirst is the first filter after the project was opened.
func BenchmarkFilterFirst(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		s := openMarked(b)
		b.StartTimer()
		must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{}))
		b.StopTimer()
		s.Close()
		b.StartTimer()
	}
}

// BenchmarkFilterAfterWrite is the filter again after another tag was given.
func BenchmarkFilterAfterWrite(b *testing.B) {
	s := openMarked(b)
	d := newDice(b, s)
	var added []string
	must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{}))
	for b.Loop() {
		b.StopTimer()
		h := d.highlight(d.transcript())
		must[store.Change](b)(s.AddHighlight(h, nil))
		added = append(added, h.ID)
		b.StartTimer()
		must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{Filter: filter.Filter{{Key: filter.Tag, Any: []filter.Value{{Kind: filter.ByID, Text: h.TagIDs[0]}}}}}))
	}
	b.StopTimer()
	must[store.Change](b)(s.RemoveHighlights(added))
}

// BenchmarkQuotes is a screenful of excerpts after the other, by tag: of as many transcripts.
func BenchmarkQuotes(b *testing.B) {
	s := openMarked(b)
	var all []*excerpt.Excerpt
	for _, g := range must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{GroupBy: excerpt.ByTag})).Groups {
		all = append(all, g.Excerpts...)
	}
	const screen = 100
	for from := 0; b.Loop(); from = (from + screen) % (len(all) - screen) {
		must[[]store.Quoted](b)(s.Quotes(all[from : from+screen]))
	}
}
