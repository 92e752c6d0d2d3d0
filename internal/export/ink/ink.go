// Package ink makes of a tag's colour, which is the person's choice, colours that can be read
// on paper and read through.
package ink

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Gray stands for what is no colour.
const Gray = "#5F5B54"

// readable is the least contrast of words with what they stand on (WCAG 2.2, AA).
const readable = 4.5

// rgb are the shares of red, green and blue, from 0 to 1.
type rgb [3]float64

// white is paper; paper and night are pages on a screen, light and dark.
var white, paper, night = rgb{1, 1, 1}, rgb{0.992, 0.984, 0.969}, rgb{0.086, 0.082, 0.075}

// OnPaper returns the colour, "#RRGGBB", as dark as words on white and on a light page must be.
func OnPaper(colour string) string { return until(colour, rgb{}, paper) }

// OnNight returns the colour as light as words on a dark page must be.
func OnNight(colour string) string { return until(colour, white, night) }

// until mixes a colour with another until it is readable on a page.
func until(colour string, with, page rgb) string {
	c, ok := parse(colour)
	if !ok {
		c, _ = parse(Gray)
	}
	for share := 0.0; share <= 1; share += 0.02 {
		if mixed := c.mix(with, share); mixed.contrast(page) >= readable {
			return mixed.String()
		}
	}
	return with.String()
}

// Tint returns the colour as a marker leaves it on white, under black words.
func Tint(colour string) string {
	c, ok := parse(colour)
	if !ok {
		c, _ = parse(Gray)
	}
	return c.mix(white, 0.78).String()
}

func parse(s string) (rgb, bool) {
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 24)
	if err != nil || len(s) != 7 || s[0] != '#' {
		return rgb{}, false
	}
	return rgb{float64(n>>16) / 255, float64(n>>8&255) / 255, float64(n&255) / 255}, true
}

func (c rgb) String() string {
	return fmt.Sprintf("#%02X%02X%02X", int(c[0]*255+0.5), int(c[1]*255+0.5), int(c[2]*255+0.5))
}

func (c rgb) mix(with rgb, share float64) rgb {
	for i := range c {
		c[i] += (with[i] - c[i]) * share
	}
	return c
}

func (c rgb) contrast(d rgb) float64 {
	a, b := c.luminance(), d.luminance()
	return (max(a, b) + 0.05) / (min(a, b) + 0.05)
}

func (c rgb) luminance() float64 {
	for i, v := range c {
		if v <= 0.04045 {
			c[i] = v / 12.92
		} else {
			c[i] = math.Pow((v+0.055)/1.055, 2.4)
		}
	}
	return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
}
