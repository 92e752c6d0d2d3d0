package recognise

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// guessRoles says who asks and who answers: by the labels where any of them names an asking
// part, else by who asks and says less. Where neither decides, the roles stay empty.
func guessRoles(d *transcript.Draft) {
	asks := func(i int) bool { return askingLabels[labelStem(d.Speakers[i].Name)] }
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

func (s share) mostlyAsks() bool { return s.questions > 0 && 2*s.questions >= s.turns }

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

func endsInQuestion(said string) bool {
	said = strings.TrimRightFunc(said, func(r rune) bool { return unicode.IsSpace(r) || isClosing(r) })
	last, _ := utf8.DecodeLastRuneInString(said)
	return strings.ContainsRune("?？؟\u037E", last)
}
