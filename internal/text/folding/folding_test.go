package folding

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ is, want string }{
		{"", ""}, {"two words", "two words"}, {"Élan, École", "Élan, École"}, {"한국어 말", "한국어 말"},
		{"制裁", "制|裁"}, {"对俄制裁。制裁", "对|俄|制|裁。制|裁"}, {"iPhone手机5", "iPhone|手|机|5"},
		{"กินข้าว", "กิ|น|ข้|า|ว"}, {"サーバーー", "サ|ー|バ|ー|ー"}, {"か\u3099く", "か\u3099|く"}, {"ガ", "ガ"},
		{"我 们", "我 们"}, {"a\u0301我", "a\u0301|我"}, {"a\x1fb\x1c\x1d\x1ec", "a b   c"},
		{"Артём, мой", "Артем, мой"}, {"Αθήνα", "Αθηνα"}, {"Łódź Øre", "Lódź Ore"}, {"ＡＢ１", "AB1"},
		{"كِتَاب", "ك\u0301ت\u0301اب"}, {"שָׁלוֹם", "ש\u0301\u0301לו\u0301ם"}, {"co\u00adop", "co\u0301op"}, {"हिन्दी", "हिन्दी"}, {"𞤀", "𞤀"},
	} {
		if got := strings.ReplaceAll(Fold(c.is), string(Mark), "|"); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.is, got, c.want)
		}
	}
}

// FuzzFold: every sign stays one sign, and what is folded stays as it is.
func FuzzFold(f *testing.F) {
	f.Add("对俄制裁 sanctions กินข้าว Артём")
	f.Add("a\x1f我\x1f们")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		marked := Fold(s)
		bare := strings.ReplaceAll(marked, string(Mark), "")
		if utf8.RuneCountInString(bare) != utf8.RuneCountInString(s) {
			t.Errorf("%q comes back as %q", s, bare)
		}
		if Fold(bare) != marked {
			t.Errorf("%q is folded to %q and then to %q", s, marked, Fold(bare))
		}
	})
}
