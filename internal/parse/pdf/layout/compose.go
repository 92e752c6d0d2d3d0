package layout

import "strings"

// join is what lies between a word and the one beside it.
type join struct {
	gap   float64
	glued bool // no white space does
}

// joinsOf looks at what lies before each word, given from left to right.
func (l *line) joinsOf(order []int) []join {
	const close = 0.12 // of the size: the least that can be a space
	runs := l.sheet().page.Runs
	joins := make([]join, len(order))
	for i := 1; i < len(order); i++ {
		a, b := order[i-1], order[i]
		j := join{gap: runs[b].Left - runs[a].Right}
		switch {
		case b == a+1:
			j.glued = runs[b].Glued
		case b == a+2: // the reference to a note may have stood between them
			j.glued = runs[b].Glued && runs[b-1].Glued
		case a == b+1:
			j.glued = runs[a].Glued
		default:
			j.glued = j.gap < close*runs[b].Size
		}
		joins[i] = j
	}
	return joins
}

// compose is the line's words with what stands between them.
func (l *line) compose() string {
	var words strings.Builder
	for i, run := range l.order() {
		words.WriteString(l.between(i))
		r := l.sheet().page.Runs[run]
		words.WriteString(r.Text)
		if r.Broken {
			words.WriteByte('-')
		}
	}
	return words.String()
}

// between is what stands before the ith word of a line: nothing, a space, or a tab if the
// words before are few and a wide gap follows them.
func (l *line) between(i int) string {
	const fewWords = 4
	if i == 0 {
		return ""
	}
	size := l.sheet().page.Runs[l.order()[i]].Size
	switch {
	case l.joins[i].gap >= wideGap*size && i <= fewWords:
		return "\t"
	case l.joins[i].glued:
		return ""
	}
	return " "
}
