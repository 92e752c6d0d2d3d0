package csv

import (
	"bytes"
	"encoding/csv"
	"flag"
	"io"
	"os"
	"strings"
	"testing"

	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func write(t *testing.T, p project.Project, o report.Options) []byte {
	t.Helper()
	o.Notes, o.Questions = true, true
	r, err := report.Build(p, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if _, err := Write(&out, r); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestGolden(t *testing.T) {
	short := projecttest.Hostile()
	short.Highlights = short.Highlights[:len(short.Highlights)-1]
	for name, got := range map[string][]byte{
		"moscow":  write(t, projecttest.Moscow(), report.Options{}),
		"tags":    write(t, projecttest.Moscow(), report.Options{Table: report.Table{TagColumns: true, PerTag: true, Mark: true}}),
		"hostile": write(t, short, report.Options{}),
	} {
		path := "testdata/" + name + ".csv"
		if *update {
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s differs; it is now\n%s", path, got)
		}
	}
}

func TestNoCellIsAFormula(t *testing.T) {
	for _, o := range []report.Options{{}, {Table: report.Table{TagColumns: true}}, {Table: report.Table{PerTag: true}}} {
		rows, err := csv.NewReader(bytes.NewReader(write(t, projecttest.Hostile(), o))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range rows {
			for _, field := range row {
				if bare := strings.TrimLeft(field, " \u3000"); bare != "" && strings.IndexAny(bare, "=+-@\t\r\n＝＋－＠") == 0 {
					t.Errorf("a cell begins as a formula does: %q", field)
				}
			}
		}
	}
}

func TestTheGuardCanBeOff(t *testing.T) {
	got := write(t, projecttest.Hostile(), report.Options{Table: report.Table{RawCells: true}})
	if bytes.Contains(got, []byte("'=HYPERLINK")) || !bytes.Contains(got, []byte("=HYPERLINK")) {
		t.Error("an apostrophe that nobody asked for")
	}
}

func TestTheFormOfTheFile(t *testing.T) {
	got := write(t, projecttest.Moscow(), report.Options{})
	marked := write(t, projecttest.Moscow(), report.Options{Table: report.Table{Mark: true}})
	if string(marked) != "\uFEFF"+string(got) {
		t.Error("a byte order mark is all that the option adds")
	}
	if bytes.Count(got, []byte("\n")) != bytes.Count(got, []byte("\r\n")) || !bytes.HasSuffix(got, []byte("\r\n")) {
		t.Error("lines should end in CRLF")
	}
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error {
		_, err := Write(io.Discard, exporttest.Build(b, p, report.Options{Questions: true, Notes: true}))
		return err
	})
}
