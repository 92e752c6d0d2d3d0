package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// AddHighlight marks a passage, making the new tags first. The highlight's id, transcript,
// span, note and tags are the caller's; quote, context, author and times are the store's.
// Sent twice, it makes one.
func (s *Store) AddHighlight(h coding.Highlight, newTags []coding.Tag) (Change, error) {
	return s.write(step{label: "Highlight"}, func(t *tx) error {
		body, err := t.textOf(h.TranscriptID)
		if err != nil {
			return err
		}
		if err := h.Anchor(body, h.Span); err != nil {
			return err
		}
		h.Author = s.Author
		if err := t.insertHighlight(h, newTags); err != nil {
			return err
		}
		names, err := t.tagNames(h.ID)
		if len(names) > 0 {
			t.label = "Tag with " + strings.Join(names, ", ")
		}
		return err
	})
}

// insertHighlight inserts a highlight that is anchored, unless it is there already.
func (t *tx) insertHighlight(h coding.Highlight, newTags []coding.Tag) error {
	created, updated := stampOf(t.now), stampOf(t.now)
	if !h.Created.IsZero() { // it was made elsewhere
		created, updated = stampOf(h.Created), stampOf(laterOf(h.Created, h.Updated))
	}
	inserted, err := t.insert(`INSERT INTO highlight (id, transcript_id, start_at, end_at, quote, prefix, suffix, note, author, created, updated)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
		h.ID, h.TranscriptID, h.Span.Start, h.Span.End, h.Quote, h.Prefix, h.Suffix, clean(h.Note), h.Author, created, updated)
	if err != nil {
		return fmt.Errorf("insert highlight: %w", err)
	}
	if !inserted {
		return nil // it is there already
	}
	return t.giveTags(h.ID, h.TagIDs, newTags)
}

func laterOf(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// tagNames are the names of a highlight's tags, in their order.
func (t *tx) tagNames(id string) ([]string, error) {
	return list(t, scanString, `SELECT name FROM highlight_tag JOIN tag ON tag.id = tag_id WHERE highlight_id = ? ORDER BY highlight_tag.position`, id)
}

// SetNote writes a highlight's note. Calls that follow one another for one highlight are one step.
func (s *Store) SetNote(id, note string) (Change, error) {
	note = clean(note)
	return s.editHighlight(id, step{label: "Edit note", mergeKey: "note:" + id}, func(t *tx, h coding.Highlight) error {
		if h.Note == note {
			return nil
		}
		return t.exec(`UPDATE highlight SET note = ?, updated = ? WHERE id = ?`, note, stampOf(t.now), id)
	})
}

// SetTags gives a highlight exactly these tags, in this order, making the new ones first.
func (s *Store) SetTags(id string, tagIDs []string, newTags []coding.Tag) (Change, error) {
	return s.editHighlight(id, step{label: "Change tags"}, func(t *tx, h coding.Highlight) error {
		if len(newTags) == 0 && slices.Equal(h.TagIDs, tagIDs) {
			return nil
		}
		if err := t.exec(`UPDATE highlight SET updated = ? WHERE id = ?`, stampOf(t.now), id); err != nil {
			return err
		}
		return t.relabelled(h, t.setTags(id, tagIDs, newTags))
	})
}

// relabelled names the step after the one tag that a change of tags added or took away.
func (t *tx) relabelled(was coding.Highlight, err error) error {
	if err != nil {
		return err
	}
	var added, removed string
	err = t.QueryRow(`SELECT
		coalesce((SELECT group_concat(name, ', ') FROM highlight_tag JOIN tag ON tag.id = tag_id
			WHERE highlight_id = ?1 AND instr(?2, tag_id) = 0), ''),
		coalesce((SELECT group_concat(name, ', ') FROM tag
			WHERE instr(?2, id) > 0 AND id NOT IN (SELECT tag_id FROM highlight_tag WHERE highlight_id = ?1)), '')`,
		was.ID, strings.Join(was.TagIDs, " ")).Scan(&added, &removed)
	switch {
	case added != "":
		t.label = "Tag with " + added
	case removed != "":
		t.label = "Take off " + removed
	}
	return err
}

// MoveHighlight gives a highlight another span of its transcript.
func (s *Store) MoveHighlight(id string, span text.Span) (Change, error) {
	return s.editHighlight(id, step{label: "Move highlight", mergeKey: "move:" + id}, func(t *tx, h coding.Highlight) error {
		if h.Span == span {
			return nil
		}
		body, err := t.textOf(h.TranscriptID)
		if err != nil {
			return err
		}
		if err := h.Anchor(body, span); err != nil {
			return err
		}
		return t.exec(`UPDATE highlight SET start_at = ?, end_at = ?, quote = ?, prefix = ?, suffix = ?, updated = ? WHERE id = ?`,
			span.Start, span.End, h.Quote, h.Prefix, h.Suffix, stampOf(t.now), id)
	})
}

func (s *Store) editHighlight(id string, st step, fn func(*tx, coding.Highlight) error) (Change, error) {
	return s.write(st, func(t *tx) error {
		h, err := t.highlight(id)
		if err != nil {
			return noSuch(err, "highlight")
		}
		return fn(t, h)
	})
}

// RemoveHighlights takes highlights away in one step. Those already gone are passed over.
func (s *Store) RemoveHighlights(ids []string) (Change, error) {
	label := "Remove highlight"
	if len(ids) > 1 {
		label = fmt.Sprintf("Remove %d highlights", len(ids))
	}
	return s.write(step{label: label}, func(t *tx) error {
		for _, id := range ids {
			h, err := t.highlight(id)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			if err := t.throw("highlight", h.Quote, t.deleteHighlight(id)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (t *tx) deleteHighlight(id string) error {
	if err := t.exec(`DELETE FROM highlight_tag WHERE highlight_id = ?`, id); err != nil {
		return fmt.Errorf("remove tags of highlight: %w", err)
	}
	if err := t.exec(`DELETE FROM highlight WHERE id = ?`, id); err != nil {
		return fmt.Errorf("remove highlight: %w", err)
	}
	return nil
}

// setTags makes the rows that join a highlight to its tags be exactly these.
func (t *tx) setTags(id string, tagIDs []string, newTags []coding.Tag) error {
	if err := t.exec(`DELETE FROM highlight_tag WHERE highlight_id = ?`, id); err != nil {
		return fmt.Errorf("clear tags: %w", err)
	}
	return t.giveTags(id, tagIDs, newTags)
}

// giveTags gives a highlight that has none its tags, making the new ones first.
func (t *tx) giveTags(id string, tagIDs []string, newTags []coding.Tag) error {
	for _, tag := range newTags {
		if err := t.insertTag(tag); err != nil {
			return err
		}
	}
	for i, tagID := range tagIDs {
		if slices.Contains(tagIDs[:i], tagID) {
			continue
		}
		there, err := t.insert(`INSERT INTO highlight_tag (id, highlight_id, tag_id, position)
			SELECT ?1 || ':' || id, ?1, id, ?3 FROM tag WHERE id = ?2`, id, tagID, i)
		if err != nil {
			return fmt.Errorf("insert tag of highlight: %w", err)
		}
		if !there {
			return noSuchTag()
		}
	}
	return nil
}

// The tags of a highlight come as one string of ids, divided by spaces.
const highlightColumns = `id, transcript_id, start_at, end_at, quote, prefix, suffix, note, author, created, updated,
	coalesce((SELECT group_concat(tag_id, ' ' ORDER BY position) FROM highlight_tag WHERE highlight_id = highlight.id), '')`

const selectHighlight = `SELECT ` + highlightColumns + ` FROM highlight`

func (t *tx) highlight(id string) (coding.Highlight, error) {
	return scanHighlight(t.QueryRow(selectHighlight+` WHERE id = ?`, id))
}

// Highlights returns a transcript's highlights in document order: by start, the longer first.
func (s *Store) Highlights(transcriptID string) (highlights []coding.Highlight, err error) {
	err = s.read(func(t *tx) error {
		highlights, err = t.highlights(transcriptID)
		return err
	})
	return highlights, err
}

// highlights reads the highlights of a transcript, and their tags apart: to look for those of
// each would take twice as long.
func (t *tx) highlights(transcriptID string) ([]coding.Highlight, error) {
	highlights, err := list(t, scanHighlight, `SELECT id, transcript_id, start_at, end_at, quote, prefix, suffix, note, author, created, updated, ''
		FROM highlight WHERE transcript_id = ? ORDER BY start_at, end_at DESC, id`, transcriptID)
	if err != nil {
		return nil, err
	}
	at := make(map[string]int, len(highlights))
	for i, h := range highlights {
		at[h.ID] = i
	}
	type tagged struct{ highlight, tag string }
	tags, err := list(t, func(row scanner) (g tagged, err error) {
		err = row.Scan(&g.highlight, &g.tag)
		return g, err
	}, `SELECT highlight_id, tag_id FROM highlight JOIN highlight_tag ON highlight_id = highlight.id
		WHERE transcript_id = ? ORDER BY highlight_tag.position`, transcriptID)
	for _, g := range tags {
		h := &highlights[at[g.highlight]]
		h.TagIDs = append(h.TagIDs, g.tag)
	}
	return highlights, err
}

// Highlighted returns the highlights of a transcript in document order with their spans, notes and
// tags alone: what is left out, its text tells, and it would take twice as long.
func (s *Store) Highlighted(transcriptID string) (highlights []coding.Highlight, err error) {
	err = s.read(func(t *tx) error {
		highlights, err = t.highlighted(transcriptID)
		return err
	})
	return highlights, err
}

func (t *tx) highlighted(transcriptID string) (highlights []coding.Highlight, err error) {
	rows, err := t.Query(`SELECT highlight.id, start_at, end_at, note, coalesce(tag_id, '')
		FROM highlight LEFT JOIN highlight_tag ON highlight_id = highlight.id WHERE transcript_id = ?
		ORDER BY start_at, end_at DESC, highlight.id, highlight_tag.position`, transcriptID)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var (
		h   coding.Highlight
		tag string
	)
	for rows.Next() {
		if err := rows.Scan(&h.ID, &h.Span.Start, &h.Span.End, &h.Note, &tag); err != nil {
			return nil, err
		}
		if n := len(highlights); n == 0 || highlights[n-1].ID != h.ID {
			h.TranscriptID = transcriptID
			highlights = append(highlights, h)
		}
		if last := &highlights[len(highlights)-1]; tag != "" {
			last.TagIDs = append(last.TagIDs, tag)
		}
	}
	return highlights, rows.Err()
}

// The turn a highlight starts in comes as its number and the speaker's id, divided by a space.
const selectPlaced = `SELECT ` + highlightColumns + `,
	coalesce((SELECT CASE WHEN end_at > highlight.start_at THEN number || ' ' || speaker_id END FROM turn
		WHERE transcript_id = highlight.transcript_id AND start_at <= highlight.start_at ORDER BY start_at DESC LIMIT 1), '')
	FROM highlight`

func scanPlaced(row scanner) (placed PlacedHighlight, err error) {
	var turn []string
	if err := row.Scan(append(columnsOf(&placed.Highlight), scanWords{&turn})...); err != nil || len(turn) == 0 {
		return placed, err
	}
	placed.Turn, err = strconv.Atoi(turn[0])
	placed.SpeakerID = strings.Join(turn[1:], " ")
	return placed, err
}

func (t *tx) placedHighlight(id string) (PlacedHighlight, error) {
	return scanPlaced(t.QueryRow(selectPlaced+` WHERE id = ?`, id))
}

func scanHighlight(row scanner) (h coding.Highlight, err error) {
	err = row.Scan(columnsOf(&h)...)
	return h, err
}

// columnsOf is where highlightColumns go.
func columnsOf(h *coding.Highlight) []any {
	return []any{&h.ID, &h.TranscriptID, &h.Span.Start, &h.Span.End, &h.Quote, &h.Prefix, &h.Suffix, &h.Note, &h.Author,
		scanTime{&h.Created}, scanTime{&h.Updated}, scanWords{&h.TagIDs}}
}

// MarkedBy returns who made a highlight, and when.
func (s *Store) MarkedBy(id string) (author string, created time.Time, err error) {
	err = s.read(func(t *tx) error {
		err := t.QueryRow(`SELECT author, created FROM highlight WHERE id = ?`, id).Scan(&author, scanTime{&created})
		return noSuch(err, "highlight")
	})
	return author, created, err
}

// FindQuote returns the nth place, counted from 1, where the transcript says the words.
func (s *Store) FindQuote(transcriptID, quote string, nth int) (span text.Span, err error) {
	err = s.read(func(t *tx) error {
		body, err := t.textOf(transcriptID)
		if err != nil {
			return err
		}
		found, ok := body.Find(quote, nth)
		if !ok {
			return fault.New(fault.NotFound, "The transcript does not say “%s”%s.", quote, times(nth)).
				WithHint("Give the words as they stand there, to the letter.")
		}
		span = found
		return nil
	})
	return span, err
}

func times(nth int) string {
	if nth > 1 {
		return fmt.Sprintf(" %d times", nth)
	}
	return ""
}
