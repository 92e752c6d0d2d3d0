package markup

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/decode"
)

// Root returns the name of the first element, without its prefix, by the first bytes of a
// file, and what of these bytes follows it; "" if it is not XML, or has a long preamble.
func Root(data []byte) (name string, rest []byte) {
	const enough = 64 << 10
	data = bytes.ReplaceAll(data[:min(len(data), enough)], []byte{0}, nil) // UTF-16 has zero bytes between the signs
	for _, mark := range []string{"\uFEFF", "\xFF\xFE", "\xFE\xFF"} {
		data = bytes.TrimPrefix(data, []byte(mark))
	}
	for {
		data = bytes.TrimSpace(data)
		end := preambleEnd(data)
		if end < 0 {
			return "", nil
		}
		if end == 0 {
			break
		}
		data = data[end:]
	}
	tag, found := bytes.CutPrefix(data, []byte("<"))
	end := bytes.IndexAny(tag, " \t\r\n/>")
	if !found || end <= 0 {
		return "", nil
	}
	full := string(tag[:end])
	return full[strings.LastIndexByte(full, ':')+1:], tag[end:]
}

// preambleEnd is where a declaration, a comment or a document type at the beginning of data
// ends: 0 if there is none, -1 if it has no end.
func preambleEnd(data []byte) int {
	for _, p := range []struct{ begin, end string }{{"<?", "?>"}, {"<!--", "-->"}, {"<!DOCTYPE", ">"}} {
		if !bytes.HasPrefix(data, []byte(p.begin)) {
			continue
		}
		end := bytes.Index(data, []byte(p.end))
		if inner := bytes.IndexByte(data, '['); p.end == ">" && inner >= 0 && inner < end {
			end, p.end = bytes.Index(data, []byte("]>")), "]>"
		}
		if end < 0 {
			return -1
		}
		return end + len(p.end)
	}
	return 0
}

// Text returns the text of a file, and its encoding: the one that the person chose, or the
// one that the file declares if it is not UTF-8.
func Text(f document.File) (plain, encoding string, err error) {
	if f.Encoding == "" && !utf8.Valid(f.Data) {
		f.Encoding = declared(f.Data)
	}
	return decode.Text(f)
}

// declared is the encoding that the XML declaration names.
func declared(data []byte) string {
	first, _, found := strings.Cut(string(data[:min(len(data), 200)]), "?>")
	_, value, named := strings.Cut(first, "encoding=")
	if !found || !named || len(value) < 2 {
		return ""
	}
	name, _, _ := strings.Cut(value[1:], value[:1])
	return name
}

// Damaged says that a file's XML has a mistake in it.
func Damaged(name string, err error) error {
	return fault.New(fault.Refused, "%s is damaged: its XML ends early or has a mistake in it.", name).
		WithHint("Export it again from the program that made it and import that.").WithCause(err)
}
