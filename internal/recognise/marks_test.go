package recognise

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// markedDocument marks the words between brackets of a text: "[yellow|words]" in a colour,
// "[Rita: ask again|words]" with a comment.
func markedDocument(marked string) document.Document {
	d := documentOf(marked)
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		for {
			before, rest, found := strings.Cut(p.Text, "[")
			if !found {
				break
			}
			sign, rest, _ := strings.Cut(rest, "|")
			words, after, _ := strings.Cut(rest, "]")
			p.Text = before + words + after
			start := len([]rune(before))
			m := document.Mark{From: document.Place{Paragraph: i, At: start}, To: document.Place{Paragraph: i, At: start + len([]rune(words))}}
			for one := range strings.SplitSeq(sign, "+") {
				m := m
				if author, note, comment := strings.Cut(one, ": "); comment {
					m.Author, m.Note = author, note
				} else {
					m.Colour = map[string]string{"yellow": "#ffff00", "green": "#00ff00"}[one]
				}
				d.Marks = append(d.Marks, m)
			}
		}
	}
	return d
}

// outline of the highlights of a draft: words, tags, author, note.
func outline(d transcript.Draft) string {
	var out []string
	for _, h := range d.Highlights {
		var tags []string
		for _, tag := range h.Tags {
			tags = append(tags, tag.Path)
		}
		out = append(out, fmt.Sprintf("%s|%s|%s|%s", text.New(d.Text).Slice(h.Span), strings.Join(tags, ","), h.Author, h.Note))
	}
	return strings.Join(out, "\n")
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		name, marked string
		choices      MarkChoices
		want         string
		warnings     []string
	}{
		{"a comment and a colour", "Q: Where [Rita: ask again|from]?\nA: [yellow|Ж🙂 here].", MarkChoices{}, "from||Rita|ask again\nЖ🙂 here|Yellow||", nil},
		{"trimmed to words, without the label", "[yellow|Q: Where? ]\nA:[Rita: hm|   here ].", MarkChoices{}, "Where?|Yellow||\nhere||Rita|hm", nil},
		{"answers join the note", "Q: [Rita: ask+Ben: who?+Rita: her|Where]?\nA: Here.", MarkChoices{}, "Where||Rita|ask\n\nBen: who?\n\nher", nil},
		{"a comment on a coloured passage", "Q: [yellow+Rita: ask|Where]?\nA: Here.", MarkChoices{}, "Where|Yellow|Rita|ask", nil},
		{"one colour goes on over blanks and paragraphs, not over turns and words",
			"Q: [yellow|Where] [yellow|from]?\nA: [yellow|Here.]\n[yellow|There.] [green|And] [yellow|there].\nQ: [yellow|Good.]\nA: [yellow|Yes.]", MarkChoices{},
			"Where from|Yellow||\nHere.\nThere.|Yellow||\nAnd|Bright Green||\nthere|Yellow||\nGood.|Yellow||\nYes.|Yellow||", nil},
		{"what stands on labels is told", "[Rita: who is it?+yellow|Q]: Where?\n[yellow|A:] Here.\n[green|Q:] And?\nA: Yes.", MarkChoices{LeftOut: []string{"#00FF00"}}, "", []string{
			"One comment stands on words that are no part of the text, and was left out: “who is it?”.",
			"2 coloured passages stand on words that are no part of the text, and were left out: “Q”, “A:”."}},
		{"no comments", "Q: [Rita: ask+yellow|Where]?\nA: [Rita: hm|Here].", MarkChoices{NoComments: true}, "Where|Yellow||", nil},
		{"a colour left out, one with a tag, one without", "Q: [green|Where] [yellow|from]?\nA: Here.",
			MarkChoices{LeftOut: []string{"#FFFF00"}, Tags: map[string]string{"#00FF00": " Places > Home "}}, "Where|Places > Home||", nil},
		{"no tag", "Q: [green|Where]?\nA: Here.", MarkChoices{Tags: map[string]string{"#00FF00": " "}}, "Where|||", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Draft(markedDocument(c.marked), Choices{Marks: c.choices})
			if got := outline(d); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
			if !reflect.DeepEqual(d.Warnings, c.warnings) {
				t.Errorf("warnings %q", d.Warnings)
			}
		})
	}
}

func TestColourName(t *testing.T) {
	for colour, want := range map[string]string{
		"#FFFF00": "Yellow", "#808080": "Gray-50%", "#FFFE00": "Yellow", "#FFE599": "Yellow", "#D9EAD3": "Light Green", "#1A1A66": "Dark Blue",
		"#FF9900": "Orange", "#F4CCCC": "Light Red", "#FFFFFF": "White", "#333333": "Gray", "#FE01FE": "Pink", "": "", "#12": "", "#GGGGGG": "", "yellow!": "",
	} {
		if got := ColourName(colour); got != want {
			t.Errorf("%s is %q, want %q", colour, got, want)
		}
	}
}

func TestSamePerson(t *testing.T) {
	for _, c := range []struct {
		a, b      string
		same, may bool
	}{
		{"Ana Petrova", "ANA  PETROVA", true, true},
		{"Dr. Ana Petrova", "Ana Petrova", true, true},
		{"MR. KERRY", "Kerry", true, true},
		{"Zoe\u0308 Ash", "ZOË ASH", true, true},
		{"Mr. Kerry", "Secretary Kerry", false, true},
		{"Ana Petrova", "Anna Petrova", false, true},
		{"Mr. Ash", "Mrs. Ash", false, false},
		{"Ana Petrova", "Ivan Petrov", false, false},
		{"QUESTION", "QUESTION", false, false},
		{"Q", "Q", false, false},
		{"I", "I", false, false},
		{"Interviewer", "Interviewer", false, false},
		{"Speaker 1", "Speaker 1", false, false},
		{"SPEAKER_00", "SPEAKER_00", false, false},
		{"R1", "R1", false, false},
		{"P03", "P03", false, false},
		{"RES01", "RES01", false, false},
		{"", "", false, false},
	} {
		if got := SamePerson(c.a, c.b); got != c.same {
			t.Errorf("%q and %q are the same: %v", c.a, c.b, got)
		}
		if got := MayBePerson(c.a, c.b); got != c.may {
			t.Errorf("%q and %q may be the same: %v", c.a, c.b, got)
		}
	}
}
