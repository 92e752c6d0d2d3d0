package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"io/fs"
	"strings"
	"testing"

	"manicule/internal/fault"
)

// part is a file to be packed.
type part struct{ name, text string }

func pack(t testing.TB, parts ...part) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, p := range parts {
		f, err := w.Create(p.name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestRead(t *testing.T) {
	a, err := Open(pack(t, part{"word/Document.xml", "one"}, part{`word\styles.xml`, "two"}))
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"word/Document.xml": "one", "WORD/document.XML": "one", "word/styles.xml": "two"} {
		if got, err := a.Read(name); err != nil || string(got) != want || !a.Has(name) {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if _, err := a.Read("word/none.xml"); !errors.Is(err, fs.ErrNotExist) || a.Has("word/none.xml") {
		t.Errorf("%v", err)
	}
}

func TestB08ForbiddenNames(t *testing.T) {
	for _, name := range []string{"../../x", "a/../../x", "/etc/passwd", `..\x`, `C:\x`, "C:x", "a\x00b", strings.Repeat("n", 4096)} {
		if _, err := Open(pack(t, part{"a", "a"}, part{name, "x"})); !errors.Is(err, ErrUnsafe) {
			t.Errorf("%.20q: %v", name, err)
		}
	}
	if _, err := Open(pack(t, part{"a", "a"}, part{"a", "b"})); !errors.Is(err, ErrUnsafe) {
		t.Errorf("a name twice: %v", err)
	}
	if _, err := Open(packLink(t)); !errors.Is(err, ErrUnsafe) {
		t.Errorf("a link: %v", err)
	}
}

func packLink(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	header := &zip.FileHeader{Name: "link"}
	header.SetMode(fs.ModeSymlink | 0o777)
	f, err := w.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Write([]byte("/etc/passwd")); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestB07ZipBombs(t *testing.T) {
	a, err := Open(pack(t, part{"bomb", strings.Repeat("\x00", 20<<20)}))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Read("bomb"); !errors.Is(err, ErrLarge) {
		t.Errorf("a part far larger than packed: %v", err)
	}
	many := make([]part, MaxParts+1)
	for i := range many {
		many[i].name = strings.Repeat("n", i%500+1) + string(rune('a'+i/500))
	}
	if _, err := Open(pack(t, many...)); !errors.Is(err, ErrLarge) {
		t.Errorf("too many parts: %v", err)
	}
}

func TestAPartLargerThanItSays(t *testing.T) {
	data := pack(t, part{"bomb", strings.Repeat("\x00", 2<<20)})
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	copy(data[directory+24:], "\x10\x00\x00\x00") // it says 16 bytes
	a, err := Open(data)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Read("bomb"); !errors.Is(err, ErrDamaged) {
		t.Error(err)
	}
}

func TestAllPartsTogetherHaveALimit(t *testing.T) {
	a, err := Open(pack(t, part{"a", "aaaa"}))
	if err != nil {
		t.Fatal(err)
	}
	a.unread = 3
	if _, err := a.Read("a"); !errors.Is(err, ErrLarge) {
		t.Error(err)
	}
}

func TestLocked(t *testing.T) {
	data := pack(t, part{"a", "a"})
	directory := bytes.Index(data, []byte("PK\x01\x02"))
	data[directory+8] |= 1
	if _, err := Open(data); !errors.Is(err, ErrLocked) {
		t.Error(err)
	}
}

func TestB16Truncated(t *testing.T) {
	data := pack(t, part{"a", strings.Repeat("words ", 1000)}, part{"b", "more"})
	for n := range 100 {
		if _, err := Open(data[:len(data)*n/100]); !errors.Is(err, ErrDamaged) {
			t.Errorf("%d/100: %v", n, err)
		}
	}
}

func TestRefuse(t *testing.T) {
	for _, err := range []error{ErrDamaged, ErrLarge, ErrLocked, ErrUnsafe, fs.ErrNotExist} {
		f := fault.From(Refuse("talk.docx", err))
		if f.Code != fault.Refused || !strings.HasPrefix(f.Message, "talk.docx ") || f.Hint == "" || !errors.Is(f, err) {
			t.Errorf("%v: %+v", err, f)
		}
	}
}

func FuzzOpen(f *testing.F) {
	f.Add(pack(f, part{"a", "words"}, part{"b/c", "more"}))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, data []byte) {
		a, err := Open(data)
		if err != nil {
			return
		}
		for name := range a.parts {
			if got, err := a.Read(name); err == nil && len(got) > MaxPart {
				t.Fatalf("%q unpacks to %d bytes", name, len(got))
			}
		}
	})
}
