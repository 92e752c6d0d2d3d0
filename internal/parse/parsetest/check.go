package parsetest

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// Check sees that a document keeps the promises of its type.
func Check(t testing.TB, d document.Document) {
	t.Helper()
	for _, s := range slices.Concat([]string{d.Title, d.Date, d.Place}, d.Warnings) {
		checkClean(t, s)
	}
	for _, p := range d.People {
		checkClean(t, p.Name)
		checkClean(t, p.Voice)
	}
	for _, p := range d.Paragraphs {
		checkParagraph(t, p)
	}
	last := document.Place{}
	for _, m := range d.Marks {
		if before(m.From, last) || !before(m.From, m.To) || !holds(d, m.From) || !holds(d, m.To) {
			t.Fatalf("mark %+v after %v", m, last)
		}
		last = m.From
	}
}

func checkClean(t testing.TB, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsAny(s, "\r\x00") {
		t.Fatalf("%q is not clean", s)
	}
}

func checkParagraph(t testing.TB, p document.Paragraph) {
	t.Helper()
	checkClean(t, p.Text)
	checkClean(t, p.Voice)
	if strings.TrimSpace(p.Text) == "" {
		t.Fatalf("%q has no words", p.Text)
	}
	length, at := utf8.RuneCountInString(p.Text), -1
	for _, s := range p.Syncs {
		if s.At <= at || s.At >= length {
			t.Fatalf("time %v after %d in %q", s, at, p.Text)
		}
		at = s.At
	}
	checkSpans(t, p.Text, p.Strong)
	checkSpans(t, p.Text, p.Directions)
}

func checkSpans(t testing.TB, words string, spans []text.Span) {
	t.Helper()
	end := 0
	for _, s := range spans {
		if s.Start < end || s.Len() <= 0 || s.End > utf8.RuneCountInString(words) {
			t.Fatalf("span %v after %d of %q", s, end, words)
		}
		end = s.End
	}
}

func before(a, b document.Place) bool {
	return a.Paragraph < b.Paragraph || a.Paragraph == b.Paragraph && a.At < b.At
}

func holds(d document.Document, p document.Place) bool {
	return p.Paragraph < len(d.Paragraphs) && p.At >= 0 && p.At <= utf8.RuneCountInString(d.Paragraphs[p.Paragraph].Text)
}

// Refused sees that err is a refusal that names the file, gives the reason and says what to do.
func Refused(t testing.TB, err error, name, reason string) {
	t.Helper()
	f := fault.From(err)
	if err == nil || f.Code != fault.Refused || !strings.HasPrefix(f.Message, name+" ") || !strings.Contains(f.Message, reason) || f.Hint == "" {
		t.Errorf("%v; want a refusal of %s: %s", err, name, reason)
	}
}

// Fuzzed sees that a reader reads or refuses data, keeps the promises, and does the same
// twice. It returns the document, empty if data is refused.
func Fuzzed(t testing.TB, data []byte, read func(document.File) (document.Document, error)) document.Document {
	t.Helper()
	f := document.File{Name: "talk.ext", Data: data}
	d, err := read(f)
	again, second := read(f)
	if (err == nil) != (second == nil) || !reflect.DeepEqual(d, again) {
		t.Fatalf("read twice: %v, %v\n%s\n%s", err, second, Outline(d), Outline(again))
	}
	if err != nil {
		Refused(t, err, f.Name, "")
		return document.Document{}
	}
	Check(t, d)
	return d
}

// Truncated sees that a reader reads or refuses every hundredth of data.
func Truncated(t *testing.T, data []byte, read func(document.File) (document.Document, error)) {
	t.Helper()
	for n := range 100 {
		Fuzzed(t, data[:len(data)*n/100], read)
	}
}

// CheckText is like Check, for a document out of a text file: its encoding is known, it has
// words, and no space stands around them.
func CheckText(t testing.TB, d document.Document) {
	t.Helper()
	Check(t, d)
	if d.Format == "" || d.Encoding == "" || len(d.Paragraphs) == 0 {
		t.Fatalf("format %q, encoding %q, %d paragraphs", d.Format, d.Encoding, len(d.Paragraphs))
	}
	for _, p := range d.Paragraphs {
		if strings.TrimSpace(p.Text) != p.Text {
			t.Fatalf("%q has space around it", p.Text)
		}
	}
}

// Reader is a reader of text files of one format.
type Reader struct {
	Is   func([]byte) bool
	Read func(document.File) (document.Document, error)
}

// Fuzzed is like the function of that name, for data that may be of another format, which is
// of no concern.
func (r Reader) Fuzzed(t testing.TB, data []byte) document.Document {
	t.Helper()
	if !r.Is(data) {
		return document.Document{}
	}
	d := Fuzzed(t, data, r.Read)
	if !reflect.DeepEqual(d, document.Document{}) {
		CheckText(t, d)
	}
	return d
}

// Truncated is like the function of that name, for data that may be of another format when it
// is cut.
func (r Reader) Truncated(t *testing.T, data []byte) {
	t.Helper()
	for n := range 100 {
		r.Fuzzed(t, data[:len(data)*n/100])
	}
}

// Samples reads files of the formats' common test data, cut too, and compares the timeline of
// each with its golden file.
func (r Reader) Samples(t *testing.T, names []string, update bool) {
	for _, name := range names {
		t.Run(name, func(t *testing.T) {
			data := ReadFile(t, filepath.Join("../testdata", name))
			Golden(t, filepath.Join("testdata", name+".golden"), Timeline(r.Fuzzed(t, data)), update)
			r.Truncated(t, data)
		})
	}
}
