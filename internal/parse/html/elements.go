package html

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// set makes a set of words.
func set(words string) map[string]bool {
	s := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		s[word] = true
	}
	return s
}

var (
	// void elements hold nothing.
	void = set("area base br col embed hr img input link meta param source track wbr")

	// never are the elements whose words a browser doesn't show as text.
	never = set("head script style noscript template svg iframe object embed applet canvas audio video " +
		"input select textarea button datalist output progress meter map noframes noembed frameset")

	// furniture is of the page, where its text has a place of its own.
	furniture = set("nav header footer aside")

	// blocks begin a paragraph of their own, and end it.
	blocks = set("address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form " +
		"h1 h2 h3 h4 h5 h6 header hgroup html legend li listing main menu nav ol optgroup p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp")

	// spaced blocks have more space around them than lines have between them.
	spaced = set("blockquote dl figure h1 h2 h3 h4 h5 h6 ol p pre table ul")

	// preformatted blocks keep their white space.
	preformatted = set("listing plaintext pre xmp")

	// strongs set their words apart from what is around them.
	strongs = set("b strong cite em i u dt th")
)

// inlines are the elements that stand among words, besides those above.
var inlines = set("a abbr acronym bdi bdo big code data del dfn font ins kbd label mark nobr q rb rp rt rtc ruby s samp slot small span " +
	"strike sub sup time tt u var")

// IsElement reports whether HTML has an element of the name, which is in small letters.
func IsElement(name string) bool {
	for _, known := range []map[string]bool{void, never, furniture, blocks, strongs, inlines} {
		if known[name] {
			return true
		}
	}
	return false
}

// attribute is an element's attribute, "" if it has none.
func attribute(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func lookup(n *html.Node, key string) (string, bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key && a.Namespace == "" })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

// words is the text of a node and all in it, with single spaces, up to about so many bytes.
func words(n *html.Node, most int) string {
	var out strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && out.Len() <= most && strings.Trim(d.Data, white) != "" {
			out.WriteString(d.Data + " ")
		}
	}
	return strings.Join(strings.Fields(out.String()), " ")
}

// find is the first element with one of the names; nil if there is none.
func find(root *html.Node, names ...string) *html.Node {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && slices.Contains(names, n.Data) {
			return n
		}
	}
	return nil
}

// isSpeakerClass reports whether an element's class says that it holds a speaker's name.
func isSpeakerClass(n *html.Node) bool {
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		for _, end := range []string{"-name", "_name", "name", "-label", "_label", "label"} {
			class = strings.TrimSuffix(class, end)
		}
		if class == "speaker" || strings.HasSuffix(class, "-speaker") || strings.HasSuffix(class, "_speaker") {
			return true
		}
	}
	return false
}

// isClock reports whether an element is one that holds a time.
func isClock(n *html.Node) bool {
	if n.Data == "time" {
		return true
	}
	for class := range strings.FieldsSeq(strings.ToLower(attribute(n, "class"))) {
		if strings.HasSuffix(class, "timestamp") || strings.HasSuffix(class, "timecode") {
			return true
		}
	}
	return false
}
