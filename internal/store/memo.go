package store

import (
	"database/sql"
	"errors"
	"fmt"

	"manicule/internal/coding"
)

// WriteMemo writes the memo of a subject; an empty body takes it away. Calls that follow
// one another for one subject are one step.
func (s *Store) WriteMemo(subject coding.Subject, subjectID, body string) (Change, error) {
	body = clean(body)
	return s.write(step{label: "Edit memo", mergeKey: "memo:" + subjectID}, func(t *tx) error {
		if err := t.subjectThere(subject, subjectID); err != nil {
			return err
		}
		var id, was string
		err := t.QueryRow(`SELECT id, body FROM memo WHERE subject = ? AND subject_id = ?`, string(subject), subjectID).Scan(&id, &was)
		switch {
		case errors.Is(err, sql.ErrNoRows) && body == "", err == nil && was == body:
			return nil
		case errors.Is(err, sql.ErrNoRows):
			return t.exec(`INSERT INTO memo (id, subject, subject_id, body, author, updated) VALUES (?, ?, ?, ?, ?, ?)`,
				t.store.NewID(), string(subject), subjectID, body, t.store.Author, stampOf(t.now))
		case err != nil:
			return fmt.Errorf("read memo: %w", err)
		case body == "":
			return t.exec(`DELETE FROM memo WHERE id = ?`, id)
		}
		return t.exec(`UPDATE memo SET body = ?, updated = ? WHERE id = ?`, body, stampOf(t.now), id)
	})
}

// subjectThere refuses a memo on what is not in the project.
func (t *tx) subjectThere(subject coding.Subject, id string) (err error) {
	switch subject {
	case coding.OnTranscript:
		_, err = t.listing(id)
	case coding.OnTag:
		_, err = t.countedTag(id)
	case coding.OnSpeaker:
		_, err = t.speaker(id)
	}
	return noSuch(err, string(subject))
}

const selectMemo = `SELECT id, subject, subject_id, body, updated FROM memo`

// Memos returns every memo.
func (s *Store) Memos() (memos []coding.Memo, err error) {
	err = s.read(func(t *tx) error {
		memos, err = list(t, scanMemo, selectMemo+` ORDER BY id`)
		return err
	})
	return memos, err
}

func scanMemo(row scanner) (m coding.Memo, err error) {
	err = row.Scan(&m.ID, &m.Subject, &m.SubjectID, &m.Body, scanTime{&m.Updated})
	return m, err
}
