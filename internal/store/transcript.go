package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
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
	Progress               float64 // how much has been read, 0 to 1
}

// Incoming is a file on its way into the project: the transcript read from it, its own name
// and its bytes.
type Incoming struct {
	Draft transcript.Draft
	Name  string
	Data  []byte
}

// Import adds a transcript read from data, the bytes of the file of that name, and returns
// its id. See ImportAll.
func (s *Store) Import(draft transcript.Draft, name string, data []byte, batch string) (string, error) {
	ids, err := s.ImportAll([]Incoming{{Draft: draft, Name: name, Data: data}}, batch)
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

// ImportAll adds transcripts, all or none, and returns their ids. Imports that share a batch
// key and follow one another are one step, however long they take; Imported tells the
// change when the last is in.
func (s *Store) ImportAll(files []Incoming, batch string) ([]string, error) {
	ids := make([]string, len(files))
	return ids, s.commit(func(t *tx) error {
		_, err := t.record(step{mergeKey: batch, lasting: true}, func(t *tx) error {
			for i, f := range files {
				rows := s.newTranscript(f.Draft, f.Name, f.Data)
				if err := t.insertTranscript(rows, f.Data); err != nil {
					return err
				}
				ids[i] = rows.row.ID
			}
			return t.labelImport()
		})
		return err
	})
}

// labelImport names the step being recorded by what it has brought so far.
func (t *tx) labelImport() error {
	var count int
	var title string
	err := t.QueryRow(`SELECT count(*), coalesce(min(title), '') FROM transcript WHERE id IN
		(SELECT row FROM journal WHERE step = (SELECT step FROM recording) AND tbl = 'transcript')`).Scan(&count, &title)
	if t.label = fmt.Sprintf("Import %d transcripts", count); count == 1 {
		t.label = fmt.Sprintf("Import “%s”", title)
	}
	return err
}

// Imported returns the change that brought these transcripts.
func (s *Store) Imported(ids []string) (c Change, err error) {
	err = s.read(func(t *tx) error {
		c, err = t.imported(ids)
		return err
	})
	return c, err
}

func (t *tx) imported(ids []string) (c Change, err error) {
	if err = t.QueryRow(`SELECT clock FROM recording`).Scan(&c.Revision); err != nil {
		return c, fmt.Errorf("read clock: %w", err)
	}
	if c.Transcripts, c.Removed.Transcripts, err = sortOut(ids, t.listing); err != nil {
		return c, fmt.Errorf("read imported transcripts: %w", err)
	}
	for _, id := range ids {
		speakers, err := list(t, scanSpeaker, selectSpeaker+` WHERE id IN (SELECT speaker_id FROM turn WHERE transcript_id = ?) ORDER BY id`, id)
		if err != nil {
			return c, fmt.Errorf("read imported speakers: %w", err)
		}
		c.Speakers = append(c.Speakers, speakers...)
	}
	c.History, err = t.history()
	c.Label = c.History.Undo
	return c, err
}

// draftRows is a draft with its ids: what Import inserts.
type draftRows struct {
	row      transcript.Transcript
	speakers []transcript.Speaker
}

// newTranscript gives a draft its ids.
func (s *Store) newTranscript(d transcript.Draft, name string, data []byte) draftRows {
	sum := sha256.Sum256(data)
	rows := draftRows{row: transcript.Transcript{
		ID: s.NewID(), Title: d.Title, Date: d.Date, Place: d.Place,
		Text: text.New(d.Text), Front: d.Front, Directions: d.Directions, Syncs: d.Syncs,
		Source: transcript.Source{
			Name: name, Format: d.Format, Encoding: d.Encoding, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(data)),
		},
	}}
	for _, sp := range d.Speakers {
		rows.speakers = append(rows.speakers, transcript.Speaker{ID: s.NewID(), Name: sp.Name, Role: sp.Role})
	}
	for _, turn := range d.Turns {
		rows.row.Turns = append(rows.row.Turns, transcript.Turn{
			ID: s.NewID(), SpeakerID: rows.speakers[turn.Speaker].ID, Span: turn.Span, Start: turn.Start, End: turn.End,
		})
	}
	return rows
}

func (t *tx) insertTranscript(rows draftRows, data []byte) error {
	tr := rows.row
	err := t.exec(`INSERT INTO source (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`, tr.Source.SHA256, data)
	if err != nil {
		return fmt.Errorf("insert source: %w", err)
	}
	err = t.exec(`INSERT INTO transcript
		(id, title, date, place, front_end, words, source_name, source_format, source_encoding, source_sha256, source_bytes, imported, position, text)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM transcript), ?)`,
		tr.ID, tr.Title, tr.Date, tr.Place, tr.Front.End, transcript.CountWords(tr.Text.String()), tr.Source.Name,
		tr.Source.Format, tr.Source.Encoding, tr.Source.SHA256, tr.Source.Bytes, stampOf(t.now), tr.Text.String())
	if err != nil {
		return fmt.Errorf("insert transcript: %w", err)
	}
	for _, sp := range rows.speakers {
		if err := t.exec(`INSERT INTO speaker (id, name, role) VALUES (?, ?, ?)`, sp.ID, sp.Name, string(sp.Role)); err != nil {
			return fmt.Errorf("insert speaker: %w", err)
		}
	}
	for _, insert := range []func(transcript.Transcript) error{t.insertTurns, t.insertDirections, t.insertSyncs} {
		if err := insert(tr); err != nil {
			return err
		}
	}
	return t.index(tr)
}

func (t *tx) insertTurns(tr transcript.Transcript) error {
	const insert = `INSERT INTO turn (id, transcript_id, number, speaker_id, start_at, end_at, words, start_ms, end_ms)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`
	return t.insertEach("turn", insert, len(tr.Turns), func(i int) []any {
		turn := tr.Turns[i]
		words := transcript.CountWords(tr.Text.Slice(turn.Span))
		return []any{turn.ID, tr.ID, i + 1, turn.SpeakerID, turn.Span.Start, turn.Span.End, words, turn.Start, turn.End}
	})
}

func (t *tx) insertDirections(tr transcript.Transcript) error {
	const insert = `INSERT INTO direction (id, transcript_id, start_at, end_at) VALUES (?, ?, ?, ?)`
	return t.insertEach("direction", insert, len(tr.Directions), func(i int) []any {
		return []any{t.store.NewID(), tr.ID, tr.Directions[i].Start, tr.Directions[i].End}
	})
}

func (t *tx) insertSyncs(tr transcript.Transcript) error {
	const insert = `INSERT INTO sync (id, transcript_id, at, ms) VALUES (?, ?, ?, ?)`
	return t.insertEach("sync point", insert, len(tr.Syncs), func(i int) []any {
		return []any{t.store.NewID(), tr.ID, tr.Syncs[i].At, tr.Syncs[i].Ms}
	})
}

// insertEach inserts n rows with one prepared statement.
func (t *tx) insertEach(thing, insert string, n int, row func(i int) []any) error {
	statement, err := t.Prepare(insert)
	if err != nil {
		return fmt.Errorf("insert %s: %w", thing, err)
	}
	defer statement.Close()
	for i := range n {
		if _, err := statement.Exec(row(i)...); err != nil {
			return fmt.Errorf("insert %s: %w", thing, err)
		}
	}
	return nil
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

// Transcript returns one transcript, whole.
func (s *Store) Transcript(id string) (tr transcript.Transcript, err error) {
	err = s.read(func(t *tx) error {
		tr, err = t.transcript(id)
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
		FROM transcript WHERE id = ?`, id).Scan(&tr.ID, &tr.Title, &tr.Date, &tr.Place, &tr.Front.End, &tr.Words,
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
	tr.Syncs, err = list(t, scanSync, `SELECT at, ms FROM sync WHERE transcript_id = ? ORDER BY at, ms`, id)
	return tr, err
}

func scanSync(row scanner) (sync transcript.Sync, err error) {
	err = row.Scan(&sync.At, &sync.Ms)
	return sync, err
}

func scanTurn(row scanner) (turn transcript.Turn, err error) {
	err = row.Scan(&turn.ID, &turn.SpeakerID, &turn.Span.Start, &turn.Span.End, &turn.Words, &turn.Start, &turn.End)
	return turn, err
}

func scanSpan(row scanner) (span text.Span, err error) {
	err = row.Scan(&span.Start, &span.End)
	return span, err
}

// listings are every transcript in the order of their import.
const selectListing = `SELECT id, title, date, place, words,
	coalesce((SELECT number FROM turn WHERE transcript_id = transcript.id ORDER BY start_at DESC LIMIT 1), 0),
	coalesce((SELECT highlights FROM tally WHERE tally.id = transcript.id), 0),
	coalesce((SELECT progress FROM place WHERE transcript_id = transcript.id), 0)
	FROM transcript`

// Listings returns every transcript as the library lists it, in the order of their import.
func (s *Store) Listings() (items []Listing, err error) {
	err = s.read(func(t *tx) error {
		items, err = list(t, scanListing, selectListing+` ORDER BY position, id`)
		return err
	})
	return items, err
}

func (t *tx) listing(id string) (Listing, error) {
	return scanListing(t.QueryRow(selectListing+` WHERE id = ?`, id))
}

func scanListing(row scanner) (l Listing, err error) {
	err = row.Scan(&l.ID, &l.Title, &l.Date, &l.Place, &l.Words, &l.Turns, &l.Highlights, &l.Progress)
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
func (s *Store) RemoveTranscript(id string) (Change, error) {
	title := ""
	if err := s.read(func(t *tx) error {
		l, err := t.listing(id)
		title = l.Title
		return noSuch(err, "transcript")
	}); err != nil {
		return Change{}, err
	}
	return s.write(step{label: "Remove “" + title + "”"}, func(t *tx) error {
		return t.throw("transcript", title, t.deleteTranscript(id))
	})
}

func (t *tx) deleteTranscript(id string) error {
	t.store.texts.forget()
	speakers, err := list(t, scanString, `SELECT DISTINCT speaker_id FROM turn WHERE transcript_id = ?`, id)
	if err != nil {
		return fmt.Errorf("read speakers: %w", err)
	}
	if err := t.unindex(id); err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM highlight_tag WHERE highlight_id IN (SELECT id FROM highlight WHERE transcript_id = ?)`,
		`DELETE FROM highlight WHERE transcript_id = ?`,
		`DELETE FROM memo WHERE subject = 'transcript' AND subject_id = ?`,
		`DELETE FROM sync WHERE transcript_id = ?`,
		`DELETE FROM direction WHERE transcript_id = ?`,
		`DELETE FROM turn WHERE transcript_id = ?`,
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
		`DELETE FROM speaker WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM turn WHERE speaker_id = ?1)`,
	} {
		if err := t.exec(statement, id); err != nil {
			return err
		}
	}
	return nil
}
