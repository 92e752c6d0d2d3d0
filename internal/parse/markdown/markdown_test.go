package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/parsetest"
)

func read(t testing.TB, source string) document.Document {
	t.Helper()
	d, err := Read(document.File{Name: "talk.md", Data: []byte(source)})
	if err != nil {
		t.Fatal(err)
	}
	parsetest.Check(t, d)
	return d
}

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, source, want string }{
		{"paragraphs", "One.\n\nTwo.\n\n\nThree.", "body | One.\nbody apart | Two.\nbody apart | Three."},
		{"soft breaks", "One\ntwo  three\n   four", "body | One two  three four"},
		{"soft breaks without spaces", "我们\n说话\n\nA", "body | 我们说话\nbody apart | A"},
		{"hard breaks", "One  \ntwo\\\nthree", "body | One⏎two⏎three"},
		{"bold and italic", "a **b *c* d** _e_ __f__", "body | a ‹b c d› ‹e› ‹f›"},
		{"bold over a line's end", "**a\nb** c", "body | ‹a b› c"},
		{"stars that are words", "5 * 3, * and snake_case_name **", "body | 5 * 3, * and snake_case_name **"},
		{"escapes", `\*a\* \[b\] c\d \\ 1\. &amp;amp; \&lt; &#39;&eacute;&nbsp;&bogus; &#0;`, "body | *a* [b] c\\d \\ 1. &amp; &lt; 'é\u00A0&bogus; \uFFFD"},
		{"turns in lines of their own", "**Anna:** One\nand two.\n**Ben:** Three.\n**Anna:** Four.", "body | ‹Anna:› One and two.\nbody | ‹Ben:› Three.\nbody | ‹Anna:› Four."},
		{"plain labels in lines of their own", "# T\n\nANNA: One.\nBEN: Two: no.\nANNA: Three\nfour.", "title | T\nbody apart | ANNA: One.\nbody | BEN: Two: no.\nbody | ANNA: Three four."},
		{"names alone", "Anna 0:01\nOne\ntwo.\n\nBen 0:05\nThree.\n\nAnna 0:07\nFour.",
			"body | Anna 0:01\nbody | One two.\nbody apart | Ben 0:05\nbody | Three.\nbody apart | Anna 0:07\nbody | Four."},
		{"one heading over all", "# A *talk*\n## Part\nWords\n### Deep #", "title | A ‹talk›\nheading apart | Part\nbody apart | Words\nheading apart | Deep"},
		{"several of the first level", "# Anna\nOne\n# Ben\nTwo", "heading | Anna\nbody apart | One\nheading apart | Ben\nbody apart | Two"},
		{"underlined headings", "Talk\n====\n\nPart\n---\nBen said so.\n---\na", "title | Talk\nheading apart | Part\nbody apart | Ben said so.\nbody apart | a"},
		{"quotations", "> One\n> two\n>\n> > three\n\nfour", "body | ‹One two›\nbody apart | ‹three›\nbody apart | four"},
		{"turns in quotations", "> **Q:** One\n\n> Ben: two", "body | ‹Q:› One\nbody apart | Ben: two"},
		{"links into the recording", "**Anna** [0:01](http://x#t=1): [1:02:03](y) [2](z)", "body | ‹Anna› [0:01]: [1:02:03] 2"},
		{"lists", "- one\n- two\n  more\n\n* three\n\n  four\n+ five", "body | one\nbody apart | two more\nbody apart | three\nbody apart | four\nbody apart | five"},
		{"counted lists", "3. one\n3. two\n\na\n\n1986. That was it.\n\n7) x", "body | 3. one\nbody apart | 3. two\nbody apart | a\nbody apart | 1986. That was it.\nbody apart | 7) x"},
		{"items without words", "1.\n\na\n\n-\n\n12)\n\nb", "body | 1.\nbody apart | a\nbody apart | 12)\nbody apart | b"},
		{"items that begin otherwise", "1. # a\n2. > b\n3. ```\n   c\n   ```\n4. - d\n5. 6. e", "title | 1. a\nbody apart | 2. ‹b›\nbody apart | 3.\nbody apart | c\nbody apart | 4. d\nbody apart | 5. 6. e"},
		{"counted turns", "1. **Anna** One\n2. Ben: Two", "body | ‹Anna› One\nbody apart | Ben: Two"},
		{"boxes to tick", "- [ ] one\n- [x] two", "body | [ ] one\nbody apart | [x] two"},
		{"links", "See [the *page*](http://x.org \"t\"), [ref][1], <http://y.org>, http://z.org.\n\n[1]: http://w.org 'title'",
			"body | See the ‹page›, ref, http://y.org, http://z.org."},
		{"labels that are no links", "[Anna]: Yes.\n\n[Ben]: No.", "body | [Anna]: Yes.\nbody apart | [Ben]: No."},
		{"images", "a ![two *people*](x.png) ![](y.png \"why\") ![](z.png)", "body | a ⟦[Image: two people]⟧ ⟦[Image: why]⟧ ⟦[Image]⟧"},
		{"code", "a `b **c**` d\n\n```go\nAnna: *x*\nBen\n\n  y\n```\n\n    indented *i*", "body | a b **c** d\nbody apart | Anna: *x*⏎Ben\nbody apart |   y\nbody apart | indented ‹i›"},
		{"a rule", "a\n\n***\nb", "body | a\nbody apart | b"},
		{"directions in italics", "**Anna:** Yes. *laughs* No, *really*. **(pause)**", "body | ‹Anna:› Yes. ⟦laughs⟧ No, ‹really›. ⟦(pause)⟧"},
		{"struck out", "a ~~b~~ c ~5 or ~6", "body | a b c ~5 or ~6"},
		{"tables", "Before\n\n| Who | What |\n|---|:-:|\n| **Anna** | a \\| b |\n| Ben | |c\nafter",
			"body | Before\nbody 0:0:0 | Who\nbody 0:0:1 | What\nbody 0:1:0 | ‹Anna›\nbody 0:1:1 | a | b\nbody 0:2:0 | Ben\nbody 0:2:2 | c\nbody apart | after"},
		{"no table", "a | b\nc\n---|---|---", "body | a | b c ---|---|---"},
		{"notes", "One[^a] two[^b] three[^a][^c].\n\n[^b]: Second,\nwith[^a]\n\n    and more.\n[^a]: First.\n[^d]: Loose.\n\nEnd.",
			"body | One⟦[1]⟧ two⟦[2]⟧ three⟦[1]⟧[^c].\nbody apart | End.\nnote apart | Loose.\nnote | [1] First.\nnote | [2] Second, with⟦[1]⟧\nnote apart | and more."},
		{"tags among words", "a <b>b</b><br>c <i class=x>d</i> <inaudible> <Anna> <u>e</u> < f", "body | a ‹b›⏎c ‹d› <inaudible> <Anna> e < f"},
		{"what only looks like a block", "<crosstalk>\n\n<laughs> yes\n\n<? why\n\nb", "body | <crosstalk>\nbody apart | <laughs> yes\nbody apart | <? why\nbody apart | b"},
		{"blocks of HTML", "<div class=x>\n\n**a**\n\n</div>\n\n<p><b>c</b> d<br>e</p>\n\n<table><tr><td>f<td>g<tr><td>h</table>",
			"body | ‹a›\nbody apart | ‹c› d⏎e\nbody 0:0:0 | f\nbody 0:0:1 | g\nbody 0:1:0 | h"},
		{"headings and tables in HTML", "<h1>T</h1>\n<table><tr><td>a</table>\n<p>b</p><table><tr><td>c</table><table><tr><td><td>d</table>",
			"heading | T\nbody 0:0:0 | a\nbody apart | b\nbody 1:0:0 | c\nbody 2:0:1 | d"},
		{"speakers in HTML", "<p><cite>Anna:</cite> <time>0:01</time></p><p>a</p><cite>Ben:</cite> <time>0:03</time><p>b</p>", "body | ‹Anna:› [0:00:01] a\nbody apart | ‹Ben:› [0:00:03] b"},
		{"comments", "a <!-- b c --> d\n\n<!-- e\nf -->\n\ng", "body | a  d\nbody apart | g\nwarning: Hidden text was left out: 4 words."},
		{"a comment that doesn't end", "a\n\n<!-- b\n\nc", "body | a\nbody apart | <!-- b\nbody apart | c"},
		{"scripts", "a\n\n<script>\nb()\n</script>\n\nc", "body | a\nbody apart | c\nwarning: Hidden text was left out: one word."},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, got, _ := strings.Cut(strings.TrimSuffix(parsetest.Outline(read(t, c.source)), "\n"), "\n")
			if got != c.want {
				t.Errorf("\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct{ source, title, date, place, words string }{
		{"---\ntitle: \"A: talk\"\nDate: 2019-05-03T10:00:00Z\nlocation: 'Kyiv'\ntags:\n  - x\n---\nWords", "A: talk", "2019-05-03", "Kyiv", "Words"},
		{"\n---\ntitle: T\n...\n\nWords", "T", "", "", "Words"},
		{"---\nAnna: Yes.\n---\nWords", "", "", "", "Anna: Yes."},
		{"---\ntitle: T\nWords", "", "", "", "title: T Words"},
	} {
		d := read(t, c.source)
		if d.Title != c.title || d.Date != c.date || d.Place != c.place || d.Paragraphs[0].Text != c.words {
			t.Errorf("%q: title %q, date %q, place %q, %q", c.source, d.Title, d.Date, d.Place, d.Paragraphs[0].Text)
		}
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         bool
	}{
		{"bold names", "**Ali** [00:00:00] Today\n\n**Kelly** Yes", true},
		{"bold names in a list", "- __Anna__: a\n- __Ben__: b", true},
		{"italic names", "*Anna:* a\n\n*Ben:* b", true},
		{"italic names and colons", "_Anna_: a\n\n_Ben_: b", true},
		{"headings", "# Talk\n\nWords\n\n## Part\n\nWords", true},
		{"a heading and a bold name", "# Talk\n\n**Anna:** Hello.", true},
		{"front matter", "---\ntitle: Talk\n---\n\nAnna: Hello.", true},
		{"front matter without a title", "---\nlayout: post\n---\n\nAnna: Hello.", true},
		{"a table", "| Who | What |\n|-----|------|\n| A | b |", true},
		{"notes", "Yes[^1].\n\n[^1]: No.", true},
		{"UTF-16", "\xFF\xFE*\x00*\x00A\x00*\x00*\x00 \x00b\x00\n\x00*\x00*\x00B\x00*\x00*\x00 \x00c\x00", true},
		{"nothing", "", false},
		{"plain", "Anna: Hello.\nBen: Hi.", false},
		{"stars", "Anna: *laughs* yes\n*laughs*\n* a\n* b\n*pause*\nBen: 5 * 3 **", false},
		{"a bold word", "Anna: I said **no**.\nBen: Why?", false},
		{"dashes", "- Where?\n- Here.\n- Where?\n- There.\n---\n- Yes.", false},
		{"number signs", "# 1\na\n# 2\nb\n#00:01:02#\n#tag", false},
		{"arrows", ">> Yes.\n>> No.\n> Who?", false},
		{"counted", "1. Where?\n2. When?", false},
		{"one heading", "# Talk\n\nAnna: a", false},
		{"a heading in a file called Markdown.md", "# Talk\n\nAnna: a", true},
		{"quotations in a file called Markdown.md", "> Where?\n\nHere.\n\n> When?\n\nNow.", true},
		{"plain in a file called Markdown.md", "Anna: Hello.\nBen: Hi.", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			name := "talk.txt"
			if strings.HasSuffix(c.name, ".md") {
				name = "talk.MD"
			}
			if got := Is(document.File{Name: name, Data: []byte(c.source)}); got != c.want {
				t.Errorf("%v", got)
			}
		})
	}
}

func TestRefuses(t *testing.T) {
	for source, reason := range map[string]string{
		"":                          "is empty",
		"\n \n":                     "has no words",
		"---\ntitle: T\n---\n":      "has no words",
		"[1]: http://example.org/x": "has no words",
		"\x00\x01\x02**a**":         "is not a text file",
	} {
		_, err := Read(document.File{Name: "talk.md", Data: []byte(source)})
		parsetest.Refused(t, err, "talk.md", reason)
	}
}

// TestLosesNoWord reads plain transcripts, where marks of Markdown come by chance.
func TestLosesNoWord(t *testing.T) {
	files, err := filepath.Glob("../testdata/*.txt")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file := document.File{Name: "talk.md", Data: data}
		source, _, err := decode.Text(file)
		if err != nil {
			t.Fatal(err)
		}
		if Is(document.File{Name: filepath.Base(name), Data: data}) {
			t.Errorf("%s passes for Markdown", name)
		}
		d, err := Read(file)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range d.Paragraphs {
			got = append(got, wordsOf(p.Text)...)
		}
		want := wordsOf(source)
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("%s: %q, want %q", name, got[max(0, i-3):i+1], want[max(0, i-3):i+1])
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s: %d words, want %d", name, len(got), len(want))
		}
	}
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// hostile are texts that a reader of Markdown may choke on.
func hostile() map[string]string {
	const n = 100_000
	many := func(s string) string {
		if strings.Contains(s, "\n") {
			return strings.Repeat(s, n/5)
		}
		return strings.Repeat(s, n)
	}
	lines := func(format string) string {
		var out strings.Builder
		for i := range n / 10 {
			fmt.Fprintf(&out, format, i)
		}
		return out.String()
	}
	deep := func(marker string) string {
		var out strings.Builder
		for i := range 1000 {
			out.WriteString(strings.Repeat(" ", i*len(marker)) + marker + "a\n")
		}
		return out.String() + many("\n") + "b"
	}
	return map[string]string{
		"quotations":           many(">"),
		"brackets":             many("["),
		"brackets that close":  many("[") + "a" + many("]"),
		"brackets in lines":    many("[\n"),
		"links":                many("[a]("),
		"links in lines":       many("[a](\n"),
		"images":               many("!["),
		"stars":                many("*a"),
		"stars in lines":       many("*a\n"),
		"stars in pairs":       many("*a **b\n"),
		"stars that end":       many("*a\n") + many("b*\n"),
		"lists":                many("- "),
		"counted lists":        many("1. "),
		"deeper and deeper":    deep("- "),
		"counted deeper":       deep("1. "),
		"ticks":                many("`a ``b\n"),
		"tags":                 many("<a \n"),
		"comments":             many("<!--\n"),
		"blocks":               many("<div>\n\n"),
		"nested blocks":        many("<div>"),
		"a wide table":         many("|") + "\n" + many("|-") + "\n",
		"a table of any width": strings.Repeat("a|", 1000) + "\n" + strings.Repeat("-|", 1000) + "\n" + many("a\n"),
		"a long table":         "a|b\n-|-\n" + many("*a*|[b\n"),
		"tables":               many("a|b\n-|-\n"),
		"notes":                lines("[^%d]: x\n\n"),
		"notes in notes":       lines("[^%d]: x[^1]\n"),
		"notes that go round":  "a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1]",
		"addresses":            lines("[%d]: http://x\n"),
		"underlines":           many("*a\n") + "===\n",
		"headings":             many("a\n=\n"),
		"one line":             many("word "),
		"many lines":           many("word word\n"),
		"turns":                many("**A:** b\n"),
		"escapes":              many(`\`),
		"front matter":         "---\n" + many("a: b\n"),
	}
}

func TestHostile(t *testing.T) {
	for name, source := range hostile() {
		t.Run(name, func(t *testing.T) {
			begun := time.Now()
			parsetest.Fuzzed(t, []byte(source), Read)
			if took := time.Since(begun); took > time.Minute { // less than a second, where nothing else runs
				t.Errorf("took %v", took)
			}
			Is(document.File{Name: "talk.md", Data: []byte(source)})
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"**Anna:** One\ntwo\n\n**Ben:** Three", "# a\n\n> b\n\n- c\n\n1. d", "|a|b|\n|-|-|\n|c|", "a[^1]\n\n[^1]: b", "<b>a</b><!-- c -->\n\n<div>\nx\n</div>",
		"---\ntitle: a\n---\nb", "a\\\nb  \nc &amp; \\* ![d](e)", "```\na\n```", "[a]: b\n\n[c]: http://d", "a\n===\nb\n---",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, source string) {
		parsetest.Fuzzed(t, []byte(source), Read)
		Is(document.File{Name: "talk.md", Data: []byte(source)})
		keepsWords(t, source)
	})
}

// keepsWords puts what source has of letters, digits and spaces among the marks of Markdown
// and sees that every word is there, in order.
func keepsWords(t *testing.T, source string) {
	t.Helper()
	words := strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return ' '
	}, source))
	if len(words) == 0 {
		return
	}
	d := read(t, "**Anna:** "+strings.Join(words, " ")+"\n"+strings.Join(words, "  \n")+"\n\n> *"+strings.Join(words, "\n> ")+"*\n\n- "+strings.Join(words, "\n- "))
	var got []string
	for _, p := range d.Paragraphs {
		got = append(got, strings.Fields(p.Text)...)
	}
	var want []string
	for range 4 {
		want = append(want, words...)
	}
	if got[0] != "Anna:" || strings.Join(got[1:], "") != strings.Join(want, "") { // some scripts are written without spaces
		t.Fatalf("%q\nwant\n%q", got, want)
	}
}
