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
}

// say draws a line of words from the left margin at a height.
func say(height int, words string) string {
	return fmt.Sprintf("BT /F1 12 Tf 72 %d Td (%s) Tj ET\n", height, words)
}

// build makes a PDF file of pages of 600 by 800 points, with Helvetica as F1 and its bold as F2.
func build(pages ...page) []byte {
	var objects []string
	add := func(object string) int {
		objects = append(objects, object)
		return len(objects)
	}
	add("<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>")
	tree := add("")
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>")
	var kids bytes.Buffer
	for _, p := range pages {
		content := add(fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(p.content), p.content))
		var annotations bytes.Buffer
		for _, a := range p.annotations {
			fmt.Fprintf(&annotations, "%d 0 R ", add("<< /Type /Annot "+a+" >>"))
		}
		kid := add(fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents %d 0 R /Annots [%s] %s >>",
			content, annotations.String(), p.more))
		fmt.Fprintf(&kids, "%d 0 R ", kid)
	}
	objects[tree-1] = fmt.Sprintf("<< /Type /Pages /Count %d /Kids [%s] >>", len(pages), kids.String())
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
