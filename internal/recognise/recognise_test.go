package recognise

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// documentOf makes a document of plain text, a paragraph a line.
func documentOf(plain string) document.Document {
	d := document.Document{Format: "plain"}
	apart := false
	for line := range strings.SplitSeq(plain, "\n") {
		if isBlank(line) {
			apart = true
			continue
		}
		d.Paragraphs = append(d.Paragraphs, document.Paragraph{Text: line, Apart: apart})
		apart = false
	}
	return d
}

func read(plain string) transcript.Draft { return Draft(documentOf(plain), Choices{}) }

// sketch draws a draft, a paragraph a line: "~ front matter", "Q| begins a turn",
// "Q+ goes on", "- belongs to nobody".
func sketch(d transcript.Draft) string {
	var out []string
	at := 0
	for paragraph := range strings.SplitSeq(d.Text, "\n") {
		end := at + utf8.RuneCountInString(paragraph)
		out = append(out, mark(d, text.Span{Start: at, End: end})+" "+paragraph)
		at = end + 1
	}
	return strings.Join(out, "\n")
}

func mark(d transcript.Draft, paragraph text.Span) string {
	for _, turn := range d.Turns {
		switch name := d.Speakers[turn.Speaker].Name; {
		case turn.Span.Start == paragraph.Start:
			return name + "|"
		case turn.Span.Contains(paragraph):
			return name + "+"
		}
	}
	if d.Front.Contains(paragraph) {
		return "~"
	}
	return "-"
}

func TestRecognise(t *testing.T) {
	for _, c := range []struct{ name, plain, want string }{
		{"questions and answers",
			"Q: Where?\nA: Here.\n",
			"Q| Where?\nA| Here."},
		{"several paragraphs, blank lines, the same speaker twice",
			"The Title\n\nQ: One\n\n \t\nQ: Two\n\nA: Three\n\nFour\n\n\n\nFive\nQ: Six",
			"~ The Title\nQ| One\nQ| Two\nA| Three\nA+ Four\nA+ Five\nQ| Six"},
		{"spaces are kept but for the label's",
			"QUESTION: \t One  two \n  QUESTION:Three\n   Four  \nANSWER\u00A0: Five",
			"QUESTION| One  two \nQUESTION| Three\nQUESTION+    Four  \nANSWER| Five"},
		{"a label alone on its line",
			"QUESTION:\nWhere?\n\nMR. SMITH:  \n\nHere.\nThere.",
			"QUESTION| Where?\nMR. SMITH| Here.\nMR. SMITH+ There."},
		{"a label with nothing after it makes no turn",
			"Q: One\nA:\nQ: Two\nA:",
			"Q| One\nQ| Two"},
		{"titles, dots, commas, digits, apostrophes, hyphens",
			"MR. SMITH: a\nDr. O'Neil-Šimić: b\nDr. O’Neil-Šimić: c\nSpeaker 1: d\nP03: e\nKERRY, JOHN: f\nSPEAKER_00: g\nH.E. O’DAY: h",
			"MR. SMITH| a\nDr. O'Neil-Šimić| b\nDr. O’Neil-Šimić| c\nSpeaker 1| d\nP03| e\nKERRY, JOHN| f\nSPEAKER_00| g\nH.E. O’DAY| h"},
		{"runs of spaces in a label are one",
			"MR.  SMITH: a\nMR. SMITH: b",
			"MR. SMITH| a\nMR. SMITH| b"},
		{"other scripts",
			"ВОПРОС: Где?\nГ-Н ЛАВРОВ: Тут.\n记者：你好\n王毅：好\n记者：再见\n王毅：好\nשאלה: מה?\nשאלה: מי?\nΕΡΏΤΗΣΗ: πού;",
			"ВОПРОС| Где?\nГ-Н ЛАВРОВ| Тут.\n记者| 你好\n王毅| 好\n记者| 再见\n王毅| 好\nשאלה| מה?\nשאלה| מי?\nΕΡΏΤΗΣΗ| πού;"},
		{"decomposed letters",
			"JOSE\u0301: a\nQ: b",
			"JOSE\u0301| a\nQ| b"},
		{"mixed case comes twice, or in numbers",
			"Maria: a\nJan van der Berg: b\nMaria: c\nJan van der Berg: d\nPerson A: e\nPerson B: f",
			"Maria| a\nJan van der Berg| b\nMaria| c\nJan van der Berg| d\nPerson A| e\nPerson B| f"},
		{"mixed case that comes once is speech",
			"Q: a\nMaria: b\nA: c",
			"Q| a\nQ+ Maria: b\nA| c"},
		{"colons inside speech",
			"Q: He said: no\nHe said: yes\nHe said: yes\nNote: this\nNOTE: that\n10:30 was the time\nAnd then: nothing\nThere is one thing: peace\nA: http://example.org\nhttp://example.org\nHTTP: slow\nThis: that\nThis: that\nC:\\notes",
			"Q| He said: no\nQ+ He said: yes\nQ+ He said: yes\nQ+ Note: this\nQ+ NOTE: that\nQ+ 10:30 was the time\nQ+ And then: nothing\nQ+ There is one thing: peace\nA| http://example.org\nA+ http://example.org\nA+ HTTP: slow\nA+ This: that\nA+ This: that\nA+ C:\\notes"},
		{"numbered headings are no speakers",
			"Chapter 1: One\nwords\nChapter 2: Two\nStep 1: a\nStep 2: b",
			"- Chapter 1: One\n- words\n- Chapter 2: Two\n- Step 1: a\n- Step 2: b"},
		{"one labelled line is no conversation",
			"Some words.\nQUESTION: why?\nMore words.",
			"- Some words.\n- QUESTION: why?\n- More words."},
		{"labels too long",
			"THIS IS NO LABEL AT ALL: a\nTHIS IS NO LABEL AT ALL: b\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO: c\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO: d\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN: e\nQ: f",
			"~ THIS IS NO LABEL AT ALL: a\n~ THIS IS NO LABEL AT ALL: b\n~ ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO: c\n~ ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNO: d\nABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMN| e\nQ| f"},
		{"a header of metadata",
			"INTERVIEWEE:  André K. Isaacs\n\nINTERVIEWERS: Sarah Schneider\nDavid J. Caruso\n\nLOCATION: via Zoom\nBOOK: 3\nDATE: 11 December 2023\n\nSCHNEIDER:  So.\nISAACS:  Sure.\nDATE: no more",
			"~ INTERVIEWEE:  André K. Isaacs\n~ INTERVIEWERS: Sarah Schneider\n~ David J. Caruso\n~ LOCATION: via Zoom\n~ BOOK: 3\n~ DATE: 11 December 2023\nSCHNEIDER| So.\nISAACS| Sure.\nISAACS+ DATE: no more"},
		{"parts named first, then speaking",
			"Interviewer: Sarah Schneider\nInterviewee: André Isaacs\n\nInterviewer: So?\nInterviewee: Sure.",
			"~ Interviewer: Sarah Schneider\n~ Interviewee: André Isaacs\nInterviewer| So?\nInterviewee| Sure."},
		{"parts named first, surnames speaking",
			"MODERATOR: Jane Roe\nSMITH: Yes.\nJONES: No.",
			"~ MODERATOR: Jane Roe\nSMITH| Yes.\nJONES| No."},
		{"a short answer is no header",
			"Q: Where\nA: Here\nNOTE: aside\nQ: Who",
			"Q| Where\nA| Here\nA+ NOTE: aside\nQ| Who"},
		{"no speakers, a title",
			"\n A Title \n\nOne thing.\nAnother.\n",
			"~  A Title \n- One thing.\n- Another."},
		{"no speakers, a first line among others",
			"A line\nOne thing.\n",
			"- A line\n- One thing."},
		{"no speakers, a first sentence",
			"It began here.\n\nOne thing.\n",
			"- It began here.\n- One thing."},
		{"a single line", "Only this\n\n", "- Only this"},
		{"nothing", " \n\t\n", "~ "},
		{"emoji and right to left",
			"Q: 😀👨‍👩‍👧 Where?\nA: שלום 🙂\n🙂",
			"Q| 😀👨‍👩‍👧 Where?\nA| שלום 🙂\nA+ 🙂"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sketch(read(c.plain)); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

func TestFrontMatterIsRead(t *testing.T) {
	const talk = "\nQ: Where?\nA: Here.\n"
	for _, c := range []struct{ name, front, title, date, place string }{
		{"nothing", "", "", "", ""},
		{"American", "Interview With X\nMoscow, Russia\nMarch 23, 2016\n", "Interview With X", "2016-03-23", "Moscow, Russia"},
		{"British", "T\nLondon, United Kingdom\n23 March 2016\n", "T", "2016-03-23", "London, United Kingdom"},
		{"ISO", "T\n2016-03-23\n", "T", "2016-03-23", ""},
		{"weekday and ordinal", "T\nWednesday, March 23rd, 2016\n", "T", "2016-03-23", ""},
		{"short month", "T\n1 Sept. 2020\n", "T", "2020-09-01", ""},
		{"spoken", "T\nthe 2nd of May, 2021\n", "T", "2021-05-02", ""},
		{"no such day", "T\nFebruary 30, 2016\n", "T", "", ""},
		{"labelled", "T\nLOCATION: via Zoom\nDATE: 11 December 2023\n", "T", "2023-12-11", "via Zoom"},
		{"labelled, not to be read", "T\nDate: 3/4/16\n", "T", "3/4/16", ""},
		{"labelled title", "TITLE: A Life\nPlace: Zürich\n", "A Life", "", "Zürich"},
		{"an office before the date", "T\nJohn Kerry, Secretary of State\nMarch 23, 2016\n", "T", "2016-03-23", ""},
		{"metadata only", "INTERVIEWEE: Ann B. Lee\nDATE: 2020-01-02\n", "", "2020-01-02", ""},
		{"the first line goes on and on", strings.Repeat("words and ", 40) + "\n", "", "", ""},
		{"a year in a sentence", "T\nThe year 2016 was hard.\n", "T", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.front + talk)
			if d.Title != c.title || d.Date != c.date || d.Place != c.place {
				t.Errorf("title %q, date %q, place %q", d.Title, d.Date, d.Place)
			}
			if len(d.Turns) != 2 {
				t.Errorf("%d turns", len(d.Turns))
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	for plain, want := range map[string][]string{
		"Q: a\nA: b":              nil,
		"Just words.":             {"No speakers were found, so the text has paragraphs and no turns."},
		"Q: a\nA:\nQ: b":          {"One label has no words after it and made no turn: A."},
		"Q:\nA:\nQ: b\nMR. LEE:":  {"3 labels have no words after them and made no turns: A, MR. LEE, Q."},
		"Title\n\nQ:\n\nA:\n\nQ:": {"3 labels have no words after them and made no turns: A, Q."},
	} {
		if got := read(plain).Warnings; !slices.Equal(got, want) {
			t.Errorf("%q: %q", plain, got)
		}
	}
}

func FuzzRecognise(f *testing.F) {
	for _, seed := range []string{
		"", "Q: a\nA: b", "Title\n\nMoscow, Russia\nMarch 23, 2016\n\nQ: (Laughter.) a\n\nb [x (y) z]\nA:\nQ:",
		"INTERVIEWER: Jane Roe\nDATE: 1 May 2020\nSMITH: a\nJONES: b", "记者：你好\n记者：(笑)", "Q：😀\n\u2028A: b\u0085c",
		"a: (((([[[[ (laughs) ]\nb: \xff\xfe:\nQ:\u00A0", "Person 1: a\nPerson 2: b\nMcX: \t\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, raw string) {
		plain, _ := text.Clean([]byte(raw))
		doc := documentOf(plain)
		d := Draft(doc, Choices{})
		checkSpans(t, d)
		checkNothingLost(t, doc, d)
		if again := Draft(doc, Choices{}); !reflect.DeepEqual(again, d) {
			t.Fatalf("read twice: %+v and %+v", d, again)
		}
	})
}

// checkSpans sees that every span is in order, inside the text and in its place.
func checkSpans(t *testing.T, d transcript.Draft) {
	t.Helper()
	whole := text.New(d.Text)
	if !utf8.ValidString(d.Text) || !whole.Holds(d.Front) || d.Front.Start != 0 {
		t.Fatalf("front matter %v of %q", d.Front, d.Text)
	}
	end := d.Front.End
	for _, turn := range d.Turns {
		if turn.Span.Start < end || turn.Span.Len() == 0 || !whole.Holds(turn.Span) || turn.Speaker >= len(d.Speakers) {
			t.Fatalf("turn %v after %d in %q", turn, end, d.Text)
		}
		end = turn.Span.End
	}
	end = 0
	for _, direction := range d.Directions {
		if direction.Start < max(end, d.Front.End) || !whole.Holds(direction) || !strings.ContainsAny(whole.Slice(direction)[:1], "([") {
			t.Fatalf("direction %v %q after %d", direction, whole.Slice(direction), end)
		}
		end = direction.End
	}
}

// checkNothingLost sees that the text is the paragraphs in order, letter by letter, but for
// labels, times and the space beside them, all at the beginning of lines or in brackets.
func checkNothingLost(t *testing.T, doc document.Document, d transcript.Draft) {
	t.Helper()
	letters := func(s string) string {
		return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return isBlankRune(r) || r == '\u2028' }), "")
	}
	rest := letters(d.Text)
	for _, p := range doc.Paragraphs {
		for line := range strings.SplitSeq(p.Text, "\n") {
			whole := letters(withoutTimes(line))
			if ms, _ := timeAlone(line); ms != nil && !strings.HasPrefix(rest, whole) {
				continue // a time and nothing else, which became data
			}
			cut := 0
			for !strings.HasPrefix(rest, whole[cut:]) {
				_, size := utf8.DecodeRuneInString(whole[cut:])
				cut += size
			}
			checkLabel(t, whole[:cut], d)
			rest = rest[len(whole)-cut:]
		}
	}
	if rest != "" {
		t.Fatalf("the text says %q, and no paragraph does", rest)
	}
}

func withoutTimes(line string) string {
	for _, found := range slices.Backward(timesAmong(line)) {
		line = line[:found.start] + line[found.end:]
	}
	return line
}

// checkLabel sees that what was cut off a line is no more than a label.
func checkLabel(t *testing.T, cut string, d transcript.Draft) {
	t.Helper()
	if utf8.RuneCountInString(cut) > maxLabelPoints+30 {
		t.Fatalf("%q was cut as a label", cut)
	}
}

func BenchmarkRecognise(b *testing.B) {
	const exchange = "QUESTION: Mr. Secretary, what does it mean – are we getting back to normal, step by step?\n\n" +
		"SECRETARY KERRY: (Laughter.) Well, we’d like to get back to it. We’re making progress, I think, and it’s 10:30.\n\n" +
		"So the key here is to find clarity in our definitions, and to make sure we’re really working together [inaudible 00:12:04].\n\n"
	plain := "Interview\n\n" + strings.Repeat(exchange, 5_000_000/len(exchange))
	b.SetBytes(int64(len(plain)))
	for b.Loop() {
		read(plain)
	}
}

func BenchmarkRecogniseWithoutGenericLabels(b *testing.B) {
	const exchange = "Maria: And then, what did the others in the village say about it?\n\n" +
		"Jan van der Berg: Nothing at all (I think) for a long time; some of them had seen worse in those years.\n\n"
	plain := strings.Repeat(exchange, 5_000_000/len(exchange))
	b.SetBytes(int64(len(plain)))
	for b.Loop() {
		read(plain)
	}
}
