package coding

import "strings"

// A path is written as the names of the tags from the top down, with " > " between them:
// "Bilateral relations > Cooperation". A ">" that stands as a word of its own in a name
// is written "\>", and one that has backslashes before it gains one more, so that every
// path can be written and read back: the name "A > B" is written "A \> B".

// FormatPath writes the names of a path as one string, which ParsePath reads back.
func FormatPath(names []string) string {
	escaped := make([]string, len(names))
	for i, name := range names {
		words := strings.Split(name, " ")
		for j, word := range words {
			if isArrow(word) {
				words[j] = `\` + word
			}
		}
		escaped[i] = strings.Join(words, " ")
	}
	return strings.Join(escaped, PathSeparator)
}

// ParsePath reads the names of a path, without the white space around them. A ">" at the
// very start or end separates nothing and so belongs to its name. A blank path has no names.
func ParsePath(path string) []string {
	if strings.TrimSpace(path) == "" {
		return nil
	}
	var names, name []string
	words := strings.Split(path, " ")
	for i, word := range words {
		switch {
		case word == ">" && 0 < i && i < len(words)-1:
			names = append(names, joinName(name))
			name = nil
		case isArrow(word) && word != ">":
			name = append(name, word[1:])
		default:
			name = append(name, word)
		}
	}
	return append(names, joinName(name))
}

func joinName(words []string) string { return strings.TrimSpace(strings.Join(words, " ")) }

// isArrow reports whether a word is ">" behind any number of backslashes.
func isArrow(word string) bool { return strings.TrimLeft(word, `\`) == ">" }
