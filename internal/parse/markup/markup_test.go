package markup

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf16"
)

var spaces = Names{"urn:w": "w"}

// outline writes the elements and text of an XML document in short.
func outline(data string) (string, error) {
	r := NewReader([]byte(data), spaces)
	root, err := r.Root()
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.WriteString(root.Name)
	var visit func(Element) error
	words := func(s string) { out.WriteString(s) }
	visit = func(e Element) error {
		if e.Name == "w:skip" {
			return nil
		}
		out.WriteString("(" + e.Name + e.Attr("w:val"))
		defer out.WriteString(")")
		return r.Content(visit, words)
	}
	err = r.Content(visit, words)
	return out.String(), err
}

func TestContent(t *testing.T) {
	for _, c := range []struct{ name, data, want string }{
		{"elements and text", `<w:a xmlns:w="urn:w">x<w:b w:val="1">y</w:b>z</w:a>`, "w:ax(w:b1y)z"},
		{"another prefix", `<ns0:a xmlns:ns0="urn:w"><ns0:b ns0:val="1"/></ns0:a>`, "w:a(w:b1)"},
		{"no prefix", `<a xmlns="urn:w"><b/></a>`, "w:a(w:b)"},
		{"no namespace declared", `<w:a><w:b/></w:a>`, "w:a(w:b)"},
		{"left unread", `<w:a xmlns:w="urn:w"><w:skip>x<w:b>y</w:b></w:skip><w:b>z</w:b></w:a>`, "w:a(w:bz)"},
		{"entities", `<a>&lt;&#x1F600;&amp;</a>`, "a<😀&"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, err := outline(c.data); got != c.want || err != nil {
				t.Errorf("%q, %v; want %q", got, err, c.want)
			}
		})
	}
}

func TestUTF16(t *testing.T) {
	data := []byte{0xFF, 0xFE}
	for _, unit := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?><a>Ж😀</a>`)) {
		data = append(data, byte(unit), byte(unit>>8))
	}
	if got, err := outline(string(data)); got != "aЖ😀" || err != nil {
		t.Errorf("%q, %v", got, err)
	}
}

func TestB09Entities(t *testing.T) {
	for name, data := range map[string]string{
		"billion laughs": `<!DOCTYPE a [<!ENTITY l "ha"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>`,
		"external":       `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>`,
	} {
		if got, err := outline(data); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestB10Deep(t *testing.T) {
	if _, err := outline(strings.Repeat("<a>", 2_000_000)); !errors.Is(err, ErrDeep) {
		t.Error(err)
	}
	if _, err := outline("<a>" + strings.Repeat("<b>", 100)); err == nil {
		t.Error("what ends too early was read")
	}
}

func FuzzContent(f *testing.F) {
	f.Add(`<w:a xmlns:w="urn:w">x<w:b w:val="1">y</w:b>z</w:a>`)
	f.Fuzz(func(t *testing.T, data string) {
		once, err := outline(data)
		again, second := outline(data)
		if once != again || (err == nil) != (second == nil) {
			t.Fatalf("%q, then %q", once, again)
		}
	})
}
