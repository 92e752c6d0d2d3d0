package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"manicule/internal/parse/pdf/layout"
)

// hyphen is what PDFium makes of one at the end of a line.
const hyphen = '\x02'

const softHyphen = '\u00AD'

// words puts the letters of a page together to runs.
type words struct {
	file     *file
	text     references.FPDF_TEXTPAGE
	turn     turn
	runs     []layout.Run
	letters  []letter // of the run that is being read
	run      layout.Run
	sideways bool
	glued    bool
	marked   bool // where each letter stands is of interest
}

// letter is one code point and where it stands.
type letter struct {
	r    rune
	area layout.Area
}

// read reads the letter with the index, and sets that to the last unit of the letter.
func (w *words) read(index *int) error {
	first := *index
	r, err := w.letter(index)
	if err != nil {
		return err
	}
	switch {
	case r == hyphen:
		w.run.Broken = len(w.letters) > 0
		w.end()
		w.glued = false
		return nil
	case unicode.IsSpace(r):
		w.end()
		w.glued = false
		return nil
	case isNothing(r):
		return nil
	}
	area, ok := w.file.box(w.text, first, w.turn)
	if !ok {
		return nil
	}
	if len(w.letters) > 0 && (!w.beside(first, area) || w.turnsRound(r)) {
		w.end()
	}
	if len(w.letters) == 0 {
		w.begin(first, area)
	}
	w.letters = append(w.letters, letter{r, area})
	w.run.Left, w.run.Right = min(w.run.Left, area.Left), max(w.run.Right, area.Right)
	return nil
}

// letter is the code point at the index, made of two units if need be.
func (w *words) letter(index *int) (rune, error) {
	unit, err := w.unit(*index)
	if err != nil || !utf16.IsSurrogate(unit) {
		return unit, err
	}
	low, err := w.unit(*index + 1)
	if err != nil {
		return unicode.ReplacementChar, nil // it was the last
	}
	whole := utf16.DecodeRune(unit, low)
	if whole != unicode.ReplacementChar {
		*index++
	}
	return whole, nil
}

func (w *words) unit(index int) (rune, error) {
	unit, err := w.file.FPDFText_GetUnicode(&requests.FPDFText_GetUnicode{TextPage: w.text, Index: index})
	if err != nil {
		return 0, err
	}
	if unit.Unicode > unicode.MaxRune {
		return unicode.ReplacementChar, nil
	}
	return rune(unit.Unicode), nil
}

// beside reports whether a letter stands right beside the last, on either side of it.
func (w *words) beside(index int, area layout.Area) bool {
	last := w.letters[len(w.letters)-1].area
	if max(area.Left-w.run.Right, w.run.Left-area.Right) > 0.3*w.run.Size {
		w.glued = false
		return false
	}
	if area.Bottom == last.Bottom && area.Top == last.Top || w.sideways {
		return true
	}
	return math.Abs(w.base(index, area)-w.run.Base) < 0.05*w.run.Size
}

// turnsRound reports whether a letter is read in another direction than those before it.
func (w *words) turnsRound(r rune) bool {
	last := layout.Direction(w.letters[len(w.letters)-1].r)
	next := layout.Direction(r)
	return last*next < 0
}

// base is the height of the line on which a letter stands.
func (w *words) base(index int, area layout.Area) float64 {
	origin, err := w.file.FPDFText_GetCharOrigin(&requests.FPDFText_GetCharOrigin{TextPage: w.text, Index: index})
	if err != nil {
		return area.Bottom
	}
	_, base := w.turn.point(origin.X, origin.Y)
	return base
}

// begin starts a run with a letter, whose font is taken to be that of the whole run.
func (w *words) begin(index int, area layout.Area) {
	w.run = layout.Run{Left: area.Left, Right: area.Right, Base: w.base(index, area), Glued: w.glued}
	w.glued = true
	w.measure(index, area)
	w.style(index)
	w.file.words++
	if wrong, err := w.file.FPDFText_HasUnicodeMapError(&requests.FPDFText_HasUnicodeMapError{TextPage: w.text, Index: index}); err == nil && wrong.HasUnicodeMapError {
		w.file.unknown++
	}
}

// measure finds the size of a letter's font, and whether it runs along the page.
func (w *words) measure(index int, area layout.Area) {
	w.run.Size, w.sideways = area.Top-area.Bottom, false
	size, err := w.file.FPDFText_GetFontSize(&requests.FPDFText_GetFontSize{TextPage: w.text, Index: index})
	if err != nil {
		return
	}
	matrix, err := w.file.FPDFText_GetMatrix(&requests.FPDFText_GetMatrix{TextPage: w.text, Index: index})
	if err != nil {
		return
	}
	m := matrix.Matrix
	if points := size.FontSize * math.Hypot(float64(m.C), float64(m.D)); points > 0.5 && points < 5000 {
		w.run.Size = points
	}
	x, y := w.turn.direction(float64(m.A), float64(m.B))
	w.sideways = math.Abs(y) > 0.3*math.Abs(x)
}

// Bits of a font's flags.
const (
	italicFlag = 1 << 6
	boldFlag   = 1 << 18
)

// style finds whether a letter is bold or italic.
func (w *words) style(index int) {
	font, err := w.file.FPDFText_GetFontInfo(&requests.FPDFText_GetFontInfo{TextPage: w.text, Index: index})
	if err != nil {
		return
	}
	name := strings.ToLower(font.FontName)
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(name, word) })
	}
	w.run.Bold = has("bold", "black", "heavy", "-demi", "semibd") || font.Flags&boldFlag != 0
	w.run.Italic = has("italic", "oblique", "-it") || font.Flags&italicFlag != 0
	if w.run.Bold {
		return
	}
	const boldWeight = 600
	weight, err := w.file.FPDFText_GetFontWeight(&requests.FPDFText_GetFontWeight{TextPage: w.text, Index: index})
	w.run.Bold = err == nil && weight.FontWeight >= boldWeight
}

// end ends the run that is being read, if one is.
func (w *words) end() {
	if len(w.letters) == 0 {
		return
	}
	w.run.Text = w.readable()
	const mostSideways = 12
	switch {
	case w.run.Text == "":
	case w.sideways:
		if len(w.file.sideways) < mostSideways {
			w.file.sideways = append(w.file.sideways, w.run.Text)
		}
	default:
		w.runs = append(w.runs, w.run)
	}
	w.letters, w.run = w.letters[:0], layout.Run{}
}

// readable is the run's text in the order in which it is read. Of a script read from right to
// left, some files hold the letters in the order in which they stand.
func (w *words) readable() string {
	if w.standsInOrder() {
		reverse(w.letters)
	} else {
		untie(w.letters)
	}
	var text strings.Builder
	for i, l := range w.letters {
		if l.r == softHyphen {
			w.run.Broken = w.run.Broken || i == len(w.letters)-1
			continue
		}
		text.WriteRune(l.r)
		if w.marked {
			w.run.Middles = append(w.run.Middles, (l.area.Left+l.area.Right)/2)
		}
	}
	return text.String()
}

// standsInOrder reports whether letters that are read from right to left go from left to right.
func (w *words) standsInOrder() bool {
	forth, back := 0, 0
	for i := 1; i < len(w.letters); i++ {
		a, b := w.letters[i-1], w.letters[i]
		if layout.Direction(a.r) >= 0 || layout.Direction(b.r) >= 0 {
			continue
		}
		if a.area.Left < b.area.Left {
			forth++
		} else if a.area.Left > b.area.Left {
			back++
		}
	}
	return forth > back
}

// untie turns the letters of a ligature round, which share one place: PDFium tells those of
// a script read from right to left the wrong way round.
func untie(letters []letter) {
	for i := 0; i < len(letters); {
		end := i + 1
		for end < len(letters) && letters[end].area == letters[i].area && layout.Direction(letters[i].r) < 0 {
			end++
		}
		slices.Reverse(letters[i:end])
		i = end
	}
}

// reverse turns letters round, but neither numbers nor a letter and the marks on it.
func reverse(letters []letter) {
	slices.Reverse(letters)
	for i := 0; i < len(letters); {
		end := i + 1
		switch {
		case unicode.IsDigit(letters[i].r):
			for end < len(letters) && unicode.IsDigit(letters[end].r) {
				end++
			}
		case unicode.IsMark(letters[i].r):
			for end < len(letters) && unicode.IsMark(letters[end-1].r) {
				end++
			}
		}
		slices.Reverse(letters[i:end])
		i = end
	}
}
