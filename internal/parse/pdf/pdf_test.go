package pdf

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestMain takes the engine from where the program itself keeps it: with the race detector on
// it takes a minute to compile.
func TestMain(m *testing.M) {
	Prepare(CacheFolder())
	os.Exit(m.Run())
}

// fixtures are the PDF files of the formats' common test data.
func fixtures(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../testdata/*.pdf")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	return files
}

func nameOf(file string) string { return strings.TrimSuffix(filepath.Base(file), ".pdf") }

// mustRead reads a document and sees that it is fit to be used.
func mustRead(t *testing.T, data []byte) document.Document {
	t.Helper()
	d, err := Read(document.File{Name: "talk.pdf", Data: data})
	if err != nil {
		t.Fatal(err)
	}
	check(t, d)
	return d
}

// check sees that a document keeps what its type promises.
func check(t *testing.T, d document.Document) {
	t.Helper()
	if d.Format != "pdf" || len(d.Paragraphs) == 0 {
		t.Fatalf("format %q, %d paragraphs", d.Format, len(d.Paragraphs))
	}
	parsetest.Check(t, d)
}

func TestIs(t *testing.T) {
	for content, want := range map[string]bool{
		"%PDF-1.7\n": true, "\uFEFF%PDF-1.4": true, "\r\n %PDF-2.0": true,
		"": false, "The start of a file is %PDF-1.7.": false, "PK\x03\x04": false, "%PD": false,
	} {
		if got := Is([]byte(content)); got != want {
			t.Errorf("%q: %v", content, got)
		}
	}
}

// TestDocuments compares what is read with what was read before.
func TestDocuments(t *testing.T) {
	for _, file := range fixtures(t) {
		t.Run(nameOf(file), func(t *testing.T) {
			got := shown(mustRead(t, parsetest.ReadFile(t, file)))
			golden := filepath.Join("testdata", nameOf(file)+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(parsetest.ReadFile(t, golden)); got != want {
				t.Errorf("the document differs from %s; it is now:\n%s", golden, got)
			}
		})
	}
}

var kinds = map[document.Kind]string{document.Title: "title ", document.Heading: "heading ", document.Note: "note "}

// shown is a document for the eye: its data, then its paragraphs with strong words in stars.
func shown(d document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "title: %s\n", d.Title)
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, m := range d.Marks {
		fmt.Fprintf(&b, "mark: %v–%v %s %q by %q\n", m.From, m.To, m.Colour, m.Note, m.Author)
	}
	for _, p := range d.Paragraphs {
		b.WriteByte('\n')
		if p.Apart {
			b.WriteByte('\n')
		}
		b.WriteString(kinds[p.Kind])
		if p.Cell != nil {
			fmt.Fprintf(&b, "cell %v ", *p.Cell)
		}
		b.WriteString("| " + starred(p))
	}
	return b.String() + "\n"
}

func starred(p document.Paragraph) string {
	letters := []rune(p.Text)
	for _, s := range slices.Backward(p.Strong) {
		letters = slices.Insert(letters, s.End, '*')
		letters = slices.Insert(letters, s.Start, '*')
	}
	return string(letters)
}

// TestNoWordIsLost counts words against those that the writing program itself wrote as text.
func TestNoWordIsLost(t *testing.T) {
	for _, file := range fixtures(t) {
		words, err := os.ReadFile(filepath.Join("testdata", nameOf(file)+".words"))
		if os.IsNotExist(err) {
			continue // of a program that is not ours to run
		}
		if err != nil {
			t.Fatal(err)
		}
		counts := map[string]int{}
		for _, word := range strings.Fields(string(words)) {
			counts[word]++
		}
		for _, p := range mustRead(t, parsetest.ReadFile(t, file)).Paragraphs {
			for _, word := range strings.Fields(p.Text) {
				counts[word]--
			}
		}
		for word, n := range counts {
			if n != 0 {
				t.Errorf("%s: %q: %d too few", nameOf(file), word, n)
			}
		}
	}
}

// checkRefused sees that an error is a refusal that names the file, the reason and a way out.
func checkRefused(t *testing.T, err error, reason string) {
	t.Helper()
	parsetest.Refused(t, err, "talk.pdf", reason)
}

func TestRefusals(t *testing.T) {
	manyPages := make([]page, maxPages+1)
	for _, c := range []struct {
		name, reason string
		data         []byte
	}{
		{"locked", "is locked with a password", parsetest.ReadFile(t, "testdata/locked.pdf")},
		{"pictures", "has no text in it: its pages are pictures", build(page{content: "0 0 9 9 re f"}, page{content: "9 9 9 9 re f"})},
		{"empty pages", "has no words", build(page{}, page{})},
		{"only a start", "is damaged", []byte("%PDF-1.7\n")},
		{"noise", "is damaged", []byte("%PDF-1.7\n" + strings.Repeat("obj << /Kids [1 0 R] >>", 100))},
		{"too many pages", "is too long", build(manyPages...)},
		{"pages in a circle", "", circle()},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(document.File{Name: "talk.pdf", Data: c.data})
			checkRefused(t, err, c.reason)
		})
	}
}

func TestTimeIsBounded(t *testing.T) {
	f, err := open(parsetest.ReadFile(t, "../testdata/maxqda.pdf"), 0)
	if err == nil {
		defer f.close()
		_, err = f.pages()
	}
	checkRefused(t, refusal("talk.pdf", err), "takes too long")
	mustRead(t, build(page{content: say(700, "The next file is read.")}))
}
