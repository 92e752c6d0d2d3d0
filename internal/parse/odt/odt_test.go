package odt

import (
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

const (
	spaces = `xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"`
	kind   = "application/vnd.oasis.opendocument.text"
	sheet  = `<style:style style:name="Title" style:family="paragraph"/>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="Q" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Base" style:family="text"><style:text-properties fo:font-weight="700"/></style:style>
<style:style style:name="Name" style:family="text" style:parent-style-name="Base"/>
<style:style style:name="Plain" style:family="text"><style:text-properties fo:font-weight="normal"/></style:style>
<style:style style:name="Slant" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Under" style:family="text"><style:text-properties style:text-underline-style="solid"/></style:style>
<style:style style:name="Red" style:family="text"><style:text-properties fo:color="#c00000"/></style:style>
<style:style style:name="Marked" style:family="text"><style:text-properties fo:background-color="#ffff00"/></style:style>
<style:style style:name="White" style:family="text"><style:text-properties fo:background-color="#ffffff"/></style:style>
<style:style style:name="Hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Round" style:family="text" style:parent-style-name="Round"/>`
)

// content is a document's part with its text, or a whole flat file.
func content(element, body string) string {
	return "<office:" + element + " " + spaces + ` office:mimetype="` + kind + `"><office:automatic-styles>` + sheet + "</office:automatic-styles><office:body><office:text>" + body + "</office:text></office:body></office:" + element + ">"
}

func pack(t testing.TB, body string) []byte {
	t.Helper()
	return parsetest.Pack(t, "mimetype", kind, "content.xml", content("document-content", body), "META-INF/manifest.xml", "<manifest/>")
}

func file(data []byte) document.File { return document.File{Name: "talk.odt", Data: data} }

// outline is what the outline of a document says after its first line, packed or flat.
func outline(t *testing.T, body string) string {
	t.Helper()
	var outlines [2]string
	for i, data := range [][]byte{pack(t, body), []byte(content("document", body))} {
		d, err := Read(file(data))
		if err != nil || !Is(data) {
			t.Fatal(err)
		}
		parsetest.Check(t, d)
		_, outlines[i], _ = strings.Cut(parsetest.Outline(d), "\n")
	}
	if outlines[0] != outlines[1] {
		t.Errorf("packed\n%s\nflat\n%s", outlines[0], outlines[1])
	}
	return strings.TrimSuffix(outlines[0], "\n")
}

// p is a paragraph, s words in a style.
func p(words string) string { return "<text:p>" + words + "</text:p>" }
func s(style, words string) string {
	return `<text:span text:style-name="` + style + `">` + words + `</text:span>`
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", p("One") + p("Two") + p("") + p("Three"), "body | One\nbody | Two\nbody apart | Three"},
		{"white space", "<text:p>\n  One \n two<text:s/><text:s text:c=\"2\"/>three " + s("Plain", " four") + "</text:p>", "body | One two   three four"},
		{"line and tab", p("One<text:line-break/>two<text:tab/>three"), "body | One⏎two⇥three"},
		{"entities", p("&lt;b&gt; &amp; &#x1F600;"), "body | <b> & 😀"},
		{"title and headings", `<text:p text:style-name="P1">A</text:p><text:h text:outline-level="1">B</text:h>` + p("C"), "title | A\nheading | B\nbody | C"},
		{"links, fields and ruby", p(`<text:a>here</text:a> <text:date>today</text:date><text:page-number>7</text:page-number> <text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>`), "body | here today 漢"},
		{"lists and sections", `<text:section><text:list><text:list-item><text:number>1.</text:number>` + p("One") + `</text:list-item></text:list></text:section>`, "body | One"},
		{"contents", `<text:table-of-content><text:table-of-content-source><text:index-title-template>no</text:index-title-template></text:table-of-content-source><text:index-body>` + p("yes") + `</text:index-body></text:table-of-content>`, "body | yes"},
		{"bold", p(s("Name", "Maria:") + " yes"), "body | ‹Maria:› yes"},
		{"bold paragraph", `<text:p text:style-name="Q">Why ` + s("Plain", "now") + `?</text:p>`, "body | ‹Why ›now‹?›"},
		{"other ways", p(s("Slant", "Ana,") + " " + s("Under", "Eva,") + " " + s("Red", "Gil:") + s("Round", " a longer answer")), "body | ‹Ana,› ‹Eva,› ‹Gil:› a longer answer"},
		{"markers", p("one " + s("Marked", "two") + s("Marked", " three") + s("White", " four")), "body | one two three four\nmark #FFFF00 \"two three\": "},
		{"hidden", p("a"+s("Hidden", "secret words")+"b") + `<text:section text:display="none">` + p("more") + `</text:section>`, "body | ab\nwarning: Hidden text was left out: 3 words."},
		{"notes", p(`a<text:note><text:note-citation>1</text:note-citation><text:note-body>` + p("First.") + p("Second.") + `</text:note-body></text:note>b`), "body | a⟦[1]⟧b\nnote | [1] First.\nnote | Second."},
		{"comment", p(`<office:annotation office:name="n"><dc:creator>Editor</dc:creator><dc:date>2024</dc:date>` + p("Why?") + p("Where?") + `</office:annotation>two words<office:annotation-end office:name="n"/> more`), "body | two words more\nmark Editor \"two words\": Why?⏎Where?"},
		{"answers stand where the comment does", p(`<office:annotation office:name="n"><dc:creator>Editor</dc:creator>` + p("Why?") + `</office:annotation>two words<office:annotation-end office:name="n"/><office:annotation office:name="a" loext:parent-name="n"><dc:creator>Ben</dc:creator>` + p("So.") + `</office:annotation> more<office:annotation loext:parent-name="a">` + p("No.") + `</office:annotation>`),
			"body | two words more\nmark Editor \"two words\": Why?\nmark Ben \"two words\": So.\nmark  \"two words\": No."},
		{"answers to nothing and to themselves", p(`one<office:annotation office:name="a" loext:parent-name="a">` + p("So.") + `</office:annotation> two<office:annotation office:name="b" loext:parent-name="x">` + p("No.") + `</office:annotation>`),
			"body | one two\nmark  \"one\": So.\nmark  \"two\": No."},
		{"comment at a word", p(`two words<office:annotation><dc:creator>Editor</dc:creator>` + p("Why?") + `</office:annotation> more`), "body | two words more\nmark Editor \"words\": Why?"},
		{"tracked changes", `<text:tracked-changes><text:changed-region><text:deletion>` + p("gone") + `</text:deletion></text:changed-region><text:changed-region><text:insertion/></text:changed-region></text:tracked-changes>` + p(`a<text:change/> <text:change-start/>new<text:change-end/>`), "body | a new\nwarning: Its tracked changes were taken as accepted: insertions kept: 1, deletions left out: 1."},
		{"tables", `<table:table><table:table-header-rows><table:table-row><table:table-cell>` + p("wide") + `</table:table-cell><table:covered-table-cell/><table:table-cell>` + p("b") + `</table:table-cell></table:table-row></table:table-header-rows><table:table-row><table:table-cell table:number-columns-repeated="2"/><table:table-cell>` + p("c") + `<table:table><table:table-row><table:table-cell>` + p("in") + `</table:table-cell></table:table-row></table:table></table:table-cell></table:table-row></table:table>` + p("After"), "body 0:0:0 | wide\nbody 0:0:2 | b\nbody 0:1:2 | c\nbody 1:0:0 | in\nbody | After"},
		{"a box", p(`Host <draw:frame><draw:text-box>` + p("Boxed") + `</draw:text-box></draw:frame>goes on`), "body | Host goes on\nbody | Boxed"},
		{"pictures", p(`<draw:frame text:anchor-type="paragraph" draw:name="Picture 1"><draw:image/></draw:frame>ANA: see <draw:frame text:anchor-type="as-char"><draw:image/><draw:image/><svg:desc>A house</svg:desc></draw:frame>`), "body | ⟦[Image: Picture 1]⟧\nbody | ANA: see ⟦[Image: A house]⟧"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	meta := `<office:document-meta ` + spaces + `><office:meta><dc:creator>Nobody</dc:creator><dc:title>A  Talk</dc:title></office:meta></office:document-meta>`
	d, err := Read(file(parsetest.Pack(t, "mimetype", kind, "meta.xml", meta, "content.xml", content("document-content", p("words")))))
	if err != nil || d.Title != "A Talk" || d.Format != "odt" {
		t.Errorf("%q, %v", d.Title, err)
	}
}

func TestHostileFiles(t *testing.T) {
	packed := func(text string) []byte { return parsetest.Pack(t, "mimetype", kind, "content.xml", text) }
	start := "<office:document-content " + spaces + "><office:body><office:text>"
	for name, c := range map[string]struct {
		data   []byte
		reason string
	}{
		"B07ZipBomb":       {packed(start + strings.Repeat(" ", 20<<20)), "unpacks to more"},
		"B09BillionLaughs": {packed(`<!DOCTYPE a [<!ENTITY l "ha">]>` + start + p("&l;")), "damaged"},
		"B10Deep":          {packed(start + strings.Repeat("<text:span x='yyy'>", 200_000)), "damaged"},
		"B12Password":      {parsetest.Pack(t, "mimetype", kind, "content.xml", "\x01\x02", "META-INF/manifest.xml", "<x><manifest:encryption-data/></x>"), "protected with a password"},
		"B12WholePackage":  {parsetest.Pack(t, "mimetype", kind, "encrypted-package", "\x01"), "protected with a password"},
		"no text":          {parsetest.Pack(t, "mimetype", kind, "styles.xml", "<a/>"), "damaged or incomplete"},
		"flat, cut":        {[]byte(content("document", p("words"))[:len(content("document", ""))-60]), "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			if !Is(c.data) {
				t.Error("it is not taken for an OpenDocument text")
			}
			_, err := Read(file(c.data))
			parsetest.Refused(t, err, "talk.odt", c.reason)
		})
	}
}

func TestIs(t *testing.T) {
	for name, data := range map[string][]byte{
		"a sheet":  parsetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "", "META-INF/manifest.xml", ""),
		"a book":   parsetest.Pack(t, "mimetype", "application/epub+zip", "META-INF/container.xml", "", "content.xml", ""),
		"a page":   []byte("<html></html>"),
		"nothing":  nil,
		"archives": parsetest.Pack(t, "a.txt", ""),
	} {
		if Is(data) {
			t.Errorf("%s is taken for an OpenDocument text", name)
		}
	}
}

func TestB16Truncated(t *testing.T) {
	body := strings.Repeat(p(s("Name", "Ana:")+" words"), 100)
	for _, whole := range [][]byte{pack(t, body), []byte(content("document", body))} {
		for n := range 100 {
			_, err := Read(file(whole[:len(whole)*n/100]))
			parsetest.Refused(t, err, "talk.odt", "is damaged or incomplete")
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p(s("Name", "Ana:") + " words" + `<text:note><text:note-body>` + p("First.") + `</text:note-body></text:note>`))
	f.Add(p(`<office:annotation office:name="n"><dc:creator>E</dc:creator>`+p("Why?")+`</office:annotation>`+s("Marked", "x")+`<office:annotation-end office:name="n"/>`) + `<table:table><table:table-row><table:table-cell>` + p("c") + `</table:table-cell></table:table-row></table:table>`)
	f.Add(p(`<draw:frame><draw:image/><draw:text-box>` + p(s("Hidden", "h")) + `</draw:text-box></draw:frame>`))
	f.Fuzz(func(t *testing.T, body string) {
		parsetest.Fuzzed(t, []byte(content("document", body)), Read)
	})
}
