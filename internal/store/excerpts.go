package store

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"sync"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// shelf keeps the table of excerpts. It is made when it is first asked for; from then on every
// change notes what it touched, and only that is read again when the table is next asked for.
type shelf struct {
	mu    sync.Mutex
	table *excerpt.Table // nil until it is asked for, and when all of it is out of date
	stale stale
}

// stale is what the table does not have as it is now.
type stale struct {
	things, heads bool
	turns         map[string]bool // of these transcripts
	highlights    map[string]bool
}

// Excerpts returns what a query finds.
func (s *Store) Excerpts(q excerpt.Query) (selection excerpt.Selection, err error) {
	err = s.withExcerpts(func(table *excerpt.Table) error {
		selection, err = table.Select(q)
		return err
	})
	return selection, err
}

// ExcerptChoices returns what a term of a filter may ask for; see excerpt.Table.
func (s *Store) ExcerptChoices(f filter.Filter, key filter.Key, attribute string) (choices []excerpt.Choice, err error) {
	err = s.withExcerpts(func(table *excerpt.Table) error {
		choices, err = table.Choices(f, key, attribute)
		return err
	})
	return choices, err
}

// ExcerptCounts counts, for each tag, what a filter lets through; see excerpt.Table.
func (s *Store) ExcerptCounts(f filter.Filter) (counts map[string]excerpt.TagCount, err error) {
	err = s.withExcerpts(func(table *excerpt.Table) error {
		counts, err = table.Counts(f)
		return err
	})
	return counts, err
}

// FilterNames are the names a filter may use.
func (s *Store) FilterNames() (names filter.Names, err error) {
	err = s.withExcerpts(func(table *excerpt.Table) error {
		names = table.Names()
		return nil
	})
	return names, err
}

// withExcerpts calls fn with the table as it is now.
func (s *Store) withExcerpts(fn func(*excerpt.Table) error) error {
	return s.read(func(t *tx) error {
		s.shelf.mu.Lock()
		defer s.shelf.mu.Unlock()
		if err := t.bringUpToDate(&s.shelf); err != nil {
			s.shelf.table = nil // half of it may be new
			return fmt.Errorf("read excerpts: %w", err)
		}
		return fn(s.shelf.table)
	})
}

// bringUpToDate makes the table, or reads into it what has changed.
func (t *tx) bringUpToDate(sh *shelf) error {
	old := sh.stale
	sh.stale = stale{}
	if sh.table == nil || len(old.highlights) > mostOneByOne {
		sh.table = excerpt.New()
		return t.fill(sh.table)
	}
	if old.things {
		if err := t.readThings(sh.table); err != nil {
			return err
		}
	}
	if old.heads {
		if err := t.readHeads(sh.table); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(old.turns)) {
		if err := t.readTurns(sh.table, `WHERE transcript_id = ?`, id); err != nil {
			return err
		}
	}
	for _, id := range slices.Sorted(maps.Keys(old.highlights)) {
		if err := t.readExcerpt(sh.table, id); err != nil {
			return err
		}
	}
	return nil
}

// mostOneByOne is how many highlights are read one by one. Were it more, reading all were quicker.
const mostOneByOne = 2000

// fill reads the whole table.
func (t *tx) fill(table *excerpt.Table) error {
	if err := errors.Join(t.readThings(table), t.readHeads(table)); err != nil {
		return err
	}
	if err := t.readTurns(table, `WHERE transcript_id IN (SELECT transcript_id FROM highlight)`); err != nil {
		return err
	}
	return t.readExcerpts(table)
}

func (t *tx) readThings(table *excerpt.Table) (err error) {
	var things excerpt.Things
	if things.Tags, err = t.codebook(); err != nil {
		return err
	}
	if things.Speakers, err = t.speakers(); err != nil {
		return err
	}
	folders, err := t.folders()
	if err != nil {
		return err
	}
	for _, f := range folders {
		things.Folders = append(things.Folders, filter.Named{ID: f.ID, Name: f.Name})
	}
	if things.Attributes, err = t.attributes(); err != nil {
		return err
	}
	things.Values, err = t.values()
	table.SetThings(things)
	return err
}

func (t *tx) readHeads(table *excerpt.Table) error {
	heads, err := t.heads()
	table.SetHeads(heads)
	return err
}

// heads are all transcripts without their words, as the library lists them.
func (t *tx) heads() ([]excerpt.Head, error) {
	return list(t, func(row scanner) (h excerpt.Head, err error) {
		var progress float64
		err = row.Scan(&h.ID, &h.Title, &h.Date, &h.FolderID, &h.Status, &progress)
		h.Status = transcript.StatusOf(h.Status, progress)
		return h, err
	}, `SELECT transcript.id, title, date, coalesce(folder_id, ''), coalesce(status, ''), coalesce(progress, 0)
		FROM transcript LEFT JOIN filing ON filing.id = transcript.id LEFT JOIN place ON transcript_id = transcript.id
		ORDER BY transcript.position, transcript.id`)
}

// readTurns reads the turns of some transcripts. Of one that is gone there are none.
func (t *tx) readTurns(table *excerpt.Table, where string, args ...any) error {
	rows, err := t.Query(`SELECT transcript_id, start_at, end_at, speaker_id FROM turn `+where+` ORDER BY transcript_id, start_at`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	var of string
	var turns []excerpt.Turn
	speakers := names{}
	for rows.Next() {
		var id, speaker string
		var span text.Span
		if err := rows.Scan(&id, &span.Start, &span.End, &speaker); err != nil {
			return err
		}
		if id != of {
			table.SetTurns(of, turns)
			of, turns = id, nil
		}
		turns = append(turns, excerpt.Turn{Span: span, SpeakerID: speakers.one(speaker)})
	}
	table.SetTurns(of, turns)
	return rows.Err()
}

// names keeps one copy of each string.
type names map[string]string

func (n names) one(s string) string {
	if known, ok := n[s]; ok {
		return known
	}
	n[s] = s
	return s
}

// readExcerpts reads every highlight.
func (t *tx) readExcerpts(table *excerpt.Table) error {
	tags, err := t.tagsOfHighlights()
	if err != nil {
		return err
	}
	var of string
	var excerpts []excerpt.Excerpt
	_, err = list(t, func(row scanner) (none struct{}, err error) {
		var h coding.Highlight
		if err := row.Scan(&h.ID, &h.TranscriptID, &h.Span.Start, &h.Span.End, &h.Quote, &h.Note, scanTime{&h.Created}); err != nil {
			return none, err
		}
		if h.TranscriptID != of {
			table.Fill(of, excerpts)
			of, excerpts = h.TranscriptID, nil
		}
		h.TranscriptID, h.TagIDs = of, tags[h.ID]
		excerpts = append(excerpts, excerpt.Of(h))
		return none, nil
	}, `SELECT id, transcript_id, start_at, end_at, quote, note, created FROM highlight ORDER BY transcript_id, start_at`)
	table.Fill(of, excerpts)
	return err
}

// tagsOfHighlights are the ids of the tags of every highlight, in the order they were given.
func (t *tx) tagsOfHighlights() (map[string][]string, error) {
	tags := map[string][]string{}
	ids := names{}
	_, err := list(t, func(row scanner) (none struct{}, err error) {
		var highlight, tag string
		err = row.Scan(&highlight, &tag)
		tags[highlight] = append(tags[highlight], ids.one(tag))
		return none, err
	}, `SELECT highlight_id, tag_id FROM highlight_tag ORDER BY highlight_id, position`)
	return tags, err
}

// readExcerpt reads one highlight, which may be gone.
func (t *tx) readExcerpt(table *excerpt.Table, id string) error {
	there, _, err := sortOut([]string{id}, t.highlight)
	if err != nil {
		return err
	}
	table.Remove(id)
	for _, h := range there {
		if !table.HasTurns(h.TranscriptID) {
			if err := t.readTurns(table, `WHERE transcript_id = ?`, h.TranscriptID); err != nil {
				return err
			}
		}
		table.Put(excerpt.Of(h))
	}
	return nil
}

// The tables that stand behind the parts of the table.
var (
	thingTables = []string{"tag", "speaker", "folder", "attribute", "attribute_value"}
	headTables  = []string{"transcript", "filing"}
)

// note remembers what a run of steps touched in these tables.
func (t *tx) note(run steps, tables []string) error {
	sh := &t.store.shelf
	sh.mu.Lock()
	defer sh.mu.Unlock()
	if sh.table == nil {
		return nil
	}
	touched := func(of []string) bool {
		return slices.ContainsFunc(of, func(table string) bool { return slices.Contains(tables, table) })
	}
	sh.stale.things = sh.stale.things || touched(thingTables)
	sh.stale.heads = sh.stale.heads || touched(headTables)
	if touched([]string{"turn"}) {
		if err := t.noteIDs(&sh.stale.turns, touchedTurns, run); err != nil {
			return err
		}
	}
	if touched([]string{"highlight", "highlight_tag"}) {
		return t.noteIDs(&sh.stale.highlights, touchedHighlights, run)
	}
	return nil
}

// touchedTurns finds the transcripts whose turns a run of steps touched, and that are there.
const touchedTurns = `SELECT DISTINCT transcript_id FROM turn WHERE id IN
	(SELECT row FROM journal WHERE step BETWEEN ?1 AND ?2 AND tbl = 'turn')`

func (t *tx) noteIDs(to *map[string]bool, query string, run steps) error {
	ids, err := list(t, scanString, query, run.first, run.last)
	if *to == nil {
		*to = map[string]bool{}
	}
	for _, id := range ids {
		(*to)[id] = true
	}
	return err
}

// noteProgress remembers that more of a transcript may have been read.
func (s *shelf) noteProgress() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.stale.heads = true
}
