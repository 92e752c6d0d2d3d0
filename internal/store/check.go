package store

import (
	"database/sql"
	"errors"
	"fmt"
	"slices"

	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
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
	{"The counts", checkTally},
	{"Some of the project", checkProject},
}

// structural are those of the checks that look at how a file of any schema is built.
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
	problems, err := list(t, scanString, `SELECT 'A row of ' || "table" || ' refers to a ' || parent || ' that is not there.' FROM pragma_foreign_key_check`)
	if err != nil {
		return nil, err
	}
	schema, err := t.schema()
	if err != nil || schema < textsSince {
		return problems, err
	}
	textless, err := list(t, scanString, `SELECT 'The text of “' || title || '” is not there.' FROM transcript WHERE id NOT IN (SELECT id FROM transcript_text)`)
	return append(problems, textless...), err
}

// textsSince is the first schema in which the texts have a table of their own.
const textsSince = 3

// schema is the number of the schema the file has.
func (t *tx) schema() (number int, err error) {
	err = t.QueryRow(`PRAGMA user_version`).Scan(&number)
	return number, err
}

// checkTally counts anew what is kept counted.
func checkTally(t *tx) ([]string, error) {
	problems, err := checkHighlightCounts(t)
	if err != nil {
		return nil, err
	}
	voices, err := checkVoices(t)
	return append(problems, voices...), err
}

func checkHighlightCounts(t *tx) ([]string, error) {
	return list(t, scanString, `WITH counted(id, name, n) AS (
			SELECT id, title, (SELECT count(*) FROM highlight WHERE transcript_id = transcript.id) FROM transcript
			UNION ALL SELECT id, name, (SELECT count(*) FROM highlight_tag WHERE tag_id = tag.id) FROM tag)
		SELECT 'The highlights of “' || name || '” are not counted right.'
		FROM counted LEFT JOIN tally USING (id) WHERE n != coalesce(highlights, 0)`)
}

func checkVoices(t *tx) ([]string, error) {
	return list(t, scanString, `SELECT DISTINCT 'What “' || coalesce(name, 'a speaker') || '” says is not counted right.' FROM (
			SELECT * FROM (`+countVoices+`) EXCEPT SELECT speaker_id, transcript_id, turns, words, highlights FROM voice
			UNION ALL
			SELECT * FROM (SELECT speaker_id, transcript_id, turns, words, highlights FROM voice EXCEPT SELECT * FROM (`+countVoices+`))
		) wrong LEFT JOIN speaker ON speaker.id = wrong.speaker_id`)
}

// checkIndex compares the search index with what it should hold. Of an older schema's it sees
// only that it is sound.
func checkIndex(t *tx) ([]string, error) {
	schema, err := t.schema()
	if err != nil {
		return nil, err
	}
	if schema < indexedSince {
		return t.checkWords("passage_words"), nil
	}
	problems := t.checkWords("passage_words", "writing_words")
	for _, compare := range []func() ([]string, error){t.comparePassages, t.compareWritings} {
		strays, err := compare()
		if err != nil {
			return problems, err
		}
		problems = append(problems, strays...)
	}
	return problems, nil
}

// checkWords has FTS5 compare indexes with the rows they are of.
func (t *tx) checkWords(indexes ...string) []string {
	for _, words := range indexes {
		if err := t.exec(fmt.Sprintf(`INSERT INTO %[1]s (%[1]s, rank) VALUES ('integrity-check', 1)`, words)); err != nil {
			return []string{"The search index is not sound."}
		}
	}
	return nil
}

// comparePassages holds what is indexed of the transcripts against their words.
func (t *tx) comparePassages() (problems []string, err error) {
	ids, err := list(t, scanString, `SELECT id FROM transcript ORDER BY position, id`)
	if err != nil {
		return nil, err
	}
	for _, id := range ids {
		same, err := t.indexedRight(id)
		if err != nil {
			return problems, err
		}
		if same {
			continue
		}
		l, err := t.listing(id)
		if err != nil {
			return problems, err
		}
		problems = append(problems, "The search index holds other words than “"+l.Title+"”.")
	}
	var strays int
	err = t.QueryRow(`SELECT count(*) FROM passage WHERE transcript_id NOT IN (SELECT id FROM transcript)`).Scan(&strays)
	if strays > 0 {
		problems = append(problems, "The search index holds words of a transcript that is gone.")
	}
	return problems, err
}

func (t *tx) indexedRight(id string) (bool, error) {
	tr, err := t.indexable(id)
	if errors.Is(err, errMisplaced) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	indexed, err := list(t, scanPassage, `SELECT start_at, end_at, body, said FROM passage WHERE transcript_id = ? ORDER BY id`, id)
	return slices.Equal(indexed, passagesOf(tr)), err
}

// compareWritings holds what is indexed of notes, memos, tags and names against them.
func (t *tx) compareWritings() (problems []string, err error) {
	for _, w := range written {
		rows, err := list(t, scanWriting, fmt.Sprintf(`SELECT id, NULL, coalesce((SELECT body FROM writing WHERE tbl = '%[1]s' AND row = %[1]s.id), ''), %[2]s FROM %[1]s
			UNION ALL SELECT row, NULL, body, '' FROM writing WHERE tbl = '%[1]s' AND row NOT IN (SELECT id FROM %[1]s)`, w.table, w.body))
		if err != nil {
			return problems, err
		}
		if slices.ContainsFunc(rows, func(w writing) bool { return w.was.String != folding.Fold(w.body.String) }) {
			problems = append(problems, "The search index holds other words than a "+w.table+" of the project.")
		}
	}
	return problems, nil
}

// MendIndex makes the search index anew if it does not hold exactly the words of the project.
// It returns what was wrong, in words. It does nothing where the project itself is at fault,
// as Check will tell.
func (s *Store) MendIndex() (problems []string, err error) {
	err = s.commit(func(t *tx) error {
		if problems, err = checkIndex(t); err != nil || len(problems) == 0 {
			return err
		}
		return t.indexAnew()
	})
	if errors.Is(err, errMisplaced) || unreadable(err) || fault.Is(err, fault.Damaged) {
		return nil, nil
	}
	return problems, err
}

// checkProject validates the project a transcript at a time, so that it need not all be in
// memory. What is wrong with a tag shows with each; it is told once.
func checkProject(t *tx) ([]string, error) {
	whole, err := t.project(`SELECT id FROM transcript WHERE false`, `WHERE false`, `WHERE subject != 'transcript'
		OR subject_id NOT IN (SELECT id FROM transcript)`)
	if err != nil {
		return nil, err
	}
	ids, err := list(t, scanString, `SELECT id FROM transcript ORDER BY position, id`)
	if err != nil {
		return nil, err
	}
	filed := takeFiled(&whole, ids)
	problems := messages(project.Validate(whole), nil)
	for _, id := range ids {
		part, err := t.part(whole, id)
		if errors.Is(err, sql.ErrNoRows) {
			continue // it has no text, as checkReferences says
		}
		if err != nil {
			return nil, err
		}
		part.Filings, part.Values = filed[id].filings, filed[id].values
		problems = messages(project.Validate(part), problems)
	}
	return problems, nil
}

// filed is how a transcript is filed, and what is known of it.
type filed struct {
	filings []transcript.Filing
	values  []transcript.Value
}

// takeFiled takes out of a project what is of transcripts, by their ids.
func takeFiled(p *project.Project, ids []string) map[string]filed {
	of := make(map[string]filed, len(ids))
	for _, id := range ids {
		of[id] = filed{}
	}
	p.Filings = slices.DeleteFunc(p.Filings, func(f transcript.Filing) bool {
		one, there := of[f.TranscriptID]
		if there {
			of[f.TranscriptID] = filed{append(one.filings, f), one.values}
		}
		return there
	})
	p.Values = slices.DeleteFunc(p.Values, func(v transcript.Value) bool {
		one, there := of[v.SubjectID]
		if there {
			of[v.SubjectID] = filed{one.filings, append(one.values, v)}
		}
		return there
	})
	return of
}

// part is a project cut down to one transcript and what belongs to it.
func (t *tx) part(whole project.Project, id string) (project.Project, error) {
	part := project.Project{ID: whole.ID, Name: whole.Name, Tags: whole.Tags, Folders: whole.Folders, Attributes: whole.Attributes}
	tr, err := t.transcript(id)
	if err != nil {
		return part, fmt.Errorf("read transcript: %w", err)
	}
	part.Transcripts = []transcript.Transcript{tr}
	part.Speakers, err = list(t, scanSpeaker, selectSpeaker+` WHERE id IN (SELECT speaker_id FROM turn WHERE transcript_id = ?)`, id)
	if err != nil {
		return part, fmt.Errorf("read speakers: %w", err)
	}
	if part.Highlights, err = list(t, scanHighlight, selectHighlight+` WHERE transcript_id = ? ORDER BY start_at, end_at DESC, id`, id); err != nil {
		return part, fmt.Errorf("read highlights: %w", err)
	}
	part.Memos, err = list(t, scanMemo, selectMemo+` WHERE subject = 'transcript' AND subject_id = ?`, id)
	return part, err
}

// messages puts what is said of problems behind what has been said, each once.
func messages(problems []project.Problem, said []string) []string {
	for _, problem := range problems {
		if !slices.Contains(said, problem.Message) {
			said = append(said, problem.Message)
		}
	}
	return said
}
