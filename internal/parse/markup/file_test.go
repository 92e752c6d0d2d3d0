package markup

import (
	"errors"
	"strings"
	"testing"

	"manicule/internal/document"
)

func TestRoot(t *testing.T) {
	for _, c := range []struct{ data, name, rest string }{
		{`<TEI a="b">x`, "TEI", ` a="b">x`},
		{"\uFEFF<?xml version='1.0'?>\n<!-- <a> --> <t:TEI/>", "TEI", "/>"},
		{`<!DOCTYPE TEI [<!ENTITY a "<b>">]><TEI>`, "TEI", ">"},
		{`<!DOCTYPE TEI SYSTEM "tei.dtd"><TEI>`, "TEI", ">"},
		{"\xFF\xFE<\x00a\x00>\x00", "a", ">"},
		{`<!-- no end`, "", ""},
		{`<!DOCTYPE x [ no end`, "", ""},
		{`<`, "", ""},
		{`<>`, "", ""},
		{`words`, "", ""},
		{``, "", ""},
	} {
		if name, rest := Root([]byte(c.data)); name != c.name || string(rest) != c.rest {
			t.Errorf("Root(%q) = %q, %q", c.data, name, rest)
		}
	}
}

func TestDeclared(t *testing.T) {
	for _, c := range []struct{ data, want string }{
		{`<?xml version="1.0" encoding="ISO-8859-1"?>`, "ISO-8859-1"},
		{`<?xml version='1.0' encoding='utf-8' standalone='yes'?>`, "utf-8"},
		{`<?xml version="1.0"?><a encoding="x"/>`, ""},
		{`<?xml encoding=?>`, ""},
		{`<a/>`, ""},
	} {
		if got := declared([]byte(c.data)); got != c.want {
			t.Errorf("declared(%q) = %q", c.data, got)
		}
	}
}

func TestTextSaysWhatItCanNotRead(t *testing.T) {
	if _, _, err := Text(document.File{Name: "x.xml"}); err == nil {
		t.Error("an empty file was read")
	}
}

func TestDecoderBoundsDepth(t *testing.T) {
	for _, c := range []struct {
		deep int
		ok   bool
	}{{512, true}, {513, false}} {
		var into struct{}
		data := strings.Repeat("<a>", c.deep) + strings.Repeat("</a>", c.deep)
		if err := Decoder(data).Decode(&into); errors.Is(err, ErrDeep) == c.ok {
			t.Errorf("%d levels: %v", c.deep, err)
		}
	}
}
