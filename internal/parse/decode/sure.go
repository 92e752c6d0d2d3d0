package decode

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// sure is the encoding of bytes that can hardly be in another: they have a byte order
// mark, or are well-formed.
func sure(data []byte) (charset, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xEF\xBB\xBF")):
		return must("UTF-8"), true
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return must("UTF-16LE"), true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return must("UTF-16BE"), true
	case manyNULs(data):
		return unmarkedUTF16(data)
	case isISO2022JP(data):
		return must("ISO-2022-JP"), true
	}
	return must("UTF-8"), isUTF8(data)
}

// manyNULs reports whether data has more NULs than stray into text, where they are dropped.
func manyNULs(data []byte) bool {
	const tolerated = 500 // one in so many bytes
	return bytes.Count(data, []byte{0})*tolerated > len(data)
}

// isISO2022JP reports whether data has an escape to Japanese letters, and no byte that the
// encoding doesn't use.
func isISO2022JP(data []byte) bool {
	escapes := bytes.Contains(data, []byte("\x1B$B")) || bytes.Contains(data, []byte("\x1B$@"))
	return escapes && nextHigh(data) == len(data)
}

// isUTF8 reports whether data is UTF-8, perhaps with a little damage: next to each bad
// byte there are many letters that other encodings would hardly bring about.
func isUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	const many = 10
	good, bad := 0, 0
	for rest := data; len(rest) > 0; {
		rest = rest[nextHigh(rest):]
		if len(rest) == 0 || !utf8.FullRune(rest) { // the last letter may be cut off
			break
		}
		r, size := utf8.DecodeRune(rest)
		if r == utf8.RuneError && size == 1 {
			bad++
		} else {
			good++
		}
		rest = rest[size:]
	}
	return good > 0 && bad*many <= good
}

// nextHigh is where the first byte outside ASCII stands; the length if there is none.
func nextHigh(data []byte) int {
	for i, b := range data {
		if b >= utf8.RuneSelf {
			return i
		}
	}
	return len(data)
}

// unmarkedUTF16 says which UTF-16 it is, if any, where no byte order mark does: in the
// right order there are spaces, line ends and such among letters, and no oddities.
func unmarkedUTF16(data []byte) (charset, bool) {
	le, be := must("UTF-16LE"), must("UTF-16BE")
	commonLE, oddLE, lettersLE := le.looks(data)
	commonBE, oddBE, lettersBE := be.looks(data)
	e, common, odd, letters := le, commonLE-commonBE, oddLE, lettersLE
	if commonBE > commonLE {
		e, common, odd, letters = be, commonBE-commonLE, oddBE, lettersBE
	}
	return e, common*50 >= letters && common > 0 && odd*50 <= letters
}

// looks counts the letters at the beginning of data as they are in this encoding: those
// common in all languages, those that text has no use for, and all.
func (c charset) looks(data []byte) (common, odd, letters int) {
	sample, _ := c.encoding.NewDecoder().Bytes(head(data))
	for _, r := range string(sample) {
		letters++
		switch {
		case r >= ' ' && r < 0x7F, r == '\n', r == '\r', r == '\t', r >= 0x3000 && r <= 0x3002, r == 0xFF0C, r == 0xFF1A:
			common++
		case r == utf8.RuneError, !unicode.IsGraphic(r) && !unicode.In(r, unicode.Bidi_Control, unicode.Join_Control) && r != '\uFEFF' && r != '\u00AD':
			odd++
		}
	}
	return common, odd, letters
}
