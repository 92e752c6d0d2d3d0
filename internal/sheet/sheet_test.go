package sheet

import (
	"archive/zip"
	"bytes"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/xuri/excelize/v2"

	"manicule/internal/fault"
)

// hostile are cells that a program could do something with, and some that are just odd.
var hostile = [][]string{
	{"name", "what"},
	{"=HYPERLINK(\"http://x\",\"y\")", "+1"},
	{"-2+3", "@SUM(A1)"},
	{"'=1", "''@x"},
	{"＝1", "\ttab"},
	{"'tis", "don't"},
	{"a, \"b\"; c", "two\nlines"},
	{" around ", "_x0041_"},
	{"١٢٣ שלום 👩‍🏫", "</t><f>1</f>"},
	{"0123", "1E5"},
	{"TRUE", "2026-01-02"},
}

func TestWhatIsWrittenIsRead(t *testing.T) {
	for name, write := range map[string]func(*bytes.Buffer) error{
		"t.csv": func(b *bytes.Buffer) error { return WriteCSV(b, hostile) },
		"t.xlsx": func(b *bytes.Buffer) error {
			return WriteXLSX(b, []Sheet{{Name: "Tags", Rows: hostile}}, []float64{20})
		},
	} {
		var file bytes.Buffer
		if err := write(&file); err != nil {
			t.Fatal(err)
		}
		sheets, err := Read(name, file.Bytes())
		if err != nil || len(sheets) != 1 || !reflect.DeepEqual(sheets[0].Rows, hostile) {
			t.Errorf("%s: %v\n%q", name, err, sheets)
		}
	}
}

func TestNoCellOfAWorkbookIsAFormula(t *testing.T) {
	var file bytes.Buffer
	if err := WriteXLSX(&file, []Sheet{{Name: "Tags", Rows: hostile}}, nil); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	for _, cell := range []string{"A2", "B2", "A3", "A10"} {
		formula, _ := book.GetCellFormula("Tags", cell)
		kind, _ := book.GetCellType("Tags", cell)
		if formula != "" || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s: formula %q, type %d", cell, formula, kind)
		}
	}
}

func TestReadCSV(t *testing.T) {
	for name, c := range map[string]struct {
		file string
		want [][]string
	}{
		"commas":           {"a,b\nc,d\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"semicolons":       {"a;b\n\"c;x\";d, e", [][]string{{"a", "b"}, {"c;x", "d, e"}}},
		"tabs":             {"a\tb\r\nc\td, e\r\n", [][]string{{"a", "b"}, {"c", "d, e"}}},
		"words with signs": {"a,b\nx,one; two; three\ny,four; five", [][]string{{"a", "b"}, {"x", "one; two; three"}, {"y", "four; five"}}},
		"ragged":           {"a\n\n,,\nb,c\n", [][]string{{"a"}, {"b", "c"}}},
		"a stray quote":    {"a,5\" wide\nb,c\n", [][]string{{"a", "5\" wide"}, {"b", "c"}}},
		"lines in a cell":  {"a,\"b\r\nc\"\n", [][]string{{"a", "b\nc"}}},
		"UTF-16":           {"\xff\xfea\x00,\x00b\x00", [][]string{{"a", "b"}}},
		"Latin-1":          {"Tag,Gef\xfchl und \xdcberlegung der Befragten", [][]string{{"Tag", "Gefühl und Überlegung der Befragten"}}},
	} {
		sheets, err := Read("t.csv", []byte(c.file))
		if err != nil || !reflect.DeepEqual(sheets[0].Rows, c.want) {
			t.Errorf("%s: %v %q", name, err, sheets)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	var bomb bytes.Buffer
	z := zip.NewWriter(&bomb)
	w, _ := z.Create("xl/workbook.xml")
	w.Write(bytes.Repeat([]byte(" "), 60<<20))
	z.Close()
	var none bytes.Buffer
	if err := WriteXLSX(&none, []Sheet{{Name: "Empty"}}, nil); err != nil {
		t.Fatal(err)
	}
	for name, data := range map[string][]byte{
		"empty.csv":   nil,
		"blank.csv":   []byte("\n,,\n"),
		"old.xls":     []byte("\xd0\xcf\x11\xe0"),
		"text.ods":    []byte("a,b"),
		"picture.csv": bytes.Repeat([]byte{0, 1, 2}, 100),
		"broken.xlsx": []byte("PK\x03\x04 and no more"),
		"bomb.xlsx":   bomb.Bytes(),
		"none.xlsx":   none.Bytes(),
		"long.csv":    []byte(strings.Repeat("a\n", maxRows+1)),
		"wide.csv":    []byte(strings.Repeat("a,", maxColumns+1)),
	} {
		_, err := Read(name, data)
		var f *fault.Error
		if !errors.As(err, &f) || f.Code != fault.Refused || !strings.Contains(f.Message, name) || f.Hint == "" && name != "bomb.xlsx" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestALongCellIsNotCut(t *testing.T) {
	long := strings.Repeat("🙂", MaxCell/2)
	if err := WriteXLSX(&bytes.Buffer{}, []Sheet{{Name: "Tags", Rows: [][]string{{long}}}}, nil); err != nil {
		t.Errorf("one that fits: %v", err)
	}
	if err := WriteXLSX(&bytes.Buffer{}, []Sheet{{Name: "Tags", Rows: [][]string{{long + "a" + "b"}}}}, nil); !fault.Is(err, fault.Refused) {
		t.Errorf("one too long: %v", err)
	}
}

func FuzzRead(f *testing.F) {
	var csv, xlsx bytes.Buffer
	if err := errors.Join(WriteCSV(&csv, hostile), WriteXLSX(&xlsx, []Sheet{{Name: "Tags", Rows: hostile}}, nil)); err != nil {
		f.Fatal(err)
	}
	f.Add(csv.Bytes())
	f.Add(xlsx.Bytes())
	f.Add([]byte("a;b\n\"c"))
	f.Fuzz(func(t *testing.T, data []byte) {
		sheets, err := Read("t.csv", data)
		if err != nil || slices.ContainsFunc(sheets[0].Rows, holdsControls) {
			return // of many controls no text file is made
		}
		var again bytes.Buffer
		if err := WriteCSV(&again, sheets[0].Rows); err != nil {
			t.Fatal(err)
		}
		back, err := Read("t.csv", again.Bytes())
		if err != nil || !reflect.DeepEqual(back[0].Rows, sheets[0].Rows) {
			t.Fatalf("%v\nwas  %q\nread %q", err, sheets[0].Rows, back)
		}
	})
}

func holdsControls(row []string) bool {
	return strings.ContainsFunc(strings.Join(row, " "), unicode.IsControl)
}
