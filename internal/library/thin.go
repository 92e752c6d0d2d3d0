package library

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// What thinning leaves: at most keptLately plus one of each day, week and month below,
// so never more than 79 backups of a project.
const (
	keptNewest = 5              // whatever their dates say
	lately     = 24 * time.Hour // in which every backup is kept ...
	keptLately = 48             // ... up to so many, the newest counted in
)

// calendar says of how many days, weeks and months the newest backup is kept.
var calendar = []struct {
	count  int
	period func(time.Time) string
}{
	{12, func(t time.Time) string { return t.Format(time.DateOnly) }},
	{10, func(t time.Time) string { year, week := t.ISOWeek(); return fmt.Sprint(year, " week ", week) }},
	{9, func(t time.Time) string { return t.Format("2006-01") }},
}

// thin says which backups may go, as of now. Backups are ordered by revision and periods
// are counted as they come, never by their age, so a clock that was wrong for a while can
// spend a few of the places but never empty the rest.
func thin(backups []Backup, now time.Time) (remove []Backup) {
	ordered := slices.SortedFunc(slices.Values(backups), newestFirst)
	kept := make([]bool, len(ordered))
	keepLately(ordered, kept, now)
	for _, rule := range calendar {
		seen := map[string]bool{}
		for i, b := range ordered {
			period := rule.period(b.Taken.UTC())
			if len(seen) == rule.count || seen[period] {
				continue
			}
			seen[period] = true
			kept[i] = true
		}
	}
	for i, b := range ordered {
		if !kept[i] {
			remove = append(remove, b)
		}
	}
	return remove
}

// keepLately marks the newest backups and those of the last day. One dated up to a day
// ahead counts too: the clock may just have been put right.
func keepLately(ordered []Backup, kept []bool, now time.Time) {
	count := 0
	for i, b := range ordered {
		if count < keptLately && (i < keptNewest || now.Sub(b.Taken).Abs() <= lately) {
			kept[i] = true
			count++
		}
	}
}

// newestFirst orders backups by revision, which no wrong clock can turn round.
func newestFirst(a, b Backup) int {
	return cmp.Or(cmp.Compare(b.Revision, a.Revision), b.Taken.Compare(a.Taken), cmp.Compare(b.Path, a.Path))
}
