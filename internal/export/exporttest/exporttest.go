// Package exporttest is what the tests of the formats share.
package exporttest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

// Golden compares a document with a golden file, or writes that anew.
func Golden(t *testing.T, update bool, path string, got []byte) {
	t.Helper()
	if update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs (run with -update and look at the difference); it is now\n%.5000s", path, got)
	}
}

// Part is a file in a ZIP archive.
type Part struct{ Name, Content string }

// Unzip returns the files of an archive, in its order.
func Unzip(t *testing.T, archive []byte) []Part {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		t.Fatal(err)
	}
	var parts []Part
	for _, file := range z.File {
		r, err := file.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts = append(parts, Part{file.Name, string(content)})
	}
	return parts
}

// Find returns the content of the part with the name.
func Find(t *testing.T, parts []Part, name string) string {
	t.Helper()
	for _, p := range parts {
		if p.Name == name {
			return p.Content
		}
	}
	t.Fatalf("there is no %s", name)
	return ""
}

// Listing writes the files of an archive one after the other, a line for each tag of XML, as
// golden files have them.
func Listing(parts []Part) []byte {
	var out bytes.Buffer
	for _, p := range parts {
		fmt.Fprintf(&out, "== %s\n%s\n", p.Name, strings.ReplaceAll(p.Content, "><", ">\n<"))
	}
	return out.Bytes()
}

// Build builds a report.
func Build(t testing.TB, p project.Project, o report.Options) report.Report {
	t.Helper()
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// Everything asks for all there is, made at a time that is always the same.
func Everything() report.Options {
	return report.Options{
		Questions: true, Notes: true, Descriptions: true, Memos: true, Cover: true, Citation: report.Full,
		Filter: "all highlights of 2016", Date: time.Date(2026, 11, 25, 9, 30, 0, 0, time.UTC),
	}
}

// Moscow is projecttest.Moscow with times, directions, a tag of which everything is said, and
// memos on each kind of thing.
func Moscow() project.Project {
	p := projecttest.Moscow()
	gusman := &p.Transcripts[0]
	for i := range gusman.Turns {
		ms := int64(i) * 25_000
		gusman.Turns[i].Start = &ms
	}
	const laughter = "(Laughter.)"
	for at, whole := 0, gusman.Text.String(); ; at += len(laughter) {
		next := strings.Index(whole[at:], laughter)
		if next < 0 {
			break
		}
		at += next
		gusman.Directions = append(gusman.Directions, gusman.Text.SpanOfBytes(at, at+len(laughter)))
	}
	eva := &p.Tags[4]
	eva.Description, eva.UseWhen = "Not answering.", "A question is turned back, put off, or answered with another."
	eva.UseNot, eva.Example = "He says that he does not know.", "Don’t you think it’s better I give it to President Putin first?"
	p.Memos = []coding.Memo{
		{ID: "1", Subject: coding.OnProject, Body: "What was said in Moscow on the way from one crisis to the next.\n\nRead for who answers and who does not."},
		{ID: "2", Subject: coding.OnTag, SubjectID: "eva", Body: "More than one kind of not answering: see [[highlight:ask|“You can ask me”]], and [[turn:gusman-4|his first]]."},
		{ID: "3", Subject: coding.OnSpeaker, SubjectID: projecttest.Kerry, Body: "Careful with words."},
		{ID: "4", Subject: coding.OnTranscript, SubjectID: "geneva", Body: "The shortest of all."},
	}
	return p
}
