//go:build linux

package store_test

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"manicule/internal/store"
)

// memory is a folder whose files need no disk, if this machine has one: what is left of a
// power cut is read there, and how it came about does not hang on the place.
func memory(t *testing.T) string {
	if dir, err := os.MkdirTemp("/dev/shm", "manicule-fault-"); err == nil {
		t.Cleanup(func() { os.RemoveAll(dir) })
		return dir
	}
	return t.TempDir()
}

// cuts replays a record up to moments chosen at random, cuts the power there, and judges
// what is left in a folder.
func cuts(t *testing.T, rng *rand.Rand, d *disk, record []event, n int, verdict func(folder string, acked int) error) (results tally) {
	t.Helper()
	results.t = t
	folder := filepath.Join(memory(t), "after")
	moments := make([]int, n)
	for i := range moments {
		moments[i] = rng.IntN(len(record) + 1)
	}
	slices.Sort(moments)
	done := 0
	for _, moment := range moments {
		for ; done < moment; done++ {
			d.take(record[done])
		}
		if err := errors.Join(os.RemoveAll(folder), d.cut(rng, folder)); err != nil {
			t.Fatal(err)
		}
		results.note(0, verdict(folder, d.acked), "cut at event", moment, "acked", d.acked)
	}
	return results
}

// filesIn reads the files of a folder.
func filesIn(t *testing.T, folder string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	for _, entry := range must[[]os.DirEntry](t)(os.ReadDir(folder)) {
		files[entry.Name()] = must[[]byte](t)(os.ReadFile(filepath.Join(folder, entry.Name())))
	}
	return files
}

// TestF02PowerCut records every write of a process at work and cuts the power at random
// moments: what was acknowledged by then is there, with either kind of journal.
func TestF02PowerCut(t *testing.T) {
	rng := rand.New(rand.NewPCG(2, 2))
	all := rounds(152, 20_000)
	tried, lost := 0, 0
	for seed := uint64(0); tried < all; seed++ {
		kind := []string{"tagging", "all", "import"}[seed%3]
		folder := t.TempDir()
		path := openedIn(t, folder)
		last := opening + 120
		d := newDisk(filesIn(t, folder), opening)
		record := recordOf(t, folder, job{Role: "work", Path: path, Kind: kind, Seed: seed, Last: last, Pace: 50, Unsure: seed%4 == 3})
		tl := newTimeline(kind, seed, last)
		results := cuts(t, rng, d, record, min(all-tried, max(all/12, 38)), func(folder string, acked int) error {
			return judge(filepath.Join(folder, "p.manicule"), tl, acked)
		})
		tried, lost = tried+results.tried, lost+results.failed
	}
	t.Logf("power cuts %d, lost %d", tried, lost)
}

// TestF02PowerCutAfterRestoring cuts the power while somebody works on a project that was
// put back from a copy, whose file has been in no journal's care before.
func TestF02PowerCutAfterRestoring(t *testing.T) {
	folder, last := t.TempDir(), opening+60
	path := filepath.Join(folder, "p.manicule")
	s := must[*store.Store](t)(store.Open(openedIn(t, t.TempDir())))
	if err := errors.Join(s.SaveCopy(path), s.Close()); err != nil {
		t.Fatal(err)
	}
	d := newDisk(filesIn(t, folder), opening)
	record := recordOf(t, folder, job{Role: "work", Path: path, Kind: "all", Seed: 7, Last: last, Pace: 20})
	tl := newTimeline("all", 7, last)
	results := cuts(t, rand.New(rand.NewPCG(2, 7)), d, record, rounds(60, 2000), func(folder string, acked int) error {
		return judge(filepath.Join(folder, "p.manicule"), tl, acked)
	})
	t.Logf("power cuts after restoring %d, lost %d", results.tried, results.failed)
}

// writeRaw keeps numbers in a table through a connection of its own, with the settings
// named in the first argument.
func writeRaw(j job) error {
	db, err := sql.Open("sqlite", "file:"+j.Path+"?"+j.Args[0])
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	for n := 1; n <= j.Last; n++ {
		if _, err := db.Exec(`INSERT INTO number VALUES (?, ?)`, n, strings.Repeat("word ", 60)); err != nil {
			return err
		}
		say("ACK", n)
	}
	say("DONE")
	return nil
}

// judgeRaw finds every number acknowledged.
func judgeRaw(path string, acked int) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	defer db.Close()
	var sound string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&sound); err != nil || sound != "ok" {
		return fmt.Errorf("%s %v", sound, err)
	}
	var there int
	if err := db.QueryRow(`SELECT count(*) FROM number WHERE n <= ?`, acked).Scan(&there); err != nil {
		return err
	}
	if there < acked {
		return errLost
	}
	return nil
}

// TestF03PowerCutIsFelt shows that the cuts are hard enough to prove something: settings
// that do not wait for the disk lose work, ours do not.
func TestF03PowerCutIsFelt(t *testing.T) {
	for name, test := range map[string]struct {
		settings string
		loses    bool
	}{
		"WAL and FULL":   {"_journal_mode=WAL&_synchronous=FULL", false},
		"WAL and NORMAL": {"_journal_mode=WAL&_synchronous=NORMAL", true},
		"WAL and OFF":    {"_journal_mode=WAL&_synchronous=OFF", true},
		"no WAL, OFF":    {"_journal_mode=DELETE&_synchronous=OFF", true},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "numbers")
			db := must[*sql.DB](t)(sql.Open("sqlite", path))
			must[sql.Result](t)(db.Exec(`CREATE TABLE number (n INTEGER PRIMARY KEY, words TEXT)`))
			db.Close()
			d := newDisk(filesIn(t, folder), 0)
			record := recordOf(t, folder, job{Role: "raw", Path: path, Last: 60, Args: []string{test.settings}})
			lost := 0
			results := cuts(t, rand.New(rand.NewPCG(3, 3)), d, record, rounds(100, 2000), func(folder string, acked int) error {
				err := judgeRaw(filepath.Join(folder, "numbers"), acked)
				if err != nil && test.loses {
					lost++
					return nil
				}
				return err
			})
			if test.loses && lost == 0 {
				t.Error("no cut lost anything: the harness proves nothing")
			}
			t.Logf("control, %s: power cuts %d, lost %d", name, results.tried, lost+results.failed)
		})
	}
}

// TestF05PowerCutDuringCreation cuts the power while a project is made.
func TestF05PowerCutDuringCreation(t *testing.T) {
	folder := t.TempDir()
	record := recordOf(t, folder, job{Role: "create", Path: filepath.Join(folder, "p.manicule")})
	results := cuts(t, rand.New(rand.NewPCG(5, 2)), newDisk(nil, 0), record, rounds(60, 1000), func(folder string, acked int) error {
		return judgeCreation(filepath.Join(folder, "p.manicule"), acked == 1)
	})
	t.Logf("power cuts while creating %d, wrong %d", results.tried, results.failed)
}

// TestF06PowerCutDuringSaveCopy cuts the power while a copy is written. Once it is
// acknowledged it is whole, and so is the project at every moment.
func TestF06PowerCutDuringSaveCopy(t *testing.T) {
	folder := t.TempDir()
	path := openedIn(t, folder)
	says := newTimeline("opening", 0, opening).after(opening).now
	d := newDisk(filesIn(t, folder), 0)
	record := recordOf(t, folder, job{Role: "copy", Path: path, Args: []string{filepath.Join(folder, "copy.manicule")}})
	results := cuts(t, rand.New(rand.NewPCG(6, 2)), d, record, rounds(60, 1000), func(folder string, acked int) error {
		return errors.Join(
			judgeCopy(filepath.Join(folder, "p.manicule"), says, true),
			judgeCopy(filepath.Join(folder, "copy.manicule"), says, acked == 1))
	})
	t.Logf("power cuts while copying %d, wrong %d", results.tried, results.failed)
}
