package report

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// source is a transcript that excerpts are taken from, while the report is built.
type source struct {
	*Source
	place     int              // in the project
	answers   []int            // for each turn the number of the interviewer's turn before it, 0 for none
	questions map[int][]string // paragraphs, by turn number
}

// turnsOf returns the numbers, from 1, of the first and the last turn that share words
// with a span; 0 and 0 if none does.
func (s *source) turnsOf(span text.Span) (first, last int) {
	first = 1 + sort.Search(len(s.Turns), func(i int) bool { return s.Turns[i].Span.End > span.Start })
	last = sort.Search(len(s.Turns), func(i int) bool { return s.Turns[i].Span.Start >= span.End })
	if first > last {
		return 0, 0
	}
	return first, last
}

// speakersOf returns the ids of who speaks in a range of turns, each once.
func (s *source) speakersOf(first, last int) []string {
	if first == 0 {
		return nil
	}
	var ids []string
	for _, turn := range s.Turns[first-1 : last] {
		if !slices.Contains(ids, turn.SpeakerID) {
			ids = append(ids, turn.SpeakerID)
		}
	}
	return ids
}

// timeOf returns when the words at a position in a turn are spoken, as the last thing known
// before them in the turn: a sync point, or else the turn's own start. Outside turns there are
// sync points only.
func (s *source) timeOf(position, turn int) *int64 {
	from, known := 0, (*int64)(nil)
	if turn > 0 {
		from, known = s.Turns[turn-1].Span.Start, s.Turns[turn-1].Start
	}
	after := sort.Search(len(s.Syncs), func(i int) bool { return s.Syncs[i].At > position })
	if after > 0 && s.Syncs[after-1].At >= from {
		known = &s.Syncs[after-1].Ms
	}
	return known
}

// asked returns the number of the interviewer's turn that the words of a turn answer; 0
// outside turns, before the first question and within a question. Where several respondents
// speak in turn, all of them answer the same question.
func (s *source) asked(number int, asks map[string]bool) int {
	if number == 0 || asks[s.Turns[number-1].SpeakerID] {
		return 0
	}
	if s.answers == nil {
		s.listQuestions(asks)
	}
	return s.answers[number-1]
}

func (s *source) listQuestions(asks map[string]bool) {
	s.answers = make([]int, len(s.Turns))
	asked := 0
	for i, turn := range s.Turns {
		s.answers[i] = asked
		if asks[turn.SpeakerID] {
			asked = i + 1
		}
	}
}

// question returns the words of a turn by paragraph; none for 0.
func (s *source) question(number int, directions bool) []string {
	if number == 0 {
		return nil
	}
	question, known := s.questions[number]
	if !known {
		question = paragraphs(s.words(s.Turns[number-1].Span, directions))
		if s.questions == nil {
			s.questions = map[int][]string{}
		}
		s.questions[number] = question
	}
	return question
}

// words are those of a span, with its directions or without. A span that holds nothing but
// directions keeps them.
func (s *source) words(span text.Span, directions bool) string {
	if directions {
		return s.Text.Slice(span)
	}
	said := without(s.Transcript, span)
	if strings.TrimSpace(said) == "" {
		return s.Text.Slice(span)
	}
	return said
}

// without are the words of a span but for the directions in it, and for the white space that
// would be left in twos.
func without(t *transcript.Transcript, span text.Span) string {
	first := sort.Search(len(t.Directions), func(i int) bool { return t.Directions[i].End > span.Start })
	var said strings.Builder
	at := span.Start
	keep := func(end int) {
		words := t.Text.Slice(text.Span{Start: at, End: end})
		if at > span.Start && endsInSpace(said.String()) {
			words = strings.TrimLeftFunc(words, isBlank)
		}
		said.WriteString(words)
	}
	for _, d := range t.Directions[first:] {
		if d.Start >= span.End {
			break
		}
		keep(max(d.Start, at))
		at = min(max(d.End, at), span.End)
	}
	keep(span.End)
	return said.String()
}

func endsInSpace(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return s == "" || unicode.IsSpace(last)
}

// isBlank reports whether r is white space within a line.
func isBlank(r rune) bool { return unicode.IsSpace(r) && r != '\n' && r != '\u2028' }

// paragraphs divides words at line ends, and leaves out what is only white space.
func paragraphs(words string) []string {
	var kept []string
	for words != "" {
		var line string
		if end := strings.IndexAny(words, "\n\r"); end < 0 {
			line, words = words, ""
		} else {
			line, words = words[:end], words[end+1:]
		}
		if line = strings.TrimSpace(line); line != "" {
			kept = append(kept, line)
		}
	}
	return kept
}
