package app

import (
	"testing"
	"time"
)

func TestHeart(t *testing.T) {
	start := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	var h heart
	if h.silent(start) {
		t.Error("silent before the first beat")
	}
	h.beat(start)
	if h.silent(start.Add(heartStops - 1)) {
		t.Error("silent too soon")
	}
	if !h.silent(start.Add(heartStops)) {
		t.Error("silence not noticed")
	}
	h.beat(start.Add(3 * heartStops))
	if h.silent(start.Add(3 * heartStops)) {
		t.Error("silent at a beat")
	}
}
