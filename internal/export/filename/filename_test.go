package filename

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestSafe(t *testing.T) {
	for project, want := range map[string]string{
		"Moscow interviews":       "Moscow interviews.md",
		"Syria & Daesh: 2016/03":  "Syria & Daesh 2016 03.md",
		"":                        "Excerpts.md",
		" . ":                     "Excerpts.md",
		"...":                     "Excerpts.md",
		".hidden":                 "hidden.md",
		"../../etc/passwd":        "etc passwd.md",
		`C:\temp\x`:               "C temp x.md",
		"a\x00b\nc\td":            "a b c d.md",
		"report.":                 "report.md",
		"v1.2":                    "v1.2.md",
		"CON":                     "Excerpts CON.md",
		"nul":                     "Excerpts nul.md",
		"NUL.txt":                 "Excerpts NUL.txt.md",
		"com1":                    "Excerpts com1.md",
		"Console":                 "Console.md",
		"exe\u202egpj":            "exe gpj.md",
		"bad\xffbyte":             "bad byte.md",
		"Интервью":                "Интервью.md",
		"👩‍🏫":                     "👩‍🏫.md",
		strings.Repeat("a", 300):  strings.Repeat("a", 77) + ".md",
		strings.Repeat("日", 300):  strings.Repeat("日", 77) + ".md",
		strings.Repeat("😀", 300):  strings.Repeat("😀", 59) + ".md",
		strings.Repeat("ab ", 99): strings.TrimSpace(strings.Repeat("ab ", 26)[:77]) + ".md",
	} {
		if got := Safe(project, "Excerpts", ".md"); got != want {
			t.Errorf("%q gives %q, want %q", project, got, want)
		}
	}
}

func TestNamesOfASetDiffer(t *testing.T) {
	var s Set
	long := strings.Repeat("long ", 30)
	for _, c := range []struct{ words, want string }{
		{"Minsk", "Minsk.md"}, {"minsk", "minsk 2.md"}, {"MINSK", "MINSK 3.md"}, {"Mińsk", "Mińsk 4.md"}, {"Minsk 2", "Minsk 2 2.md"},
		{"", "Note.md"}, {"?", "Note 2.md"}, {"CON", "Note CON.md"}, {"con", "Note con 2.md"}, {"Straße", "Straße.md"}, {"STRASSE", "STRASSE 2.md"},
		{long, strings.TrimSpace(long[:77]) + ".md"}, {long, strings.TrimSpace(long[:75]) + " 2.md"},
	} {
		if got := s.Safe(c.words, "Note", ".md"); got != c.want {
			t.Errorf("%q gives %q, want %q", c.words, got, c.want)
		}
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("CON.. /")
	f.Fuzz(func(t *testing.T, project string) {
		name := Safe(project, "Excerpts", ".md")
		switch {
		case utf8.RuneCountInString(name) > maxLen, len(name) > maxBytes, !utf8.ValidString(name),
			strings.ContainsAny(name, "/\\:*?\"<>|\x00\n"), strings.HasPrefix(name, "."), strings.HasPrefix(name, " "),
			!strings.HasSuffix(name, ".md"), name == ".md", deviceName.MatchString(name):
			t.Errorf("%q gives %q", project, name)
		}
	})
}
