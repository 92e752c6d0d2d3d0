package library

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// most is how many backups of a project may be left.
const most = 80

// shelf is a project's backups as thinning leaves them, beside all that were ever made.
type shelf struct{ kept, made []Backup }

// add makes the next backup by a clock that says now, and thins.
func (s *shelf) add(now time.Time) {
	revision := int64(len(s.made) + 1)
	made := Backup{Path: fmt.Sprint(revision), Taken: now, Revision: revision}
	s.made = append(s.made, made)
	s.kept = append(s.kept, made)
	for _, old := range thin(s.kept, now) {
		s.kept = slices.DeleteFunc(s.kept, func(b Backup) bool { return b.Path == old.Path })
	}
}

func (s *shelf) has(revision int64) bool {
	return slices.ContainsFunc(s.kept, func(b Backup) bool { return b.Revision == revision })
}

// check holds the shelf against the rule: the newest five, and the newest of each of the
// last days, weeks and months of which there ever was a backup, in the order they were made.
func (s *shelf) check(t *testing.T, now time.Time) {
	t.Helper()
	for _, b := range s.made[max(0, len(s.made)-5):] {
		if !s.has(b.Revision) {
			t.Fatalf("after %d backups, %d of the newest five is gone", len(s.made), b.Revision)
		}
	}
	for what, revisions := range map[string][]int64{
		"day":   s.lastOfEach(12, func(t time.Time) string { return t.Format("2006 Jan 2") }),
		"week":  s.lastOfEach(10, func(t time.Time) string { return fmt.Sprint(t.ISOWeek()) }),
		"month": s.lastOfEach(9, func(t time.Time) string { return t.Format("2006 Jan") }),
	} {
		for _, revision := range revisions {
			if !s.has(revision) {
				t.Fatalf("after %d backups, %d, the newest of its %s, is gone", len(s.made), revision, what)
			}
		}
	}
	if len(s.kept) > most {
		t.Fatalf("%d backups are kept", len(s.kept))
	}
	if again := thin(s.kept, now); len(again) > 0 {
		t.Fatalf("thinning twice removes %d more", len(again))
	}
}

// lastOfEach finds the last made of each of the last count periods.
func (s *shelf) lastOfEach(count int, period func(time.Time) string) []int64 {
	last := map[string]int64{}
	for _, b := range slices.Backward(s.made) {
		if _, seen := last[period(b.Taken)]; !seen && len(last) < count {
			last[period(b.Taken)] = b.Revision
		}
	}
	var revisions []int64
	for _, revision := range last {
		revisions = append(revisions, revision)
	}
	return revisions
}

func TestThinningWithAnyClock(t *testing.T) {
	for seed := range uint64(25) {
		random := rand.New(rand.NewPCG(seed, 1))
		var s shelf
		now := noon
		for range 150 {
			switch random.IntN(12) {
			case 0: // a jump of up to ten years, either way
				now = now.Add(time.Duration(random.Int64N(int64(20*365*24*time.Hour))) - 10*365*24*time.Hour)
			case 1: // a day back
				now = now.AddDate(0, 0, -1)
			case 2: // stuck
			default:
				now = now.Add(time.Duration(random.Int64N(int64(20 * time.Hour))))
			}
			s.add(now.Truncate(time.Second))
			s.check(t, now.Truncate(time.Second))
		}
	}
}

func TestThinningOverTwoYearsOfUse(t *testing.T) {
	for seed := range uint64(2) {
		random := rand.New(rand.NewPCG(seed, 2))
		var s shelf
		now := noon
		for now.Before(noon.AddDate(2, 0, 0)) {
			if random.IntN(8) == 0 { // away for days
				now = now.Add(time.Duration(random.IntN(120)) * time.Hour)
			}
			now = now.Add(30*time.Minute + time.Duration(random.IntN(16*3600))*time.Second)
			s.add(now)
			if len(s.made)%20 == 0 {
				s.check(t, now)
			}
		}
		s.check(t, now)
		for _, b := range s.made {
			if now.Sub(b.Taken) <= 24*time.Hour && !s.has(b.Revision) {
				t.Errorf("seed %d: %s, of the last 24 hours, is gone", seed, b.Taken)
			}
		}
		days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
		for _, b := range s.kept {
			year, week := b.Taken.ISOWeek()
			days[b.Taken.Format(time.DateOnly)] = true
			weeks[fmt.Sprint(year, week)] = true
			months[b.Taken.Format("2006-01")] = true
		}
		if len(days) < 12 || len(weeks) < 10 || len(months) < 9 {
			t.Errorf("seed %d: %d backups of %d cover %d days, %d weeks, %d months", seed, len(s.kept), len(s.made), len(days), len(weeks), len(months))
		}
	}
}

func TestThinningWithBackupsDayAndNight(t *testing.T) {
	var s shelf
	now := noon
	for range 30 * 48 {
		s.add(now)
		now = now.Add(30 * time.Minute)
	}
	now = now.Add(-30 * time.Minute) // of the last backup
	s.check(t, now)
	if recent := s.count(func(b Backup) bool { return now.Sub(b.Taken) < 24*time.Hour }); recent != 48 {
		t.Errorf("%d backups of the last 24 hours are kept", recent)
	}
}

func TestThinningWhenTheClockGoesWrongAndRight(t *testing.T) {
	steps := []struct {
		name  string
		clock time.Time
	}{
		{"right", noon},
		{"a day back", noon.AddDate(0, 0, -1)},
		{"right again", noon.AddDate(0, 0, 1)},
		{"ten years ahead", noon.AddDate(10, 0, 0)},
		{"back again", noon.AddDate(0, 0, 2)},
		{"before the epoch", time.Date(1901, 1, 1, 0, 0, 0, 0, time.UTC)},
		{"and right once more", noon.AddDate(0, 0, 3)},
	}
	var s shelf
	for day := range 300 { // a history to lose
		s.add(noon.AddDate(0, 0, day-300))
	}
	history := len(s.kept)
	for _, step := range steps {
		for i := range 6 {
			now := step.clock.Add(time.Duration(i) * time.Hour)
			s.add(now)
			s.check(t, now)
		}
		if len(s.kept) < history-12 { // a wrong clock may spend a few places
			t.Errorf("%s: %d backups are left of %d", step.name, len(s.kept), history)
		}
	}
	if old := s.count(func(b Backup) bool { return b.Taken.Before(noon.AddDate(0, -4, 0)) && b.Taken.Year() > 2000 }); old < 2 {
		t.Errorf("%d backups older than four months are left", old)
	}
}

func (s *shelf) count(which func(Backup) bool) (n int) {
	for _, b := range s.kept {
		if which(b) {
			n++
		}
	}
	return n
}

func TestThinLeavesFewAlone(t *testing.T) {
	ages := func(hours ...int) (backups []Backup) {
		for i, h := range hours {
			backups = append(backups, Backup{Path: fmt.Sprint(i), Revision: int64(i + 1), Taken: noon.Add(-time.Duration(h) * time.Hour)})
		}
		return backups
	}
	tests := []struct {
		name    string
		backups []Backup
		removed []int64
	}{
		{"none", nil, nil},
		{"one", ages(0), nil},
		{"five of one day, long ago", ages(5000, 5000, 5000, 5000, 5000), nil},
		{"the oldest of one day, long ago", ages(5000, 5000, 5000, 5000, 5000, 5000), []int64{1}},
		{"many of today", ages(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0), nil},
		{"the first of a day before", ages(50, 49, 48, 5, 4, 3, 2, 1, 0), []int64{2, 1}},
		{"dated ahead by a clock just put right", ages(-12, -12, -12, -12, -12, -12, -12, -12), nil},
		{"dated ahead by a day and more", ages(-30, -30, -30, -30, -30, -30, -30, -30), []int64{3, 2, 1}},
		{"fifty within the hour", ages(make([]int, 50)...), []int64{2, 1}},
		{"one revision twice", []Backup{
			{Path: "a", Revision: 7, Taken: noon}, {Path: "b", Revision: 7, Taken: noon.Add(-time.Hour)},
		}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			before := slices.Clone(test.backups)
			var removed []int64
			for _, b := range thin(test.backups, noon) {
				removed = append(removed, b.Revision)
			}
			if !slices.Equal(removed, test.removed) {
				t.Errorf("removed %v, want %v", removed, test.removed)
			}
			if !slices.Equal(test.backups, before) {
				t.Error("the list given was changed")
			}
		})
	}
}
