package store

import (
	"fmt"

	"manicule/internal/project"
)

// check is one look at a project, and what it looks at, for the person.
type check struct {
	what string
	run  func(*tx) ([]string, error)
}

// checks are what Check does.
var checks = []check{
	{"The file's pages", checkPages},
	{"The references", checkReferences},
	{"The search index", checkIndex},
	{"Some of the project", checkProject},
}

// structural are those of the checks that look at how the file is built.
var structural = checks[:3]

// Check looks the whole file over: its pages, its references, its search index, and every
// highlight against its text. It returns what is wrong, in words. What can't be read is a
// problem like others.
func (s *Store) Check() (problems []string, err error) {
	problems = []string{}
	err = s.transact(func(t *tx) error { // the search index's own check is written as an insert
		problems, err = t.check(checks)
		return err
	})
	return problems, err
}

func (t *tx) check(looks []check) ([]string, error) {
	problems := []string{}
	for _, check := range looks {
		found, err := check.run(t)
		if unreadable(err) {
			found, err = append(found, check.what+" can't be read."), nil
		}
		if err != nil {
			return nil, fmt.Errorf("check project: %w", err)
		}
		problems = append(problems, found...)
	}
	return problems, nil
}

func checkPages(t *tx) ([]string, error) {
	lines, err := list(t, scanString, `PRAGMA integrity_check`)
	if err != nil || len(lines) == 1 && lines[0] == "ok" {
		return nil, err
	}
	return lines, nil
}

func checkReferences(t *tx) ([]string, error) {
	return list(t, scanString, `SELECT 'A row of ' || "table" || ' refers to a ' || parent || ' that is not there.' FROM pragma_foreign_key_check`)
}

// checkIndex compares the search index with the passages, and the passages with the transcripts.
func checkIndex(t *tx) ([]string, error) {
	var problems []string
	if err := t.exec(`INSERT INTO passage_words(passage_words, rank) VALUES ('integrity-check', 1)`); err != nil {
		problems = append(problems, "The search index does not match the transcripts.")
	}
	strays, err := list(t, scanString, `SELECT 'The search index holds other words than “' || tr.title || '”.'
		FROM transcript tr WHERE EXISTS (SELECT 1 FROM passage p WHERE p.transcript_id = tr.id
			AND substr(tr.text, p.start_at + 1, p.end_at - p.start_at) != p.body)`)
	return append(problems, strays...), err
}

func checkProject(t *tx) ([]string, error) {
	p, err := t.project(`SELECT id FROM transcript ORDER BY position, id`)
	if err != nil {
		return nil, err
	}
	var problems []string
	for _, problem := range project.Validate(p) {
		problems = append(problems, problem.Message)
	}
	return problems, nil
}
