package store_test

import (
	"fmt"
	"testing"
	"time"

	"manicule/internal/store"
	"manicule/internal/transcript"
)

// BenchmarkRetitle gives every one of ten thousand transcripts another title in one step, and takes it back.
func BenchmarkRetitle(b *testing.B) {
	s := must[*store.Store](b)(store.Open(projectOf(b, "10000")))
	defer s.Close()
	listings := must[[]store.Listing](b)(s.Listings())
	var edits, undos time.Duration
	for i := range b.N {
		var cells []transcript.Cell
		for n, l := range listings {
			cells = append(cells, transcript.Cell{SubjectID: l.ID, Field: transcript.FieldTitle, Value: fmt.Sprint("Retitled ", i, " ", n)})
		}
		begun := time.Now()
		must[store.Change](b)(s.EditTable(transcript.OfTranscripts, cells, nil))
		edits += time.Since(begun)
		begun = time.Now()
		must[store.Change](b)(s.Undo())
		undos += time.Since(begun)
	}
	b.ReportMetric(float64(edits.Milliseconds())/float64(b.N), "ms")
	b.ReportMetric(float64(undos.Milliseconds())/float64(b.N), "undo-ms")
	must[int](b)(0, s.ClearHistory())
}

// BenchmarkRemove takes a hundred of ten thousand transcripts away, and brings them back.
func BenchmarkRemove(b *testing.B) {
	s := must[*store.Store](b)(store.Open(projectOf(b, "10000")))
	defer s.Close()
	listings := must[[]store.Listing](b)(s.Listings())
	var removals, undos time.Duration
	for i := range b.N {
		var ids []string
		for n := range 100 {
			ids = append(ids, listings[(n*97+i)%len(listings)].ID)
		}
		begun := time.Now()
		must[store.Change](b)(s.RemoveTranscripts(ids))
		removals += time.Since(begun)
		begun = time.Now()
		must[store.Change](b)(s.Undo())
		undos += time.Since(begun)
	}
	b.ReportMetric(float64(removals.Milliseconds())/float64(b.N), "ms")
	b.ReportMetric(float64(undos.Milliseconds())/float64(b.N), "undo-ms")
	must[int](b)(0, s.ClearHistory())
}

// BenchmarkSweep erases what is left in the search index of a hundred removed transcripts; at-once is the
// longest others may have to wait for it.
func BenchmarkSweep(b *testing.B) {
	s := must[*store.Store](b)(store.Open(projectOf(b, "10000")))
	defer s.Close()
	var longest time.Duration
	for range b.N {
		b.StopTimer()
		for _, l := range must[[]store.Listing](b)(s.Listings())[:100] {
			must[store.Change](b)(s.Describe(l.ID, l.Title+"!", l.Date, l.Place))
			must[store.Change](b)(s.Undo())
		}
		must[int](b)(0, s.ClearHistory())
		b.StartTimer()
		for done := 0.0; done < 1; {
			begun := time.Now()
			done = must[float64](b)(s.Sweep())
			longest = max(longest, time.Since(begun))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms")
	b.ReportMetric(float64(longest.Milliseconds()), "at-once-ms")
}
