package pdf

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
)

func written(t *testing.T, p project.Project, o report.Options) ([]byte, []string) {
	t.Helper()
	var out bytes.Buffer
	notices, err := Write(&out, exporttest.Build(t, p, o))
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), notices
}

func TestEqualReportsAreEqualBytes(t *testing.T) {
	first, _ := written(t, exporttest.Moscow(), exporttest.Everything())
	for range 3 {
		if again, _ := written(t, exporttest.Moscow(), exporttest.Everything()); !bytes.Equal(first, again) {
			t.Fatal("the bytes differ")
		}
	}
}

func TestTypefacesAreInIt(t *testing.T) {
	page, _ := written(t, exporttest.Moscow(), exporttest.Everything())
	for _, want := range []string{"/FontFile2", "/ToUnicode", "/Outlines", "/CreationDate (D:20261125093000"} {
		if !bytes.Contains(page, []byte(want)) {
			t.Errorf("there is no %s", want)
		}
	}
	if bytes.Contains(page, []byte("/Helvetica")) {
		t.Error("a typeface that is not in it")
	}
}

// saying is a project with one highlight, of these words.
func saying(words string) project.Project {
	p := projecttest.Moscow()
	p.Transcripts[1].Text = text.New(words)
	p.Transcripts[1].Turns = nil
	p.Highlights = []coding.Highlight{projecttest.Highlight("h", p.Transcripts[1], words, "")}
	return p
}

func TestScriptsThatItCantShowAreNamed(t *testing.T) {
	for words, want := range map[string]string{
		"Greek αβγ ώ, Cyrillic Путин й, Polish łążź, Vietnamese Nguyễn, Icelandic ð": "",
		"e\u0301 and й": "",
		"Arabic مرحبا":  "Arabic (in 1 passage: quote, Press Availability)",
		"你好 and こんにちは":  "Han (in 1 passage: quote, Press Availability); Hiragana (in 1 passage: quote, Press Availability)",
		"हिन्दी":        "Devanagari (in 1 passage: quote, Press Availability)",
		"\U00010330":    "Gothic (in 1 passage: quote, Press Availability)",
	} {
		var out bytes.Buffer
		_, err := Write(&out, exporttest.Build(t, saying(words), report.Options{}))
		switch {
		case want == "" && err != nil:
			t.Errorf("%s: %v", words, err)
		case want != "" && (!fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), "The PDF can't show these scripts: "+want+".")):
			t.Errorf("%s: %v", words, err)
		case want != "" && out.Len() > 0:
			t.Errorf("%s: %d bytes all the same", words, out.Len())
		}
	}
	_, err := Write(io.Discard, exporttest.Build(t, projecttest.Hostile(), exporttest.Everything()))
	if !fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), "Hebrew (in ") {
		t.Errorf("got %v", err)
	}
}

func TestSymbolsThatItLacksAreWrittenByTheirNumbers(t *testing.T) {
	for words, want := range map[string][]string{
		"plain – “words” … ©":       nil,
		"bell \a":                   {"1 symbol that the typefaces of the PDF do not have is written by its number, such as [U+2407] for ␇."},
		"😀 and 🎈":                   {"2 symbols that the typefaces of the PDF do not have are written by their numbers, such as [U+1F388] for 🎈."},
		"joined a\u200d, \ufe0f, x": nil,
	} {
		if _, notices := written(t, saying(words), report.Options{}); strings.Join(notices, "|") != strings.Join(want, "|") {
			t.Errorf("%q gives %q", words, notices)
		}
	}
}

func TestFit(t *testing.T) {
	f, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	for words, want := range map[string]string{
		"plain":                "plain",
		"e\u0301\u00ad\u200b.": "é.",
		"a\tb\u2028c\u2003d":   "a b\nc d",
		"x😀y":                  "x[U+1F600]y",
		"\u202eabc\u202c":      "abc",
	} {
		if got := f.fit(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
}

// No line is wider than the page has room for, and all words are in some line.
func TestLinesHaveRoom(t *testing.T) {
	f, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	d := newDocument(report.Report{}, f)
	random := rand.New(rand.NewPCG(17, 18))
	for range 300 {
		var words strings.Builder
		for range 1 + random.IntN(40) {
			words.WriteString(strings.Repeat("mil", 1+random.IntN(4)*random.IntN(40)))
			words.WriteString([]string{" ", "  ", "", "\u2028"}[random.IntN(4)])
		}
		b := block{spans: []span{{body, words.String()}, {label, words.String()}}, left: float64(random.IntN(100))}
		var got strings.Builder
		for _, line := range d.lay(b).lines {
			for _, p := range line {
				got.WriteString(p.words)
				if end := p.x + d.width(p.style, strings.TrimRight(p.words, " ")); end > textWidth-b.left+0.01 {
					t.Fatalf("%q ends at %.1f of %.1f", p.words, end, textWidth-b.left)
				}
			}
		}
		if want := strings.ReplaceAll(words.String()+words.String(), "\u2028", ""); got.String() != want {
			t.Fatalf("got  %q\nwant %q", got.String(), want)
		}
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsAFullDisk(t *testing.T) {
	if _, err := Write(fullDisk{}, exporttest.Build(t, projecttest.Moscow(), report.Options{})); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}

func TestMarkedTranscriptsAreCheckedWhole(t *testing.T) {
	p := saying("plain")
	p.Transcripts[1].Text = text.New("plain\nمرحبا")
	r := exporttest.Build(t, p, report.Options{})
	if _, err := Write(io.Discard, r); err != nil {
		t.Errorf("nothing that the report quotes is Arabic: %v", err)
	}
	if _, err := WriteMarked(io.Discard, r); !fault.Is(err, fault.Refused) || !strings.Contains(err.Error(), "Arabic (in 1 passage: text of Press Availability)") {
		t.Errorf("got %v", err)
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error {
		_, err := Write(io.Discard, exporttest.Build(b, p, exporttest.Everything()))
		return err
	})
}
