package html

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/parsetest"
	"manicule/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sketch writes a document as short lines: what stands before the words says what they are.
func sketch(d document.Document) string {
	var out strings.Builder
	for i, p := range d.Paragraphs {
		out.WriteString(strings.TrimSpace(signsOf(p)+" "+dressed(d, i)) + "\n")
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func signsOf(p document.Paragraph) string {
	s := ""
	if p.Apart {
		s += "^"
	}
	s += map[document.Kind]string{document.Title: "T", document.Heading: "H", document.Note: "N"}[p.Kind]
	if p.Cell != nil {
		s += fmt.Sprintf("%d/%d/%d", p.Cell.Table, p.Cell.Row, p.Cell.Column)
	}
	if p.Voice != "" {
		s += "<" + p.Voice + ">"
	}
	if p.Start != nil {
		s += fmt.Sprintf("@%d", *p.Start)
	}
	return s
}

// dressed is a paragraph's text with *strong* passages, {directions}, =marks= and ~syncs.
func dressed(d document.Document, i int) string {
	p := d.Paragraphs[i]
	whole := []rune(p.Text)
	at := make([]string, len(whole)+1)
	for _, s := range p.Strong {
		at[s.Start] += "*"
		at[s.End] = "*" + at[s.End]
	}
	for _, s := range p.Directions {
		at[s.Start] += "{"
		at[s.End] = "}" + at[s.End]
	}
	for _, m := range d.Marks {
		if m.From.Paragraph == i {
			at[m.From.At] += "="
			at[m.To.At] = "=" + at[m.To.At]
		}
	}
	for _, s := range p.Syncs {
		at[s.At] += "~"
	}
	out := ""
	for i, r := range whole {
		out += at[i] + string(r)
	}
	return strings.ReplaceAll(out+at[len(whole)], "\n", "\\n")
}

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"nothing", "", ""},
		{"paragraphs", "<p>One<p>two</p><div>three</div>four", "^ One\n^ two\n^ three\nfour"},
		{"white space", "<p>  One \n\t two <b> three </b>  four </p>", "^ One two *three* four"},
		{"white space between elements", "<p><b>Anna</b> <i>laughs</i><u>.</u></p>", "^ *Anna laughs.*"},
		{"no-break space and soft hyphen stay", "<p>a&nbsp; b&shy;c</p>", "^ a\u00A0 b\u00ADc"},
		{"entities", "<p>it&#39;s &lt;b&gt; &amp;amp; &eacute;&#x1F600;&quot;</p>", "^ it's <b> &amp; é😀\""},
		{"line breaks", "<p>Anna: one<br>Ben: two <br/> three</p>", `^ Anna: one\nBen: two\nthree`},
		{"two breaks", "<div>one<br><br>two<br> <br>three<br></div>four", "one\n^ two\n^ three\nfour"},
		{"breaks at the edges", "<p><br>one<br></p>two", "^ one\n^ two"},
		{"empty paragraphs stand for blank lines", "<div>one</div><div>&nbsp;</div><div>two</div>", "one\n^ two"},
		{"headings", "<h1>Talk</h1><h2>One</h2><p>a", "^T Talk\n^H One\n^ a"},
		{"several first headings", "<h1>Anna</h1><p>a</p><h1>Ben</h1><p>b", "^H Anna\n^ a\n^H Ben\n^ b"},
		{"lists", "<ul><li>one<li>two</ul><ol><li><p>three</ol>", "^ one\ntwo\n^ three"},
		{"definitions", "<dl><dt>Date<dd>3 May<dt>Place<dd>Here</dl>", "^ *Date*\n3 May\n*Place*\nHere"},
		{"a rule", "one<hr>two", "one\n^ two"},
		{"preformatted", "<pre>\nAnna:  one\n\n  Ben:\ttwo\nthree</pre>four", "^ Anna:  one\n^   Ben:\ttwo\nthree\n^ four"},
		{"strong by style", "<style>.c1{font-weight:700} p.c2, .c3 {font-weight:bold}</style><p><span class=c1>A</span>b<span class='x c3'>C</span><span style='FONT-WEIGHT:600'> d</span>",
			"^ *A*b*C d*"},
		{"all set in normal weight", "<b style='font-weight:normal'><p>one <b>two</b></p></b>", "^ one *two*"},
		{"strong ends with its line", "<p><b>one</b><br><b>two</b>", `^ *one*\n*two*`},
		{"marks", "<p>a <mark>b c</mark> <span style='background:#abc'>d</span><span style='background-color: rgb(1, 2,255)'>e</span> <span style='background:white'>f",
			"^ a =b c= =d==e= f"},
		{"images", "<p>a <img src='http://x/y.png' alt=' two  people '> b <img src=track.gif><img alt=''>", "^ a {[Image: two people]} b"},
		{"quotation", "<p>she said <q>no <b>way</b></q>.", "^ she said “no *way*”."},
		{"tables", "<table><tr><th>Who<th>What<tr><td rowspan=2>Anna<td>one<p>two</p><tr><td>three<tr><td colspan=2>x<td>y</table><table><td>z</table>",
			"^0/0/0 *Who*\n0/0/1 *What*\n0/1/0 Anna\n0/1/1 one\n^0/1/1 two\n^0/2/1 three\n0/3/0 x\n0/3/2 y\n^1/0/0 z"},
		{"a table in a table", "<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", "^0/0/0 a\n^1/0/0 b\n^0/0/0 c\n0/0/1 d"},
		{"the page's furniture", "<header>h</header><nav>n</nav><main><header>kept</header><nav>n</nav><p>a</main><aside>s</aside><footer>f", "kept\n^ a"},
		{"furniture around lines", "<header>h</header>\n<main>\n<p>a</p>\n</main>\n<footer>f</footer>", "^ a"},
		{"notes beside the text", "<main><p>a</main><aside epub:type=footnote>n</aside><aside>s</aside>", "^ a\n^N n"},
		{"no text of its own", "<header>h</header><nav>n</nav><p>a<footer>f", "h\nn\n^ a\n^ f"},
		{"forms", "<form><label>L<input value=v></label><textarea>t</textarea><button>b</button><select><option>o</select>x</form>", "Lx"},
		{"notes of books", "<p>a</p><aside epub:type='footnote'><p>n</p></aside>", "^ a\n^N n"},
		{"line separators stay", "<p>a&#8232;b\u2028c</p>", "^ a\u2028b\u2028c"},
		{"carriage returns", "<p>a&#13;b</p><pre>a&#13;\nb&#13;</pre>", "^ a b\n^ a\nb"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Paragraphs(c.markup)
			if got := sketch(d); err != nil || got != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

func TestVoices(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"podcast", "<cite>Anna:</cite>\n<time>0:00</time>\n<p>One.</p>\n<cite>Ben:</cite>\n<time>1:02:03</time>\n<p>Two.</p>", "^<Anna>@0 One.\n^<Ben>@3723000 Two."},
		{"a time that is none", "<cite>Anna:</cite><time>noon</time><p>One.</p><cite>Ben:</cite><time>late</time><p>Two.</p>", "*Anna:*noon\n^ One.\n^ *Ben:*late\n^ Two."},
		{"speakers in their paragraphs", "<p><span class=speaker>Anna</span> One.<p><span class='speaker-name'>Ben:</span> <span class=timestamp>[0:05]</span> Two.",
			"^<Anna> One.\n^<Ben>@5000 Two."},
		{"speakers apart", "<div class=turn><div class='c_speaker'>Anna</div><div>One.</div><div>More.</div></div><div class=speaker>Ben</div><div>Two.</div>", "<Anna> One.\nMore.\n<Ben> Two."},
		{"terms that come again", "<dl><dt>Q<dd>One?<dt>A<dd>Two.<dt>Q<dd>Three?</dl>", "^<Q> One?\n<A> Two.\n<Q> Three?"},
		{"a class for the whole turn", "<p class=speaker>" + strings.Repeat("many words ", 20) + "<p class=speaker>x", "^ " + strings.TrimSpace(strings.Repeat("many words ", 20)) + "\n^ *x*"},
		{"one speaker alone", "<p><span class=speaker>Anna</span> One.<p>Two.", "^ *Anna* One.\n^ Two."},
		{"sources", "<p><cite>The Times</cite> wrote.<p><cite>The Post</cite> wrote.<blockquote>words</blockquote><cite>Anna</cite><p>more", "^ *The Times* wrote.\n^ *The Post* wrote.\n^ words\n^ *Anna*\n^ more"},
		{"a name with nothing after it", "<p><span class=speaker>Anna</span> One.<p><span class=speaker>Ben</span> Two.<p class=speaker>Anna", "^<Anna> One.\n^<Ben> Two.\n^ *Anna*"},
		{"two names in a row", "<p class=speaker>Anna<p class=speaker>Ben<p>One.<p class=speaker>Anna<p>Two.", "^ *Anna*\n^<Ben> One.\n^<Anna> Two."},
		{"times of words", "<p><span data-m=0>One</span> <span data-m=1500>two</span> <span data-m=900>three</span></p><p data-start='00:05' data-end=7.25>four", "^@0 One ~two three\n^@5000 four"},
		{"marks move with the words", "<p><span class=speaker>A</span>: <mark>b</mark> <b>c</b><p><span class=speaker>D</span> e", "^<A> =b= *c*\n^<D> e"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Paragraphs(c.markup)
			if got := sketch(d); err != nil || got != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

func TestWhatThePageSaysOfItself(t *testing.T) {
	d, err := Paragraphs("<title> My\n talk </title><meta name=Date content=' 3 May 2021 '><p>a <span hidden>one two</span><span style='display: none'>three</span>")
	if err != nil || d.Title != "My talk" || d.Date != "3 May 2021" || sketch(d) != "^ a" {
		t.Errorf("%+v, %v", d, err)
	}
	if len(d.Warnings) != 1 || d.Warnings[0] != "3 words that the page hides were left out." {
		t.Errorf("%q", d.Warnings)
	}
	if d, _ := Paragraphs("<title>Talk - Site</title><h1>Talk</h1>"); d.Title != "" || sketch(d) != "^T Talk" {
		t.Errorf("%+v", d)
	}
	if d, _ := Paragraphs("<p>a<mark>b</mark>"); len(d.Marks) != 1 || d.Marks[0].Colour != "#FFFF00" {
		t.Errorf("%+v", d)
	}
}

// TestHostile is B01 to B06: what could run, load or lead elsewhere is words or nothing.
func TestHostile(t *testing.T) {
	for _, c := range []struct{ name, markup, want string }{
		{"B01 script", "<p>a<script>alert(1)</script><noscript>n</noscript>b", "^ ab"},
		{"B01 onerror", `<p>a<img src=x onerror="alert(1)">b<img alt='"><script>' onerror=alert(1)>`, `^ ab{[Image: "><script>]}`},
		{"B01 svg", "<p>a<svg onload=alert(1)><text>t</text></svg>b", "^ ab"},
		{"B01 srcdoc", `<p>a<iframe srcdoc="<script>alert(1)</script>">f</iframe>b`, "^ ab"},
		{"B01 MathML", "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'></math>a", "a"},
		{"B01 noscript", `<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>a`, `^ a`},
		{"B01 template", "<template><p>x</p></template>a", "a"},
		{"B02 words that look like markup", `<p>&quot;&gt;&lt;img src=x onerror=alert(1)&gt;: a`, `^ "><img src=x onerror=alert(1)>: a`},
		{"B03 links", `<p><a href="javascript:alert(1)">a</a> <a href="file:///etc/passwd">b</a> <a href="\\host\share">c</a>`, "^ a b c"},
		{"B04 meta, base, form, link", `<meta http-equiv=refresh content="0;url=http://x"><base href=http://x><link rel=prefetch href=http://x><form action=http://x>a</form>`, "a"},
		{"B05 things elsewhere", `<style>@import url(http://x); p{background:url(http://x)}</style><p style="background:url(http://x)">a<img src=http://x width=1><object data=http://x>o</object><embed src=http://x><video src=http://x>v</video>`, "^ a"},
		{"B06 svg again", `<svg><script>alert(1)</script><use href="http://x"/><foreignObject><p>f</p></foreignObject></svg>a`, "a"},
		{"comments", "<p>a<!-- <b>x</b> --><!--[if mso]>x<![endif]-->b<![CDATA[c]]>", "^ ab"},
		{"NUL and numbers of no letter", "<p>a\x00b&#0;&#xD800;&#x110000;c", "^ ab\uFFFD\uFFFD\uFFFDc"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Paragraphs(c.markup)
			if got := sketch(d); err != nil || got != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
		})
	}
}

// TestNesting is B10: what is nested without end is refused, and what is closed wrongly is words.
func TestNesting(t *testing.T) {
	for _, tag := range []string{"<div>", "<b>", "<table><tr><td>", "<blockquote><p>", "<svg><g>", "<font size=1>"} {
		_, err := Read(document.File{Name: "deep.html", Data: []byte("<html>" + strings.Repeat(tag, 300_000) + "words")})
		if found := fault.From(err); !errors.Is(err, ErrNested) || found.Code != fault.Refused || !strings.HasPrefix(found.Message, "deep.html ") {
			t.Errorf("%s: %v", tag, err)
		}
	}
	for _, tag := range []string{"</b></i></p>", "<p><i></b>", "<b>x</i></b>", "<li></td>x", "<a><a>", "</br>", "<td><tr>", "<p></div></span>"} {
		d, err := Paragraphs("<p>first</p>" + strings.Repeat(tag, 100_000) + "<p>last</p>")
		if n := len(d.Paragraphs); err == nil && (d.Paragraphs[0].Text != "first" || d.Paragraphs[n-1].Text != "last") {
			t.Errorf("%s: %d paragraphs", tag, n)
		} else if err != nil && !errors.Is(err, ErrNested) {
			t.Errorf("%s: %v", tag, err)
		}
	}
}

func TestXHTML(t *testing.T) {
	d, err := Paragraphs(`<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title/><script src="x"/></head><body><a id="p1"/><p>One<br/>two <b class="a>b"/>three</p><div/></body></html>`)
	if got := sketch(d); err != nil || got != `^ One\ntwo three` {
		t.Errorf("%v\n%s", err, got)
	}
}

func TestIs(t *testing.T) {
	for content, want := range map[string]bool{
		"<!DOCTYPE html><p>a":                                true,
		"\uFEFF \n<!-- c -->\n<HTML>":                        true,
		"<?xml version='1.0'?>\n<html xmlns='x'>":            true,
		"<cite>Anna:</cite>\n<time>0:00</time>\n<p>One.</p>": true,
		"<p>One</p>":                             true,
		"\xFF\xFE<\x00h\x00t\x00m\x00l\x00>\x00": true,
		"<b>Anna:</b> One<br>Two":                false,
		"<b>Anna:</b> One<br>Two<br>":            true,
		"":                                       false,
		"Anna: <p>One</p><p>Two</p>":             false,
		"<i>laughs</i> I see.":                   false,
		"<?xml version='1.0'?><TEI><p>a</p><p>b</p></TEI>": false,
		"<v Anna>One</v>": false,
		"<html5> words":   false,
	} {
		if Is([]byte(content)) != want {
			t.Errorf("Is(%.40q) = %v", content, !want)
		}
	}
}

func TestReadInItsEncoding(t *testing.T) {
	for _, c := range []struct{ name, data, want, encoding string }{
		{"declared", "<meta charset=windows-1251><p>\xC4\xE0</p>", "Да", "windows-1251"},
		{"declared in the old way", `<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"><p>it` + "\x92s</p>", "it’s", "windows-1252"},
		{"wrongly declared", "<meta charset=iso-8859-1><p>né</p>", "né", "UTF-8"},
		{"with a mark", "\xFE\xFF\x00<\x00p\x00>\x04\x14", "Д", "UTF-16BE"},
		{"XML", "<?xml version='1.0' encoding='macintosh'?><html><p>\x8E</p>", "é", "macintosh"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := Read(document.File{Name: "a.html", Data: []byte(c.data)})
			if err != nil || len(d.Paragraphs) != 1 || d.Paragraphs[0].Text != c.want || d.Encoding != c.encoding {
				t.Errorf("%+v, %v", d, err)
			}
		})
	}
	_, err := Read(document.File{Name: "a.html", Data: []byte("<html><body><p> </p><script>a()</script>")})
	if found := fault.From(err); found.Code != fault.Refused || found.Message != "a.html has no words in it." {
		t.Error(err)
	}
}

func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Read(document.File{Name: filepath.Base(file), Data: data})
			if err != nil {
				t.Fatal(err)
			}
			checkGolden(t, strings.TrimSuffix(file, ".html")+".golden", sketch(d)+"\n")
		})
	}
}

func checkGolden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || string(want) != got {
		t.Errorf("%v\n%s\nwant\n%s", err, got, want)
	}
}

// checkDocument sees that a document keeps what its type promises.
func checkDocument(t *testing.T, d document.Document) {
	t.Helper()
	parsetest.Check(t, d)
	for i, p := range d.Paragraphs {
		end := 0
		for _, s := range marksOf(d, i) {
			if s.Start < end {
				t.Fatalf("mark %v after %d in %q", s, end, p.Text)
			}
			end = s.End
		}
		last := document.Sync{}
		for _, s := range p.Syncs {
			if s.Ms < last.Ms {
				t.Fatalf("sync %v after %v in %q", s, last, p.Text)
			}
			last = s
		}
	}
}

func marksOf(d document.Document, paragraph int) []text.Span {
	var spans []text.Span
	for _, m := range d.Marks {
		if m.From.Paragraph == paragraph {
			spans = append(spans, text.Span{Start: m.From.At, End: m.To.At})
		}
	}
	return spans
}

// visible are the letters and digits of a page's text, furniture, forms and times aside.
func visible(n *html.Node, most int, out *strings.Builder) {
	if n.Type == html.ElementNode && (never[n.Data] || furniture[n.Data] || n.Data == "dialog" || isClock(n) || has(n, "hidden") || has(n, "style")) {
		return
	}
	if n.Type == html.TextNode {
		out.WriteString(lettersOf(n.Data))
	}
	for child := range n.ChildNodes() {
		visible(child, most, out)
	}
}

func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// holdsInOrder reports whether all letters of part come in whole, in their order.
func holdsInOrder(whole, part string) bool {
	rest := []rune(whole)
	for _, r := range part {
		i := 0
		for i < len(rest) && rest[i] != r {
			i++
		}
		if i == len(rest) {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

func FuzzParagraphs(f *testing.F) {
	for _, seed := range []string{
		"<p>a<br>b<br><br>c", "<table><tr><td rowspan=3>a<td>b</table>", "<cite>A:</cite><time>0:00</time><p>x<cite>B:</cite><time>0:01</time><p>y",
		"<p><span class=speaker>A</span> x<p><span class=speaker>B</span> y", "<dl><dt>Q<dd>a<dt>A<dd>b<dt>Q<dd>c</dl>", "<pre>\na\n\n <b>b</b>\n</pre>",
		"<p style='background:#ff0'>a<mark>b</mark><img alt=c><q>d</q>", "<?xml?><title/><p>a<b/>", "<p data-start=1>a<b data-m=5>b</b>", "<main>a<nav>b</nav></main><dialog>c</dialog>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, markup string) {
		markup = strings.ToValidUTF8(markup, "\uFFFD")
		d, err := Paragraphs(markup)
		if err != nil {
			if !errors.Is(err, ErrNested) {
				t.Fatal(err)
			}
			return
		}
		checkDocument(t, d)
		again, _ := Paragraphs(markup)
		first, _ := json.Marshal(d)
		if second, _ := json.Marshal(again); string(first) != string(second) {
			t.Fatalf("%s\nand then\n%s", first, second)
		}
		root, err := html.ParseWithOptions(strings.NewReader(closed(markup)), html.ParseOptionEnableScripting(false))
		if err != nil {
			t.Fatal(err)
		}
		var page, read strings.Builder
		visible(root, 0, &page)
		for _, p := range d.Paragraphs {
			read.WriteString(lettersOf(p.Voice + p.Text))
		}
		if !holdsInOrder(read.String(), page.String()) {
			t.Fatalf("%q lost letters of %q", read.String(), page.String())
		}
	})
}

func BenchmarkParagraphs(b *testing.B) {
	markup := "<html><body>" + strings.Repeat("<p><b>Interviewer:</b> When did you <i>move</i> here, in the spring?</p>\n", 50_000)
	b.SetBytes(int64(len(markup)))
	for b.Loop() {
		if _, err := Paragraphs(markup); err != nil {
			b.Fatal(err)
		}
	}
}

func TestBook(t *testing.T) {
	d, err := Book(".n{font-weight:bold}",
		Page{Markup: "<title>T</title><style>.m{font-weight:bold}</style><h1>A</h1><p><span class=n>b</span> <span class=m>c</span></p><table><td>d</table>"},
		Page{Markup: "<p class=speaker>Anna</p><p>e</p>"},
		Page{Markup: "<p class=speaker>Ben</p><p><span class=m>f</span><table><td>g</table>"},
		Page{Markup: "<h2>h</h2><p>i</p>", Note: true})
	const want = "^T A\n^ *b c*\n^0/0/0 d\n^<Anna> e\n^<Ben> f\n^1/0/0 g\n^H h\n^N i"
	if got := sketch(d); err != nil || got != want || d.Title != "" {
		t.Errorf("%v, title %q\n%s\nwant\n%s", err, d.Title, got, want)
	}
	d, _ = Book("", Page{Markup: "<title>T</title><h1>A</h1>"}, Page{Markup: "<title>U</title><h1>B</h1>"})
	if got := sketch(d); got != "^H A\n^H B" || d.Title != "T" {
		t.Errorf("title %q\n%s", d.Title, got)
	}
}

func TestIsElement(t *testing.T) {
	for name, want := range map[string]bool{"br": true, "span": true, "p": true, "nav": true, "script": true, "b": true, "inaudible": false, "anna": false, "": false} {
		if IsElement(name) != want {
			t.Errorf("%q", name)
		}
	}
}
