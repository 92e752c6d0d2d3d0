// Package document is what a file holds before anybody has asked who is speaking: its
// paragraphs in reading order, with the signs of who speaks and when that its layout gives.
//
// Positions are Unicode code points of a paragraph's own text. Times are milliseconds into
// the recording.
package document

import "manicule/internal/text"

// File is what a reader is given.
type File struct {
	Name     string // its own name, no folder
	Data     []byte
	Encoding string // the encoding the person chose for a text file; empty: to be detected
}

// Document is a file as a reader of its format found it.
type Document struct {
	Format     string // "docx", "webvtt"
	Encoding   string // of a text file: "UTF-8", "windows-1252"; empty where the format itself says it
	Title      string // Title, Date and Place are what the file says as data, apart from its text
	Date       string
	Place      string
	People     []Person // whom the file lists as data
	Paragraphs []Paragraph
	Marks      []Mark
	Warnings   []string // sentences for the person
}

// Person is somebody the file names as data, apart from what is said.
type Person struct {
	Voice string // as the paragraphs' Voice has it
	Name  string // how to call them; empty: like Voice
	Asks  bool   // the file says that they ask
}

// Paragraph is one paragraph of a document, one caption, or one piece of recognised speech.
type Paragraph struct {
	Text       string // valid UTF-8 without NUL and carriage returns; "\n" breaks a line within it
	Kind       Kind
	Apart      bool        // more space stands before it than between the lines of a paragraph: a blank line, say
	Voice      string      // who begins to speak, where the file says so as data; empty where it does not, or where somebody goes on
	Start, End *int64      // when, where the file says so as data; nil where it does not
	Syncs      []Sync      // times at places within it, in order
	Strong     []text.Span // set in bold, or otherwise apart from what is around it, as names often are
	Directions []text.Span // what the file itself says was not spoken: an image, an incident
	Cell       *Cell       // nil outside tables
}

// Kind is what a paragraph is to the text.
type Kind int

const (
	Body    Kind = iota
	Title        // the document's own title
	Heading      // of a part of it
	Caption      // a piece of speech cut to fit a screen or a breath: neighbours of one voice are one paragraph
	Note         // a footnote or an endnote
)

// Sync says that the word at a position is spoken at a time.
type Sync struct {
	At int
	Ms int64
}

// Cell is the place of a paragraph in a table. All count from 0.
type Cell struct{ Table, Row, Column int }

// Mark is a passage that somebody marked in the file itself: a comment, or words set in a
// colour. It is offered as a highlight.
type Mark struct {
	From, To Place // half-open
	Note     string
	Author   string
	Colour   string // "#RRGGBB"; empty for a comment
}

// Place is a position in a paragraph.
type Place struct{ Paragraph, At int }
