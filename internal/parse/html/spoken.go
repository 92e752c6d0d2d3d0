package html

import (
	"slices"
	"strings"
	"unicode"

	"manicule/internal/document"
	"manicule/internal/text"
)

// label is a speaker's name, and perhaps a time, that the page's elements say are such.
type label struct {
	name    string
	sign    sign
	colon   bool   // it ends with one
	start   *int64 // nil if there is no time
	end     int    // where the words after it begin, in code points
	alone   bool   // there are no words after it in its paragraph
	holder  int    // the number of its block
	follows int    // the number of the block that has its words
}

// spoken gives blocks the voices and times that the elements before their words say, and
// takes those labels out of the text. If there is doubt, they stay in it.
func spoken(all []block) []block {
	gone := map[int]bool{}
	for _, l := range areSpeakers(labelsOf(all)) {
		b := &all[l.follows]
		b.Voice = l.name
		if l.start != nil {
			b.Start = l.start
		}
		if l.alone {
			b.Apart = b.Apart || all[l.holder].Apart
		} else {
			b.cut(l.end)
		}
		for i := l.holder; i < l.follows; i++ {
			gone[i] = true
		}
	}
	var kept []block
	for i, b := range all {
		if !gone[i] {
			kept = append(kept, b)
		}
	}
	return kept
}

// labelsOf finds the labels and the words that each is before.
func labelsOf(all []block) []label {
	var labels []label
	for i := 0; i < len(all); i++ {
		l, ok := all[i].label()
		if !ok || l.name == "" {
			continue
		}
		l.holder, l.follows = i, i
		if l.alone {
			l.takeTime(all)
		}
		if l.follows < len(all) && all[l.follows].isSpeech(l) {
			labels = append(labels, l)
			i = l.follows
		}
	}
	return labels
}

// takeTime goes on to the words after a name that is alone; a time may be between them.
func (l *label) takeTime(all []block) {
	l.follows++
	if l.start == nil && l.follows < len(all) {
		if next, ok := all[l.follows].label(); ok && next.alone && next.name == "" {
			l.start = next.start
			l.follows++
		}
	}
}

// isSpeech reports whether the block may be the words after the label. A source is a
// speaker only where it stands like a label.
func (b block) isSpeech(l label) bool {
	switch {
	case l.sign == citation && !(l.alone && (l.colon || l.start != nil)):
		return false
	case !l.alone:
		return true
	}
	_, labelled := b.label()
	return !labelled && (b.Kind == document.Body || b.Kind == document.Note)
}

// areSpeakers leaves those of the labels that are of people talking; nil if they are no
// more than one. What a list explains is no speaker unless it comes again.
func areSpeakers(labels []label) []label {
	seen := map[string]bool{}
	again := false
	for _, l := range labels {
		again = again || l.sign == term && seen[l.name]
		seen[l.name] = seen[l.name] || l.sign == term
	}
	if !again {
		labels = slices.DeleteFunc(labels, func(l label) bool { return l.sign == term })
	}
	if len(labels) < 2 {
		return nil
	}
	return labels
}

// label reads the label that a block begins with, or is. One may be a time alone.
func (b block) label() (label, bool) {
	if len(b.signs) == 0 {
		return label{}, false
	}
	letters := []rune(b.Text)
	l := label{}
	for _, s := range b.signs {
		if s.Start != l.end || !l.take(s, string(letters[s.Start:s.End])) {
			break
		}
		l.end = s.End
		for l.end < len(letters) && (unicode.IsSpace(letters[l.end]) || l.closes(letters[l.end], s.sign)) {
			l.end++
		}
	}
	l.alone = l.end == len(letters)
	return l, l.name != "" || l.alone && l.start != nil
}

// closes reports whether r is the colon after a name, and notes it.
func (l *label) closes(r rune, sign sign) bool {
	if l.colon || sign == clock || r != ':' && r != '：' {
		return false
	}
	l.colon = true
	return true
}

// take takes a passage into the label; false if it doesn't belong to it.
func (l *label) take(s signed, words string) bool {
	switch {
	case s.sign == clock && l.start == nil:
		l.start = clockOf(words)
		return l.start != nil
	case s.sign == clock || l.name != "" || strings.Contains(words, "\n"):
		return false
	}
	name := strings.TrimRightFunc(words, func(r rune) bool { return r == ':' || r == '：' || unicode.IsSpace(r) })
	l.name, l.sign, l.colon = name, s.sign, len(name) < len(words)
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// cut takes the first n code points off a block.
func (b *block) cut(n int) {
	b.Text = string([]rune(b.Text)[n:])
	b.Strong, b.Directions = cutSpans(b.Strong, n), cutSpans(b.Directions, n)
	var marks []mark
	for _, m := range b.marks {
		for _, rest := range cutSpans([]text.Span{m.Span}, n) {
			marks = append(marks, mark{rest, m.colour})
		}
	}
	b.marks, b.signs = marks, nil
	b.Syncs = slices.Clone(b.Syncs)
	for i := range b.Syncs {
		b.Syncs[i].At = max(b.Syncs[i].At-n, 0)
	}
}

// cutSpans moves spans n to the left and leaves out what falls off the edge.
func cutSpans(spans []text.Span, n int) []text.Span {
	var rest []text.Span
	for _, s := range spans {
		if s.End > n {
			rest = append(rest, text.Span{Start: max(s.Start-n, 0), End: s.End - n})
		}
	}
	return rest
}
