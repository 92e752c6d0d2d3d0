package html

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// style is what declarations of CSS say that matters to a text.
type style struct {
	bold, plain bool // its weight; neither if it isn't said
	hidden      bool
	colour      string // of the background, "#RRGGBB"; empty if it is of no colour or isn't said
}

// styleOf reads declarations: "font-weight: bold; background: #ff0".
func styleOf(declarations string) style {
	var s style
	for declaration := range strings.SplitSeq(strings.ToLower(declarations), ";") {
		key, value, _ := strings.Cut(declaration, ":")
		value = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(value), "!important"))
		switch strings.TrimSpace(key) {
		case "font-weight":
			weight, _ := strconv.Atoi(value)
			s.bold = value == "bold" || value == "bolder" || weight >= 600
			s.plain = !s.bold
		case "display":
			s.hidden = s.hidden || value == "none"
		case "visibility":
			s.hidden = s.hidden || value == "hidden"
		case "background", "background-color":
			s.colour = colour(value)
		}
	}
	return s
}

// over is the style of an element that has s itself and base by its classes.
func (s style) over(base style) style {
	if !s.bold && !s.plain {
		s.bold, s.plain = base.bold, base.plain
	}
	if s.colour == "" {
		s.colour = base.colour
	}
	return s
}

var (
	rule     = regexp.MustCompile(`([^{}]*)\{([^{}]*)\}`)
	selector = regexp.MustCompile(`^[a-z0-9]*\.([\w-]+)$`)
)

// classStyles reads a style sheet's rules for single classes, as word processors write
// them. What they hide is not hidden here: it may be so for print only.
func classStyles(sheet string) map[string]style {
	styles := map[string]style{}
	for _, found := range rule.FindAllStringSubmatch(sheet, -1) {
		s := styleOf(found[2])
		s.hidden = false
		if s == (style{}) {
			continue
		}
		for one := range strings.SplitSeq(found[1], ",") {
			if name := selector.FindStringSubmatch(strings.TrimSpace(one)); name != nil {
				styles[name[1]] = s.over(styles[name[1]])
			}
		}
	}
	return styles
}

// sheets are the style sheets in a page.
func sheets(root *html.Node) string {
	var out strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "style" && n.FirstChild != nil {
			out.WriteString(n.FirstChild.Data + "\n")
		}
	}
	return out.String()
}

// style is what an element's own style and its classes say.
func (w *walker) style(n *html.Node) style {
	var s style
	if len(n.Attr) == 0 {
		return s
	}
	if own, ok := lookup(n, "style"); ok {
		s = styleOf(own)
	}
	if len(w.classes)+len(w.shared) > 0 {
		for class := range strings.FieldsSeq(attribute(n, "class")) {
			s = s.over(w.classes[class]).over(w.shared[class])
		}
	}
	if _, hidden := lookup(n, "hidden"); hidden {
		s.hidden = true
	}
	return s
}

var (
	hexColour = regexp.MustCompile(`#(?:[0-9a-f]{6}|[0-9a-f]{3})\b`)
	rgbColour = regexp.MustCompile(`rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*\)`)
	named     = map[string]string{
		"yellow": "#FFFF00", "lime": "#00FF00", "aqua": "#00FFFF", "cyan": "#00FFFF", "fuchsia": "#FF00FF", "magenta": "#FF00FF",
		"red": "#FF0000", "blue": "#0000FF", "green": "#008000", "orange": "#FFA500", "pink": "#FFC0CB", "gold": "#FFD700",
		"lightgreen": "#90EE90", "lightblue": "#ADD8E6", "lightyellow": "#FFFFE0", "silver": "#C0C0C0", "gray": "#808080", "grey": "#808080",
		"purple": "#800080", "teal": "#008080", "olive": "#808000", "violet": "#EE82EE", "turquoise": "#40E0D0", "khaki": "#F0E68C",
	}
)

// colour reads the colour of a background as "#RRGGBB". White is none.
func colour(value string) string {
	hex := ""
	if found := hexColour.FindString(value); len(found) == 7 {
		hex = strings.ToUpper(found)
	} else if len(found) == 4 {
		hex = strings.ToUpper(fmt.Sprintf("#%c%c%c%c%c%c", found[1], found[1], found[2], found[2], found[3], found[3]))
	} else if found := rgbColour.FindStringSubmatch(value); found != nil {
		hex = "#"
		for _, part := range found[1:] {
			n, _ := strconv.Atoi(part)
			hex += fmt.Sprintf("%02X", min(n, 255))
		}
	} else {
		hex = named[strings.TrimSpace(value)]
	}
	if hex == "#FFFFFF" {
		return ""
	}
	return hex
}
