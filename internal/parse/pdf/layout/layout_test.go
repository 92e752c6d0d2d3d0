package layout

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
)

// sheetOf lays out a page as a typewriter would: each letter 6 points wide, each line 12
// points high, from the top. Words between stars are bold; a line that begins with "~" is
// set small, one with "#" large.
func sheetOf(lines ...string) Page {
	p := Page{Width: 600, Height: 800}
	for i, l := range lines {
		size := 10.0
		if rest, ok := strings.CutPrefix(l, "~"); ok {
			size, l = 9, rest
		} else if rest, ok := strings.CutPrefix(l, "#"); ok {
			size, l = 16, rest
		}
		column, bold := 0, false
		for _, word := range strings.Split(l, " ") {
			if rest, ok := strings.CutPrefix(word, "*"); ok {
				word, bold = rest, true
			}
			whole, ends := strings.CutSuffix(word, "*")
			if whole != "" {
				left := 60 + 6*float64(column)
				p.Runs = append(p.Runs, Run{
					Text: whole, Left: left, Right: left + 6*float64(utf8.RuneCountInString(whole)),
					Base: 760 - 12*float64(i), Size: size, Bold: bold,
				})
			}
			bold = bold && !ends
			column += utf8.RuneCountInString(whole) + 1
		}
	}
	return p
}

// shown is a document's paragraphs, one a string: what it is, and its words.
func shown(d document.Document) []string {
	var all []string
	for _, p := range d.Paragraphs {
		kind := map[document.Kind]string{document.Title: "title ", document.Heading: "heading ", document.Note: "note "}[p.Kind]
		if p.Cell != nil {
			kind = fmt.Sprintf("%d:%d ", p.Cell.Row, p.Cell.Column)
		}
		all = append(all, kind+p.Text)
	}
	return all
}

const filler = "this line is as long as the lines of this text are"

func TestParagraphs(t *testing.T) {
	for _, c := range []struct {
		name  string
		lines []string
		want  []string
	}{
		{
			"a short line ends a paragraph",
			[]string{"Here " + filler, filler + ",", "and over.", "Then " + filler, filler + "."},
			[]string{"Here " + filler + " " + filler + ", and over.", "Then " + filler + " " + filler + "."},
		},
		{
			"a blank line ends one",
			[]string{"Here " + filler, filler + ".", "", "Then " + filler, filler + "."},
			[]string{"Here " + filler + " " + filler + ".", "Then " + filler + " " + filler + "."},
		},
		{
			"an indent begins one",
			[]string{"   Here " + filler, filler + " and more.", "   Then " + filler, filler + " and more."},
			[]string{"Here " + filler + " " + filler + " and more.", "Then " + filler + " " + filler + " and more."},
		},
		{
			"an outdent begins one",
			[]string{"Here " + filler, "    " + filler + ".", "Then " + filler, "    " + filler + " too.", "Last " + filler, "    " + filler + "."},
			[]string{"Here " + filler + " " + filler + ".", "Then " + filler + " " + filler + " too.", "Last " + filler + " " + filler + "."},
		},
		{
			"a name begins one",
			[]string{"Mira: What did you say when all was told and done?", "Old Tom: I said, and I say it again to you, that the", "sea is wide. Now the sea is wide and deep and cold.", "Mira: I see."},
			[]string{"Mira: What did you say when all was told and done?", "Old Tom: I said, and I say it again to you, that the sea is wide. Now the sea is wide and deep and cold.", "Mira: I see."},
		},
		{
			"a bold name begins one, even after a comma",
			[]string{"*Mira:* " + filler + ",", "*Tom:* " + filler + ",", filler + "."},
			[]string{"Mira: " + filler + ",", "Tom: " + filler + ", " + filler + "."},
		},
		{
			"a colon in a sentence begins none",
			[]string{"They came from towns, and I name them,", "Moscow: that was the first one of many", "and over " + "the years there were more."},
			[]string{"They came from towns, and I name them, Moscow: that was the first one of many and over the years there were more."},
		},
		{
			"words broken by a hyphen",
			[]string{"It was a conver-", "sation about the well-", "known and the un-", "known. It is known to me as well as a", "conversation."},
			[]string{"It was a conversation about the well-known and the unknown. It is known to me as well as a conversation."},
		},
		{
			"large letters are a title and headings",
			[]string{"#The Sea", "Here " + filler, filler + ".", "#Part", "Then " + filler, filler + "."},
			[]string{"title The Sea", "Here " + filler + " " + filler + ".", "heading Part", "Then " + filler + " " + filler + "."},
		},
		{
			"small letters at the end are notes",
			[]string{"Here " + filler, filler + ".", "~1 A note of which the words", "~go on.", "~2 Another."},
			[]string{"Here " + filler + " " + filler + ".", "note 1 A note of which the words go on.", "note 2 Another."},
		},
		{
			"a table",
			[]string{"Who        What                 When", "Mira       Where were you?      0:01", "Old Tom    I was at home, and   0:04", "           stayed there.", "Mira       I see.               0:09"},
			[]string{"0:0 Who", "0:1 What", "0:2 When", "1:0 Mira", "1:1 Where were you?", "1:2 0:01", "2:0 Old Tom", "2:1 I was at home, and stayed there.", "2:2 0:04", "3:0 Mira", "3:1 I see.", "3:2 0:09"},
		},
		{
			"numbers in the margin",
			[]string{"1   Q.   Where were you?", "2   A.   I was at home, as I always am at that time of", "3 the day, with my dog.", "4   Q.   And then?", "5   A.   Nothing."},
			[]string{"Q.\tWhere were you?", "A.\tI was at home, as I always am at that time of the day, with my dog.", "Q.\tAnd then?", "A.\tNothing."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := shown(Read([]Page{sheetOf(c.lines...)})); !slices.Equal(got, c.want) {
				t.Errorf("\n%s", strings.Join(got, "\n"))
			}
		})
	}
}

func TestPagesGoOn(t *testing.T) {
	page := func(n int, lines ...string) Page {
		p := sheetOf(append([]string{"The Sea                                     Tape 4", ""}, lines...)...)
		foot := sheetOf(fmt.Sprintf("                      Page %d of 3", n))
		for _, r := range foot.Runs {
			r.Base = 40
			p.Runs = append(p.Runs, r)
		}
		return p
	}
	d := Read([]Page{
		page(1, "Mira: "+filler+",", filler+", and then they conver-"),
		page(2, "sed, and "+filler+".", "Tom: "+filler+",", "~1 "+filler),
		page(3, filler+".", "Mira: Yes."),
	})
	want := []string{
		"Mira: " + filler + ", " + filler + ", and then they conversed, and " + filler + ".",
		"Tom: " + filler + ", " + filler + ".",
		"note 1 " + filler,
		"Mira: Yes.",
	}
	if got := shown(d); !slices.Equal(got, want) {
		t.Errorf("\n%s", strings.Join(got, "\n"))
	}
	if want := []string{"Page headers and footers were left out: “The Sea”, “Tape 4”, “Page 1 of 3”."}; !slices.Equal(d.Warnings, want) {
		t.Errorf("%q", d.Warnings)
	}
}

// TestWhatIsSaidOftenStays: words at the same height of several pages are no header if they
// stand beside others, tell a time, or are all there is.
func TestWhatIsSaidOftenStays(t *testing.T) {
	for _, c := range []struct{ name, line string }{
		{"a name in a table", "Mira       What did you do on day %d of %c?      0:0%d"},
		{"a time", "0:00:00"},
		{"an answer", "A: Yes."},
		{"all there is", "Words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var pages []Page
			for i := range 3 {
				line := c.line
				if strings.Contains(line, "%") {
					line = fmt.Sprintf(line, i, 'a'+i, i)
					line, _, _ = strings.Cut(line, "%!")
				}
				pages = append(pages, sheetOf(line))
			}
			if d := Read(pages); strings.Count(strings.Join(shown(d), " "), c.line[:2]) < 3 || len(d.Warnings) > 0 {
				t.Errorf("%q with %q", shown(d), d.Warnings)
			}
		})
	}
}

func TestReferences(t *testing.T) {
	page := sheetOf("The sea , it is wide.", "", "~1 A note.")
	page.Runs = slices.Insert(page.Runs, 2, Run{Text: "1", Left: 102, Right: 105, Base: 763, Size: 6, Glued: true})
	page.Runs[3].Glued = true
	for reference, want := range map[string]string{"1": "The sea, it is wide.", "2": "The sea2, it is wide."} {
		page.Runs[2].Text = reference
		if got := shown(Read([]Page{page})); !slices.Equal(got, []string{want, "note 1 A note."}) {
			t.Errorf("%s: %q", reference, got)
		}
	}
}

func TestColumns(t *testing.T) {
	var lines []string
	for i := range 8 {
		lines = append(lines, fmt.Sprintf("left %d goes on to the edge,     right %d goes on to the edge,", i, i))
	}
	got := strings.Join(shown(Read([]Page{sheetOf(append([]string{"#A heading that stands over both of the columns here"}, lines...)...)})), "\n")
	want := "title A heading that stands over both of the columns here\n"
	for _, side := range []string{"left", "right"} {
		for i := range 8 {
			want += fmt.Sprintf("%s %d goes on to the edge, ", side, i)
		}
	}
	if got != strings.TrimSpace(want) {
		t.Error(got)
	}
}

func TestDirection(t *testing.T) {
	for before, want := range map[string]string{
		// as it stands, from left to right       as it is read
		"home at was I":                      "home at was I",
		".הזה המקום אל הגענו":                "הגענו אל המקום .הזה",
		"1987 בשנת Nova Star הספינה":         "הספינה Nova Star בשנת 1987",
		"he said שלום כולם to us":            "he said כולם שלום to us",
		"he (א) called שלום 12 ילד up there": "he (א) called ילד 12 שלום up there",
	} {
		if got := shown(Read([]Page{sheetOf(before)})); len(got) != 1 || got[0] != want {
			t.Errorf("%q: %q", before, got)
		}
	}
}

func TestMarks(t *testing.T) {
	page := sheetOf("*Mira:* Where were you that", "night? I was at home.")
	page.Marks = []Mark{
		{Areas: []Area{{Left: 96, Right: 222, Bottom: 758, Top: 770}, {Left: 60, Right: 96, Bottom: 746, Top: 758}}, Colour: "#FFFF00"},
		{Areas: []Area{{Left: 300, Right: 320, Bottom: 745, Top: 755}}, Note: "Check this."},
		{Areas: []Area{{Left: 300, Right: 320, Bottom: 745, Top: 755}}},
	}
	d := Read([]Page{page})
	if len(d.Marks) != 2 || len(d.Paragraphs) != 1 {
		t.Fatalf("%+v in %q", d.Marks, shown(d))
	}
	words := []rune(d.Paragraphs[0].Text)
	for i, want := range []string{"Where were you that night?", "home."} {
		if got := string(words[d.Marks[i].From.At:d.Marks[i].To.At]); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}

// FuzzRead sees that no letter of a page is lost but those a warning tells of, and that all
// spans are of their text.
func FuzzRead(f *testing.F) {
	f.Add("Mira: Where?\nTom: Here.\n\f1  A.  b\n2  Q.  c\n3  d e-\nf", byte(0))
	f.Add("Who        What         When\nA          b            c\nA          b            c\nd          e            f", byte(3))
	f.Add("~1 note\n#Title\n*bold:* שלום 12 abc", byte(7))
	f.Add("left left left    right right\nleft left left    right right\nleft left left    right right\nleft left left    right right\nleft left left    right right\nleft left left    right right", byte(1))
	f.Fuzz(func(t *testing.T, content string, wild byte) {
		if len(content) > 2000 || !utf8.ValidString(content) {
			return
		}
		var pages []Page
		letters := 0
		for _, lines := range strings.Split(content, "\f") {
			p := sheetOf(strings.Split(strings.ReplaceAll(lines, "\t", " "), "\n")...)
			for i := range p.Runs {
				r := &p.Runs[i]
				r.Glued, r.Broken = (int(wild)+i)%5 == 0, (int(wild)*i)%11 == 3
				r.Base += float64(int(wild)*i%7) - 3
				r.Left -= float64(int(wild) * i % 13)
				letters += utf8.RuneCountInString(r.Text)
			}
			p.Marks = []Mark{{Areas: []Area{{Left: 0, Right: float64(wild) * 3, Bottom: 700, Top: 800}}, Note: "x"}}
			pages = append(pages, p)
		}
		d := Read(pages)
		kept := 0
		for _, p := range d.Paragraphs {
			n := utf8.RuneCountInString(p.Text)
			kept += n
			for _, s := range p.Strong {
				if s.Start < 0 || s.Start >= s.End || s.End > n {
					t.Fatalf("strong %v in %d letters", s, n)
				}
			}
		}
		for _, m := range d.Marks {
			if m.From.Paragraph >= len(d.Paragraphs) || m.To.Paragraph >= len(d.Paragraphs) {
				t.Fatalf("mark %+v", m)
			}
		}
		if len(d.Warnings) == 0 && kept < letters-strings.Count(content, "-") {
			t.Fatalf("%d of %d letters are left in %q", kept, letters, shown(d))
		}
	})
}
