package markdown

import (
	"regexp"
	"strings"
)

// about is what the front matter says of a text.
type about struct{ title, date, place string }

var (
	// frontMatter is a block of YAML at the beginning.
	frontMatter = regexp.MustCompile(`\A\s*---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\z)`)
	// aboutText is a key that says something of a text, and that nobody speaks as.
	aboutText = regexp.MustCompile(`(?m)^(?:title|subtitle|date|author|authors|layout|place|location|tags|categories|lang|language|description|draft|slug|permalink)[ \t]*:`)
	entry     = regexp.MustCompile(`(?m)^([A-Za-z]+)[ \t]*:[ \t]*(.*?)[ \t]*$`)
	dayOfTime = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})[T ]\d`)
)

// longestFrontMatter is how many bytes a front matter may take.
const longestFrontMatter = 8 << 10

// cutFrontMatter takes the front matter off a text, if it begins with one.
func cutFrontMatter(words string) (about, string) {
	found := frontMatter.FindStringSubmatch(words[:min(len(words), longestFrontMatter)])
	if found == nil || !aboutText.MatchString(found[1]) {
		return about{}, words
	}
	var a about
	for _, e := range entry.FindAllStringSubmatch(found[1], -1) {
		switch value := unquoted(e[2]); strings.ToLower(e[1]) {
		case "title":
			a.title = value
		case "date":
			a.date = dayOf(value)
		case "place", "location":
			a.place = value
		}
	}
	return a, words[len(found[0]):]
}

// unquoted is a value of YAML without the quotes that may be around it.
func unquoted(value string) string {
	for _, quote := range []string{`"`, `'`} {
		if len(value) > 1 && strings.HasPrefix(value, quote) && strings.HasSuffix(value, quote) {
			return value[1 : len(value)-1]
		}
	}
	return value
}

// dayOf is a date without the time of day that may follow it.
func dayOf(value string) string {
	if found := dayOfTime.FindStringSubmatch(value); found != nil {
		return found[1]
	}
	return value
}
