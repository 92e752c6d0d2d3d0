package store

import (
	"fmt"

	"manicule/internal/fault"
	"manicule/internal/transcript"
)

// DescribeSpeaker sets a speaker's name and role, in every transcript they speak in.
func (s *Store) DescribeSpeaker(id, name string, role transcript.Role) (Change, error) {
	name = oneLine(name)
	if name == "" {
		return Change{}, fault.New(fault.Invalid, "A speaker needs a name.")
	}
	return s.write(step{label: "Edit speaker “" + name + "”"}, func(t *tx) error {
		if _, err := t.speaker(id); err != nil {
			return noSuch(err, "speaker")
		}
		return t.exec(`UPDATE speaker SET name = ?2, role = ?3 WHERE id = ?1 AND (name, role) != (?2, ?3)`, id, name, string(role))
	})
}

const selectSpeaker = `SELECT id, name, role FROM speaker`

// Speakers returns everybody who talks.
func (s *Store) Speakers() (speakers []transcript.Speaker, err error) {
	err = s.read(func(t *tx) error {
		speakers, err = t.speakers()
		return err
	})
	return speakers, err
}

// KnownSpeaker is a speaker with what is known of them.
type KnownSpeaker struct {
	transcript.Speaker
	Values map[string]string // by the ids of their attributes
}

var selectKnownSpeaker = `SELECT id, name, role, ` + fmt.Sprintf(valuesOfSubject, "speaker") + ` FROM speaker`

// KnownSpeakers returns everybody who talks, with what is known of them.
func (s *Store) KnownSpeakers() (speakers []KnownSpeaker, err error) {
	err = s.read(func(t *tx) error {
		speakers, err = list(t, scanKnownSpeaker, selectKnownSpeaker+` ORDER BY id`)
		return err
	})
	return speakers, err
}

func (t *tx) knownSpeaker(id string) (KnownSpeaker, error) {
	return scanKnownSpeaker(t.QueryRow(selectKnownSpeaker+` WHERE id = ?`, id))
}

func scanKnownSpeaker(row scanner) (sp KnownSpeaker, err error) {
	err = row.Scan(&sp.ID, &sp.Name, &sp.Role, scanValues{&sp.Values})
	return sp, err
}

func (t *tx) speakers() ([]transcript.Speaker, error) {
	speakers, err := list(t, scanSpeaker, selectSpeaker+` ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read speakers: %w", err)
	}
	return speakers, nil
}

func (t *tx) speaker(id string) (transcript.Speaker, error) {
	return scanSpeaker(t.QueryRow(selectSpeaker+` WHERE id = ?`, id))
}

func scanSpeaker(row scanner) (sp transcript.Speaker, err error) {
	err = row.Scan(&sp.ID, &sp.Name, &sp.Role)
	return sp, err
}
