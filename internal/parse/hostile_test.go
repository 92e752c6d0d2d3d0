package parse

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// checkOutcome sees that a file is either a draft fit to be stored, or refused with words.
func checkOutcome(t *testing.T, name string, data []byte) {
	t.Helper()
	draft, err := Parse(name, data)
	if err == nil {
		checkDraft(t, draft)
		return
	}
	if found := fault.From(err); found.Code != fault.Refused || !strings.HasPrefix(found.Message, name+" ") || found.Hint == "" {
		t.Fatalf("%v names no file, reason or hint", err)
	}
}

// TestB02NamesAreWords: what looks like markup in a name is a name.
func TestB02NamesAreWords(t *testing.T) {
	const name = `"><img src=x onerror=alert(1)>`
	draft, err := Parse("talk.vtt", []byte("WEBVTT\n\n00:01.000 --> 00:02.000\n<v "+strings.ReplaceAll(strings.ReplaceAll(name, "<", "&lt;"), ">", "&gt;")+">Hello.</v>\n\n00:03.000 --> 00:04.000\n<v B>Yes.</v>\n"))
	if err != nil || len(draft.Speakers) != 2 || draft.Speakers[0].Name != name {
		t.Fatalf("%v, %+v", err, draft.Speakers)
	}
	draft, err = Parse(name+".txt", []byte("Hello."))
	if err != nil || draft.Title != name {
		t.Fatalf("%v, title %q", err, draft.Title)
	}
}

// TestB16TruncatedAnywhere cuts every sample at each hundredth of its length.
func TestB16TruncatedAnywhere(t *testing.T) {
	files, err := filepath.Glob("testdata/*.truth.json")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".truth.json")
		if strings.HasSuffix(name, ".pdf") {
			continue // its own tests cut it
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile("testdata/" + name)
			if err != nil {
				t.Fatal(err)
			}
			for i := range 100 {
				checkOutcome(t, name, data[:len(data)*i/100])
			}
		})
	}
}

// TestB18BrokenText: letters that are none are shown as such, and no position moves by them.
func TestB18BrokenText(t *testing.T) {
	for name, c := range map[string]struct{ data, want string }{
		"invalid":          {"a\xC3(b?", "a\uFFFD(b?"},
		"lone surrogate":   {"a\xED\xA0\x80b?", "a\uFFFD\uFFFD\uFFFDb?"},
		"NUL within words": {"a\x00b?", "ab?"},
		"overlong":         {"a\xC0\xAFb?", "a\uFFFD\uFFFDb?"},
	} {
		t.Run(name, func(t *testing.T) {
			draft, err := Parse("talk.txt", []byte("Q: "+c.data+"\nA: "+strings.Repeat("Čo? Žena, šťastie. ", 40)+"\n"))
			if err != nil || len(draft.Turns) != 2 {
				t.Fatalf("%v, %d turns", err, len(draft.Turns))
			}
			checkDraft(t, draft)
			if first := text.New(draft.Text).Slice(draft.Turns[0].Span); first != c.want {
				t.Errorf("%q", first)
			}
		})
	}
}

// TestB19MisleadingLetters: what turns the direction or shows nothing stays where it stands.
func TestB19MisleadingLetters(t *testing.T) {
	marks := "a" + strings.Repeat("\u0301", 10_000)
	for _, words := range []string{"it \u202Edlo si\u202C", "zero\u200Bwidth\u2060here", "an \u2066isolated\u2069 word", marks} {
		draft, err := Parse("talk.txt", []byte("Q: "+words+"?\nA: Yes.\n"))
		if err != nil || draft.Text != words+"?\nYes." {
			t.Errorf("%v, %.40q", err, draft.Text)
		}
	}
}

// TestB20Large: a line of 20 MB, a million lines, five million words.
func TestB20Large(t *testing.T) {
	for name, words := range map[string]string{
		"one line":           strings.Repeat("word ", 4<<20),
		"one turn":           "Q: Where?\nA: " + strings.Repeat("here ", 4<<20) + "\n",
		"a million lines":    strings.Repeat("word\n", 1_000_000),
		"five million words": strings.Repeat("Q: one two three four five?\nA: six seven eight nine ten.\n", 500_000),
	} {
		t.Run(name, func(t *testing.T) { checkOutcome(t, "large.txt", []byte(words)) })
	}
}

// TestB21LineEnds: the same words have the same positions, whatever ends their lines.
func TestB21LineEnds(t *testing.T) {
	const talk = "Q: One\ttwo?\nA: Three.\nFour.\nQ: Five?\nA: Six.\n"
	want, err := Parse("talk.txt", []byte(talk))
	if err != nil || len(want.Turns) != 4 {
		t.Fatalf("%v, %d turns", err, len(want.Turns))
	}
	mixed := strings.Replace(strings.Replace(talk, "\n", "\r\n", 1), "Four.\n", "Four.\r", 1)
	for _, data := range []string{strings.ReplaceAll(talk, "\n", "\r\n"), strings.ReplaceAll(talk, "\n", "\r"), mixed} {
		got, err := Parse("talk.txt", []byte(data))
		if err != nil || got.Text != want.Text || fmt.Sprint(got.Turns) != fmt.Sprint(want.Turns) {
			t.Errorf("%v, %q, %v", err, got.Text, got.Turns)
		}
	}
	if got, err := Parse("talk.txt", []byte("Q: One\u2028two?\nA: Yes.\n")); err != nil || got.Text != "One\u2028two?\nYes." {
		t.Errorf("%v, %q", err, got.Text)
	}
}

// TestB23OddJSON: what a speech recogniser would never write.
func TestB23OddJSON(t *testing.T) {
	deep := strings.Repeat("[", 1_000_000)
	for _, data := range []string{
		deep, deep + strings.Repeat("]", 1_000_000), `{"segments":` + deep,
		`{"segments":[{"start":"1","end":"2","text":"a"}]}`, `{"segments":[{"start":1e400,"end":-1,"text":"a"}]}`,
		`{"segments":[{"text":"a"}],"segments":[{"text":"b"}]}`, `{"segments":{"text":["a",{"b":null}]}}`,
		`{"segments":[null,1,"a",[],{"text":null},{"text":7}]}`, `{"text":"` + strings.Repeat("a ", 5<<20) + `"}`,
	} {
		checkOutcome(t, "talk.json", []byte(data))
	}
}

// TestB24NoProject: a project of another program is a zip archive, and no transcript.
func TestB24NoProject(t *testing.T) {
	_, err := Read(document.File{Name: "study.qdpx", Data: []byte("PK\x03\x04" + strings.Repeat("\x00", 26) + "project.qde<Project/>")})
	checkRefusal(t, err, "study.qdpx", "archive")
}
