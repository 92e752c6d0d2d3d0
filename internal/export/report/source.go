package report

import (
	"slices"
	"sort"
	"strings"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// source is a transcript that excerpts are taken from.
type source struct {
	*transcript.Transcript
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

// questionBefore returns the words of the last interviewer's turn before a turn, by
// paragraph; none outside turns, before the first question and within a question. Where
// several respondents answer in turn, all of them answer the same question.
func (s *source) questionBefore(number int, asks map[string]bool) []string {
	if number == 0 || asks[s.Turns[number-1].SpeakerID] {
		return nil
	}
	if s.answers == nil {
		s.listQuestions(asks)
	}
	asked := s.answers[number-1]
	if asked == 0 {
		return nil
	}
	question, known := s.questions[asked]
	if !known {
		question = paragraphs(s.Text.Slice(s.Turns[asked-1].Span))
		s.questions[asked] = question
	}
	return question
}

func (s *source) listQuestions(asks map[string]bool) {
	s.answers = make([]int, len(s.Turns))
	s.questions = map[int][]string{}
	asked := 0
	for i, turn := range s.Turns {
		s.answers[i] = asked
		if asks[turn.SpeakerID] {
			asked = i + 1
		}
	}
}

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
