package coding

import (
	"strings"
	"testing"

	"manicule/internal/fault"
)

func TestCheckName(t *testing.T) {
	for _, c := range []struct {
		name string
		ok   bool
	}{
		{"Sanctions", true},
		{"Syria & Daesh", true},
		{"A > B", true},
		{"Взаимодействие", true},
		{strings.Repeat("é", MaxNameLen), true},
		{strings.Repeat("é", MaxNameLen+1), false},
		{"", false},
		{" \t", false},
		{" Sanctions", false},
		{"Sanctions\n", false},
		{"two\nlines", false},
		{"two\u2028lines", false},
		{"a\x00b", false},
		{"a\xffb", false},
	} {
		err := CheckName(c.name)
		if c.ok && err != nil {
			t.Errorf("%q: %v", c.name, err)
		}
		if !c.ok && !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v, want an invalid fault", c.name, err)
		}
	}
}

func TestSameName(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"work", "work", true},
		{"work", "workers", false},
		{"Work", "wORK", true},
		{"résumé", "Resume", true},
		{"re\u0301sume\u0301", "résumé", true},
		{"Straße", "STRASSE", true},
		{"ΣΊΣΥΦΟΣ", "σισυφος", true},
		{"two  words", "two words", true},
		{"twowords", "two words", false},
		{"мой", "мои", false}, // "my" in two numbers
		{"МОЙ", "мой", true},
		{"かき", "がき", false},
		{"Sanctions", "Sanctions!", false},
	} {
		if got := SameName(c.a, c.b); got != c.want {
			t.Errorf("SameName(%q, %q) = %t", c.a, c.b, got)
		}
		if got := SameName(c.b, c.a); got != c.want {
			t.Errorf("SameName(%q, %q) = %t", c.b, c.a, got)
		}
	}
}
