package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/fault"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Listing is a transcript as the library lists it.
type Listing struct {
	ID, Title, Date, Place string
	Words, Turns           int
	Highlights             int
	Speakers               int
	Progress               float64 // how much has been read, 0 to 1
	Opened                 bool    // at least once
	FolderID               string  // empty for none
	Status                 transcript.Status
	Values                 map[string]string // by the ids of their attributes
}

// ImportedFrom returns the title of a transcript that was read from bytes with this SHA-256,
// in hexadecimal; empty if there is none.
func (s *Store) ImportedFrom(sum string) (title string, err error) {
	err = s.read(func(t *tx) error {
		err := t.QueryRow(`SELECT title FROM transcript WHERE source_sha256 = ? LIMIT 1`, sum).Scan(&title)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		return err
	})
	return title, err
}

// Original returns the name and the bytes of the file that a transcript was read from.
func (s *Store) Original(id string) (name string, data []byte, err error) {
	err = s.read(func(t *tx) error {
		return noSuch(t.QueryRow(`SELECT source_name, bytes FROM transcript JOIN source ON sha256 = source_sha256
			WHERE transcript.id = ?`, id).Scan(&name, &data), "transcript")
	})
	return name, data, err
}

// Transcript returns one transcript, whole. Its text stays at hand: it is about to be worked on.
func (s *Store) Transcript(id string) (tr transcript.Transcript, err error) {
	err = s.read(func(t *tx) error {
		if tr, err = t.transcript(id); err == nil {
			s.texts.put(id, tr.Text)
		}
		return noSuch(err, "transcript")
	})
	return tr, err
}

// noSuch gives a missing row words.
func noSuch(err error, thing string) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fault.New(fault.NotFound, "This %s is no longer in the project.", thing)
	}
	return err
}

func (t *tx) transcript(id string) (transcript.Transcript, error) {
	var (
		tr   transcript.Transcript
		body string
	)
	err := t.QueryRow(`SELECT id, title, date, place, front_end, words, source_name, source_format, source_encoding,
		source_sha256, source_bytes, imported, text
		FROM transcript JOIN transcript_text USING (id) WHERE id = ?`, id).Scan(&tr.ID, &tr.Title, &tr.Date, &tr.Place, &tr.Front.End, &tr.Words,
		&tr.Source.Name, &tr.Source.Format, &tr.Source.Encoding, &tr.Source.SHA256, &tr.Source.Bytes, scanTime{&tr.Imported}, &body)
	if err != nil {
		return tr, err
	}
	tr.Text = text.New(body)
	if tr.Turns, err = list(t, scanTurn, `SELECT id, speaker_id, start_at, end_at, words, start_ms, end_ms
		FROM turn WHERE transcript_id = ? ORDER BY start_at`, id); err != nil {
		return tr, fmt.Errorf("read turns: %w", err)
	}
	if tr.Directions, err = list(t, scanSpan, `SELECT start_at, end_at FROM direction WHERE transcript_id = ? ORDER BY start_at`, id); err != nil {
		return tr, fmt.Errorf("read directions: %w", err)
	}
	if tr.Syncs, err = list(t, scanSync, `SELECT at, ms FROM sync WHERE transcript_id = ? ORDER BY at, ms`, id); err != nil {
		return tr, fmt.Errorf("read sync points: %w", err)
	}
	tr.Corrections, err = list(t, scanCorrection, `SELECT id, start_at, end_at, was, author, created
		FROM correction WHERE transcript_id = ? ORDER BY start_at, end_at`, id)
	return tr, err
}

func scanSync(row scanner) (sync transcript.Sync, err error) {
	err = row.Scan(&sync.At, &sync.Ms)
	return sync, err
}

func scanCorrection(row scanner) (c transcript.Correction, err error) {
	err = row.Scan(&c.ID, &c.Span.Start, &c.Span.End, &c.Was, &c.Author, scanTime{&c.Created})
	return c, err
}

func scanTurn(row scanner) (turn transcript.Turn, err error) {
	err = row.Scan(&turn.ID, &turn.SpeakerID, &turn.Span.Start, &turn.Span.End, &turn.Words, &turn.Start, &turn.End)
	return turn, err
}

func scanSpan(row scanner) (span text.Span, err error) {
	err = row.Scan(&span.Start, &span.End)
	return span, err
}

var selectListing = `SELECT transcript.id, title, date, place, words,
	(SELECT coalesce(sum(turns), 0) FROM voice WHERE transcript_id = transcript.id),
	coalesce((SELECT highlights FROM tally WHERE tally.id = transcript.id), 0),
	(SELECT count(*) FROM voice WHERE transcript_id = transcript.id),
	coalesce((SELECT progress FROM place WHERE transcript_id = transcript.id), 0),
	EXISTS (SELECT 1 FROM place WHERE transcript_id = transcript.id),
	coalesce(folder_id, ''), coalesce(status, ''), ` + fmt.Sprintf(valuesOfSubject, "transcript") + `
	FROM transcript LEFT JOIN filing ON filing.id = transcript.id`

// Listings returns every transcript as the library lists it, in the order of their import.
func (s *Store) Listings() (items []Listing, err error) {
	err = s.read(func(t *tx) error {
		items, err = list(t, scanListing, selectListing+` ORDER BY position, transcript.id`)
		return err
	})
	return items, err
}

func (t *tx) listing(id string) (Listing, error) {
	return scanListing(t.QueryRow(selectListing+` WHERE transcript.id = ?`, id))
}

// listings are those of the transcripts that are there; the ids of the others are returned apart.
func (t *tx) listings(ids []string) (there []Listing, gone []string, err error) {
	return sortOutTogether(t, ids, scanListing, func(l Listing) string { return l.ID }, selectListing+` WHERE transcript.id`)
}

func scanListing(row scanner) (l Listing, err error) {
	err = row.Scan(&l.ID, &l.Title, &l.Date, &l.Place, &l.Words, &l.Turns, &l.Highlights, &l.Speakers, &l.Progress, &l.Opened,
		&l.FolderID, &l.Status, scanValues{&l.Values})
	return l, err
}

// Describe sets a transcript's title, date and place.
func (s *Store) Describe(id, title, date, place string) (Change, error) {
	title = oneLine(title)
	if title == "" {
		return Change{}, fault.New(fault.Invalid, "A transcript needs a title.")
	}
	return s.write(step{label: "Edit details of “" + title + "”"}, func(t *tx) error {
		if _, err := t.listing(id); err != nil {
			return noSuch(err, "transcript")
		}
		return t.exec(`UPDATE transcript SET title = ?2, date = ?3, place = ?4
			WHERE id = ?1 AND (title, date, place) != (?2, ?3, ?4)`, id, title, oneLine(date), oneLine(place))
	})
}

// RemoveTranscript takes a transcript out of the project with its highlights, its memo,
// and the speakers who speak nowhere else.
func (s *Store) RemoveTranscript(id string) (Change, error) { return s.RemoveTranscripts([]string{id}) }

// RemoveTranscripts takes transcripts out of the project in one step, as RemoveTranscript does
// one. They lie in the trash together.
func (s *Store) RemoveTranscripts(ids []string) (Change, error) {
	return s.write(step{label: "Remove transcripts", long: true}, func(t *tx) error {
		if len(ids) == 0 {
			return nil
		}
		first, err := t.listing(ids[0])
		if err != nil {
			return noSuch(err, "transcript")
		}
		title := first.Title
		if err := t.deleteTranscripts(ids); err != nil {
			return err
		}
		t.label = "Remove “" + title + "”"
		if more := len(ids) - 1; more > 0 {
			title = fmt.Sprintf("%s, and %d more", title, more)
			t.label = fmt.Sprintf("Remove %d transcripts", len(ids))
		}
		return t.throw("transcript", title, nil)
	})
}

// deleteTranscripts takes transcripts away. Their words leave the search index together.
func (t *tx) deleteTranscripts(ids []string) error {
	t.store.texts.forget()
	for _, id := range ids {
		if _, err := t.listing(id); err != nil {
			return noSuch(err, "transcript")
		}
	}
	if err := t.unindexThose(`SELECT value FROM json_each(?)`, arrayOf(ids...)); err != nil {
		return err
	}
	for _, id := range ids {
		if err := t.deleteTranscript(id); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) deleteTranscript(id string) error {
	speakers, err := list(t, scanString, `SELECT DISTINCT speaker_id FROM turn WHERE transcript_id = ?`, id)
	if err != nil {
		return fmt.Errorf("read speakers: %w", err)
	}
	for _, statement := range []string{
		`DELETE FROM highlight_tag WHERE highlight_id IN (SELECT id FROM highlight WHERE transcript_id = ?)`,
		`DELETE FROM highlight WHERE transcript_id = ?`,
		`DELETE FROM memo WHERE subject = 'transcript' AND subject_id = ?`,
		`DELETE FROM attribute_value WHERE subject_id = ?`,
		`DELETE FROM filing WHERE id = ?`,
		`DELETE FROM correction WHERE transcript_id = ?`,
		`DELETE FROM sync WHERE transcript_id = ?`,
		`DELETE FROM direction WHERE transcript_id = ?`,
		`DELETE FROM turn WHERE transcript_id = ?`,
		`DELETE FROM transcript_text WHERE id = ?`,
		`DELETE FROM transcript WHERE id = ?`,
	} {
		if err := t.exec(statement, id); err != nil {
			return fmt.Errorf("remove transcript: %w", err)
		}
	}
	for _, speaker := range speakers {
		if err := t.deleteSilentSpeaker(speaker); err != nil {
			return fmt.Errorf("remove speaker: %w", err)
		}
	}
	return nil
}

// deleteSilentSpeaker takes a speaker away who has no turn left.
func (t *tx) deleteSilentSpeaker(id string) error {
	for _, statement := range []string{
		`DELETE FROM memo WHERE subject = 'speaker' AND subject_id = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE speaker_id = ?1)`,
		`DELETE FROM attribute_value WHERE subject_id = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE speaker_id = ?1)`,
		`DELETE FROM speaker WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE speaker_id = ?1)`,
	} {
		if err := t.exec(statement, id); err != nil {
			return err
		}
	}
	return nil
}
