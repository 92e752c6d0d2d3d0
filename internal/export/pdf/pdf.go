// Package pdf writes a report, or whole transcripts, as a PDF, with its typefaces in it, bookmarks and a table of
// contents. The typefaces have the Latin, Greek and Cyrillic scripts. Others would take shaping
// and typefaces larger than the whole program; they are named, and nothing is written.
package pdf

import (
	"fmt"
	"io"
	"iter"
	"strconv"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"manicule/internal/export/ink"
	"manicule/internal/export/report"
)

// Measures are in points.
const (
	pageWidth, pageHeight = 595.28, 841.89 // A4
	sideMargin            = 78.0
	topMargin             = 72.0
	bottomMargin          = 80.0
	textWidth             = pageWidth - 2*sideMargin
	indent                = 16.0 // of what stands beside a bar
)

// black is what words have for a colour unless they have another.
const black = "#1C1B19"

// Write writes the report. Scripts that the typefaces do not have are a refused fault, which
// names them and where they first stand. The notices are on symbols that they do not have,
// which are written by their numbers.
func Write(w io.Writer, r report.Report) (notices []string, err error) {
	return write(w, r, r.Words(), (*document).report)
}

// WriteMarked writes the transcripts that the report quotes from their first word to their
// last, with its highlights marked and what was noted below each turn.
func WriteMarked(w io.Writer, r report.Report) (notices []string, err error) {
	return write(w, r, allWords(r), (*document).transcripts)
}

func write(w io.Writer, r report.Report, words iter.Seq2[report.Place, string], body func(*document, report.Report)) ([]string, error) {
	faces, err := loadFaces()
	if err != nil {
		return nil, err
	}
	if err := faces.refuse(words); err != nil {
		return nil, err
	}
	d := newDocument(r, faces)
	body(d, r)
	if err := d.pdf.Output(w); err != nil {
		return nil, err
	}
	return faces.notices(), nil
}

// document is a PDF while it is written.
type document struct {
	pdf     *fpdf.Fpdf
	faces   *faces
	pace    report.Pace
	covered bool    // the first page is a title page
	y       float64 // where the next line goes
	used    style   // what words are written in
	usedOn  int     // on which page that was said
	widths  map[letter]int
}

func newDocument(r report.Report, f *faces) *document {
	pdf := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: pageWidth, Ht: pageHeight}})
	f.register(pdf)
	pdf.SetCatalogSort(true) // equal reports are equal bytes
	made := r.Date
	if made.IsZero() {
		made = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	pdf.SetCreationDate(made.UTC())
	pdf.SetModificationDate(made.UTC())
	pdf.SetTitle(f.fit(r.Title), true)
	pdf.SetCreator("Manicule", true)
	pdf.SetLang("en")
	pdf.SetAutoPageBreak(false, 0)
	d := &document{pdf: pdf, faces: f, pace: r.Pace, covered: r.Cover != nil, widths: map[letter]int{}}
	pdf.SetFooterFunc(func() { d.footer(r.Title) })
	return d
}

func (d *document) newPage() {
	d.pdf.AddPage()
	d.y = topMargin
}

// room is how much height is left on the page.
func (d *document) room() float64 { return pageHeight - bottomMargin - d.y }

// footer writes the title and the page's number, but on a title page.
func (d *document) footer(title string) {
	if d.covered && d.pdf.PageNo() == 1 {
		return
	}
	look := style{face: sans, size: 8.5, colour: ink.Gray}
	y := pageHeight - bottomMargin + 36
	d.put(sideMargin, y, look, d.shortened(look, title, textWidth-60))
	number := fmt.Sprint(d.pdf.PageNo())
	d.put(pageWidth-sideMargin-d.width(look, number), y, look, number)
}

// put writes words with their baseline at a height.
func (d *document) put(x, y float64, s style, words string) {
	d.use(s)
	r, g, b := rgb(s.colour)
	d.pdf.SetTextColor(r, g, b)
	d.pdf.Text(x, y, words)
}

// use makes a style the one that words are written in.
func (d *document) use(s style) {
	if d.used.face != s.face || d.used.size != s.size || d.pdf.PageNo() != d.usedOn {
		d.pdf.SetFont(s.face.family(), s.face.variant(), s.size)
		d.used, d.usedOn = s, d.pdf.PageNo()
	}
}

// width is how wide words are. It is asked of every word, so what the library says of a letter
// is kept.
func (d *document) width(s style, words string) float64 {
	sum := 0
	for _, r := range words {
		units, known := d.widths[letter{s.face, r}]
		if !known {
			d.use(s)
			units = d.pdf.GetStringSymbolWidth(string(r))
			d.widths[letter{s.face, r}] = units
		}
		sum += units
	}
	return float64(sum) * s.size / 1000
}

// letter is a letter in a typeface.
type letter struct {
	face face
	rune rune
}

// shortened cuts words that are wider than a width.
func (d *document) shortened(s style, words string, width float64) string {
	words = d.faces.fit(words)
	if d.width(s, words) <= width {
		return words
	}
	runes := []rune(words)
	for len(runes) > 0 && d.width(s, string(runes)+"…") > width {
		runes = runes[:len(runes)*9/10]
	}
	return string(runes) + "…"
}

// rgb are the shares of a colour that is one, from 0 to 255.
func rgb(colour string) (r, g, b int) {
	if colour == "" {
		colour = black
	}
	share, _ := strconv.ParseUint(colour[1:], 16, 32)
	return int(share >> 16), int(share >> 8 & 0xFF), int(share & 0xFF)
}
