package recognise

import (
	"slices"
	"strings"

	"manicule/internal/transcript"
)

// Pattern is a way in which a document says who speaks.
type Pattern string

const (
	Best    Pattern = ""        // the one that fits best
	Voices  Pattern = "voices"  // the file says it as data: the voices of captions, the speakers of recognised speech
	Table   Pattern = "table"   // a column of names beside a column of words
	Colons  Pattern = "colons"  // "NAME: words", and with it "Q. words"
	Letters Pattern = "letters" // "Q. words", "A. words" and nothing else
	Alone   Pattern = "alone"   // a name on a line of its own or before a time, the words after it
	Strong  Pattern = "strong"  // a name in bold before the words, or the questions in bold
	Dashes  Pattern = "dashes"  // a dash before each turn
	Nobody  Pattern = "nobody"  // no speakers
)

// Choices are what a person decided about a document, over what was recognised.
type Choices struct {
	Pattern     Pattern                    `json:"pattern"`
	Names       map[string]string          `json:"names"`       // label as found → name to use; labels with one name become one speaker
	Roles       map[string]transcript.Role `json:"roles"`       // by name to use
	NotSpeakers []string                   `json:"notSpeakers"` // labels that are nobody's: their words stay in the text
	FrontEnd    *int                       `json:"frontEnd"`    // how many paragraphs are front matter; nil: as recognised
	Title       *string                    `json:"title"`       // nil: as recognised
	Date        *string                    `json:"date"`
	Place       *string                    `json:"place"`
	Marks       MarkChoices                `json:"-"` // crosses to the window by itself
}

// MarkChoices are what a person decided about the marks of a file. The zero value makes
// highlights of all: of a comment with what it says as the note, of a coloured passage with
// a tag named after the colour.
type MarkChoices struct {
	NoComments bool              `json:"noComments"` // comments are left out
	LeftOut    []string          `json:"leftOut"`    // colours that are left out, "#RRGGBB"
	Tags       map[string]string `json:"tags"`       // by colour: the path of the tag; empty: none
}

// notes reports whether what a mark says comes in.
func (c MarkChoices) notes(m transcript.DraftMark) bool { return m.Note != "" && !c.NoComments }

// colours reports whether the colour of a mark makes it a highlight.
func (c MarkChoices) colours(m transcript.DraftMark) bool {
	return m.Colour != "" && !slices.Contains(c.LeftOut, m.Colour)
}

// Tag is the path of the tag for a colour; empty for none.
func (c MarkChoices) Tag(colour string) string {
	if path, chosen := c.Tags[colour]; chosen {
		return strings.TrimSpace(path)
	}
	return ColourName(colour)
}

// name is the name to use for a label.
func (c Choices) name(label string) string {
	if name := c.Names[label]; name != "" {
		return name
	}
	return label
}
