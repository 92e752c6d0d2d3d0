package store

import (
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// Annotated is a highlight that somebody has made elsewhere. Of its tags only the paths are
// known. Its author and times are its own, where they are known.
type Annotated struct {
	coding.Highlight
	Tags []transcript.DraftTag
}

// AddAnnotated brings in highlights that were made elsewhere, and makes the tags that are not
// there yet, in one step. One that is there already, by its id, stays as it is.
func (s *Store) AddAnnotated(marks []Annotated) (Change, error) {
	return s.write(step{label: fmt.Sprintf("Import %d annotations", len(marks))}, func(t *tx) error {
		for _, transcriptID := range transcriptsOf(marks) {
			if err := t.annotate(transcriptID, marks); err != nil {
				return err
			}
		}
		return nil
	})
}

// transcriptsOf are the transcripts that marks are of, each once.
func transcriptsOf(marks []Annotated) (ids []string) {
	met := map[string]bool{}
	for _, m := range marks {
		if !met[m.TranscriptID] {
			met[m.TranscriptID] = true
			ids = append(ids, m.TranscriptID)
		}
	}
	return ids
}

// annotate brings in those of the marks that are of one transcript.
func (t *tx) annotate(transcriptID string, marks []Annotated) error {
	body, err := t.textOf(transcriptID)
	if err != nil {
		return noSuch(err, "transcript")
	}
	rows := draftRows{}
	for _, m := range marks {
		if m.TranscriptID != transcriptID {
			continue
		}
		if err := m.Anchor(body, m.Span); err != nil {
			return err
		}
		if m.Author == "" {
			m.Author = t.store.Author
		}
		rows.highlights, rows.tags = append(rows.highlights, m.Highlight), append(rows.tags, m.Tags)
	}
	return t.insertHighlights(rows)
}
