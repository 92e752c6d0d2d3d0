package epub

import (
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

const (
	mimetype  = "application/epub+zip"
	container = `<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles><rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`
)

// opf is a package document: its metadata, and what else it has.
func opf(metadata, rest string) string {
	return `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">` +
		metadata + `</metadata>` + rest + `</package>`
}

// listed is a manifest and a spine of pages, each "href" or "href no" if it is not linear,
// or "href property".
func listed(pages ...string) string {
	var manifest, spine strings.Builder
	for _, page := range pages {
		href, more, _ := strings.Cut(page, " ")
		linear, property := "yes", more
		if more == "no" {
			linear, property = "no", ""
		}
		manifest.WriteString(`<item id="` + href + `" href="` + href + `" media-type="application/xhtml+xml" properties="` + property + `"/>`)
		spine.WriteString(`<itemref idref="` + href + `" linear="` + linear + `"/>`)
	}
	return "<manifest>" + manifest.String() + "</manifest><spine>" + spine.String() + "</spine>"
}

func xhtml(body string) string {
	return `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>` + body + `</body></html>`
}

// pack is a book with a package document and other parts.
func packed(t testing.TB, opf string, parts ...string) []byte {
	t.Helper()
	return parsetest.Pack(t, append([]string{"mimetype", mimetype, "META-INF/container.xml", container, "OPS/book.opf", opf}, parts...)...)
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name  string
		opf   string
		parts []string
		want  string
	}{
		{"pages in order", opf("<dc:title> A\n talk </dc:title><dc:title>B</dc:title>", listed("b.xhtml", "a.xhtml")),
			[]string{"OPS/a.xhtml", xhtml("<p>Two <b>three</b></p>"), "OPS/b.xhtml", xhtml("<h1>One</h1>")},
			"epub \"A talk\"\ntitle apart | One\nbody apart | Two ‹three›"},
		{"chapters", opf("", listed("a.xhtml", "b.xhtml")),
			[]string{"OPS/a.xhtml", xhtml("<h1>One</h1><table><tr><td>a</td></tr></table>"), "OPS/b.xhtml", xhtml("<h1>Two</h1><table><tr><td>b</td></tr></table>")},
			"epub \"\"\nheading apart | One\nbody apart 0:0:0 | a\nheading apart | Two\nbody apart 1:0:0 | b"},
		{"contents and covers", opf("", listed("nav.xhtml nav", "toc.xhtml", "cover.xhtml", "a.xhtml")+`<guide><reference type="toc" href="toc.xhtml"/><reference type="toc" href="a.xhtml#toc"/></guide>`),
			[]string{"OPS/nav.xhtml", xhtml("<nav>N</nav>"), "OPS/toc.xhtml", xhtml("T"), "OPS/cover.xhtml", xhtml(`<img src="c.png" alt=""/>`), "OPS/a.xhtml", xhtml("a")},
			"epub \"\"\nbody | a"},
		{"besides the text", opf("", listed("n.xhtml no", "a.xhtml")), []string{"OPS/n.xhtml", xhtml("<p>n</p>"), "OPS/a.xhtml", xhtml(`<p>a</p><aside epub:type="footnote">f</aside>`)},
			"epub \"\"\nbody apart | a\nnote apart | f\nnote apart | n"},
		{"missing parts", opf("", listed("a.xhtml", "gone.xhtml", "../../out.xhtml", "http://x.org/a", "/etc/passwd")+`<spine><itemref idref="nowhere"/></spine>`), []string{"OPS/a.xhtml", xhtml("a"), "out.xhtml", xhtml("no"), "etc/passwd", xhtml("no")},
			"epub \"\"\nbody | a\nwarning: A part of the book, “gone.xhtml”, is missing.\nwarning: A part of the book, “../../out.xhtml”, is missing.\n" +
				"warning: A part of the book, “http://x.org/a”, is missing.\nwarning: A part of the book, “/etc/passwd”, is missing.\nwarning: A part of the book, “nowhere”, is missing."},
		{"names in other letters", opf("", listed("Part%20%C3%A9.xhtml", "./sub/../b.XHTML#x")), []string{"OPS/Part é.xhtml", xhtml("a"), "OPS/b.xhtml", xhtml("b")}, "epub \"\"\nbody | a\nbody apart | b"},
		{"no text", opf("", listed("a.xhtml", "b.xhtml", "c.xhtml")), []string{"OPS/a.xhtml", xhtml("a"), "OPS/b.xhtml", "\x00\x01\x02", "OPS/c.xhtml", " "},
			"epub \"\"\nbody | a\nwarning: A part of the book, “b.xhtml”, is no text and was left out."},
		{"styles", opf("", `<manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/><item id="c" href="c.css" media-type="text/css"/></manifest><spine><itemref idref="a"/></spine>`),
			[]string{"OPS/a.xhtml", xhtml(`<p><span class="x">Anna</span> a</p>`), "OPS/c.css", ".x { font-weight: bold }"}, "epub \"\"\nbody apart | ‹Anna› a"},
		{"a title left behind", opf("<dc:title>Untitled</dc:title>", listed("a.xhtml")), []string{"OPS/a.xhtml", xhtml("a")}, "epub \"\"\nbody | a"},
		{"fonts", opf("", listed("a.xhtml")), []string{"OPS/a.xhtml", xhtml("a"), "META-INF/encryption.xml", encryption("http://www.idpf.org/2008/embedding")}, "epub \"\"\nbody | a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := packed(t, c.opf, c.parts...)
			d, err := Read(document.File{Name: "talk.epub", Data: data})
			if err != nil || !Is(data) {
				t.Fatal(err)
			}
			parsetest.Check(t, d)
			if got := strings.TrimSuffix(parsetest.Outline(d), "\n"); got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func encryption(algorithm string) string {
	return `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="` + algorithm + `"/><CipherData/></EncryptedData></encryption>`
}

func TestDates(t *testing.T) {
	for metadata, want := range map[string]string{
		"<dc:date>2019-05-03</dc:date><dc:date>2020-01-01</dc:date>":                                            "2019-05-03",
		`<dc:date opf:event="modification">2020-01-01</dc:date><dc:date opf:event="publication">2019</dc:date>`: "2019",
		"<dc-metadata><dc:date>2019-05-03T10:00:00Z</dc:date></dc-metadata>":                                    "2019-05-03",
		"": "",
	} {
		d, err := Read(document.File{Name: "talk.epub", Data: packed(t, opf(metadata, listed("a")), "OPS/a", xhtml("a"))})
		if err != nil || d.Date != want {
			t.Errorf("%s: %q, %v", metadata, d.Date, err)
		}
	}
}

func TestRefuses(t *testing.T) {
	page := xhtml("a")
	for _, c := range []struct {
		name   string
		data   []byte
		reason string
	}{
		{"encrypted", packed(t, opf("", listed("a")), "OPS/a", page, "META-INF/encryption.xml", encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc")), "is protected by DRM"},
		{"a broken list of what is encrypted", packed(t, opf("", listed("a")), "OPS/a", page, "META-INF/encryption.xml", "<encryption"), "is damaged"},
		{"no container", parsetest.Pack(t, "mimetype", mimetype), "is damaged"},
		{"a container that leads out", parsetest.Pack(t, "META-INF/container.xml", strings.ReplaceAll(container, "OPS/", "../OPS/"), "OPS/book.opf", opf("", listed("a"))), "is damaged"},
		{"no package", parsetest.Pack(t, "mimetype", mimetype, "META-INF/container.xml", container), "is damaged"},
		{"a broken package", packed(t, "<package><manifest>"), "is damaged"},
		{"an entity", packed(t, `<!DOCTYPE p [<!ENTITY e SYSTEM "file:///etc/passwd">]>`+opf("<dc:title>&e;</dc:title>", listed("a")), "OPS/a", page), "is damaged"},
		{"no words", packed(t, opf("", listed("a")), "OPS/a", xhtml("")), "has no words"},
		{"no pages", packed(t, opf("", "")), "has no words"},
		{"deep pages", packed(t, opf("", listed("a")), "OPS/a", xhtml(strings.Repeat("<div>", 100_000))), "are nested too deeply"},
		{"a deep package", packed(t, strings.Repeat("<a>", 100_000)), "is damaged"},
		{"names that lead out", packed(t, opf("", listed("a")), "OPS/a", page, "../evil", "x"), "no honest file"},
		{"a bomb", packed(t, opf("", listed("a")), "OPS/a", strings.Repeat(" ", 50<<20)), "unpacks to more"},
		{"no archive", []byte("PK\x03\x04mimetypeapplication/epub+zip"), "is damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(document.File{Name: "talk.epub", Data: c.data})
			parsetest.Refused(t, err, "talk.epub", c.reason)
		})
	}
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{
		"":                         false,
		"mimetypeapplication/epub": false,
		"PK\x03\x04mimetypeapplication/epub+zipPK":                                                  true,
		"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.textPK\x03\x04META-INF/container.xml": false,
		"PK\x03\x04META-INF/container.xml" + strings.Repeat(" ", 300):                               true,
		"PK\x03\x04word/document.xml":                                                               false,
	} {
		if got := Is([]byte(data)); got != want {
			t.Errorf("%q: %v", data, got)
		}
	}
}

func TestTruncated(t *testing.T) {
	parsetest.Truncated(t, packed(t, opf("<dc:title>T</dc:title>", listed("a")), "OPS/a", xhtml("<p><b>Anna:</b> a</p>")), Read)
}

// FuzzRead reads books with a package document and a page that may be anything. Every word
// of the page's letters is in the text.
func FuzzRead(f *testing.F) {
	f.Add(opf("<dc:title>T</dc:title>", listed("a", "b no")), xhtml("<p>a</p>"), encryption("http://ns.adobe.com/pdf/enc#RC"), "a b")
	f.Add(opf("", listed("../a", "%00", "a#b")), "<h1>a<table><tr><td>b", "<", "\xFF")
	f.Add("\xFF\xFE<", "\x00", "", "1")
	f.Fuzz(func(t *testing.T, opf, page, encryption, words string) {
		parsetest.Fuzzed(t, packed(t, opf, "OPS/a", page, "META-INF/encryption.xml", encryption), Read)
		keepsWords(t, page+words)
	})
}

func keepsWords(t *testing.T, source string) {
	t.Helper()
	words := strings.FieldsFunc(source, func(r rune) bool { return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r > 0x3B1 && r < 0x3C9) })
	if len(words) == 0 {
		return
	}
	said := strings.Join(words, " ")
	d, err := Read(document.File{Name: "talk.epub", Data: packed(t, opf("", listed("a", "b")), "OPS/a", xhtml("<p>"+said+"</p>"), "OPS/b", xhtml(said))})
	if err != nil || len(d.Paragraphs) != 2 || d.Paragraphs[0].Text != said || d.Paragraphs[1].Text != said {
		t.Fatalf("%v\n%s\nwant %q twice", err, parsetest.Outline(d), said)
	}
}
