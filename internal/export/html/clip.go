package html

import (
	_ "embed"
	"html/template"
	"io"

	"manicule/internal/export/printable"
	"manicule/internal/export/report"
)

//go:embed clip.tmpl
var clipTemplate string

var clip = template.Must(template.New("").Funcs(template.FuncMap{"say": printable.Text, "lines": lines}).Parse(clipTemplate))

// WriteClip writes the excerpts for a clipboard: headings, quotes and paragraphs with no look of
// their own, for a document to take in.
func WriteClip(w io.Writer, r report.Report) error {
	return clip.ExecuteTemplate(w, "clip", r.Sections)
}
