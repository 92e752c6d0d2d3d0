package store

import (
	"errors"
	"fmt"
	"math"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"modernc.org/sqlite"
)

// salvaged are the tables whose rows are worth reading one by one, each after those it
// refers to. The journal is not among them: a history with holes can't be walked.
var salvaged = []string{
	"project", "source", "transcript", "transcript_text", "speaker", "turn", "direction", "sync", "correction", "tag", "highlight", "highlight_tag", "memo",
	"folder", "filing", "attribute", "attribute_value", "filter", "pseudonym", "preset", "apart", "trash", "trash_row", "place",
}

// maxLosses is how many losses are told one by one.
const maxLosses = 200

// salvage makes a project at to of the rows that can be read of the database at from, which
// may be altered on the way. It reads known columns of known tables by their place in the
// file and nothing else: no index, no view, no trigger, nothing that the file brings along.
func salvage(from, to string) (r Repaired, err error) {
	source, err := connect(from, nil)
	if err != nil {
		return r, err
	}
	defer source.db.Close()
	s, err := connect(to, nil)
	if err != nil {
		return r, err
	}
	if err := s.migrate(); err != nil {
		s.db.Close()
		return r, s.explain(err)
	}
	v := &salvager{from: source, name: strings.TrimSuffix(filepath.Base(from), Extension), lost: map[string]int{}, made: Repaired{Losses: []string{}}}
	if err := errors.Join(s.commit(v.run), s.Close()); err != nil {
		return r, err
	}
	v.made.Counts, err = sound(to)
	if c := v.made.Counts; err == nil && c.Transcripts+c.Tags+c.Memos == 0 {
		return r, errNothing
	}
	return v.made, err
}

var errNothing = errors.New("nothing that can be read is of worth")

// salvager brings rows from a damaged database into the one that t writes.
type salvager struct {
	*tx
	from *Store
	name string         // of the project, where its own is lost
	lost map[string]int // rows that could not, or that did not fit, by table
	made Repaired
}

func (v *salvager) run(t *tx) error {
	v.tx = t
	if err := v.keepClock(); err != nil {
		return err
	}
	for _, table := range salvaged {
		if err := v.pour(table); err != nil {
			return fmt.Errorf("salvage %s: %w", table, err)
		}
	}
	if err := v.fit(); err != nil {
		return err
	}
	if err := t.indexAnew(); err != nil {
		return fmt.Errorf("index: %w", err)
	}
	v.made.Lost = Counts{Transcripts: v.lost["transcript"], Highlights: v.lost["highlight"], Tags: v.lost["tag"], Memos: v.lost["memo"]}
	return nil
}

// keepClock has the new file count on where the old one was, if that can be read.
func (v *salvager) keepClock() error {
	var clock int64
	if err := v.from.db.QueryRow(`SELECT clock FROM recording NOT INDEXED`).Scan(&clock); err != nil || clock < 0 || clock > math.MaxInt32 {
		return nil // RaiseClock will do
	}
	return v.exec(`UPDATE recording SET clock = ?`, clock)
}

// pour brings the rows of one table over and counts those that are lost.
func (v *salvager) pour(table string) error {
	columns, err := v.columns(table)
	if err != nil {
		return err
	}
	values, err := v.valuesFor(table)
	if err != nil {
		return err
	}
	insert, err := v.Prepare(fmt.Sprintf(`INSERT INTO %s (%s) VALUES (%s)`, table, strings.Join(columns, ", "), strings.Join(values, ", ")))
	if err != nil {
		return err
	}
	defer insert.Close()
	rows := rowReader{db: v.from.db, table: v.home(table)}
	kept := 0
	err = rows.each(columns, func(row []any) error {
		if !acceptable(table, columns, row) {
			return nil
		}
		_, err := insert.Exec(row...)
		if err == nil {
			kept++
		}
		return misfit(err)
	})
	v.lost[table] = max(v.expected(table), rows.read+rows.failed) - kept
	v.made.Unsure = v.made.Unsure || rows.unsure
	return err
}

// home is the table in which the damaged file has the rows of one of ours: an older one has
// the texts in the rows of the transcripts.
func (v *salvager) home(table string) string {
	var older bool
	if table == "transcript_text" && v.from.db.QueryRow(`SELECT EXISTS (SELECT 1 FROM pragma_table_info('transcript') WHERE name = 'text')`).Scan(&older) == nil && older {
		return "transcript"
	}
	return table
}

// valuesFor are the parameters of a row of the table. A column that came with a later schema
// than the damaged file's has its usual value where that file has none.
func (v *salvager) valuesFor(table string) ([]string, error) {
	return list(v.tx, scanString, `SELECT CASE WHEN dflt_value IS NULL THEN '?' ELSE 'coalesce(?, ' || dflt_value || ')' END
		FROM pragma_table_info(?) ORDER BY cid`, table)
}

// misfit passes over a row that the schema does not admit.
func misfit(err error) error {
	var e *sqlite.Error
	if errors.As(err, &e) && (e.Code()&0xff == 19 || e.Code()&0xff == 18) { // SQLITE_CONSTRAINT, SQLITE_TOOBIG
		return nil
	}
	return err
}

// expected is how many rows a table should have, as far as its index and the stamps tell.
func (v *salvager) expected(table string) int {
	var counted, stamped int
	if rows := (rowReader{db: v.from.db, table: table}); rows.plain() {
		if err := v.from.db.QueryRow(`SELECT count(*) FROM ` + table).Scan(&counted); err != nil {
			counted = 0
		}
	}
	if rows := (rowReader{db: v.from.db, table: "stamp"}); rows.real() {
		if err := v.from.db.QueryRow(`SELECT count(*) FROM stamp NOT INDEXED WHERE tbl = ? AND gone = 0`, table).Scan(&stamped); err != nil {
			stamped = 0
		}
	}
	return max(counted, stamped)
}

// lose notes a loss in words.
func (v *salvager) lose(format string, args ...any) {
	if len(v.made.Losses) < maxLosses {
		v.made.Losses = append(v.made.Losses, fmt.Sprintf(format, args...))
	}
}

// tidy makes a value from a damaged file one that a project may hold. What is no UTF-8 is
// replaced byte by byte, so that the words after it stay where they are.
func tidy(value any) any {
	s, ok := value.(string)
	if !ok || utf8.ValidString(s) && !strings.Contains(s, "\x00") {
		return value
	}
	return strings.ReplaceAll(string([]rune(s)), "\x00", "\uFFFD")
}
