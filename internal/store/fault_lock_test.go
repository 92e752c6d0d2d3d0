//go:build linux

package store_test

import (
	"bufio"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// hold opens a project, with its lock if the first argument says so, and then does what it
// is told, line by line, until there is nothing more to be told.
func hold(j job) error {
	began := time.Now()
	lock, s, err := openLocked(j.Path, len(j.Args) > 0)
	if err != nil {
		say("REFUSED", fault.From(err).Code, time.Since(began).Milliseconds())
		return nil
	}
	say("OPEN")
	orders := bufio.NewScanner(os.Stdin)
	for orders.Scan() {
		if err := holding[orders.Text()](s); err != nil {
			return err
		}
		say("DID", orders.Text())
	}
	err = s.Close()
	if lock != nil {
		err = errors.Join(err, lock.Release())
	}
	return err
}

func openLocked(path string, locked bool) (lock *library.Lock, s *store.Store, err error) {
	if locked {
		if lock, err = library.Acquire(path); err != nil {
			return nil, nil, err
		}
	}
	s, err = store.Open(path)
	return lock, s, err
}

// holding is what may be asked of a process that holds a project.
var holding = map[string]func(*store.Store) error{
	"write": func(s *store.Store) error { return failure(s.Rename(store.NewID())) },
	"copy":  func(s *store.Store) error { return s.SaveCopy(s.Path() + store.NewID()) },
	"check": func(s *store.Store) error { _, err := s.Check(); return err },
	"read":  func(s *store.Store) error { _, err := s.Project(); return err },
	"open again": func(s *store.Store) error {
		if again, err := store.Open(s.Path()); err == nil {
			return again.Close()
		}
		return nil
	},
	"look at the file": func(s *store.Store) error { // as when the project itself is dropped on the window as a transcript
		f, err := os.Open(s.Path())
		if err != nil {
			return err
		}
		return f.Close()
	},
}

// TestF16TwoProcesses starts two processes on one project at the same moment: one opens
// it, and the other is told at once that it is open elsewhere.
func TestF16TwoProcesses(t *testing.T) {
	path := openedIn(t, t.TempDir())
	slowest := 0
	for range rounds(20, 200) {
		two := []*worker{start(t, job{Role: "hold", Path: path, Args: []string{"lock"}}), start(t, job{Role: "hold", Path: path, Args: []string{"lock"}})}
		var opened []*worker
		for _, w := range two {
			w.until("")
			var code string
			var took int
			if answer := w.heard[0]; answer == "OPEN" {
				opened = append(opened, w)
			} else if _, err := fmt.Sscanf(answer, "REFUSED %s %d", &code, &took); err != nil || fault.Code(code) != fault.Locked || took > 1000 {
				t.Errorf("the answer was %q", answer)
			}
			slowest = max(slowest, took)
		}
		if len(opened) != 1 {
			t.Errorf("%d of two processes opened the project", len(opened))
		}
		for _, w := range two {
			w.in.Close()
			if err := w.end(); err != nil {
				t.Error(err)
			}
		}
	}
	t.Logf("the slowest refusal took %d ms", slowest)
}

// TestF17LockIsKept does in one process what may cost it its lock on the file, and sees
// that SQLite itself, without the lock beside the file, still refuses a second process.
func TestF17LockIsKept(t *testing.T) {
	for _, orders := range [][]string{
		{},
		{"read"},
		{"write"},
		{"write", "copy"},
		{"write", "check"},
		{"write", "open again"},
		{"write", "look at the file"},
	} {
		t.Run("after "+strings.Join(append([]string{"open"}, orders...), ", "), func(t *testing.T) {
			t.Parallel() // SQLite waits a while before it gives up
			path := openedIn(t, t.TempDir())
			holder := start(t, job{Role: "hold", Path: path})
			holder.until("OPEN")
			for _, order := range orders {
				io.WriteString(holder.in, order+"\n")
				if !holder.until("DID") {
					t.Fatalf("the holder said %q", holder.heard)
				}
			}
			second := start(t, job{Role: "hold", Path: path})
			second.until("")
			if !strings.HasPrefix(second.heard[0], "REFUSED locked") {
				t.Errorf("a second process was answered %q", second.heard[0])
			}
			for _, w := range []*worker{second, holder} {
				w.in.Close()
				w.end()
			}
		})
	}
}

// opensByPath are the functions of the program that open files by a path, and may: none
// is given the project's own path while it is open.
var opensByPath = map[string]string{
	"store.syncFile":      "syncs a file that SQLite has let go of, or a folder",
	"parse.readUpTo":      "reads a file the person chose",
	"parsetest.Golden":    "writes golden files, for tests",
	"parsetest.ReadFile":  "reads test data, for tests",
	"library.load":        "reads settings",
	"library.syncFolder":  "opens a folder",
	"library.contentsOf":  "reads what is noted beside a backup",
	"library.settle":      "syncs a backup that SQLite has let go of",
	"library.namesIn":     "opens a folder",
	"app.newLog":          "opens the log",
	"app.webProcessGone":  "reads what the system tells of processes",
	"app.copyFile":        "copies a project that is closed",
	"app.readAnnotations": "reads annotations, once it is sure that they are not the open project's file",
	"exporttest.Golden":   "reads and writes golden files, for tests",
	"app.readCodebook":    "reads a table, once it is sure that it is not the open project's file",
	"main.index":          "reads the page, in the server for tests",
	"store.readHeader":    "looks at a file before SQLite opens it",
	"store.graft":         "reads a project it has made and closed",
	"store.mendHeader":    "mends a copy",
	"store.writeAt":       "mends a copy",
	"store.touch":         "makes a file where none is",
	"store.copyInto":      "copies a project before SQLite opens it",
	"store.heldElsewhere": "looks for locks before SQLite opens it",
}

// TestF17NobodyOpensTheProjectByItsPath holds the list above complete: closing any handle
// on the project's file would take SQLite's locks away from the whole process.
func TestF17NobodyOpensTheProjectByItsPath(t *testing.T) {
	openers := []string{"Open", "OpenFile", "ReadFile", "Create", "WriteFile", "Truncate"}
	seen := map[string]bool{}
	err := filepath.WalkDir("../..", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			if err == nil && entry.IsDir() && slices.Contains([]string{"node_modules", "build", ".git"}, entry.Name()) {
				return filepath.SkipDir
			}
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok {
				continue
			}
			ast.Inspect(fn, func(n ast.Node) bool {
				if call, ok := n.(*ast.SelectorExpr); ok && fmt.Sprint(call.X) == "os" && slices.Contains(openers, call.Sel.Name) {
					name := file.Name.Name + "." + fn.Name.Name
					seen[name] = true
					if opensByPath[name] == "" {
						t.Errorf("%s: %s calls os.%s: if it is never the project's own path while that is open, list it", path, name, call.Sel.Name)
					}
				}
				return true
			})
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for name := range opensByPath {
		if !seen[name] {
			t.Errorf("%s opens nothing: take it off the list", name)
		}
	}
}
