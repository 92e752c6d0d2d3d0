package store

import (
	"embed"
	"fmt"
	"io/fs"
	"path/filepath"
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

// latest is the schema number this program writes.
func latest() int { return len(migrationNames()) }

// migrate brings the file to the latest schema. A newer one is refused.
func (s *Store) migrate() error {
	var version int
	if err := s.db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil {
		return fmt.Errorf("read schema number: %w", err)
	}
	if version > latest() {
		return tooNew(filepath.Base(s.path))
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
	t := &tx{Tx: sqlTx, store: s, now: s.Now()}
	if err := t.exec(string(script)); err != nil {
		return err
	}
	if err := t.installJournal(); err != nil {
		return fmt.Errorf("install journal: %w", err)
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
