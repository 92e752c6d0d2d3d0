package store

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"manicule/internal/fault"
)

// Each migration is one numbered file, run in one transaction together with its number.
//
//go:embed migration/*.sql
var migrations embed.FS

func migrationNames() []string {
	names, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		panic(err) // the pattern is a constant
	}
	return names // Glob sorts
}

// LatestSchema is the schema number of the projects this program writes.
func LatestSchema() int { return len(migrationNames()) }

// migrate brings the file to the latest schema. A newer one is refused.
func (s *Store) migrate() error {
	var version int
	if err := s.db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return fmt.Errorf("read schema number: %w", err)
	}
	if version > LatestSchema() {
		return tooNew(filepath.Base(s.path))
	}
	if err := s.backUpBefore(version); err != nil {
		return err
	}
	for n, name := range migrationNames() {
		if n < version {
			continue
		}
		if err := s.runMigration(n+1, name); err != nil {
			return fmt.Errorf("migrate to %d: %w", n+1, err)
		}
	}
	return nil
}

// backUpBefore has the project backed up, if it is one that has content and will change.
func (s *Store) backUpBefore(version int) error {
	if version == 0 || version == LatestSchema() || s.first == nil {
		return nil
	}
	if err := s.first(s); err != nil {
		return fault.New(fault.Storage, "%s was saved by an older Manicule, and could not be backed up before it is brought up to date.", filepath.Base(s.path)).
			WithHint("It was left as it is. %s", strings.TrimSpace(fault.From(err).Message+" "+fault.From(err).Hint)).WithCause(err)
	}
	return nil
}

// Examine looks over a copy of a project of any schema, without bringing it up to date: its
// pages and its references. It returns what the copy holds.
func Examine(path string) (c Counts, err error) {
	if err := probe(path); err != nil {
		return c, err
	}
	s, err := connect(path, []Option{OnUnsureDisk()}) // which leaves no trace in the file
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, s.db.Close()) }()
	err = s.read(func(t *tx) error {
		for _, check := range []func(*tx) ([]string, error){checkPages, checkReferences} {
			problems, err := check(t)
			if err != nil {
				return fmt.Errorf("examine: %w", err)
			}
			if len(problems) > 0 {
				return s.damaged(errors.New(problems[0]))
			}
		}
		c, err = t.counts()
		return err
	})
	return c, err
}

func (s *Store) runMigration(number int, name string) error {
	script, err := migrations.ReadFile(name)
	if err != nil {
		return err
	}
	sqlTx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer sqlTx.Rollback()
	t := &tx{Tx: sqlTx, store: s, now: s.Now(), ctx: context.Background()}
	if err := t.exec(string(script)); err != nil {
		return err
	}
	if err := t.installJournal(); err != nil {
		return fmt.Errorf("install journal: %w", err)
	}
	if number >= tallySince {
		if err := t.installTally(); err != nil {
			return fmt.Errorf("install tally: %w", err)
		}
	}
	if number == indexedSince {
		if err := t.indexAnew(); err != nil {
			return fmt.Errorf("index: %w", err)
		}
	}
	if number >= voicesSince {
		if err := t.installVoices(); err != nil {
			return fmt.Errorf("install voices: %w", err)
		}
	}
	if number == 1 {
		if err := t.exec(`INSERT INTO recording (one, step, clock, device) VALUES (1, NULL, 0, ?)`, s.NewID()); err != nil {
			return err
		}
		if err := t.exec(fmt.Sprintf(`PRAGMA application_id = %d`, applicationID)); err != nil {
			return err
		}
	}
	if err := t.exec(fmt.Sprintf(`PRAGMA user_version = %d`, number)); err != nil {
		return err
	}
	return t.Commit()
}
