package table

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

func lay(t *testing.T, p project.Project, o report.Options) *Table {
	t.Helper()
	o.Notes, o.Questions = true, true
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return New(r)
}

func rowsOf(t *Table) [][]Cell {
	var rows [][]Cell
	for row := range t.Rows() {
		rows = append(rows, slices.Clone(row))
	}
	return rows
}

func TestColumns(t *testing.T) {
	const want = "id transcript date place speaker role turn start end time quote question tags tag_paths note author created changed"
	names := lay(t, projecttest.Moscow(), report.Options{}).Names()
	if got := strings.Join(names, "\t"); strings.ReplaceAll(strings.ReplaceAll(got, " ", "_"), "\t", " ") != want {
		t.Errorf("got %q", names)
	}
}

func TestRows(t *testing.T) {
	minute := int64(60_000)
	p := projecttest.Moscow()
	p.Transcripts[0].Turns[3].Start = &minute
	table := lay(t, p, report.Options{})
	rows := rowsOf(table)
	if len(rows) != 8 || table.Len() != 8 || table.Notices != nil {
		t.Fatalf("%d rows, %d, %q", len(rows), table.Len(), table.Notices)
	}
	start := p.Highlights[2].Span.Start
	want := []Cell{
		{Text: "better"}, {Text: "Interview With Mikhail Gusman of Rossiya 24"}, {Text: "2016-03-23"}, {Text: "Moscow, Russia"},
		{Text: "Secretary Kerry"}, {Text: "respondent"}, number(4), number(start), number(p.Highlights[2].Span.End), {Text: "00:01:00"},
		{Text: "it’s better I give it to President Putin first?"},
		{Text: "What you have – what message you have in your pocket which you bring from President Obama to President Putin?"},
		{Text: "Evasion; Cooperation"}, {Text: "Evasion; Bilateral relations > Cooperation"}, {}, {Text: "reader"},
		{Text: "2026-03-02T12:00:00Z"}, {Text: "2026-03-02T12:00:00Z"},
	}
	if !slices.Equal(rows[2], want) {
		t.Errorf("got  %+v\nwant %+v", rows[2], want)
	}
	if front := rows[0]; front[6].Known || front[4].Text != "" {
		t.Errorf("outside turns: %+v", front)
	}
}

func TestARowForEachTag(t *testing.T) {
	var got []string
	for _, row := range rowsOf(lay(t, projecttest.Moscow(), report.Options{Table: report.Table{PerTag: true}})) {
		got = append(got, row[0].Text+"/"+row[12].Text)
	}
	want := []string{
		"front/", "across/Evasion", "better/Evasion", "better/Cooperation", "anxious/Cooperation", "paragraphs/Irritants",
		"agenda/Syria & Daesh", "evening/", "ask/Evasion",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestAColumnForEachTag(t *testing.T) {
	table := lay(t, projecttest.Moscow(), report.Options{Table: report.Table{TagColumns: true}})
	want := []string{"Bilateral relations", "Bilateral relations > Cooperation", "Bilateral relations > Irritants", "Syria & Daesh", "Evasion", "Minsk"}
	if got := table.Names()[len(columns):]; !slices.Equal(got, want) {
		t.Fatalf("got %q", got)
	}
	better := rowsOf(table)[2][len(columns):]
	if !slices.Equal(better, []Cell{number(0), number(1), number(0), number(0), number(1), number(0)}) {
		t.Errorf("got %+v", better)
	}
}

// Nothing of a long text is lost: its cells put together are the text.
func TestLongTextsGoOn(t *testing.T) {
	p := projecttest.Moscow()
	long := strings.Repeat("a 😀", 20_000)
	p.Highlights[1].Note, p.Highlights[3].Note = long, strings.Repeat("b", MaxCell)
	p.Highlights[3].Quote = strings.Repeat("c", 2*MaxCell+1)
	table := lay(t, p, report.Options{Table: report.Table{TagColumns: true}})
	names := table.Names()
	if got := names[len(columns) : len(columns)+4]; !slices.Equal(got, []string{"quote (2)", "quote (3)", "note (2)", "note (3)"}) {
		t.Fatalf("got %q", got)
	}
	if want := "2 texts are longer than the 32,767 characters that a cell can hold, so they go on in columns at the right, such as “quote (2)”."; table.Notices[0] != want {
		t.Errorf("got %q", table.Notices)
	}
	rows := rowsOf(table)
	joined := func(row []Cell, name string) string {
		var whole string
		for i, column := range names {
			if column == name || strings.HasPrefix(column, name+" (") {
				whole += row[i].Text
			}
		}
		return whole
	}
	if joined(rows[1], "note") != long || joined(rows[3], "note") != p.Highlights[3].Note || joined(rows[3], "quote") != p.Highlights[3].Quote {
		t.Error("a long text is not whole")
	}
	if rows[0][len(columns)].Text != "" {
		t.Errorf("a text that is not long goes on: %+v", rows[0])
	}
}

func FuzzSplit(f *testing.F) {
	f.Add("a😀b", 3)
	f.Fuzz(func(t *testing.T, s string, units int) {
		if units < 2 || units > 1000 || strings.ContainsRune(s, 0xFFFD) {
			return
		}
		pieces := Split(s, units)
		if strings.Join(pieces, "") != s || len(pieces) == 0 {
			t.Fatalf("%q in %d gives %q", s, units, pieces)
		}
		for _, piece := range pieces {
			if len(utf16.Encode([]rune(piece))) > units {
				t.Fatalf("%q is longer than %d", piece, units)
			}
		}
	})
}

func TestLabel(t *testing.T) {
	if got := Label("a\u2028b\a"); got != "a\nb␇" {
		t.Errorf("got %q", got)
	}
	if got := Label(strings.Repeat("é", MaxCell+1)); len([]rune(got)) != MaxCell || !strings.HasSuffix(got, "é…") {
		t.Errorf("%d runes", len([]rune(got)))
	}
}
