package annotation

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"time"

	"manicule/internal/export/report"
)

// The shapes of the data model, in the order in which they are written.
type (
	annotationOut struct {
		ID         string     `json:"id"`
		Type       string     `json:"type"`
		Motivation []string   `json:"motivation"`
		Created    string     `json:"created,omitempty"`
		Modified   string     `json:"modified,omitempty"`
		Creator    *personOut `json:"creator,omitempty"`
		Body       []bodyOut  `json:"body,omitempty"`
		Target     targetOut  `json:"target"`
	}
	personOut struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	bodyOut struct {
		ID      string `json:"id,omitempty"`
		Type    string `json:"type"`
		Purpose string `json:"purpose"`
		Value   string `json:"value"`
		Format  string `json:"format,omitempty"`
		Colour  string `json:"schema:color,omitempty"`
	}
	targetOut struct {
		Source   sourceOut `json:"source"`
		Selector []any     `json:"selector"`
	}
	sourceOut struct {
		ID    string `json:"id"`
		Type  string `json:"type"`
		Title string `json:"dc:title,omitempty"`
	}
	positionOut struct {
		Type  string `json:"type"`
		Start int    `json:"start"` // code points, from 0
		End   int    `json:"end"`
	}
	quoteOut struct {
		Type   string `json:"type"`
		Exact  string `json:"exact"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
	}
)

// Write writes the report's highlights as a collection of annotations, one to a line. The
// quote is the transcript's own, directions and all.
func Write(w io.Writer, r report.Report) error {
	out := bufio.NewWriter(w)
	label, err := encoded(r.Title)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, `{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection","label":%s,"total":%d,`, label, r.Distinct)
	out.WriteString(`"first":{"type":"AnnotationPage","startIndex":0,"items":[`)
	for i, e := range r.Excerpts() {
		if !r.Pace.GoesOn() {
			break
		}
		line, err := encoded(annotationOf(e))
		if err != nil {
			return err
		}
		if i > 0 {
			out.WriteByte(',')
		}
		out.WriteByte('\n')
		out.Write(line)
	}
	out.WriteString("\n]}}\n")
	return out.Flush()
}

// encoded is the JSON of a value, on one line.
func encoded(value any) ([]byte, error) {
	var line bytes.Buffer
	encoder := json.NewEncoder(&line)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(line.Bytes(), []byte("\n")), err
}

func annotationOf(e *report.Excerpt) annotationOut {
	h, source := e.Highlight, e.Where.Source
	a := annotationOut{
		ID: iri(h.ID), Type: "Annotation", Motivation: []string{"highlighting"}, Created: stamp(h.Created), Modified: stamp(h.Updated),
		Target: targetOut{sourceOut{iri(source.ID), "Text", source.Title}, []any{
			positionOut{"TextPositionSelector", h.Span.Start, h.Span.End},
			quoteOut{"TextQuoteSelector", h.Quote, h.Prefix, h.Suffix},
		}},
	}
	if h.Author != "" {
		a.Creator = &personOut{"Person", h.Author}
	}
	if len(e.Tags) > 0 {
		a.Motivation = append(a.Motivation, "tagging")
	}
	for _, tag := range e.Tags {
		a.Body = append(a.Body, bodyOut{ID: iri(tag.ID), Type: "TextualBody", Purpose: "tagging", Value: tag.Path, Colour: tag.Colour})
	}
	if h.Note != "" {
		a.Motivation = append(a.Motivation, "commenting")
		a.Body = append(a.Body, bodyOut{Type: "TextualBody", Purpose: "commenting", Value: h.Note, Format: "text/plain"})
	}
	return a
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339Nano)
}
