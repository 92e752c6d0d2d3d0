package timing

import (
	"fmt"

	"manicule/internal/document"
)

const manyHours = 100 * 3600 * 1000

// Odd says in sentences for the person what is odd about the times of paragraphs, which are
// kept as they are. Paragraphs of one time count once.
func Odd(paragraphs []document.Paragraph) []string {
	var negative, reversed, backwards, late int
	var before *int64
	for i := range paragraphs {
		p := &paragraphs[i]
		if p.Start == nil || before == p.Start {
			continue
		}
		negative += one(*p.Start < 0)
		late += one(*p.Start > manyHours)
		reversed += one(p.End != nil && *p.End < *p.Start)
		backwards += one(before != nil && *p.Start < *before)
		before = p.Start
	}
	return sentences(
		odd{reversed, "ends before it begins", "end before they begin"},
		odd{backwards, "begins before the one above it", "begin before the one above them"},
		odd{negative, "begins before the recording does", "begin before the recording does"},
		odd{late, "begins after more than 100 hours", "begin after more than 100 hours"},
	)
}

// Overlaps says how many paragraphs begin before the one above has ended.
func Overlaps(paragraphs []document.Paragraph) []string {
	n := 0
	for i := 1; i < len(paragraphs); i++ {
		above, p := &paragraphs[i-1], &paragraphs[i]
		n += one(above.Start != nil && above.End != nil && p.Start != nil && above.Start != p.Start &&
			*above.Start <= *p.Start && *p.Start < *above.End)
	}
	return sentences(odd{n, "begins before the one above it has ended", "begin before the one above them has ended"})
}

type odd struct {
	n         int
	one, many string
}

func sentences(all ...odd) []string {
	var said []string
	for _, o := range all {
		switch {
		case o.n == 1:
			said = append(said, fmt.Sprintf("One piece of speech %s; it was kept where the file has it.", o.one))
		case o.n > 1:
			said = append(said, fmt.Sprintf("%d pieces of speech %s; they were kept where the file has them.", o.n, o.many))
		}
	}
	return said
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
