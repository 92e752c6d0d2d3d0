package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// rewriting is how the history keeps that a transcript's words were corrected: by the words
// themselves, and by the rows that all went equally far with what they lie on. A whole text and a
// thousand rows would be kept with every letter otherwise. It stands in the journal as the image
// of a row "rewriting" with the transcript's id, and leads to the other side of its step.
type rewriting struct {
	Edits  []rewording `json:"edits"` // in order
	Shifts []shift     `json:"shifts"`
}

// rewording puts words in the place of others, from a code point on.
type rewording struct {
	At  int    `json:"at"`
	Was string `json:"was"`
	Is  string `json:"is"`
}

// shift moves rows of a table by so many code points.
type shift struct {
	Table string   `json:"table"`
	By    int      `json:"by"`
	IDs   []string `json:"ids"`
}

// shifts moves rows of a table that lie on a text, whose ids stand in a JSON array.
var shifts = map[string]string{
	"turn":       `UPDATE turn SET start_at = start_at + ?1, end_at = end_at + ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
	"direction":  `UPDATE direction SET start_at = start_at + ?1, end_at = end_at + ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
	"highlight":  `UPDATE highlight SET start_at = start_at + ?1, end_at = end_at + ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
	"correction": `UPDATE correction SET start_at = start_at + ?1, end_at = end_at + ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
	"sync":       `UPDATE sync SET at = at + ?1 WHERE id IN (SELECT value FROM json_each(?2))`,
}

// rewrittenTranscripts finds those that a run of steps, from ?1 to ?2, has corrected, and that are there.
const rewrittenTranscripts = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'rewriting' AND row IN (SELECT id FROM transcript)`

// takesAlong notes that a row goes where it lies, if that is all that happens to it.
func (r *rewriting) takesAlong(table, id string, was, is text.Span) bool {
	by := is.Start - was.Start
	if by != is.End-was.End || by == 0 {
		return false
	}
	for i := range r.Shifts {
		if r.Shifts[i].Table == table && r.Shifts[i].By == by {
			r.Shifts[i].IDs = append(r.Shifts[i].IDs, id)
			return true
		}
	}
	r.Shifts = append(r.Shifts, shift{table, by, []string{id}})
	return true
}

// reversed leads back.
func (r rewriting) reversed() rewriting {
	back := rewriting{slices.Clone(r.Edits), slices.Clone(r.Shifts)}
	moved := 0
	for i, e := range r.Edits {
		back.Edits[i] = rewording{At: e.At + moved, Was: e.Is, Is: e.Was}
		moved += utf8.RuneCountInString(e.Is) - utf8.RuneCountInString(e.Was)
	}
	for i := range back.Shifts {
		back.Shifts[i].By = -back.Shifts[i].By
	}
	return back
}

// rewordings are what a rewriting does to the words of a text.
func rewordings(was text.Text, r transcript.Rewriting) (all []rewording) {
	moved := 0
	for _, e := range r.Edits() {
		at := e.Old.Start + moved
		all = append(all, rewording{At: e.Old.Start, Was: was.Slice(e.Old), Is: r.Text.Slice(text.Span{Start: at, End: at + e.New})})
		moved += e.New - e.Old.Len()
	}
	return all
}

// keep has the history know what leads back from a rewriting of a transcript, and does it.
func (t *tx) keep(transcriptID string, r rewriting) error {
	if err := t.exec(`INSERT INTO journal (step, tbl, row, image) SELECT step, 'rewriting', ?, ? FROM recording`, transcriptID, imageOfRewriting(r.reversed())); err != nil {
		return fmt.Errorf("keep what was corrected: %w", err)
	}
	var step int64
	if err := t.QueryRow(`SELECT step FROM recording`).Scan(&step); err != nil {
		return err
	}
	if err := t.exec(`UPDATE recording SET step = NULL`); err != nil {
		return err
	}
	if err := t.do(transcriptID, r); err != nil {
		return err
	}
	return t.exec(`UPDATE recording SET step = ?`, step)
}

func imageOfRewriting(r rewriting) string {
	image, err := json.Marshal(r)
	if err != nil {
		panic(err) // there are no strings and numbers that can't be written
	}
	return string(image)
}

// do puts the words into a transcript's text and moves the rows, and the reader's place.
func (t *tx) do(transcriptID string, r rewriting) error {
	t.store.texts.forget()
	var was string
	if err := t.QueryRow(`SELECT text FROM transcript_text WHERE id = ?`, transcriptID).Scan(&was); err != nil {
		return noSuch(err, "transcript")
	}
	is, err := reworded(text.New(was), r.Edits)
	if err != nil {
		return err
	}
	if err := t.exec(`UPDATE transcript_text SET text = ?2 WHERE id = ?1`, transcriptID, is); err != nil {
		return err
	}
	if err := t.movePlace(transcriptID, r); err != nil {
		return fmt.Errorf("move the reader's place: %w", err)
	}
	for _, s := range r.Shifts {
		statement, known := shifts[s.Table]
		if !known {
			return errNotAsKept
		}
		if err := t.exec(statement, s.By, arrayOf(s.IDs...)); err != nil {
			return fmt.Errorf("move %ss: %w", s.Table, err)
		}
	}
	return nil
}

// movePlace keeps the reader's place at the words where it was.
func (t *tx) movePlace(transcriptID string, r rewriting) error {
	var place int
	err := t.QueryRow(`SELECT position FROM place WHERE transcript_id = ?`, transcriptID).Scan(&place)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return t.exec(`UPDATE place SET position = ?2 WHERE transcript_id = ?1 AND position != ?2`, transcriptID, r.newMap().At(place))
}

// newMap leads from the places of one text to those of the other.
func (r rewriting) newMap() text.Map {
	edits := make([]text.Edit, len(r.Edits))
	for i, e := range r.Edits {
		edits[i] = text.Edit{Old: text.Span{Start: e.At, End: e.At + utf8.RuneCountInString(e.Was)}, New: utf8.RuneCountInString(e.Is)}
	}
	return text.NewMap(edits)
}

// errNotAsKept says that a text is not what the history knows it to be.
var errNotAsKept = errors.New("the words are not those that the history knows")

// reworded is a text with words in the place of others, which must be there.
func reworded(was text.Text, edits []rewording) (string, error) {
	var is strings.Builder
	at := 0
	for _, e := range edits {
		span := text.Span{Start: e.At, End: e.At + utf8.RuneCountInString(e.Was)}
		if span.Start < at || !was.Holds(span) || was.Slice(span) != e.Was {
			return "", errNotAsKept
		}
		is.WriteString(was.Slice(text.Span{Start: at, End: span.Start}))
		is.WriteString(e.Is)
		at = span.End
	}
	is.WriteString(was.Slice(text.Span{Start: at, End: was.Len()}))
	return is.String(), nil
}

// swapRewritings exchanges, in a step, the words and places of transcripts with those that it keeps.
func (t *tx) swapRewritings(stepID int64) error {
	type kept struct{ transcriptID, image string }
	all, err := list(t, func(row scanner) (k kept, err error) {
		err = row.Scan(&k.transcriptID, &k.image)
		return k, err
	}, `SELECT row, image FROM journal WHERE step = ? AND tbl = 'rewriting'`, stepID)
	if err != nil {
		return err
	}
	for _, k := range all {
		var r rewriting
		if err := json.Unmarshal([]byte(k.image), &r); err != nil {
			return fmt.Errorf("read what was corrected: %w", err)
		}
		if err := t.do(k.transcriptID, r); err != nil {
			return err
		}
		if err := t.exec(`UPDATE journal SET next = ? WHERE step = ? AND tbl = 'rewriting' AND row = ?`,
			imageOfRewriting(r.reversed()), stepID, k.transcriptID); err != nil {
			return err
		}
	}
	return nil
}
