package pdf

import (
	"bytes"
	"compress/zlib"
	"math/rand/v2"
	"slices"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

// readDamaged reads what may be no PDF file any more: a document or a refusal in words.
func readDamaged(t *testing.T, data []byte) bool {
	t.Helper()
	d, err := Read(document.File{Name: "talk.pdf", Data: data})
	if err != nil {
		checkRefused(t, err, "")
		return false
	}
	check(t, d)
	return true
}

// TestDamage changes bytes at random.
func TestDamage(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	sources := [][]byte{
		parsetest.ReadFile(t, "../testdata/arabic.pdf"), parsetest.ReadFile(t, "testdata/locked.pdf"),
		build(page{content: say(700, "Q: Where?") + say(680, "A: Here."), annotations: []string{"/Subtype /Highlight /Rect [0 0 9 9] /QuadPoints [70 712 300 712 70 697 300 697]"}}),
	}
	read := 0
	for range 200 {
		source := sources[random.IntN(len(sources))]
		data := bytes.Clone(source)
		for range 1 + random.IntN(20) {
			data[random.IntN(len(data))] = byte(random.IntN(256))
		}
		if readDamaged(t, data) {
			read++
		}
	}
	t.Logf("%d of 200 could be read", read)
}

// TestTruncated cuts a file short at each hundredth of its length.
func TestTruncated(t *testing.T) {
	data := parsetest.ReadFile(t, "../testdata/arabic.pdf")
	for i := range 100 {
		readDamaged(t, data[:i*len(data)/100])
	}
}

// TestBombs reads pages that would become large, or never come to an end, between pages
// that can be read.
func TestBombs(t *testing.T) {
	damaged := []string{"Some pages are damaged, and are missing: 2."}
	for _, c := range []struct {
		name     string
		page     page
		warnings []string
	}{
		{"300 MB of blanks", page{content: string(packed(t, 300<<20)), filter: "/FlateDecode"}, damaged},
		{"forms in a circle", page{content: "/X Do /X Do ", form: "/X Do /X Do "}, damaged},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := mustRead(t, build(page{content: say(700, "Before.")}, c.page, page{content: say(600, "After.")}))
			if got := texts(d); !slices.Equal(got, []string{"Before.", "After."}) || !slices.Equal(d.Warnings, c.warnings) {
				t.Errorf("%q with %q", got, d.Warnings)
			}
		})
	}
}

// packed is a compressed stream of so many blanks.
func packed(t *testing.T, size int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	blank := bytes.Repeat([]byte(" "), 1<<20)
	for range size / len(blank) {
		if _, err := w.Write(blank); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
