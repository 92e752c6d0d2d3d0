//go:build linux

package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"manicule/internal/store"
)

// migrate opens a project of an older schema, which has it backed up first.
func migrate(j job) error {
	say("READY")
	s, err := store.Open(j.Path, store.BackUpFirst(func(s *store.Store) error { return s.SaveCopy(j.Args[0]) }))
	if err != nil {
		return err
	}
	say("ACK 1")
	err = s.Close()
	say("DONE")
	return err
}

// migration is a project of the oldest schema in a folder, and the job of bringing it up to date.
func migration(t *testing.T, folder string) job {
	t.Helper()
	return job{Role: "migrate", Path: copyOf(t, schemaFile(1), folder), Args: []string{backupIn(folder)}}
}

func backupIn(folder string) string { return filepath.Join(folder, "backup.manicule") }

// judgeMigration finds the project with the schema it had or that it was to have, a whole
// backup if it has changed, and in both what the project always said.
func judgeMigration(t *testing.T, folder string, acked bool) error {
	path := filepath.Join(folder, "p.manicule")
	number, err := numberOf(path)
	switch {
	case err != nil:
		return err
	case number < 1 || number > store.LatestSchema() || acked && number < store.LatestSchema():
		return fmt.Errorf("the schema is number %d", number)
	case number > 1:
		if _, err := store.Examine(backupIn(folder)); err != nil {
			return fmt.Errorf("%w: the backup: %w", errLost, err)
		}
		if was := schemaOf(t, backupIn(folder)); was != 1 {
			return fmt.Errorf("the backup has schema %d", was)
		}
		err = saysAsEver(t, backupIn(folder))
	}
	return errors.Join(err, saysAsEver(t, path))
}

// numberOf asks SQLite for a file's schema number, which may stand in its journal yet.
func numberOf(path string) (number int, err error) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	err = db.QueryRow(`PRAGMA user_version`).Scan(&number)
	return number, err
}

func saysAsEver(t *testing.T, path string) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	got, want := contentOf(t, s), must[[]byte](t)(os.ReadFile(filepath.Join(schemas, "001.golden.json")))
	err = errors.Join(soundAndCalled(s, "p"), s.Close())
	if !bytes.Equal(got, want) {
		err = errors.Join(err, errLost, errors.New(firstDifference(string(got), string(want))))
	}
	return err
}

// TestF05KillDuringMigration kills while a project is brought up to date.
func TestF05KillDuringMigration(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 7))
	kills := tally{t: t}
	for round := range rounds(30, 300) {
		folder := t.TempDir()
		w := start(t, migration(t, folder))
		if round > 0 { // the first may finish
			w.killAfter(between(rng, 0, time.Duration(1+3*(round%30))*time.Millisecond))
		} else if err := w.end(); err != nil {
			t.Fatal(err, w.heard)
		}
		kills.note(w.acked(0), judgeMigration(t, folder, w.acked(0) == 1), "round", round)
	}
	t.Logf("kills while migrating %d, migrated %d, lost %d", kills.tried-1, kills.acked, kills.failed)
}

// TestF05PowerCutDuringMigration cuts the power at random moments of the same.
func TestF05PowerCutDuringMigration(t *testing.T) {
	folder := t.TempDir()
	j := migration(t, folder)
	d := newDisk(filesIn(t, folder), 0)
	record := recordOf(t, folder, j)
	results := cuts(t, rand.New(rand.NewPCG(5, 8)), d, record, rounds(60, 1000), func(folder string, acked int) error {
		return judgeMigration(t, folder, acked == 1)
	})
	t.Logf("power cuts while migrating %d, lost %d", results.tried, results.failed)
}
