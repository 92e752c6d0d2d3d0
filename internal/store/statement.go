package store

import (
	"database/sql"
	"sync"
)

// keptStatements is how many compiled statements stay at hand: more than the store has,
// so that it is only a bound.
const keptStatements = 300

// statements are those that have been run before, compiled: a write is a few dozen small
// ones, and compiling them each time would take longer than running them.
type statements struct {
	mu   sync.Mutex
	kept map[string]*sql.Stmt
}

func (st *statements) get(query string) *sql.Stmt {
	st.mu.Lock()
	defer st.mu.Unlock()
	return st.kept[query]
}

// keep compiles statements for the next time. It takes the connection, so no transaction of
// the caller's may be open; one that can't be compiled now is compiled where it is run. The
// lock is not held meanwhile: whoever has the connection may be waiting for it.
func (st *statements) keep(db *sql.DB, queries []string) {
	for _, query := range queries {
		if st.get(query) != nil {
			continue
		}
		if compiled, err := db.Prepare(query); err == nil && !st.add(query, compiled) {
			compiled.Close()
		}
	}
}

// add keeps a compiled statement, unless there is one already or no room.
func (st *statements) add(query string, compiled *sql.Stmt) bool {
	st.mu.Lock()
	defer st.mu.Unlock()
	if st.kept[query] != nil || len(st.kept) >= keptStatements {
		return false
	}
	if st.kept == nil {
		st.kept = map[string]*sql.Stmt{}
	}
	st.kept[query] = compiled
	return true
}

// Exec runs a statement for its effect.
func (t *tx) Exec(query string, args ...any) (sql.Result, error) {
	if err := t.stopped(); err != nil {
		return nil, err
	}
	if compiled := t.compiled(query); compiled != nil {
		return compiled.ExecContext(t.ctx, args...)
	}
	return t.Tx.ExecContext(t.ctx, query, args...)
}

// Query runs a statement for its rows.
func (t *tx) Query(query string, args ...any) (*sql.Rows, error) {
	if err := t.stopped(); err != nil {
		return nil, err
	}
	if compiled := t.compiled(query); compiled != nil {
		return compiled.QueryContext(t.ctx, args...)
	}
	return t.Tx.QueryContext(t.ctx, query, args...)
}

// QueryRow runs a statement for its one row.
func (t *tx) QueryRow(query string, args ...any) *sql.Row {
	if compiled := t.compiled(query); compiled != nil {
		return compiled.QueryRowContext(t.ctx, args...)
	}
	return t.Tx.QueryRowContext(t.ctx, query, args...)
}

// stopped says whether the transaction is to go no further.
func (t *tx) stopped() error {
	if t.until == nil {
		return nil
	}
	return t.until.Err()
}

// compiled is the statement ready to run; nil where it is new, and noted for the next time.
func (t *tx) compiled(query string) *sql.Stmt {
	if compiled := t.store.statements.get(query); compiled != nil {
		return t.Stmt(compiled)
	}
	t.asked = append(t.asked, query)
	return nil
}
