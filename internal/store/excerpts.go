package store

import (
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"sync"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/filter"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// shelf keeps the table of excerpts. It is made ahead, a part at a time, or when it is first asked
// for; from then on every change notes what it touched, and only that is read again when the table
// is next asked for.
type shelf struct {
	mu    sync.Mutex
	table *excerpt.Table // nil until it is begun, and when all of it is out of date
	rest  []counted      // the transcripts whose excerpts it does not have yet
	stale stale
}

// counted is a transcript and how many highlights it has.
type counted struct {
	id         string
	highlights int
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

// GatherExcerpts reads a part of the table of excerpts before anybody asks for it, and reports
// whether it has all: reading it takes longer than one waits for a page.
func (s *Store) GatherExcerpts() (whole bool, err error) {
	const atOnce = 500 // highlights: about a fortieth of a second
	err = s.onShelf(func(t *tx, sh *shelf) error {
		if sh.table == nil {
			err = t.begin(sh)
		} else {
			err = t.fillSome(sh, atOnce)
		}
		whole = len(sh.rest) == 0
		return err
	})
	return whole, err
}

// withExcerpts calls fn with the table as it is now.
func (s *Store) withExcerpts(fn func(*excerpt.Table) error) error {
	return s.onShelf(func(t *tx, sh *shelf) error {
		if err := t.bringUpToDate(sh); err != nil {
			sh.table = nil // half of it may be new
			return fmt.Errorf("read excerpts: %w", err)
		}
		return fn(sh.table)
	})
}

func (s *Store) onShelf(fn func(*tx, *shelf) error) error {
	return s.read(func(t *tx) error {
		s.shelf.mu.Lock()
		defer s.shelf.mu.Unlock()
		return fn(t, &s.shelf)
	})
}

// bringUpToDate makes the table, or what is missing of it, or reads into it what has changed.
func (t *tx) bringUpToDate(sh *shelf) error {
	if sh.table == nil || len(sh.stale.highlights) > mostOneByOne {
		if err := t.begin(sh); err != nil {
			return err
		}
	}
	if err := t.fillSome(sh, math.MaxInt); err != nil {
		return err
	}
	old := sh.stale
	sh.stale = stale{}
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
	if len(old.turns) > 0 {
		if err := t.readTurns(sh.table, arrayOf(slices.Sorted(maps.Keys(old.turns))...)); err != nil {
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

// begin makes a table that has no excerpts yet.
func (t *tx) begin(sh *shelf) (err error) {
	sh.table, sh.stale = excerpt.New(), stale{}
	if err := errors.Join(t.readThings(sh.table), t.readHeads(sh.table)); err != nil {
		return err
	}
	sh.rest, err = list(t, func(row scanner) (c counted, err error) {
		err = row.Scan(&c.id, &c.highlights)
		return c, err
	}, `SELECT id, highlights FROM transcript JOIN tally USING (id) WHERE highlights > 0 ORDER BY position, id`)
	return err
}

// fillSome reads the excerpts of the next transcripts, up to so many or a transcript more.
func (t *tx) fillSome(sh *shelf, highlights int) error {
	ids := []string{}
	for n := 0; n < highlights && len(ids) < len(sh.rest); {
		next := sh.rest[len(ids)]
		ids = append(ids, next.id)
		n += next.highlights
	}
	if len(ids) == 0 {
		return nil
	}
	if err := errors.Join(t.readTurns(sh.table, arrayOf(ids...)), t.readExcerpts(sh.table, arrayOf(ids...))); err != nil {
		return err
	}
	sh.rest = sh.rest[len(ids):]
	return nil
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

// readTurns reads the turns of transcripts, whose ids stand in a JSON array. Of one that is gone
// there are none. Those of a transcript come together: a row for each would take three times as long.
func (t *tx) readTurns(table *excerpt.Table, transcriptIDs string) error {
	speakers := names{}
	_, err := list(t, func(row scanner) (none struct{}, err error) {
		var id string
		var words []string
		if err := row.Scan(&id, scanWords{&words}); err != nil {
			return none, err
		}
		turns := make([]excerpt.Turn, len(words)/3)
		for i := range turns {
			start, startErr := strconv.Atoi(words[3*i])
			end, endErr := strconv.Atoi(words[3*i+1])
			if err := errors.Join(startErr, endErr); err != nil {
				return none, err
			}
			turns[i] = excerpt.Turn{Span: text.Span{Start: start, End: end}, SpeakerID: speakers.one(words[3*i+2])}
		}
		table.SetTurns(id, turns)
		return none, nil
	}, `SELECT transcript_id, group_concat(start_at || ' ' || end_at || ' ' || speaker_id, ' ' ORDER BY start_at)
		FROM turn WHERE transcript_id`+amongThese+` GROUP BY transcript_id`, transcriptIDs)
	return err
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

// readExcerpts reads the highlights of transcripts, whose ids stand in a JSON array.
func (t *tx) readExcerpts(table *excerpt.Table, transcriptIDs string) error {
	tags, err := t.tagsOfHighlights(transcriptIDs)
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
	}, `SELECT id, transcript_id, start_at, end_at, quote, note, created FROM highlight
		WHERE transcript_id`+amongThese+` ORDER BY transcript_id, start_at`, transcriptIDs)
	table.Fill(of, excerpts)
	return err
}

// tagsOfHighlights are the ids of the tags of every highlight of transcripts, in the order they were given.
func (t *tx) tagsOfHighlights(transcriptIDs string) (map[string][]string, error) {
	tags := map[string][]string{}
	ids := names{}
	_, err := list(t, func(row scanner) (none struct{}, err error) {
		var highlight, tag string
		err = row.Scan(&highlight, &tag)
		tags[highlight] = append(tags[highlight], ids.one(tag))
		return none, err
	}, `SELECT highlight_id, tag_id FROM highlight JOIN highlight_tag ON highlight_id = highlight.id
		WHERE transcript_id`+amongThese+` ORDER BY highlight_id, highlight_tag.position`, transcriptIDs)
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
			if err := t.readTurns(table, arrayOf(h.TranscriptID)); err != nil {
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
	if touched([]string{"rewriting"}) {
		if err := errors.Join(
			t.noteIDs(&sh.stale.turns, rewrittenTranscripts, run),
			t.noteIDs(&sh.stale.highlights, `SELECT id FROM highlight WHERE transcript_id IN (`+rewrittenTranscripts+`)`, run)); err != nil {
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
