package pseudonym

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

func table(t testing.TB, pairs ...string) *Table {
	t.Helper()
	var names []Name
	for i := 0; i < len(pairs); i += 2 {
		names = append(names, Name{pairs[i], pairs[i+1]})
	}
	made, err := New(names)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestReplacing(t *testing.T) {
	made := table(t, "Kerry", "Smith", "John Kerry", "Adam Smith", "Will", "Bert", "Ann", "Eve", "Ann B", "Eve C",
		"José Peña", "Max", "习近平", "[甲]", "O’Neil", "Hart", "Smith", "Jones", "Anne-Marie", "Eva-Maria", "Straße", "Allee")
	for words, want := range map[string]string{
		"":                                 "",
		"Kerry":                            "Smith",
		"Kerry, Kerry's and Kerry’s":       "Smith, Smith's and Smith’s",
		"Kerrys, McKerry, Kerry2, kerry_":  "Kerrys, McKerry, Kerry2, kerry_",
		"(Kerry) “Kerry” Kerry-like":       "(Smith) “Smith” Smith-like",
		"John Kerry":                       "Adam Smith",
		"John  Kerry, John\u00a0Kerry":     "Adam Smith, Adam Smith",
		"John\u2028Kerry":                  "Adam Smith",
		"John\nKerry":                      "John\nSmith",
		"SECRETARY KERRY and JOHN KERRY":   "SECRETARY SMITH and ADAM SMITH",
		"kerry and KErry":                  "kerry and KErry",
		"Will you? He will. WILL!":         "Bert you? He will. BERT!",
		"Ann Bx, Ann B, Ann":               "Eve Bx, Eve C, Eve",
		"José Peña":                        "Max",
		"Jose\u0301 Pen\u0303a":            "Max",
		"JOSÉ PEÑA":                        "MAX",
		"Jose Pena, Kerry\u0301":           "Jose Pena, Kerry\u0301",
		"我见过习近平先生":                         "我见过[甲]先生",
		"O’Neil’s O'Neil":                  "Hart’s O'Neil",
		"Smith meets Kerry":                "Jones meets Smith",
		"Anne-Marie and Anne-Marie-Louise": "Eva-Maria and Eva-Maria-Louise",
		"STRASSE":                          "ALLEE",
	} {
		a := applier{made, make([]int, len(made.names))}
		if got := a.words(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

func TestApply(t *testing.T) {
	p := exporttest.Moscow()
	p.Tags[5].Name = "Putin"
	p.Transcripts[0].Source.Name = "Kerry 2016.txt"
	untouched := exporttest.Moscow()
	untouched.Tags[5].Name, untouched.Transcripts[0].Source.Name = "Putin", "Kerry 2016.txt"

	got, counts := table(t, "President Putin", "the President", "Putin", "P.", "Gusman", "X", "Secretary Kerry", "the Secretary", "Nobody", "Y", "Kerry", "K.").Apply(p)
	if !reflect.DeepEqual(p, untouched) {
		t.Error("the project itself has changed")
	}
	var times []string
	for _, c := range counts {
		times = append(times, fmt.Sprint(c.Name.Name, " ", c.Times))
	}
	if want := []string{"President Putin 3", "Putin 1", "Gusman 1", "Secretary Kerry 1", "Nobody 0", "Kerry 2"}; !slices.Equal(times, want) {
		t.Errorf("counted %q", times)
	}
	if got.Speakers[0].Name != "THE SECRETARY" || got.Tags[5].Name != "P." || got.Transcripts[0].Title != "Interview With Mikhail X of Rossiya 24" || got.Transcripts[0].Source.Name != "K. 2016.txt" {
		t.Errorf("%+v %+v %q %q", got.Speakers[0], got.Tags[5], got.Transcripts[0].Title, got.Transcripts[0].Source.Name)
	}
	if h := got.Highlights[2]; h.Quote != "it’s better I give it to the President first?" {
		t.Errorf("quote %q", h.Quote)
	}
	if h := got.Highlights[1]; h.Quote != "the President?\nDon’t you think" {
		t.Errorf("quote %q", h.Quote)
	}
	if problems := project.Validate(got); len(problems) > 0 {
		t.Error(problems)
	}
}

// A highlight that ends within a name does not keep a part of it.
func TestAHighlightOfHalfAName(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights = []coding.Highlight{projecttest.Highlight("h", p.Transcripts[0], "give it to President Pu", "")}
	got, _ := table(t, "President Putin", "Mr. X").Apply(p)
	if got.Highlights[0].Quote != "give it to Mr. X" {
		t.Errorf("quote %q", got.Highlights[0].Quote)
	}
}

// A name that was written otherwise before it was corrected does not go out with what stood there.
func TestCorrectionsStayBehind(t *testing.T) {
	p := projecttest.Moscow()
	p.Transcripts[0].Corrections = []transcript.Correction{{ID: "c", Span: text.Span{Start: 2, End: 9}, Was: "Presidnet Puttin"}}
	if got, _ := table(t, "President Putin", "Mr. X").Apply(p); len(got.Transcripts[0].Corrections) > 0 || len(p.Transcripts[0].Corrections) == 0 {
		t.Errorf("corrections: %v of %v", got.Transcripts[0].Corrections, p.Transcripts[0].Corrections)
	}
}

// naive replaces one name at a time, at the leftmost place where the longest fits, letter by letter.
func naive(words string, names []Name) (string, map[string]int) {
	times := map[string]int{}
	runes := []rune(words)
	var out strings.Builder
	for i := 0; i < len(runes); {
		var best *Name
		for j, n := range names {
			name := []rune(n.Name)
			end := i + len(name)
			if end <= len(runes) && string(runes[i:end]) == n.Name && (i == 0 || parts(runes[i-1], runes[i])) && (end == len(runes) || parts(runes[end-1], runes[end])) &&
				(best == nil || len(name) > utf8.RuneCountInString(best.Name)) {
				best = &names[j]
			}
		}
		if best == nil {
			out.WriteRune(runes[i])
			i++
			continue
		}
		out.WriteString(best.Replacement)
		times[best.Name]++
		i += utf8.RuneCountInString(best.Name)
	}
	return out.String(), times
}

// Whatever the project, it stays sound, says what the slow way says, and nothing is left.
func TestAnyProject(t *testing.T) {
	random := rand.New(rand.NewPCG(19, 20))
	names := []Name{{"going", "[P1]"}, {"it’s", "[P2]"}, {"it", "[P0]"}, {"Путин", "[P3]"}, {"你好", "[P4, a long one]"}, {"crosstalk", "[P5]"}, {"well", "[P6]"}, {"N", "[P7]"}}
	made, err := New(names)
	if err != nil {
		t.Fatal(err)
	}
	replaced := 0
	for range 150 {
		p := projecttest.Random(random)
		got, counts := made.Apply(p)
		if problems := project.Validate(got); len(problems) > 0 {
			t.Fatal(problems)
		}
		for i, tr := range p.Transcripts {
			want, _ := naive(tr.Text.String(), names)
			if now := got.Transcripts[i].Text.String(); now != want {
				t.Fatalf("%q\nbecomes %q\nwant    %q", tr.Text.String(), now, want)
			}
			for j, turn := range tr.Turns {
				want, _ := naive(tr.Text.Slice(turn.Span), names)
				if now := got.Transcripts[i].Text.Slice(got.Transcripts[i].Turns[j].Span); now != want {
					t.Fatalf("turn %d becomes %q, want %q", j, now, want)
				}
			}
		}
		for _, c := range counts {
			replaced += c.Times
		}
		r := exporttest.Build(t, got, exporttest.Everything())
		for _, leak := range made.Leaks(r, Also{Texts: true, Files: true}) {
			if leak.Found == leak.Name {
				t.Fatalf("%s is left: %s", leak.Name, leak)
			}
		}
	}
	if replaced < 400 {
		t.Errorf("only %d names replaced", replaced)
	}
}

func TestLeaks(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights[1].Note = "KERRY's; Kérry’s, kerry. Of Kerrys, not McKerry."
	p.Highlights[1].Author = "J. Kerry"
	p.Memos = []coding.Memo{{ID: "m", Subject: coding.OnProject, Body: strings.Repeat("long ", 20) + "about ke\u0301rry" + strings.Repeat(" long", 20)}}
	p.Transcripts[1].Source = transcript.Source{Name: "kerry-geneva.txt"}
	made := table(t, "Kerry", "K.", "Minsk", "M.", "你", "Y")
	r := exporttest.Build(t, p, exporttest.Everything())
	var got []string
	for _, leak := range made.Leaks(r, Also{Files: true}) {
		got = append(got, leak.Name+" as "+leak.Found+" in "+leak.String())
	}
	want := []string{
		"Kerry as ke\u0301rry in memo: …ong long long long long about ke\u0301rry long long long long long long…",
		"Minsk as Minsk in tag: Minsk",
		"Kerry as Kerry in speaker: Secretary Kerry",
		"Kerry as KERRY in note, Interview With Mikhail Gusman of Rossiya 24, turns 3–4: KERRY's; Kérry’s, kerry. Of Kerrys,…",
		"Kerry as Kérry in note, Interview With Mikhail Gusman of Rossiya 24, turns 3–4: KERRY's; Kérry’s, kerry. Of Kerrys, not McKe…",
		"Kerry as kerry in note, Interview With Mikhail Gusman of Rossiya 24, turns 3–4: KERRY's; Kérry’s, kerry. Of Kerrys, not McKerry.",
		"Kerry as Kerrys in note, Interview With Mikhail Gusman of Rossiya 24, turns 3–4: KERRY's; Kérry’s, kerry. Of Kerrys, not McKerry.",
		"Kerry as Kerry in author, Interview With Mikhail Gusman of Rossiya 24, turns 3–4: J. Kerry",
		"Kerry as kerry in file name, Press Availability: kerry-geneva.txt",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
	whole := made.Leaks(r, Also{Texts: true, Files: true})
	if len(whole) <= len(got) || !slices.ContainsFunc(whole, func(l Leak) bool { return l.Name == "Minsk" && strings.HasPrefix(l.Where, "text, Interview") }) {
		t.Errorf("in whole transcripts: %v", whole)
	}
}

// TestLeaksOfParts: a word of a longer name gives away as much, a title that stands for somebody does not.
func TestLeaksOfParts(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights = p.Highlights[:1]
	p.Highlights[0].Note = "John Kerry was called John. The Secretary and Johns, John’s and KERRY; ludwig and Ludwig van, Van."
	made := table(t, "John Kerry", "Mr. X", "Secretary Kerry", "the Secretary", "Ludwig van Beethoven", "L.", "习 近平", "甲")
	renamed, _ := made.Apply(p)
	var got []string
	for _, leak := range made.Leaks(exporttest.Build(t, renamed, report.Options{Notes: true}), Also{}) {
		got = append(got, leak.Name+": "+leak.Found)
	}
	want := []string{"John Kerry: John", "John Kerry: Johns", "John Kerry: John", "John Kerry: KERRY", "Ludwig van Beethoven: Ludwig", "Ludwig van Beethoven: ludwig"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestNewRefuses(t *testing.T) {
	for says, names := range map[string][]Name{
		"Line 2 of the pseudonyms has no name.":                   {{"a", "b"}, {" \n", "x"}},
		"Nothing is to stand in the place of “a”.":                {{"a", " "}},
		"What is to stand in the place of “a” has several lines.": {{"a", "b\nc"}},
		"“Jose\u0301” is among the pseudonyms twice.":             {{"José", "b"}, {" Jose\u0301 ", "c"}},
	} {
		if _, err := New(names); !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), says) {
			t.Errorf("%v: %v", names, err)
		}
	}
}

// The search is right about where names stand, whatever the words.
func FuzzFind(f *testing.F) {
	f.Add("John Kerry’s John", "John Kerry", "John")
	f.Add("习近平先生", "习近平", "先生")
	f.Fuzz(func(t *testing.T, words, first, second string) {
		if !utf8.ValidString(words) || !utf8.ValidString(first) || !utf8.ValidString(second) || strings.ContainsRune(words, 0) {
			return
		}
		made, err := New([]Name{{first, "[1]"}, {second, "[2]"}})
		if err != nil {
			return
		}
		end := 0
		for _, m := range made.finder.find(words) {
			if m.start < end || m.end <= m.start || m.end > len(words) || !utf8.ValidString(words[m.start:m.end]) {
				t.Fatalf("%v in %q", m, words)
			}
			end = m.end
		}
		p := project.Project{Transcripts: []transcript.Transcript{{ID: "t", Text: text.New(words)}}}
		if got, _ := made.Apply(p); !utf8.ValidString(got.Transcripts[0].Text.String()) {
			t.Fatalf("%q", got.Transcripts[0].Text.String())
		}
		made.Leaks(exporttest.Build(t, p, report.Options{}), Also{Texts: true})
	})
}

func BenchmarkApply50000(b *testing.B) {
	p := projecttest.Large(50000)
	var names []Name
	for i := range 100 {
		names = append(names, Name{fmt.Sprintf("Name %d", i), fmt.Sprintf("P%d", i)})
	}
	made, err := New(append(names, Name{"turn 7", "passage 7"}, Name{"This", "That"}))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		made.Apply(p)
	}
}
