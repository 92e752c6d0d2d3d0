package recognise

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/document"
	"manicule/internal/text"
	"manicule/internal/text/sentence"
	"manicule/internal/transcript"
)

// guessRoles says who asks and who answers: by what the file says, by the labels where any
// of them names an asking part or somebody whom the front matter says to ask, else by who
// asks and says less. Where nothing decides, the roles stay empty.
func guessRoles(d *transcript.Draft, people []document.Person) {
	asking := askersOf(d, people)
	asks := func(i int) bool {
		name := d.Speakers[i].Name
		return askingLabels[labelStem(name)] || slices.ContainsFunc(asking, func(asker string) bool { return mayBeOne(name, asker) })
	}
	if !anySpeaker(d, asks) {
		asker := likelyInterviewer(d)
		if asker < 0 {
			return
		}
		asks = func(i int) bool { return i == asker }
	}
	for i := range d.Speakers {
		d.Speakers[i].Role = transcript.Respondent
		if asks(i) {
			d.Speakers[i].Role = transcript.Interviewer
		}
	}
}

// askersOf are the people whom the file or the front matter names as those who ask.
func askersOf(d *transcript.Draft, people []document.Person) []string {
	var names []string
	for _, p := range people {
		if p.Asks {
			names = append(names, cmp.Or(p.Name, p.Voice))
		}
	}
	listing := false // the line before names an asker, and this one may go on with another
	for _, line := range frontLines(d) {
		name, value := splitMetadata(line)
		switch {
		case askingLabels[name] || interviewersLabels[name]:
			names = append(names, strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '&' })...)
			listing = true
		case name == "" && listing && looksLikePerson(line):
			names = append(names, line)
		default:
			listing = false
		}
	}
	return names
}

var interviewersLabels = oneOf(`interviewers, interviewed by, conducted by, moderators, hosts, questions by`)

func anySpeaker(d *transcript.Draft, is func(int) bool) bool {
	for i := range d.Speakers {
		if is(i) {
			return true
		}
	}
	return false
}

// share is one speaker's part in a conversation.
type share struct{ turns, questions, length int }

func (s share) mostlyAsks() bool { return s.questions > 1 && 2*s.questions >= s.turns }

// likelyInterviewer is the index of the one speaker who ends half the turns or more in a question
// and who says less than somebody else; -1 if there is no such one.
func likelyInterviewer(d *transcript.Draft) int {
	shares := sharesOf(d)
	most := 0
	for _, s := range shares {
		most = max(most, s.length)
	}
	asker := -1
	for i, s := range shares {
		if !s.mostlyAsks() {
			continue
		}
		if asker >= 0 || s.length == most {
			return -1
		}
		asker = i
	}
	return asker
}

func sharesOf(d *transcript.Draft) []share {
	t := text.New(d.Text)
	shares := make([]share, len(d.Speakers))
	for _, turn := range d.Turns {
		s := &shares[turn.Speaker]
		s.turns++
		s.length += turn.Span.Len()
		if endsInQuestion(t.Slice(turn.Span)) {
			s.questions++
		}
	}
	return shares
}

// endsInQuestion reports whether the last words said ask something, whatever happened after them.
func endsInQuestion(said string) bool {
	for {
		said = strings.TrimRightFunc(said, unicode.IsSpace)
		open := strings.LastIndexAny(said, "([{（【")
		if open < 0 {
			break
		}
		if within, length := bracketed(said[open:]); length < len(said)-open || !isDirection(within) {
			break
		}
		said = said[:open]
	}
	said = strings.TrimRightFunc(said, func(r rune) bool { return unicode.IsSpace(r) || sentence.IsClosing(r) })
	last, _ := utf8.DecodeLastRuneInString(said)
	return strings.ContainsRune("?？؟\u037E", last)
}
