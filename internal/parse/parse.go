// Package parse makes drafts of transcripts out of files, whatever their format.
package parse

import (
	"path/filepath"
	"strings"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/captions"
	"manicule/internal/parse/decode"
	"manicule/internal/parse/docx"
	"manicule/internal/parse/epub"
	"manicule/internal/parse/html"
	"manicule/internal/parse/markdown"
	"manicule/internal/parse/odt"
	"manicule/internal/parse/ohms"
	"manicule/internal/parse/ole"
	"manicule/internal/parse/pdf"
	"manicule/internal/parse/plain"
	"manicule/internal/parse/rtf"
	"manicule/internal/parse/speechjson"
	"manicule/internal/parse/tei"
	"manicule/internal/recognise"
	"manicule/internal/transcript"
)

// reader reads the files of one format.
type reader struct {
	is   func(data []byte) bool // whether a file's content is of the format
	read func(document.File) (document.Document, error)
}

// readers are those of all formats but Markdown and plain text, each asked in turn whether a
// file is its own.
var readers = []reader{
	{docx.Is, docx.Read},
	{epub.Is, epub.Read},
	{odt.Is, odt.Read},
	{rtf.Is, rtf.Read},
	{ole.Is, ole.Read},
	{pdf.Is, pdf.Read},
	{ohms.Is, ohms.Read},
	{tei.Is, tei.Read},
	{speechjson.Is, speechjson.Read},
	{captions.Is, captions.Read},
	{html.Is, html.Read},
}

// Parse reads the transcript that the file called name holds; its content, not its name,
// says in which format. The error is a fault that names the file and the reason.
func Parse(name string, data []byte) (transcript.Draft, error) {
	name = filepath.Base(name)
	d, err := Read(document.File{Name: name, Data: data})
	if err != nil {
		return transcript.Draft{}, err
	}
	return Draft(name, d, recognise.Choices{})
}

// Draft makes the draft of a transcript of the document that the file called name holds. It
// always has a title: the file's name without its extension where nothing gives one. A
// document without words is refused.
func Draft(name string, d document.Document, c recognise.Choices) (transcript.Draft, error) {
	draft := recognise.Draft(d, c)
	if draft.Text == "" {
		return transcript.Draft{}, decode.NoWords(name)
	}
	if draft.Title == "" {
		draft.Title = titleOf(name)
	}
	return draft, nil
}

// Read reads a file's paragraphs, whatever its format.
func Read(f document.File) (document.Document, error) {
	for _, r := range readers {
		if r.is(f.Data) {
			return r.read(f)
		}
	}
	if kind := foreignKind(f.Data); kind != "" {
		return document.Document{}, fault.New(fault.Refused, "%s is %s; Manicule reads text, documents, e-books, web pages, PDF and captions.", f.Name, kind).
			WithHint("%s", instead(kind))
	}
	if markdown.Is(f) {
		return markdown.Read(f)
	}
	return plain.Read(f)
}

// NeedsEngine reports whether a file is read with the PDF engine, which is slow to start.
func NeedsEngine(f document.File) bool { return pdf.Is(f.Data) }

// PrepareEngine starts the PDF engine. What was compiled for that is kept in a folder, or
// nowhere if that is "" or can't be used.
func PrepareEngine(folder string) { pdf.Prepare(folder) }

// EngineFolder is where the person's computer keeps what was compiled; "" if nowhere.
func EngineFolder() string { return pdf.CacheFolder() }

func titleOf(name string) string {
	if title := strings.TrimSuffix(name, filepath.Ext(name)); strings.TrimSpace(title) != "" {
		return title
	}
	return name
}
