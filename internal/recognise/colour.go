package recognise

import "strconv"

// wordColours are the colours that Word marks with, as it calls them.
var wordColours = map[string]string{
	"#FFFF00": "Yellow", "#00FF00": "Bright Green", "#00FFFF": "Turquoise", "#FF00FF": "Pink", "#0000FF": "Blue", "#FF0000": "Red",
	"#000080": "Dark Blue", "#008080": "Teal", "#008000": "Green", "#800080": "Violet", "#800000": "Dark Red",
	"#808000": "Dark Yellow", "#808080": "Gray-50%", "#C0C0C0": "Gray-25%", "#000000": "Black",
}

// hues are the names of colours by the degree at which each ends.
var hues = []struct {
	below float64
	name  string
}{
	{15, "Red"}, {42, "Orange"}, {70, "Yellow"}, {165, "Green"}, {200, "Turquoise"}, {255, "Blue"}, {290, "Violet"}, {345, "Pink"}, {361, "Red"},
}

// ColourName is what people call a colour, "#RRGGBB": as Word does where it is one of Word's,
// else by its hue, "Light Green". What is no colour has no name.
func ColourName(colour string) string {
	if name := wordColours[colour]; name != "" {
		return name
	}
	if len(colour) != 7 || colour[0] != '#' {
		return ""
	}
	rgb, err := strconv.ParseUint(colour[1:], 16, 32)
	if err != nil {
		return ""
	}
	return hueName(float64(rgb>>16)/255, float64(rgb>>8&255)/255, float64(rgb&255)/255)
}

// hueName names a colour by its parts, each from 0 to 1.
func hueName(r, g, b float64) string {
	light, dark := max(r, g, b), min(r, g, b)
	spread := light - dark
	switch middle := (light + dark) / 2; {
	case spread < .08 && middle > .95:
		return "White"
	case spread < .08 && middle < .1:
		return "Black"
	case spread < .08:
		return "Gray"
	case middle > .8:
		return "Light " + hueAt(degree(r, g, b))
	case middle < .3:
		return "Dark " + hueAt(degree(r, g, b))
	}
	return hueAt(degree(r, g, b))
}

func hueAt(degree float64) string {
	for _, h := range hues {
		if degree < h.below {
			return h.name
		}
	}
	return "Red"
}

// degree is the place of a colour that is no gray on the wheel, from 0 to 360.
func degree(r, g, b float64) float64 {
	light := max(r, g, b)
	spread := light - min(r, g, b)
	var sixth float64
	switch light {
	case r:
		sixth = (g - b) / spread
	case g:
		sixth = (b-r)/spread + 2
	default:
		sixth = (r-g)/spread + 4
	}
	if sixth < 0 {
		sixth += 6
	}
	return sixth * 60
}
