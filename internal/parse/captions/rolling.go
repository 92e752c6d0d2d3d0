package captions

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/document"
	"manicule/internal/parse/timing"
)

// roll undoes captions that roll over the screen: each shows the last line of the one before
// it again, above its own.
type roll struct {
	rolling bool
	markup  bool
	before  []string // the lines of the caption before, without markup
	left    int      // lines left out
	line    line
}

// newRoll looks at the first captions: they roll if more than half of them repeat a line.
func newRoll(l *layout, plain string) *roll {
	const enough = 500
	r := &roll{markup: l.markup}
	scan := scanner{layout: l}
	all, repeated := 0, 0
	for c := range scan.cues(plain) {
		lines := r.words(c.lines)
		if repeats(r.before, lines) > 0 {
			repeated++
		}
		r.before = lines
		if all++; all == enough {
			break
		}
	}
	r.rolling = repeated >= 3 && repeated*2 > all
	r.before = nil
	return r
}

// unroll leaves the lines out that the caption before had.
func (r *roll) unroll(c *cue) {
	if !r.rolling {
		return
	}
	c.lines = slices.DeleteFunc(slices.Clone(c.lines), func(line string) bool { return r.word(line) == "" })
	lines := r.words(c.lines)
	n := repeats(r.before, lines)
	c.lines = c.lines[n:]
	r.left += n
	r.before = lines
}

func (r *roll) warnings() []string {
	if r.left == 0 {
		return nil
	}
	return []string{fmt.Sprintf("The captions roll over the screen: %d lines that repeat the caption before were left out.", r.left)}
}

// repeats is how many lines at the beginning of a caption are those at the end of the one before.
func repeats(before, lines []string) int {
	const screen = 4 // lines
	for n := min(len(before), len(lines), screen); n > 0; n-- {
		if slices.Equal(before[len(before)-n:], lines[:n]) {
			return n
		}
	}
	return 0
}

// words are the lines of a caption without their markup, and without those that have no words.
func (r *roll) words(lines []string) []string {
	var words []string
	for _, line := range lines {
		if w := r.word(line); w != "" {
			words = append(words, w)
		}
	}
	return words
}

func (r *roll) word(line string) string {
	if word, ok := bare([]string{line}); ok {
		return word
	}
	var word string
	p := payload{markup: r.markup, line: &r.line, yield: func(p document.Paragraph, _ []timing.Word) { word += p.Text + " " }}
	p.read([]string{line})
	return strings.TrimSpace(word)
}
