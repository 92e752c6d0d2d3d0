package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

// journaled are the tables whose every row change is recorded. Each has a primary key
// "id" and only text and integers in its columns.
var journaled = []string{
	"project", "transcript", "transcript_text", "speaker", "turn", "direction", "sync", "correction",
	"tag", "highlight", "highlight_tag", "memo", "folder", "filing", "attribute", "attribute_value", "filter", "pseudonym", "preset", "apart",
	"trash", "trash_row",
}

// UsualSteps is how many steps the history holds at least where the person has not chosen.
const UsualSteps = 500

// trimmedAtOnce is how many steps more than that there may be before the oldest go,
// together: were one to go with each that comes, every write would take a quarter longer.
const trimmedAtOnce = 50

// mergeWithin is how long after an act another of the same merge key still joins its step.
const mergeWithin = 2 * time.Minute

// step describes what a write does, for the history.
type step struct {
	label    string // "Tag with Sanctions": shown after "Undo"
	mergeKey string // empty: always a step of its own
	lasting  bool   // joins a step of its merge key however long ago that was
	long     bool   // may take long enough to be stopped: see StopWriting
}

// installJournal lays the triggers that record changes, made from the tables' own columns.
// A table that a later migration makes is not there yet.
func (t *tx) installJournal() error {
	for _, table := range journaled {
		columns, err := t.columns(table)
		if err != nil {
			return err
		}
		if len(columns) == 0 {
			continue
		}
		for _, trigger := range journalTriggers(table, columns) {
			if err := t.exec(trigger); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *tx) columns(table string) ([]string, error) {
	return list(t, scanString, `SELECT name FROM pragma_table_info(?) ORDER BY cid`, table)
}

// journalTriggers are the statements that make one table's triggers. Only the first image
// of a row within a step is kept: it is the one undo goes back to.
func journalTriggers(table string, columns []string) []string {
	record := func(row, image string) string {
		return fmt.Sprintf(`INSERT INTO journal (step, tbl, row, image)
			SELECT step, '%s', %s, %s FROM recording WHERE step IS NOT NULL
			ON CONFLICT DO NOTHING;`, table, row, image)
	}
	stamp := func(row string, gone int) string {
		return fmt.Sprintf(`INSERT INTO stamp (tbl, row, clock, device, gone)
			SELECT '%s', %s, clock, device, %d FROM recording WHERE true
			ON CONFLICT DO UPDATE SET clock = excluded.clock, device = excluded.device, gone = excluded.gone;`, table, row, gone)
	}
	before := imageOf("old", columns)
	trigger := func(event, row, image string, gone int) string {
		return fmt.Sprintf("CREATE TRIGGER journal_%s_%s AFTER %s ON %s BEGIN %s %s END",
			table, event, event, table, record(row, image), stamp(row, gone))
	}
	drop := func(event string) string { return fmt.Sprintf("DROP TRIGGER IF EXISTS journal_%s_%s", table, event) }
	return []string{
		drop("insert"), drop("update"), drop("delete"),
		trigger("insert", "new.id", "NULL", 0),
		trigger("update", "old.id", before, 0),
		trigger("delete", "old.id", before, 1),
	}
}

// imageOf is the SQL for a row as JSON.
func imageOf(row string, columns []string) string {
	parts := make([]string, len(columns))
	for i, c := range columns {
		parts[i] = fmt.Sprintf("'%s', %s.%s", c, row, c)
	}
	return "json_object(" + strings.Join(parts, ", ") + ")"
}

// write runs fn as one transaction and one step, and tells what it changed. A step that
// changed nothing leaves no trace. When write returns without error the change is on disk.
func (s *Store) write(st step, fn func(*tx) error) (Change, error) {
	var change Change
	commit := s.commit
	if st.long {
		commit = s.commitStoppable
	}
	err := commit(func(t *tx) error {
		run, tables, err := t.record(st, fn)
		if err != nil {
			return err
		}
		change, err = t.changeOf(run, tables, t.label)
		return err
	})
	return change, err
}

// record runs fn with the triggers recording into a step, and returns the step and the tables
// whose rows it has touched.
func (t *tx) record(st step, fn func(*tx) error) (run steps, tables []string, err error) {
	t.label = st.label
	id, err := t.beginStep(st)
	if err != nil {
		return run, nil, fmt.Errorf("begin step: %w", err)
	}
	if err := fn(t); err != nil {
		return run, nil, err
	}
	run = steps{id, id}
	if tables, err = t.touched(run); err != nil {
		return run, nil, err
	}
	if err := t.indexRewritten(run, tables); err != nil {
		return run, nil, fmt.Errorf("index corrected words: %w", err)
	}
	if !st.lasting { // which grows with every part: each indexes what it brings
		if err := t.indexTouched(id, tables); err != nil {
			return run, nil, fmt.Errorf("index what was written: %w", err)
		}
	}
	if err := t.endStep(id, tables, st.label); err != nil {
		return run, nil, fmt.Errorf("end step: %w", err)
	}
	return run, tables, nil
}

// commit runs fn in a transaction that writes, with foreign keys checked at its end.
func (s *Store) commit(fn func(*tx) error) error {
	if err := s.mayWrite(); err != nil {
		return err
	}
	return s.transact(fn)
}

// transact is commit also where the project itself may not be written.
func (s *Store) transact(fn func(*tx) error) error { return s.transactUntil(context.Background(), fn) }

// transactUntil is transact until the context is canceled: then nothing of it is kept. It is looked
// at between statements, none of which takes long: the driver would have each watched by another
// goroutine, which takes longer than most statements.
func (s *Store) transactUntil(ctx context.Context, fn func(*tx) error) error {
	sqlTx, err := s.db.Begin()
	if err != nil {
		return s.explain(fmt.Errorf("begin: %w", err))
	}
	t := &tx{Tx: sqlTx, store: s, now: s.Now(), ctx: context.Background(), until: ctx}
	defer t.end()
	if err := cmp.Or(fn(t), ctx.Err()); err != nil {
		s.texts.forget() // which may be of what is rolled back
		return s.explain(stopped(ctx, err))
	}
	if err := t.Commit(); err != nil {
		return s.explain(fmt.Errorf("commit: %w", err))
	}
	return nil
}

// beginStep opens a step for the triggers to record into: the last one, if it may be
// joined, else a new one.
func (t *tx) beginStep(st step) (int64, error) {
	id, err := t.joinable(st)
	if err != nil {
		return 0, err
	}
	at := stampOf(t.now)
	t.joined = id != 0
	if t.joined {
		err = t.exec(`UPDATE step SET at = ? WHERE id = ?`, at, id)
	} else {
		id, err = t.insertStep(st, at)
	}
	if err != nil {
		return 0, err
	}
	return id, t.tick(id)
}

// tick moves the logical clock on, with the triggers recording into a step, or into none for 0.
func (t *tx) tick(step int64) error {
	return t.QueryRow(`UPDATE recording SET step = nullif(?, 0), clock = clock + 1 RETURNING clock`, step).Scan(&t.clock)
}

func (t *tx) insertStep(st step, at string) (int64, error) {
	result, err := t.Exec(`INSERT INTO step (label, merge_key, at) VALUES (?, ?, ?)`, st.label, st.mergeKey, at)
	if err != nil {
		return 0, err
	}
	return result.LastInsertId()
}

// joinable returns the last step, if it has the step's merge key, is done, recent, and
// nothing undone stands after it; else 0.
func (t *tx) joinable(st step) (int64, error) {
	if st.mergeKey == "" {
		return 0, nil
	}
	var (
		id     int64
		key    string
		at     string
		undone bool
	)
	err := t.QueryRow(`SELECT id, merge_key, at, undone FROM step ORDER BY id DESC LIMIT 1`).Scan(&id, &key, &at, &undone)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	recent := st.lasting || t.now.Sub(timeOf(at)).Abs() <= mergeWithin
	if undone || key != st.mergeKey || !recent {
		return 0, nil
	}
	return id, nil
}

// endStep closes the step, which was begun under a label and has touched rows of some tables. One
// that touched none goes; one that did makes redo impossible and pushes the oldest out of the history.
func (t *tx) endStep(id int64, tables []string, begunAs string) error {
	if err := t.exec(`UPDATE recording SET step = NULL`); err != nil {
		return err
	}
	if len(tables) == 0 {
		return t.exec(`DELETE FROM step WHERE id = ?`, id)
	}
	if err := t.note(steps{id, id}, tables); err != nil {
		return err
	}
	if t.label != begunAs || t.joined {
		if err := t.exec(`UPDATE step SET label = ?1 WHERE id = ?2 AND label != ?1`, t.label, id); err != nil {
			return err
		}
	}
	if err := t.exec(`DELETE FROM step WHERE undone = 1`); err != nil {
		return err
	}
	return t.trimSometimes(id)
}

// trimSometimes takes the oldest steps away where there are too many. It looks only after every
// tenth step: to count them takes longer than all else that ends one.
func (t *tx) trimSometimes(id int64) error {
	const every = 10
	if id%every != 0 {
		return nil
	}
	var steps int
	if err := t.QueryRow(`SELECT count(*) FROM step`).Scan(&steps); err != nil || steps <= t.store.kept+trimmedAtOnce-every {
		return err
	}
	return t.trim(t.store.kept)
}
