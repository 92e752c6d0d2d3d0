package spacing

import (
	"testing"
	"unicode/utf8"
)

func TestNone(t *testing.T) {
	for _, c := range []struct {
		before, after string
		want          bool
	}{
		{"我", "们", true}, {"。", "我", true}, {"か", "カ", true}, {"ㄅ", "ㄆ", true}, {"！", "「", true},
		{"ไ", "ท", true}, {"ລ", "າ", true}, {"ខ", "ម", true}, {"မ", "န", true},
		{"我", "a", false}, {"a", "我", false}, {"a", "b", false}, {"한", "국", false}, {"م", "ن", false}, {".", "我", false},
		{"", "我", false}, {"我", "", false},
	} {
		before, _ := utf8.DecodeLastRuneInString(c.before)
		after, _ := utf8.DecodeRuneInString(c.after)
		if got := None(before, after); got != c.want {
			t.Errorf("None(%q, %q) = %v", c.before, c.after, got)
		}
	}
}
