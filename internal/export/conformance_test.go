package export

import (
	"bytes"
	"compress/zlib"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"golang.org/x/net/html"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/printable"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// reader tells what a format's document shows.
type reader struct {
	read     func(t *testing.T, document []byte) string // its words, with single spaces
	sections bool                                       // an excerpt stands in each section that holds it; else once
	title    bool                                       // the project's name is in it
	whole    bool                                       // it shows whole transcripts, and no quote apart from them
}

var readers = map[string]reader{
	"markdown":    {readMarkdown, true, true, false},
	"notes":       {readNotes, false, true, false},
	"html":        {readHTML, true, true, false},
	"marked-html": {readHTML, false, true, true},
	"docx":        {readDOCX, true, true, false},
	"marked-docx": {readDOCX, false, true, true},
	"pdf":         {readPDF, true, true, false},
	"marked-pdf":  {readPDF, false, true, true},
	"csv":         {readCSV, false, false, false},
	"xlsx":        {readXLSX, false, true, false},
	"json":        {readJSON, false, true, false},
}

func readMarkdown(t *testing.T, document []byte) string {
	var page bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM)).Convert(document, &page); err != nil {
		t.Fatal(err)
	}
	return readHTML(t, page.Bytes())
}

// What of a PDF holds words: the streams of its pages, and in them what is shown.
var (
	stream = regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`)
	shown  = regexp.MustCompile(`(?s)\(((?:\\.|[^\\()])*)\) Tj`)
	escape = regexp.MustCompile(`(?s)\\(.)`)
)

const noBreak = "\u00a0"

// readPDF gives the words of a PDF by our own writer, but for its bookmarks.
func readPDF(t *testing.T, document []byte) string {
	var words []string
	for _, s := range stream.FindAllSubmatch(document, -1) {
		inflated, err := zlib.NewReader(bytes.NewReader(s[1]))
		if err != nil {
			continue // a typeface
		}
		page, err := io.ReadAll(inflated)
		if err != nil {
			t.Fatal(err)
		}
		for _, piece := range shown.FindAllSubmatch(page, -1) {
			bytes := escape.ReplaceAllFunc(piece[1], func(found []byte) []byte {
				if found[1] == 'r' {
					return []byte{'\r'}
				}
				return found[1:]
			})
			var units []uint16
			for i := 0; i+1 < len(bytes); i += 2 {
				units = append(units, uint16(bytes[i])<<8|uint16(bytes[i+1]))
			}
			if said := string(utf16.Decode(units)); !strings.HasPrefix(said, noBreak) { // else the number of a mark
				words = append(words, strings.ReplaceAll(said, noBreak, " "))
			}
		}
	}
	return oneSpaced(strings.Join(words, " "))
}

// readNotes gives the words of the notes on interviews, without their front matter, those of the
// index, and what the notes on tags are called.
func readNotes(t *testing.T, document []byte) string {
	var words []string
	for _, note := range exporttest.Unzip(t, document) {
		_, body, _ := strings.Cut(strings.TrimPrefix(note.Content, "---\n"), "---\n")
		if strings.HasPrefix(note.Name, "Tags/") {
			body, _, _ = strings.Cut(strings.TrimSpace(body), "\n")
		}
		words = append(words, readMarkdown(t, []byte(body)))
	}
	return strings.Join(words, " ")
}

// readHTML gives the words of a page as they read, but for its head, its menus and the numbers
// that lead to the margin.
func readHTML(t *testing.T, page []byte) string {
	root, err := html.Parse(bytes.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	inline := strings.Fields("a b bdi cite em mark span strong time")
	var words strings.Builder
	var visit func(n *html.Node)
	visit = func(n *html.Node) {
		switch n.Data {
		case "head", "script", "select", "nav", "sup":
			return
		}
		if n.Type == html.TextNode {
			words.WriteString(n.Data)
		} else if !slices.Contains(inline, n.Data) {
			words.WriteByte(' ')
			defer words.WriteByte(' ')
		}
		for child := n.FirstChild; child != nil; child = child.NextSibling {
			visit(child)
		}
	}
	visit(root)
	return oneSpaced(words.String())
}

func readCSV(t *testing.T, document []byte) string {
	rows, err := csv.NewReader(bytes.NewReader(document)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var words []string
	for _, row := range rows[1:] {
		for _, field := range row {
			words = append(words, strings.TrimPrefix(field, "'"))
		}
	}
	return oneSpaced(strings.Join(words, " "))
}

// names is the first row of a sheet.
var names = regexp.MustCompile(`(?s)<row r="1">.*?</row>`)

func readXLSX(t *testing.T, document []byte) string {
	parts := exporttest.Unzip(t, document)
	cells := names.ReplaceAllString(exporttest.Find(t, parts, "xl/worksheets/sheet1.xml"), "")
	words := readXML(t, exporttest.Find(t, parts, "docProps/core.xml")) + " " + readXML(t, cells)
	return oneSpaced(strings.ReplaceAll(words, "_x005F_", "_"))
}

// readDOCX gives the words of the body, without the table of contents, then those of footnotes and comments.
func readDOCX(t *testing.T, document []byte) string {
	parts := exporttest.Unzip(t, document)
	body := contents.ReplaceAllString(exporttest.Find(t, parts, "word/document.xml"), "")
	words := []string{readXML(t, exporttest.Find(t, parts, "docProps/core.xml"))}
	for _, part := range []string{body, exporttest.Find(t, parts, "word/footnotes.xml"), exporttest.Find(t, parts, "word/comments.xml")} {
		for _, p := range paragraph.FindAllString(part, -1) {
			words = append(words, strings.Join(runText(t, p), ""))
		}
	}
	return oneSpaced(strings.Join(words, " "))
}

var (
	contents  = regexp.MustCompile(`(?s)<w:sdt>.*</w:sdt>`)
	paragraph = regexp.MustCompile(`(?s)<w:p>.*?</w:p>`)
	run       = regexp.MustCompile(`(?s)<w:t [^>]*>(.*?)</w:t>|<w:br/>|<w:tab/>`)
)

// runText gives the words of a paragraph's runs.
func runText(t *testing.T, p string) []string {
	var words []string
	for _, found := range run.FindAllString(p, -1) {
		if strings.HasPrefix(found, "<w:t ") {
			words = append(words, readXML(t, `<w:t xmlns:w="w" `+strings.TrimPrefix(found, "<w:t ")))
		} else {
			words = append(words, " ")
		}
	}
	return words
}

// readJSON gives the values of a file.
func readJSON(t *testing.T, document []byte) string {
	var file any
	if err := json.Unmarshal(document, &file); err != nil {
		t.Fatal(err)
	}
	var words []string
	var visit func(value any)
	visit = func(value any) {
		switch v := value.(type) {
		case string:
			words = append(words, v)
		case []any:
			for _, one := range v {
				visit(one)
			}
		case map[string]any:
			for name, one := range v {
				if name != "prefix" && name != "suffix" {
					visit(one)
				}
			}
		}
	}
	visit(file)
	return oneSpaced(strings.Join(words, " "))
}

// readXML gives the words between tags.
func readXML(t *testing.T, document string) string {
	var words []string
	d := xml.NewDecoder(strings.NewReader(document))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return strings.Join(words, " ")
		}
		if err != nil {
			t.Fatal(err)
		}
		if letters, ok := token.(xml.CharData); ok {
			words = append(words, string(letters))
		}
	}
}

func oneSpaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// eachFormat runs a test on every format there is.
func eachFormat(t *testing.T, test func(t *testing.T, f reader, show func(project.Project, report.Options) string)) {
	for _, name := range Formats() {
		t.Run(name, func(t *testing.T) {
			f, known := readers[name]
			if !known {
				t.Fatal("no reader knows this format")
			}
			test(t, f, func(p project.Project, o report.Options) string {
				t.Helper()
				var document bytes.Buffer
				if _, err := Write(&document, name, built(t, p, o)); err != nil && (!strings.HasSuffix(name, "pdf") || !fault.Is(err, fault.Refused)) {
					t.Fatal(err)
				} else if err != nil {
					return err.Error()
				}
				return f.read(t, document.Bytes())
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

// Every paragraph of every quote and every note is there, with its tags, speaker and transcript.
func TestConformanceWords(t *testing.T) {
	eachFormat(t, func(t *testing.T, f reader, show func(project.Project, report.Options) string) {
		p := projecttest.Moscow()
		page := show(p, everything)
		for _, h := range p.Highlights {
			for _, line := range strings.Split(h.Quote+"\n"+h.Note, "\n") {
				if !strings.Contains(page, oneSpaced(line)) {
					t.Errorf("%q is missing", line)
				}
			}
		}
		wanted := []string{"Bilateral relations > Cooperation", "Interview With Mikhail Gusman of Rossiya 24"}
		if f.title {
			wanted = append(wanted, "Moscow interviews")
		}
		if f.sections {
			wanted = append(wanted, "Secretary Kerry", "Moscow, Russia", "March 23, 2016", "turn 6", "turns 3–4", "Untagged")
		}
		for _, want := range wanted {
			if !strings.Contains(page, want) {
				t.Errorf("%q is missing in %s", want, page)
			}
		}
	})
}

// Each highlight that was chosen is there once for each section that holds it, and never more; none
// else is, but where whole transcripts are shown.
func TestConformanceCount(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for range 6 {
		p := numbered(random, 40+random.IntN(60))
		chosen := map[string]bool{}
		for _, h := range p.Highlights {
			chosen[h.ID] = random.IntN(4) > 0
		}
		group := report.Groups()[random.IntN(5)]
		eachFormat(t, func(t *testing.T, f reader, show func(project.Project, report.Options) string) {
			page := show(p, report.Options{GroupBy: group, Citation: report.Full, Only: chosen})
			for i, h := range p.Highlights {
				want := 0
				if chosen[h.ID] || f.whole {
					want = 1
				}
				if group == report.ByTag && f.sections {
					want *= max(1, len(h.TagIDs))
				}
				if got := strings.Count(page, h.Quote); got != want {
					t.Fatalf("by %s, highlight %d is there %d times, want %d", group, i, got, want)
				}
			}
		})
	}
}

// numbered is a project whose every quote says its own number and nothing else does.
func numbered(random *rand.Rand, highlights int) project.Project {
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
		tags := []string{"bil", "coo", "syr", "eva"}[:random.IntN(5)]
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
	eachFormat(t, func(t *testing.T, f reader, show func(project.Project, report.Options) string) {
		page := show(p, everything)
		marks := []string{"T ", "I ", "N "}
		if !f.whole {
			marks = append(marks, "Q ")
		}
		if f.title {
			marks = append(marks, "P ")
		}
		for _, mark := range marks {
			if !strings.Contains(page, mark+nasty) {
				t.Errorf("%q is missing in %s", mark+nasty, page)
			}
		}
	})
}

// Every nasty word, as a name, a tag, a title, a note and in what was said, is but a word in every
// format. PDF has another letter in the place of those it does not have.
func TestConformanceHostile(t *testing.T) {
	eachFormat(t, func(t *testing.T, f reader, show func(project.Project, report.Options) string) {
		p := projecttest.Hostile()
		if strings.HasSuffix(t.Name(), "pdf") {
			p = respelled(t, p)
		}
		page := show(p, exporttest.Everything())
		said := []string{p.Transcripts[0].Title}
		for _, h := range p.Highlights {
			said = append(said, strings.Split(h.Note, "\n")...)
			said = append(said, strings.Split(h.Quote, "\n")...)
		}
		for _, tag := range p.Tags[1:] {
			said = append(said, tag.Name)
		}
		for _, words := range said {
			words = words[:min(len(words), 300)] // where the long one is cut, other programs are asked
			if !strings.Contains(page, oneSpaced(words)) && !strings.Contains(page, oneSpaced(printable.Text(words))) {
				t.Errorf("%.80q is missing in %.2000s", words, page)
			}
		}
	})
}

// respelled is a project with an x for each letter that the typefaces of a PDF may not have.
func respelled(t *testing.T, p project.Project) project.Project {
	t.Helper()
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 0x300 && (r < 0x2010 || r > 0x2027) || r < ' ' && r != '\n' && r != '\t' || r == 0x7F {
				return 'x'
			}
			return r
		}, s)
	}
	p.Name = plain(p.Name)
	for i := range p.Speakers {
		p.Speakers[i].Name = plain(p.Speakers[i].Name)
	}
	for i := range p.Tags {
		tag := &p.Tags[i]
		for _, words := range []*string{&tag.Name, &tag.Description, &tag.UseWhen, &tag.UseNot, &tag.Example} {
			*words = plain(*words)
		}
	}
	for i := range p.Memos {
		p.Memos[i].Body = plain(p.Memos[i].Body)
	}
	for i := range p.Transcripts {
		tr := &p.Transcripts[i]
		tr.Title, tr.Place, tr.Date, tr.Text = plain(tr.Title), plain(tr.Place), plain(tr.Date), text.New(plain(tr.Text.String()))
	}
	for i := range p.Highlights {
		h := &p.Highlights[i]
		h.Note, h.Author = plain(h.Note), plain(h.Author)
		if err := h.Anchor(p.Transcripts[0].Text, h.Span); err != nil {
			t.Fatal(err)
		}
	}
	return p
}

func TestConformanceNothing(t *testing.T) {
	eachFormat(t, func(t *testing.T, f reader, show func(project.Project, report.Options) string) {
		nothing := show(project.Project{Name: "New project"}, everything)
		unmatched := show(projecttest.Moscow(), report.Options{Tags: []string{"min"}})
		if !f.sections {
			if strings.Contains(nothing, "Good evening") || strings.Contains(unmatched, "Good evening") {
				t.Errorf("nothing gives %q and %q", nothing, unmatched)
			}
			return
		}
		if !strings.Contains(nothing, "New project") || !strings.Contains(nothing, "No highlights yet.") {
			t.Errorf("an empty project gives %q", nothing)
		}
		if !strings.Contains(unmatched, "Moscow interviews") || !strings.Contains(unmatched, "No highlights match.") {
			t.Errorf("a filter that lets nothing through gives %q", unmatched)
		}
	})
}

// Every format can write whatever a project holds, or says which scripts it can't.
func TestConformanceAnything(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 4 {
		p, o := projecttest.Random(random), exporttest.Everything()
		o.GroupBy = report.Groups()[random.IntN(5)]
		eachFormat(t, func(t *testing.T, _ reader, show func(project.Project, report.Options) string) {
			page := show(p, o)
			if strings.Contains(page, "can't show these scripts") {
				return
			}
			for _, e := range built(t, p, o).Excerpts() {
				for _, line := range append(e.Quote, e.Note...) {
					for _, piece := range strings.Split(line, "\u2028") {
						if !strings.Contains(page, oneSpaced(piece)) {
							t.Fatalf("%q is missing in %q", piece, page)
						}
					}
				}
			}
		})
	}
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
