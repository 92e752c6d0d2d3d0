package store_test

import (
	"fmt"
	"testing"
	"time"

	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/store"
	"manicule/internal/store/storetest"
)

// codebookSize is a thousand interviews with fifty thousand highlights and five hundred tags.
var codebookSize = storetest.Size{Transcripts: 1000, Words: 10_000, Highlights: 50_000, Tags: 500, Seed: 1}

func openCodebookProject(b *testing.B) *store.Store {
	path := must[string](b)(storetest.Kept(kept, codebookSize, sampleTurns()))
	s := must[*store.Store](b)(store.Open(path))
	b.Cleanup(func() { s.Close() })
	return s
}

// BenchmarkCountTags: how often, where and by whom every tag is used, as its page asks after
// something has been written.
func BenchmarkCountTags(b *testing.B) {
	s := openCodebookProject(b)
	tag := must[[]store.CountedTag](b)(s.Tags())[7]
	must[map[string]excerpt.TagCount](b)(s.ExcerptCounts(filter.Filter{}))
	var took time.Duration
	for i := range b.N {
		must[store.Change](b)(s.WriteAboutTag(tag.ID, store.UseNot, fmt.Sprint("time ", i)))
		begun := time.Now()
		must[map[string]excerpt.TagCount](b)(s.ExcerptCounts(filter.Filter{}))
		took += time.Since(begun)
	}
	b.ReportMetric(float64(took.Nanoseconds())/float64(b.N), "ns/op")
}

// BenchmarkMoveTags: one of a hundred tags that stand side by side goes up and comes back.
func BenchmarkMoveTags(b *testing.B) {
	s := openCodebookProject(b)
	var top []string
	for _, tag := range must[[]store.CountedTag](b)(s.Tags()) {
		if tag.ParentID == "" {
			top = append(top, tag.ID)
		}
	}
	begun := time.Now()
	for range b.N {
		must[store.Change](b)(s.MoveTags(top[50:51], "", top[49]))
		must[store.Change](b)(s.Undo())
	}
	b.ReportMetric(float64(time.Since(begun).Nanoseconds())/float64(2*b.N), "ns/op")
}

// BenchmarkMergeTags: a tag of a hundred highlights becomes part of another, and is itself again.
func BenchmarkMergeTags(b *testing.B) {
	s := openCodebookProject(b)
	tags := must[[]store.CountedTag](b)(s.Tags())
	begun := time.Now()
	for range b.N {
		must[store.Change](b)(s.MergeTags([]string{tags[3].ID}, tags[7].ID))
		must[store.Change](b)(s.Undo())
	}
	b.ReportMetric(float64(time.Since(begun).Nanoseconds())/float64(2*b.N), "ns/op")
}
