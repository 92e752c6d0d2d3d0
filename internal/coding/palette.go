package coding

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"manicule/internal/fault"
)

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

var colourForm = regexp.MustCompile(`^#[0-9A-Fa-f]{6}$`)

// CheckColour returns a fault if a tag can't have the colour: it must be written "#RRGGBB".
func CheckColour(colour string) error {
	if !colourForm.MatchString(colour) {
		return fault.New(fault.Invalid, "A tag can't have the colour %q.", colour).WithHint("Write it as #1E68B9.")
	}
	return nil
}

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

// wheel says which colour of the palette stands for the hues up to a degree.
var wheel = []struct {
	below  float64
	colour string
}{
	{20, "#923302"}, {72, "#966B01"}, {90, "#626B2F"}, {170, "#0C6755"}, {205, "#0C7D9A"}, {255, "#1E68B9"}, {290, "#633F89"}, {345, "#A13973"},
	{361, "#923302"},
}

// Likest returns the palette's colour that stands for a colour, "#RRGGBB", best; empty for a
// gray and for what is no colour.
func Likest(colour string) string {
	degrees, ok := hue(colour)
	if !ok {
		return ""
	}
	for _, w := range wheel {
		if degrees < w.below {
			return w.colour
		}
	}
	return ""
}

// hue is the place of a colour, "#RRGGBB", on the wheel, from 0 to 360; false for grays.
func hue(colour string) (degrees float64, ok bool) {
	rgb, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != 7 {
		return 0, false
	}
	r, g, b := float64(rgb>>16), float64(rgb>>8&255), float64(rgb&255)
	// The three primaries stand at 0, 120 and 240 degrees; the colour pulls to each by its share.
	x, y := r-(g+b)/2, math.Sqrt(3)/2*(g-b)
	degrees = math.Mod(math.Atan2(y, x)*180/math.Pi+360, 360)
	return degrees, math.Hypot(x, y) > 20
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
