package store

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

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
		_, _, err := t.record(step{mergeKey: batch, lasting: true}, func(t *tx) error {
			for i, f := range files {
				rows, err := s.newTranscript(f.Draft, f.Name, f.Data)
				if err != nil {
					return err
				}
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
	if c.Transcripts, c.Removed.Transcripts, err = t.listings(ids); err != nil {
		return c, fmt.Errorf("read imported transcripts: %w", err)
	}
	if c.Speakers, err = listOf(t, ids, t.knownSpeaker, `SELECT DISTINCT speaker_id FROM turn WHERE transcript_id = ?`); err != nil {
		return c, fmt.Errorf("read imported speakers: %w", err)
	}
	if c.Tags, err = listOf(t, ids, t.countedTag, `WITH RECURSIVE carried(id) AS (
			SELECT tag_id FROM highlight_tag JOIN highlight ON highlight.id = highlight_id WHERE transcript_id = ?
			UNION SELECT parent_id FROM tag JOIN carried USING (id) WHERE parent_id IS NOT NULL)
		SELECT id FROM carried ORDER BY id`); err != nil {
		return c, fmt.Errorf("read imported tags: %w", err)
	}
	if c.Reread, err = list(t, scanString, `SELECT DISTINCT transcript_id FROM journal JOIN turn ON speaker_id = row
		WHERE step = (SELECT max(id) FROM step) AND tbl = 'speaker' AND image IS NOT NULL`); err != nil {
		return c, fmt.Errorf("read transcripts of changed speakers: %w", err)
	}
	c.History, err = t.history()
	c.Label = c.History.Undo
	return c, err
}

// listOf loads what a query finds for each of the transcripts, each thing once.
func listOf[T any](t *tx, transcriptIDs []string, load func(id string) (T, error), query string) (items []T, err error) {
	met := map[string]bool{}
	for _, id := range transcriptIDs {
		found, err := list(t, scanString, query, id)
		if err != nil {
			return nil, err
		}
		for _, of := range found {
			if met[of] {
				continue
			}
			met[of] = true
			item, err := load(of)
			if err != nil {
				return nil, err
			}
			items = append(items, item)
		}
	}
	return items, nil
}

// draftRows is a draft with its ids: what Import inserts.
type draftRows struct {
	row        transcript.Transcript
	speakers   []transcript.Speaker
	highlights []coding.Highlight
	tags       [][]transcript.DraftTag // of each highlight
}

// newTranscript gives a draft its ids, and lays its highlights on its text.
func (s *Store) newTranscript(d transcript.Draft, name string, data []byte) (draftRows, error) {
	sum := sha256.Sum256(data)
	rows := draftRows{row: transcript.Transcript{
		ID: s.NewID(), Title: d.Title, Date: d.Date, Place: d.Place,
		Text: text.New(d.Text), Front: d.Front, Directions: d.Directions, Syncs: d.Syncs,
		Source: transcript.Source{
			Name: name, Format: d.Format, Encoding: d.Encoding, SHA256: hex.EncodeToString(sum[:]), Bytes: int64(len(data)),
		},
	}}
	for _, sp := range d.Speakers {
		rows.speakers = append(rows.speakers, transcript.Speaker{ID: cmp.Or(sp.ID, s.NewID()), Name: sp.Name, Role: sp.Role})
	}
	for _, turn := range d.Turns {
		rows.row.Turns = append(rows.row.Turns, transcript.Turn{
			ID: s.NewID(), SpeakerID: rows.speakers[turn.Speaker].ID, Span: turn.Span, Start: turn.Start, End: turn.End,
		})
	}
	for _, made := range d.Highlights {
		h := coding.Highlight{ID: s.NewID(), TranscriptID: rows.row.ID, Note: made.Note, Author: cmp.Or(oneLine(made.Author), s.Author)}
		if err := h.Anchor(rows.row.Text, made.Span); err != nil {
			return rows, err
		}
		rows.highlights, rows.tags = append(rows.highlights, h), append(rows.tags, made.Tags)
	}
	return rows, nil
}

func (t *tx) insertTranscript(rows draftRows, data []byte) error {
	tr := rows.row
	err := t.exec(`INSERT INTO source (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING`, tr.Source.SHA256, data)
	if err != nil {
		return fmt.Errorf("insert source: %w", err)
	}
	err = t.exec(`INSERT INTO transcript
		(id, title, date, place, front_end, words, source_name, source_format, source_encoding, source_sha256, source_bytes, imported, position)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM transcript))`,
		tr.ID, tr.Title, tr.Date, tr.Place, tr.Front.End, transcript.CountWords(tr.Text.String()), tr.Source.Name,
		tr.Source.Format, tr.Source.Encoding, tr.Source.SHA256, tr.Source.Bytes, stampOf(t.now))
	if err != nil {
		return fmt.Errorf("insert transcript: %w", err)
	}
	if err := t.exec(`INSERT INTO transcript_text (id, text) VALUES (?, ?)`, tr.ID, tr.Text.String()); err != nil {
		return fmt.Errorf("insert text: %w", err)
	}
	for _, sp := range rows.speakers {
		if err := t.insertSpeaker(sp); err != nil {
			return fmt.Errorf("insert speaker: %w", err)
		}
	}
	for _, insert := range []func(transcript.Transcript) error{t.insertTurns, t.insertDirections, t.insertSyncs} {
		if err := insert(tr); err != nil {
			return err
		}
	}
	if err := t.insertHighlights(rows); err != nil {
		return err
	}
	if err := t.index(tr); err != nil {
		return err
	}
	return t.indexBrought(rows)
}

// insertSpeaker makes a speaker. One who is in the project already keeps their name, and does
// from now on what the draft says.
func (t *tx) insertSpeaker(sp transcript.Speaker) error {
	return t.exec(`INSERT INTO speaker (id, name, role) VALUES (?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET role = excluded.role WHERE role != excluded.role`, sp.ID, sp.Name, string(sp.Role))
}

// insertHighlights inserts the highlights that a transcript comes with, and makes the tags
// that are not there yet.
func (t *tx) insertHighlights(rows draftRows) error {
	known := map[transcript.DraftTag]string{}
	for i, h := range rows.highlights {
		for _, tag := range rows.tags[i] {
			id, met := known[tag]
			if !met {
				made, err := t.tagAt(tag)
				if err != nil {
					return err
				}
				id, known[tag] = made, made
			}
			h.TagIDs = append(h.TagIDs, id)
		}
		if err := t.insertHighlight(h, nil); err != nil {
			return err
		}
	}
	return nil
}

// tagAt returns the tag at a path, and makes what is missing of the path.
func (t *tx) tagAt(tag transcript.DraftTag) (id string, err error) {
	names := coding.ParsePath(tag.Path)
	for i := range names {
		book, err := t.codebook()
		if err != nil {
			return "", err
		}
		found, there := book.Find(names[:i+1])
		if !there {
			found = coding.Tag{ID: t.store.NewID(), ParentID: id, Name: names[i], Colour: coding.Likest(tag.Colour)}
			if err := t.insertTag(found); err != nil {
				return "", err
			}
		}
		id = found.ID
	}
	return id, nil
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
