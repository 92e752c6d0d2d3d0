package ink

import (
	"math/rand/v2"
	"testing"

	"manicule/internal/coding"
)

func TestWordsAreReadableInEveryColour(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	colours := append(coding.Palette(), "#FFFFFF", "#000000", "#FFFF00", "#7F7F7F", "", "red;}", "#12345G")
	for range 500 {
		colours = append(colours, rgb{random.Float64(), random.Float64(), random.Float64()}.String())
	}
	for _, colour := range colours {
		for made, page := range map[string]rgb{OnPaper(colour): paper, OnNight(colour): night} {
			c, ok := parse(made)
			if !ok || c.contrast(page) < 4.45 {
				t.Errorf("%s gives %s, whose contrast is %.2f", colour, made, c.contrast(page))
			}
		}
		if c, ok := parse(Tint(colour)); !ok || c.contrast(rgb{}) < 7 {
			t.Errorf("black on the tint of %s has a contrast of %.2f", colour, c.contrast(rgb{}))
		}
	}
}

func TestThePaletteStaysAsItIs(t *testing.T) {
	for _, colour := range coding.Palette() {
		if got := OnPaper(colour); got != colour {
			t.Errorf("%s becomes %s on paper", colour, got)
		}
	}
}
