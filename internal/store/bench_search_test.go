package store_test

import (
	"testing"

	"manicule/internal/store"
)

// BenchmarkFind is the first page of a search, for words from everywhere to hardly anywhere.
func BenchmarkFind(b *testing.B) {
	for name, typed := range map[string]string{
		"common": "the ", "beginning": "p", "two": "president russia", "phrase": `"President Putin"`, "none": "xylophone",
		"either": "sanctions OR ceasefire ", "without": "the NOT of ", "near": `"president russia"~5`, "begin": "sanction* li",
	} {
		b.Run(name, func(b *testing.B) {
			atScale(b, func(b *testing.B, s *store.Store) (added []string) {
				for b.Loop() {
					must[store.Found](b)(s.Find(b.Context(), asked(b, typed), 0, 100))
				}
				return nil
			})
		})
	}
}

// BenchmarkFindPattern is the first page of a regular expression that is found often, and all
// of one that is not found.
func BenchmarkFindPattern(b *testing.B) {
	for name, typed := range map[string]string{"often": `russian?\b`, "none": `xylo.hone`} {
		b.Run(name, func(b *testing.B) {
			atScale(b, func(b *testing.B, s *store.Store) (added []string) {
				for b.Loop() {
					found := store.Found{Next: -1}
					for after, hits := int64(0), 0; found.Next != 0 && hits < 100; after = found.Next {
						found = must[store.Found](b)(s.Find(b.Context(), patternOf(b, typed), after, 100))
						hits += len(found.Hits)
					}
				}
				return nil
			})
		})
	}
}

// BenchmarkFindWritings searches notes, memos, tags and names.
func BenchmarkFindWritings(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		for b.Loop() {
			must[[]store.Writings](b)(s.FindWritings(b.Context(), asked(b, "t"), 5))
		}
		return nil
	})
}

// BenchmarkCountHits counts all hits of a word that stands everywhere; at-once is the longest
// others may have to wait for it.
func BenchmarkCountHits(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		parts := 0
		for b.Loop() {
			for count := (store.Count{}); !count.Done; parts++ {
				count = must[store.Count](b)(s.CountHits(b.Context(), asked(b, "the "), count))
			}
		}
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(parts), "ms/part")
		return nil
	})
}
