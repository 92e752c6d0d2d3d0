package store

import (
	"fmt"
	"slices"

	"manicule/internal/project"
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
	return list(t, scanString, `SELECT 'A row of ' || "table" || ' refers to a ' || parent || ' that is not there.' FROM pragma_foreign_key_check`)
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
