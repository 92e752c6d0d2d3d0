package pdf

import (
	pdfium "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"manicule/internal/parse/pdf/layout"
)

// errPage says that the file itself tells PDFium too little of a page.
var errPage = pdfium.ErrPage

// page reads one page, counted from 0.
func (f *file) page(index int) (layout.Page, error) {
	loaded, err := f.FPDF_LoadPage(&requests.FPDF_LoadPage{Document: f.document, Index: index})
	if err != nil {
		return layout.Page{}, err
	}
	defer func() { _, _ = f.FPDF_ClosePage(&requests.FPDF_ClosePage{Page: loaded.Page}) }()
	page := requests.Page{ByReference: &loaded.Page}
	t, err := f.turn(page)
	if err != nil {
		return layout.Page{}, err
	}
	marks, err := f.marks(page, t)
	if err != nil {
		return layout.Page{}, err
	}
	runs, err := f.runs(page, t, len(marks) > 0)
	if err != nil {
		return layout.Page{}, err
	}
	if len(runs) == 0 && f.hasObjects(page) {
		f.pictures = append(f.pictures, index+1)
	}
	return layout.Page{Width: t.width(), Height: t.height(), Runs: runs, Marks: marks}, nil
}

// hasObjects reports whether anything is drawn on a page.
func (f *file) hasObjects(page requests.Page) bool {
	count, err := f.FPDFPage_CountObjects(&requests.FPDFPage_CountObjects{Page: page})
	return err == nil && count.Count > 0
}

// runs reads the words of a page, and where each letter stands if there are marks.
func (f *file) runs(page requests.Page, t turn, marked bool) ([]layout.Run, error) {
	text, err := f.FPDFText_LoadPage(&requests.FPDFText_LoadPage{Page: page})
	if err != nil {
		return nil, err
	}
	defer func() { _, _ = f.FPDFText_ClosePage(&requests.FPDFText_ClosePage{TextPage: text.TextPage}) }()
	count, err := f.FPDFText_CountChars(&requests.FPDFText_CountChars{TextPage: text.TextPage})
	if err != nil {
		return nil, err
	}
	if f.letters += count.Count; f.letters > maxLetters {
		return nil, errTooLong
	}
	w := words{file: f, text: text.TextPage, turn: t, marked: marked}
	for i := 0; i < count.Count; i++ {
		if err := w.read(&i); err != nil {
			return nil, err
		}
	}
	w.end()
	return w.runs, nil
}

// turn is how a page is turned when it is shown, and its size before that.
type turn struct {
	quarters     int // clockwise
	wide, high   float64
	left, bottom float64
}

func (f *file) turn(page requests.Page) (turn, error) {
	rotation, err := f.FPDFPage_GetRotation(&requests.FPDFPage_GetRotation{Page: page})
	if err != nil {
		return turn{}, err
	}
	t := turn{quarters: int(rotation.PageRotation) & 3}
	box, err := f.FPDF_GetPageBoundingBox(&requests.FPDF_GetPageBoundingBox{Page: page})
	if err != nil {
		return turn{}, err
	}
	t.left, t.bottom = float64(box.Rect.Left), float64(box.Rect.Bottom)
	t.wide, t.high = float64(box.Rect.Right)-t.left, float64(box.Rect.Top)-t.bottom
	return t, nil
}

// height is the page's as it is shown.
func (t turn) height() float64 {
	if t.quarters%2 == 1 {
		return t.wide
	}
	return t.high
}

// point is a place of the page as it is shown.
func (t turn) point(x, y float64) (float64, float64) {
	x, y = x-t.left, y-t.bottom
	switch t.quarters {
	case 1:
		return y, t.wide - x
	case 2:
		return t.wide - x, t.high - y
	case 3:
		return t.high - y, x
	}
	return x, y
}

// direction is a direction on the page as it is shown.
func (t turn) direction(x, y float64) (float64, float64) {
	for range t.quarters {
		x, y = y, -x
	}
	return x, y
}

// area is a rectangle of the page as it is shown.
func (t turn) area(left, bottom, right, top float64) layout.Area {
	x1, y1 := t.point(left, bottom)
	x2, y2 := t.point(right, top)
	return layout.Area{Left: min(x1, x2), Right: max(x1, x2), Bottom: min(y1, y2), Top: max(y1, y2)}
}

// width is the page's as it is shown.
func (t turn) width() float64 {
	if t.quarters%2 == 1 {
		return t.high
	}
	return t.wide
}

// box is where a letter stands; not ok if that is outside the page, where nobody sees it.
func (f *file) box(text references.FPDF_TEXTPAGE, i int, t turn) (layout.Area, bool) {
	box, err := f.FPDFText_GetLooseCharBox(&requests.FPDFText_GetLooseCharBox{TextPage: text, Index: i})
	if err != nil {
		return layout.Area{}, false
	}
	a := t.area(float64(box.Rect.Left), float64(box.Rect.Bottom), float64(box.Rect.Right), float64(box.Rect.Top))
	x, y := (a.Left+a.Right)/2, (a.Bottom+a.Top)/2
	return a, x >= 0 && x <= t.width() && y >= 0 && y <= t.height()
}
