package coding

import (
	"fmt"
	"regexp"
	"strings"
)

// LinkKind is what a link in a memo leads to.
type LinkKind string

// What a link may lead to.
const (
	ToTurn      LinkKind = "turn"
	ToHighlight LinkKind = "highlight"
)

// Link is a place in a memo that leads to a turn or a highlight. It is written
// [[turn:ID|Interview 2, turn 14]]: it goes by the id, and the words are how that was called
// when the link was made.
type Link struct {
	Kind  LinkKind
	ID    string
	Words string
}

var linkForm = regexp.MustCompile(`\[\[(turn|highlight):([0-9A-Za-z-]{1,64})(?:\|([^\[\]\n]*))?\]\]`)

// Links are the links of a memo in their order.
func Links(body string) []Link {
	var links []Link
	for _, found := range linkForm.FindAllStringSubmatch(body, -1) {
		links = append(links, linkOf(found))
	}
	return links
}

func linkOf(found []string) Link { return Link{LinkKind(found[1]), found[2], found[3]} }

// String is the link as a memo writes it.
func (l Link) String() string {
	words := strings.NewReplacer("[", "(", "]", ")", "\n", " ", "\r", " ").Replace(l.Words)
	return fmt.Sprintf("[[%s:%s|%s]]", l.Kind, l.ID, words)
}

// PlainLinks is a memo with words in place of its links: what called says the turn or
// highlight is called now, or, where it is gone, what it was called and that it is gone.
func PlainLinks(body string, called func(Link) (words string, there bool)) string {
	return linkForm.ReplaceAllStringFunc(body, func(written string) string {
		l := linkOf(linkForm.FindStringSubmatch(written))
		if words, there := called(l); there {
			return words
		}
		if l.Words == "" {
			return fmt.Sprintf("(a %s that is gone)", l.Kind)
		}
		return l.Words + " (gone)"
	})
}

// TurnWords is how a link calls a turn: "Interview 2, turn 14".
func TurnWords(title string, turn int) string {
	if turn == 0 {
		return title
	}
	return fmt.Sprintf("%s, turn %d", title, turn)
}

// HighlightWords is how a link calls a highlight: by its first words and its turn, 0 for none.
func HighlightWords(quote, title string, turn int) string {
	return fmt.Sprintf("“%s” %s", firstWords(quote), TurnWords(title, turn))
}

// firstWords are the beginning of a quote, on one line.
func firstWords(quote string) string {
	const most = 40
	words := []rune(strings.Join(strings.Fields(quote), " "))
	if len(words) > most {
		words = append([]rune(strings.TrimSpace(string(words[:most]))), '…')
	}
	return string(words)
}
