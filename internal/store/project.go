package store

import (
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/transcript"
)

// Info names the project.
type Info struct {
	ID, Name string
}

// Info returns the project's id and name.
func (s *Store) Info() (info Info, err error) {
	err = s.read(func(t *tx) error {
		info, err = t.info()
		return err
	})
	return info, err
}

func (t *tx) info() (info Info, err error) {
	err = t.QueryRow(`SELECT id, name FROM project`).Scan(&info.ID, &info.Name)
	return info, err
}

// Rename changes the project's name, not its file.
func (s *Store) Rename(name string) (Change, error) {
	name = oneLine(name)
	if name == "" {
		return Change{}, fault.New(fault.Invalid, "A project needs a name.")
	}
	return s.write(step{label: "Rename project"}, func(t *tx) error {
		return t.exec(`UPDATE project SET name = ?1 WHERE name != ?1`, name)
	})
}

// Revision is the number of the last change.
func (s *Store) Revision() (n int64, err error) {
	err = s.read(func(t *tx) error { return t.QueryRow(`SELECT clock FROM recording`).Scan(&n) })
	return n, err
}

// History names the steps that Undo and Redo would take.
func (s *Store) History() (h History, err error) {
	err = s.read(func(t *tx) error {
		h, err = t.history()
		return err
	})
	return h, err
}

// Project returns everything the file holds, as one plain value.
func (s *Store) Project() (p project.Project, err error) {
	err = s.read(func(t *tx) error {
		p, err = t.project(`SELECT id FROM transcript ORDER BY position, id`, ``, ``)
		return err
	})
	return p, err
}

// Marked is Project without the transcripts that carry no highlight: all that a report of
// excerpts needs.
func (s *Store) Marked() (p project.Project, err error) {
	err = s.read(func(t *tx) error {
		p, err = t.project(`SELECT id FROM transcript WHERE id IN (SELECT transcript_id FROM highlight) ORDER BY position, id`, ``, ``)
		return err
	})
	return p, err
}

// project reads the project with the transcripts that a query finds, and the highlights and
// memos of a condition.
func (t *tx) project(transcripts, highlights, memos string) (p project.Project, err error) {
	info, err := t.info()
	if err != nil {
		return p, fmt.Errorf("read project: %w", err)
	}
	p.ID, p.Name = info.ID, info.Name
	if p.Transcripts, err = t.transcripts(transcripts); err != nil {
		return p, err
	}
	if p.Speakers, err = t.speakers(); err != nil {
		return p, err
	}
	tags, err := t.tags()
	if err != nil {
		return p, fmt.Errorf("read tags: %w", err)
	}
	p.Tags = coding.NewCodebook(tags).Ordered()
	if p.Highlights, err = list(t, scanHighlight, selectHighlight+` `+highlights+` ORDER BY transcript_id, start_at, end_at DESC, id`); err != nil {
		return p, fmt.Errorf("read highlights: %w", err)
	}
	if p.Memos, err = list(t, scanMemo, selectMemo+` `+memos+` ORDER BY id`); err != nil {
		return p, fmt.Errorf("read memos: %w", err)
	}
	return p, t.readFiling(&p)
}

// readFiling reads how transcripts are filed, and what is known of them and of the speakers.
func (t *tx) readFiling(p *project.Project) (err error) {
	if p.Folders, err = t.folders(); err != nil {
		return err
	}
	if p.Filings, err = t.filings(); err != nil {
		return err
	}
	if p.Attributes, err = t.attributes(); err != nil {
		return err
	}
	if p.Values, err = t.values(); err != nil {
		return err
	}
	if p.Filters, err = t.filters(); err != nil {
		return err
	}
	if p.Pseudonyms, err = t.pseudonyms(); err != nil {
		return fmt.Errorf("read pseudonyms: %w", err)
	}
	if p.Presets, err = t.presets(); err != nil {
		return fmt.Errorf("read presets: %w", err)
	}
	if p.Apart, err = t.apart(selectApart); err != nil {
		return fmt.Errorf("read what is two: %w", err)
	}
	return nil
}

func (t *tx) transcripts(query string) ([]transcript.Transcript, error) {
	ids, err := list(t, scanString, query)
	if err != nil {
		return nil, fmt.Errorf("read transcripts: %w", err)
	}
	transcripts := make([]transcript.Transcript, 0, len(ids))
	for _, id := range ids {
		tr, err := t.transcript(id)
		if err != nil {
			return nil, fmt.Errorf("read transcript: %w", err)
		}
		transcripts = append(transcripts, tr)
	}
	return transcripts, nil
}
