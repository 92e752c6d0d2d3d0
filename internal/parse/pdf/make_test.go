package pdf

import (
	"bytes"
	"fmt"
)

// page is a page of a file made for a test.
type page struct {
	content     string
	more        string // entries of its dictionary
	annotations []string
	filter      string // of the content
	form        string // the content of X, a form that may draw itself
}

// say draws a line of words from the left margin at a height.
func say(height int, words string) string {
	return fmt.Sprintf("BT /F1 12 Tf 72 %d Td (%s) Tj ET\n", height, words)
}

// build makes a PDF file of pages of 600 by 800 points, with Helvetica as F1 and its bold as F2.
func build(pages ...page) []byte {
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>",
		"",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
	}
	add := func(format string, args ...any) int {
		objects = append(objects, fmt.Sprintf(format, args...))
		return len(objects)
	}
	kids := ""
	for _, p := range pages {
		content := add("<< /Length %d /Filter [%s] >>\nstream\n%s\nendstream", len(p.content), p.filter, p.content)
		annotations := ""
		for _, a := range p.annotations {
			annotations += fmt.Sprintf("%d 0 R ", add("<< /Type /Annot %s >>", a))
		}
		form := len(objects) + 1
		fonts := "/Font << /F1 3 0 R /F2 4 0 R >>"
		add("<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >> /Length %d >>\nstream\n%s\nendstream", form, len(p.form), p.form)
		kids += fmt.Sprintf("%d 0 R ", add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << %s /XObject << /X %d 0 R >> >> /Contents %d 0 R /Annots [%s] %s >>",
			fonts, form, content, annotations, p.more))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids)
	return assemble(objects)
}

// assemble writes objects, the first of them the catalog, as a file.
func assemble(objects []string) []byte {
	var b, xref bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	for i, object := range objects {
		fmt.Fprintf(&xref, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, xref.String(), len(objects)+1, start)
	return b.Bytes()
}

// circle is a file whose page tree is its own branch.
func circle() []byte {
	return assemble([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Count 100000 /Kids [3 0 R] >>",
		"<< /Type /Pages /Parent 2 0 R /Count 100000 /Kids [2 0 R 3 0 R] >>",
	})
}
