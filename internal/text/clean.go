package text

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

const bom = "\uFEFF"

// Clean makes the text of a file's bytes as the project keeps it: without the byte order
// mark and without NUL, every line ending a "\n", all other letters as they came. An
// invalid byte becomes U+FFFD, so that the result is always valid UTF-8. The map leads
// from the code points of raw to those of the result; what became one other code point
// moved nothing, and is no edit in it.
func Clean(raw []byte) (string, Map) {
	if !utf8.Valid(raw) {
		raw = []byte(string([]rune(string(raw)))) // an invalid byte is one code point before and after
	}
	c := cleaner{rest: raw}
	c.out.Grow(len(raw))
	if bytes.HasPrefix(c.rest, []byte(bom)) {
		c.drop(len(bom))
	}
	for len(c.rest) > 0 {
		c.keepLetters()
		c.takeSpecial()
	}
	return c.out.String(), NewMap(c.edits)
}

type cleaner struct {
	rest  []byte // not yet read
	point int    // where rest begins, in code points of raw
	out   strings.Builder
	edits []Edit
}

// keepLetters copies everything up to the next carriage return or NUL.
func (c *cleaner) keepLetters() {
	n := bytes.IndexAny(c.rest, "\r\x00")
	if n < 0 {
		n = len(c.rest)
	}
	c.out.Write(c.rest[:n])
	c.point += utf8.RuneCount(c.rest[:n])
	c.rest = c.rest[n:]
}

// takeSpecial drops a NUL or a line ending's first half, or turns a lone carriage return
// into a newline.
func (c *cleaner) takeSpecial() {
	switch {
	case len(c.rest) == 0:
	case c.rest[0] == 0, bytes.HasPrefix(c.rest, []byte("\r\n")):
		c.drop(1)
	default:
		c.out.WriteByte('\n')
		c.pass(1)
	}
}

// drop leaves out one code point of the given size.
func (c *cleaner) drop(size int) {
	c.edits = append(c.edits, Edit{Old: Span{c.point, c.point + 1}})
	c.pass(size)
}

// pass goes over one code point of the given size.
func (c *cleaner) pass(size int) {
	c.point++
	c.rest = c.rest[size:]
}
