package markdown

import (
	"regexp"
	"strings"
)

const (
	// farthest is the column up to which a line may say that it belongs to a list or a
	// quotation: nothing stands deeper in one another than that.
	farthest = 100
	// mostMarks is how many marks may stand in one line, or in one stretch of text that is
	// looked through for marks that belong together.
	mostMarks = 2000
)

var (
	belongs   = regexp.MustCompile(`^(?:[ \t]*(?:>|[-+*][ \t]|\d{1,9}[.)][ \t]|\[\^))+`)
	underline = regexp.MustCompile(`^[ \t>]*(?:=+|-+)[ \t]*$`)
)

// isTame reports whether a text can be read as Markdown in a time that grows no faster than
// its length.
func isTame(source string) bool {
	marks := 0 // in the lines that a line under them would make a heading
	for line := range strings.SplitSeq(source, "\n") {
		own := marksIn(line)
		switch {
		case strings.TrimSpace(line) == "":
			marks = 0
		case underline.MatchString(line) && marks > mostMarks:
			return false
		}
		marks += own
		if own > mostMarks || len(belongs.FindString(line)) > farthest {
			return false
		}
	}
	return true
}

// marksIn is how many letters of a line may be marks.
func marksIn[S ~string | ~[]byte](line S) int {
	n := 0
	for i := range len(line) {
		switch line[i] {
		case '*', '_', '[', '`', '<', '~':
			n++
		}
	}
	return n
}
