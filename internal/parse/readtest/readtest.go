// Package readtest holds readers of all formats to the same promises. Only tests use it.
package readtest

import (
	"fmt"
	"os"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// Reader is a reader of one format.
type Reader struct {
	Is   func([]byte) bool
	Read func(document.File) (document.Document, error)
}

// Outline writes a document with a line a paragraph: kind, times in milliseconds, voice and
// text, with the times of its words in braces.
func Outline(d document.Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s | %s | %s | %s\n", d.Format, d.Title, d.Date, d.Place)
	for _, p := range d.People {
		fmt.Fprintf(&b, "person %s = %s, asks: %v\n", p.Voice, p.Name, p.Asks)
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&b, "warning: %s\n", w)
	}
	for _, p := range d.Paragraphs {
		fmt.Fprintf(&b, "%s%s %s-%s %s| %s", kinds[p.Kind], strings.Repeat("+", btoi(p.Apart)), when(p.Start), when(p.End), p.Voice, timed(p))
		for _, s := range p.Directions {
			fmt.Fprintf(&b, " %v", s)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

var kinds = map[document.Kind]string{
	document.Body: "body", document.Title: "title", document.Heading: "heading", document.Caption: "caption", document.Note: "note",
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func when(ms *int64) string {
	if ms == nil {
		return "?"
	}
	return fmt.Sprint(*ms)
}

func timed(p document.Paragraph) string {
	var b strings.Builder
	letters, at := []rune(p.Text), 0
	for _, s := range p.Syncs {
		fmt.Fprintf(&b, "%s{%d}", string(letters[at:s.At]), s.Ms)
		at = s.At
	}
	return strings.ReplaceAll(b.String()+string(letters[at:]), "\n", "⏎")
}

// Golden compares what was got with a file, or writes that anew.
func Golden(t *testing.T, path, got string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// Hostile reads data that may be anything: it ends in a sound document or in a refusal, and
// does so twice. It returns the document, empty if data is refused or of no concern.
func (r Reader) Hostile(t testing.TB, data []byte) document.Document {
	t.Helper()
	if !r.Is(data) {
		return document.Document{}
	}
	file := document.File{Name: "talk.ext", Data: data}
	d, err := r.Read(file)
	again, _ := r.Read(file)
	if !reflect.DeepEqual(d, again) {
		t.Fatalf("read twice, %q gives two documents", data)
	}
	if err != nil {
		CheckRefusal(t, err, "")
		return document.Document{}
	}
	CheckSound(t, d)
	return d
}

// CutEverywhere reads a file that was cut at every hundredth of its length.
func (r Reader) CutEverywhere(t *testing.T, data []byte) {
	t.Helper()
	for i := range 100 {
		r.Hostile(t, data[:len(data)*i/100])
	}
}

// CheckRefusal sees that an error names the file and a reason, and says what to do.
func CheckRefusal(t testing.TB, err error, reason string) {
	t.Helper()
	found := fault.From(err)
	if found.Code != fault.Refused || !strings.HasPrefix(found.Message, "talk.ext ") || !strings.Contains(found.Message, reason) || found.Hint == "" {
		t.Fatalf("%v: names no file, or no reason such as %q, or no hint", err, reason)
	}
}

// CheckSound sees that a document is fit to be read on.
func CheckSound(t testing.TB, d document.Document) {
	t.Helper()
	if d.Format == "" || d.Encoding == "" || len(d.Paragraphs) == 0 {
		t.Fatalf("format %q, encoding %q, %d paragraphs", d.Format, d.Encoding, len(d.Paragraphs))
	}
	for _, s := range append([]string{d.Title, d.Date, d.Place}, d.Warnings...) {
		checkText(t, s)
	}
	for _, p := range d.People {
		checkText(t, p.Name)
		checkText(t, p.Voice)
	}
	for _, p := range d.Paragraphs {
		checkParagraph(t, p)
	}
}

func checkText(t testing.TB, s string) {
	t.Helper()
	if !utf8.ValidString(s) || strings.ContainsAny(s, "\r\x00") {
		t.Fatalf("%q is not clean", s)
	}
}

func checkParagraph(t testing.TB, p document.Paragraph) {
	t.Helper()
	checkText(t, p.Text)
	checkText(t, p.Voice)
	if strings.TrimSpace(p.Text) != p.Text || p.Text == "" {
		t.Fatalf("%q has space around it", p.Text)
	}
	length, at := utf8.RuneCountInString(p.Text), -1
	for _, s := range p.Syncs {
		if s.At <= at || s.At >= length {
			t.Fatalf("time %v after %d in %q", s, at, p.Text)
		}
		at = s.At
	}
	end := 0
	for _, s := range p.Directions {
		if s.Start < end || s.Len() <= 0 || s.End > length {
			t.Fatalf("direction %v after %d in %q", s, end, p.Text)
		}
		end = s.End
	}
}
