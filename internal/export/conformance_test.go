package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"manicule/internal/coding"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// readers give the text that a document of each format shows, with single spaces.
var readers = map[string]func(t *testing.T, document []byte) string{
	"markdown": func(t *testing.T, document []byte) string {
		var page bytes.Buffer
		if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(document, &page); err != nil {
			t.Fatal(err)
		}
		root, err := html.Parse(&page)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for n := range root.Descendants() {
			if n.Type == html.TextNode {
				words = append(words, n.Data)
			}
		}
		return oneSpaced(strings.Join(words, " "))
	},
}

func oneSpaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// eachFormat runs a test on every format there is.
func eachFormat(t *testing.T, test func(t *testing.T, show func(project.Project, report.Options) string)) {
	for _, name := range Formats() {
		t.Run(name, func(t *testing.T) {
			read := readers[name]
			if read == nil {
				t.Fatal("no reader knows this format")
			}
			test(t, func(p project.Project, o report.Options) string {
				t.Helper()
				var document bytes.Buffer
				if _, err := Write(&document, name, built(t, p, o)); err != nil {
					t.Fatal(err)
				}
				return read(t, document.Bytes())
			})
		})
	}
}

func built(t *testing.T, p project.Project, o report.Options) report.Report {
	t.Helper()
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var everything = report.Options{Questions: true, Notes: true, Descriptions: true, Citation: report.Full}

// Every paragraph of every quote, and every note, is there.
func TestConformanceWords(t *testing.T) {
	eachFormat(t, func(t *testing.T, show func(project.Project, report.Options) string) {
		p := projecttest.Moscow()
		page := show(p, everything)
		for _, h := range p.Highlights {
			for _, line := range strings.Split(h.Quote+"\n"+h.Note, "\n") {
				if !strings.Contains(page, oneSpaced(line)) {
					t.Errorf("%q is missing", line)
				}
			}
		}
		for _, want := range []string{"Moscow interviews", "Bilateral relations > Cooperation", "Secretary Kerry", "Moscow, Russia", "March 23, 2016", "turn 6", "turns 3–4", "Untagged"} {
			if !strings.Contains(page, want) {
				t.Errorf("%q is missing", want)
			}
		}
	})
}

// Each highlight is there once for each section that holds it, and never more.
func TestConformanceCount(t *testing.T) {
	p := numbered(400)
	for _, group := range []report.GroupBy{report.ByTag, report.ByTranscript} {
		eachFormat(t, func(t *testing.T, show func(project.Project, report.Options) string) {
			page := show(p, report.Options{GroupBy: group, Citation: report.Full})
			for i, h := range p.Highlights {
				want := 1
				if group == report.ByTag {
					want = max(1, len(h.TagIDs))
				}
				if got := strings.Count(page, h.Quote); got != want {
					t.Fatalf("by %s, highlight %d is there %d times, want %d", group, i, got, want)
				}
			}
		})
	}
}

// numbered is a project whose every quote says its own number and nothing else does.
func numbered(highlights int) project.Project {
	p := projecttest.Moscow()
	var body strings.Builder
	var quotes []string
	for i := range highlights {
		quotes = append(quotes, fmt.Sprintf("(quote no. %d of all)", i))
		body.WriteString(quotes[i] + "\n")
	}
	t := transcript.Transcript{ID: "numbers", Title: "Numbers", Text: text.New(body.String())}
	p.Transcripts, p.Highlights = []transcript.Transcript{t}, nil
	for i, quote := range quotes {
		tags := []string{"bil", "coo", "syr", "eva"}[:i%5]
		p.Highlights = append(p.Highlights, projecttest.Highlight(fmt.Sprint(i), t, quote, "", tags...))
	}
	return p
}

// What looks like markup is shown, not obeyed.
func TestConformanceMarkup(t *testing.T) {
	const nasty = `<script>alert(1)</script> & <b>*bold*</b> _x_ [a](http://b.cd) =1+1 "q" &amp; \n`
	p := projecttest.Moscow()
	p.Name = "P " + nasty
	p.Tags[4].Name = "T " + nasty
	p.Transcripts[0].Title = "I " + nasty
	p.Highlights = []coding.Highlight{p.Highlights[1]}
	p.Highlights[0].Quote, p.Highlights[0].Note = "Q "+nasty, "N "+nasty
	eachFormat(t, func(t *testing.T, show func(project.Project, report.Options) string) {
		page := show(p, everything)
		for _, mark := range []string{"P ", "T ", "I ", "Q ", "N "} {
			if !strings.Contains(page, mark+nasty) {
				t.Errorf("%q is missing in %s", mark+nasty, page)
			}
		}
	})
}

func TestConformanceNothing(t *testing.T) {
	eachFormat(t, func(t *testing.T, show func(project.Project, report.Options) string) {
		if page := show(project.Project{Name: "New project"}, everything); page != "New project No highlights yet." {
			t.Errorf("an empty project gives %q", page)
		}
		unused := report.Options{Tags: []string{"min"}}
		if page := show(projecttest.Moscow(), unused); page != "Moscow interviews No highlights match." {
			t.Errorf("a filter that lets nothing through gives %q", page)
		}
	})
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestConformanceFullDisk(t *testing.T) {
	for _, name := range Formats() {
		if _, err := Write(fullDisk{}, name, built(t, projecttest.Moscow(), everything)); !errors.Is(err, io.ErrShortWrite) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
