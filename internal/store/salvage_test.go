package store

import (
	"path/filepath"
	"slices"
	"testing"
)

// TestEveryTableIsSalvagedOrMadeAnew: a table that joins the schema must be read when a
// project is repaired, unless it can do without.
func TestEveryTableIsSalvagedOrMadeAnew(t *testing.T) {
	anew := []string{"passage", "writing", "recording", "stamp", "step", "journal", "tally", "voice"}
	s, err := Create(filepath.Join(t.TempDir(), "p"+Extension), "p")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	tables, err := s.names(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_words%'`)
	if err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		if !slices.Contains(salvaged, table) && !slices.Contains(anew, table) {
			t.Errorf("%s would be lost", table)
		}
	}
}
