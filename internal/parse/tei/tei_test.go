package tei

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var format = parsetest.Reader{Is: Is, Read: Read}

var samples = []string{"tei_interview.xml", "tei_play.xml"}

func TestSamples(t *testing.T) { format.Samples(t, samples, *update) }

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"utterances", `<u who="#A">One.</u><u who="x.xml#B">Two.</u>`, "body ?-? A| One.\nbody ?-? B| Two.\n"},
		{"several at once", `<u who="#A #B">Yes.</u>`, "body ?-? A & B| Yes.\n"},
		{"nobody", `<u>One.</u>`, "body ?-? | One.\n"},
		{"paragraphs of a speech", `<sp who="#A"><speaker>HOST</speaker><p>One.</p><p>Two.</p></sp><p>After.</p>`, "person A = HOST, asks: false\nbody ?-? A| One.\nbody ?-? | Two.\nbody ?-? | After.\n"},
		{"a direction before a speech", `<sp><speaker>HOST.</speaker><stage>sits down</stage><p>One.</p></sp>`, "body ?-? HOST| (sits down) {0 11}\nbody ?-? | One.\n"},
		{"speakers by name and by id", `<sp who="#h"><speaker>Host</speaker><p>One.</p></sp><sp><speaker>HOST</speaker><p>Two.</p></sp>`, "person h = Host, asks: false\nbody ?-? h| One.\nbody ?-? h| Two.\n"},
		{"words apart", `<u><w>one</w><w>two</w> <w>three</w><pc>.</pc></u>`, "body ?-? | one two three.\n"},
		{"lines", `<u>one<lb/>two th<lb break="no"/>ree</u>`, "body ?-? | one two three\n"},
		{"directions", `<u>One<pause/>two <vocal><desc>laughs</desc></vocal>.<gap/></u>`, "body ?-? | One (pause) two (laughs). [{4 11} {16 24}]\n"},
		{"a choice", `<u><choice><orig>colour</orig><reg>color</reg></choice></u>`, "body ?-? | colour\n"},
		{"a note within", `<u who="#A">One<note>a <p>b</p></note> two.</u>`, "body ?-? A| One two.\nnote ?-? | a b\n"},
		{"letters", `<u>caf&eacute; &#233; &amp;lt;b&gt;</u>`, "body ?-? | café é &lt;b>\n"},
		{"times", `<u start="1.5" end="0:03">One. <anchor synch="0:02.500"/>Two.</u>`, "body 1500-3000 | One. {2500}Two.\n"},
		{"a section of data", `<u><![CDATA[<b> & "]]></u>`, "body ?-? | <b> & \"\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := format.Fuzzed(t, []byte(`<TEI><text><body>`+c.body+`</body></text></TEI>`))
			_, got, _ := strings.Cut(parsetest.Timeline(d), "\n")
			if !sameLines(got, c.want) {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

// sameLines compares outlines, the brackets around a line's directions aside.
func sameLines(got, want string) bool {
	return got == strings.NewReplacer("[{", "{", "}]", "}").Replace(want)
}

func TestReadRefuses(t *testing.T) {
	const begin = `<TEI><text><body><u>`
	for _, c := range []struct{ name, data, reason string }{
		{"a header alone", `<TEI><teiHeader><title>x</title></teiHeader></TEI>`, "has no words"},
		{"cut", begin + `One.`, "is damaged"},
		{"tags that cross", begin + `<a><b></a></b></u></body></text></TEI>`, "is damaged"},
		{"an entity of its own", `<!DOCTYPE TEI [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>` + begin + `&b;</u></body></text></TEI>`, "is damaged"},
		{"another file", `<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + begin + `&x;</u></body></text></TEI>`, "is damaged"},
		{"deep", begin + strings.Repeat("<seg>", 2_000_000), "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if !Is([]byte(c.data)) {
				t.Fatal("is not seen as TEI")
			}
			_, err := Read(document.File{Name: "talk.ext", Data: []byte(c.data)})
			parsetest.Refused(t, err, "talk.ext", c.reason)
		})
	}
}

func TestTimeline(t *testing.T) {
	const line = `<timeline unit="ms"><when id="a" absolute="10:00:00"/><when id="b" absolute="10:00:01.5"/><when id="c" interval="500"/>` +
		`<when id="d" interval="2" unit="s" since="#a"/><when id="e" interval="-1" since="#a"/><when id="f" interval="1" since="#nobody"/></timeline>`
	body := ""
	for _, id := range []string{"a", "b", "c", "d", "e", "f"} {
		body += `<u start="#` + id + `">` + id + `</u>`
	}
	d := format.Fuzzed(t, []byte(`<TEI><text>`+body+`</text>`+line+`</TEI>`))
	_, got, _ := strings.Cut(parsetest.Timeline(d), "\n")
	if want := "body 0-? | a\nbody 1500-? | b\nbody 2000-? | c\nbody 2000-? | d\nbody ?-? | e\nbody ?-? | f\n"; got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}

func FuzzRead(f *testing.F) {
	for _, name := range samples {
		f.Add(parsetest.ReadFile(f, filepath.Join("../testdata", name)))
	}
	f.Add([]byte(`<TEI><u who="#a b:c" start="9"><note><u>x</u></note><stage> [y]&#13;</stage><w>a</w><w/><anchor synch="8"/><anchor synch="19"/>b</u><timeline/></TEI>`))
	f.Fuzz(func(t *testing.T, data []byte) { format.Fuzzed(t, data) })
}
