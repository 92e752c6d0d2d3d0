package store_test

import (
	"sync"
	"testing"
)

// TestSideBySide: several may read while one writes, each statement for the first time.
func TestSideBySide(t *testing.T) {
	for range 40 {
		s := newProject(t)
		var all sync.WaitGroup
		for _, act := range []func() error{
			func() error { _, err := s.Import(interview(), "a.txt", []byte("a"), ""); return err },
			func() error { _, err := s.ImportedFrom("no such sum"); return err },
			func() error { _, err := s.Listings(); return err },
			func() error { _, err := s.Find(t.Context(), asked(t, "words"), 0, 5); return err },
			func() error { _, err := s.Tags(); return err },
		} {
			all.Go(func() {
				for range 3 {
					if err := act(); err != nil {
						t.Error(err)
					}
				}
			})
		}
		all.Wait()
	}
}
