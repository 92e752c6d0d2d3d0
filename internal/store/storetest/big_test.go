package storetest_test

import (
	"strings"
	"testing"

	"manicule/internal/query"
	"manicule/internal/sample"
	"manicule/internal/store"
	"manicule/internal/store/storetest"
)

// TestKept: a project made past the store's own methods is one the store finds whole, and
// is made once.
func TestKept(t *testing.T) {
	var turns []string
	for paragraph := range strings.SplitSeq(string(sample.Bytes), "\n") {
		if strings.Contains(paragraph, ": ") {
			turns = append(turns, paragraph)
		}
	}
	folder, size := t.TempDir(), storetest.Size{Transcripts: 4, Words: 200, Highlights: 30, Tags: 12, Seed: 1}
	path, err := storetest.Kept(folder, size, turns)
	if err != nil {
		t.Fatal(err)
	}
	if again, err := storetest.Kept(folder, size, nil); err != nil || again != path {
		t.Errorf("the second time: %s, %v", again, err)
	}
	s, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if problems, err := s.Check(); err != nil || len(problems) > 0 {
		t.Errorf("problems: %v, %v", problems, err)
	}
	if c, err := s.Counts(); err != nil || c.Transcripts != 4 || c.Highlights != 30 || c.Tags != 12 || c.Words < 800 {
		t.Errorf("counts = %+v, %v", c, err)
	}
	sought, err := query.Parse("president")
	if err != nil {
		t.Fatal(err)
	}
	if found, err := s.Find(t.Context(), store.Sought{Query: sought}, 0, 5); err != nil || len(found.Hits) == 0 {
		t.Errorf("found = %+v, %v", found, err)
	}
}
