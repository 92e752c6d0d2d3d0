package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"manicule/internal/fault"
)

// Repaired is what a repair has made of a damaged project.
type Repaired struct {
	Counts               // what the new file holds
	Whole       bool     // nothing the file held is lost, nor is its history: it was built wrongly only
	Unjournaled bool     // the journal beside the file was left out: it was that of another
	Moved       int      // highlights that were found again by their words
	Lost        Counts   // what could not be read, or did not fit, as far as can be told
	Unsure      bool     // more may be lost than Lost says
	Losses      []string // what is lost or was changed, a sentence each; the first few
}

// Repair makes a sound project at to, where nothing may stand, of what can be read of the
// damaged one at from, which is left as it is to the byte. First the indexes are made anew;
// if that is not enough, the rows are read one by one and those that fit are kept. What
// Repair makes passes Check.
func Repair(from, to string) (r Repaired, err error) {
	if err := probe(from); err != nil && !fault.Is(err, fault.Damaged) {
		return r, err
	}
	if heldElsewhere(from) {
		return r, openElsewhere(filepath.Base(from))
	}
	err = newFile(to, func(draft string) error {
		r, err = repairInto(from, draft)
		return err
	})
	return r, err
}

// Survey tells what Repair would give, and leaves nothing behind.
func Survey(path string) (r Repaired, err error) {
	folder, err := os.MkdirTemp("", ".manicule-*.part") // mode 0700
	if err != nil {
		return r, noScratch(path, err)
	}
	defer os.RemoveAll(folder)
	return Repair(path, filepath.Join(folder, filepath.Base(path)))
}

// Diagnose is Check for a project that can't be opened, as far as that goes.
func Diagnose(path string) (problems []string, err error) {
	copied, err := newScratch(path, "", true)
	if err != nil {
		return nil, err
	}
	defer copied.remove()
	s, err := connect(copied.path, nil)
	if err != nil {
		return nil, err
	}
	defer s.db.Close()
	problems, err = s.Check()
	if fault.Is(err, fault.Damaged) {
		return []string{"Nothing of it can be read as it stands."}, nil
	}
	return problems, err
}

// repairInto tries a project with its journals, and without, since they may be those of
// another file; it keeps what holds more.
func repairInto(from, draft string) (Repaired, error) {
	best, found := Repaired{}, false
	var last error
	for _, journals := range ways(from) {
		made := fmt.Sprintf("%s.%t.part", draft, journals)
		defer removeDraft(made)
		r, err := repairWay(from, made, journals)
		if unsaved(err) {
			return best, err
		}
		last = err
		if err != nil || found && r.worth() <= best.worth() {
			continue
		}
		if err := os.Rename(made, draft); err != nil {
			return best, unwritable(draft, err)
		}
		best, found = r, true
	}
	if !found {
		return best, fault.New(fault.Damaged, "Nothing of %s can be read.", filepath.Base(from)).WithHint("It was left as it is. Restore a backup.").WithCause(last)
	}
	return best, nil
}

// ways says with which journals a project may be read: with its own, and if it has any, without.
func ways(path string) []bool {
	if leftOpen(path) {
		return []bool{true, false}
	}
	return []bool{true}
}

// unsaved reports whether it is the disk that failed, not the file that is damaged.
func unsaved(err error) bool {
	return fault.Is(err, fault.Storage) || errors.Is(err, fs.ErrPermission)
}

// worth orders what a file may be made of by how much is in it.
func (r Repaired) worth() int {
	return 1000*r.Transcripts + 2*(r.Highlights+r.Tags+r.Memos) - len(r.Losses)
}

// repairWay makes a project at made of a copy of the one at from.
func repairWay(from, made string, journals bool) (r Repaired, err error) {
	copied, err := newScratch(from, filepath.Dir(made), journals)
	if err != nil {
		return r, err
	}
	defer copied.remove()
	r, err = copied.repairTo(made)
	r.Unjournaled = !journals
	return r, err
}

// repairTo takes the steps of a repair, up to the first that helps.
func (s *scratch) repairTo(made string) (r Repaired, err error) {
	for _, step := range []struct {
		prepare func() error
		repair  func(from, to string) (Repaired, error)
	}{{s.mendHeader, rebuild}, {nothing, salvage}, {s.graft, salvage}} {
		removeDraft(made)
		if err := errors.Join(step.prepare(), touch(made)); err != nil {
			return r, noScratch(s.path, err)
		}
		if r, err = step.repair(s.path, made); err == nil || unsaved(err) {
			return r, err
		}
	}
	return r, err
}

func nothing() error { return nil }

var errNotEnough = errors.New("new indexes are not enough")

// rebuild makes the indexes of a copy anew, in place, and writes it to made if it is sound then.
func rebuild(path, made string) (r Repaired, err error) {
	s, err := connect(path, nil)
	if err != nil {
		return r, err
	}
	defer s.db.Close()
	if err := s.rebuild(); err != nil {
		return r, s.explain(err)
	}
	if _, err := s.db.Exec(`VACUUM INTO ?`, made); err != nil {
		return r, s.explain(fmt.Errorf("write rebuilt project: %w", err))
	}
	counts, err := sound(made)
	return Repaired{Counts: counts, Whole: true, Losses: []string{}}, err
}

func (s *Store) rebuild() error {
	for _, prepare := range []func() error{s.onlyOurs, s.reinstall, s.begin, s.recount} {
		if err := prepare(); err != nil {
			return err
		}
	}
	return s.transact(func(t *tx) error {
		if err := t.exec(`REINDEX`); err != nil {
			return fmt.Errorf("reindex: %w", err)
		}
		if err := t.indexAnew(); err != nil {
			return fmt.Errorf("index: %w", err)
		}
		return t.allThere()
	})
}

// allThere returns an error if a table holds fewer rows than were stamped: a table may have
// lost rows and yet be built soundly.
func (t *tx) allThere() error {
	for _, table := range journaled {
		var there, stamped int
		err := t.QueryRow(`SELECT (SELECT count(*) FROM `+table+`), (SELECT count(*) FROM stamp WHERE tbl = ? AND NOT gone)`, table).Scan(&there, &stamped)
		if err != nil {
			return fmt.Errorf("count %s: %w", table, err)
		}
		if there < stamped {
			return errNotEnough
		}
	}
	return nil
}

// onlyOurs returns an error if the schema holds something that would run when rows are
// written, and is not ours.
func (s *Store) onlyOurs() error {
	names, err := s.names(`SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL TABLE%'`)
	if err != nil {
		return err
	}
	ours := map[string]bool{"passage_words": true, "writing_words": true}
	for _, table := range journaled {
		for _, event := range []string{"insert", "update", "delete"} {
			ours["journal_"+table+"_"+event] = true
		}
	}
	for _, counted := range tallied {
		ours["tally_"+counted.table+"_insert"], ours["tally_"+counted.table+"_delete"] = true, true
	}
	for name := range voiceTriggers {
		ours[name] = true
	}
	for _, name := range names {
		if !ours[name] {
			return errNotEnough
		}
	}
	return nil
}

// reinstall lays our own triggers in place of those of the same names.
func (s *Store) reinstall() error {
	return s.transact(func(t *tx) error { return t.installJournal() })
}

// recount lays the triggers that count, and counts anew.
func (s *Store) recount() error {
	return s.transact(func(t *tx) error {
		if err := t.installTally(); err != nil {
			return err
		}
		return t.installVoices()
	})
}

// names runs a query for one column of text.
func (s *Store) names(query string, args ...any) (names []string, err error) {
	err = s.read(func(t *tx) error {
		names, err = list(t, scanString, query, args...)
		return err
	})
	return names, err
}

// sound opens what a repair has made, sees that it passes every check, and counts it.
func sound(path string) (c Counts, err error) {
	s, err := Open(path)
	if err != nil {
		return c, err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	problems, err := s.Check()
	if err != nil {
		return c, err
	}
	if len(problems) > 0 {
		return c, fmt.Errorf("%w: %s", errNotEnough, strings.Join(problems, " "))
	}
	return s.Counts()
}
