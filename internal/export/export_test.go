package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/export/report"
	"manicule/internal/fault"
)

func TestUnknownFormatListsThoseThereAre(t *testing.T) {
	var out bytes.Buffer
	_, err := Write(&out, "parchment", report.Report{})
	if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "parchment") {
		t.Fatalf("got %v", err)
	}
	for _, name := range Formats() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not name %s", err, name)
		}
	}
	if out.Len() > 0 {
		t.Errorf("it wrote %q", out.String())
	}
}

func TestFormats(t *testing.T) {
	if got := Formats(); !slices.Equal(got, []string{"markdown", "docx", "marked-docx", "csv", "xlsx"}) {
		t.Errorf("got %q", got)
	}
}

func TestFileName(t *testing.T) {
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
		"CON":                     "Project CON.md",
		"nul":                     "Project nul.md",
		"NUL.txt":                 "Project NUL.txt.md",
		"com1":                    "Project com1.md",
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
		if got := FileName(project, "markdown"); got != want {
			t.Errorf("%q gives %q, want %q", project, got, want)
		}
	}
	if got := FileName("Moscow", "parchment"); got != "Moscow" {
		t.Errorf("got %q", got)
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("CON.. /")
	f.Fuzz(func(t *testing.T, project string) {
		name := FileName(project, "markdown")
		switch {
		case utf8.RuneCountInString(name) > maxNameLen, len(name) > maxNameBytes, !utf8.ValidString(name),
			strings.ContainsAny(name, "/\\:*?\"<>|\x00\n"), strings.HasPrefix(name, "."), strings.HasPrefix(name, " "),
			!strings.HasSuffix(name, ".md"), name == ".md", deviceName.MatchString(name):
			t.Errorf("%q gives %q", project, name)
		}
	})
}
