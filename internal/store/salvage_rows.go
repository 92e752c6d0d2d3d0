package store

import (
	"database/sql"
	"errors"
	"fmt"
	"math"
	"strings"
)

// rowReader reads the rows of one table of a damaged database by their row ids, past those
// that can't be read.
type rowReader struct {
	db     *sql.DB
	table  string
	query  string // all but its condition
	width  int
	take   func([]any) error
	read   int   // rows that could be read
	failed int   // row ids that could not
	unsure bool  // there may have been more
	stop   error // from take
}

// maxMisses is how many row ids in a row are tried in vain before the rest is given up:
// more than a page has rows.
const maxMisses = 500

// each calls take with every row that can be read, its values in the order of the columns;
// a column that the table has not is nil. The error is take's.
func (r *rowReader) each(columns []string, take func([]any) error) error {
	if !r.plain() {
		r.unsure = true
		return nil
	}
	r.query, r.width, r.take = r.selectOf(columns), len(columns), take
	last, whole := r.walk(`rowid > ? ORDER BY rowid`, math.MinInt64, math.MaxInt64)
	if !whole && r.stop == nil {
		first, _ := r.walk(`rowid < ? ORDER BY rowid DESC`, math.MaxInt64, last)
		r.between(last, first)
	}
	return r.stop
}

// real reports whether the table is one that holds rows itself: no view, nothing virtual.
func (r *rowReader) real() bool {
	var kind string
	err := r.db.QueryRow(`SELECT type FROM pragma_table_list(?) WHERE schema = 'main'`, r.table).Scan(&kind)
	return err == nil && kind == "table"
}

// plain reports whether the table is real, has row ids, and no column that takes their name.
func (r *rowReader) plain() bool {
	var without, shadowed bool
	err := r.db.QueryRow(`SELECT (SELECT wr FROM pragma_table_list(?1) WHERE schema = 'main'),
		EXISTS (SELECT 1 FROM pragma_table_xinfo(?1) WHERE lower(name) IN ('rowid', '_rowid_', 'oid'))`, r.table).Scan(&without, &shadowed)
	return err == nil && r.real() && !without && !shadowed
}

// selectOf names the known columns that are stored; one that is computed by the file's own
// rules is not read.
func (r *rowReader) selectOf(columns []string) string {
	stored := map[string]bool{}
	if rows, err := r.db.Query(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0`, r.table); err == nil {
		defer rows.Close()
		for rows.Next() {
			var name string
			if rows.Scan(&name) == nil {
				stored[name] = true
			}
		}
	}
	names := make([]string, len(columns))
	for i, column := range columns {
		if names[i] = column; !stored[column] {
			names[i] = "NULL"
		}
	}
	return fmt.Sprintf(`SELECT rowid, %s FROM %s NOT INDEXED WHERE `, strings.Join(names, ", "), r.table)
}

// walk reads rows one after the other from one row id on, up to but without another. It
// returns the last it has read, and whether it came to the end. Row ids that do not go one
// way come from a tree that is damaged, and may go round for ever.
func (r *rowReader) walk(condition string, from, until int64) (last int64, whole bool) {
	last = from
	rows, err := r.db.Query(r.query+condition, from)
	if err != nil {
		return last, false
	}
	defer rows.Close()
	for r.stop == nil && rows.Next() {
		id, values, err := r.scan(rows)
		if err != nil || from < until && id <= last || from > until && (id >= last || id <= until) {
			return last, false
		}
		last = id
		r.give(values)
	}
	return last, rows.Err() == nil
}

func (r *rowReader) scan(row scanner) (id int64, values []any, err error) {
	values = make([]any, r.width)
	into := []any{&id}
	for i := range values {
		into = append(into, &values[i])
	}
	err = row.Scan(into...)
	return id, values, err
}

func (r *rowReader) give(values []any) {
	r.read++
	for i := range values {
		values[i] = tidy(values[i])
	}
	r.stop = r.take(values)
}

// between tries the row ids between two one by one, from either end.
func (r *rowReader) between(last, first int64) {
	one, err := r.db.Prepare(r.query + `rowid = ?`)
	if err != nil {
		r.unsure = true
		return
	}
	defer one.Close()
	failed := r.failed
	low := r.probe(one, max(last, 0)+1, first, 1)
	if low == first {
		return
	}
	if high := r.probe(one, first-1, low-1, -1); high != low-1 {
		r.unsure, r.failed = true, failed // of so many, most were never given
	}
}

// probe tries the row ids from one up to or down to another, and returns that, or where it
// gave up.
func (r *rowReader) probe(one *sql.Stmt, from, until, by int64) int64 {
	misses := 0
	for id := from; id != until && r.stop == nil; id += by {
		_, values, err := r.scan(one.QueryRow(id))
		if misses++; misses > maxMisses {
			return id
		}
		switch {
		case err == nil:
			misses = 0
			r.give(values)
		case !errors.Is(err, sql.ErrNoRows):
			r.failed++
		}
	}
	return until
}
