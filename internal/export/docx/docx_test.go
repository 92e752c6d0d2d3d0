package docx

import (
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func unzipped(t *testing.T, write func(io.Writer, report.Report) error, p project.Project, o report.Options) []exporttest.Part {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, exporttest.Build(t, p, o)); err != nil {
		t.Fatal(err)
	}
	return exporttest.Unzip(t, out.Bytes())
}

// notes asks for citations in footnotes and notes in comments.
func notes() report.Options {
	o := exporttest.Everything()
	o.Word = report.Word{Footnotes: true, Comments: true}
	return o
}

func TestGolden(t *testing.T) {
	short := projecttest.Hostile()
	short.Highlights = short.Highlights[:len(short.Highlights)-1]
	plain := report.Options{GroupBy: report.Ungrouped}
	for name, parts := range map[string][]exporttest.Part{
		"whole":   unzipped(t, Write, exporttest.Moscow(), exporttest.Everything()),
		"notes":   unzipped(t, Write, exporttest.Moscow(), notes()),
		"plain":   unzipped(t, Write, exporttest.Moscow(), plain),
		"empty":   unzipped(t, Write, project.Project{}, exporttest.Everything()),
		"hostile": unzipped(t, Write, short, notes()),
		"marked":  unzipped(t, WriteMarked, exporttest.Moscow(), exporttest.Everything()),
	} {
		if name != "whole" { // the styles are the same in all
			parts = slices.DeleteFunc(parts, func(p exporttest.Part) bool { return p.Name == "word/styles.xml" })
		}
		exporttest.Golden(t, *update, "testdata/"+name+".txt", exporttest.Listing(parts))
	}
}

// every runs a test on documents of all kinds, of projects with anything in them.
func every(t *testing.T, test func(parts []exporttest.Part)) {
	random := rand.New(rand.NewPCG(9, 10))
	projects := []project.Project{projecttest.Hostile()}
	for range 5 {
		projects = append(projects, projecttest.Random(random))
	}
	for _, p := range projects {
		test(unzipped(t, Write, p, exporttest.Everything()))
		test(unzipped(t, Write, p, notes()))
		test(unzipped(t, WriteMarked, p, notes()))
	}
}

func TestEveryPartIsXML(t *testing.T) {
	every(t, func(parts []exporttest.Part) {
		for _, p := range parts {
			d := xml.NewDecoder(strings.NewReader(p.Content))
			for {
				if _, err := d.Token(); err == io.EOF {
					break
				} else if err != nil {
					t.Fatalf("%s: %v", p.Name, err)
				}
			}
		}
	})
}

// Word repairs, or refuses, a document in which one thing names another that is not there.
func TestEverythingNamedIsThere(t *testing.T) {
	every(t, func(parts []exporttest.Part) {
		body := exporttest.Find(t, parts, "word/document.xml")
		styles := exporttest.Find(t, parts, "word/styles.xml")
		for _, id := range found(`<w:[pr]Style w:val="([^"]+)"`, body) {
			if !strings.Contains(styles, `w:styleId="`+id+`"`) {
				t.Fatalf("there is no style %s", id)
			}
		}
		for kind, part := range map[string]string{"footnote": "word/footnotes.xml", "comment": "word/comments.xml"} {
			referred := found(`<w:`+kind+`Reference w:id="(\d+)"/>`, body)
			made := found(`<w:`+kind+` w:id="(\d+)"`, exporttest.Find(t, parts, part))
			if slices.Sort(referred); !slices.Equal(referred, sorted(made)) {
				t.Fatalf("%s: %v, referred to %v", part, made, referred)
			}
		}
		opened, closed := found(`<w:commentRangeStart w:id="(\d+)"`, body), found(`<w:commentRangeEnd w:id="(\d+)"`, body)
		if !slices.Equal(sorted(opened), sorted(closed)) || len(slices.Compact(sorted(opened))) != len(opened) {
			t.Fatalf("comments open %v and close %v", opened, closed)
		}
		names := found(`w:name="(_Toc\d+)"`, body)
		for _, anchor := range found(`w:anchor="([^"]+)"`, body) {
			if !slices.Contains(names, anchor) {
				t.Fatalf("the table of contents leads to %s, which is not there", anchor)
			}
		}
		if begun, ended := strings.Count(body, `"begin"`), strings.Count(body, `"end"`); begun != ended {
			t.Fatalf("%d fields begin and %d end", begun, ended)
		}
		for _, p := range parts {
			for _, target := range found(`Target="([^"]+)"`, p.Content) {
				if strings.HasSuffix(p.Name, ".rels") && !strings.HasPrefix(p.Name, "_rels") {
					target = "word/" + target
				}
				exporttest.Find(t, parts, target)
			}
		}
	})
}

var patterns = map[string]*regexp.Regexp{}

func found(pattern, in string) []string {
	if patterns[pattern] == nil {
		patterns[pattern] = regexp.MustCompile(pattern)
	}
	var all []string
	for _, match := range patterns[pattern].FindAllStringSubmatch(in, -1) {
		all = append(all, match[1])
	}
	return all
}

func sorted(s []string) []string { return slices.Sorted(slices.Values(s)) }

// Nothing in a document leads out of it, or is fetched or run when it is opened.
func TestNothingLeadsOut(t *testing.T) {
	every(t, func(parts []exporttest.Part) {
		for _, p := range parts {
			for _, tag := range found(`(<w:instrText[^>]*>[^<]*|<[^>]*>)`, p.Content) {
				if danger := dangers.FindString(tag); danger != "" {
					t.Fatalf("%s has %s in %s", p.Name, danger, tag)
				}
			}
		}
	})
}

var dangers = regexp.MustCompile(`TargetMode|HYPERLINK |INCLUDE|DDE|attachedTemplate|oleObject|altChunk|updateFields|w:dirty`)

func TestIsRightToLeft(t *testing.T) {
	for words, want := range map[string]bool{"": false, "abc שלום": false, "שלום abc": true, "12 (مرحبا)": true, "— é שלום": false, "你好 שלום": false, "…": false} {
		if got := isRightToLeft(words); got != want {
			t.Errorf("%q: %t", words, got)
		}
	}
}

func TestInitials(t *testing.T) {
	for name, want := range map[string]string{"anna reader": "AR", "Ö": "Ö", "a b c d": "ABC"} {
		if got := initials(name); got != want {
			t.Errorf("%s gives %s", name, got)
		}
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	for name, o := range map[string]report.Options{"lines": exporttest.Everything(), "notes": notes()} {
		b.Run(name, func(b *testing.B) {
			exporttest.Measure(b, func() error { return Write(io.Discard, exporttest.Build(b, p, o)) })
		})
	}
	b.Run("marked", func(b *testing.B) {
		exporttest.Measure(b, func() error { return WriteMarked(io.Discard, exporttest.Build(b, p, notes())) })
	})
}
