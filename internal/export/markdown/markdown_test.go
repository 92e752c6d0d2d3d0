package markdown

import (
	"bytes"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var everything = report.Options{Questions: true, Notes: true, Descriptions: true, Citation: report.Full}

func write(t *testing.T, p project.Project, o report.Options) string {
	t.Helper()
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	byTranscript := everything
	byTranscript.GroupBy = report.ByTranscript
	whole := everything
	whole.Cover, whole.Memos, whole.NoDirections, whole.Citation = true, true, true, report.Turn
	whole.Filter, whole.Date = "tag: anything", time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC)
	byQuestion := whole
	byQuestion.GroupBy, byQuestion.Questions, byQuestion.Citation = report.ByQuestion, false, "[{turn}] {speaker} in “{title}”"
	for name, c := range map[string]struct {
		project project.Project
		options report.Options
	}{
		"by-tag":        {projecttest.Moscow(), everything},
		"by-transcript": {projecttest.Moscow(), byTranscript},
		"quotes-alone":  {projecttest.Moscow(), report.Options{Tags: []string{"eva"}}},
		"nothing-yet":   {project.Project{Name: "Moscow interviews"}, everything},
		"no-match":      {projecttest.Moscow(), report.Options{Tags: []string{"min"}}},
		"hostile":       {hostile(), everything},
		"whole":         {withMemos(), whole},
		"by-question":   {withMemos(), byQuestion},
	} {
		t.Run(name, func(t *testing.T) {
			got := write(t, c.project, c.options)
			path := filepath.Join("testdata", name+".md")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("%s differs; it is now\n%s", path, got)
			}
		})
	}
}

// withMemos is a project with a memo on each kind of thing, and one on a tag with no highlight of its own.
func withMemos() project.Project {
	p := projecttest.Moscow()
	p.Memos = []coding.Memo{
		{ID: "1", Subject: coding.OnProject, Body: "# Why we asked\n\nAnd whom."},
		{ID: "2", Subject: coding.OnTag, SubjectID: "eva", Body: "More than one kind."},
		{ID: "3", Subject: coding.OnTag, SubjectID: "bil", Body: "Nothing stands right under it."},
		{ID: "4", Subject: coding.OnSpeaker, SubjectID: projecttest.Kerry, Body: "Careful."},
		{ID: "5", Subject: coding.OnTranscript, SubjectID: "geneva", Body: "Short."},
	}
	return p
}

// hostile is a project whose every name and word is Markdown or HTML.
func hostile() project.Project {
	const nasty = "# <b>*a*</b> [x](http://x.yz) `c` &amp; _u_ ~~s~~ | $m$ | #"
	p := projecttest.Moscow()
	p.Name = nasty
	for i := range p.Tags {
		p.Tags[i].Name += " " + nasty
		p.Tags[i].Description = "1. " + nasty + "\n- " + nasty
	}
	for i := range p.Transcripts {
		p.Transcripts[i].Title = "*" + nasty
		p.Transcripts[i].Place = nasty
		p.Transcripts[i].Date = nasty
	}
	for i := range p.Speakers {
		p.Speakers[i].Name = "> " + nasty
	}
	for i := range p.Highlights {
		p.Highlights[i].Quote = "> " + nasty + "\n---\n    code\n<script>alert(1)</script>\n[^1]: note"
		p.Highlights[i].Note = "- [ ] " + nasty + "\n===\n" + nasty
	}
	return p
}

// page is what a reader sees: the text of each block, by the name of its innermost element.
func page(t *testing.T, source string) []string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(render(t, source)))
	if err != nil {
		t.Fatal(err)
	}
	var blocks []string
	var visit func(n *html.Node, inQuote bool)
	visit = func(n *html.Node, inQuote bool) {
		switch n.Data {
		case "p", "h1", "h2", "h3":
			kind := n.Data
			if inQuote {
				kind = "quote"
			}
			blocks = append(blocks, kind+" "+textOf(t, n))
			return
		case "", "html", "head", "body", "blockquote":
		default:
			if strings.TrimSpace(n.Data) != "" {
				t.Fatalf("the page holds an element or stray text: %q", n.Data)
			}
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			visit(child, inQuote || n.Data == "blockquote")
		}
	}
	visit(root, false)
	return blocks
}

func textOf(t *testing.T, n *html.Node) string {
	t.Helper()
	var words strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode:
			words.WriteString(d.Data)
		case d.Data != "em":
			t.Fatalf("the page holds <%s>", d.Data)
		}
	}
	return words.String()
}

// blocksOf is what a reader should see of a report.
func blocksOf(r report.Report) []string {
	blocks := []string{"h1 " + r.Title}
	add := func(kind, mark string, paragraphs ...string) {
		for _, p := range paragraphs {
			blocks = append(blocks, kind+" "+mark+p)
			mark = ""
		}
	}
	say := func(sayings []report.Saying) {
		for _, said := range sayings {
			mark := ""
			if said.Label != "" {
				mark = said.Label + ": "
			}
			add("p", mark, said.Body...)
		}
	}
	for _, s := range r.Sections {
		add("h2", "", s.Heading)
		if s.Details != "" {
			add("p", "", s.Details)
		}
		say(s.Sayings)
		for _, e := range s.Excerpts {
			add("quote", "Q. ", e.Question...)
			add("quote", "", e.Quote...)
			add("p", "— ", e.Citation.String())
			if len(e.Tags) > 0 {
				add("p", "Tags: ", strings.Join(e.Paths(), ", "))
			}
			add("p", "Note: ", e.Note...)
		}
	}
	if len(r.Glossary) > 0 {
		add("h2", "", "Tags")
	}
	for _, tag := range r.Glossary {
		add("h3", "", tag.Path)
		say(tag.Sayings)
	}
	return blocks
}

func TestThePageIsTheReport(t *testing.T) {
	for name, p := range map[string]project.Project{"Moscow": projecttest.Moscow(), "hostile": hostile(), "large": projecttest.Large(200)} {
		t.Run(name, func(t *testing.T) {
			r, err := report.Build(p, everything)
			if err != nil {
				t.Fatal(err)
			}
			got, want := page(t, write(t, p, everything)), blocksOf(r)
			for i := range max(len(got), len(want)) {
				if i >= len(got) || i >= len(want) || got[i] != want[i] {
					t.Fatalf("block %d of %d is\n%q\nwant, of %d,\n%q", i, len(got), got[min(i, len(got)):min(i+1, len(got))],
						len(want), want[min(i, len(want)):min(i+1, len(want))])
				}
			}
		})
	}
}

func TestQuotesAreNotWrapped(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights = []coding.Highlight{p.Highlights[0]}
	p.Highlights[0].Quote = strings.Repeat("long words ", 500) + "end."
	if got := write(t, p, report.Options{}); !strings.Contains(got, "\n> "+p.Highlights[0].Quote+"\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestLineBreaksAreKept(t *testing.T) {
	p := projecttest.Moscow()
	p.Highlights = []coding.Highlight{p.Highlights[0]}
	p.Highlights[0].Quote, p.Highlights[0].Note = "The first line\u2028# the second\u2028", "One\u2028two"
	if got := write(t, p, everything); !strings.Contains(got, "\n> The first line\\\n> \\# the second\n") || !strings.Contains(got, "\nNote: One two\n") {
		t.Errorf("got\n%s", got)
	}
}

func TestWhatIsUnnamed(t *testing.T) {
	p := projecttest.Moscow()
	p.Name = " "
	p.Transcripts[1].Title, p.Transcripts[1].Place, p.Transcripts[1].Date = "", "", ""
	p.Highlights = []coding.Highlight{projecttest.Highlight("h", p.Transcripts[1], " ", "")}
	want := "# Untitled project\n\n## Untagged\n\n>\n\n— Secretary Kerry, *Untitled transcript*, turn 1\n"
	if got := write(t, p, everything); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsAFullDisk(t *testing.T) {
	r, err := report.Build(projecttest.Large(200), everything)
	if err != nil {
		t.Fatal(err)
	}
	if err := Write(fullDisk{}, r); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error { return Write(io.Discard, exporttest.Build(b, p, everything)) })
}

func BenchmarkWriteNotes50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error { return WriteNotes(io.Discard, exporttest.Build(b, p, everything)) })
}
