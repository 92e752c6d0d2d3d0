package folding

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ is, want string }{
		{"", ""}, {"two words", "two words"}, {"Élan, École", "Élan, École"}, {"한국어 말", "한국어 말"},
		{"制裁", "制|裁"}, {"对俄制裁。制裁", "对|俄|制|裁。制|裁"}, {"iPhone手机5", "iPhone|手|机|5"},
		{"กินข้าว", "กิ|น|ข้|า|ว"}, {"サーバーー", "サ|ー|バ|ー|ー"}, {"か\u3099く", "か\u3099|く"}, {"ガ", "ガ"},
		{"我 们", "我 们"}, {"a\u0301我", "a\u0301|我"}, {"a\x1fb\x1c\x1d\x1ec", "a b   c"},
		{"Артём, мой", "Артем, мой"}, {"Αθήνα", "Αθηνα"}, {"Łódź Øre", "Lódź Ore"}, {"ＡＢ１", "AB1"},
		{"мои\u0306 МОИ\u0306 и\u0301", "мой\u0301 МОЙ\u0301 и\u0301"},
		{"كِتَاب", "ك\u0301ت\u0301اب"}, {"שָׁלוֹם", "ש\u0301\u0301לו\u0301ם"}, {"co\u00adop", "co\u0301op"}, {"हिन्दी", "हिन्दी"}, {"𞤀", "𞤀"},
		{"Straße", "Stras+se"}, {"ÆØÅ", "A+EOÅ"}, {"œuvre ĳs", "o+euvre i+js"}, {"ﬁnd aﬄict", "f+ind af+f+lict"}, {"ﻻ", "ل+ا"}, {"ẞ我", "S+S|我"}, {"s\u0331", "s\u0301"},
		{"½ ㎏ Ⅳ", "½ ㎏ Ⅳ"},
	} {
		if got := strings.NewReplacer(string(Mark), "|", string(Join), "+").Replace(Fold(c.is)); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.is, got, c.want)
		}
	}
}

// TestPlain: the page reads the same cases (folding.test.ts), since it folds by itself.
func TestPlain(t *testing.T) {
	file, err := os.ReadFile("testdata/plain.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases [][2]string
	if err := json.Unmarshal(file, &cases); err != nil {
		t.Fatal(err)
	}
	for _, c := range append(cases, [2]string{"", ""}, [2]string{" Two\u00a0 words\n", "two words"}) {
		if got := Plain(c[0]); got != c[1] {
			t.Errorf("Plain(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}

// unfolded takes out what Fold has added, and tells for each sign of what is left which
// letters stand for it.
func unfolded(marked string) (signs []string) {
	joined := false
	for _, r := range marked {
		switch {
		case r == Mark:
		case r == Join:
			joined = true
		case joined:
			signs[len(signs)-1] += string(r)
			joined = false
		default:
			signs = append(signs, string(r))
		}
	}
	return signs
}

// TestEverySignByItself: what a sign becomes hangs on nothing around it but й's own breve, and is
// what taking its Latin letters apart says, slowly.
func TestEverySignByItself(t *testing.T) {
	alphabet := []rune("aeosSEéÉøØßẞæÆœŒłđıĳﬁﬂ 的制йи\u0301\u0306\u0331-’ガกิ1½Σςأ")
	random := rand.New(rand.NewPCG(1, 2))
	for range 3_000 {
		var text []rune
		for range random.IntN(12) {
			text = append(text, alphabet[random.IntN(len(alphabet))])
		}
		signs := unfolded(Fold(string(text)))
		if len(signs) != len(text) {
			t.Fatalf("%q has %d signs, and %d folded", string(text), len(text), len(signs))
		}
		for i, sign := range signs {
			want := slowly(text[i])
			if i+1 < len(text) && text[i] == 'и' && text[i+1] == '\u0306' {
				want = "й"
			}
			if got := slowlyBare(sign); got != slowlyBare(want) {
				t.Fatalf("%q in %q is folded to %q, want %q", text[i], string(text), sign, want)
			}
		}
	}
}

func slowly(r rune) string {
	switch r {
	case 'й':
		return "й"
	case 'ガ', '½':
		return string(r)
	}
	if written, ok := map[rune]string{'ø': "o", 'Ø': "o", 'ß': "ss", 'ẞ': "ss", 'æ': "ae", 'Æ': "ae", 'œ': "oe", 'Œ': "oe", 'ł': "l", 'đ': "d", 'ı': "i"}[r]; ok {
		return written
	}
	return norm.NFKD.String(string(r))
}

// slowlyBare takes capitals and accents away.
func slowlyBare(s string) string {
	if strings.ContainsAny(s, "йガกิ") {
		return s
	}
	return cases.Fold().String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) && r != 'ิ' {
			return -1
		}
		return r
	}, norm.NFD.String(s)))
}

// FuzzFold: every sign stays one sign, and what is folded stays as it is.
func FuzzFold(f *testing.F) {
	f.Add("对俄制裁 sanctions กินข้าว Артём")
	f.Add("a\x1f我\x1f们")
	f.Add("Straße ﬁn ﻻ и\u0306")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		marked := Fold(s)
		signs := unfolded(marked)
		if len(signs) != utf8.RuneCountInString(s) {
			t.Errorf("%q comes back as %q", s, signs)
		}
		if bare := strings.Join(signs, ""); unfoldedWhole(Fold(bare)) != bare {
			t.Errorf("%q is folded to %q and then to %q", s, bare, Fold(bare))
		}
		if plain := Plain(s); Plain(plain) != plain {
			t.Errorf("%q is plainly %q and then %q", s, plain, Plain(plain))
		}
	})
}

func unfoldedWhole(marked string) string { return strings.Join(unfolded(marked), "") }
