// Package decode makes text of the bytes of text files.
package decode

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// Text returns the text of a text file, clean (see text.Clean), and the name of the
// encoding it was read in. What is no text, or has no words, is refused with a fault that
// names the file.
func Text(f document.File) (plain, encoding string, err error) {
	if err := check(f.Name, f.Data); err != nil {
		return "", "", err
	}
	plain, _ = text.Clean(f.Data)
	return plain, "UTF-8", nil
}

func check(name string, data []byte) error {
	switch {
	case len(data) == 0:
		return fault.New(fault.Refused, "%s is empty.", name).WithHint("Choose a file with text in it.")
	case isUTF16(data):
		return notUTF8(name, "it is UTF-16")
	case isBinary(data):
		return fault.New(fault.Refused, "%s is not a text file.", name).WithHint("Save the transcript as plain text (.txt) and import that.")
	case !utf8.Valid(data):
		return notUTF8(name, fmt.Sprintf("line %d has letters in another encoding", invalidLine(data)))
	case len(bytes.TrimSpace(bytes.TrimPrefix(data, []byte("\uFEFF")))) == 0:
		return NoWords(name)
	}
	return nil
}

func notUTF8(name, reason string) error {
	return fault.New(fault.Refused, "%s is not UTF-8 text: %s.", name, reason).WithHint("Save it as UTF-8 text and import it again.")
}

// NoWords says that a file holds nothing to read.
func NoWords(name string) error {
	return fault.New(fault.Refused, "%s has no words in it.", name).WithHint("Choose a file with text in it.")
}

func isUTF16(data []byte) bool {
	return bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF})
}

// isBinary reports whether data holds a NUL, or more control characters than stray into text.
func isBinary(data []byte) bool {
	const tolerated = 50 // one in so many bytes
	controls := 0
	for _, b := range data {
		switch {
		case b == 0:
			return true
		case b < ' ' && (b < '\t' || b > '\r'), b == 0x7F:
			controls++
		}
	}
	return controls > len(data)/tolerated
}

// invalidLine is the number of the first line that is not UTF-8.
func invalidLine(data []byte) int {
	at := 0
	for at < len(data) {
		r, size := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return 1 + bytes.Count(data[:at], []byte("\n"))
}

// Encodings are those that a person can choose for a text file.
func Encodings() []string { return []string{"UTF-8"} }
