package recognise

import (
	"maps"
	"testing"

	"manicule/internal/document"
)

// TestATimeOfARow: the second line of a cell is not spoken when its row begins.
func TestATimeOfARow(t *testing.T) {
	cell := func(row, column int, words string) document.Paragraph {
		return document.Paragraph{Text: words, Cell: &document.Cell{Row: row, Column: column}}
	}
	d := Draft(document.Document{Format: "docx", Paragraphs: []document.Paragraph{
		cell(0, 0, "0:01"), cell(0, 1, "Anna"), cell(0, 2, "Where?"),
		cell(1, 0, "0:04"), cell(1, 1, "Ben"), cell(1, 2, "Here, I say.\nAnd there."), cell(1, 2, "And then."),
		cell(2, 0, "0:09"), cell(2, 1, "Anna"), cell(2, 2, "When?"),
	}}, Choices{})
	if len(d.Turns) != 3 || *d.Turns[1].Start != 4000 || *d.Turns[2].Start != 9000 || len(d.Syncs) != 0 {
		t.Errorf("turns %v, times within them %v", d.Turns, d.Syncs)
	}
}

func TestTitles(t *testing.T) {
	turns := []document.Paragraph{{Text: "ANNA: Where?"}, {Text: "BEN: Here."}, {Text: "ANNA: When?"}, {Text: "BEN: Now."}}
	part, title := document.Paragraph{Text: "Part", Kind: document.Heading}, document.Paragraph{Text: "Talk", Kind: document.Title}
	for name, c := range map[string]struct {
		d    document.Document
		want string
	}{
		"the first of several parts":      {document.Document{Title: "Book", Paragraphs: append(append([]document.Paragraph{part}, turns...), part)}, "Book"},
		"and no other title":              {document.Document{Paragraphs: append(append([]document.Paragraph{part}, turns...), part)}, "Part"},
		"the only heading":                {document.Document{Title: "Book", Paragraphs: append([]document.Paragraph{part}, turns...)}, "Part"},
		"a title of its own":              {document.Document{Title: "Book", Paragraphs: append([]document.Paragraph{part, title, part}, turns...)}, "Talk"},
		"a line before everything":        {document.Document{Title: "Book", Paragraphs: append([]document.Paragraph{{Text: "Line"}, part, part}, turns...)}, "Line"},
		"nothing before the conversation": {document.Document{Title: "Book", Paragraphs: turns}, "Book"},
		"nothing at all":                  {document.Document{}, ""},
	} {
		if got := Draft(c.d, Choices{}).Title; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

func TestOpenings(t *testing.T) {
	d := documentOf("Title\n\nAnna 0:01\nWhere is it?\n\nBen 0:05\nHere.\n\nAnna 0:09\nWhen?")
	want := map[int]Opening{1: {Alone: true}, 3: {Alone: true}, 5: {Alone: true}}
	if got := Openings(d); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	d = documentOf("ANNA: Where?\nIs it?\nBEN:\nHere.\nANNA: When?")
	want = map[int]Opening{0: {}, 2: {Alone: true}, 4: {}}
	if got := Openings(d); !maps.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := Starts(d); !maps.Equal(got, map[int]bool{0: true, 2: true, 4: true}) {
		t.Errorf("%v", got)
	}
}
