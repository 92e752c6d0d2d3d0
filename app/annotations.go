package app

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/google/uuid"

	"manicule/internal/coding"
	"manicule/internal/export/annotation"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// ImportAnnotations asks for a file of Web Annotations and brings in those whose place is found.
// Without a change it was canceled.
func (f Files) ImportAnnotations() (AnnotationReport, error) {
	path, err := f.window.OpenFile("Import annotations", "Web Annotations", "*.json;*.jsonld")
	if err != nil || path == "" {
		return AnnotationReport{Lost: []LostAnnotation{}}, err
	}
	annotations, err := read(f.session, func(st *store.Store) ([]annotation.Annotation, error) { return readAnnotations(path, st.Path()) })
	if err != nil {
		return AnnotationReport{Lost: []LostAnnotation{}}, err
	}
	var done annotated
	change, err := write(f.session, func(st *store.Store) (c store.Change, err error) {
		done, err = annotate(st, annotations)
		return done.change, err
	})
	if err != nil {
		return AnnotationReport{Lost: []LostAnnotation{}}, err
	}
	return AnnotationReport{
		File: filepath.Base(path), Change: &change, Added: done.added, Known: done.known, ByQuote: done.byQuote,
		Lost: each(done.lost, func(l annotation.Lost) LostAnnotation {
			return LostAnnotation{Quote: l.Annotation.Quote, Note: l.Annotation.Note, Why: l.Why}
		}),
	}, nil
}

// mostAnnotations is how large a file of annotations may be, in bytes: ten times what fifty
// thousand take.
const mostAnnotations = 512 << 20

// readAnnotations reads a file, which is not the open project's own: its locks would be gone.
func readAnnotations(path, open string) ([]annotation.Annotation, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return nil, fault.New(fault.Storage, "%s can't be read.", name).WithHint("Check that the file is there.").WithCause(err)
	case isFile(info, open):
		return nil, fault.New(fault.Refused, "%s is the project that is open.", name).WithHint("Choose a file of annotations.")
	case info.Size() > mostAnnotations:
		return nil, fault.New(fault.Refused, "%s is larger than %d MB.", name, mostAnnotations>>20).WithHint("Export fewer annotations at once.")
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.New(fault.Storage, "%s can't be read.", name).WithHint("Check who may read the file.").WithCause(err)
	}
	annotations, err := annotation.Read(data)
	if err != nil {
		f := *fault.From(err)
		f.Message = fmt.Sprintf("%s: %s", name, f.Message)
		return nil, &f
	}
	return annotations, nil
}

// annotated is what became of annotations.
type annotated struct {
	change  store.Change
	added   int
	known   int // were there already
	byQuote int // of those added, were found by their words alone
	lost    []annotation.Lost
}

// annotate brings into a project those of the annotations that have a place in it.
func annotate(st *store.Store, annotations []annotation.Annotation) (done annotated, err error) {
	p, err := st.Project()
	if err != nil {
		return done, err
	}
	texts := each(p.Transcripts, func(t transcript.Transcript) annotation.Text {
		return annotation.Text{ID: t.ID, Title: t.Title, Text: t.Text}
	})
	placed, lost := annotation.Place(texts, annotations)
	done.lost = lost
	if len(placed) == 0 {
		return done, nil
	}
	marks := each(placed, markOf)
	done.change, err = st.AddAnnotated(marks)
	added := map[string]bool{}
	for _, h := range done.change.Highlights {
		added[h.ID] = true
	}
	done.added, done.known = len(added), len(placed)-len(added)
	for i, at := range placed {
		if at.ByQuote && added[marks[i].ID] {
			done.byQuote++
		}
	}
	return done, err
}

// markOf is a placed annotation as a highlight. One without an id of ours gets one that is made
// of its own, so that a file brought in twice is brought in once.
func markOf(at annotation.Placed) store.Annotated {
	a := at.Annotation
	id := a.ID
	if uuid.Validate(id) != nil {
		id = uuid.NewSHA1(uuid.NameSpaceURL, fmt.Appendf(nil, "%s\n%s\n%d\n%d\n%s", a.ID, at.TextID, at.Span.Start, at.Span.End, a.Note)).String()
	}
	return store.Annotated{
		Highlight: coding.Highlight{
			ID: id, TranscriptID: at.TextID, Span: at.Span, Note: a.Note, Author: a.Author, Created: a.Created, Updated: a.Updated,
		},
		Tags: each(a.Tags, func(t annotation.Tag) transcript.DraftTag { return transcript.DraftTag{Path: t.Path, Colour: t.Colour} }),
	}
}
