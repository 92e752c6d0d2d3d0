package sentence

import "testing"

func TestEndsAndBreaks(t *testing.T) {
	for _, c := range []struct {
		words        string
		ends, breaks bool
	}{
		{"It was so.", true, true}, {"“Was it?” ", true, true}, {"so (it was!)", true, true}, {"是的。", true, true},
		{"أين؟", true, true}, {"ہاں۔", true, true}, {"He said:", true, true}, {"so…", true, true},
		{"it was,", false, true}, {"it was;'", false, true},
		{"it was", false, false}, {"it was –", false, false}, {"", false, false}, {" \n", false, false}, {"\xFF", false, false},
	} {
		if ends, breaks := Ends(c.words), Breaks(c.words); ends != c.ends || breaks != c.breaks {
			t.Errorf("%q ends: %v, breaks: %v", c.words, ends, breaks)
		}
	}
}
