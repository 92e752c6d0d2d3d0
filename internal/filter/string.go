package filter

import (
	"strconv"
	"strings"
	"unicode"
)

// String writes a filter as Parse reads it.
func (f Filter) String() string {
	terms := make([]string, len(f))
	for i, term := range f {
		terms[i] = term.String()
	}
	return strings.Join(terms, " ")
}

// String writes a term as it stands in a filter.
func (t Term) String() string {
	values := make([]string, len(t.Any))
	for i, value := range t.Any {
		values[i] = writeValue(t.Key, value)
	}
	written := writeKey(t) + strings.Join(values, ",")
	if t.Not {
		return "-" + written
	}
	return written
}

func writeKey(t Term) string {
	switch t.Key {
	case Words:
		return ""
	case Attribute:
		return "@" + quote(t.Name) + ":"
	}
	return string(t.Key) + ":"
}

func writeValue(key Key, v Value) string {
	switch v.Kind {
	case None:
		return "none"
	case Between:
		return v.Text + ".." + v.To
	case Over, Under:
		return string(v.Kind) + v.Text
	}
	written := quote(v.Text)
	if v.Kind == ByID {
		written = "{" + v.Text + "}"
	}
	if v.Alone {
		written = "=" + written
	}
	if key == Near {
		written += "/" + strconv.Itoa(v.Turns)
	}
	return written
}

// quote puts quotes around what would not be read as it is without them.
func quote(s string) string {
	if isPlain(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}

// isPlain reports whether a text has nothing in it but letters and digits, and signs among
// them that mean nothing here.
func isPlain(s string) bool {
	if s == "" || strings.EqualFold(s, "none") || strings.Contains(s, "..") {
		return false
	}
	for i, r := range s {
		switch {
		case unicode.In(r, unicode.L, unicode.M, unicode.N):
		case i > 0 && strings.ContainsRune("-_.'’&", r):
		default:
			return false
		}
	}
	return true
}
