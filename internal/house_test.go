// Package internal_test holds the house together: who may import whom.
package internal_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "manicule/"

// below is a project and all it is made of, which every edge of the program may know.
var below = []string{"internal/fault", "internal/text", "internal/transcript", "internal/coding", "internal/project"}

// house says which of our own packages the packages of a room may import, besides others in the same room.
// A room is a package with all packages under it. One that isn't here may not exist.
var house = map[string][]string{
	"internal/fault":       {},
	"internal/text":        {},
	"internal/sample":      {},
	"internal/transcript":  {"internal/fault", "internal/text"},
	"internal/coding":      {"internal/fault", "internal/text"},
	"internal/project":     {"internal/fault", "internal/text", "internal/transcript", "internal/coding"},
	"internal/document":    {"internal/text"},
	"internal/query":       {"internal/fault", "internal/text"},
	"internal/concordance": {"internal/text", "internal/coding"},
	"internal/recognise":   {"internal/text", "internal/transcript", "internal/document"},
	"internal/parse":       {"internal/fault", "internal/text", "internal/transcript", "internal/document", "internal/recognise"},
	"internal/worker":      {"internal/fault", "internal/text", "internal/document"},
	"internal/export":      append([]string{"internal/formula"}, below...),
	"internal/formula":     {},
	"internal/filter":      below,
	"internal/excerpt":     append([]string{"internal/filter"}, below...),
	"internal/store":       append([]string{"internal/filter", "internal/excerpt", "internal/query"}, below...),
	"internal/library":     {"internal/fault"},
	"frontend":             {},
	"app":                  {"frontend", "internal"},
	"build":                {"app", "frontend", "internal"},
	"main":                 {"app", "frontend"},
	"internal/sheet":       {"internal/fault", "internal/formula", "internal/document", "internal/parse/archive", "internal/parse/decode"}, // tables come in text files and archives too
	"internal/codebook":    {"internal/fault", "internal/text", "internal/coding"},
	"internal/roster":      {"internal/fault", "internal/text", "internal/transcript", "internal/coding"},
}

// only says which one room may import these packages of others, and those under them.
var only = map[string]string{
	"database/sql":              "internal/store",
	"modernc.org":               "internal/store",
	"github.com/wailsapp/wails": "app",
	"github.com/yuin/goldmark":  "internal/parse/markdown",
	"codeberg.org/go-pdf":       "internal/export/pdf",
}

// within says whether a package is the room or stands under it.
func within(pkg, room string) bool { return pkg == room || strings.HasPrefix(pkg, room+"/") }

func roomOf(pkg string) (room string, ok bool) {
	for room := range house {
		if within(pkg, room) {
			return room, true
		}
	}
	return "", false
}

// mayImport says why a package may not import another, or "".
func mayImport(pkg, imported string) string {
	room, ok := roomOf(pkg)
	if !ok {
		return pkg + " has no row in the table"
	}
	for foreign, owner := range only {
		if within(imported, foreign) && !within(pkg, owner) {
			return "only " + owner + " may import " + foreign
		}
	}
	ours, ok := strings.CutPrefix(imported, module)
	if !ok {
		return ""
	}
	allowed := append([]string{room}, house[room]...)
	if !slices.ContainsFunc(allowed, func(r string) bool { return within(ours, r) }) {
		return room + " may not import " + ours
	}
	return ""
}

func TestEveryImportKeepsToTheHouse(t *testing.T) {
	files := 0
	for pkg, file := range sources(t, "..") {
		for _, path := range file {
			files++
			for _, imported := range imports(t, path) {
				if why := mayImport(pkg, imported); why != "" {
					t.Errorf("%s: %s", path, why)
				}
			}
		}
	}
	if files < 10 {
		t.Errorf("looked at %d files only", files)
	}
}

func TestTheTableForbids(t *testing.T) {
	tests := []struct {
		pkg, imported string
		allowed       bool
	}{
		{"internal/parse/vtt", "manicule/internal/transcript", true},
		{"internal/parse/vtt", "manicule/internal/parse", true},
		{"internal/parse/vtt", "manicule/internal/store", false},
		{"internal/export/csv", "manicule/internal/parse", false},
		{"internal/store", "database/sql", true},
		{"internal/library", "database/sql", false},
		{"app", "modernc.org/sqlite", false},
		{"internal/text", "manicule/internal/fault", false},
		{"internal/store", "manicule/app", false},
		{"app/cli", "manicule/app", true},
		{"app", "github.com/wailsapp/wails/v2/pkg/options", true},
		{"build/bench", "github.com/wailsapp/wails/v2", false},
		{"main", "manicule/app", true},
		{"internal/parse/markdown", "github.com/yuin/goldmark/ast", true},
		{"internal/parse/html", "github.com/yuin/goldmark", false},
		{"internal/attic", "fmt", false},
	}
	for _, test := range tests {
		if why := mayImport(test.pkg, test.imported); (why == "") != test.allowed {
			t.Errorf("%s importing %s: %q", test.pkg, test.imported, why)
		}
	}
}

// sources returns the Go files of the program by package, tests left out: a test may use its neighbours.
func sources(t *testing.T, root string) map[string][]string {
	t.Helper()
	found := map[string][]string{}
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir():
			if name := entry.Name(); name == "node_modules" || name == "testdata" || name == ".git" {
				return filepath.SkipDir
			}
		case strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go"):
			pkg := packageOf(root, path)
			found[pkg] = append(found[pkg], path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// packageOf names the package of a file by its folder under the root, which itself is "main".
func packageOf(root, path string) string {
	folder, err := filepath.Rel(root, filepath.Dir(path))
	if err != nil || folder == "." {
		return "main"
	}
	return filepath.ToSlash(folder)
}

func imports(t *testing.T, path string) []string {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, spec := range file.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		paths = append(paths, imported)
	}
	return paths
}
