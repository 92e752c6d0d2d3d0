package html

import (
	"bytes"
	"flag"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t *testing.T, write func(io.Writer, report.Report) error, p project.Project, o report.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := write(&out, exporttest.Build(t, p, o)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	short := projecttest.Hostile()
	short.Highlights = short.Highlights[:len(short.Highlights)-1]
	for name, page := range map[string][]byte{
		"moscow":         written(t, Write, exporttest.Moscow(), exporttest.Everything()),
		"plain":          written(t, Write, exporttest.Moscow(), report.Options{GroupBy: report.Ungrouped}),
		"hostile":        written(t, Write, short, exporttest.Everything()),
		"marked":         written(t, WriteMarked, exporttest.Moscow(), exporttest.Everything()),
		"marked-hostile": written(t, WriteMarked, short, exporttest.Everything()),
	} {
		exporttest.Golden(t, *update, "testdata/"+name+".html", page)
	}
}

// Of what a page may hold there is a list; whatever a project says is words.
var (
	elements = strings.Fields("html head meta title style body header h1 h2 h3 p div nav ol ul li a span form input select option output main " +
		"section article blockquote cite bdi b br mark sup time footer script")
	attributes = strings.Fields("lang class charset http-equiv content name dir id href hidden role type aria-label aria-live placeholder value " +
		"data-item data-group data-tags data-speakers inert")
)

func TestWordsAreNeverMarkup(t *testing.T) {
	random := rand.New(rand.NewPCG(13, 14))
	projects := []project.Project{projecttest.Hostile(), exporttest.Moscow(), {}}
	for range 40 {
		projects = append(projects, projecttest.Random(random))
	}
	for _, p := range projects {
		for _, write := range []func(io.Writer, report.Report) error{Write, WriteMarked} {
			check(t, written(t, write, p, exporttest.Everything()), false)
		}
		footnotes := exporttest.Everything()
		footnotes.Word = report.Word{Footnotes: true, Comments: true}
		for _, write := range []func(io.Writer, report.Report) error{WriteShown, WriteMarkedShown, WritePaper, WriteMarkedPaper, WriteWord, WriteMarkedWord} {
			check(t, written(t, write, p, footnotes), true)
		}
	}
}

// check sees that a page holds what it may, that its links lead into itself, and that its
// policy lets its own style and script through and nothing else; if it is still, no script and
// besides its style the program's typefaces.
func check(t *testing.T, page []byte, still bool) {
	t.Helper()
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	inside := map[string]string{}
	var ids, links []string
	policy := ""
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		if !slices.Contains(elements, n.Data) {
			t.Fatalf("the page holds <%s>", n.Data)
		}
		if n.Data == "style" || n.Data == "script" {
			if inside[n.Data] != "" {
				t.Fatalf("more than one <%s>", n.Data)
			}
			inside[n.Data] = n.FirstChild.Data
		}
		for _, a := range n.Attr {
			switch {
			case !slices.Contains(attributes, a.Key):
				t.Fatalf("<%s> has %s", n.Data, a.Key)
			case a.Key == "id":
				ids = append(ids, a.Val)
			case a.Key == "href":
				links = append(links, a.Val)
			case a.Key == "content" && strings.HasPrefix(a.Val, "default-src"):
				policy = a.Val
			}
		}
	}
	want := "default-src 'none'; style-src '" + hash(inside["style"]) + "'; script-src '" + hash(inside["script"]) + "'; base-uri 'none'; form-action 'none'"
	if still {
		want = "default-src 'none'; style-src '" + hash(inside["style"]) + "'; font-src 'self'; base-uri 'none'; form-action 'none'"
		inside["style"] = strings.Replace(inside["style"], faces(), "", 1)
		if inside["script"] != "" {
			t.Fatal("a page to look at has a script")
		}
	}
	if policy != want {
		t.Fatalf("the policy is\n%s\nwant\n%s", policy, want)
	}
	for _, link := range links {
		if !strings.HasPrefix(link, "#") || !slices.Contains(ids, link[1:]) {
			t.Fatalf("a link leads to %q", link)
		}
	}
	if slices.Sort(ids); len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Fatalf("an id is there twice: %q", ids)
	}
	for _, reach := range []string{"url(", "@import", "http:", "https:", "fetch(", "XMLHttpRequest", "WebSocket", "innerHTML", "eval("} {
		if strings.Contains(inside["style"]+inside["script"], reach) {
			t.Fatalf("style or script has %s", reach)
		}
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	for name, write := range map[string]func(io.Writer, report.Report) error{"report": Write, "marked": WriteMarked} {
		b.Run(name, func(b *testing.B) {
			exporttest.Measure(b, func() error { return write(io.Discard, exporttest.Build(b, p, exporttest.Everything())) })
		})
	}
}
