package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"manicule/internal/text"
	"manicule/internal/text/folding"
)

// written are the tables whose rows hold words of the person's own, or names; the SQL for what
// is searched of a row, empty for nothing; and which of them come with a transcript that has
// arrived.
var written = []struct{ table, body, with string }{
	{"tag", `name || rtrim(char(10) || description || char(10) || use_when || char(10) || use_not || char(10) || example, char(10))`, `true`},
	{"speaker", `name`, `id IN (SELECT value FROM json_each(its_speakers))`},
	{"transcript", `title || rtrim(char(10) || place || char(10) || date, char(10))`, `id = arrived`},
	{"memo", `body`, `false`},
	{"highlight", `note`, `transcript_id = arrived`},
}

// Each table has its own stretch of the index's numbers, so that one can be searched without
// the others.
const stretchOfTable = 1 << 40

// indexWritings indexes every row of them.
func (t *tx) indexWritings() error {
	for i, w := range written {
		if err := t.reindex(i, unindexed(w.table, w.body, `true`), "", "[]"); err != nil {
			return err
		}
	}
	return nil
}

// indexBrought indexes what has come with a transcript besides its words.
func (t *tx) indexBrought(rows draftRows) error {
	speakers := make([]string, len(rows.speakers))
	for i, sp := range rows.speakers {
		speakers[i] = sp.ID
	}
	for i, w := range written {
		if err := t.reindex(i, unindexed(w.table, w.body, w.with), rows.row.ID, arrayOf(speakers...)); err != nil {
			return err
		}
	}
	return nil
}

// unindexed finds the rows of a table that have words, and no place in the index: of the
// transcript ?1 and its speakers ?2, or whichever.
func unindexed(table, body, which string) string {
	return fmt.Sprintf(`SELECT id, NULL, NULL, %[2]s FROM %[1]s, (SELECT ?1 AS arrived, ?2 AS its_speakers) WHERE %[3]s AND %[2]s != ''
		AND NOT EXISTS (SELECT 1 FROM writing WHERE tbl = '%[1]s' AND row = %[1]s.id)`, table, body, which)
}

// indexTouched brings the index of writings in step with the rows of some tables that a step has
// touched.
func (t *tx) indexTouched(step int64, tables []string) error {
	for i, w := range written {
		if !slices.Contains(tables, w.table) {
			continue
		}
		err := t.reindex(i, fmt.Sprintf(`SELECT j.row, w.id, w.body, (SELECT %s FROM %s WHERE id = j.row)
			FROM journal j LEFT JOIN writing w ON w.tbl = j.tbl AND w.row = j.row WHERE j.step = ? AND j.tbl = ?`, w.body, w.table), step, w.table)
		if err != nil {
			return err
		}
	}
	return nil
}

// writing is what is indexed of a row, and what should be.
type writing struct {
	row  string
	id   sql.NullInt64
	was  sql.NullString
	body sql.NullString
	now  string // body as it is indexed
}

func scanWriting(row scanner) (w writing, err error) {
	err = row.Scan(&w.row, &w.id, &w.was, &w.body)
	return w, err
}

// reindex indexes the rows of one of the written tables that a query finds as they are now. FTS5
// gathers what comes in the order of its numbers, and writes it together.
func (t *tx) reindex(of int, query string, args ...any) error {
	found, err := list(t, scanWriting, query, args...)
	if err != nil {
		return fmt.Errorf("read %s: %w", written[of].table, err)
	}
	var known, come []writing
	for _, w := range found {
		w.now = folding.Fold(w.body.String)
		switch {
		case w.now == w.was.String:
		case w.id.Valid:
			known = append(known, w)
		default:
			come = append(come, w)
		}
	}
	slices.SortFunc(known, func(a, b writing) int { return cmp.Compare(a.id.Int64, b.id.Int64) })
	if err := errors.Join(t.replaceWritings(known), t.addWritings(of, come)); err != nil {
		return fmt.Errorf("index %s: %w", written[of].table, err)
	}
	return nil
}

// replaceWritings indexes anew what is indexed already; what has no words any more is left out.
func (t *tx) replaceWritings(writings []writing) error {
	for _, w := range writings {
		if err := t.exec(`INSERT INTO writing_words (writing_words, rowid, body) VALUES ('delete', ?, ?)`, w.id, w.was); err != nil {
			return err
		}
		if w.now == "" {
			if err := t.exec(`DELETE FROM writing WHERE id = ?`, w.id); err != nil {
				return err
			}
			continue
		}
		if err := errors.Join(
			t.exec(`UPDATE writing SET body = ?2 WHERE id = ?1`, w.id, w.now),
			t.exec(`INSERT INTO writing_words (rowid, body) VALUES (?, ?)`, w.id, w.now)); err != nil {
			return err
		}
	}
	if len(writings) == 0 {
		return nil
	}
	return t.leaveUnswept()
}

// addWritings indexes what is not indexed yet.
func (t *tx) addWritings(of int, writings []writing) error {
	if len(writings) == 0 {
		return nil
	}
	var last int64
	if err := t.QueryRow(`SELECT coalesce(max(id), ?1) FROM writing WHERE id BETWEEN ?1 AND ?1 + ?2`,
		of*stretchOfTable, stretchOfTable-1).Scan(&last); err != nil {
		return err
	}
	for _, w := range writings {
		last++
		if err := errors.Join(
			t.exec(`INSERT INTO writing (id, tbl, row, body) VALUES (?, ?, ?, ?)`, last, written[of].table, w.row, w.now),
			t.exec(`INSERT INTO writing_words (rowid, body) VALUES (?, ?)`, last, w.now)); err != nil {
			return err
		}
	}
	return nil
}

// Writing is a note, memo, tag, speaker or transcript in whose words, or name, a search was found.
type Writing struct {
	Row          string // its id; of a note its highlight's
	TranscriptID string // of a note
	Words        string
	Matches      []text.Span // in Words
}

// Writings are those of one kind.
type Writings struct {
	Kind  string // "tag", "speaker", "transcript", "memo" or "highlight"
	Total int
	First []Writing
}

// FindWritings searches all that is written besides the transcripts' words. It returns each
// kind of which something was found, with the first so many. A regular expression finds
// nothing here.
func (s *Store) FindWritings(ctx context.Context, sought Sought, limit int) (found []Writings, err error) {
	found = []Writings{}
	if sought.Query.Empty() {
		return found, nil
	}
	err = s.readUntil(ctx, func(t *tx) error {
		for i, w := range written {
			of := Writings{Kind: w.table}
			if err := t.findWritings(i, sought.Query.Match(), limit, &of); err != nil {
				return fmt.Errorf("find %s: %w", w.table, err)
			}
			if of.Total > 0 {
				found = append(found, of)
			}
		}
		return nil
	})
	return found, err
}

func (t *tx) findWritings(of int, match string, limit int, found *Writings) (err error) {
	const which = ` FROM writing_words WHERE writing_words MATCH ?1 AND writing_words.rowid BETWEEN ?2 AND ?2 + ?3`
	from := of * stretchOfTable
	if err := t.QueryRow(`SELECT count(*)`+which, match, from, stretchOfTable-1).Scan(&found.Total); err != nil || found.Total == 0 {
		return err
	}
	found.First, err = list(t, scanWritingHit, fmt.Sprintf(`SELECT w.row, coalesce((SELECT transcript_id FROM highlight WHERE %[1]t AND id = w.row), ''), marked,
			(SELECT %[3]s FROM %[2]s WHERE id = w.row)
		FROM (SELECT writing_words.rowid AS id, highlight(writing_words, 0, ?4, ?5) AS marked`+which+` ORDER BY writing_words.rowid LIMIT ?6)
		JOIN writing w USING (id) ORDER BY w.id`, written[of].table == "highlight", written[of].table, written[of].body),
		match, from, stretchOfTable-1, string(matchOpen), string(matchClose), limit)
	return err
}

func scanWritingHit(row scanner) (w Writing, err error) {
	var marked string
	err = row.Scan(&w.Row, &w.TranscriptID, &marked, &w.Words)
	_, w.Matches = unmarked(marked)
	return w, err
}
