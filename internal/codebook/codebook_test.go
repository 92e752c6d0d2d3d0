package codebook

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/sheet"
)

// numbers gives ids: 1, 2, 3.
func counter() func() string {
	n := 0
	return func() string { n++; return fmt.Sprint("new ", n) }
}

// written are entries as one reads them: "A > B [description: d]".
func written(entries []Entry) (lines []string) {
	for _, e := range entries {
		line := coding.FormatPath(e.Path)
		var says []string
		for column, words := range e.Says {
			says = append(says, fmt.Sprintf("%s: %s", column, words))
		}
		slices.Sort(says)
		if len(says) > 0 {
			line += " [" + strings.Join(says, ", ") + "]"
		}
		lines = append(lines, line)
	}
	return lines
}

func TestTablesOfOthersAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		table string // rows on lines, cells divided by |
		want  string // entries on lines
	}{
		"its own": {
			"Path|Description|When to use|When not to use|Example|Colour|Key|Archived\nA|d|w|n|e|#123456|1|\nA > B \\> C||||||9|yes",
			"A [colour: #123456, description: d, example: e, key: 1, use not: n, use when: w]\nA > B \\> C [archived: yes, key: 9]",
		},
		"Taguette": {"tag|description|number of highlights\nwork|What people do|12\nworkers||3", "work [description: What people do]\nworkers"},
		"NVivo, by paths": {
			`Hierarchical Name|Description|Color|Number Of Sources` + "\n" + `Nodes\\Feelings|d|Blue|1` + "\n" + `Nodes\\Feelings\Fear|of what|#FF8800|2`,
			"Feelings [colour: #1E68B9, description: d]\nFeelings > Fear [colour: #FF8800, description: of what]",
		},
		"NVivo, indented": {"Name|Description|Files|References\nFeelings|d|1|2\n  Fear||1|1\n    Of dogs||1|1\n  Joy||1|1\nWork||1|1",
			"Feelings [description: d]\nFeelings > Fear\nFeelings > Fear > Of dogs\nFeelings > Joy\nWork"},
		"MAXQDA": {"Color|Parent code|Code|Code memo|Cod. seg.\n255,0,0||Feelings|m|3\n#00ff00|Feelings|Fear||2\n|Feelings > Fear|Dogs||2",
			"Feelings [colour: #FF0000, description: m]\nFeelings > Fear [colour: #00FF00]\nFeelings > Fear > Dogs"},
		"QualCoder": {"code_name|memo|color|category\nFear|m|#F2F|Feelings\nWork|||", "Feelings\nFeelings > Fear [colour: #FF22FF, description: m]\nWork"},
		"ATLAS.ti": {"Code|Comment|Code Group|Grounded|Density\nfear|of things|feelings|4|0\nwork|||2|0",
			"feelings\nfeelings > fear [description: of things]\nwork"},
		"levels, each on a row of its own": {"Theme|Sub-theme|Code|Definition\nA|||d\n|B||\n||C|c\n|D||\nE|||",
			"A [description: d]\nA > B\nA > B > C [description: c]\nA > D\nE"},
		"levels, all filled": {"Level 1|Level 2|Inclusion criteria|Exclusion criteria\nA|B|i|x\nA|C||\nD||y|",
			"A\nA > B [use not: x, use when: i]\nA > C\nD [use when: y]"},
		"numbers of levels":   {"Level|Name|Ankerbeispiel\n1|A|e\n2|B|\n3|C|\n2|D|\n1|E|", "A [example: e]\nA > B\nA > B > C\nA > D\nE"},
		"parents by name":     {"Tag|Parent\nC|B\nB|A\nA|", "A\nA > B\nA > B > C"},
		"a ring of parents":   {"Tag|Parent\nA|B\nB|A", "B\nB > A\nA\nA > B"},
		"no heading":          {"Feelings/Fear|of things\nFeelings|d", "Feelings [description: d]\nFeelings > Fear [description: of things]"},
		"no heading, no path": {"Ukraine/Minsk|d\nSyria/Iraq|e", "Ukraine/Minsk [description: d]\nSyria/Iraq [description: e]"},
		"arrows":              {"Path\nA → B\nA → C", "A\nA > B\nA > C"},
		"said twice":          {"Tag|Description|Colour\nA|first|red\na|second|", "A [colour: #B3261E, description: second]"},
		"known by nobody":     {"Foo|Bar\nA|b", "Foo [description: Bar]\nA [description: b]"},
	} {
		var rows [][]string
		for line := range strings.SplitSeq(c.table, "\n") {
			rows = append(rows, strings.Split(line, "|"))
		}
		entries, notes := Read(rows, Guess(rows))
		if got := strings.Join(written(entries), "\n"); got != c.want || len(notes) > 0 {
			t.Errorf("%s: %q\ngot\n%s\nwant\n%s\n(%+v)", name, notes, got, c.want, Guess(rows))
		}
	}
}

func TestWhatCantBeReadIsTold(t *testing.T) {
	rows := [][]string{
		{"Tag", "Colour", "Key", "Archived"},
		{"A", "reddish", "12", "perhaps"},
		{"", "red", "", ""},
		{strings.Repeat("x", 201)},
		{"B", "rgb(300, 0, 0)"},
	}
	entries, notes := Read(rows, Guess(rows))
	if got := written(entries); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("entries %q", got)
	}
	want := []string{"Row 2: “reddish” is no colour.", "Row 2: “12” is no key.", "Row 2: “perhaps” is no archived.", "Row 3 names no tag.",
		"Row 4: The tag name “xxxxxxxxxxxxxxxxxxxx…” is longer than 200 characters. Use the description for the rest.", "Row 5: “rgb(300, 0, 0)” is no colour."}
	if !slices.Equal(notes, want) {
		t.Errorf("notes\n%s\nwant\n%s", strings.Join(notes, "\n"), strings.Join(want, "\n"))
	}
	var many [][]string
	for range 100 {
		many = append(many, []string{"", "x"})
	}
	if _, notes := Read(many, Choices{Columns: []Column{Name}}); len(notes) != mostNotes+1 {
		t.Errorf("%d notes", len(notes))
	}
}

func TestPrepare(t *testing.T) {
	tags := []coding.Tag{
		{ID: "a", Name: "A", Colour: "#aabbcc", Description: "d", Key: 1},
		{ID: "b", ParentID: "a", Name: "B", Colour: "#112233", Key: 2, Archived: false},
	}
	rows := [][]string{
		{"Path", "Description", "Colour", "Key", "Archived"},
		{"á", "d", "#AABBCC", "1", "no"},      // the same, in other letters
		{"A > B", "new words", "", "", "yes"}, // changed; its key is free
		{"A > C", "", "", "2", ""},            // new, with that key
		{"D > E", "", "", "1", ""},            // both new; the key is A's
	}
	entries, _ := Read(rows, Guess(rows))
	plan := Prepare(tags, entries, counter())
	var lines []string
	for _, l := range plan.Lines {
		lines = append(lines, fmt.Sprintf("%s %s %v key %d", l.Status, coding.FormatPath(l.Path), l.Changes, l.Tag.Key))
	}
	want := []string{"same A [] key 1", "changed A > B [description archived] key 0", "new A > C [key] key 2", "new D [] key 0", "new D > E [] key 0"}
	if !slices.Equal(lines, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	if !slices.Equal(plan.Notes, []string{"The key 1 of “E” is another tag’s."}) {
		t.Errorf("notes %q", plan.Notes)
	}
	if put := plan.Put(); len(put) != 4 || plan.Count(New) != 3 || plan.Count(Changed) != 1 || plan.Count(Same) != 1 {
		t.Errorf("put %+v", put)
	}
	if again := Prepare(mergedWith(tags, plan.Put()), entries, counter()); len(again.Put()) != 0 {
		t.Errorf("taken in twice it changes %+v", again.Put())
	}
}

// mergedWith are tags after others were put among them.
func mergedWith(tags, put []coding.Tag) []coding.Tag {
	merged := slices.Clone(tags)
	for _, tag := range put {
		if i := slices.IndexFunc(merged, func(one coding.Tag) bool { return one.ID == tag.ID }); i >= 0 {
			merged[i] = tag
		} else {
			tag.Position = len(merged)
			merged = append(merged, tag)
		}
	}
	return merged
}

// TestRoundTrip writes random codebooks as CSV and as workbooks, and reads them into an empty one.
func TestRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 60 {
		tags := random(rng)
		for _, format := range []string{"csv", "xlsx"} {
			back := through(t, format, tags)
			if got, want := Table(back), Table(tags); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s\ngot  %q\nwant %q", format, got, want)
			}
		}
	}
}

func through(t *testing.T, format string, tags []coding.Tag) []coding.Tag {
	t.Helper()
	var file bytes.Buffer
	err := sheet.WriteCSV(&file, Table(tags))
	if format == "xlsx" {
		file.Reset()
		err = sheet.WriteXLSX(&file, []sheet.Sheet{{Name: "Codebook", Rows: Table(tags)}}, Widths())
	}
	if err != nil {
		t.Fatal(err)
	}
	sheets, err := sheet.Read("codebook."+format, file.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	entries, notes := Read(sheets[0].Rows, Guess(sheets[0].Rows))
	if len(notes) > 0 {
		t.Fatalf("%s: %q", format, notes)
	}
	return mergedWith(nil, Prepare(nil, entries, counter()).Put())
}

var pieces = []string{"=", "+", "'", ">", `\`, "/", ":", "é", "日本", "👩‍🏫", "a", "B", "\"", ",", ";", "|", "<b>", "1", "-", "@", "Nodes", "#", "true"}

func random(rng *rand.Rand) (tags []coding.Tag) {
	words := func(space string) string {
		var parts []string
		for range 1 + rng.IntN(4) {
			parts = append(parts, pieces[rng.IntN(len(pieces))]+pieces[rng.IntN(len(pieces))])
		}
		return strings.Join(parts, space)
	}
	key := 1
	for i := range 1 + rng.IntN(12) {
		tag := coding.Tag{ID: fmt.Sprint(i), Name: words(" "), Colour: fmt.Sprintf("#%06X", rng.IntN(1<<24)), Position: i}
		if i > 0 && rng.IntN(3) > 0 {
			tag.ParentID = tags[rng.IntN(i)].ID
		}
		if rng.IntN(2) == 0 {
			tag.Description, tag.UseWhen, tag.UseNot, tag.Example = words("\n"), words(" "), words("\n\n"), words("\t")
		}
		if tag.Archived = rng.IntN(5) == 0; !tag.Archived && key < 10 && rng.IntN(3) == 0 {
			tag.Key, key = key, key+1
		}
		if coding.CheckName(tag.Name) == nil && coding.NewCodebook(tags).Admits(tag) == nil {
			tags = append(tags, tag)
		} else {
			return tags
		}
	}
	return tags
}

func FuzzRead(f *testing.F) {
	f.Add("Path,Description\nA > B,=1\n", " > ")
	f.Add("Level 1;Level 2\nA;B\n;C", "")
	f.Add("Tag,Parent,Key,Colour,Archived\nA,B,1,red,x", "/")
	f.Fuzz(func(t *testing.T, table, separator string) {
		sheets, err := sheet.Read("t.csv", []byte(table))
		if err != nil {
			return
		}
		rows := sheets[0].Rows
		choices := Guess(rows)
		for _, s := range []string{choices.Separator, separator} {
			choices.Separator = s
			entries, _ := Read(rows, choices)
			plan := Prepare(nil, entries, counter())
			book := coding.NewCodebook(plan.Put())
			if len(book.Severed()) > 0 || len(book.Twins()) > 0 {
				t.Fatalf("%q makes no codebook: %+v", table, plan.Put())
			}
			for _, tag := range plan.Put() {
				if coding.CheckName(tag.Name) != nil || coding.CheckColour(tag.Colour) != nil {
					t.Fatalf("%q makes the tag %+v", table, tag)
				}
			}
		}
	})
}
