package parse

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"manicule/internal/parse/parsetest"
)

// said is what somebody says.
type said struct{ who, words string }

// needs are what a format must be able to write down for a talk to be written in it.
type needs int

const (
	letters needs = 1 << iota // others than those of ASCII
	tags                      // that are words
)

// formats is every format that is read. To write is to put a talk into that format.
var formats = []struct {
	name     string
	write    func(t testing.TB, talk []said) []byte
	lacks    needs
	rejected bool // it is known, and refused
}{
	{name: "plain", write: writePlain},
	{name: "docx", write: writeWord},
	{name: "odt", write: writePackedText},
	{name: "odt", write: writeFlatText},
	{name: "rtf", write: writeRichText},
	{name: "ole", write: writeOldWord, rejected: true},
	{name: "pdf", write: writePDF, lacks: letters},
	{name: "ohms", write: writeOHMS},
	{name: "tei", write: writeTEI},
	{name: "whisper", write: writeSpeech},
	{name: "srt", write: writeSubRip, lacks: tags},
	{name: "webvtt", write: writeWebVTT},
	{name: "html", write: writePage},
	{name: "markdown", write: writeMarkdown},
	{name: "epub", write: writeBook},
}

// lined is a talk with each turn written in some way.
func lined(talk []said, turn func(i int, s said) string) string {
	var b strings.Builder
	for i, s := range talk {
		b.WriteString(turn(i, s))
	}
	return b.String()
}

func writePlain(_ testing.TB, talk []said) []byte {
	return []byte(lined(talk, func(_ int, s said) string { return s.who + ": " + s.words + "\n" }))
}

func writeWord(t testing.TB, talk []said) []byte {
	body := lined(talk, func(_ int, s said) string {
		return "<w:p><w:r><w:t>" + html.EscapeString(s.who+": "+s.words) + "</w:t></w:r></w:p>"
	})
	return parsetest.Pack(t, "word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body+"</w:body></w:document>")
}

func openText(element string, talk []said) string {
	body := lined(talk, func(_ int, s said) string { return "<text:p>" + html.EscapeString(s.who+": "+s.words) + "</text:p>" })
	return "<office:" + element + ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:mimetype="application/vnd.oasis.opendocument.text">` +
		"<office:body><office:text>" + body + "</office:text></office:body></office:" + element + ">"
}

func writePackedText(t testing.TB, talk []said) []byte {
	return parsetest.Pack(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", openText("document-content", talk))
}

func writeFlatText(_ testing.TB, talk []said) []byte { return []byte(openText("document", talk)) }

func writeRichText(_ testing.TB, talk []said) []byte {
	var b strings.Builder
	for _, unit := range utf16.Encode([]rune(lined(talk, func(_ int, s said) string { return s.who + ": " + s.words + "\n" }))) {
		if unit == '\n' {
			b.WriteString(`\par `)
			continue
		}
		fmt.Fprintf(&b, `\u%d?`, int16(unit))
	}
	return []byte(`{\rtf1\ansi ` + b.String() + "}")
}

func writeOldWord(testing.TB, []said) []byte { return []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00") }

// writePDF writes a line a turn on a single page.
func writePDF(_ testing.TB, talk []said) []byte {
	escape := strings.NewReplacer("(", `\(`, ")", `\)`, `\`, `\\`)
	content := lined(talk, func(i int, s said) string {
		return fmt.Sprintf("BT /F1 12 Tf 72 %d Td (%s) Tj ET\n", 700-20*i, escape.Replace(s.who+": "+s.words))
	})
	var b, offsets bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, object := range []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(content), content),
	} {
		fmt.Fprintf(&offsets, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", offsets.String(), start)
	return b.Bytes()
}

func writeOHMS(t testing.TB, talk []said) []byte {
	return []byte(`<ROOT><record><transcript>` + html.EscapeString(string(writePlain(t, talk))) + `</transcript></record></ROOT>`)
}

func writeTEI(_ testing.TB, talk []said) []byte {
	return []byte("<TEI><text><body>" + lined(talk, func(_ int, s said) string {
		return "<sp><speaker>" + html.EscapeString(s.who) + "</speaker><p>" + html.EscapeString(s.words) + "</p></sp>"
	}) + "</body></text></TEI>")
}

func writeSpeech(t testing.TB, talk []said) []byte {
	type segment struct {
		Speaker string  `json:"speaker"`
		Text    string  `json:"text"`
		Start   float64 `json:"start"`
		End     float64 `json:"end"`
	}
	var segments []segment
	for i, s := range talk {
		segments = append(segments, segment{s.who, s.words, float64(i), float64(i + 1)})
	}
	data, err := json.Marshal(map[string]any{"segments": segments})
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func writeSubRip(_ testing.TB, talk []said) []byte {
	return []byte(lined(talk, func(i int, s said) string {
		return fmt.Sprintf("%d\n00:%02d:%02d,000 --> 00:%02d:%02d,900\n%s: %s\n\n", i+1, i/60, i%60, i/60, i%60, s.who, s.words)
	}))
}

func writeWebVTT(_ testing.TB, talk []said) []byte {
	return []byte("WEBVTT\n\n" + lined(talk, func(i int, s said) string {
		return fmt.Sprintf("00:%02d:%02d.000 --> 00:%02d:%02d.900\n<v %s>%s\n\n", i/60, i%60, i/60, i%60, html.EscapeString(s.who), html.EscapeString(s.words))
	}))
}

func writePage(_ testing.TB, talk []said) []byte {
	return []byte("<!DOCTYPE html><html><body>" + lined(talk, func(_ int, s said) string {
		return "<p>" + html.EscapeString(s.who+": "+s.words) + "</p>"
	}) + "</body></html>")
}

// marks are what a writer of Markdown has to escape.
var marks = regexp.MustCompile(`[<>=&*_\[\]{}]`)

func writeMarkdown(_ testing.TB, talk []said) []byte {
	return []byte(lined(talk, func(_ int, s said) string {
		return "**" + s.who + ":** " + marks.ReplaceAllString(s.words, `\$0`) + "\n\n"
	}))
}

func writeBook(t testing.TB, talk []said) []byte {
	page := lined(talk, func(_ int, s said) string { return "<p>" + html.EscapeString(s.who+": "+s.words) + "</p>" })
	return parsetest.Pack(t, "mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
		"book.opf", `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"a.xhtml", `<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>`+page+`</body></html>`)
}
