// Package store keeps a project in one file: a SQLite database. It holds the only SQL.
//
// Every exported method that writes is one transaction and one step of the history, and
// returns the Change it made; when it returns without error the change is on disk.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/google/uuid"
	"modernc.org/sqlite" // registers the driver

	"manicule/internal/fault"
)

// Extension is how a project file's name ends.
const Extension = ".manicule"

// SQLite's locks on a file would go with any other handle to it that this process closes,
// were they not bound to SQLite's own (where the system can do that).
func init() {
	if _, err := sqlite.OFDLocking(true); err != nil && runtime.GOOS == "linux" {
		panic(err) // something has used SQLite before this package
	}
}

// applicationID marks a SQLite file as a Manicule project ("mani").
const applicationID = 0x6d616e69

// Store is an open project file. It has one connection; its methods may be called from
// any goroutine and take turns.
type Store struct {
	db      *sql.DB
	path    string
	file    os.FileInfo // what stood at path when it was opened
	scratch *scratch    // the copy that is open in the file's stead; nil for the file itself
	texts   textCache
	shelf   shelf

	sweeping sweeping
	stopping stopping

	statements statements

	first func(*Store) error // before its schema changes; nil for nothing
	kept  int                // steps of the history

	// Now and NewID give the time and the ids of what the store itself makes; Author
	// signs what is written.
	Now    func() time.Time
	NewID  func() string
	Author string
}

// Option chooses how a project is kept.
type Option func(*options)

type options struct {
	mode  journalMode
	first func(*Store) error
}

// journalMode is SQLite's name for how a write is made safe.
type journalMode string

// OnUnsureDisk keeps the project in the way that is safe also on network shares and drives
// that may be taken out, where the usual, quicker one is not.
func OnUnsureDisk() Option { return func(o *options) { o.mode = "TRUNCATE" } }

// BackUpFirst has a project that an older Manicule has saved backed up before it is brought
// up to date. When that fails the project stays as it was, and does not open. What backUp is
// given has the older schema: it can be named and copied, not read.
func BackUpFirst(backUp func(*Store) error) Option { return func(o *options) { o.first = backUp } }

// Open opens the project file at path, which must exist.
func Open(path string, choices ...Option) (*Store, error) {
	if err := probe(path); err != nil {
		return nil, err
	}
	if leftOpen(path) {
		if err := lookOver(path); err != nil {
			return nil, err
		}
	}
	s, err := connect(path, choices)
	if err != nil {
		return nil, err
	}
	if err := s.begin(); err != nil {
		s.db.Close()
		return nil, s.explain(err)
	}
	return s, nil
}

// leftOpen reports whether the program that had the project open last did not close it:
// its journal is still there.
func leftOpen(path string) bool {
	for _, suffix := range []string{"-wal", "-journal"} {
		if info, err := os.Stat(path + suffix); err == nil && info.Size() > 0 {
			return true
		}
	}
	return false
}

// begin takes a project for this process and brings it to the latest schema.
func (s *Store) begin() error {
	if err := s.hold(); err != nil {
		return err
	}
	if err := s.migrate(); err != nil {
		return err
	}
	var projects, recordings int
	err := s.db.QueryRow(`SELECT (SELECT count(*) FROM project), (SELECT count(*) FROM recording)`).Scan(&projects, &recordings)
	if err == nil && (projects != 1 || recordings != 1) {
		return s.damaged(errors.New("the project's own row is not there"))
	}
	if err != nil {
		return err
	}
	return s.indexAsFolded()
}

// hold takes the database for this process from the start, not from the first write on.
func (s *Store) hold() error {
	sqlTx, err := s.db.Begin() // immediate: see connect
	if err != nil {
		return fmt.Errorf("take the project: %w", err)
	}
	defer sqlTx.Rollback()
	if _, err := sqlTx.Exec(`UPDATE recording SET clock = clock`); err != nil {
		return fmt.Errorf("take the project: %w", err)
	}
	return sqlTx.Commit()
}

func (s *Store) damaged(cause error) error {
	return fault.New(fault.Damaged, "%s is damaged.", filepath.Base(s.path)).
		WithHint("It was left as it is. Repair it, or restore a backup.").WithCause(cause)
}

// Create makes a new project file at path, readable by this person alone, and opens it.
// It refuses a path where something stands already. The file comes to stand there whole or
// not at all.
func Create(path, name string, choices ...Option) (*Store, error) {
	if err := newFile(path, func(draft string) error { return found(draft, name, choices) }); err != nil {
		return nil, err
	}
	return Open(path, choices...)
}

// found makes a project at path and lets go of it.
func found(path, name string, choices []Option) error {
	s, err := connect(path, choices)
	if err != nil {
		return err
	}
	if err := s.lay(name); err != nil {
		s.db.Close()
		return s.explain(err)
	}
	return s.Close()
}

// lay makes the schema and the project's own row.
func (s *Store) lay(name string) error {
	if err := s.migrate(); err != nil {
		return err
	}
	if _, err := s.db.Exec(`INSERT INTO project (id, name, created) VALUES (?, ?, ?)`, s.NewID(), name, stampOf(s.Now())); err != nil {
		return fmt.Errorf("insert project: %w", err)
	}
	return nil
}

// connect opens the database with the settings every project is kept with.
func connect(path string, choices []Option) (*Store, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("resolve %s: %w", path, err)
	}
	chosen := options{mode: "WAL"}
	for _, choose := range choices {
		choose(&chosen)
	}
	pragmas := []string{
		"busy_timeout(2000)",
		"locking_mode(EXCLUSIVE)",
		"journal_mode(" + string(chosen.mode) + ")",
		"synchronous(FULL)", // NORMAL loses acknowledged work at a power cut
		"foreign_keys(1)",
		"secure_delete(1)",
		"temp_store(MEMORY)",
		"trusted_schema(0)", // a project file may come from a stranger
		"cell_size_check(1)",
		"mmap_size(0)",
		"cache_size(-32000)",
	}
	query := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}, "_defensive": {"1"}}
	dsn := url.URL{Scheme: "file", Path: abs, RawQuery: query.Encode()}
	db, err := sql.Open("sqlite", dsn.String())
	if err != nil {
		return nil, fmt.Errorf("open database: %w", err)
	}
	db.SetMaxOpenConns(1)
	file, err := os.Stat(abs)
	if err != nil {
		return nil, fmt.Errorf("look at database: %w", err)
	}
	return &Store{
		db: db, path: abs, file: file, first: chosen.first, kept: UsualSteps, Now: time.Now, NewID: NewID, Author: "me",
	}, nil
}

// NewID makes a UUIDv7: unique everywhere, and in the order of its making.
func NewID() string { return uuid.Must(uuid.NewV7()).String() }

// Path is the absolute path of the project file.
func (s *Store) Path() string { return s.path }

// Close moves everything into the main file and lets go of it.
func (s *Store) Close() error {
	if s.scratch != nil {
		return errors.Join(s.db.Close(), s.scratch.remove())
	}
	checkpointErr := s.checkpoint()
	return errors.Join(checkpointErr, s.db.Close())
}

func (s *Store) checkpoint() error {
	if _, err := s.db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		return s.explain(fmt.Errorf("checkpoint: %w", err))
	}
	return nil
}

// SaveCopy writes a copy of the project, whole and compact, to path, where nothing may
// stand. It comes to stand there whole or not at all.
func (s *Store) SaveCopy(path string) error {
	return newFile(path, func(draft string) error {
		if _, err := s.db.Exec(`VACUUM INTO ?`, draft); err != nil {
			return s.explain(fmt.Errorf("copy project: %w", err))
		}
		_, err := s.db.Exec(`PRAGMA shrink_memory`) // else every page of the file would stay, at twice its size
		return err
	})
}

// explain turns a fault of SQLite into words for the person; other errors pass.
func (s *Store) explain(err error) error {
	if unreadable(err) {
		return s.damaged(err)
	}
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	name := filepath.Base(s.path)
	switch e.Code() & 0xff {
	case 5, 6: // SQLITE_BUSY, SQLITE_LOCKED
		return openElsewhere(name).WithCause(err)
	case 8: // SQLITE_READONLY
		return fault.New(fault.Storage, "%s cannot be written.", name).WithHint("Check who may write to the file and its folder.").WithCause(err)
	case 3, 14: // SQLITE_PERM, SQLITE_CANTOPEN
		return fault.New(fault.Storage, "%s, or a file beside it, could not be opened.", name).
			WithHint("Check who may write to its folder, and close programs that keep many files open.").WithCause(err)
	case 10, 13: // SQLITE_IOERR, SQLITE_FULL
		return fault.New(fault.Storage, "The change could not be saved: the disk is full or failing.").
			WithHint("Nothing was lost that was saved before. Free some space and try again.").WithCause(err)
	}
	return err
}

// unreadable reports whether the file itself is at fault: SQLite can't make sense of it, or
// it holds something else than the schema says.
func unreadable(err error) bool {
	var e *sqlite.Error
	if errors.As(err, &e) {
		const wrongKind = 3091                                                     // SQLITE_CONSTRAINT_DATATYPE: a row holds what its column can't, and is written again
		return e.Code()&0xff == 11 || e.Code()&0xff == 26 || e.Code() == wrongKind // SQLITE_CORRUPT, SQLITE_NOTADB
	}
	return err != nil && strings.Contains(err.Error(), "sql: Scan error")
}

func openElsewhere(name string) *fault.Error {
	return fault.New(fault.Locked, "%s is open in another program.", name).WithHint("Close it there and try again.")
}

// reason is the plain part of a file error, without the path.
func reason(err error) string {
	var e *os.PathError
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return err.Error()
}

// read runs fn in a transaction that sees one state of the project.
func (s *Store) read(fn func(*tx) error) error { return s.readUntil(context.Background(), fn) }

// readUntil is read until the context is canceled: then fn's statements stop where they are.
func (s *Store) readUntil(ctx context.Context, fn func(*tx) error) error {
	sqlTx, err := s.db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.explain(stopped(ctx, fmt.Errorf("begin: %w", err)))
	}
	t := &tx{Tx: sqlTx, store: s, now: s.Now(), ctx: ctx}
	defer t.end()
	return s.explain(stopped(ctx, fn(t)))
}

// stopped puts what is wrong down to the context, if that was canceled.
func stopped(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return fault.New(fault.Canceled, "Stopped.").WithCause(err)
	}
	return err
}

// tx is one transaction, with its one time.
type tx struct {
	*sql.Tx
	store  *Store
	now    time.Time
	ctx    context.Context // of each statement
	until  context.Context // looked at between statements; nil for nothing to look at
	label  string          // of the step being recorded; a write may sharpen it
	joined bool            // that step was there before
	clock  int64           // the logical clock after a write
	asked  []string        // statements that were not compiled yet
}

// end takes back what has not been committed.
func (t *tx) end() {
	t.Rollback() // after a commit there is nothing to take back
	t.store.statements.keep(t.store.db, t.asked)
}

// exec runs a statement for its effect.
func (t *tx) exec(query string, args ...any) error {
	_, err := t.Exec(query, args...)
	return err
}

// insert runs a statement that inserts one row or none, and reports whether it did.
func (t *tx) insert(query string, args ...any) (bool, error) {
	result, err := t.Exec(query, args...)
	if err != nil {
		return false, err
	}
	n, err := result.RowsAffected()
	return n > 0, err
}

// list runs a query and reads each row with scan.
func list[T any](t *tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := t.Query(query, args...)
	return listed(rows, err, scan)
}

// listOnce is list for a query that was put together and is not kept compiled.
func listOnce[T any](t *tx, scan func(scanner) (T, error), query string, args ...any) ([]T, error) {
	rows, err := t.Tx.QueryContext(t.ctx, query, args...)
	return listed(rows, err, scan)
}

func listed[T any](rows *sql.Rows, err error, scan func(scanner) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	items := []T{}
	for rows.Next() {
		item, err := scan(rows)
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, rows.Err()
}
