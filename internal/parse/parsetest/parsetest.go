// Package parsetest helps the tests of the readers: it packs archives, and writes and
// checks what a reader found.
package parsetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// Pack is the archive with the parts, given as name, text, name, text.
func Pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method(parts[i])})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func method(name string) uint16 {
	if name == "mimetype" {
		return zip.Store
	}
	return zip.Deflate
}

// Outline writes a document, a paragraph a line, with what is known of it in front. Words
// set apart stand in ‹›, what was not spoken in ⟦⟧.
func Outline(d document.Document) string {
	var out strings.Builder
	fmt.Fprintf(&out, "%s %q\n", d.Format, d.Title)
	for _, p := range d.Paragraphs {
		out.WriteString([]string{"body", "title", "heading", "caption", "note"}[p.Kind])
		if p.Apart {
			out.WriteString(" apart")
		}
		if c := p.Cell; c != nil {
			fmt.Fprintf(&out, " %d:%d:%d", c.Table, c.Row, c.Column)
		}
		fmt.Fprintf(&out, " | %s\n", strings.NewReplacer("\n", "⏎", "\t", "⇥").Replace(bracketed(p)))
	}
	for _, m := range d.Marks {
		fmt.Fprintf(&out, "mark %s%s %q: %s\n", m.Colour, m.Author, Marked(d, m), strings.ReplaceAll(m.Note, "\n", "⏎"))
	}
	for _, w := range d.Warnings {
		fmt.Fprintf(&out, "warning: %s\n", w)
	}
	return out.String()
}

func bracketed(p document.Paragraph) string {
	before := map[int]string{}
	for _, s := range p.Strong {
		before[s.Start] += "‹"
		before[s.End] = "›" + before[s.End]
	}
	for _, s := range p.Directions {
		before[s.Start] += "⟦"
		before[s.End] = "⟧" + before[s.End]
	}
	var out strings.Builder
	at := 0
	for _, letter := range p.Text {
		out.WriteString(before[at])
		out.WriteRune(letter)
		at++
	}
	return out.String() + before[at]
}

// Marked is the words of a mark.
func Marked(d document.Document, m document.Mark) string {
	var lines []string
	for i := m.From.Paragraph; i <= m.To.Paragraph; i++ {
		words := text.New(d.Paragraphs[i].Text)
		span := words.Whole()
		if i == m.From.Paragraph {
			span.Start = m.From.At
		}
		if i == m.To.Paragraph {
			span.End = m.To.At
		}
		lines = append(lines, words.Slice(span))
	}
	return strings.Join(lines, "\n")
}

// Check sees that a document keeps the promises of its type.
func Check(t testing.TB, d document.Document) {
	t.Helper()
	for i, p := range d.Paragraphs {
		if strings.TrimSpace(p.Text) == "" || !utf8.ValidString(p.Text) || strings.ContainsAny(p.Text, "\r\x00") {
			t.Fatalf("paragraph %d: %q", i, p.Text)
		}
		checkSpans(t, p.Text, p.Strong)
		checkSpans(t, p.Text, p.Directions)
	}
	last := document.Place{}
	for _, m := range d.Marks {
		if before(m.From, last) || !before(m.From, m.To) || !holds(d, m.From) || !holds(d, m.To) {
			t.Fatalf("mark %+v after %v", m, last)
		}
		last = m.From
	}
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

// Fuzzed sees that a reader reads or refuses data, keeps the promises, and does the same twice.
func Fuzzed(t testing.TB, data []byte, read func(document.File) (document.Document, error)) {
	t.Helper()
	f := document.File{Name: "talk.ext", Data: data}
	d, err := read(f)
	if err != nil {
		Refused(t, err, f.Name, "")
		return
	}
	Check(t, d)
	if again, err := read(f); err != nil || !reflect.DeepEqual(d, again) {
		t.Fatalf("read twice: %v\n%s\n%s", err, Outline(d), Outline(again))
	}
}

// Truncated sees that a reader reads or refuses every hundredth of data.
func Truncated(t *testing.T, data []byte, read func(document.File) (document.Document, error)) {
	t.Helper()
	for n := range 100 {
		Fuzzed(t, data[:len(data)*n/100], read)
	}
}
