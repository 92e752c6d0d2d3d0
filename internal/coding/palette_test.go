package coding

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

const paper = "#fdfbf7"

func TestPaletteIsReadableOnPaper(t *testing.T) {
	for _, colour := range Palette() {
		if got := contrast(colour, paper); got < 4.5 {
			t.Errorf("%s on %s has a contrast of %.2f, want 4.5", colour, paper, got)
		}
	}
}

// The matrices are those of Machado, Oliveira and Fernandes (2009) for a complete lack of
// one kind of cone, over linear RGB.
var visions = map[string]struct {
	matrix          [3][3]float64
	any, neighbours float64 // the least CIEDE2000 difference
}{
	"full": {[3][3]float64{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}, 13, 20},
	"protan": {[3][3]float64{
		{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}, 6, 11},
	"deutan": {[3][3]float64{
		{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}, 6, 11},
	"tritan": {[3][3]float64{
		{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}, 6, 11},
}

func TestPaletteIsDistinctInEveryVision(t *testing.T) {
	colours := Palette()
	for name, vision := range visions {
		t.Run(name, func(t *testing.T) {
			for i, a := range colours {
				for j := i + 1; j < len(colours); j++ {
					want := vision.any
					if j == i+1 || i == 0 && j == len(colours)-1 {
						want = vision.neighbours
					}
					got := difference(lab(a, vision.matrix), lab(colours[j], vision.matrix))
					if got < want {
						t.Errorf("%s and %s differ by %.1f, want %.0f", a, colours[j], got, want)
					}
				}
			}
		})
	}
}

// The formula's own published pairs (Sharma, Wu and Dalal, 2005).
func TestDifferenceIsCIEDE2000(t *testing.T) {
	for _, c := range []struct {
		a, b [3]float64
		want float64
	}{
		{[3]float64{50, 2.6772, -79.7751}, [3]float64{50, 0, -82.7485}, 2.0425},
		{[3]float64{50, 2.5, 0}, [3]float64{73, 25, -18}, 27.1492},
		{[3]float64{60.2574, -34.0099, 36.2677}, [3]float64{60.4626, -34.1751, 39.4387}, 1.2644},
		{[3]float64{2.0776, 0.0795, -1.1350}, [3]float64{0.9033, -0.0636, -0.5514}, 0.9082},
	} {
		if got := difference(c.a, c.b); math.Abs(got-c.want) > 0.0001 {
			t.Errorf("difference(%v, %v) = %.4f, want %.4f", c.a, c.b, got, c.want)
		}
	}
}

func TestNextColour(t *testing.T) {
	p := Palette()
	var tags []Tag
	for i := range 2 * len(p) {
		got := NextColour(tags)
		if want := p[i%len(p)]; got != want {
			t.Fatalf("colour %d is %s, want %s", i, got, want)
		}
		tags = append(tags, Tag{Colour: strings.ToLower(got)})
	}
	tags = append(tags[:3], tags[4:]...)
	if got := NextColour(tags); got != p[3] {
		t.Errorf("after one %s went: %s, want it again", p[3], got)
	}
	if got := NextColour([]Tag{{Colour: "#000000"}}); got != p[0] {
		t.Errorf("a colour of no palette counted: %s", got)
	}
}

func TestNextKey(t *testing.T) {
	for _, c := range []struct {
		taken []int
		want  int
	}{
		{nil, 1},
		{[]int{0, 0}, 1},
		{[]int{1, 2, 4}, 3},
		{[]int{2, 3}, 1},
		{[]int{9, 8, 7, 6, 5, 4, 3, 2, 1}, 0},
		{[]int{-1, 10, 1}, 2},
	} {
		var tags []Tag
		for _, key := range c.taken {
			tags = append(tags, Tag{Key: key})
		}
		if got := NextKey(tags); got != c.want {
			t.Errorf("with %v taken: %d, want %d", c.taken, got, c.want)
		}
	}
}

func linear(colour string) (rgb [3]float64) {
	var r, g, b int
	if _, err := fmt.Sscanf(colour, "#%02x%02x%02x", &r, &g, &b); err != nil {
		panic(err)
	}
	for i, v := range [3]int{r, g, b} {
		c := float64(v) / 255
		if c <= 0.04045 {
			rgb[i] = c / 12.92
		} else {
			rgb[i] = math.Pow((c+0.055)/1.055, 2.4)
		}
	}
	return rgb
}

func contrast(a, b string) float64 {
	luminance := func(colour string) float64 {
		c := linear(colour)
		return 0.2126*c[0] + 0.7152*c[1] + 0.0722*c[2]
	}
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// lab is the colour in CIELAB under daylight (D65), as somebody sees it.
func lab(colour string, vision [3][3]float64) [3]float64 {
	c := linear(colour)
	var seen [3]float64
	for i, row := range vision {
		seen[i] = min(1, max(0, row[0]*c[0]+row[1]*c[1]+row[2]*c[2]))
	}
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	x := f((0.4124564*seen[0] + 0.3575761*seen[1] + 0.1804375*seen[2]) / 0.95047)
	y := f(0.2126729*seen[0] + 0.7151522*seen[1] + 0.0721750*seen[2])
	z := f((0.0193339*seen[0] + 0.1191920*seen[1] + 0.9503041*seen[2]) / 1.08883)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}

// difference is CIEDE2000.
func difference(p, q [3]float64) float64 {
	const rad = math.Pi / 180
	seventh := func(c float64) float64 { return math.Sqrt(math.Pow(c, 7) / (math.Pow(c, 7) + math.Pow(25, 7))) }
	g := 1 + 0.5*(1-seventh((math.Hypot(p[1], p[2])+math.Hypot(q[1], q[2]))/2))
	c1, c2 := math.Hypot(p[1]*g, p[2]), math.Hypot(q[1]*g, q[2])
	hue := func(a, b float64) float64 { return math.Mod(math.Atan2(b, a)/rad+360, 360) }
	h1, h2 := hue(p[1]*g, p[2]), hue(q[1]*g, q[2])

	turn, mean := h2-h1, (h1+h2)/2
	if math.Abs(turn) > 180 {
		turn -= math.Copysign(360, turn)
		mean += 180
	}
	l, c := (p[0]+q[0])/2, (c1+c2)/2
	weight := 1 - 0.17*math.Cos((mean-30)*rad) + 0.24*math.Cos(2*mean*rad) +
		0.32*math.Cos((3*mean+6)*rad) - 0.2*math.Cos((4*mean-63)*rad)
	byL := (q[0] - p[0]) / (1 + 0.015*(l-50)*(l-50)/math.Sqrt(20+(l-50)*(l-50)))
	byC := (c2 - c1) / (1 + 0.045*c)
	byH := 2 * math.Sqrt(c1*c2) * math.Sin(turn/2*rad) / (1 + 0.015*c*weight)
	rotation := -math.Sin(60*math.Exp(-math.Pow((mean-275)/25, 2))*rad) * 2 * seventh(c)
	return math.Sqrt(byL*byL + byC*byC + byH*byH + rotation*byC*byH)
}

func TestLikest(t *testing.T) {
	for colour, want := range map[string]string{
		"#FFFF00": "#966B01", "#00FF00": "#0C6755", "#00FFFF": "#0C7D9A", "#FF00FF": "#A13973", "#0000FF": "#1E68B9", "#FF0000": "#923302",
		"#800000": "#923302", "#FF0022": "#923302", "#808080": "", "#000000": "", "yellow": "", "": "", "#FFFF0": "",
	} {
		if got := Likest(colour); got != want {
			t.Errorf("the likest of %q is %q, want %q", colour, got, want)
		}
	}
	for _, w := range wheel {
		if !slices.Contains(Palette(), w.colour) {
			t.Errorf("%s is not of the palette", w.colour)
		}
	}
}
