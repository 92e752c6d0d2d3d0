package parse

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/fault"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// formats is every format that is read. To write is to put a conversation, given as
// plain text, into that format.
var formats = []struct {
	name  string
	write func(conversation string) []byte
}{
	{"plain", func(conversation string) []byte { return []byte(conversation) }},
	{"markdown", asMarkdown},
}

var marks = regexp.MustCompile(`[<>=&*_]`)

// asMarkdown sets the labels of a conversation in bold, and each line as a paragraph.
func asMarkdown(conversation string) []byte {
	newline := "\n"
	for _, other := range []string{"\r\n", "\r"} {
		if strings.Contains(conversation, other) {
			newline = other
			break
		}
	}
	lines := strings.Split(strings.TrimSuffix(conversation, newline), newline)
	for i, line := range lines {
		line = marks.ReplaceAllString(line, `\$0`)
		if name, words, labelled := strings.Cut(line, ": "); labelled {
			line = "**" + name + ":** " + words
		}
		lines[i] = line
	}
	end := conversation[len(strings.TrimSuffix(conversation, newline)):]
	return []byte(strings.Join(lines, newline+newline) + end)
}

// TestEveryFormat holds each format to the same promises.
func TestEveryFormat(t *testing.T) {
	const talk = "QUESTION: Where?\nMR. SMITH: Here.\nAnd there.\n"
	const words = "Where?\nHere.\nAnd there."
	for _, f := range formats {
		t.Run(f.name, func(t *testing.T) {
			for _, c := range []struct {
				name, text string
				data       []byte
			}{
				{"as it is", words, f.write(talk)},
				{"byte order mark", words, append([]byte("\uFEFF"), f.write(talk)...)},
				{"Windows lines", words, f.write(strings.ReplaceAll(talk, "\n", "\r\n"))},
				{"old Mac lines", words, f.write(strings.ReplaceAll(talk, "\n", "\r"))},
				{"no newline at the end", words, f.write(strings.TrimSuffix(talk, "\n"))},
				{"emoji", "👨‍👩‍👧‍👦 Where?\n😀", f.write("Q: 👨‍👩‍👧‍👦 Where?\nA: 😀")},
				{"right to left", "איפה?\nهنا", f.write("Q: איפה?\nA: هنا")},
				{"combining marks", "e\u0301?\ne\u0301", f.write("Q: e\u0301?\nA: e\u0301")},
				{"markup is words", "<b>a</b>?\n<img src=x onerror=alert(1)>", f.write("Q: <b>a</b>?\nA: <img src=x onerror=alert(1)>")},
			} {
				t.Run(c.name, func(t *testing.T) { checkTalk(t, f.name, c.data, c.text) })
			}
			t.Run("10 MB", func(t *testing.T) {
				many := strings.Repeat("QUESTION: Where?\nMR. SMITH: "+strings.Repeat("Here – 😀. ", 100)+"\n", 8000)
				draft, err := Parse("long", f.write(many))
				if err != nil || len(draft.Turns) != 16000 {
					t.Fatalf("%d turns, %v", len(draft.Turns), err)
				}
				checkDraft(t, draft)
			})
			t.Run("empty", func(t *testing.T) {
				_, err := Parse("none", nil)
				checkRefusal(t, err, "none", "is empty")
			})
		})
	}
}

// checkTalk sees that data is a question and an answer with these words.
func checkTalk(t *testing.T, format string, data []byte, words string) {
	t.Helper()
	draft, err := Parse("talk.ext", data)
	if err != nil {
		t.Fatal(err)
	}
	checkDraft(t, draft)
	if draft.Text != words || draft.Format != format || draft.Title != "talk" {
		t.Errorf("text %q, format %q, title %q", draft.Text, draft.Format, draft.Title)
	}
	if len(draft.Turns) != 2 || draft.Speakers[0].Role != transcript.Interviewer || draft.Speakers[1].Role != transcript.Respondent {
		t.Errorf("turns %v of %v", draft.Turns, draft.Speakers)
	}
}

// checkDraft sees that a draft is fit to be stored.
func checkDraft(t *testing.T, d transcript.Draft) {
	t.Helper()
	whole := text.New(d.Text)
	if d.Title == "" || d.Format == "" || d.Text == "" || !utf8.ValidString(d.Text) || strings.ContainsAny(d.Text, "\r\x00") {
		t.Fatalf("title %q, format %q, %d letters", d.Title, d.Format, whole.Len())
	}
	end := d.Front.End
	for _, turn := range d.Turns {
		if turn.Span.Start < end || turn.Span.Len() == 0 || !whole.Holds(turn.Span) || turn.Speaker < 0 || turn.Speaker >= len(d.Speakers) {
			t.Fatalf("turn %v after %d in a text of %d", turn, end, whole.Len())
		}
		end = turn.Span.End
	}
	for _, direction := range d.Directions {
		if direction.Len() == 0 || !whole.Holds(direction) {
			t.Fatalf("direction %v in a text of %d", direction, whole.Len())
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "Q: a\nA: b", "\uFEFFQ: a\r\nA: b", "\xFF\xFEQ\x00", "PK\x03\x04", "%PDF-", "Title\n\nwords", "Q:\n\xC3", "\x01\x02",
		"# T\n\n**A:** b\n**C:** d[^1]\n\n[^1]: e", "---\ntitle: T\n---\n> a", "PK\x03\x04mimetypeapplication/epub+zip",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		draft, err := Parse("talk.txt", data)
		if err == nil {
			checkDraft(t, draft)
			return
		}
		if found := fault.From(err); found.Code != fault.Refused || !strings.HasPrefix(found.Message, "talk.txt ") || found.Hint == "" {
			t.Fatalf("%v names no file, reason or hint", err)
		}
	})
}
