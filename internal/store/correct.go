package store

import (
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Correct has words stand in the place of those of a span of a transcript: see
// transcript.Transcript.Correct. All that lies on the text keeps its own words. The id is the
// caller's: sent twice, it is done once.
func (s *Store) Correct(transcriptID string, span text.Span, words, id string) (Change, error) {
	return s.write(step{label: "Correct the words"}, func(t *tx) error {
		var made bool
		if err := t.QueryRow(`SELECT EXISTS (SELECT 1 FROM correction WHERE id = ?1 OR id >= ?1 || ':' AND id < ?1 || ';')`, id).Scan(&made); err != nil || made {
			return err
		}
		was, err := t.transcript(transcriptID)
		if err != nil {
			return noSuch(err, "transcript")
		}
		r, err := was.Correct(span, words, transcript.Correction{ID: id, Author: s.Author, Created: t.now})
		if err != nil {
			return err
		}
		t.label = "Correct “" + brief(was.Text.Slice(span)) + "”"
		return t.rewrite(was, r)
	})
}

// TakeBackCorrections puts the imported words back where corrections have put others. Those
// already gone are passed over.
func (s *Store) TakeBackCorrections(ids []string) (Change, error) {
	label := "Take back a correction"
	if len(ids) > 1 {
		label = fmt.Sprintf("Take back %d corrections", len(ids))
	}
	return s.write(step{label: label}, func(t *tx) error {
		transcripts, err := list(t, scanString, `SELECT DISTINCT transcript_id FROM correction WHERE id`+amongThese+` ORDER BY 1`, arrayOf(ids...))
		if err != nil {
			return err
		}
		for _, id := range transcripts {
			was, err := t.transcript(id)
			if err != nil {
				return err
			}
			r, err := was.TakeBack(ids)
			if err != nil {
				return err
			}
			if err := t.rewrite(was, r); err != nil {
				return err
			}
		}
		return nil
	})
}

// rewrite writes what becomes of a transcript whose words change, and of all that lies on them.
func (t *tx) rewrite(was transcript.Transcript, r transcript.Rewriting) error {
	if r.Nothing() {
		return nil
	}
	is, kept := r.Of(was), rewriting{Edits: rewordings(was.Text, r)}
	return t.moving([]string{was.ID}, func() error {
		for _, write := range []func() error{
			func() error {
				return t.exec(`UPDATE transcript SET front_end = ?2, words = ?3 WHERE id = ?1 AND (front_end, words) != (?2, ?3)`, was.ID, is.Front.End, is.Words)
			},
			func() error { return t.moveTurns(&kept, was.Turns, is.Turns) },
			func() error { return t.moveDirections(&kept, was.ID, r) },
			func() error { return t.moveSyncs(&kept, was.ID, r) },
			func() error { return t.moveHighlights(&kept, was.ID, r) },
			func() error { return t.moveTrashed(was.ID, r) },
			func() error { return t.moveCorrections(&kept, was, is) },
			func() error { return t.keep(was.ID, kept) },
		} {
			if err := write(); err != nil {
				return fmt.Errorf("rewrite transcript: %w", err)
			}
		}
		return nil
	})
}

func (t *tx) moveTurns(kept *rewriting, was, is []transcript.Turn) error {
	for i, turn := range is {
		if turn.Span == was[i].Span && turn.Words == was[i].Words ||
			turn.Words == was[i].Words && kept.takesAlong("turn", turn.ID, was[i].Span, turn.Span) {
			continue
		}
		if err := t.exec(`UPDATE turn SET start_at = ?, end_at = ?, words = ? WHERE id = ?`,
			turn.Span.Start, turn.Span.End, turn.Words, turn.ID); err != nil {
			return err
		}
	}
	return nil
}

// placed is a row that lies on a transcript's text.
type placed struct {
	id   string
	span text.Span
}

func scanPlacedRow(row scanner) (p placed, err error) {
	err = row.Scan(&p.id, &p.span.Start, &p.span.End)
	return p, err
}

// moveDirections moves directions with their words. One whose words were taken out goes.
func (t *tx) moveDirections(kept *rewriting, transcriptID string, r transcript.Rewriting) error {
	rows, err := list(t, scanPlacedRow, `SELECT id, start_at, end_at FROM direction WHERE transcript_id = ?`, transcriptID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		moved, left := r.Map.Span(row.span)
		switch {
		case !left:
			err = t.exec(`DELETE FROM direction WHERE id = ?`, row.id)
		case moved != row.span && !kept.takesAlong("direction", row.id, row.span, moved):
			err = t.exec(`UPDATE direction SET start_at = ?, end_at = ? WHERE id = ?`, moved.Start, moved.End, row.id)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// moveSyncs moves sync points, each of which is one position.
func (t *tx) moveSyncs(kept *rewriting, transcriptID string, r transcript.Rewriting) error {
	rows, err := list(t, scanPlacedRow, `SELECT id, at, at FROM sync WHERE transcript_id = ?`, transcriptID)
	if err != nil {
		return err
	}
	for _, row := range rows {
		at := r.At(row.span.Start)
		kept.takesAlong("sync", row.id, row.span, text.Span{Start: at, End: at})
	}
	return nil
}

func (t *tx) moveHighlights(kept *rewriting, transcriptID string, r transcript.Rewriting) error {
	highlights, err := list(t, scanAnchor, `SELECT id, start_at, end_at, quote, prefix, suffix FROM highlight WHERE transcript_id = ?`, transcriptID)
	if err != nil {
		return err
	}
	for _, was := range highlights {
		is := was
		if err := is.Follow(r.Map, r.Text); err != nil {
			return err
		}
		if sameWords(was, is) && (was.Span == is.Span || kept.takesAlong("highlight", is.ID, was.Span, is.Span)) {
			continue
		}
		if err := t.exec(`UPDATE highlight SET start_at = ?, end_at = ?, quote = ?, prefix = ?, suffix = ? WHERE id = ?`,
			is.Span.Start, is.Span.End, is.Quote, is.Prefix, is.Suffix, is.ID); err != nil {
			return err
		}
	}
	return nil
}

// sameWords reports whether a highlight, and what stands around it, says the same as before.
func sameWords(was, is coding.Highlight) bool {
	return was.Quote == is.Quote && was.Prefix == is.Prefix && was.Suffix == is.Suffix
}

// moveTrashed moves the highlights that lie in the trash, so that they can come back to their
// words. One that has lost them is left with a place, until they are there again. What lies there
// with its transcript is of none that can be corrected.
func (t *tx) moveTrashed(transcriptID string, r transcript.Rewriting) error {
	trashed, err := list(t, scanAnchor, `SELECT trash_row.id, json_extract(image, '$.start_at'), json_extract(image, '$.end_at'),
			json_extract(image, '$.quote'), json_extract(image, '$.prefix'), json_extract(image, '$.suffix')
		FROM trash JOIN trash_row ON trash_id = trash.id AND tbl = 'highlight'
		WHERE kind != 'transcript' AND json_extract(image, '$.transcript_id') = ?`, transcriptID)
	if err != nil {
		return err
	}
	for _, was := range trashed {
		is := followFromTrash(was, r)
		if sameWords(was, is) && was.Span == is.Span {
			continue
		}
		if err := t.exec(`UPDATE trash_row SET image = json_set(image, '$.start_at', ?, '$.end_at', ?, '$.quote', ?, '$.prefix', ?, '$.suffix', ?) WHERE id = ?`,
			is.Span.Start, is.Span.End, is.Quote, is.Prefix, is.Suffix, is.ID); err != nil {
			return err
		}
	}
	return nil
}

// scanAnchor reads where a highlight lies, and nothing else of it.
func scanAnchor(row scanner) (h coding.Highlight, err error) {
	err = row.Scan(&h.ID, &h.Span.Start, &h.Span.End, &h.Quote, &h.Prefix, &h.Suffix)
	return h, err
}

func followFromTrash(h coding.Highlight, r transcript.Rewriting) coding.Highlight {
	is := h
	if h.Span.Len() > 0 && is.Follow(r.Map, r.Text) == nil {
		return is
	}
	place, _ := r.Map.Span(text.Span{Start: h.Span.Start, End: h.Span.Start})
	returned := text.Span{Start: place.Start, End: max(place.Start, r.At(h.Span.Start))} // what was put there now
	if span, found := onlyPlace(text.New(r.Text.Slice(returned)), h.Quote); found && h.Span.Len() == 0 {
		span = text.Span{Start: returned.Start + span.Start, End: returned.Start + span.End}
		if is.Anchor(r.Text, span) == nil {
			return is
		}
	}
	h.Span = place
	return h
}

// moveCorrections makes the rows of a transcript's corrections be those that it has.
func (t *tx) moveCorrections(kept *rewriting, was, is transcript.Transcript) error {
	before := map[string]transcript.Correction{}
	for _, c := range was.Corrections {
		before[c.ID] = c
	}
	for _, c := range is.Corrections {
		old, there := before[c.ID]
		delete(before, c.ID)
		if there && (old.Span == c.Span || kept.takesAlong("correction", c.ID, old.Span, c.Span)) {
			continue
		}
		if err := t.exec(`INSERT INTO correction (id, transcript_id, start_at, end_at, was, author, created) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			c.ID, is.ID, c.Span.Start, c.Span.End, c.Was, c.Author, stampOf(c.Created)); err != nil {
			return err
		}
	}
	for id := range before {
		if err := t.exec(`DELETE FROM correction WHERE id = ?`, id); err != nil {
			return err
		}
	}
	return nil
}
