package app

import (
	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// Reading is the window's door to one transcript.
type Reading struct{ *session }

// OpenTranscript returns a transcript whole, and remembers it as the one open last. Of the
// changes to come the page gets the highlights of this one and of the one beside it.
func (r Reading) OpenTranscript(id, beside string) (Transcript, error) {
	return read(r.session, func(st *store.Store) (Transcript, error) {
		tr, err := st.Transcript(id)
		if err != nil {
			return Transcript{}, err
		}
		highlights, err := st.Highlighted(id)
		if err != nil {
			return Transcript{}, err
		}
		speakers, err := st.Speakers()
		if err != nil {
			return Transcript{}, err
		}
		readTo, err := st.Visit(id)
		if err != nil {
			return Transcript{}, err
		}
		r.shown = [2]string{id, beside}
		return viewTranscript(tr, highlights, rolesOf(speakers), readTo), nil
	})
}

func rolesOf(speakers []transcript.Speaker) map[string]transcript.Role {
	roles := make(map[string]transcript.Role, len(speakers))
	for _, sp := range speakers {
		roles[sp.ID] = sp.Role
	}
	return roles
}

// KeepPlace remembers the position at the top of the page and how much has been read (0 to
// 1). It is no step of the history.
func (r Reading) KeepPlace(transcriptID string, position int, progress float64) error {
	_, err := read(r.session, func(st *store.Store) (struct{}, error) {
		span, err := spanOf(st, transcriptID, position, position)
		if err != nil {
			return struct{}{}, err
		}
		return struct{}{}, st.KeepPlace(transcriptID, span.Start, min(max(progress, 0), 1))
	})
	return err
}

// PlaceOfTime returns where the words are that are spoken at a time, in milliseconds.
func (r Reading) PlaceOfTime(transcriptID string, ms int) (Spoken, error) {
	return read(r.session, func(st *store.Store) (Spoken, error) {
		at, known, err := st.Spoken(transcriptID, int64(ms))
		if err != nil || !known {
			return Spoken{}, err
		}
		span, err := viewPlace(st, transcriptID, at)
		return Spoken{Position: span.Start, Known: true}, err
	})
}

// DescribeTranscript sets title, date and place.
func (r Reading) DescribeTranscript(id, title, date, place string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) { return st.Describe(id, title, date, place) })
}

// RemoveTranscript takes a transcript and its highlights out of the project.
func (r Reading) RemoveTranscript(id string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) { return st.RemoveTranscript(id) })
}

// DescribeSpeaker sets a speaker's name and role everywhere.
func (r Reading) DescribeSpeaker(id, name, role string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		return st.DescribeSpeaker(id, name, transcript.Role(role))
	})
}

// AddHighlight marks a passage.
func (r Reading) AddHighlight(h NewHighlight) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		span, err := spanOf(st, h.TranscriptID, h.Start, h.End)
		if err != nil {
			return store.Change{}, err
		}
		if h.ID == "" {
			return store.Change{}, fault.New(fault.Invalid, "A highlight needs an id.")
		}
		return st.AddHighlight(coding.Highlight{
			ID: h.ID, TranscriptID: h.TranscriptID, Span: span, Note: h.Note, TagIDs: h.TagIDs,
		}, each(h.NewTags, tagOf))
	})
}

// MarkedBy says who marked a passage, and when.
func (r Reading) MarkedBy(highlightID string) (Marked, error) {
	return read(r.session, func(st *store.Store) (Marked, error) {
		author, created, err := st.MarkedBy(highlightID)
		return Marked{Author: author, Created: viewTime(created)}, err
	})
}

// SetNote writes a highlight's note. Calls that follow one another for one highlight make one step.
func (r Reading) SetNote(highlightID, note string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) { return st.SetNote(highlightID, note) })
}

// SetTags gives a highlight exactly these tags, making new ones first.
func (r Reading) SetTags(highlightID string, tagIDs []string, newTags []NewTag) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		return st.SetTags(highlightID, tagIDs, each(newTags, tagOf))
	})
}

// MoveHighlight moves a highlight's ends in its transcript.
func (r Reading) MoveHighlight(highlightID, transcriptID string, start, end int) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		span, err := spanOf(st, transcriptID, start, end)
		if err != nil {
			return store.Change{}, err
		}
		return st.MoveHighlight(highlightID, span)
	})
}

// RemoveHighlights takes highlights away in one step.
func (r Reading) RemoveHighlights(highlightIDs []string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) { return st.RemoveHighlights(highlightIDs) })
}

// Correct has words stand in the place of those from start to end, which lie in one paragraph: of
// them only what differs changes, and all that lies on the text keeps its own words. The id is
// that of the correction it becomes, a UUIDv7 made by the page, so that sending it twice makes
// one. The change names the transcript in reread; where nothing was to be changed it names none.
func (r Reading) Correct(transcriptID string, start, end int, words, correctionID string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		span, err := spanOf(st, transcriptID, start, end)
		if err != nil {
			return store.Change{}, err
		}
		if correctionID == "" {
			return store.Change{}, fault.New(fault.Invalid, "A correction needs an id.")
		}
		return st.Correct(transcriptID, span, words, correctionID)
	})
}

// TakeBackCorrections puts the imported words back where corrections have put others, in one
// step. Those already gone are passed over.
func (r Reading) TakeBackCorrections(ids []string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) { return st.TakeBackCorrections(ids) })
}

// WriteMemo writes the memo of a subject. Calls that follow one another for one subject make one step.
func (r Reading) WriteMemo(subject, subjectID, body string) (Change, error) {
	return write(r.session, func(st *store.Store) (store.Change, error) {
		return st.WriteMemo(coding.Subject(subject), subjectID, body)
	})
}
