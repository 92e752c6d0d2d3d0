package spacing

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestApart(t *testing.T) {
	for _, c := range []struct{ is, want string }{
		{"", ""}, {"two words", "two words"}, {"한국어 말", "한국어 말"},
		{"制裁", "制|裁"}, {"对俄制裁。制裁", "对|俄|制|裁。制|裁"}, {"iPhone手机5", "iPhone|手|机|5"},
		{"กินข้าว", "กิ|น|ข้|า|ว"}, {"サーバーー", "サ|ー|バ|ー|ー"}, {"か\u3099く", "か\u3099|く"},
		{"我 们", "我 们"}, {"a\u0301我", "a\u0301|我"}, {"a\x1fb\x1c\x1d\x1ec", "a b   c"},
	} {
		if got := strings.ReplaceAll(Apart(c.is), string(Mark), "|"); got != c.want {
			t.Errorf("Apart(%q) = %q, want %q", c.is, got, c.want)
		}
	}
}

func FuzzApart(f *testing.F) {
	f.Add("对俄制裁 sanctions กินข้าว")
	f.Add("a\x1f我\x1f们")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		apart := Apart(s)
		want := strings.Map(func(r rune) rune {
			if isSeparator(r) {
				return ' '
			}
			return r
		}, s)
		if Together(apart) != want {
			t.Errorf("%q comes back as %q", s, Together(apart))
		}
		if Apart(want) != apart {
			t.Errorf("%q is divided in two ways", s)
		}
	})
}
