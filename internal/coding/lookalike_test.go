package coding

import "testing"

func TestLookalikes(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Core", "Сore", true},                    // a Cyrillic С
		{"core", "СORE", true},                    // in other letters
		{"Balance", "Вalance", true},              // a Cyrillic В
		{"OMEGA", "ΟΜΕGΑ", true},                  // Greek
		{"work", "ｗｏｒｋ", true},                    // full width
		{"work", "𝐰𝐨𝐫𝐤", true},                    // drawn for show
		{"work", "wo\u200brk", true},              // a space of no width
		{"work", "\u202ework", true},              // turned around
		{"work", "work", false},                   // the same
		{"work", "Wórk", false},                   // the same to a reader
		{"work", "workers", false},                //
		{"modern", "modem", false},                // like, and of one script
		{"вода", "вона", false},                   // Cyrillic both
		{"сон", "coh", false},                     // small н is no h
		{"か", "が", false},                         //
		{"می\u200cخواهم", "می\u200cخواهد", false}, // joiners aside
	} {
		if got := Lookalikes(c.a, c.b); got != c.want {
			t.Errorf("Lookalikes(%q, %q) = %t", c.a, c.b, got)
		}
	}
}

func TestLookalikeOfASibling(t *testing.T) {
	c := NewCodebook([]Tag{{ID: "1", Name: "Core"}, {ID: "2", Name: "Сore"}, {ID: "3", ParentID: "1", Name: "Соre"}})
	if like, ok := c.Lookalike(Tag{ID: "2", Name: "Сore"}); !ok || like.ID != "1" {
		t.Errorf("got %+v, %t", like, ok)
	}
	for _, alone := range []Tag{{ID: "3", ParentID: "1", Name: "Соre"}, {ID: "new", Name: "Cores"}} {
		if like, ok := c.Lookalike(alone); ok {
			t.Errorf("%+v looks like %+v", alone, like)
		}
	}
}

func TestUnseen(t *testing.T) {
	for name, want := range map[string]bool{
		"work": false, "wo\u200brk": true, "\u202ework": true, "می\u200cخواهم": false, "👩‍🏫": false, "so\u00adft": true,
	} {
		if Unseen(name) != want {
			t.Errorf("Unseen(%q) = %t", name, !want)
		}
	}
}
