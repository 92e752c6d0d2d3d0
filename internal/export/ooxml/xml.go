package ooxml

import (
	"bufio"
	"io"

	"manicule/internal/export/printable"
)

// XML writes XML. Markup is ours and goes out as it is; words are escaped. The first error is
// kept until Flush.
type XML struct{ out *bufio.Writer }

// NewXML returns a writer of XML.
func NewXML(w io.Writer) *XML { return &XML{bufio.NewWriterSize(w, 64<<10)} }

// Flush writes what is left and returns the first error there was.
func (x *XML) Flush() error { return x.out.Flush() }

// Raw writes markup.
func (x *XML) Raw(markup ...string) {
	for _, s := range markup {
		x.out.WriteString(s)
	}
}

// Text writes words, for between tags or as the value of an attribute in double quotes. What
// XML forbids is written as a picture of it.
func (x *XML) Text(words string) {
	words = printable.Text(words)
	done := 0
	for i := 0; i < len(words); i++ {
		escaped := ""
		switch words[i] {
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '&':
			escaped = "&amp;"
		case '"':
			escaped = "&#34;"
		case '\r':
			escaped = "&#13;"
		default:
			continue
		}
		x.out.WriteString(words[done:i])
		x.out.WriteString(escaped)
		done = i + 1
	}
	x.out.WriteString(words[done:])
}
