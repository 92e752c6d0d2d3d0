// Package decode makes text of the bytes of text files, whatever encoding they are in.
package decode

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// Text returns the text of a text file, clean (see text.Clean), and the name of the
// encoding it was read in: the one chosen for the file, or else the one its bytes look
// like. A paragraph separator (U+2029) ends a line as a newline does. What is no text, or
// has no words, is refused with a fault that names the file.
func Text(f document.File) (plain, encoding string, err error) {
	return Declared(f, "")
}

// Declared is Text for a file that names its encoding inside, as a web page does. What the
// file says counts unless its bytes say otherwise, and less than what the person chose. A
// name that is empty or unknown says nothing.
func Declared(f document.File, label string) (plain, encoding string, err error) {
	if len(f.Data) == 0 {
		return "", "", fault.New(fault.Refused, "%s is empty.", f.Name).WithHint("Choose a file with text in it.")
	}
	e, err := encodingOf(f, label)
	if err != nil {
		return "", "", err
	}
	plain = e.decode(f.Data)
	switch {
	case isBinary(plain):
		return "", "", notText(f.Name)
	case strings.TrimSpace(plain) == "":
		return "", "", NoWords(f.Name)
	}
	return plain, e.name, nil
}

// encodingOf is the encoding to read a file in: the chosen, the sure, the declared, the likely.
func encodingOf(f document.File, label string) (charset, error) {
	if f.Encoding != "" {
		e, ok := named(f.Encoding)
		if !ok {
			return charset{}, fault.New(fault.Invalid, "Manicule knows no encoding called %q.", f.Encoding).
				WithHint("Choose one of %s.", strings.Join(Encodings(), ", "))
		}
		return e, nil
	}
	if e, ok := sure(f.Data); ok {
		return e, nil
	}
	if manyNULs(f.Data) || isBinary(string(head(f.Data))) {
		return charset{}, notText(f.Name)
	}
	if e, ok := named(label); ok && e.name != "UTF-8" && !e.wide() {
		return e, nil
	}
	return likely(f.Data), nil
}

// decode turns bytes into clean text. What stands for no letter becomes U+FFFD.
func (e charset) decode(data []byte) string {
	if e.encoding != nil {
		if decoded, err := e.encoding.NewDecoder().Bytes(data); err == nil {
			data = decoded
		}
	}
	plain, _ := text.Clean(data)
	return strings.ReplaceAll(plain, "\u2029", "\n")
}

// Warnings says, in a sentence for the person, if letters of the text could not be read.
func Warnings(plain string) []string {
	switch n := strings.Count(plain, string(utf8.RuneError)); n {
	case 0:
		return nil
	case 1:
		return []string{"One letter can't be read in this encoding and is shown as \uFFFD."}
	default:
		return []string{fmt.Sprintf("%d letters can't be read in this encoding and are shown as \uFFFD.", n)}
	}
}

// Peek returns the beginning of a file as text, for telling formats apart by their first
// letters. Only those of ASCII are sure to be right.
func Peek(data []byte) string {
	data = head(data)
	if e, ok := sure(data); ok {
		return e.decode(data)
	}
	plain, _ := text.Clean(data)
	return plain
}

func head(data []byte) []byte { return data[:min(len(data), 8<<10)] }

func notText(name string) error {
	return fault.New(fault.Refused, "%s is not a text file.", name).WithHint("Save the transcript as plain text (.txt) and import that.")
}

// NoWords says that a file holds nothing to read.
func NoWords(name string) error {
	return fault.New(fault.Refused, "%s has no words in it.", name).WithHint("Choose a file with text in it.")
}

// isBinary reports whether s has more control characters than stray into text.
func isBinary(s string) bool {
	const tolerated = 50 // one in so many bytes
	controls := 0
	for i := range len(s) {
		if b := s[i]; b < ' ' && (b < '\t' || b > '\r') || b == 0x7F {
			controls++
		}
	}
	return controls > len(s)/tolerated
}
