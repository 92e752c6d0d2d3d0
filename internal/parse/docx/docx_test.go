package docx

import (
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

const (
	space   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	spaces  = space + ` xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`
	types   = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`
	related = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
)

// pack is a document with a body, and with other parts given by what they are: "styles", text.
func pack(t testing.TB, body string, others ...string) []byte {
	t.Helper()
	parts := []string{"[Content_Types].xml", types, "word/document.xml", "<w:document " + spaces + "><w:body>" + body + "</w:body></w:document>"}
	var links strings.Builder
	for i := 0; i+1 < len(others); i += 2 {
		links.WriteString(`<Relationship Type="` + related + others[i] + `" Target="` + others[i] + `.xml"/>`)
		parts = append(parts, "word/"+others[i]+".xml", "<w:"+others[i]+" "+spaces+">"+others[i+1]+"</w:"+others[i]+">")
	}
	parts = append(parts, "word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`+links.String()+`</Relationships>`)
	return parsetest.Pack(t, parts...)
}

// outline is what the outline of a document says after its first line.
func outline(t testing.TB, body string, others ...string) string {
	t.Helper()
	d, err := Read(document.File{Name: "talk.docx", Data: pack(t, body, others...)})
	if err != nil {
		t.Fatal(err)
	}
	parsetest.Check(t, d)
	_, rest, _ := strings.Cut(parsetest.Outline(d), "\n")
	return strings.TrimSuffix(rest, "\n")
}

// p is a paragraph of runs, r a run of words set in some way.
func p(runs string) string  { return "<w:p>" + runs + "</w:p>" }
func r(words string) string { return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>` }
func set(props, words string) string {
	return `<w:r><w:rPr>` + props + `</w:rPr><w:t>` + words + `</w:t></w:r>`
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", p(r("One")) + p(r("Two")) + p("") + p(r("Three")), "body | One\nbody | Two\nbody apart | Three"},
		{"line and tab", p(r("One") + `<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t><w:cr/><w:t>four</w:t></w:r>`), "body | One⏎two⇥three⏎four"},
		{"pages say nothing", p(`<w:r><w:br w:type="page"/><w:lastRenderedPageBreak/></w:r>` + r("One")), "body | One"},
		{"breaks around a paragraph", p(`<w:r><w:br/></w:r>`+r("One")+`<w:r><w:br/></w:r>`) + p(r("Two")), "body | One\nbody | Two"},
		{"signs", p(`<w:r><w:t>a</w:t><w:noBreakHyphen/><w:softHyphen/><w:sym w:font="Wingdings" w:char="F04A"/><w:sym w:font="Symbol" w:char="F062"/><w:sym w:font="X" w:char="0416"/></w:r>`), "body | a\u2011\u00AD☺βЖ"},
		{"entities", p(r("&lt;b&gt; &amp; &#x1F600;")), "body | <b> & 😀"},
		{"links", p(`<w:hyperlink>` + r("the page") + `</w:hyperlink>` + r(" says")), "body | the page says"},
		{"fields", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "file:///x"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + r("here") + `<w:r><w:fldChar w:fldCharType="end"/></w:r>` + r(" it is")), "body | here it is"},
		{"page numbers", p(r("a") + `<w:fldSimple w:instr=" PAGE ">` + r("7") + `</w:fldSimple><w:fldSimple w:instr="DDE x">` + r("b") + `</w:fldSimple>`), "body | ab"},
		{"a field without an end", p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r>`) + p(r("words")), "body | words"},
		{"content controls and tags", `<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>` + p(`<w:smartTag>`+r("Ana")+`</w:smartTag><w:sdt><w:sdtContent>`+r(" here")+`</w:sdtContent></w:sdt>`) + `</w:sdtContent></w:sdt>`, "body | Ana here"},
		{"ruby", p(`<w:r><w:ruby><w:rt>` + r("kan") + `</w:rt><w:rubyBase>` + r("漢") + `</w:rubyBase></w:ruby></w:r>`), "body | 漢"},
		{"alternatives", p(`<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>` + r("!")), "body | new!"},
		{"emoji", p(`<w:r><mc:AlternateContent xmlns:x="http://schemas.microsoft.com/office/word/2015/wordml/symex"><mc:Choice Requires="x"><x:symEx x:font="Segoe UI Emoji" x:char="1F60A"/></mc:Choice><mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r>`), "body | 😊"},
		{"mathematics", p(`<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>`), "body | x=1"},
		{"another document within", p(r("a")) + `<w:altChunk/>`, "body | a\nwarning: A part of it is a file of another kind put into it, which was not read."},
		{"numbers of a list", p(`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>` + r("One")), "body | One"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestBoxesAndPictures(t *testing.T) {
	box := func(inner string) string {
		return `<w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wp:docPr name="Box"/><w:txbxContent>` + inner + `</w:txbxContent></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>` + inner + `</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`
	}
	picture := func(how, label string) string {
		return `<w:r><w:drawing><wp:` + how + `><wp:docPr name="Picture 1" descr="` + label + `"/><pic:pic/></wp:` + how + `></w:drawing></w:r>`
	}
	for _, c := range []struct{ name, body, want string }{
		{"a box after words", p(r("Host ") + box(p(r("Boxed"))+p(r("Twice"))) + r("goes on")), "body | Host goes on\nbody | Boxed\nbody | Twice"},
		{"a box before words", p(box(p(r("Boxed"))) + r("Host")), "body | Boxed\nbody | Host"},
		{"a picture among words", p(r("See ") + picture("inline", "A [blue]\nhouse")), "body | See ⟦[Image: A (blue) house]⟧"},
		{"a picture beside words", p(picture("anchor", "") + r("ANA: yes")), "body | ⟦[Image: Picture 1]⟧\nbody | ANA: yes"},
		{"an old picture", p(`<w:r><w:pict><v:shape alt="A house"><v:imagedata/></v:shape></w:pict></w:r>`), "body | ⟦[Image: A house]⟧"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

const stylesheet = `<w:docDefaults><w:rPrDefault><w:rPr><w:color w:val="000000"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:basedOn w:val="berschrift1"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Question"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Base"><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Name"><w:basedOn w:val="Base"/><w:rPr><w:smallCaps/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>`

func TestLooks(t *testing.T) {
	style := func(id string) string { return `<w:pPr><w:pStyle w:val="` + id + `"/></w:pPr>` }
	for _, c := range []struct{ name, body, want string }{
		{"bold", p(set("<w:b/>", "Maria:") + r(" yes")), "body | ‹Maria:› yes"},
		{"not bold", p(set(`<w:b w:val="0"/>`, "Maria:") + set(`<w:u w:val="none"/>`, " yes")), "body | Maria: yes"},
		{"a name in two runs", p(set("<w:b/>", "Maria") + r(" ") + set("<w:b/><w:u w:val=\"single\"/>", "Gil:") + r(" yes")), "body | ‹Maria Gil:› yes"},
		{"bold before italic", p(set("<w:b/>", "Ana:") + set("<w:i/>", "(laughs)")), "body | ‹Ana:›‹(laughs)›"},
		{"a style of words, and what it is based on", p(set(`<w:rStyle w:val="Name"/>`, "Ana:") + r(" yes")), "body | ‹Ana:› yes"},
		{"a style of the paragraph", p(style("Question") + r("Why?")), "body | ‹Why?›"},
		{"what both styles switch on is off", p(style("Question") + r("Why ") + set(`<w:rStyle w:val="Name"/>`, "now?")), "body | ‹Why ›now?"},
		{"a style based on itself", p(set(`<w:rStyle w:val="Round"/>`, "Ana")), "body | Ana"},
		{"title and headings", p(style("Titel")+r("A")) + p(style("berschrift1")+r("B")) + p(style("Mine")+r("C")) + p(`<w:pPr><w:outlineLvl w:val="2"/></w:pPr>`+r("D")) + p(`<w:pPr><w:outlineLvl w:val="9"/></w:pPr>`+r("E")), "title | A\nheading | B\nheading | ‹C›\nheading | D\nbody | E"},
		{"ink", p(set(`<w:color w:val="C00000"/>`, "Ana:") + r(" a longer answer")), "body | ‹Ana:› a longer answer"},
		{"ink of most words", p(set(`<w:color w:val="C00000"/>`, "all of it")), "body | all of it"},
		{"markers", p(r("one ") + set(`<w:highlight w:val="yellow"/>`, "two") + set(`<w:highlight w:val="yellow"/><w:b/>`, "three") + set(`<w:shd w:val="clear" w:fill="00ff7f"/>`, "four") + set(`<w:shd w:fill="FFFFFF"/>`, "five")), "body | one two‹three›fourfive\nmark #FFFF00 \"twothree\": \nmark #00FF7F \"four\": "},
		{"hidden", p(r("a") + set("<w:vanish/>", "secret wor") + set("<w:vanish/>", "ds") + r("b")), "body | ab\nwarning: Hidden text was left out: 2 words."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body, "styles", stylesheet); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestTrackedChanges(t *testing.T) {
	deletedEnd := `<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`
	body := p(deletedEnd+r("One ")) + p(r("two ")+`<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>`+r("new")+`</w:ins>`) +
		p(`<w:moveFrom>`+r("moved")+`</w:moveFrom>`+r("a")) + p(`<w:moveTo>`+r("moved")+`</w:moveTo>`)
	want := "body | One two new\nbody | a\nbody | moved\nwarning: Its tracked changes were taken as accepted: insertions kept: 2, deletions left out: 2."
	if got := outline(t, body); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestNotesAndComments(t *testing.T) {
	body := p(r("a")+`<w:r><w:footnoteReference w:id="2"/></w:r>`+r("b")+`<w:r><w:endnoteReference w:id="2"/></w:r>`) +
		p(`<w:commentRangeStart w:id="0"/>`+r("two words")+`<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>`+r(" more")) +
		p(r("at a word")+`<w:r><w:commentReference w:id="1"/></w:r>`) +
		p(`<w:commentRangeStart w:id="2"/>`+r("from")) + p(r("to")+`<w:commentRangeEnd w:id="2"/>`)
	got := outline(t, body,
		"footnotes", `<w:footnote w:type="separator" w:id="0">`+p(r("---"))+`</w:footnote><w:footnote w:id="2">`+p(r(" First."))+p(r("Second."))+`</w:footnote><w:footnote w:id="3">`+p(r("nowhere"))+`</w:footnote>`,
		"endnotes", `<w:endnote w:id="2">`+p(r("End."))+`</w:endnote>`,
		"comments", `<w:comment w:id="0" w:author="Editor">`+p(r("Why?"))+p(r("Where?"))+`</w:comment><w:comment w:id="1" w:author="Editor">`+p(r("Who?"))+`</w:comment><w:comment w:id="2" w:author="Reader">`+p(r("All."))+`</w:comment>`)
	want := `body | a⟦[1]⟧b⟦[2]⟧
body | two words more
body | at a word
body | from
body | to
note | [1] First.
note | Second.
note | [2] End.
mark Editor "two words": Why?⏎Where?
mark Editor "word": Who?
mark Reader "from\nto": All.`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestAnswersStandWhereTheCommentDoes: whether they have its passage, as Word gives it them, or a
// place only.
func TestAnswersStandWhereTheCommentDoes(t *testing.T) {
	const recent = ` xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"`
	end := func(id, words string) string {
		return `<w:p w14:paraId="` + id + `"` + recent + `>` + r(words) + `</w:p>`
	}
	body := p(`<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>` + r("two words") + `<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>` +
		`<w:r><w:commentReference w:id="0"/><w:commentReference w:id="1"/><w:commentReference w:id="2"/><w:commentReference w:id="3"/></w:r>`)
	got := outline(t, body,
		"comments", `<w:comment w:id="0" w:author="Editor">`+p(r("Why?"))+end("0A", "Where?")+`</w:comment><w:comment w:id="1" w:author="Ben">`+end("0B", "So.")+
			`</w:comment><w:comment w:id="2" w:author="Eva">`+end("0C", "No.")+`</w:comment><w:comment w:id="3" w:author="Fay">`+end("0D", "Oh.")+`</w:comment>`,
		"commentsExtended", `<w15:commentEx`+recent+` w15:paraId="0A"/><w15:commentEx`+recent+` w15:paraId="0B" w15:paraIdParent="0A"/><w15:commentEx`+recent+
			` w15:paraId="0C" w15:paraIdParent="0B"/><w15:commentEx`+recent+` w15:paraId="0D" w15:paraIdParent="0F"/>`)
	want := `body | two words
mark Editor "two words": Why?⏎Where?
mark Ben "two words": So.
mark Eva "two words": No.
mark Fay "words": Oh.`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestTables(t *testing.T) {
	cell := func(props, inner string) string { return "<w:tc><w:tcPr>" + props + "</w:tcPr>" + inner + "</w:tc>" }
	row := func(cells string) string { return "<w:tr>" + cells + "</w:tr>" }
	inner := "<w:tbl>" + row(cell("", p(r("in")))) + "</w:tbl>"
	body := "<w:tbl><w:tblPr/>" + row(cell(`<w:gridSpan w:val="2"/>`, p(r("wide")))+cell("", p(r("b")))) +
		row(`<w:trPr><w:gridBefore w:val="1"/></w:trPr>`+cell(`<w:vMerge/>`, p(""))+cell("", p(r("c"))+p("")+p(r("d"))+inner+p(r("e")))) + "</w:tbl>" + p(r("After"))
	want := `body 0:0:0 | wide
body 0:0:2 | b
body 0:1:2 | c
body apart 0:1:2 | d
body 1:0:0 | in
body 0:1:2 | e
body | After`
	if got := outline(t, body); got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

func TestOtherProgramsSpelling(t *testing.T) {
	strict := strings.ReplaceAll(spaces, "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main")
	for name, parts := range map[string][]string{
		"strict":         {"word/document.xml", "<w:document " + strict + "><w:body>" + p(r("words")) + "</w:body></w:document>"},
		"another prefix": {"word/document.xml", strings.NewReplacer("w:", "ns0:", "xmlns:w=", "xmlns:ns0=").Replace("<w:document " + space + "><w:body>" + p(r("words")) + "</w:body></w:document>")},
		"another part": {"_rels/.rels", `<Relationships><Relationship Type="` + related + `officeDocument" Target="/word/document2.xml"/></Relationships>`,
			"word/document2.xml", "<w:document " + space + "><w:body>" + p(r("words")) + "</w:body></w:document>"},
		"capitals": {"Word/Document.xml", "<w:document " + space + "><w:body>" + p(r("words")) + "</w:body></w:document>", "word/document/x", ""},
	} {
		t.Run(name, func(t *testing.T) {
			data := parsetest.Pack(t, parts...)
			d, err := Read(document.File{Name: "talk.docx", Data: data})
			if err != nil || len(d.Paragraphs) != 1 || d.Paragraphs[0].Text != "words" || !Is(data) {
				t.Errorf("%+v, %v", d, err)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for said, want := range map[string]string{"A Talk": "A Talk", " ": "", "Interview Template v2": "", "talk.docx": "", "Microsoft Word - x": ""} {
		core := `<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Nobody</dc:creator><dc:title>` + said + `</dc:title></cp:coreProperties>`
		d, err := Read(document.File{Data: parsetest.Pack(t, "word/document.xml", "<w:document "+space+"><w:body>"+p(r("words"))+"</w:body></w:document>", "docProps/core.xml", core)})
		if err != nil || d.Title != want {
			t.Errorf("%q: %q, %v", said, d.Title, err)
		}
	}
}

func TestHostileFiles(t *testing.T) {
	document := func(text string) []byte { return parsetest.Pack(t, "word/document.xml", text) }
	open := "<w:document " + space + "><w:body>"
	for name, c := range map[string]struct {
		data   []byte
		reason string
	}{
		"B07ZipBomb":        {document(open + strings.Repeat(" ", 20<<20)), "unpacks to more"},
		"B08Names":          {parsetest.Pack(t, "word/document.xml", open, "../../x", ""), "names that no honest file has"},
		"B09BillionLaughs":  {document(`<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;">]>` + open + p(r("&m;"))), "damaged"},
		"B09ExternalEntity": {document(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>` + open + p(r("&x;"))), "damaged"},
		"B10Deep":           {document(open + strings.Repeat("<w:sdt x='"+strings.Repeat("y", 3)+"'>", 200_000)), "damaged"},
		"B12NoText":         {parsetest.Pack(t, "word/documents.xml", open), "damaged or incomplete"},
		"cut markup":        {document(open + "<w:p><w:r><w:t>word"), "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Read(documentFile(c.data))
			parsetest.Refused(t, err, "talk.docx", c.reason)
		})
	}
}

func documentFile(data []byte) document.File { return document.File{Name: "talk.docx", Data: data} }

// TestB05NothingIsFetched reads a document that refers to others on the network.
func TestB05NothingIsFetched(t *testing.T) {
	data := parsetest.Pack(t, "word/document.xml", "<w:document "+spaces+"><w:body>"+p(r("words"))+"</w:body></w:document>",
		"word/_rels/document.xml.rels", `<Relationships><Relationship Type="`+related+`styles" Target="http://127.0.0.1/styles.xml" TargetMode="External"/><Relationship Type="`+related+`attachedTemplate" Target="file:///x.dotm" TargetMode="External"/></Relationships>`)
	if d, err := Read(documentFile(data)); err != nil || len(d.Paragraphs) != 1 {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestB11AThousandTables(t *testing.T) {
	table := "<w:tbl><w:tr><w:tc>" + p(r("a")) + "</w:tc></w:tr></w:tbl>"
	d, err := Read(documentFile(pack(t, strings.Repeat(table, 1000))))
	if err != nil || len(d.Paragraphs) != 1000 || d.Paragraphs[999].Cell.Table != 999 {
		t.Errorf("%d paragraphs, %v", len(d.Paragraphs), err)
	}
}

func TestB16Truncated(t *testing.T) {
	whole := pack(t, strings.Repeat(p(set("<w:b/>", "Ana:")+r(" words")), 100), "styles", stylesheet)
	for n := range 100 {
		_, err := Read(documentFile(whole[:len(whole)*n/100]))
		parsetest.Refused(t, err, "talk.docx", "is damaged or incomplete")
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p(set("<w:b/>", "Ana:")+r(" words"))+`<w:tbl><w:tr><w:tc>`+p(r("a"))+`</w:tc></w:tr></w:tbl>`, stylesheet, "")
	f.Add(p(`<w:commentRangeStart w:id="0"/>`+set(`<w:highlight w:val="red"/>`, "x")+`<w:commentRangeEnd w:id="0"/><w:r><w:footnoteReference w:id="0"/><w:commentReference w:id="1"/></w:r>`), "", p(r("note")))
	f.Add(p(`<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr><w:ins><w:txbxContent>`+p(r("x"))+`</w:txbxContent></w:ins>`), stylesheet, "")
	f.Fuzz(func(t *testing.T, body, styles, note string) {
		parsetest.Fuzzed(t, pack(t, body, "styles", styles, "footnotes", `<w:footnote w:id="0">`+note+`</w:footnote>`, "comments", `<w:comment w:id="0">`+note+`</w:comment><w:comment w:id="1">`+note+`</w:comment>`), Read)
	})
}

func FuzzReadBytes(f *testing.F) {
	f.Add(pack(f, p(r("words"))))
	f.Fuzz(func(t *testing.T, data []byte) { parsetest.Fuzzed(t, data, Read) })
}

func BenchmarkRead(b *testing.B) {
	body := strings.Repeat(p(set("<w:b/>", "MARIA:")+r(" We lived by the harbour, I’d say, and it was like that for years.")), 20_000)
	data := pack(b, body, "styles", stylesheet)
	b.SetBytes(int64(len(body)))
	for b.Loop() {
		if _, err := Read(documentFile(data)); err != nil {
			b.Fatal(err)
		}
	}
}
