package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"manicule/internal/fault"
)

// Undo takes back the last step.
func (s *Store) Undo() (Change, error) {
	return s.travel(func(t *tx) (steps, string, error) {
		return t.nextStep(`SELECT id, label FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1`, "There is nothing to undo.")
	})
}

// Redo does again the step undone last.
func (s *Store) Redo() (Change, error) {
	return s.travel(func(t *tx) (steps, string, error) {
		return t.nextStep(`SELECT id, label FROM step WHERE undone = 1 ORDER BY id LIMIT 1`, "There is nothing to redo.")
	})
}

// GoTo undoes or redoes all that lies between now and the moment when the step was the
// last one done. 0 is the moment before the first step there is.
func (s *Store) GoTo(stepID int64) (Change, error) {
	return s.travel(func(t *tx) (steps, string, error) {
		run, err := t.stepsTo(stepID)
		return run, "Go back in the history", err
	})
}

// travel swaps the run of steps that find names, each done one undone from the last on,
// each undone one done again from the first on.
func (s *Store) travel(find func(*tx) (run steps, label string, err error)) (Change, error) {
	var change Change
	err := s.commitStoppable(func(t *tx) error {
		run, label, err := find(t)
		if err != nil {
			return err
		}
		if err := t.swapRun(run); err != nil {
			return fmt.Errorf("swap steps: %w", err)
		}
		tables, err := t.touched(run)
		if err != nil {
			return err
		}
		if err := t.indexRewritten(run, tables); err != nil {
			return fmt.Errorf("index corrected words: %w", err)
		}
		if change, err = t.changeOf(run, tables, label); err != nil {
			return err
		}
		return t.note(run, tables)
	})
	return change, err
}

func (t *tx) nextStep(query, none string) (steps, string, error) {
	var id int64
	var label string
	err := t.QueryRow(query).Scan(&id, &label)
	if errors.Is(err, sql.ErrNoRows) {
		return steps{}, "", fault.New(fault.Refused, "%s", none)
	}
	return steps{id, id}, label, err
}

// stepsTo is the run of steps between now and a moment of the history. Those done end with
// the last one done, those undone begin after it.
func (t *tx) stepsTo(stepID int64) (run steps, err error) {
	var there bool
	var last int64
	err = t.QueryRow(`SELECT ?1 = 0 OR EXISTS (SELECT 1 FROM step WHERE id = ?1),
		coalesce((SELECT max(id) FROM step WHERE undone = 0), 0)`, stepID).Scan(&there, &last)
	switch {
	case err != nil:
		return run, fmt.Errorf("find step: %w", err)
	case !there:
		return run, fault.New(fault.NotFound, "This step is no longer in the history.")
	case stepID == last:
		return run, fault.New(fault.Refused, "This is where the project stands.")
	case stepID < last:
		return steps{stepID + 1, last}, nil
	}
	return steps{last + 1, stepID}, nil
}

// swapRun swaps each step of a run: a run of done steps backwards, one of undone steps forwards.
func (t *tx) swapRun(run steps) error {
	ids, err := list(t, scanID, `SELECT id FROM step WHERE id BETWEEN ?1 AND ?2
		ORDER BY CASE WHEN undone THEN id ELSE -id END`, run.first, run.last)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.swap(id); err != nil {
			return err
		}
	}
	return nil
}

func scanID(row scanner) (id int64, err error) {
	err = row.Scan(&id)
	return id, err
}

// swap exchanges the rows of a step with their images.
func (t *tx) swap(id int64) error {
	t.store.texts.forget()
	if err := t.tick(0); err != nil {
		return err
	}
	if err := t.unindexLeaving(id); err != nil {
		return err
	}
	tables, err := list(t, scanString, `SELECT DISTINCT tbl FROM journal WHERE step = ?`, id)
	if err != nil {
		return err
	}
	rewritten, err := list(t, scanString, rewrittenTranscripts, id, id)
	if err != nil {
		return err
	}
	if err := t.moving(rewritten, func() error { return t.swapTables(id, tables) }); err != nil {
		return err
	}
	// What lay in the trash when its words were corrected may have been deleted for good since.
	if err := t.exec(`DELETE FROM trash_row WHERE trash_id NOT IN (SELECT id FROM trash)
		AND id IN (SELECT row FROM journal WHERE step = ? AND tbl = 'trash_row')`, id); err != nil {
		return err
	}
	if err := t.exec(`UPDATE journal SET image = next, next = NULL WHERE step = ?`, id); err != nil {
		return err
	}
	if err := t.exec(`UPDATE step SET undone = 1 - undone WHERE id = ?`, id); err != nil {
		return err
	}
	if err := t.indexReturned(id); err != nil {
		return err
	}
	return t.indexTouched(id, tables)
}

func (t *tx) swapTables(id int64, tables []string) error {
	for _, table := range journaled { // a fixed list: a name from the file is never put into SQL
		if !slices.Contains(tables, table) {
			continue
		}
		if err := t.swapTable(id, table); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return t.swapRewritings(id)
}

func (t *tx) swapTable(id int64, table string) error {
	columns, err := t.columns(table)
	if err != nil {
		return err
	}
	keep := fmt.Sprintf(`UPDATE journal SET next = (SELECT %s FROM %s t WHERE t.id = journal.row) WHERE step = ? AND tbl = ?`,
		imageOf("t", columns), table)
	remove := fmt.Sprintf(`DELETE FROM %s WHERE id IN (SELECT row FROM journal WHERE step = ? AND tbl = ? AND image IS NULL)`, table)
	for _, statement := range []string{keep, remove, putBack(table, columns, "journal WHERE step = ? AND tbl = ? AND image IS NOT NULL")} {
		if err := t.exec(statement, id, table); err != nil {
			return err
		}
	}
	return nil
}

// putBack is the SQL that writes the images of some rows, found by from, into their table.
func putBack(table string, columns []string, from string) string {
	values := make([]string, len(columns))
	updates := make([]string, len(columns))
	for i, c := range columns {
		values[i] = fmt.Sprintf("json_extract(image, '$.%s')", c)
		updates[i] = fmt.Sprintf("%s = excluded.%s", c, c)
	}
	return fmt.Sprintf(`INSERT INTO %s (%s) SELECT %s FROM %s
		ON CONFLICT (id) DO UPDATE SET %s`, table, strings.Join(columns, ", "), strings.Join(values, ", "), from, strings.Join(updates, ", "))
}

// History names the steps that Undo and Redo would take; empty where there is none.
type History struct {
	Undo, Redo string
}

func (t *tx) history() (History, error) {
	var h History
	err := t.QueryRow(`SELECT
		coalesce((SELECT label FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1), ''),
		coalesce((SELECT label FROM step WHERE undone = 1 ORDER BY id LIMIT 1), '')`).Scan(&h.Undo, &h.Redo)
	return h, err
}

// Step is one act of the history.
type Step struct {
	ID     int64
	Label  string
	At     time.Time
	Undone bool
}

// Steps returns the history, the latest step first.
func (s *Store) Steps() (history []Step, err error) {
	err = s.read(func(t *tx) error {
		history, err = list(t, scanStep, `SELECT id, label, at, undone FROM step ORDER BY id DESC`)
		return err
	})
	return history, err
}

func scanStep(row scanner) (st Step, err error) {
	err = row.Scan(&st.ID, &st.Label, scanTime{&st.At}, &st.Undone)
	return st, err
}

// KeepSteps bounds the history to so many steps, at once and from now on, when there may be
// fifty more: the oldest done ones go. Of those undone the next to be done again stay, as many.
func (s *Store) KeepSteps(most int) error {
	s.kept = most
	return s.commit(func(t *tx) error { return t.trim(most) })
}

func (t *tx) trim(most int) error {
	for _, beyond := range []string{
		`SELECT id FROM step WHERE undone = 0 ORDER BY id DESC LIMIT -1 OFFSET ?`,
		`SELECT id FROM step WHERE undone = 1 ORDER BY id LIMIT -1 OFFSET ?`,
	} {
		if err := t.exec(`DELETE FROM step WHERE id IN (`+beyond+`)`, most); err != nil {
			return fmt.Errorf("trim history: %w", err)
		}
	}
	return nil
}

// ClearHistory erases every step: nothing before this moment can be undone, and what only
// the history still held is gone from the file once Sweep says so.
func (s *Store) ClearHistory() error {
	if err := s.commit(func(t *tx) error { return t.clearHistory() }); err != nil {
		return err
	}
	return s.checkpoint()
}

func (t *tx) clearHistory() error {
	if err := t.exec(`DELETE FROM step`); err != nil {
		return fmt.Errorf("clear history: %w", err)
	}
	if err := t.wantSweep(); err != nil {
		return fmt.Errorf("clear history: %w", err)
	}
	return t.dropSources()
}

// dropSources takes away the original bytes that no transcript, and no transcript that
// could come back, was read from.
func (t *tx) dropSources() error {
	return t.exec(`DELETE FROM source WHERE sha256 NOT IN (SELECT source_sha256 FROM transcript)
		AND sha256 NOT IN (SELECT json_extract(image, '$.source_sha256') FROM journal WHERE tbl = 'transcript' AND image IS NOT NULL)
		AND sha256 NOT IN (SELECT json_extract(image, '$.source_sha256') FROM trash_row WHERE tbl = 'transcript')`)
}
