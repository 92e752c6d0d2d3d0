package store

// Quoted is a highlight as it is shown away from its transcript.
type Quoted struct {
	PlacedHighlight
	Title    string // of its transcript
	Question string // that it answers, where that was asked for
}

// Last returns the highlights of a tag that were made last, the newest first and without one
// of them: what is being tagged now is compared with those before it. Ids grow with time, so
// the index of tags gives them in order and no more of them are read than are wanted.
func (s *Store) Last(tagID, except string, limit int) (quotes []Quoted, err error) {
	quotes = []Quoted{}
	err = s.read(func(t *tx) error {
		ids, err := list(t, scanString, `SELECT highlight_id FROM highlight_tag WHERE tag_id = ? AND highlight_id <> ?
			ORDER BY highlight_id DESC LIMIT ?`, tagID, except, limit)
		if err != nil {
			return err
		}
		quotes, err = t.quoted(ids)
		return err
	})
	return quotes, err
}

// quoted reads highlights with the titles of their transcripts.
func (t *tx) quoted(ids []string) ([]Quoted, error) {
	quotes := make([]Quoted, len(ids))
	for i, id := range ids {
		placed, err := t.placedHighlight(id)
		if err != nil {
			return nil, err
		}
		quotes[i].PlacedHighlight = placed
		if err := t.QueryRow(`SELECT title FROM transcript WHERE id = ?`, placed.TranscriptID).Scan(&quotes[i].Title); err != nil {
			return nil, err
		}
	}
	return quotes, nil
}

// Spoken returns where in a transcript the words are that are spoken at a time, in
// milliseconds: the last place before it whose time is known, or the first there is.
// known is false where no time is.
func (s *Store) Spoken(transcriptID string, ms int64) (at int, known bool, err error) {
	err = s.read(func(t *tx) error {
		places, err := list(t, scanInt, `WITH known (at, ms) AS (
				SELECT at, ms FROM sync WHERE transcript_id = ?1
				UNION ALL SELECT start_at, start_ms FROM turn WHERE transcript_id = ?1 AND start_ms IS NOT NULL)
			SELECT at FROM known ORDER BY ms > ?2, abs(ms - ?2), at LIMIT 1`, transcriptID, ms)
		if len(places) > 0 {
			at, known = places[0], true
		}
		return err
	})
	return at, known, err
}

// Carrying returns the first highlights that carry a tag itself, by transcript and place.
func (s *Store) Carrying(tagID string, limit int) (quotes []Quoted, err error) {
	quotes = []Quoted{}
	err = s.read(func(t *tx) error {
		ids, err := list(t, scanString, `SELECT highlight.id FROM highlight JOIN transcript ON transcript.id = transcript_id
			WHERE highlight.id IN (SELECT highlight_id FROM highlight_tag WHERE tag_id = ?)
			ORDER BY transcript.position, transcript.id, start_at, end_at DESC, highlight.id LIMIT ?`, tagID, limit)
		if err != nil {
			return err
		}
		quotes, err = t.quoted(ids)
		return err
	})
	return quotes, err
}
