package symbol

import "testing"

func TestText(t *testing.T) {
	for _, c := range []struct {
		font   string
		letter rune
		want   string
	}{
		{"Symbol", 'b', "β"},
		{"Symbol", 0xF0B7, "•"},
		{"SymbolMT", 0xAE, "→"},
		{"Symbol", 0xF0FE, "⎭"},
		{"Wingdings", 0xF04A, "☺"},
		{"Wingdings 2", 0x21, "\uFFFD"},
		{"Webdings", ' ', " "},
		{"Arial", 'b', "b"},
		{"Arial", 0xF0FC, "✓"},
		{"Symbol", 'Ж', "Ж"},
		{"", 0x1F60A, "😊"},
	} {
		if got := Text(c.font, c.letter); got != c.want {
			t.Errorf("%s %U: %q, want %q", c.font, c.letter, got, c.want)
		}
	}
}
