package store

import "fmt"

// What leaves the search indexes is found no more, and yet stands in their pages until those are
// written anew: to cut it out at once would take a hundred times as long. Whoever deletes words
// for good has the pages swept.

// sweptAtOnce is how many pages a part of the sweep writes: what takes about a tenth of a second.
const sweptAtOnce = 200

// sweeping is how far a sweep has come, in pages.
type sweeping struct{ written, all int }

// leaveUnswept notes that words have left the indexes.
func (t *tx) leaveUnswept() error {
	return t.exec(`UPDATE recording SET unswept = 1 WHERE unswept = 0`)
}

// wantSweep notes that what has left the indexes is to go from their pages as well.
func (t *tx) wantSweep() error {
	return t.exec(`UPDATE recording SET unswept = 2 WHERE unswept = 1`)
}

// Sweep does a part of what DeleteForGood and ClearHistory leave to be done: it takes words that
// were searched once, and are in the project no more, out of the file. It returns how much is done
// by now, from 0 to 1; 1 where nothing is left to do.
func (s *Store) Sweep() (done float64, err error) {
	var wanted bool
	if err := s.read(func(t *tx) error { return t.QueryRow(`SELECT unswept = 2 FROM recording`).Scan(&wanted) }); err != nil || !wanted {
		return 1, err
	}
	whole := false
	err = s.commit(func(t *tx) error {
		whole, err = t.sweep(&s.sweeping)
		return err
	})
	if err != nil || !whole {
		return s.sweeping.done(), err
	}
	s.sweeping = sweeping{}
	return 1, s.checkpoint()
}

// done is at most nearly 1: how many pages there will be in the end is not known.
func (sw sweeping) done() float64 {
	return min(float64(sw.written)/float64(max(sw.all, 1)), 0.99)
}

// sweep writes some pages of the indexes anew, and reports whether it was the last.
func (t *tx) sweep(sw *sweeping) (whole bool, err error) {
	if sw.all == 0 {
		if err := t.QueryRow(`SELECT (SELECT count(*) FROM passage_words_idx) + (SELECT count(*) FROM writing_words_idx)`).Scan(&sw.all); err != nil {
			return false, fmt.Errorf("sweep: %w", err)
		}
	}
	for _, words := range []string{"passage_words", "writing_words"} {
		written, err := t.merge(words)
		if err != nil {
			return false, fmt.Errorf("sweep %s: %w", words, err)
		}
		if written {
			sw.written += sweptAtOnce
			return false, nil
		}
	}
	return true, t.exec(`UPDATE recording SET unswept = 0`)
}

// merge goes on making one segment of all those of an index, in which nothing is that has left
// it, and reports whether there was anything to do: see FTS5's “merge” command.
func (t *tx) merge(words string) (written bool, err error) {
	const changes = `SELECT total_changes()`
	var before, after int
	if err := t.QueryRow(changes).Scan(&before); err != nil {
		return false, err
	}
	if err := t.exec(fmt.Sprintf(`INSERT INTO %[1]s (%[1]s, rank) VALUES ('merge', %[2]d)`, words, -sweptAtOnce)); err != nil {
		return false, err
	}
	err = t.QueryRow(changes).Scan(&after)
	return after-before > 1, err
}
