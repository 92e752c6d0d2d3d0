package layout

import "strings"

// compose is the line's words with what stands between them.
func (l *line) compose() string {
	var words strings.Builder
	order := l.order()
	for i, run := range order {
		words.WriteString(l.between(order, i))
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
func (l *line) between(order []int, i int) string {
	if i == 0 {
		return ""
	}
	const fewWords = 4
	runs := l.sheet().page.Runs
	a, b := runs[order[i-1]], runs[order[i]]
	gap := max(b.Left-a.Right, a.Left-b.Right)
	beside := order[i] == order[i-1]+1
	switch {
	case gap >= wideGap*b.Size && i <= fewWords:
		return "\t"
	case beside && b.Glued, !beside && gap < 0.12*b.Size:
		return ""
	}
	return " "
}
