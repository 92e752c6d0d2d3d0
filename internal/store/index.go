package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"manicule/internal/text"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// indexedSince is the first schema whose search index this program makes as it stands here.
const indexedSince = 3

// indexAnew makes the whole search index anew.
func (t *tx) indexAnew() error {
	for _, statement := range []string{
		`DELETE FROM passage`,
		`INSERT INTO passage_words (passage_words) VALUES ('rebuild')`,
		`DELETE FROM writing`,
		`INSERT INTO writing_words (writing_words) VALUES ('rebuild')`,
	} {
		if err := t.exec(statement); err != nil {
			return fmt.Errorf("empty the index: %w", err)
		}
	}
	if err := t.indexUnindexed(); err != nil {
		return err
	}
	if err := t.indexWritings(); err != nil {
		return err
	}
	return t.exec(`UPDATE recording SET folding = ?`, folding.Version)
}

// indexAsFolded makes the whole search index anew if it was made with another way of folding
// than this program's.
func (s *Store) indexAsFolded() error {
	var made int
	if err := s.db.QueryRow(`SELECT folding FROM recording`).Scan(&made); err != nil || made == folding.Version {
		return err
	}
	if err := s.commit((*tx).indexAnew); err != nil {
		return fmt.Errorf("index as it is folded now: %w", err)
	}
	return nil
}

// passage is what is searched as one: a turn, or a paragraph outside turns.
type passage struct {
	span text.Span
	body string         // its words as they are searched
	said sql.NullString // and as they stand, where that is not the same
}

func passagesOf(tr transcript.Transcript) []passage {
	passages := []passage{}
	for _, span := range tr.Passages() {
		passages = append(passages, passageOf(span, tr.Text.Slice(span)))
	}
	return passages
}

func passageOf(span text.Span, words string) passage {
	p := passage{span: span, body: folding.Fold(words)}
	if words != p.body {
		p.said = sql.NullString{String: words, Valid: true}
	}
	return p
}

func scanPassage(row scanner) (p passage, err error) {
	err = row.Scan(&p.span.Start, &p.span.End, &p.body, &p.said)
	return p, err
}

// index makes a transcript's passages: each turn, and each paragraph outside turns.
func (t *tx) index(tr transcript.Transcript) error {
	insert, err := t.Prepare(`INSERT INTO passage (transcript_id, start_at, end_at, body, said) VALUES (?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, p := range passagesOf(tr) {
		if _, err := insert.Exec(tr.ID, p.span.Start, p.span.End, p.body, p.said); err != nil {
			return fmt.Errorf("insert passage: %w", err)
		}
	}
	return t.exec(`INSERT INTO passage_words (rowid, body) SELECT id, body FROM passage WHERE transcript_id = ?`, tr.ID)
}

// unindex takes a transcript's passages away.
func (t *tx) unindex(transcriptID string) error {
	err := t.exec(`INSERT INTO passage_words (passage_words, rowid, body) SELECT 'delete', id, body FROM passage WHERE transcript_id = ?`, transcriptID)
	if err != nil {
		return fmt.Errorf("unindex passages: %w", err)
	}
	return t.exec(`DELETE FROM passage WHERE transcript_id = ?`, transcriptID)
}

// unindexLeaving takes away the passages of the transcripts that a swap will take away.
func (t *tx) unindexLeaving(stepID int64) error {
	return t.unindexThose(`SELECT row FROM journal WHERE step = ? AND tbl = 'transcript' AND image IS NULL`, stepID)
}

// unindexThose takes away the passages of the transcripts that a query finds. Where fewer stay
// than leave, the index is made anew of those.
func (t *tx) unindexThose(query string, args ...any) error {
	ids, err := list(t, scanString, query, args...)
	if err != nil || len(ids) == 0 {
		return err
	}
	var leaving, all int
	if err := t.QueryRow(`SELECT count(*), (SELECT count(*) FROM passage) FROM passage WHERE transcript_id IN (`+query+`)`, args...).
		Scan(&leaving, &all); err != nil {
		return fmt.Errorf("count passages: %w", err)
	}
	if leaving > all-leaving {
		return t.unindexByRest(query, args...)
	}
	for _, id := range ids {
		if err := t.unindex(id); err != nil {
			return err
		}
	}
	return t.leaveUnswept()
}

// unindexByRest takes the passages away of the transcripts that a query finds, and indexes
// all others anew.
func (t *tx) unindexByRest(query string, args ...any) error {
	if err := t.exec(`DELETE FROM passage WHERE transcript_id IN (`+query+`)`, args...); err != nil {
		return err
	}
	return t.exec(`INSERT INTO passage_words (passage_words) VALUES ('rebuild')`)
}

// indexReturned indexes the transcripts that a swap has brought back.
func (t *tx) indexReturned(stepID int64) error {
	return t.indexWithout(`SELECT row FROM journal WHERE step = ? AND tbl = 'transcript'
		AND row IN (SELECT id FROM transcript) AND row NOT IN (SELECT transcript_id FROM passage)`, stepID)
}

// indexUnindexed indexes the transcripts that have no passages.
func (t *tx) indexUnindexed() error {
	return t.indexWithout(`SELECT id FROM transcript WHERE id NOT IN (SELECT transcript_id FROM passage) ORDER BY position, id`)
}

// indexWithout indexes the transcripts that a query finds.
func (t *tx) indexWithout(query string, args ...any) error {
	ids, err := list(t, scanString, query, args...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		tr, err := t.indexable(id)
		if err != nil {
			return err
		}
		if err := t.index(tr); err != nil {
			return err
		}
	}
	return nil
}

// errMisplaced says that a transcript's turns do not stand in its text one after the other, or
// that it has none.
var errMisplaced = errors.New("the turns do not fit the words")

// indexable is a transcript as far as the index goes: its words and where its turns are.
func (t *tx) indexable(id string) (tr transcript.Transcript, err error) {
	var body string
	if err := t.QueryRow(`SELECT text FROM transcript_text WHERE id = ?`, id).Scan(&body); errors.Is(err, sql.ErrNoRows) {
		return tr, errMisplaced
	} else if err != nil {
		return tr, err
	}
	tr.ID, tr.Text = id, text.New(body)
	tr.Turns, err = list(t, func(row scanner) (turn transcript.Turn, err error) {
		err = row.Scan(&turn.Span.Start, &turn.Span.End)
		return turn, err
	}, `SELECT start_at, end_at FROM turn WHERE transcript_id = ? ORDER BY start_at`, id)
	at := 0
	for _, turn := range tr.Turns {
		if turn.Span.Start < at || !tr.Text.Holds(turn.Span) {
			return tr, errMisplaced
		}
		at = turn.Span.End
	}
	return tr, err
}

// indexRewritten brings the index in step with the transcripts whose words a run of steps has
// corrected.
func (t *tx) indexRewritten(run steps, tables []string) error {
	if !slices.Contains(tables, "rewriting") {
		return nil
	}
	ids, err := list(t, scanString, rewrittenTranscripts, run.first, run.last)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.reindexTranscript(id); err != nil {
			return err
		}
	}
	return nil
}

// indexed is a passage as the index has it.
type indexed struct {
	id int64
	passage
}

// words are those of the passage as they stood in the transcript.
func (p indexed) words() string {
	if p.said.Valid {
		return p.said.String
	}
	return p.body
}

// reindexTranscript indexes anew the passages of a transcript that have other words, and moves
// the others. A correction makes no passage and takes none away; where there are not as many as
// there were, all are made anew.
func (t *tx) reindexTranscript(id string) error {
	tr, err := t.indexable(id)
	if err != nil {
		return err
	}
	was, err := list(t, func(row scanner) (p indexed, err error) {
		err = row.Scan(&p.id, &p.span.Start, &p.span.End, &p.body, &p.said)
		return p, err
	}, `SELECT id, start_at, end_at, body, said FROM passage WHERE transcript_id = ? ORDER BY id`, id)
	if err != nil {
		return err
	}
	is := tr.Passages()
	if len(was) != len(is) {
		return errors.Join(t.unindex(id), t.index(tr), t.leaveUnswept())
	}
	for i, p := range was {
		if words := tr.Text.Slice(is[i]); words != p.words() {
			if err := t.reindexPassage(p, passageOf(is[i], words)); err != nil {
				return err
			}
		}
	}
	return t.movePassages(id, was, is)
}

// reindexPassage indexes other words of a passage.
func (t *tx) reindexPassage(was indexed, is passage) error {
	if err := errors.Join(
		t.exec(`INSERT INTO passage_words (passage_words, rowid, body) VALUES ('delete', ?, ?)`, was.id, was.body),
		t.exec(`UPDATE passage SET body = ?2, said = ?3 WHERE id = ?1`, was.id, is.body, is.said),
		t.exec(`INSERT INTO passage_words (rowid, body) VALUES (?, ?)`, was.id, is.body),
		t.leaveUnswept(),
	); err != nil {
		return fmt.Errorf("index passage anew: %w", err)
	}
	return nil
}

// movePassages moves passages to where they stand, those that go equally far together.
func (t *tx) movePassages(transcriptID string, was []indexed, is []text.Span) error {
	shift := func(i int) text.Span {
		return text.Span{Start: is[i].Start - was[i].span.Start, End: is[i].End - was[i].span.End}
	}
	for i := 0; i < len(was); {
		by, first := shift(i), i
		for i < len(was) && shift(i) == by {
			i++
		}
		if by == (text.Span{}) {
			continue
		}
		if err := t.exec(`UPDATE passage SET start_at = start_at + ?, end_at = end_at + ? WHERE transcript_id = ? AND id BETWEEN ? AND ?`,
			by.Start, by.End, transcriptID, was[first].id, was[i-1].id); err != nil {
			return fmt.Errorf("move passages: %w", err)
		}
	}
	return nil
}
