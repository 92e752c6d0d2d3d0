package docx

import (
	"manicule/internal/export/ooxml"
)

// The two typefaces: one to read, one for what is said about it. Both come with Word, and have
// twins of the same widths elsewhere (Caladea, Carlito).
const (
	serif = `<w:rFonts w:ascii="Cambria" w:hAnsi="Cambria" w:cs="Times New Roman"/>`
	sans  = `<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial"/>`
)

// style is a style of paragraphs. Sizes are in half points, distances in twentieths of a point.
type style struct {
	id, name  string // the names of built-in styles are Word's own, so that it knows them
	basis     string
	paragraph string // properties
	run       string
	next      string
}

var styles = []style{
	{id: "Normal", name: "Normal", paragraph: `<w:spacing w:after="120" w:line="276" w:lineRule="auto"/>`},
	{id: "Title", name: "Title", basis: "Normal", next: "Normal",
		paragraph: `<w:spacing w:before="0" w:after="160" w:line="240" w:lineRule="auto"/>`, run: sans + `<w:b/><w:sz w:val="56"/><w:szCs w:val="56"/>`},
	{id: "CoverTitle", name: "Cover Title", basis: "Title", next: "Normal", paragraph: `<w:spacing w:before="3200"/>`},
	{id: "Subtitle", name: "Subtitle", basis: "Normal", next: "Normal",
		paragraph: `<w:spacing w:after="480"/>`, run: sans + `<w:color w:val="5F5B54"/><w:sz w:val="26"/><w:szCs w:val="26"/>`},
	{id: "CoverLine", name: "Cover Line", basis: "Normal", paragraph: `<w:spacing w:after="60"/>`, run: sans},
	{id: "MemoHeading", name: "Memo Heading", basis: "Normal", next: "Normal",
		paragraph: `<w:keepNext/><w:spacing w:before="480" w:after="80"/>`, run: sans + `<w:b/><w:sz w:val="24"/><w:szCs w:val="24"/>`},
	{id: "Heading1", name: "heading 1", basis: "Normal", next: "Normal",
		paragraph: `<w:keepNext/><w:keepLines/><w:pBdr><w:bottom w:val="single" w:sz="12" w:space="3" w:color="BDB8AE"/></w:pBdr>` +
			`<w:spacing w:before="560" w:after="160" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/>`,
		run: sans + `<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>`},
	{id: "Heading2", name: "heading 2", basis: "Normal", next: "Normal",
		paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="1"/>`,
		run:       sans + `<w:b/><w:sz w:val="25"/><w:szCs w:val="25"/>`},
	{id: "TOCHeading", name: "TOC Heading", basis: "Normal", next: "Normal",
		paragraph: `<w:keepNext/><w:spacing w:before="240" w:after="160"/>`, run: sans + `<w:b/><w:sz w:val="32"/><w:szCs w:val="32"/>`},
	{id: "TOC1", name: "toc 1", basis: "Normal", next: "Normal",
		paragraph: `<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs><w:spacing w:after="80"/>`, run: sans},
	{id: "Legend", name: "Legend", basis: "Normal", paragraph: `<w:spacing w:after="240"/>`, run: sans + `<w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{id: "FrontMatter", name: "Front Matter", basis: "Normal", paragraph: `<w:spacing w:after="40"/>`, run: `<w:color w:val="5F5B54"/>`},
	{id: "Details", name: "Details", basis: "Normal",
		paragraph: `<w:keepNext/>`, run: sans + `<w:color w:val="5F5B54"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{id: "Description", name: "Tag Description", basis: "Normal",
		paragraph: `<w:keepNext/>`, run: `<w:i/><w:color w:val="3E3B36"/>`},
	{id: "Question", name: "Question", basis: "Normal", next: "Quote",
		paragraph: `<w:keepNext/><w:spacing w:before="320" w:after="80" w:line="252" w:lineRule="auto"/><w:ind w:left="340"/>`,
		run:       `<w:i/><w:color w:val="5F5B54"/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{id: "Quote", name: "Quote", basis: "Normal", next: "Normal",
		paragraph: `<w:pBdr><w:left w:val="single" w:sz="18" w:space="12" w:color="D6D1C7"/></w:pBdr><w:spacing w:before="60" w:after="100" w:line="288" w:lineRule="auto"/><w:ind w:left="340"/>`,
		run:       `<w:sz w:val="23"/><w:szCs w:val="23"/>`},
	{id: "Citation", name: "Citation", basis: "Normal",
		paragraph: `<w:spacing w:after="40"/><w:ind w:left="340"/>`, run: sans + `<w:color w:val="5F5B54"/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{id: "Tags", name: "Tags", basis: "Normal",
		paragraph: `<w:spacing w:after="40"/><w:ind w:left="340"/>`, run: sans + `<w:b/><w:sz w:val="19"/><w:szCs w:val="19"/>`},
	{id: "Note", name: "Note", basis: "Normal",
		paragraph: `<w:shd w:val="clear" w:color="auto" w:fill="F6F3EC"/><w:spacing w:before="60" w:after="60"/><w:ind w:left="340"/>`,
		run:       sans + `<w:sz w:val="21"/><w:szCs w:val="21"/>`},
	{id: "Speaker", name: "Speaker", basis: "Normal", next: "Turn",
		paragraph: `<w:keepNext/><w:spacing w:before="200" w:after="20"/>`, run: sans + `<w:b/><w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{id: "Turn", name: "Turn", basis: "Normal", paragraph: `<w:spacing w:after="80" w:line="288" w:lineRule="auto"/>`},
	{id: "FootnoteText", name: "footnote text", basis: "Normal",
		paragraph: `<w:spacing w:after="20" w:line="240" w:lineRule="auto"/>`, run: sans + `<w:sz w:val="18"/><w:szCs w:val="18"/>`},
	{id: "CommentText", name: "annotation text", basis: "Normal",
		paragraph: `<w:spacing w:after="40" w:line="240" w:lineRule="auto"/>`, run: sans + `<w:sz w:val="20"/><w:szCs w:val="20"/>`},
	{id: "Footer", name: "footer", basis: "Normal",
		paragraph: `<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs><w:spacing w:after="0"/>`, run: sans + `<w:color w:val="5F5B54"/><w:sz w:val="18"/><w:szCs w:val="18"/>`},
}

func writeStyles(x *ooxml.XML) {
	x.Raw(`<w:styles `, namespace, `><w:docDefaults><w:rPrDefault><w:rPr>`, serif,
		`<w:color w:val="1C1B19"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-US" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>`,
		`<w:pPrDefault/></w:docDefaults>`)
	for _, s := range styles {
		s.write(x)
	}
	x.Raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>`,
		`<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>`,
		`<w:style w:type="character" w:styleId="CommentReference"><w:name w:val="annotation reference"/><w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr></w:style>`,
		`</w:styles>`)
}

func (s style) write(x *ooxml.XML) {
	first := ""
	if s.id == "Normal" {
		first = ` w:default="1"`
	}
	x.Raw(`<w:style w:type="paragraph"`, first, ` w:styleId="`, s.id, `"><w:name w:val="`, s.name, `"/>`)
	if s.basis != "" {
		x.Raw(`<w:basedOn w:val="`, s.basis, `"/>`)
	}
	if s.next != "" {
		x.Raw(`<w:next w:val="`, s.next, `"/>`)
	}
	x.Raw(`<w:qFormat/><w:pPr>`, s.paragraph, `</w:pPr><w:rPr>`, s.run, `</w:rPr></w:style>`)
}

// writeSettings names the lines above footnotes. It asks for nothing to be computed anew, which
// Word would ask the person about.
func writeSettings(x *ooxml.XML) {
	x.Raw(`<w:settings `, namespace, `><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>`,
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`)
}

// writeFooter writes the title and the page.
func writeFooter(x *ooxml.XML, title string) {
	d := &document{x: x}
	x.Raw(`<w:ftr `, namespace, `>`)
	d.paragraph(layout{style: "Footer"}, func() {
		d.run("", title)
		x.Raw(`<w:r><w:tab/></w:r>`)
		d.field("PAGE", func() { d.run("", "1") })
	})
	x.Raw(`</w:ftr>`)
}
