package store_test

import (
	"fmt"
	"testing"
	"time"

	"manicule/internal/excerpt"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

func openTenThousand(b *testing.B) *store.Store {
	s := must[*store.Store](b)(store.Open(projectOf(b, "10000")))
	b.Cleanup(func() { s.Close() })
	return s
}

// doAndUndo measures an act, and beside it taking it back. What both leave in the file is swept out.
func doAndUndo(b *testing.B, s *store.Store, act func(round int) (store.Change, error)) {
	var acts, undos time.Duration
	for round := range b.N {
		begun := time.Now()
		must[store.Change](b)(act(round))
		acts += time.Since(begun)
		begun = time.Now()
		must[store.Change](b)(s.Undo())
		undos += time.Since(begun)
	}
	b.ReportMetric(float64(acts.Nanoseconds())/float64(b.N), "ns/op")
	b.ReportMetric(float64(undos.Milliseconds())/float64(b.N), "undo-ms")
	must[int](b)(0, s.ClearHistory())
	swept(b, s)
}

// swept sweeps to the end, and returns how long others may have had to wait for it.
func swept(b *testing.B, s *store.Store) (longest time.Duration) {
	for done := 0.0; done < 1; {
		begun := time.Now()
		done = must[float64](b)(s.Sweep())
		longest = max(longest, time.Since(begun))
	}
	return longest
}

// BenchmarkRetitle gives each of ten thousand transcripts another title in one step.
func BenchmarkRetitle(b *testing.B) {
	s := openTenThousand(b)
	listings := must[[]store.Listing](b)(s.Listings())
	doAndUndo(b, s, func(round int) (store.Change, error) {
		cells := make([]transcript.Cell, len(listings))
		for i, l := range listings {
			cells[i] = transcript.Cell{SubjectID: l.ID, Field: transcript.FieldTitle, Value: fmt.Sprint("Retitled ", round, " ", i)}
		}
		return s.EditTable(transcript.OfTranscripts, cells, nil)
	})
}

// BenchmarkFill fills in a new column for each of them in one step.
func BenchmarkFill(b *testing.B) {
	s := openTenThousand(b)
	listings := must[[]store.Listing](b)(s.Listings())
	doAndUndo(b, s, func(int) (store.Change, error) {
		site := transcript.Attribute{ID: store.NewID(), Of: transcript.OfTranscripts, Name: "Site"}
		cells := make([]transcript.Cell, len(listings))
		for i, l := range listings {
			cells[i] = transcript.Cell{SubjectID: l.ID, Field: transcript.Field(site.ID), Value: fmt.Sprint("Site ", i%50)}
		}
		return s.EditTable(transcript.OfTranscripts, cells, []transcript.Attribute{site})
	})
}

// aHundred are transcripts from everywhere in the library.
func aHundred(listings []store.Listing, round int) (ids []string) {
	for n := range 100 {
		ids = append(ids, listings[(n*97+round)%len(listings)].ID)
	}
	return ids
}

// BenchmarkRemove takes a hundred of ten thousand transcripts out of the project in one step.
func BenchmarkRemove(b *testing.B) {
	s := openTenThousand(b)
	listings := must[[]store.Listing](b)(s.Listings())
	doAndUndo(b, s, func(round int) (store.Change, error) { return s.RemoveTranscripts(aHundred(listings, round)) })
}

// BenchmarkSweep sweeps what a hundred transcripts that were removed have left in the index of ten
// thousand; at-once is the longest others may have to wait for it.
func BenchmarkSweep(b *testing.B) {
	s := openTenThousand(b)
	listings := must[[]store.Listing](b)(s.Listings())
	var longest, took time.Duration
	for round := range b.N {
		must[store.Change](b)(s.RemoveTranscripts(aHundred(listings, round)))
		must[store.Change](b)(s.Undo())
		must[int](b)(0, s.ClearHistory())
		begun := time.Now()
		longest = max(longest, swept(b, s))
		took += time.Since(begun)
	}
	b.ReportMetric(float64(took.Nanoseconds())/float64(b.N), "ns/op")
	b.ReportMetric(float64(longest.Milliseconds()), "at-once-ms")
}

// BenchmarkGather reads the table of excerpts ahead, after the project was opened; at-once is the longest
// others may have to wait for it.
func BenchmarkGather(b *testing.B) {
	var longest time.Duration
	for b.Loop() {
		b.StopTimer()
		s := openMarked(b)
		b.StartTimer()
		for whole := false; !whole; {
			begun := time.Now()
			whole = must[bool](b)(s.GatherExcerpts())
			longest = max(longest, time.Since(begun))
		}
		b.StopTimer()
		must[excerpt.Selection](b)(s.Excerpts(excerpt.Query{}))
		s.Close()
		b.StartTimer()
	}
	b.ReportMetric(float64(longest.Milliseconds()), "at-once-ms")
}
