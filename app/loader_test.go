package app

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"testing"
	"time"

	"manicule/internal/document"
	"manicule/internal/parse"
)

// compiled is what is kept of the PDF engine, with the times at which it was written.
func compiled(t *testing.T) map[string]time.Time {
	t.Helper()
	files := map[string]time.Time{}
	err := filepath.WalkDir(parse.EngineFolder(), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		files[path] = info.ModTime()
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}

// TestThePDFEngineIsCompiledOnce: the workers of a later start take what is kept.
func TestThePDFEngineIsCompiledOnce(t *testing.T) {
	data, err := os.ReadFile("../internal/parse/testdata/court.pdf")
	if err != nil {
		t.Fatal(err)
	}
	var first map[string]time.Time
	for start := range 2 {
		l := newLoader()
		d, err := l.parse(t.Context(), document.File{Name: "court.pdf", Data: data})
		l.close()
		if err != nil || len(d.Paragraphs) < 10 {
			t.Fatalf("%d paragraphs, %v", len(d.Paragraphs), err)
		}
		if found := compiled(t); start == 0 {
			first = found
		} else if !maps.Equal(first, found) {
			t.Errorf("%v, then %v", first, found)
		}
	}
}
