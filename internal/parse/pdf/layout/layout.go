// Package layout makes paragraphs out of words that only know where on a page they stand.
//
// Places are in points, from the left and from the bottom of an upright page.
package layout

import "manicule/internal/document"

// Page is one page as a file draws it.
type Page struct {
	Width, Height float64
	Runs          []Run // in the order in which the file draws them
	Marks         []Mark
}

// Run is a word, or a piece of one that is set in one font. Its text holds no white space
// and is in the order in which it is read.
type Run struct {
	Text         string
	Left, Right  float64
	Base         float64 // the line it stands on
	Size         float64 // of its font
	Bold, Italic bool
	Glued        bool      // no white space stands between it and the run before
	Broken       bool      // a hyphen, left out of Text, breaks the word at the end of a line
	Middles      []float64 // of the letters, for marks; without, letters are taken to be equally wide
}

// Mark is a passage that somebody marked on a page.
type Mark struct {
	Areas  []Area // one for each line, or one that holds them all
	Note   string
	Author string
	Colour string // "#RRGGBB", or empty
}

// Area is a rectangle on a page.
type Area struct{ Left, Bottom, Right, Top float64 }

// Read puts the pages' words into paragraphs, in reading order and without what only serves
// the page: headers, footers, numbers in the margin. Warnings say what was left out.
func Read(pages []Page) document.Document {
	sheets := make([]*sheet, len(pages))
	for i := range pages {
		sheets[i] = newSheet(i, &pages[i])
	}
	var d document.Document
	warn := func(left string) {
		if left != "" {
			d.Warnings = append(d.Warnings, left)
		}
	}
	warn(removeFurniture(sheets))
	blocks := blocksOf(sheets)
	warn(removeNumbers(blocks))
	flows := flowsOf(blocks)
	s := newSetting(flows)
	notes := s.takeNotes(flows)
	w := newWriter(s, sheets)
	w.writeAll(s.paragraphs(flows), s.paragraphs(notes))
	d.Paragraphs, d.Marks = w.done, w.marks()
	return d
}
