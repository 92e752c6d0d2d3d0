package pdf

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"manicule/internal/document"
)

func texts(d document.Document) []string {
	var all []string
	for _, p := range d.Paragraphs {
		all = append(all, p.Text)
	}
	return all
}

func TestMarks(t *testing.T) {
	const quad = "/Rect [70 695 300 715] /QuadPoints [127 712 152.5 712 127 697 152.5 697]"
	drawn := "/AP << /N << /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >> >>"
	d := mustRead(t, build(
		page{content: say(700, "Q: Where were you?") + say(660, "A: At home."), annotations: []string{
			"/Subtype /Highlight /C [1 0.5 0] /T (Reader) /Contents (ask\\ragain) " + quad,
			"/Subtype /Text /Contents (a note) /Rect [300 655 320 675]",
			"/Subtype /Highlight /C [1 1 0] /Rect [0 0 9 9] /QuadPoints [1 2 3 2 1 1 3 1]",
			"/Subtype /Link /Rect [70 695 300 715] /A << /S /URI /URI (javascript:alert\\(1\\)) >>",
			"/Subtype /Text /Contents () /Rect [300 655 320 675]",
		}},
		page{content: say(700, "Q: And then?"), annotations: []string{"/Subtype /Underline /C [0 0 1] " + quad + drawn}},
	))
	want := []document.Mark{
		{From: document.Place{At: 9}, To: document.Place{At: 13}, Note: "ask\nagain", Author: "Reader", Colour: "#FF7F00"},
		{From: document.Place{Paragraph: 1, At: 6}, To: document.Place{Paragraph: 1, At: 11}, Note: "a note"},
		{From: document.Place{Paragraph: 2, At: 10}, To: document.Place{Paragraph: 2, At: 12}, Colour: "#0000FF"},
	}
	if !slices.Equal(d.Marks, want) {
		t.Errorf("%+v", d.Marks)
	}
}

func TestPages(t *testing.T) {
	bold := "BT 72 700 Td /F2 12 Tf (Guide:) Tj /F1 12 Tf ( Come in.) Tj ET\n"
	for _, c := range []struct {
		name     string
		pages    []page
		want     []string
		warnings []string
	}{
		{
			"turned by a quarter", []page{{more: "/Rotate 90", content: "BT /F1 12 Tf 0 1 -1 0 100 72 Tm (Turned words) Tj ET"}},
			[]string{"Turned words"}, nil,
		},
		{
			"turned by half", []page{{more: "/Rotate 180", content: "BT /F1 12 Tf -1 0 0 -1 500 100 Tm (Turned words) Tj ET"}},
			[]string{"Turned words"}, nil,
		},
		{
			"text across the page", []page{{content: say(700, "Words.") + "BT /F1 12 Tf 0 1 -1 0 20 72 Tm (Seen today) Tj ET"}},
			[]string{"Words."}, []string{"Text that runs across the page was left out: “Seen today”."},
		},
		{
			"text outside the page", []page{{content: say(700, "Words.") + say(900, "Hidden.") + say(-20, "Hidden.")}},
			[]string{"Words."}, nil,
		},
		{
			"scaled letters", []page{{content: "q 12 0 0 12 0 0 cm BT /F1 1 Tf 6 50 Td (Small but) Tj 0 -1.2 Td (large) Tj ET Q"}},
			[]string{"Small but large"}, nil,
		},
		{
			"some pages are pictures", []page{{content: "0 0 9 9 re f"}, {content: say(700, "Words.")}, {content: "0 0 9 9 re f"}, {content: "0 0 9 9 re f"}},
			[]string{"Words."}, []string{"Some pages are pictures without text, and are missing: 1, 3–4."},
		},
		{"a bold name", []page{{content: bold}}, []string{"Guide: Come in."}, nil},
		{
			"a paragraph over two pages", []page{{content: say(60, "It began in the")}, {content: say(740, "morning.")}},
			[]string{"It began in the morning."}, nil,
		},
		{
			"markup is words", []page{{content: say(700, "<img src=x onerror=alert\\(1\\)> file:///etc/passwd")}},
			[]string{"<img src=x onerror=alert(1)> file:///etc/passwd"}, nil,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, build(c.pages...))
			if got := texts(d); !slices.Equal(got, c.want) || !slices.Equal(d.Warnings, c.warnings) {
				t.Errorf("%q with %q", got, d.Warnings)
			}
		})
	}
}

func TestBoldIsStrong(t *testing.T) {
	d := mustRead(t, build(page{content: "BT 72 700 Td /F2 12 Tf (Guide:) Tj /F1 12 Tf ( Come in, and have a look.) Tj ET\n"}))
	if got := starred(d.Paragraphs[0]); got != "*Guide:* Come in, and have a look." {
		t.Error(got)
	}
}

func TestTitle(t *testing.T) {
	for title, want := range map[string]string{
		"A  day at sea": "A day at sea", "Microsoft Word - talk": "", "talk.docx": "", "": "", "x": "", "Untitled": "",
		strings.Repeat("long ", 50): "",
	} {
		data := string(build(page{content: say(700, "Words.")}))
		data = strings.Replace(data, "xref\n", "99 0 obj << /Title ("+title+") >> endobj\nbroken xref\n", 1)
		data = strings.Replace(data, "trailer\n<<", "trailer\n<< /Info 99 0 R", 1)
		if d := mustRead(t, []byte(data)); d.Title != want {
			t.Errorf("%q: %q", title, d.Title)
		}
	}
}

func TestListed(t *testing.T) {
	var even []int
	for i := range 20 {
		even = append(even, 2*i)
	}
	for want, numbers := range map[string][]int{
		"1": {1}, "1–3, 5": {1, 2, 3, 5}, "": nil,
		"0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, …": even,
	} {
		if got := listed(numbers); got != want {
			t.Errorf("%v: %q", numbers, got)
		}
	}
}

func TestReverse(t *testing.T) {
	for before, want := range map[string]string{"גבא": "אבג", "12אב": "בא12", "ב\u05B7א": "אב\u05B7"} {
		var letters []letter
		for _, r := range before {
			letters = append(letters, letter{r: r})
		}
		reverse(letters)
		var got strings.Builder
		for _, l := range letters {
			got.WriteRune(l.r)
		}
		if got.String() != want {
			t.Errorf("%q: %q", before, got.String())
		}
	}
}

// TestReadersDontDisturbEachOther reads files at once.
func TestReadersDontDisturbEachOther(t *testing.T) {
	type result struct {
		texts []string
		err   error
	}
	results := make(chan result)
	for i := range 6 {
		go func() {
			d, err := Read(document.File{Name: "talk.pdf", Data: build(page{content: say(700, fmt.Sprintf("Voice %d.", i))})})
			results <- result{texts(d), err}
		}()
	}
	var got []string
	for range 6 {
		r := <-results
		if r.err != nil {
			t.Fatal(r.err)
		}
		got = append(got, r.texts...)
	}
	slices.Sort(got)
	if want := []string{"Voice 0.", "Voice 1.", "Voice 2.", "Voice 3.", "Voice 4.", "Voice 5."}; !reflect.DeepEqual(got, want) {
		t.Errorf("%q", got)
	}
}
