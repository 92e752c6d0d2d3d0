package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/xml"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/printable"
	"manicule/internal/export/report"
	"manicule/internal/export/table"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

// What other programs read in our documents is kept in testdata/independent, with the sum of
// the document they read. When a document has changed, -update has them read it again; that
// takes LibreOffice (Writer and Calc) and poppler's pdftotext.
var update = flag.Bool("update", false, "have other programs read the documents again, if they have changed")

// another is how another program reads a document.
type another func(t *testing.T, folder, file string) []byte

var readings = []struct {
	name    string
	format  string
	project project.Project
	options report.Options
	read    another
	expect  func(t *testing.T, r report.Report, read []byte)
}{
	{"report.docx", "docx", exporttest.Moscow(), exporttest.Everything(), asPDF, expectDocument},
	{"notes.docx", "docx", exporttest.Moscow(), asNotes(), asXML, expectNotes},
	{"hostile.docx", "docx", projecttest.Hostile(), exporttest.Everything(), asXML, expectDocument},
	{"marked.docx", "marked-docx", exporttest.Moscow(), exporttest.Everything(), asXML, expectComments},
	{"marked-hostile.docx", "marked-docx", projecttest.Hostile(), exporttest.Everything(), asXML, expectComments},
	{"report.html", "html", exporttest.Moscow(), exporttest.Everything(), asText, expectDocument},
	{"hostile.html", "html", projecttest.Hostile(), exporttest.Everything(), asText, expectDocument},
	{"report.pdf", "pdf", exporttest.Moscow(), exporttest.Everything(), asPDFText, expectDocument},
	{"marked.pdf", "marked-pdf", exporttest.Moscow(), exporttest.Everything(), asPDFText, expectMarked},
	{"report.xlsx", "xlsx", exporttest.Moscow(), asColumns(), asSheet, expectRows},
	{"hostile.xlsx", "xlsx", projecttest.Hostile(), exporttest.Everything(), asSheet, expectRows},
	{"report.csv", "csv", exporttest.Moscow(), asColumns(), asSheet, expectRows},
	{"hostile.csv", "csv", projecttest.Hostile(), exporttest.Everything(), asSheet, expectRows},
}

func asNotes() report.Options {
	o := exporttest.Everything()
	o.Word = report.Word{Footnotes: true, Comments: true}
	return o
}

func asColumns() report.Options {
	o := exporttest.Everything()
	o.Table = report.Table{PerTag: true, TagColumns: true, Mark: true}
	return o
}

// TestOtherProgramsReadIt holds what LibreOffice 7.4 and pdftotext read in our documents against
// the report: every quote, note and tag is there, in its order.
func TestOtherProgramsReadIt(t *testing.T) {
	for _, c := range readings {
		t.Run(c.name, func(t *testing.T) {
			r := built(t, c.project, c.options)
			var document bytes.Buffer
			if _, err := Write(&document, c.format, r); err != nil {
				t.Fatal(err)
			}
			c.expect(t, r, reading(t, c.name, document.Bytes(), c.read))
		})
	}
}

// reading is what another program reads in a document, as it was kept.
func reading(t *testing.T, name string, document []byte, read another) []byte {
	t.Helper()
	path := filepath.Join("testdata", "independent", name+".txt")
	sum := sumOf(t, document)
	kept, err := os.ReadFile(path)
	first, rest, _ := bytes.Cut(kept, []byte("\n"))
	if err == nil && string(first) == sum {
		return rest
	}
	if !*update {
		t.Fatalf("%s is not what was read (%v): run with -update where LibreOffice and pdftotext are", name, err)
	}
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, name), document, 0o600); err != nil {
		t.Fatal(err)
	}
	rest = read(t, folder, name)
	if err := os.WriteFile(path, append([]byte(sum+"\n"), rest...), 0o644); err != nil {
		t.Fatal(err)
	}
	return rest
}

// sumOf is a document's own, however it is compressed.
func sumOf(t *testing.T, document []byte) string {
	switch {
	case bytes.HasPrefix(document, []byte("PK")):
		document = exporttest.Listing(exporttest.Unzip(t, document))
	case bytes.HasPrefix(document, []byte("%PDF")):
		document = []byte(readPDF(t, document))
	}
	sum := sha256.Sum256(document)
	return hex.EncodeToString(sum[:])
}

// convert has LibreOffice write a file in another format, and returns that.
func convert(t *testing.T, folder, file, filter string, more ...string) []byte {
	t.Helper()
	arguments := append([]string{"-env:UserInstallation=file://" + folder + "/profile", "--headless"}, more...)
	command := exec.Command("soffice", append(arguments, "--convert-to", filter, "--outdir", folder+"/out", folder+"/"+file)...)
	if said, err := command.CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	made, err := filepath.Glob(folder + "/out/*")
	if err != nil || len(made) == 0 {
		t.Fatalf("soffice wrote nothing, %v", err)
	}
	content, err := os.ReadFile(made[0])
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func asPDF(t *testing.T, folder, file string) []byte {
	page := convert(t, folder, file, "pdf")
	if err := os.WriteFile(folder+"/"+file+".pdf", page, 0o600); err != nil {
		t.Fatal(err)
	}
	return asPDFText(t, folder, file+".pdf")
}

func asPDFText(t *testing.T, folder, file string) []byte {
	text, err := exec.Command("pdftotext", "-enc", "UTF-8", folder+"/"+file, "-").Output()
	if err != nil {
		t.Fatalf("pdftotext: %v", err)
	}
	return text
}

func asText(t *testing.T, folder, file string) []byte {
	return convert(t, folder, file, "txt:Text (encoded):UTF8")
}

// asSheet is the first sheet as CSV, every text in quotes. Of a CSV file LibreOffice has to be
// told, where nobody can answer its question, that it is UTF-8.
func asSheet(t *testing.T, folder, file string) []byte {
	const utf8 = "44,34,76,1,,2057" // times as British English writes them
	var more []string
	if strings.HasSuffix(file, ".csv") {
		more = []string{"--infilter=Text - txt - csv (StarCalc):" + utf8}
	}
	return convert(t, folder, file, "csv:Text - txt - csv (StarCalc):"+utf8+",true,true", more...)
}

// asXML is the text of all there is, comments and footnotes where they stand, a line for each
// paragraph.
func asXML(t *testing.T, folder, file string) []byte {
	var text bytes.Buffer
	d := xml.NewDecoder(bytes.NewReader(convert(t, folder, file, "fodt")))
	within := 0
	for {
		token, err := d.Token()
		if err == io.EOF {
			return text.Bytes()
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			switch token.Name.Local {
			case "text":
				within++
			case "s", "tab", "line-break":
				text.WriteByte(' ')
			case "annotation", "note":
				text.WriteString(" {")
			}
		case xml.EndElement:
			switch token.Name.Local {
			case "text":
				within--
			case "p", "h":
				text.WriteByte('\n')
			case "annotation", "note":
				text.WriteString("} ")
			}
		case xml.CharData:
			if within > 0 && strings.TrimSpace(string(token)) != "" {
				text.Write(token)
			}
		}
	}
}

// inOrder sees that words are there one after the other, however lines are broken.
type inOrder struct {
	t    *testing.T
	rest string
}

func (o *inOrder) find(words string) {
	o.t.Helper()
	bare := unspaced(words)
	at := strings.Index(o.rest, bare)
	if at < 0 {
		o.t.Fatalf("%.200q is not there, or not after what precedes it; what follows there is\n%.400s", words, o.rest)
	}
	o.rest = o.rest[at+len(bare):]
}

func (o *inOrder) findAll(paragraphs []string) {
	o.t.Helper()
	for _, p := range paragraphs {
		o.find(p)
	}
}

// unspaced is words without what line ends and hyphens may change.
func unspaced(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '-' { // pdftotext takes one at a line's end for a hyphen
			return -1
		}
		return r
	}, printable.Text(s))
}

func expectDocument(t *testing.T, r report.Report, read []byte) {
	o := &inOrder{t, unspaced(string(read))}
	o.find(r.Title)
	o.find(r.Cover.Counts)
	o.findAll(r.Memo)
	for _, s := range r.Sections {
		o.find(s.Heading)
		o.sayings(s.Sayings)
		for _, e := range s.Excerpts {
			o.findAll(e.Question)
			o.findAll(e.Quote)
			o.find(e.Citation.String())
			o.findAll(e.Paths())
			o.findAll(e.Note)
		}
	}
	o.appendix(r)
}

func (o *inOrder) sayings(sayings []report.Saying) {
	o.t.Helper()
	for _, s := range sayings {
		o.find(s.Label)
		o.findAll(s.Body)
	}
}

func (o *inOrder) appendix(r report.Report) {
	o.t.Helper()
	for _, tag := range r.Glossary {
		o.find(tag.Path)
		o.sayings(tag.Sayings)
	}
	for _, memo := range r.Memos {
		o.find(memo.Heading)
		o.findAll(memo.Body)
	}
}

// expectNotes expects the note before the end of the quote it is on, and the citation after.
func expectNotes(t *testing.T, r report.Report, read []byte) {
	o := &inOrder{t, unspaced(string(read))}
	for _, s := range r.Sections {
		o.find(s.Heading)
		for _, e := range s.Excerpts {
			o.findAll(e.Question)
			if len(e.Note) > 0 {
				o.find("{" + e.Highlight.Author)
				o.findAll(e.Note)
				o.find("}")
			}
			o.findAll(e.Quote)
			o.find("{")
			o.find(e.Citation.String())
			o.find("}")
			o.findAll(e.Paths())
		}
	}
}

// expectComments expects each highlight's comment where its words begin.
func expectComments(t *testing.T, r report.Report, read []byte) {
	o := &inOrder{t, unspaced(string(read))}
	for _, s := range r.Sources {
		o.find(s.Label())
		for _, e := range s.Excerpts {
			o.find("{" + e.Highlight.Author)
			o.findAll(e.Paths())
			o.findAll(e.Note)
			o.find("}")
		}
	}
}

// expectMarked expects the words of each transcript, and what was noted on a highlight after the
// words it begins with.
func expectMarked(t *testing.T, r report.Report, read []byte) {
	o := &inOrder{t, unspaced(string(read))}
	for _, s := range r.Sources {
		o.find(s.Label())
		for _, e := range s.Excerpts {
			o.findAll(e.Paths())
			o.findAll(e.Note)
		}
	}
	whole := unspaced(string(read))
	for _, s := range r.Sources {
		for _, turn := range s.Turns {
			if first := strings.Fields(s.Text.Slice(turn.Span))[0]; !strings.Contains(whole, unspaced(first)) {
				t.Errorf("%q is missing", first)
			}
		}
	}
}

// expectRows expects the table, cell by cell.
func expectRows(t *testing.T, r report.Report, read []byte) {
	rows, err := csv.NewReader(bytes.NewReader(read)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := table.New(r)
	if len(rows) != want.Len()+1 {
		t.Fatalf("%d rows, want %d", len(rows), want.Len()+1)
	}
	at := 0
	for row := range want.Rows() {
		at++
		for i, cell := range row {
			got, expected := strings.TrimPrefix(rows[at][i], "'"), cell.Text
			if cell.Known {
				expected = fmt.Sprint(cell.Number)
			}
			if got != expected {
				t.Fatalf("row %d, %s, is\n%.300q\nwant\n%.300q", at, want.Columns[i].Name, got, expected)
			}
		}
	}
}
