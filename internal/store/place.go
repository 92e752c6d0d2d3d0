package store

import (
	"database/sql"
	"errors"
)

// KeepPlace remembers the position at the top of the page and how much has been read
// (0 to 1). It is no step of the history.
func (s *Store) KeepPlace(transcriptID string, position int, progress float64) error {
	return s.commit(func(t *tx) error {
		t.store.shelf.noteProgress()
		return t.exec(`INSERT INTO place (transcript_id, position, progress, visited) VALUES (?1, ?2, ?3, 0)
			ON CONFLICT DO UPDATE SET position = ?2, progress = max(progress, ?3)`, transcriptID, position, progress)
	})
}

// Visit remembers the transcript as the one open last, and returns where the reader was in it.
func (s *Store) Visit(transcriptID string) (position int, err error) {
	visit := s.commit
	if s.ReadOnly() {
		visit = s.transact // it is remembered until the project is closed
	}
	err = visit(func(t *tx) error {
		err := t.exec(`INSERT INTO place (transcript_id, position, progress, visited)
			VALUES (?1, 0, 0, (SELECT coalesce(max(visited), 0) + 1 FROM place))
			ON CONFLICT DO UPDATE SET visited = excluded.visited`, transcriptID)
		if err != nil {
			return err
		}
		return t.QueryRow(`SELECT position FROM place WHERE transcript_id = ?`, transcriptID).Scan(&position)
	})
	return position, err
}

// LastVisited returns the transcript that was open last and is still there; empty for none.
func (s *Store) LastVisited() (id string, err error) {
	err = s.read(func(t *tx) error {
		err := t.QueryRow(`SELECT transcript_id FROM place JOIN transcript ON id = transcript_id
			WHERE visited > 0 ORDER BY visited DESC LIMIT 1`).Scan(&id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return id, err
}
