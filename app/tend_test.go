package app

import (
	"testing"
	"time"
)

// TestTrashIsEmptiedAfterAMonth: what the dialog promises happens when the project is opened the next time.
func TestTrashIsEmptiedAfterAMonth(t *testing.T) {
	a, id, _ := withSample(t)
	if _, err := Reading(a).RemoveTranscript(id); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		later time.Duration
		left  int
	}{{29 * 24 * time.Hour, 1}, {31 * 24 * time.Hour, 0}} {
		a.session.tendAt(a.session.store, time.Now().Add(test.later))
		if trash, err := Keeping(a).Trash(); err != nil || len(trash) != test.left {
			t.Errorf("after %v: %d left, %v; want %d", test.later, len(trash), err, test.left)
		}
	}
}
