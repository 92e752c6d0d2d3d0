package xlsx

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"strings"
	"testing"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t *testing.T, p project.Project, o report.Options) []exporttest.Part {
	t.Helper()
	var out bytes.Buffer
	if _, err := Write(&out, exporttest.Build(t, p, o)); err != nil {
		t.Fatal(err)
	}
	return exporttest.Unzip(t, out.Bytes())
}

func TestGolden(t *testing.T) {
	short := projecttest.Hostile()
	short.Highlights = short.Highlights[:len(short.Highlights)-1]
	columns := exporttest.Everything()
	columns.Table.TagColumns = true
	for name, parts := range map[string][]exporttest.Part{
		"moscow":  write(t, exporttest.Moscow(), columns),
		"hostile": write(t, short, exporttest.Everything()),
	} {
		exporttest.Golden(t, *update, "testdata/"+name+".txt", exporttest.Listing(parts))
	}
}

// A workbook has formulas, links and ways out of it only if it says so.
func TestNothingButTextsAndNumbers(t *testing.T) {
	for _, part := range write(t, projecttest.Hostile(), exporttest.Everything()) {
		for _, tag := range []string{"<f>", "<f ", "hyperlink ", "TargetMode", "externalLink", "oleObject", "drawing"} {
			if strings.Contains(part.Content, tag) {
				t.Errorf("%s has %s", part.Name, tag)
			}
		}
	}
}

func TestWhatCantBeASheet(t *testing.T) {
	p := projecttest.Moscow()
	for i := range maxColumns {
		tag := p.Tags[0]
		tag.ID, tag.Name = fmt.Sprint("t", i), fmt.Sprint("T", i)
		p.Tags = append(p.Tags, tag)
	}
	r := exporttest.Build(t, p, report.Options{Table: report.Table{TagColumns: true}})
	if _, err := Write(io.Discard, r); !fault.Is(err, fault.Refused) {
		t.Errorf("got %v", err)
	}
}

func TestLetters(t *testing.T) {
	for column, want := range map[int]string{0: "A", 25: "Z", 26: "AA", 51: "AZ", 52: "BA", 701: "ZZ", 702: "AAA", maxColumns - 1: "XFD"} {
		if got := letters(column); got != want {
			t.Errorf("%d is %s, want %s", column, got, want)
		}
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error {
		_, err := Write(io.Discard, exporttest.Build(b, p, report.Options{Questions: true, Notes: true}))
		return err
	})
}
