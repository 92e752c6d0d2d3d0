package rtf

import (
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/parse/parsetest"
)

// read reads what stands in the outermost group of a file.
func read(t testing.TB, body string) document.Document {
	t.Helper()
	d, err := Read(document.File{Name: "talk.rtf", Data: []byte(`{\rtf1\ansi ` + body + `}`)})
	if err != nil {
		t.Fatal(err)
	}
	parsetest.Check(t, d)
	return d
}

// outline is what the outline says after its first line.
func outline(t testing.TB, body string) string {
	t.Helper()
	_, rest, _ := strings.Cut(parsetest.Outline(read(t, body)), "\n")
	return strings.TrimSuffix(rest, "\n")
}

func TestWords(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"paragraphs", `One\par Two\par\par Three`, "body | One\nbody | Two\nbody apart | Three"},
		{"line ends of the file itself say nothing", "One\r\n two\\par\r\nThree", "body | One two\nbody | Three"},
		{"an escaped line end is a paragraph's", "One\\\nTwo", "body | One\nbody | Two"},
		{"line and tab", `One\line two\tab three`, "body | One⏎two⇥three"},
		{"escapes", `\{a\}\\b`, `body | {a}\b`},
		{"signs", `\lquote a\rquote\ldblquote b\rdblquote  x\emdash y\endash\~z\_\bullet`, "body | ‘a’“b” x—y–\u00A0z\u2011•"},
		{"western", `caf\'e9 \'93x\'94`, "body | café “x”"},
		{"the file's page", `\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2`, "body | Привет"},
		{"the font's page", `{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1 \'cf\'f0\f0  caf\'e9`, "body | Пр café"},
		{"two bytes a letter, of which one may look like another", `{\fonttbl{\f0\fcharset128 Mincho;}}\f0 \'83\'5c\'83A`, "body | ソア"},
		{"Mac", `\mac caf\'8e`, "body | café"},
		{"numbers", `caf\u233 ?\u-3913 ?`, "body | café•"},
		{"halves of a letter", `\u-10179 ?\u-8704 ?.`, "body | 😀."},
		{"a half alone", `a\u-8704 ?b`, "body | a\uFFFDb"},
		{"two letters stand in", `\uc2 \u1046 ZH.{\uc0 \u1046 .}\u1046 ZH`, "body | Ж.Ж.Ж"},
		{"octets stand in", `\u8217 \'92s`, "body | ’s"},
		{"both spellings", `{\upr{caf?}{\*\ud{caf\u233 ?}}}`, "body | café"},
		{"symbol", `{\fonttbl{\f0 Arial;}{\f1\fcharset2 Symbol;}}a {\f1 \'62} \f1\u-3913 ?`, "body | a β •"},
		{"bytes", "a{\\bin5 }{\\}}}b", "body | ab"},
		{"unknown destinations", `a{\*\unknown {words}{more}}b`, "body | ab"},
		{"fields", `{\field{\*\fldinst HYPERLINK "javascript:x"}{\fldrslt here}} {\field{\*\fldinst {PAGE }}{\fldrslt 7}}`, "body | here "},
		{"numbers of a list", `{\listtext 1.\tab}One\par{\pntext\'b7\tab}Two`, "body | One\nbody | Two"},
		{"headers", `{\header page}{\footerf foot}One`, "body | One"},
		{"objects", `{\object{\*\objclass X}{\*\objdata 0102}{\result{seen}}}`, "body | seen"},
		{"pictures", `a {\*\shppict{\pict{\*\picprop{\sp{\sn wzDescription}{\sv A [blue] house}}}\pngblip 89504e}}{\nonshppict{\pict 00}} b`, "body | a ⟦[Image: A (blue) house]⟧ b"},
		{"text box", `Host {\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt Boxed\par Twice}}{\shprslt Boxed}}goes on`, "body | Host goes on\nbody | Boxed\nbody | Twice"},
		{"headings", `{\stylesheet{\s0 Normal;}{\s5\b\f1 Title;}{\s1 heading 1;}}\pard\s5 A\par\pard\s1 B\par\pard C\par\pard\outlinelevel1 D`, "title | A\nheading | B\nbody | C\nheading | D"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestLooks(t *testing.T) {
	const colours = `{\colortbl;\red255\green255\blue0;\red192\green0\blue0;\red255\green255\blue255;\red0\green0\blue0;}`
	for _, c := range []struct{ name, body, want string }{
		{"bold", `{\b Maria:} yes \b NAME\b0 : no`, "body | ‹Maria:› yes ‹NAME›: no"},
		{"a space between", `\b Maria\b0  \b Gil:\plain  yes`, "body | ‹Maria Gil:› yes"},
		{"italic and underlined", `\i Maria\i0 , \ul Ana\ulnone  and \uldb Eva`, "body | ‹Maria›, ‹Ana› and ‹Eva›"},
		{"bold before italic", `{\b Ana: }{\i (laughs)}`, "body | ‹Ana: ›‹(laughs)›"},
		{"ink", colours + `\cf2 Ana:\cf4  a longer answer`, "body | ‹Ana:› a longer answer"},
		{"ink of most words", colours + `\cf2 all of it`, "body | all of it"},
		{"marker", colours + `one {\highlight1 two}{\highlight1  three}{\chcbpat3 four}`, "body | one two threefour\nmark #FFFF00 \"two three\": "},
		{"hidden", `a{\v secret words}b`, "body | ab\nwarning: Hidden text was left out: 2 words."},
		{"tracked", `a {\deleted gone }{\deleted\b  more }{\revised new} b`, "body | a new b\nwarning: Its tracked changes were taken as accepted: insertions kept: 1, deletions left out: 1."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestNotesCommentsAndTables(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"notes", `a{\footnote\pard\plain {\super\chftn} First.\par Second.}b{\footnote\ftnalt End.}`, "body | a⟦[1]⟧b⟦[2]⟧\nnote | [1] First.\nnote | Second.\nnote | [2] End."},
		{"comment", `{\*\atrfstart 1}two words{\*\atrfend 1}{\*\atnid E}{\*\atnauthor Editor}\chatn{\*\annotation{\*\atnref 1}{\*\atndate 1}Why?\par Where?} more`, "body | two words more\nmark Editor \"two words\": Why?⏎Where?"},
		{"comment at a word", `two words{\*\atnauthor Editor}{\*\annotation Why?} more`, "body | two words more\nmark Editor \"words\": Why?"},
		{"table", `\trowd\pard\intbl Q\cell\pard\intbl One\par Two\cell\row\trowd A\cell\cell\row\pard After`, "body 0:0:0 | Q\nbody 0:0:1 | One\nbody 0:0:1 | Two\nbody 0:1:0 | A\nbody | After"},
		{"two tables", `\trowd\pard\intbl a\cell\row\pard\par\trowd\intbl b\cell\row`, "body 0:0:0 | a\nbody 1:0:0 | b"},
		{"a table without saying so", `\trowd a\cell b\cell\row`, "body 0:0:0 | a\nbody 0:0:1 | b"},
		{"table in a table", `\trowd\pard\intbl a\par\pard\intbl\itap2 in\nestcell{\*\nesttableprops\trowd\nestrow}{\nonesttables\par}\pard\intbl b\cell\row`, "body 0:0:0 | a\nbody 1:0:0 | in\nbody 0:0:0 | b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := outline(t, c.body); got != c.want {
				t.Errorf("%s\nbecame\n%s\nwant\n%s", c.body, got, c.want)
			}
		})
	}
}

func TestTitle(t *testing.T) {
	for said, want := range map[string]string{"A Talk": "A Talk", "Document1": "", "Interview template": ""} {
		if d := read(t, `{\info{\title `+said+`}{\author Nobody}}words`); d.Title != want {
			t.Errorf("%q: %q", said, d.Title)
		}
	}
}

func TestB14HostileFiles(t *testing.T) {
	for name, body := range map[string]string{
		"a million groups":   strings.Repeat("{", 1_000_000) + "deep" + strings.Repeat("}", 1_000_000),
		"a million notes":    strings.Repeat(`{\footnote `, 1_000_000) + "deep",
		"a million tables":   strings.Repeat(`\itap9999999\intbl x\par`, 1000),
		"bytes without end":  `a\bin999999999999999 b`,
		"a negative count":   `\bin-5 a\u-99999999999 b\uc-3 \u233 c`,
		"objdata":            `{\object{\*\objdata ` + strings.Repeat("41", 1_000_000) + `}}a`,
		"ends in an escape":  `a\'`,
		"closed too often":   `a}}}}b`,
		"colours and styles": `{\colortbl` + strings.Repeat(";", 100_000) + `}{\stylesheet` + strings.Repeat(`{\s1 a;}`, 100_000) + `}a`,
	} {
		t.Run(name, func(t *testing.T) {
			read(t, body)
		})
	}
}

func TestTooManyNotes(t *testing.T) {
	data := `{\rtf1 ` + strings.Repeat(`{\footnote a}`, 200_000) + `}`
	_, err := Read(document.File{Name: "talk.rtf", Data: []byte(data)})
	parsetest.Refused(t, err, "talk.rtf", "longer text than Manicule reads")
}

func TestB16Truncated(t *testing.T) {
	whole := []byte(`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0 Arial;}}\b Name:\b0  \'cf\u1046 ?{\footnote note}\trowd\intbl a\cell\row\pard{\pict 00} end.\par}`)
	parsetest.Truncated(t, whole, Read)
	d, err := Read(document.File{Name: "talk.rtf", Data: []byte(`{\rtf1 {\b Ana:} we were`)})
	if err != nil || len(d.Warnings) != 1 || !strings.Contains(d.Warnings[0], "breaks off") || d.Paragraphs[0].Text != "Ana: we were" {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestIs(t *testing.T) {
	for data, want := range map[string]bool{`{\rtf1 a}`: true, "\uFEFF\r\n{\\rtf": true, `{\rt`: false, "words": false, "": false} {
		if Is([]byte(data)) != want {
			t.Errorf("%q: %v", data, !want)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 Arial;}}{\colortbl;\red255\green0\blue0;}\b Name:\b0  \'cf\u1046 ?{\footnote note}\trowd\intbl a\cell\row\pard{\pict 00}{\highlight1 x}\par}`))
	f.Add([]byte(`{\rtf1 {\*\atrfstart 1}two{\*\atrfend 1}{\*\annotation{\*\atnref 1}why}{\shp{\*\shpinst{\shptxt box\par}}}\itap2 n\nestcell\nestrow{\v h}{\deleted d}}`))
	f.Fuzz(func(t *testing.T, data []byte) { parsetest.Fuzzed(t, data, Read) })
}

func BenchmarkRead(b *testing.B) {
	data := []byte(`{\rtf1\ansi ` + strings.Repeat(`{\b MARIA:} We lived by the harbour, I\rquote d say, and \'e9 it was \u1046 ?.\par `, 20_000) + `}`)
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Read(document.File{Data: data}); err != nil {
			b.Fatal(err)
		}
	}
}
