package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/coding"
)

// Linked is what a link in a memo leads to now. Without words it is gone.
type Linked struct {
	Kind         coding.LinkKind
	ID           string
	Words        string
	TranscriptID string
	Turn         int // its number; 0 outside turns
}

// Linked says what links lead to, in their order.
func (s *Store) Linked(links []coding.Link) (linked []Linked, err error) {
	linked = make([]Linked, len(links))
	err = s.read(func(t *tx) error {
		for i, l := range links {
			linked[i] = Linked{Kind: l.Kind, ID: l.ID}
			err := t.follow(&linked[i])
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return fmt.Errorf("follow link: %w", err)
			}
		}
		return nil
	})
	return linked, err
}

func (t *tx) follow(l *Linked) error {
	if l.Kind == coding.ToTurn {
		var title string
		err := t.QueryRow(`SELECT transcript_id, number, title FROM turn JOIN transcript ON transcript.id = transcript_id WHERE turn.id = ?`, l.ID).
			Scan(&l.TranscriptID, &l.Turn, &title)
		if err == nil {
			l.Words = coding.TurnWords(title, l.Turn)
		}
		return err
	}
	quotes, err := t.quoted([]string{l.ID})
	if err == nil {
		q := quotes[0]
		l.TranscriptID, l.Turn, l.Words = q.TranscriptID, q.Turn, coding.HighlightWords(q.Quote, q.Title, q.Turn)
	}
	return err
}

// LinkToTurn is a link to a turn of a transcript, by its number.
func (s *Store) LinkToTurn(transcriptID string, number int) (l coding.Link, err error) {
	err = s.read(func(t *tx) error {
		var title string
		err := t.QueryRow(`SELECT turn.id, title FROM turn JOIN transcript ON transcript.id = transcript_id
			WHERE transcript_id = ? AND number = ?`, transcriptID, number).Scan(&l.ID, &title)
		l.Kind, l.Words = coding.ToTurn, coding.TurnWords(title, number)
		return noSuch(err, "turn")
	})
	return l, err
}

// LinkToHighlight is a link to a highlight.
func (s *Store) LinkToHighlight(id string) (l coding.Link, err error) {
	err = s.read(func(t *tx) error {
		to := Linked{Kind: coding.ToHighlight, ID: id}
		err := t.follow(&to)
		l = coding.Link{Kind: to.Kind, ID: id, Words: to.Words}
		return noSuch(err, "highlight")
	})
	return l, err
}
