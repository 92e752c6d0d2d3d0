package formula

import "testing"

func TestGuard(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "words": "words", "7": "7", "'quoted'": "'quoted'", "a=b": "a=b", "5 = 5": "5 = 5", "é=1": "é=1", "’tis": "’tis", "“=1": "“=1", " ": " ", "«–»": "«–»",
		"=1+1": "'=1+1", "+49": "'+49", "-": "'-", "@SUM": "'@SUM", "\tx": "'\tx", "\r": "'\r", "\n=1": "'\n=1",
		" =1": "' =1", "\u00a0\u3000=1": "'\u00a0\u3000=1", "＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "'=1": "''=1", "''-1": "'''-1",
	} {
		if got := Guard(cell); got != want {
			t.Errorf("Guard(%q) = %q, want %q", cell, got, want)
		}
	}
}

// FuzzGuard: no cell begins as a formula does, and each comes back as it was.
func FuzzGuard(f *testing.F) {
	f.Add("'=1")
	f.Fuzz(func(t *testing.T, cell string) {
		guarded := Guard(cell)
		if Unguard(guarded) != cell {
			t.Errorf("%q comes back as %q", cell, Unguard(guarded))
		}
		if guarded != "" && guarded[0] != '\'' && begins(guarded) {
			t.Errorf("%q begins as a formula does", guarded)
		}
	})
}
