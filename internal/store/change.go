package store

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/transcript"
)

// Change is what a write, an undo or a redo did: the things it touched as they are now,
// and the ids of those that are gone.
type Change struct {
	Revision    int64
	Label       string // of the step; empty if nothing changed
	Project     *Info  // set when the project's own row changed
	Transcripts []Listing
	Speakers    []KnownSpeaker
	Tags        []CountedTag
	Highlights  []PlacedHighlight // without those of transcripts with other words, which are reread
	Memos       []coding.Memo
	Filters     []coding.Filter        // all there are, where one was touched; else nil
	Folders     []transcript.Folder    // all there are, where one was touched; else nil
	Attributes  []transcript.Attribute // likewise
	Pseudonyms  []coding.Pseudonym     // likewise
	Presets     []coding.Preset        // likewise
	Removed     Removed
	Reread      []string // transcripts whose metadata, words, turns or speakers changed
	History     History
}

// Removed lists the ids of what is gone.
type Removed struct {
	Transcripts, Speakers, Tags, Highlights, Memos []string
}

// CountedTag is a tag with the number of highlights that carry it.
type CountedTag struct {
	coding.Tag
	Highlights int
}

// PlacedHighlight is a highlight with the turn it starts in: its number and speaker, 0
// and empty outside turns.
type PlacedHighlight struct {
	coding.Highlight
	Turn      int
	SpeakerID string
}

// The queries that find what a run of steps, from ?1 to ?2, touched. A row's own id is in
// the journal; the transcript of a highlight that is gone is in its image.
const (
	touchedRows = `SELECT DISTINCT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = ?3`

	touchedHighlights = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'highlight'
		UNION SELECT substr(row, 1, instr(row, ':') - 1) FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'highlight_tag'`

	touchedTags = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'tag'
		UNION SELECT substr(row, instr(row, ':') + 1) FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'highlight_tag'
		UNION ` + toldApart + ` IN (SELECT id FROM tag)`

	touchedTranscripts = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'transcript'
		UNION SELECT coalesce(
			(SELECT transcript_id FROM highlight WHERE id = journal.row), json_extract(image, '$.transcript_id'))
		FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'highlight'
		AND (image IS NOT NULL OR row IN (SELECT id FROM highlight))
		UNION SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'filing'
		UNION ` + valuedSubjects + ` IN (SELECT id FROM transcript)
		UNION ` + revoicedTranscripts

	touchedSpeakers = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'speaker'
		UNION ` + valuedSubjects + ` IN (SELECT id FROM speaker)
		UNION ` + toldApart + ` IN (SELECT id FROM speaker)`

	// Those of whom, and of another, it was said that they are two, as the condition after it says.
	toldApart = `SELECT id FROM (SELECT substr(row, 1, instr(row, ':') - 1) AS id FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'apart'
		UNION SELECT substr(row, instr(row, ':') + 1) FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'apart') WHERE id`

	// Transcripts or speakers, as the condition after it says, of whom an attribute is another.
	valuedSubjects = `SELECT substr(row, instr(row, ':') + 1) FROM journal
		WHERE step BETWEEN ?1 AND ?2 AND tbl = 'attribute_value' AND substr(row, instr(row, ':') + 1)`

	// Transcripts with turns that were there before and after, and have another speaker.
	revoicedTranscripts = `SELECT transcript_id FROM turn WHERE id IN
		(SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'turn' AND image IS NOT NULL)`

	rereadTranscripts = `SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'transcript' AND row IN (SELECT id FROM transcript)
		UNION ` + rewrittenTranscripts + `
		UNION SELECT t.transcript_id FROM journal j JOIN turn t ON t.speaker_id = j.row WHERE j.step BETWEEN ?1 AND ?2 AND j.tbl = 'speaker'
		UNION ` + revoicedTranscripts
)

// steps is a run of steps of the history, both ends included.
type steps struct{ first, last int64 }

// changeOf describes what a run of steps, which has touched rows of some tables, did, in either
// direction.
func (t *tx) changeOf(run steps, tables []string, label string) (c Change, err error) {
	c = Change{Label: label, Revision: t.clock}
	for _, part := range t.changeParts() {
		if !slices.ContainsFunc(part.of, func(table string) bool { return slices.Contains(tables, table) }) {
			continue
		}
		if err := part.describe(run, &c); err != nil {
			return c, fmt.Errorf("describe change: %w", err)
		}
	}
	c.History, err = t.history()
	return c, err
}

// touched names the tables in which a run of steps has touched rows.
func (t *tx) touched(run steps) ([]string, error) {
	return list(t, scanString, `SELECT DISTINCT tbl FROM journal WHERE step BETWEEN ?1 AND ?2`, run.first, run.last)
}

// changePart describes what a change did to the rows of some tables.
type changePart struct {
	of       []string
	describe func(steps, *Change) error
}

func (t *tx) changeParts() []changePart {
	return []changePart{
		{[]string{"project"}, t.changedProject},
		{[]string{"transcript", "highlight", "filing", "attribute_value", "turn"}, t.changedTranscripts},
		{[]string{"speaker", "attribute_value", "apart"}, t.changedSpeakers},
		{[]string{"tag", "highlight_tag", "apart"}, t.changedTags},
		{[]string{"highlight", "highlight_tag"}, t.changedHighlights},
		{[]string{"memo"}, t.changedMemos},
		{[]string{"filter"}, t.changedFilters},
		{[]string{"pseudonym"}, t.changedPseudonyms},
		{[]string{"preset"}, t.changedPresets},
		{[]string{"folder"}, t.changedFolders},
		{[]string{"attribute"}, t.changedAttributes},
		{[]string{"transcript", "rewriting", "speaker", "turn"}, t.reread},
	}
}

func (t *tx) reread(run steps, c *Change) (err error) {
	c.Reread, err = list(t, scanString, rereadTranscripts, run.first, run.last)
	return err
}

// sortOut loads each of the ids, and returns apart those that are gone.
func sortOut[T any](ids []string, load func(id string) (T, error)) (there []T, gone []string, err error) {
	there, gone = []T{}, []string{}
	for _, id := range ids {
		item, err := load(id)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			gone = append(gone, id)
		case err != nil:
			return nil, nil, err
		default:
			there = append(there, item)
		}
	}
	return there, gone, nil
}

// amongThese ends a query for the rows of some ids, which stand in a JSON array.
const amongThese = ` IN (SELECT value FROM json_each(?))`

// arrayOf writes ids as amongThese reads them.
func arrayOf(ids ...string) string {
	array, err := json.Marshal(ids)
	if err != nil {
		panic(err) // there are no strings that can't be written
	}
	return string(array)
}

// sortOutTogether is sortOut with one query, whose last word is the column that has the id.
func sortOutTogether[T any](t *tx, ids []string, scan func(scanner) (T, error), idOf func(T) string, query string) (there []T, gone []string, err error) {
	among, these := amongThese, arrayOf(ids...)
	if len(ids) == 1 { // as with all that is done while one reads
		among, these = ` = ?`, ids[0]
	}
	found, err := list(t, scan, query+among, these)
	if err != nil {
		return nil, nil, err
	}
	of := make(map[string]T, len(found))
	for _, item := range found {
		of[idOf(item)] = item
	}
	return sortOut(ids, func(id string) (item T, err error) {
		item, found := of[id]
		if !found {
			err = sql.ErrNoRows
		}
		return item, err
	})
}

func (t *tx) changedProject(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedRows, run.first, run.last, "project")
	if err != nil || len(ids) == 0 {
		return err
	}
	info, err := t.info()
	c.Project = &info
	return err
}

func (t *tx) changedTranscripts(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedTranscripts, run.first, run.last)
	if err != nil {
		return err
	}
	c.Transcripts, c.Removed.Transcripts, err = t.listings(ids)
	return err
}

func (t *tx) changedSpeakers(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedSpeakers, run.first, run.last)
	if err != nil {
		return err
	}
	c.Speakers, c.Removed.Speakers, err = sortOutTogether(t, ids, scanKnownSpeaker, func(sp KnownSpeaker) string { return sp.ID }, selectKnownSpeaker+` WHERE id`)
	return err
}

func (t *tx) changedFolders(_ steps, c *Change) (err error) {
	c.Folders, err = t.folders()
	return err
}

func (t *tx) changedAttributes(_ steps, c *Change) (err error) {
	c.Attributes, err = t.attributes()
	return err
}

func (t *tx) changedTags(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedTags, run.first, run.last)
	if err != nil {
		return err
	}
	c.Tags, c.Removed.Tags, err = sortOutTogether(t, ids, scanTag, func(tag CountedTag) string { return tag.ID }, selectTag+` WHERE id`)
	return err
}

// changedHighlights leaves out those of transcripts that have other words: they come with these.
func (t *tx) changedHighlights(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedHighlights+` EXCEPT SELECT id FROM highlight WHERE transcript_id IN (`+rewrittenTranscripts+`)`, run.first, run.last)
	if err != nil {
		return err
	}
	c.Highlights, c.Removed.Highlights, err = sortOutTogether(t, ids, scanPlaced, func(h PlacedHighlight) string { return h.ID }, selectPlaced+` WHERE id`)
	return err
}

func (t *tx) changedFilters(_ steps, c *Change) (err error) {
	c.Filters, err = t.filters()
	return err
}

func (t *tx) changedMemos(run steps, c *Change) error {
	ids, err := list(t, scanString, touchedRows, run.first, run.last, "memo")
	if err != nil {
		return err
	}
	c.Memos, c.Removed.Memos, err = sortOutTogether(t, ids, scanMemo, func(m coding.Memo) string { return m.ID }, selectMemo+` WHERE id`)
	return err
}
