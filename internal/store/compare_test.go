package store_test

import (
	"testing"

	"manicule/internal/coding"
	"manicule/internal/text"
)

func TestLast(t *testing.T) {
	s, id := withInterview(t)
	tag := coding.Tag{ID: "01900000-0000-7000-8000-00000000aaaa", Name: "Greeting"}
	ids := []string{"01900000-0000-7000-8000-000000000001", "01900000-0000-7000-8000-000000000002", "01900000-0000-7000-8000-000000000003"}
	for i, hid := range ids {
		h := coding.Highlight{ID: hid, TranscriptID: id, Span: text.Span{Start: 15 + i, End: 20 + i}, TagIDs: []string{tag.ID}}
		var made []coding.Tag
		if i == 0 {
			made = []coding.Tag{tag}
		}
		must[any](t)(s.AddHighlight(h, made))
	}
	quotes, err := s.Last(tag.ID, ids[2], 5)
	if err != nil || len(quotes) != 2 || quotes[0].ID != ids[1] || quotes[1].ID != ids[0] {
		t.Fatalf("%v, %v", quotes, err)
	}
	if q := quotes[1]; q.Title != "Title 🙂" || q.Turn != 1 || q.Quote == "" {
		t.Errorf("%+v", q)
	}
	if quotes, err := s.Last(tag.ID, "", 2); err != nil || len(quotes) != 2 || quotes[0].ID != ids[2] {
		t.Errorf("%v, %v", quotes, err)
	}
	if quotes, err := s.Last("no such tag", "", 2); err != nil || len(quotes) != 0 {
		t.Errorf("%v, %v", quotes, err)
	}
}

func TestSpoken(t *testing.T) {
	s, id := withInterview(t)
	tr, err := s.Transcript(id)
	if err != nil {
		t.Fatal(err)
	}
	for ms, want := range map[int64]int{0: 0, 1199: 0, 1200: 1, 1449: 1, 1450: 2, 99_000_000: 2} {
		if at, known, err := s.Spoken(id, ms); err != nil || !known || at != tr.Syncs[want].At {
			t.Errorf("at %d ms: %d, %v, %v; want %d", ms, at, known, err, tr.Syncs[want].At)
		}
	}
	if at, known, err := s.Spoken("no such transcript", 0); err != nil || known || at != 0 {
		t.Errorf("%d, %v, %v", at, known, err)
	}
}
