package store_test

import (
	"database/sql"
	"errors"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/sample"
	"manicule/internal/store"
	"manicule/internal/store/storetest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// kept is where the projects stay that the benchmarks work on: making one takes minutes.
const kept = "../../build/tmp/bench"

// scales are the projects that a figure is taken in: ten interviews, and ten thousand with
// ten million words. Each interview has fifty highlights.
var scales = map[string]storetest.Size{
	"10":    {Transcripts: 10, Words: 1000, Highlights: 500, Tags: 200, Seed: 1},
	"10000": {Transcripts: 10_000, Words: 1000, Highlights: 500_000, Tags: 200, Seed: 1},
}

// atScale runs a benchmark in each of the projects, and takes away what it has added.
func atScale(b *testing.B, run func(*testing.B, *store.Store) (added []string)) {
	for _, name := range []string{"10", "10000"} {
		b.Run(name, func(b *testing.B) {
			s := must[*store.Store](b)(store.Open(projectOf(b, name)))
			defer s.Close()
			must[store.Change](b)(s.RemoveHighlights(run(b, s)))
			var thrown []string
			for _, thing := range must[[]store.Trashed](b)(s.Trash()) {
				thrown = append(thrown, thing.ID)
			}
			must[int](b)(0, s.DeleteForGood(thrown))
		})
	}
}

func projectOf(b *testing.B, scale string) string {
	return must[string](b)(storetest.Kept(kept, scales[scale], sampleTurns()))
}

// sampleTurns are the turns of the sample, each with its label.
func sampleTurns() (turns []string) {
	for paragraph := range strings.SplitSeq(string(sample.Bytes), "\n") {
		if strings.Contains(paragraph, ": ") {
			turns = append(turns, paragraph)
		}
	}
	return turns
}

// A dice chooses transcripts, and passages and tags for highlights.
type dice struct {
	*rand.Rand
	listings []store.Listing
	tags     []store.CountedTag
}

func newDice(b *testing.B, s *store.Store) dice {
	return dice{rand.New(rand.NewPCG(1, 1)), must[[]store.Listing](b)(s.Listings()), must[[]store.CountedTag](b)(s.Tags())}
}

func (d dice) transcript() string { return d.listings[d.IntN(len(d.listings))].ID }

func (d dice) highlight(transcript string) coding.Highlight {
	start := d.IntN(4000)
	return coding.Highlight{
		ID: store.NewID(), TranscriptID: transcript, Span: text.Span{Start: start, End: start + 80},
		TagIDs: []string{d.tags[d.IntN(len(d.tags))].ID},
	}
}

// BenchmarkCommit is one durable highlight with a tag, and beside it, turn by turn on the
// same disk, the same two rows put by themselves into tables with the same indexes at the
// same settings: × raw is how much longer it takes with its history, its counts and the
// answer to the window.
func BenchmarkCommit(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		raw, d := newRaw(b), newDice(b, s)
		reading := d.transcript()
		var ours, least []time.Duration
		for b.Loop() {
			h := d.highlight(reading)
			begun := time.Now()
			must[store.Change](b)(s.AddHighlight(h, nil))
			added = append(added, h.ID)
			ours = append(ours, time.Since(begun))
			begun = time.Now()
			raw.insert(b, h)
			least = append(least, time.Since(begun))
		}
		b.ReportMetric(middle(ours).Seconds()*1e9, "ns/op")
		b.ReportMetric(middle(least).Seconds()*1e3, "raw-ms")
		b.ReportMetric(float64(middle(ours))/float64(middle(least)), "×raw")
		return added
	})
}

func middle(times []time.Duration) time.Duration {
	slices.Sort(times)
	return times[len(times)/2]
}

// A raw is SQLite by itself.
type raw struct{ *sql.DB }

func newRaw(b *testing.B) raw {
	path := filepath.Join(b.TempDir(), "raw")
	settings := "_pragma=locking_mode(EXCLUSIVE)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=foreign_keys(1)" +
		"&_pragma=secure_delete(1)&_pragma=temp_store(MEMORY)&_pragma=cell_size_check(1)&_pragma=mmap_size(0)&_pragma=cache_size(-32000)&_txlock=immediate"
	db := must[*sql.DB](b)(sql.Open("sqlite", "file:"+path+"?"+settings))
	db.SetMaxOpenConns(1)
	b.Cleanup(func() { db.Close() })
	must[sql.Result](b)(db.Exec(`
		CREATE TABLE highlight (id TEXT PRIMARY KEY, transcript_id TEXT, start_at INTEGER, end_at INTEGER,
			quote TEXT, prefix TEXT, suffix TEXT, note TEXT, author TEXT, created TEXT, updated TEXT) STRICT;
		CREATE INDEX highlight_by_place ON highlight(transcript_id, start_at);
		CREATE TABLE highlight_tag (id TEXT PRIMARY KEY, highlight_id TEXT, tag_id TEXT, position INTEGER) STRICT;
		CREATE INDEX highlight_tag_by_highlight ON highlight_tag(highlight_id, position);
		CREATE INDEX highlight_tag_by_tag ON highlight_tag(tag_id, highlight_id);`))
	return raw{db}
}

func (r raw) insert(b *testing.B, h coding.Highlight) {
	tx := must[*sql.Tx](b)(r.Begin())
	around := strings.Repeat("w", 32)
	_, err := tx.Exec(`INSERT INTO highlight VALUES (?, ?, ?, ?, ?, ?, ?, '', 'me', ?, ?)`, h.ID, h.TranscriptID, h.Span.Start, h.Span.End,
		strings.Repeat("quote ", 13), around, around, "2026-01-02T03:04:05Z", "2026-01-02T03:04:05Z")
	_, tagErr := tx.Exec(`INSERT INTO highlight_tag VALUES (?, ?, ?, 0)`, h.ID+":"+h.TagIDs[0], h.ID, h.TagIDs[0])
	if err := errors.Join(err, tagErr, tx.Commit()); err != nil {
		b.Fatal(err)
	}
}

// BenchmarkOpenProject opens a project and closes it again.
func BenchmarkOpenProject(b *testing.B) {
	for _, name := range []string{"10", "10000"} {
		path := projectOf(b, name)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := must[*store.Store](b)(store.Open(path))
				must[store.Info](b)(s.Info())
				must[int](b)(0, s.Close())
			}
		})
	}
}

// BenchmarkRead opens one interview after the other.
func BenchmarkRead(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		d := newDice(b, s)
		for b.Loop() {
			id := d.transcript()
			must[transcript.Transcript](b)(s.Transcript(id))
			must[[]coding.Highlight](b)(s.Highlights(id))
		}
		return nil
	})
}

// BenchmarkTag gives another tag to one highlight after the other, anywhere in the project.
func BenchmarkTag(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		d := newDice(b, s)
		for b.Loop() {
			b.StopTimer()
			highlights := must[[]coding.Highlight](b)(s.Highlights(d.transcript()))
			h := highlights[d.IntN(len(highlights))]
			b.StartTimer()
			must[store.Change](b)(s.SetTags(h.ID, []string{d.tags[d.IntN(len(d.tags))].ID}, nil))
		}
		return nil
	})
}

// BenchmarkList lists the library as the window begins with it, and tells what each
// transcript costs.
func BenchmarkList(b *testing.B) {
	atScale(b, func(b *testing.B, s *store.Store) (added []string) {
		rows := 0
		for b.Loop() {
			rows += len(must[[]store.Listing](b)(s.Listings()))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(rows), "µs/transcript")
		return nil
	})
}
