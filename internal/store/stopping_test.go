package store

import (
	"path/filepath"
	"testing"

	"manicule/internal/fault"
)

// TestStoppedWriteLeavesNothing: what is stopped was never written, and the next write goes on as ever.
func TestStoppedWriteLeavesNothing(t *testing.T) {
	s, err := Create(filepath.Join(t.TempDir(), "p"+Extension), "before")
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	_, err = s.write(step{label: "Rename", long: true}, func(t *tx) error {
		err := t.exec(`UPDATE project SET name = 'after'`)
		s.StopWriting()
		return err
	})
	if !fault.Is(err, fault.Canceled) {
		t.Fatalf("stopped: %v", err)
	}
	if info, err := s.Info(); err != nil || info.Name != "before" {
		t.Errorf("the project is called %q (%v)", info.Name, err)
	}
	if steps, err := s.Steps(); err != nil || len(steps) > 0 {
		t.Errorf("steps: %v (%v)", steps, err)
	}
	s.StopWriting() // nothing is being written
	if _, err := s.Rename("again"); err != nil {
		t.Error(err)
	}
}
