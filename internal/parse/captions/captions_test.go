package captions

import (
	"flag"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

var format = parsetest.Reader{Is: Is, Read: Read}

// samples are the files in layouts that people have.
var samples = []string{
	"audacity_labels.txt", "dashes.srt", "lunchroom.srt", "lunchroom_regions_styles.vtt", "podcastns_example.srt", "podcastns_example.vtt",
	"teams.vtt", "voices.vtt", "whisper.lrc", "whisper.tsv", "whisper.vtt", "whisper_lines.txt", "youtube.sbv", "youtube_rolling.vtt", "zoom_meeting001.vtt",
}

func TestSamples(t *testing.T) { format.Samples(t, samples, *update) }

func TestRead(t *testing.T) {
	const srt = "1\n00:00:01,000 --> 00:00:02,000\n"
	const vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n"
	for _, c := range []struct{ name, data, want string }{
		{"entities", vtt + "a &amp; b &lt;i&gt; &#233; &nbsp;c &amp;lt; AT&T &bogus; &", "caption 1000-2000 | a & b <i> é \u00A0c &lt; AT&T &bogus; &\n"},
		{"entities that end lines", vtt + "a&#13;b&#10;c&#0;d", "caption 1000-2000 | a b c\uFFFDd\n"},
		{"tags", vtt + "<i>one</i> <b.loud>two</b> <c.bg>th</c>ree <lang en>four</lang> <x y=z>five", "caption 1000-2000 | one two three four five\n"},
		{"what looks like a tag", vtt + "a < b, <3, <, x<y", "caption 1000-2000 | a < b, <3, <, x<y\n"},
		{"words in angle brackets", srt + "<laughs> Yes <i>so</i> <img src=x onerror=alert(1)>", "caption 1000-2000 | <laughs> Yes so\n"},
		{"ruby", vtt + "<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>", "caption 1000-2000 | 漢字\n"},
		{"lines of a screen", srt + "one \n two\n  three", "caption 1000-2000 | one two three\n"},
		{"lines without spaces", srt + "一行\n二行\nand\n三", "caption 1000-2000 | 一行二行 and 三\n"},
		{"breaks", vtt + "one<br>two<br/><br>three", "caption 1000-2000 | one two⏎three\n"},
		{"styles", srt + "{\\an8}<font color='red'>One</font> {not this}", "caption 1000-2000 | One {not this}\n"},
		{"music", srt + "♪ la la ♪", "caption 1000-2000 | ♪ la la ♪\n"},
		{"voices", vtt + "<v Ms &#201;>One.</v> <v.x Mr B>Two.", "caption 1000-2000 Ms É| One.\ncaption 1000-2000 Mr B| Two.\n"},
		{"a voice twice", vtt + "<v A>One</v>\n<v A>two.", "caption 1000-2000 A| One two.\n"},
		{"words after a voice", vtt + "<v A>One.</v> Two.", "caption 1000-2000 A| One.\ncaption 1000-2000 | Two.\n"},
		{"dashes", srt + "- One\nand a half\n- Two", "caption 1000-2000 | - One and a half\ncaption 1000-2000 | - Two\n"},
		{"dashes without a space", srt + "-One?\n<i>-Two.</i>", "caption 1000-2000 | -One?\ncaption 1000-2000 | -Two.\n"},
		{"a dash in a sentence", srt + "he said\n—and meant it\n-5 degrees", "caption 1000-2000 | he said —and meant it -5 degrees\n"},
		{"arrows", srt + ">> One.\n>> Two. >> Three", "caption 1000-2000 | >> One.\ncaption 1000-2000 | >> Two.\ncaption 1000-2000 | >> Three\n"},
		{"names stay", srt + "HOST: One.", "caption 1000-2000 | HOST: One.\n"},
		{"times of words", vtt + "one <00:01.500>two. <00:02.100>Three", "caption 1000-2000 | one two. {2100}Three\n"},
		{"no numbers", "00:00:01,000 --> 00:00:02,000\none\n\n00:00:03,000 --> 00:00:04,000\ntwo", "caption 1000-2000 | one\ncaption 3000-4000 | two\n"},
		{"no blank lines", srt + "one\n2\n00:00:03,000 --> 00:00:04,000\ntwo", "caption 1000-2000 | one\ncaption 3000-4000 | two\n"},
		{"blank lines everywhere", "1\n\n00:00:01,000 --> 00:00:02,000\n\none\n\nstill one\n\n2\n\n00:00:03,000 --> 00:00:04,000\n\ntwo", "caption 1000-2000 | one still one\ncaption 3000-4000 | two\n"},
		{"a number is a word", srt + "In\n1984", "caption 1000-2000 | In 1984\n"},
		{"settings", "1\n00:00:01.000 --> 00:00:02.000 X1:0 Y1:3 align:start\none", "caption 1000-2000 | one\n"},
		{"no end", "1\n00:00:01,000 -->\none", "caption 1000-? | one\n"},
		{"words before", "A talk\n\n" + srt + "one\n\n2\n00:00:03,000 --> 00:00:04,000\ntwo\n\n3\n00:00:05,000 --> 00:00:06,000\nthree", "body ?-? | A talk\ncaption 1000-2000 | one\ncaption 3000-4000 | two\ncaption 5000-6000 | three\n"},
		{"a note", vtt + "one\n\nNOTE two\n--\n\n00:03.000 --> 00:04.000\nNOTE three", "caption 1000-2000 | one\ncaption 3000-4000 | NOTE three\n"},
		{"words after a blank line", vtt + "one\n\ntwo", "caption 1000-2000 | one two\n"},
		{"Windows lines", strings.ReplaceAll(srt, "\n", "\r\n") + "one\r\n", "caption 1000-2000 | one\n"},
		{"sung twice", "[00:01.00][00:05.00]one\n[00:02.00]<00:02.00>two", "caption 1000-? | one\ncaption 2000-? | two\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := format.Fuzzed(t, []byte(c.data))
			_, got, _ := strings.Cut(parsetest.Timeline(d), "\n")
			if got != c.want {
				t.Errorf("got:\n%swant:\n%s", got, c.want)
			}
		})
	}
}

// TestOddTimes is the list of odd times that captions may have: none of them changes the order.
func TestOddTimes(t *testing.T) {
	const data = `WEBVTT

00:00:05.000 --> 00:00:04.000
<v One>first <script>alert(1)</script></v>

-00:00:02.000 --> 00:00:01.000
<v Two>second

100:00:01.000 --> 100:00:09.000
third

100:00:02.000 --> 100:00:03.000
fourth

00:00:00.000 --> 00:00:01.000
the second session`
	d := format.Fuzzed(t, []byte(data))
	parsetest.Golden(t, "testdata/odd_times.golden", parsetest.Timeline(d), *update)
}

func TestReadRefuses(t *testing.T) {
	for _, c := range []struct{ name, data, reason string }{
		{"no captions", "WEBVTT\n\nNOTE nothing\n", "has no words"},
		{"captions without words", "1\n00:00:01,000 --> 00:00:02,000\n \n<i></i>\n", "has no words"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(document.File{Name: "talk.ext", Data: []byte(c.data)})
			parsetest.Refused(t, err, "talk.ext", c.reason)
		})
	}
}

func TestReadBoundsParagraphs(t *testing.T) {
	const times = "00:00:01,000 --> 00:00:02,000\n"
	for _, c := range []struct {
		name, data string
		ok         bool
	}{
		{"as many as may be", strings.Repeat(times+"a\n"+times+"b\n", 5), true},
		{"one more", strings.Repeat(times+"a\n"+times+"b\n", 5) + times + "c", false},
		{"many in one", times + strings.Repeat(" >>a", 1000), false},
		{"many voices in one", times + strings.Repeat("<v A>a<v B>b", 1000), false},
	} {
		r := reader{layout: layoutOf(c.data), most: 10}
		if r.read(c.data) != c.ok || len(r.out.Paragraphs) > r.most+1 {
			t.Errorf("%s: %d paragraphs", c.name, len(r.out.Paragraphs))
		}
	}
}

func TestIs(t *testing.T) {
	for _, c := range []struct {
		name, data string
		want       bool
	}{
		{"WebVTT", "WEBVTT", true},
		{"WebVTT in UTF-16", "\xFF\xFEW\x00E\x00B\x00V\x00T\x00T\x00\n\x00", true},
		{"SRT in UTF-16", "\xFE\xFF\x001\x00\n\x000\x00:\x000\x001\x00 \x00-\x00-\x00>\x00 \x000\x00:\x000\x002\x00\n", true},
		{"words about WebVTT", "WEBVTT is a format.\nIt has times.", false},
		{"WEBVTTX", "WEBVTTX\n", false},
		{"a time in a sentence", "Host: it went 00:01 --> 00:02\nGuest: yes", false},
		{"one line of times", "Host: hello\nGuest: hello\n00:01 --> 00:02\nHost: bye\nGuest: bye", false},
		{"times in brackets", "[00:00:01] Host: hello\n[00:00:05] Guest: hello", false},
		{"times in brackets, to the hundredth", "[00:01.00] Host: hello\nand more\nand more\n[00:05.00] Guest: hello", false},
		{"LRC", "[ar:Host]\n[00:01.00]hello\n[00:05.00]bye", true},
		{"a table", "start\tend\twords\n1\t2\thello", false},
		{"numbers", "1\t2\thello\n3\t4\tbye", false},
		{"a conversation", "Q: Where?\nA: Here.", false},
		{"nothing", "", false},
	} {
		if Is([]byte(c.data)) != c.want {
			t.Errorf("%s: %v", c.name, !c.want)
		}
	}
}

func TestFilesThatAreOnlyHere(t *testing.T) {
	data := parsetest.ReadFile(t, "testdata/netflix_layout.vtt") // glut23/webvtt-py, MIT
	d := format.Fuzzed(t, data)
	cues := map[*int64]bool{}
	for _, p := range d.Paragraphs {
		cues[p.Start] = true
		if strings.ContainsAny(p.Text, "<>") {
			t.Errorf("a tag is left in %q", p.Text)
		}
	}
	if len(cues) != 865 || d.Paragraphs[0].Text != "[Alba] En 1928," {
		t.Errorf("%d captions, the first %q", len(cues), d.Paragraphs[0].Text)
	}
}

// FuzzWordsStay puts words, markup and line breaks together: the words come out, in order.
func FuzzWordsStay(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, true)
	f.Add([]byte{0, 11, 0, 3, 11, 1}, false)
	parts := []string{"word", "élan", "漢字", "<i>", "</i>", "<c.x>", "</c>", "<00:00:01.500>", "{\\an8}", "&amp;", " ", "\n", "<v A B>", "</v>", "- ", ">> ", "<br>"}
	spoken := map[string]string{"word": "word", "élan": "élan", "漢字": "漢字", "&amp;": "&", "- ": "-", ">> ": ">>"}
	f.Fuzz(func(t *testing.T, picks []byte, vtt bool) {
		var cue, want strings.Builder
		for _, pick := range picks {
			part := parts[int(pick)%len(parts)]
			cue.WriteString(part)
			want.WriteString(spoken[part])
		}
		data := "1\n00:00:01,000 --> 00:00:02,000\nx" + cue.String()
		if vtt {
			data = "WEBVTT\n\n" + data
		}
		var got strings.Builder
		for _, p := range format.Fuzzed(t, []byte(data)).Paragraphs {
			got.WriteString(strings.Join(strings.FieldsFunc(p.Text, unicode.IsSpace), ""))
		}
		if got.String() != "x"+want.String() {
			t.Fatalf("%q gives %q, want %q", data, got.String(), want.String())
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, name := range samples {
		data := parsetest.ReadFile(f, filepath.Join("../testdata", name))
		f.Add(data[:min(len(data), 2000)])
	}
	f.Fuzz(func(t *testing.T, data []byte) { format.Fuzzed(t, data) })
}

func BenchmarkRead(b *testing.B) {
	two := "12\n00:00:01,000 --> 00:00:04,000\nThese are the <i>words</i> that somebody\nsays in the time that a caption has.\n\n" +
		"13\n00:00:04,000 --> 00:00:06,000\nAnd these are others.\n\n"
	data := []byte(strings.Repeat(two, 10<<20/len(two)))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(document.File{Name: "long.srt", Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
