package parse

import (
	"strings"
	"testing"
)

func TestParseRefuses(t *testing.T) {
	for name, c := range map[string]struct{ data, reason string }{
		"empty.txt":   {"", "is empty"},
		"mark.txt":    {"\uFEFF", "has no words in it"},
		"blank.txt":   {" \r\n\t\n\u00A0", "has no words in it"},
		"labels.txt":  {"Q:\nA:\n", "has no words in it"},
		"word.docx":   {"PK\x03\x04\x14\x00[Content_Types].xml…word/document.xml", "is damaged or incomplete"},
		"old.doc":     {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00", "is an Office file of the old kind"},
		"open.odt":    {"PK\x03\x04\x14\x00mimetypeapplication/vnd.oasis.opendocument.textPK", "is damaged or incomplete"},
		"sheet.xlsx":  {"PK\x03\x04\x14\x00xl/workbook.xml", "is a spreadsheet"},
		"several.zip": {"PK\x03\x04\x14\x00a.txt", "is a zip archive"},
		"rich.rtf":    {`{\rtf1\ansi }`, "has no words in it"},
		"show.pptx":   {"PK\x03\x04\x14\x00ppt/presentation.xml", "is a presentation"},
		"talk.mp3":    {"ID3\x04\x00\x00", "is a sound recording"},
		"talk.wav":    {"RIFF\x24\x00\x00\x00WAVEfmt ", "is a recording"},
		"talk.mp4":    {"\x00\x00\x00\x20ftypisom", "is not a text file"},
		"talk.m4a":    {"\x00\x00\x00\x20ftypM4A \x00", "is a recording"},
		"nul.txt":     {"Q: a\x00b", "is not a text file"},
		"codes.txt":   {"\x01\x02\x03\x04 words", "is not a text file"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("/some/folder/"+name, []byte(c.data))
			checkRefusal(t, err, name, c.reason)
		})
	}
}

func TestTitleFallsBackToTheFileName(t *testing.T) {
	for name, want := range map[string]string{
		"/home/a/Interview 3.final.txt": "Interview 3.final",
		"notes":                         "notes",
		".txt":                          ".txt",
		"Ж 😀.TXT":                       "Ж 😀",
	} {
		draft, err := Parse(name, []byte("Q: a\nA: b"))
		if err != nil || draft.Title != want {
			t.Errorf("%s: title %q, want %q; %v", name, draft.Title, want, err)
		}
	}
	draft, err := Parse("x.txt", []byte("A Talk\n\nQ: a\nA: b"))
	if err != nil || draft.Title != "A Talk" {
		t.Errorf("title %q, %v", draft.Title, err)
	}
}

// TestWhatAFileSaysOfItself: titles, dates and places that a file has as data.
func TestWhatAFileSaysOfItself(t *testing.T) {
	for name, want := range map[string][3]string{
		"bold-names-soft-lines.md": {"The boat", "2021-06-12", "Gdynia, Poland"},
		"bees-3.epub":              {"Bees at the Opera", "2017-09-01", ""},
		"recipes-2.epub":           {"Half the Recipes", "1998", ""},
		"bold-names.html":          {"Maps", "2018-03-12", ""},
	} {
		d := readTruthfully(t, "testdata/"+name)
		if got := [3]string{d.Title, d.Date, d.Place}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestEncodings: the truths in other encodings than UTF-8 are read in the one they are in.
func TestEncodings(t *testing.T) {
	for name, want := range map[string]string{
		"utf-16-notepad.txt": "UTF-16LE",
		"windows-1251.txt":   "windows-1251",
		"windows-1252.txt":   "windows-1252",
		"mac-roman.txt":      "macintosh",
		"shift-jis.txt":      "Shift_JIS",
		"gb18030.txt":        "GB18030",
	} {
		if d := readTruthfully(t, "testdata/"+name); d.Encoding != want {
			t.Errorf("%s: %s", name, d.Encoding)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	const exchange = "QUESTION: Mr. Secretary, what does it mean – are we getting back to normal, step by step?\r\n\r\n" +
		"SECRETARY KERRY: (Laughter.) Well, we’d like to get back to it. We’re making progress, I think, and it’s 10:30.\r\n\r\n"
	data := []byte(strings.Repeat(exchange, 10_000_000/len(exchange)))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Parse("talk.txt", data); err != nil {
			b.Fatal(err)
		}
	}
}
