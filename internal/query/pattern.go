package query

import (
	"errors"
	"regexp"
	"regexp/syntax"

	"manicule/internal/fault"
)

// Pattern reads a regular expression, as RE2 has them. Capitals make no difference unless it
// says (?-i), and ^ and $ are the ends of a paragraph. It is nil where nothing is asked for.
func Pattern(typed string) (*regexp.Regexp, error) {
	if typed == "" {
		return nil, nil
	}
	if n := len([]rune(typed)); n > longest {
		return nil, fault.New(fault.Invalid, "A regular expression may be %d characters long; this one has %d.", longest, n).WithHint("Search for less at once.")
	}
	compiled, err := regexp.Compile("(?im)" + typed)
	var wrong *syntax.Error
	if errors.As(err, &wrong) {
		return nil, fault.New(fault.Invalid, "The regular expression has a fault: %s, at “%s”.", wrong.Code, wrong.Expr).
			WithHint("Put a \\ before signs that are meant as they stand, or search without regular expressions.")
	}
	return compiled, err
}
