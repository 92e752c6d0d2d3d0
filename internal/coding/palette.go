package coding

import "strings"

// palette holds the colours that tags take, in the order they are given out. Each is
// readable as text on the paper of the window (4.5:1 or better), and each can be told
// from its neighbours with any kind of colour blindness; palette_test.go measures both.
var palette = [...]string{
	"#1E68B9", // blue
	"#923302", // vermilion
	"#966B01", // ochre
	"#A13973", // purple
	"#626B2F", // olive
	"#0C6755", // green
	"#0C7D9A", // sky
	"#633F89", // violet
	"#715C44", // brown
}

// Palette returns the colours that tags take, as "#RRGGBB", in the order they are given out.
func Palette() []string { return append([]string(nil), palette[:]...) }

// NextColour returns the palette's least used colour, the earlier of equals.
func NextColour(tags []Tag) string {
	uses := map[string]int{}
	for _, tag := range tags {
		uses[strings.ToUpper(tag.Colour)]++
	}
	next := palette[0]
	for _, colour := range palette[1:] {
		if uses[colour] < uses[next] {
			next = colour
		}
	}
	return next
}

// NextKey returns the lowest digit from 1 to 9 that applies no tag yet, or 0 when none is free.
func NextKey(tags []Tag) int {
	var taken [10]bool
	for _, tag := range tags {
		if 1 <= tag.Key && tag.Key <= 9 {
			taken[tag.Key] = true
		}
	}
	for key := 1; key <= 9; key++ {
		if !taken[key] {
			return key
		}
	}
	return 0
}
