package parse

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// talks are what each format has to bring over as it was said.
var talks = []struct {
	name  string
	talk  []said
	needs needs
}{
	{"as it is", []said{{"QUESTION", "Where?"}, {"MR. SMITH", "Here."}}, 0},
	{"taking turns", []said{{"QUESTION", "Where?"}, {"MR. SMITH", "Here."}, {"QUESTION", "When?"}, {"MR. SMITH", "In May."}}, 0},
	{"a colon among the words", []said{{"QUESTION", "Who said: no?"}, {"ANSWER", "I did: twice."}}, 0},
	{"markup is words", []said{{"QUESTION", "<b>a</b>?"}, {"ANSWER", "<img src=x onerror=alert(1)> & {y} [z]."}}, tags},
	{"emoji", []said{{"QUESTION", "👨‍👩‍👧‍👦 Where?"}, {"ANSWER", "😀."}}, letters},
	{"right to left", []said{{"QUESTION", "איפה?"}, {"ANSWER", "هنا."}}, letters},
	{"combining marks", []said{{"QUESTION", "e\u0301?"}, {"ANSWER", "e\u0301."}}, letters},
	{"many scripts", []said{{"QUESTION", "Где? 在哪里？"}, {"ANSWER", "ที่นี่ Ελλάδα."}}, letters},
}

// TestEveryFormat holds each format to the same promises: what is said comes over to the
// letter, by whom it is said comes over once, and it does so each time.
func TestEveryFormat(t *testing.T) {
	for _, f := range formats {
		for _, c := range talks {
			if f.rejected || f.lacks&c.needs != 0 {
				continue
			}
			t.Run(f.name+"/"+c.name, func(t *testing.T) { checkTalk(t, f.name, f.write(t, c.talk), c.talk) })
		}
	}
}

// TestEveryReaderHasAFormat: each reader takes what is written in its format before any other
// does, and none is forgotten above.
func TestEveryReaderHasAFormat(t *testing.T) {
	used := make([]bool, len(readers))
	for _, f := range formats {
		data := f.write(t, talks[0].talk)
		first := slices.IndexFunc(readers, func(r reader) bool { return r.is(data) })
		if first < 0 {
			if f.name != "plain" && f.name != "markdown" { // which are asked last
				t.Errorf("no reader takes %s", f.name)
			}
			continue
		}
		used[first] = true
		if _, err := readers[first].read(document.File{Name: "talk.ext", Data: data}); (err != nil) != f.rejected {
			t.Errorf("%s: %v", f.name, err)
		}
	}
	for i, ok := range used {
		if !ok {
			t.Errorf("reader %d has no format here", i)
		}
	}
}

// checkTalk sees that data is read as the talk, and as the same each time.
func checkTalk(t *testing.T, format string, data []byte, talk []said) {
	t.Helper()
	draft, err := Parse("talk.ext", data)
	if err != nil {
		t.Fatal(err)
	}
	checkDraft(t, draft)
	if again, err := Parse("talk.ext", data); err != nil || !reflect.DeepEqual(draft, again) {
		t.Errorf("read again it is %+v, %v", again, err)
	}
	if draft.Format != format || draft.Title != "talk" {
		t.Errorf("format %q, title %q", draft.Format, draft.Title)
	}
	var turns []said
	whole := text.New(draft.Text)
	for _, turn := range draft.Turns {
		turns = append(turns, said{draft.Speakers[turn.Speaker].Name, whole.Slice(turn.Span)})
	}
	if !reflect.DeepEqual(turns, talk) {
		t.Errorf("%q; want %q", turns, talk)
	}
	if len(draft.Speakers) != 2 || draft.Speakers[0].Role != transcript.Interviewer || draft.Speakers[1].Role != transcript.Respondent {
		t.Errorf("speakers %v", draft.Speakers)
	}
}

// TestPlainText holds text files to more: how lines end and how long a file is say nothing.
func TestPlainText(t *testing.T) {
	const talk = "QUESTION: Where?\nMR. SMITH: Here.\nAnd there.\n"
	want := []said{{"QUESTION", "Where?"}, {"MR. SMITH", "Here.\nAnd there."}}
	for name, data := range map[string]string{
		"as it is":              talk,
		"byte order mark":       "\uFEFF" + talk,
		"Windows lines":         strings.ReplaceAll(talk, "\n", "\r\n"),
		"old Mac lines":         strings.ReplaceAll(talk, "\n", "\r"),
		"no newline at the end": strings.TrimSuffix(talk, "\n"),
	} {
		t.Run(name, func(t *testing.T) { checkTalk(t, "plain", []byte(data), want) })
	}
	t.Run("10 MB", func(t *testing.T) {
		many := strings.Repeat("QUESTION: Where?\nMR. SMITH: "+strings.Repeat("Here – 😀. ", 100)+"\n", 8000)
		draft, err := Parse("long", []byte(many))
		if err != nil || len(draft.Turns) != 16000 {
			t.Fatalf("%d turns, %v", len(draft.Turns), err)
		}
		checkDraft(t, draft)
	})
	t.Run("empty", func(t *testing.T) {
		_, err := Parse("none", nil)
		checkRefusal(t, err, "none", "is empty")
	})
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

// FuzzTalk: whatever is said, and however often, each format brings it over.
func FuzzTalk(f *testing.F) {
	vocabulary := strings.Fields("yes no, we lived by the harbour I 12 1999 – 😀 e\u0301 Где 在 שלום Ana don’t (laughs) semi-final and")
	f.Add([]byte("\x00"), []byte("\x01\x02\x03"))
	f.Add([]byte("0123456789"), []byte("harbour"))
	f.Fuzz(func(t *testing.T, questions, answers []byte) {
		sentence := func(choices []byte) string {
			words := "So"
			for _, c := range choices[:min(len(choices), 30)] {
				words += " " + vocabulary[int(c)%len(vocabulary)]
			}
			return words + "."
		}
		talk := []said{{"QUESTION", sentence(questions)}, {"ANSWER", sentence(answers)}}
		for i := range min(len(questions), len(answers), 10) {
			talk = append(talk, said{"QUESTION", sentence(questions[i:])}, said{"ANSWER", sentence(answers[i:])})
		}
		for _, format := range formats {
			if !format.rejected && format.lacks&letters == 0 {
				checkTalk(t, format.name, format.write(t, talk), talk)
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "Q: a\nA: b", "\uFEFFQ: a\r\nA: b", "\xFF\xFEQ\x00", "PK\x03\x04", "%PDF-", "Title\n\nwords", "Q:\n\xC3", "\x01\x02",
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
