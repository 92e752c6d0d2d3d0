package codebook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// meaning reads a cell of a column, and reports whether it could: words are what they are,
// colours become "#RRGGBB", keys digits, and archived tags say "yes", others "no".
func meaning(column Column, cell string) (string, bool) {
	switch column {
	case Description, UseWhen, UseNot, Example:
		return cell, true
	case Colour:
		return colour(cell)
	case Key:
		ok := len(cell) == 1 && '1' <= cell[0] && cell[0] <= '9'
		return cell, ok || cell == "0"
	case Archived:
		return yesOrNo(cell)
	}
	return "", true
}

func yesOrNo(cell string) (string, bool) {
	word := strings.ToLower(cell)
	switch {
	case slices.Contains([]string{"yes", "y", "true", "1", "x", "ja", "archived"}, word):
		return "yes", true
	case slices.Contains([]string{"no", "n", "false", "0", "-", "nein"}, word):
		return "no", true
	}
	return "", false
}

var (
	hexColour = regexp.MustCompile(`^(?:#|0x)?(?:[fF]{2})?([0-9a-fA-F]{6})$`) // some programs write how opaque it is first
	hexShort  = regexp.MustCompile(`^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$`)
	numbered  = regexp.MustCompile(`^(?:rgba?)?\(?\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*[,; ]\s*(\d{1,3})\s*(?:[,;].*)?\)?$`)
)

// named are the colours that people write as words.
var named = map[string]string{
	"red": "#B3261E", "orange": "#C4610A", "yellow": "#966B01", "green": "#0C6755", "blue": "#1E68B9", "purple": "#633F89", "violet": "#633F89",
	"pink": "#A13973", "magenta": "#A13973", "brown": "#715C44", "grey": "#6B6B6B", "gray": "#6B6B6B", "black": "#222222", "cyan": "#0C7D9A",
	"turquoise": "#0C7D9A", "teal": "#0C6755", "olive": "#626B2F", "navy": "#1B3A6B", "white": "#D8D8D8",
}

// colour reads a colour: #RRGGBB, #RGB, rgb(r, g, b), r,g,b or a word.
func colour(cell string) (string, bool) {
	if m := hexColour.FindStringSubmatch(cell); m != nil {
		return "#" + strings.ToUpper(m[1]), true
	}
	if m := hexShort.FindStringSubmatch(cell); m != nil {
		return strings.ToUpper("#" + m[1] + m[1] + m[2] + m[2] + m[3] + m[3]), true
	}
	if m := numbered.FindStringSubmatch(strings.ToLower(cell)); m != nil {
		var r, g, b int
		fmt.Sscan(m[1]+" "+m[2]+" "+m[3], &r, &g, &b)
		return fmt.Sprintf("#%02X%02X%02X", r, g, b), max(r, g, b) < 256
	}
	word, ok := named[strings.ToLower(cell)]
	return word, ok
}
