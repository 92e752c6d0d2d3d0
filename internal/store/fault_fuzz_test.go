package store_test

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
)

// follow plays a script on a store and on the model, and holds the two against each other:
// after every walk through the history, after every tenth act, and the whole file now and then.
func follow(t *testing.T, sc *script, acts int) {
	t.Helper()
	d := must[*desk](t)(sitDown(newProject(t)))
	for sc.n < acts {
		a := sc.next()
		if err := sc.play(a, d); err != nil {
			t.Fatalf("seed %d, operation %d, %s: %v", sc.seed, sc.n, a.name, err)
		}
		if a.travel != nil || sc.n%10 == 0 {
			if got := must[picture](t)(look(d.Store)); !got.equal(sc.now) {
				t.Fatalf("seed %d, operation %d, %s:\n%s", sc.seed, sc.n, a.name, got.differences(sc.now))
			}
		}
		if sc.n%500 == 0 {
			if problems := must[[]string](t)(d.Check()); len(problems) > 0 {
				t.Fatalf("seed %d, operation %d, %s: %v", sc.seed, sc.n, a.name, problems)
			}
		}
	}
}

// TestF27Model does what a person might do, in any order and for long; every undo must
// bring the picture before.
func TestF27Model(t *testing.T) {
	operations := rounds(2000, 100_000)
	follow(t, newScript("all", 20260102), operations)
	t.Logf("model operations %d, differences 0", operations)
}

// TestF27MemoOnWhatIsGone writes a memo on a tag that is removed, as a window does that
// saves what was typed a moment too late: the project must stay sound.
func TestF27MemoOnWhatIsGone(t *testing.T) {
	s, _ := withInterview(t)
	tag := coding.Tag{ID: store.NewID(), Name: "Mood"}
	must[store.Change](t)(s.AddTag(tag))
	must[store.Change](t)(s.RemoveTags([]string{tag.ID}, store.Removal{}))
	if _, err := s.WriteMemo(coding.OnTag, tag.ID, "too late"); !fault.Is(err, fault.NotFound) {
		t.Errorf("the answer was %v", err)
	}
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Errorf("the project is left with %q", problems)
	}
}

// TestF24Clock lets the clock leap between the acts, a day back, ten years ahead: steps
// are undone in the order they were done.
func TestF24Clock(t *testing.T) {
	leaps := []time.Duration{-24 * time.Hour, 24 * time.Hour, 10 * 365 * 24 * time.Hour, -10 * 365 * 24 * time.Hour, time.Second, 0}
	sc := newScript("all", 24)
	sc.tick = func(at time.Time) time.Time {
		if at = at.Add(leaps[sc.rng.IntN(len(leaps))]); at.Year() < 1990 || at.Year() > 2100 {
			return time.Date(2026, 3, 29, 1, 59, 59, 0, time.UTC)
		}
		return at
	}
	follow(t, sc, rounds(600, 10_000))
}

// TestF24OrderOfImport sets the clock back a day between two imports, and then ahead ten
// years and back: transcripts are listed in the order in which they came.
func TestF24OrderOfImport(t *testing.T) {
	s := newProject(t)
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.Now = func() time.Time { return now }
	s.NewID = func() string { return idAt(now) }
	var want, got []string
	for i, leap := range []time.Duration{0, -24 * time.Hour, 3650 * 24 * time.Hour, -3650 * 24 * time.Hour, time.Hour} {
		now = now.Add(leap)
		want = append(want, must[string](t)(s.Import(interview(), "interview.txt", []byte{byte(i)}, "")))
	}
	for _, l := range must[[]store.Listing](t)(s.Listings()) {
		got = append(got, l.ID)
	}
	if !slices.Equal(got, want) {
		t.Errorf("listed\n%q, came\n%q", got, want)
	}
}

// idAt is a UUIDv7 as a clock that stands there would make it.
func idAt(now time.Time) string {
	id := uuid.UUID{}
	binary.BigEndian.PutUint64(id[:], uint64(now.UnixMilli())<<16)
	binary.BigEndian.PutUint16(id[6:], 7<<12|uint16(rand.UintN(1<<12)))
	binary.BigEndian.PutUint64(id[8:], 1<<63|rand.Uint64()>>2)
	return id.String()
}

// TestF24TrashOrder throws things away while the clock is set back, day by day: the latest
// thrown is the first of the trash.
func TestF24TrashOrder(t *testing.T) {
	s, id := withInterview(t)
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.Now = func() time.Time { return now }
	var want, got []string
	for _, words := range []string{"How", "are", "Good"} {
		h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, words)}
		must[store.Change](t)(s.AddHighlight(h, nil))
		must[store.Change](t)(s.RemoveHighlights([]string{h.ID}))
		want = append([]string{words}, want...)
		now = now.Add(-24 * time.Hour)
	}
	for _, thrown := range must[[]store.Trashed](t)(s.Trash()) {
		got = append(got, thrown.Title)
	}
	if !slices.Equal(got, want) {
		t.Errorf("the trash lists %q, the latest first is %q", got, want)
	}
}
