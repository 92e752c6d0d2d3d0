package pdf

import (
	"fmt"
	"strings"

	"github.com/klippa-app/go-pdfium/enums"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"manicule/internal/parse/pdf/layout"
)

// No page has more annotations or areas of one than are looked at.
const (
	maxAnnotations = 2000
	maxAreas       = 2000
	maxNote        = 20_000 // in bytes
)

// marks reads what people marked and noted on a page.
func (f *file) marks(page requests.Page, t turn) ([]layout.Mark, error) {
	count, err := f.FPDFPage_GetAnnotCount(&requests.FPDFPage_GetAnnotCount{Page: page})
	if err != nil {
		return nil, err
	}
	var marks []layout.Mark
	for i := range min(count.Count, maxAnnotations) {
		found, err := f.FPDFPage_GetAnnot(&requests.FPDFPage_GetAnnot{Page: page, Index: i})
		if err != nil {
			continue
		}
		if m, ok := f.mark(found.Annotation, t); ok {
			marks = append(marks, m)
		}
		_, _ = f.FPDFPage_CloseAnnot(&requests.FPDFPage_CloseAnnot{Annotation: found.Annotation})
	}
	return marks, nil
}

// mark reads an annotation, if it is a highlight or a comment.
func (f *file) mark(a references.FPDF_ANNOTATION, t turn) (layout.Mark, bool) {
	kind, err := f.FPDFAnnot_GetSubtype(&requests.FPDFAnnot_GetSubtype{Annotation: a})
	if err != nil {
		return layout.Mark{}, false
	}
	m := layout.Mark{Note: f.value(a, "Contents"), Author: f.value(a, "T")}
	switch kind.Subtype {
	case enums.FPDF_ANNOT_SUBTYPE_HIGHLIGHT, enums.FPDF_ANNOT_SUBTYPE_UNDERLINE,
		enums.FPDF_ANNOT_SUBTYPE_SQUIGGLY, enums.FPDF_ANNOT_SUBTYPE_STRIKEOUT:
		m.Areas, m.Colour = f.areas(a, t), f.colour(a)
		return m, len(m.Areas) > 0
	case enums.FPDF_ANNOT_SUBTYPE_TEXT, enums.FPDF_ANNOT_SUBTYPE_FREETEXT, enums.FPDF_ANNOT_SUBTYPE_CARET:
		rect, err := f.FPDFAnnot_GetRect(&requests.FPDFAnnot_GetRect{Annotation: a})
		if err != nil || m.Note == "" {
			return layout.Mark{}, false
		}
		r := rect.Rect
		m.Areas = []layout.Area{t.area(float64(r.Left), float64(r.Bottom), float64(r.Right), float64(r.Top))}
		return m, true
	}
	return layout.Mark{}, false
}

// value is a text of an annotation; empty if it has none.
func (f *file) value(a references.FPDF_ANNOTATION, key string) string {
	found, err := f.FPDFAnnot_GetStringValue(&requests.FPDFAnnot_GetStringValue{Annotation: a, Key: key})
	if err != nil {
		return ""
	}
	value := strings.TrimSpace(sane(found.Value))
	return strings.ToValidUTF8(value[:min(len(value), maxNote)], "")
}

// areas are the rectangles around an annotation's lines.
func (f *file) areas(a references.FPDF_ANNOTATION, t turn) []layout.Area {
	count, err := f.FPDFAnnot_CountAttachmentPoints(&requests.FPDFAnnot_CountAttachmentPoints{Annotation: a})
	if err != nil {
		return nil
	}
	var areas []layout.Area
	for i := range min(count.Count, maxAreas) {
		found, err := f.FPDFAnnot_GetAttachmentPoints(&requests.FPDFAnnot_GetAttachmentPoints{Annotation: a, Index: i})
		if err != nil {
			continue
		}
		q := found.QuadPoints
		areas = append(areas, t.area(
			float64(min(q.X1, q.X2, q.X3, q.X4)), float64(min(q.Y1, q.Y2, q.Y3, q.Y4)),
			float64(max(q.X1, q.X2, q.X3, q.X4)), float64(max(q.Y1, q.Y2, q.Y3, q.Y4)),
		))
	}
	return areas
}

// colour is an annotation's colour as "#RRGGBB". PDFium tells it only of one without a
// drawing of its own, so that is taken away; the copy in memory is thrown away anyhow.
func (f *file) colour(a references.FPDF_ANNOTATION) string {
	_, _ = f.FPDFAnnot_SetAP(&requests.FPDFAnnot_SetAP{Annotation: a, AppearanceMode: enums.FPDF_ANNOT_APPEARANCEMODE_NORMAL})
	c, err := f.FPDFAnnot_GetColor(&requests.FPDFAnnot_GetColor{Annotation: a, ColorType: enums.FPDFANNOT_COLORTYPE_Color})
	if err != nil {
		return ""
	}
	return fmt.Sprintf("#%02X%02X%02X", c.R&0xFF, c.G&0xFF, c.B&0xFF)
}
