package store

import (
	"database/sql"
	"errors"
	"fmt"
	"time"

	"manicule/internal/fault"
)

// keptInTrash is how long what was removed can be brought back.
const keptInTrash = 30 * 24 * time.Hour

// Trashed is something that was removed and can be brought back.
type Trashed struct {
	ID, Kind, Title string // Kind is "transcript", "tag" or "highlight"
	Thrown          time.Time
}

// throw puts into the trash what the step at hand has taken away and no other thrown thing
// holds: its rows as the journal has them. err is that of the removal, and passes through.
func (t *tx) throw(kind, title string, err error) error {
	if err != nil {
		return err
	}
	id := t.store.NewID()
	if err := t.exec(`INSERT INTO trash (id, kind, title, thrown, clock) VALUES (?, ?, ?, ?, (SELECT clock FROM recording))`, id, kind, title, stampOf(t.now)); err != nil {
		return fmt.Errorf("throw away: %w", err)
	}
	for _, table := range journaled {
		err := t.exec(fmt.Sprintf(`INSERT INTO trash_row (id, trash_id, tbl, row, image)
			SELECT ?1 || ':%[1]s:' || row, ?1, '%[1]s', row, image FROM journal
			WHERE step = (SELECT step FROM recording) AND tbl = '%[1]s' AND image IS NOT NULL
			AND row NOT IN (SELECT id FROM %[1]s)
			AND row NOT IN (SELECT row FROM trash_row WHERE tbl = '%[1]s')`, table), id)
		if err != nil {
			return fmt.Errorf("throw away %s: %w", table, err)
		}
	}
	return nil
}

// Trash returns what was removed and can be brought back, the latest first.
func (s *Store) Trash() (trash []Trashed, err error) {
	err = s.read(func(t *tx) error {
		trash, err = list(t, scanTrashed, `SELECT id, kind, title, thrown FROM trash ORDER BY clock DESC, id DESC`)
		return err
	})
	return trash, err
}

func scanTrashed(row scanner) (tr Trashed, err error) {
	err = row.Scan(&tr.ID, &tr.Kind, &tr.Title, scanTime{&tr.Thrown})
	return tr, err
}

func (t *tx) trashed(id string) (Trashed, error) {
	tr, err := scanTrashed(t.QueryRow(`SELECT id, kind, title, thrown FROM trash WHERE id = ?`, id))
	if errors.Is(err, sql.ErrNoRows) {
		return tr, fault.New(fault.NotFound, "This is no longer in the trash.")
	}
	return tr, err
}

// BringBack takes something out of the trash and puts it where it was. A highlight whose
// transcript is gone can't come back before it; a tag whose parent is gone comes back at
// the top, and one whose name has been given to another comes back as “name (2)”.
func (s *Store) BringBack(id string) (Change, error) {
	return s.write(step{label: "Bring back", long: true}, func(t *tx) error {
		thing, err := t.trashed(id)
		if err != nil {
			return err
		}
		t.label = "Bring back “" + thing.Title + "”"
		if err := t.refuseWordless(thing); err != nil {
			return err
		}
		for _, table := range journaled {
			if err := t.putBackFromTrash(id, table); err != nil {
				return fmt.Errorf("bring back %s: %w", table, err)
			}
		}
		for _, settle := range []func() error{
			func() error { return t.settleTags(id) },
			func() error { return t.settleReferences(thing) },
			t.indexUnindexed,
			func() error { return t.emptyOf(id) },
		} {
			if err := settle(); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) putBackFromTrash(id, table string) error {
	columns, err := t.columns(table)
	if err != nil {
		return err
	}
	return t.exec(putBack(table, columns, "trash_row WHERE trash_id = ? AND tbl = ? AND NOT "+wordless), id, table)
}

// wordless holds of the rows in the trash that are highlights whose words have been taken out of
// their transcript since.
const wordless = `(tbl = 'highlight' AND json_extract(image, '$.start_at') = json_extract(image, '$.end_at'))`

// refuseWordless refuses to bring back a highlight whose words are not there.
func (t *tx) refuseWordless(thing Trashed) error {
	var gone bool
	err := t.QueryRow(`SELECT EXISTS (SELECT 1 FROM trash_row WHERE trash_id = ? AND `+wordless+`)`, thing.ID).Scan(&gone)
	if err == nil && gone && thing.Kind == "highlight" {
		return fault.New(fault.Refused, "The words of “%s” have been taken out of the transcript by a correction.", thing.Title).
			WithHint("Take the correction back first.")
	}
	return err
}

// settleTags gives tags that came back from the trash a parent, a key and a name they can have.
func (t *tx) settleTags(trashID string) error {
	for _, statement := range []string{
		`UPDATE tag SET parent_id = NULL WHERE parent_id NOT IN (SELECT id FROM tag)
			AND id IN (SELECT row FROM trash_row WHERE trash_id = ? AND tbl = 'tag')`,
		`UPDATE tag SET key = 0 WHERE key > 0 AND EXISTS (SELECT 1 FROM tag other WHERE other.key = tag.key AND other.id != tag.id)
			AND id IN (SELECT row FROM trash_row WHERE trash_id = ? AND tbl = 'tag')`,
	} {
		if err := t.exec(statement, trashID); err != nil {
			return err
		}
	}
	return t.settleNames()
}

// settleReferences lets go of tags, folders and attributes that are no longer there, and refuses what can't stand
// without something else that is gone.
func (t *tx) settleReferences(thing Trashed) error {
	for _, statement := range []string{
		`DELETE FROM highlight_tag WHERE tag_id NOT IN (SELECT id FROM tag) OR highlight_id NOT IN (SELECT id FROM highlight)`,
		`UPDATE filing SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folder)`,
		`DELETE FROM attribute_value WHERE ` + strayValue,
	} {
		if err := t.exec(statement); err != nil {
			return err
		}
	}
	var lost bool
	err := t.QueryRow(`SELECT EXISTS (SELECT 1 FROM highlight WHERE transcript_id NOT IN (SELECT id FROM transcript))`).Scan(&lost)
	if err == nil && lost {
		return fault.New(fault.Refused, "“%s” was part of a transcript that has been removed.", thing.Title).WithHint("Bring the transcript back first.")
	}
	return err
}

// DeleteForGood takes things out of the trash so that they can't come back: their words
// are in the file no more once Sweep says so. The history, which holds them too, is cleared with them.
func (s *Store) DeleteForGood(ids []string) error {
	err := s.commit(func(t *tx) error {
		for _, id := range ids {
			if err := t.emptyOf(id); err != nil {
				return err
			}
		}
		return t.clearHistory()
	})
	if err != nil {
		return err
	}
	return s.checkpoint()
}

// EmptyTrash takes out what has lain there for a month by now. The history goes its own way.
func (s *Store) EmptyTrash(now time.Time) error {
	var ids []string
	err := s.read(func(t *tx) (err error) {
		ids, err = list(t, scanString, `SELECT id FROM trash WHERE thrown < ?`, stampOf(now.Add(-keptInTrash)))
		return err
	})
	if err != nil || len(ids) == 0 {
		return err
	}
	return s.commit(func(t *tx) error {
		for _, id := range ids {
			if err := t.emptyOf(id); err != nil {
				return err
			}
		}
		if err := t.wantSweep(); err != nil {
			return err
		}
		return t.dropSources()
	})
}

// emptyOf takes one thing out of the trash.
func (t *tx) emptyOf(id string) error {
	if err := t.exec(`DELETE FROM trash_row WHERE trash_id = ?`, id); err != nil {
		return fmt.Errorf("empty trash: %w", err)
	}
	return t.exec(`DELETE FROM trash WHERE id = ?`, id)
}
