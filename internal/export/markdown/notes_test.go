package markdown

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

func TestNotesGolden(t *testing.T) {
	short := projecttest.Hostile()
	short.Highlights = short.Highlights[:len(short.Highlights)-1]
	for name, p := range map[string]project.Project{"notes": exporttest.Moscow(), "notes-hostile": short, "notes-empty": {}} {
		var out bytes.Buffer
		if err := WriteNotes(&out, exporttest.Build(t, p, exporttest.Everything())); err != nil {
			t.Fatal(err)
		}
		exporttest.Golden(t, *update, "testdata/"+name+".txt", exporttest.Listing(exporttest.Unzip(t, out.Bytes())))
	}
}

// links are what Obsidian takes for one.
var links = regexp.MustCompile(`(\\?)\[\[([^\]|#]*)(#\^[^\]|]*)?`)

// Every link leads to a note, and to a block that is in it; no words from the project are a link.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	projects := []project.Project{projecttest.Hostile(), exporttest.Moscow()}
	for range 25 {
		projects = append(projects, projecttest.Random(random))
	}
	for _, p := range projects {
		r := exporttest.Build(t, p, exporttest.Everything())
		notes := map[string]string{}
		for _, n := range Notes(r) {
			name := strings.TrimSuffix(path.Base(n.Path), ".md")
			if notes[strings.ToLower(name)] != "" {
				t.Fatalf("two notes are called %s", name)
			}
			notes[strings.ToLower(name)] = string(n.Body)
		}
		for name, body := range notes {
			_, notes[name], _ = strings.Cut(strings.TrimPrefix(body, "---\n"), "---\n")
		}
		for _, body := range notes {
			for _, link := range links.FindAllStringSubmatch(body, -1) {
				if link[1] != "" {
					continue // escaped
				}
				to, there := notes[strings.ToLower(link[2])]
				if !there || link[3] != "" && !strings.Contains(to, "\n\n"+strings.TrimPrefix(link[3], "#")+"\n") {
					t.Fatalf("%q leads nowhere in\n%.1000s", link[0], body)
				}
			}
		}
	}
}

func TestEveryExcerptIsInItsInterviewAndUnderItsTags(t *testing.T) {
	r := exporttest.Build(t, projecttest.Moscow(), report.Options{})
	held := map[string]string{}
	for _, n := range Notes(r) {
		held[n.Path] = string(n.Body)
	}
	for _, e := range r.Excerpts() {
		first := "> " + e.Quote[0]
		if !strings.Contains(held["Interviews/"+e.Where.Source.Title+".md"], first) {
			t.Errorf("%q is not in its interview", first)
		}
		for _, tag := range e.Tags {
			if !strings.Contains(held["Tags/"+tag.Name+".md"], first) {
				t.Errorf("%q is not under %s", first, tag.Name)
			}
		}
	}
}

func TestNamesOfNotesDiffer(t *testing.T) {
	p := projecttest.Moscow()
	p.Name, p.Transcripts[0].Title, p.Tags[1].Name, p.Tags[5].Name = "Evasion", "EVASION", "[CON]", "../évasion#x"
	var got []string
	for _, n := range Notes(exporttest.Build(t, p, report.Options{})) {
		got = append(got, n.Path)
	}
	want := []string{"Evasion.md", "Interviews/EVASION 2.md", "Interviews/Press Availability.md", "Tags/Bilateral relations.md",
		"Tags/Tag CON.md", "Tags/Irritants.md", "Tags/Syria & Daesh.md", "Tags/Evasion 3.md", "Tags/évasion x.md"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestSlug(t *testing.T) {
	for path, want := range map[string]string{
		"Bilateral relations > Syria & Daesh": "bilateral-relations/syria-daesh", "2016": "tag-2016", "!": "", "Путин": "путин", "a/b": "a-b",
	} {
		if got := slug(&report.Tag{Path: path}); got != want {
			t.Errorf("%q is %q, want %q", path, got, want)
		}
	}
}

// What is escaped for notes still prints as it is.
func FuzzUnlinked(f *testing.F) {
	for _, words := range projecttest.Nasty {
		f.Add(words)
	}
	f.Add(`#tag \#x ##y %%hidden%% a::b ^block \\#z [[l]]`)
	f.Fuzz(func(t *testing.T, words string) {
		want, got := printed(t, phrase(words)), printed(t, unlinked(phrase(words)))
		if got != want {
			t.Errorf("%q prints %q, want %q", words, got, want)
		}
		if strings.Contains(got, "%%") && strings.Contains(unlinked(phrase(words)), "%%") {
			t.Errorf("%q hides what follows", words)
		}
	})
}

func printed(t *testing.T, source string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(render(t, "x "+source)))
	if err != nil {
		t.Fatal(err)
	}
	var words strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		}
	}
	return words.String()
}

func TestWriteNotesReportsAFullDisk(t *testing.T) {
	if err := WriteNotes(fullDisk{}, exporttest.Build(t, projecttest.Large(200), everything)); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}
