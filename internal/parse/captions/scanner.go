package captions

import (
	"iter"
	"strconv"
	"strings"
)

// cue is a caption as the file has it.
type cue struct {
	start, end int64
	timed      bool // false for lines before the first times
	ended      bool // whether end is told
	exact      bool // whether the times have parts of a second
	words      string
	lines      []string // as they are on the screen, markup and all; valid until the next cue
}

// scanner finds the captions of a text. A blank line in one does not end it, and none is
// needed between two: only times begin a caption.
type scanner struct {
	layout *layout
	title  string // that a note tells

	open  cue
	lines []string
	block int  // where in lines the running block begins; -1 if it began with times
	blank bool // whether the line before was blank
	aside bool // whether the running block holds no speech
	index int  // the last caption's number
}

func (s *scanner) cues(plain string) iter.Seq[cue] {
	return func(yield func(cue) bool) {
		s.blank, s.block = true, -1
		for line := range strings.Lines(plain) {
			line = strings.TrimSpace(line)
			c, begins := s.layout.timing(line)
			if !begins {
				s.take(line)
				continue
			}
			s.dropName()
			if !s.yield(yield) {
				return
			}
			s.begin(c)
		}
		s.yield(yield)
	}
}

func (s *scanner) begin(c cue) {
	s.open, s.lines = c, s.lines[:0]
	s.block, s.blank, s.aside = -1, false, false
	if c.words != "" {
		s.lines = append(s.lines, c.words)
	}
}

func (s *scanner) yield(yield func(cue) bool) bool {
	s.open.lines = s.lines
	return len(s.lines) == 0 || yield(s.open)
}

// take keeps a line of a caption.
func (s *scanner) take(line string) {
	switch {
	case line == "":
		s.blank, s.aside = true, false
		return
	case s.blank && s.layout.aside != nil && s.layout.aside(line):
		s.aside = true
	}
	if s.aside {
		s.readAside(line)
		s.blank = false
		return
	}
	if s.blank {
		s.block = len(s.lines)
	}
	s.blank = false
	s.lines = append(s.lines, line)
}

func (s *scanner) readAside(line string) {
	if s.layout.titled == nil || s.title != "" {
		return
	}
	if title, found := s.layout.titled(line); found {
		s.title = title
	}
}

// dropName leaves out the line before the times if it is the caption's number or name and
// not the last of the words above.
func (s *scanner) dropName() {
	last := len(s.lines) - 1
	if last < 0 {
		return
	}
	n, err := strconv.Atoi(s.lines[last])
	numbered := err == nil && n >= 0
	alone := s.block == last && !s.blank
	if numbered && (alone || n == s.index+1 && !s.layout.named) || alone && (s.layout.named || isName(s.lines[last])) {
		s.lines = s.lines[:last]
		if numbered {
			s.index = n
		}
	}
}

// isName knows the names that programs make up: a word of digits and signs, say
// 54cb2876-d02f/9-0.
func isName(line string) bool {
	return strings.ContainsAny(line, "0123456789") && strings.ContainsAny(line, "-_/") && !strings.ContainsAny(line, " \t")
}
