package ohms

import (
	"flag"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var format = parsetest.Reader{Is: Is, Read: Read}

var samples = []string{"ohms_vtt_small.xml", "ohms_sync.xml"}

func TestSamples(t *testing.T) { format.Samples(t, samples, *update) }

func TestReadRefuses(t *testing.T) {
	index := string(parsetest.ReadFile(t, "testdata/index_only.xml")) // sciencehistory/scihist_digicoll, Apache-2.0
	const begin = `<ROOT><record><transcript>`
	for _, c := range []struct{ name, data, reason string }{
		{"index alone", index, "an index of 15 points and no transcript"},
		{"nothing", begin + `</transcript></record></ROOT>`, "has no words"},
		{"captions without words", `<ROOT><record><vtt_transcript>WEBVTT</vtt_transcript></record></ROOT>`, "has no words"},
		{"cut", begin + `Host: one`, "is damaged"},
		{"an entity of its own", `<!DOCTYPE ROOT [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + begin + `&b;</transcript></record></ROOT>`, "is damaged"},
		{"another file", `<!DOCTYPE ROOT [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + begin + `&x;</transcript></record></ROOT>`, "is damaged"},
		{"deep", begin + strings.Repeat("<a>", 2_000_000), "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !Is([]byte(c.data)) {
				t.Fatal("is not seen as OHMS")
			}
			_, err := Read(document.File{Name: "talk.ext", Data: []byte(c.data)})
			parsetest.Refused(t, err, "talk.ext", c.reason)
		})
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		data string
		want bool
	}{
		{`<?xml version="1.0"?><!-- x --><o:ROOT xmlns:o="x"><record>`, true},
		{`<ROOT>` + "\n" + `<record id="1">`, true},
		{`<record xmlns="https://www.weareavp.com/nunncenter/ohms">`, true},
		{`<ROOT><row>`, false},
		{`<record><a/>`, false},
		{`<TEI>`, false},
		{`ROOT`, false},
		{``, false},
	} {
		if Is([]byte(c.data)) != c.want {
			t.Errorf("Is(%q) is not %v", c.data, c.want)
		}
	}
}

func TestMinutes(t *testing.T) {
	for _, c := range []struct {
		sync string
		want map[int][]place
	}{
		{"1:|2(9)|6(12)", map[int][]place{2: {{9, 60_000}}, 6: {{12, 120_000}}}},
		{"5:|2(1)|2(30)", map[int][]place{2: {{1, 300_000}, {30, 600_000}}}},
		{"1:|x|-1(2)|7", map[int][]place{7: {{0, 180_000}}}},
		{"1:", map[int][]place{}},
		{"0:|1(1)", nil},
		{"", nil},
	} {
		if got := minutes(c.sync); !reflect.DeepEqual(got, c.want) {
			t.Errorf("minutes(%q) = %v", c.sync, got)
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range samples {
		f.Add(parsetest.ReadFile(f, filepath.Join("../testdata", name)))
	}
	f.Add([]byte("<ROOT><record><sync>1:|0(9)|0(1)|0(2)</sync><transcript>a&#13;b [[footnote]]1[[/footnote]]\n{1:0}\n\nc d</transcript></record></ROOT>"))
	f.Fuzz(func(t *testing.T, data []byte) { format.Fuzzed(t, data) })
}
