package markdown

import (
	"bytes"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
)

// reader reads Markdown as GitHub does, and with the extensions of some others.
var reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList))

func render(t *testing.T, source string) string {
	t.Helper()
	var out bytes.Buffer
	if err := reader.Convert([]byte(source), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// contexts are the places where words are written. Each is the source around the words
// and the page it must make, with nothing in it but them.
var contexts = map[string]struct {
	escape         func(string) string
	before, after  string
	opening, close string
}{
	"paragraph": {paragraph, "", "", "<p>", "</p>\n"},
	"quote":     {paragraph, "> ", "", "<blockquote>\n<p>", "</p>\n</blockquote>\n"},
	"second":    {paragraph, "> first\n>\n> ", "\n>\n> last", "<blockquote>\n<p>first</p>\n<p>", "</p>\n<p>last</p>\n</blockquote>\n"},
	"between":   {paragraph, "first\n\n", "\n\nlast", "<p>first</p>\n<p>", "</p>\n<p>last</p>\n"},
	"note":      {phrase, "Note: ", "", "<p>Note: ", "</p>\n"},
	"question":  {phrase, "> *Q. ", "*\n>\n> last", "<blockquote>\n<p><em>Q. ", "</em></p>\n<p>last</p>\n</blockquote>\n"},
	"followed":  {phrase, "> *", "*\n>\n> last", "<blockquote>\n<p><em>", "</em></p>\n<p>last</p>\n</blockquote>\n"},
	"title":     {phrase, "— Somebody, *", "*, Moscow, turn 6", "<p>— Somebody, <em>", "</em>, Moscow, turn 6</p>\n"},
	"place":     {phrase, "— A ~ $b, *c*, ", ", ~ $d", "<p>— A ~ $b, <em>c</em>, ", ", ~ $d</p>\n"},
	"heading":   {heading, "## ", "\n\ntext", "<h2>", "</h2>\n<p>text</p>\n"},
}

// expectAsWritten fails the test if the words print otherwise than they are anywhere.
func expectAsWritten(t *testing.T, words string) {
	t.Helper()
	want := oneLine(words)
	if want == "" {
		return
	}
	for name, c := range contexts {
		source := c.before + c.escape(words) + c.after
		page := render(t, source)
		inner, opened := strings.CutPrefix(page, c.opening)
		inner, closed := strings.CutSuffix(inner, c.close)
		if !opened || !closed || strings.Contains(inner, "<") || html.UnescapeString(inner) != want {
			t.Errorf("%s: %q was written\n%s\nand prints\n%s", name, words, source, page)
		}
	}
}

func TestWordsPrintAsWritten(t *testing.T) {
	for _, words := range []string{
		"Plain.", "*stars* and **more**", "_under_ __score__ snake_case_name _", "`code` ``x``", "[link](http://x.y)", "[a][b] [a]",
		"[a]: http://x.y", "[^1]: note", "text[^1]", "![image](x)", "!", "<b>bold</b>", "<img src=x onerror=alert(1)>", "<!-- gone -->",
		"<?php ?>", "<![CDATA[x]]>", "</b>", "a < b > c", "<3", "<http://x.y>", "<a@b.cd>", "&amp; &lt; &#65; &#x41; &copy; & AT&T &nosuch;", "R&D;",
		"# heading", "####### seven", "#hash", "#", "a #", "a ##", "## a ##", "C#", "#\ta",
		"> quote", ">quote", "- item", "-", "--", "---", "- - -", "-x", "+ item", "+", "+1", "* item", "* * *", "***", "___", "1. item", "1) item",
		"1.", "1)", "1.5", "1. 2. 3.", "123456789. x", "1234567890. x", "0. x", "2016. That was a year.", "=", "==", "===", "== ==", "a == b", "==marked==",
		"- [ ] task", "- [x] task", "[ ] task", "[x] task", "[!NOTE]", "[inaudible 00:12:04]", "[[page]]", "]]", "](",
		"    four spaces", "\ttab", "a\tb", "a  b", "two  \nlines", "a\nb", "a\r\nb", "a\rb", "trailing \\", `\`, `\\`, `\*`, `\a`, `C:\dir\`, `\[x\]`, `a\`,
		"www.example.com", "see www.example.com.", "http://example.com/a_b*c", "https://x.y", "ftp://x.y", "HTTP://X.YZ", "a@example.com", "mailto:a@example.com",
		"a.b+c@ex-ample.co.uk", "@handle", "x @ y", "(www.example.com)", "*www.example.com*", "_http://a.bc_", "http://", "a://b", "www.", "WWW.X.COM",
		"~~gone~~", "~5 minutes", "~a~", "~~~", "~~~ go", "```", "$5", "$5 and $6", "$x$", "$$x$$",
		"| a | b |", "|---|---|", "a | b", "--- | ---", ":--", ": definition", "::: note", ":smile:", "Term\n: definition", "x^2^", "H~2~O", "{#id}", "a {.class}", "{{x}}",
		"“Quoted,” he said – twice… it’s 5 o'clock -- well-known; (aside): 100% 'right' \"now\"!?", "Дорогой *друг*", "日本*語*です", "「*」", "e\u0301_x_", "a_é_b", "😀_😀_",
		"\u00a0*a*\u00a0", "a*\u00a0b*", "\u200b- x", "\ufeff# x", "\u2028# x", "a\u0085b", "a\vb", "a\fb", "\x01", "a\x7fb", "٣. x", "-\u00a0x",
		"%PDF", "@x@y.z", "a_@b.cd", "*a@b.cd", "http:\\//x.yz", "_a@b.cd_", "x_www.y.zz", "ahttp://x.yz", "&#x;", "&;", "&#;", "<", "<<a>>", "<>", ">", ">>",
	} {
		expectAsWritten(t, words)
	}
}

func TestOrdinaryProseStaysAsItIs(t *testing.T) {
	for _, words := range []string{
		"Don’t you think it's better I give it to President Putin first? (Laughter.)",
		"We put together a 66-nation coalition. It works – most of the time; see p. 5.",
		"Well, the truth is, Mikhail, that (a) it's 5:30, and (b) we spent $500 million, or 50% more!",
		"R&D at AT&T <3, 5 > 4, x = y + z, C#, #1, and/or, ~5, file_name, e.g. this -- or that...",
		"-5 degrees", "1.5 million", "2016 was a year.", "A -> B", "Syria & Daesh", "Tags: A, B > C", "@kerry said so", "C:\\files",
		"“We” said: ‘no’.", "one | two",
	} {
		if got := paragraph(words); got != words {
			t.Errorf("%q was written %q", words, got)
		}
	}
	if got, want := paragraph("[crosstalk] and 5 * 3"), `\[crosstalk] and 5 \* 3`; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// Dialects that the reader of these tests does not speak.
func TestOtherDialects(t *testing.T) {
	for words, want := range map[string]string{
		"$5":              "$5",
		"$5 or $6":        `\$5 or \$6`, // formulas
		"==marked== a=b":  `\=\=marked\=\= a=b`,
		"{#id}":           `\{#id}`, // attributes
		"| verse":         `\| verse`,
		"::: warning":     `\::: warning`,
		"H~2~O":           `H\~2\~O`,
		"[[page]]":        `\[\[page]]`,
		"mail a@b.cd now": `mail a\@b.cd now`,
	} {
		if got := paragraph(words); got != want {
			t.Errorf("%q was written %q, want %q", words, got, want)
		}
	}
	if got := phrase("$5"); got != `\$5` {
		t.Errorf("within a line, where another may follow, $5 was written %q", got)
	}
}

func TestAnyWordsPrintAsWritten(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	pieces := strings.Split("\\ ` * _ { } [ ] ( ) # + - . ! | < > & ~ = ^ $ : / ? @ ; ' \" %", " ")
	pieces = append(pieces, " ", " ", "\t", "\n", "a", "b", "1", "9", "é", "日", "😀", "\u00a0", "“", "www.", "http://", "x.com", "&amp;", "&#65;", "<b>", "--", "**", "~~", "``", "[^1]", "[x]", "](", "://")
	for range 6000 {
		var words strings.Builder
		for range 1 + random.IntN(10) {
			words.WriteString(pieces[random.IntN(len(pieces))])
		}
		expectAsWritten(t, words.String())
		if t.Failed() {
			return
		}
	}
}

func FuzzWordsPrintAsWritten(f *testing.F) {
	f.Add("*a* _b_ [c](d) <e> &amp; 1. http://x.yz")
	f.Add("- [ ] # > ~~~ $a$ a@b.cd \\")
	f.Fuzz(func(t *testing.T, words string) {
		if !utf8.ValidString(words) || strings.ContainsRune(words, 0) || strings.ContainsFunc(words, unicode.IsControl) {
			return
		}
		expectAsWritten(t, words)
	})
}
