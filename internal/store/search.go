package store

import (
	"fmt"
	"strings"

	"manicule/internal/text"
	"manicule/internal/transcript"
)

// Hit is one passage - a turn, or a paragraph outside turns - that a search found.
type Hit struct {
	TranscriptID, Title string
	Turn                int       // 0 outside turns
	SpeakerID, Speaker  string    // as written; empty outside turns
	Match               text.Span // of the first match, in the transcript's text
	Passage             string    // the words of the whole passage
	InPassage           text.Span // of the first match, in Passage
}

// Hits are the first hits, in the order of the library, and how many there are: in all, or
// where there are More, among the first CountedHits.
type Hits struct {
	Hits        []Hit
	Total       int
	Transcripts int
	More        bool
}

// CountedHits is how many hits are counted. A word that stands everywhere has so many that
// counting them would take longer than finding the first.
const CountedHits = 1000

// These stand before and after each match in what SQLite returns. Unicode calls them
// noncharacters: no text means anything by them.
const (
	matchOpen  = "\uFDD0"
	matchClose = "\uFDD1"
)

var withoutMarks = strings.NewReplacer(matchOpen, "", matchClose, "")

// Search finds the passages that hold every word of the query; the last word may be the
// beginning of one. Words in double quotes are a phrase. Case and accents make no difference.
func (s *Store) Search(query string, limit int) (hits Hits, err error) {
	match := matchExpression(query)
	hits.Hits = []Hit{}
	if match == "" {
		return hits, nil
	}
	err = s.read(func(t *tx) error {
		if err := t.countHits(match, &hits); err != nil {
			return fmt.Errorf("count hits: %w", err)
		}
		hits.Hits, err = list(t, scanHit, `SELECT p.transcript_id, tr.title, coalesce(turn.number, 0), coalesce(speaker.id, ''), coalesce(speaker.name, ''),
				p.start_at, highlight(passage_words, 0, ?2, ?3)
			FROM passage_words JOIN passage p ON p.id = passage_words.rowid
			JOIN transcript tr ON tr.id = p.transcript_id
			LEFT JOIN turn ON turn.transcript_id = p.transcript_id AND turn.start_at = p.start_at
			LEFT JOIN speaker ON speaker.id = turn.speaker_id
			WHERE passage_words MATCH ?1 ORDER BY passage_words.rowid LIMIT ?4`, match, matchOpen, matchClose, limit)
		return err
	})
	return hits, err
}

// countHits looks one hit further than it counts.
func (t *tx) countHits(match string, hits *Hits) error {
	err := t.QueryRow(`WITH found AS MATERIALIZED (SELECT rowid AS id FROM passage_words WHERE passage_words MATCH ?1 ORDER BY rowid LIMIT ?2 + 1)
		SELECT (SELECT count(*) FROM found),
			(SELECT count(DISTINCT transcript_id) FROM passage WHERE id IN (SELECT id FROM found ORDER BY id LIMIT ?2))`,
		match, CountedHits).Scan(&hits.Total, &hits.Transcripts)
	hits.More = hits.Total > CountedHits
	hits.Total = min(hits.Total, CountedHits)
	return err
}

// matchExpression writes a query in FTS5's language, every word quoted so that nothing in
// it is taken for an operator.
func matchExpression(query string) string {
	var terms []string
	for i, part := range strings.Split(strings.ReplaceAll(clean(query), "“", `"`), `"`) {
		if i%2 == 1 {
			if strings.TrimSpace(part) != "" {
				terms = append(terms, `"`+part+`"`)
			}
			continue
		}
		for _, word := range strings.Fields(part) {
			terms = append(terms, `"`+word+`"`)
		}
	}
	if len(terms) == 0 {
		return ""
	}
	if last := len(terms) - 1; !strings.HasSuffix(strings.TrimSpace(query), `"`) {
		terms[last] += "*"
	}
	return strings.Join(terms, " ")
}

func scanHit(row scanner) (h Hit, err error) {
	var start int
	var marked string
	if err = row.Scan(&h.TranscriptID, &h.Title, &h.Turn, &h.SpeakerID, &h.Speaker, &start, &marked); err != nil {
		return h, err
	}
	before, rest, _ := strings.Cut(marked, matchOpen)
	match, _, _ := strings.Cut(rest, matchClose)
	h.Passage = withoutMarks.Replace(marked)
	h.InPassage.Start = text.New(before).Len()
	h.InPassage.End = h.InPassage.Start + text.New(withoutMarks.Replace(match)).Len()
	h.Match = text.Span{Start: start + h.InPassage.Start, End: start + h.InPassage.End}
	return h, nil
}

// index makes a transcript's passages: each turn, and each paragraph outside turns.
func (t *tx) index(tr transcript.Transcript) error {
	insert, err := t.Prepare(`INSERT INTO passage (transcript_id, start_at, end_at, body) VALUES (?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer insert.Close()
	for _, span := range tr.Passages() {
		if _, err := insert.Exec(tr.ID, span.Start, span.End, tr.Text.Slice(span)); err != nil {
			return fmt.Errorf("insert passage: %w", err)
		}
	}
	return t.exec(`INSERT INTO passage_words (rowid, body) SELECT id, body FROM passage WHERE transcript_id = ?`, tr.ID)
}

// unindex takes a transcript's passages away.
func (t *tx) unindex(transcriptID string) error {
	err := t.exec(`INSERT INTO passage_words (passage_words, rowid, body) SELECT 'delete', id, body FROM passage WHERE transcript_id = ?`, transcriptID)
	if err != nil {
		return fmt.Errorf("unindex passages: %w", err)
	}
	return t.exec(`DELETE FROM passage WHERE transcript_id = ?`, transcriptID)
}

// unindexLeaving takes away the passages of the transcripts that a swap will take away.
func (t *tx) unindexLeaving(stepID int64) error {
	return t.unindexThose(`SELECT row FROM journal WHERE step = ? AND tbl = 'transcript' AND image IS NULL`, stepID)
}

// unindexThose takes away the passages of the transcripts that a query finds. To take a passage
// out of the search index costs as much as to put many in: where much leaves, the index is made
// anew of what stays.
func (t *tx) unindexThose(query string, args ...any) error {
	ids, err := list(t, scanString, query, args...)
	if err != nil || len(ids) == 0 {
		return err
	}
	var leaving, all int
	if err := t.QueryRow(`SELECT count(*), (SELECT count(*) FROM passage) FROM passage WHERE transcript_id IN (`+query+`)`, args...).
		Scan(&leaving, &all); err != nil {
		return fmt.Errorf("count passages: %w", err)
	}
	const timesDearer = 60
	if leaving*timesDearer > all-leaving {
		return t.unindexByRest(query, args...)
	}
	for _, id := range ids {
		if err := t.unindex(id); err != nil {
			return err
		}
	}
	return nil
}

// unindexByRest takes the passages away of the transcripts that a query finds, and indexes
// all others anew.
func (t *tx) unindexByRest(query string, args ...any) error {
	if err := t.exec(`DELETE FROM passage WHERE transcript_id IN (`+query+`)`, args...); err != nil {
		return err
	}
	if err := t.exec(`INSERT INTO passage_words (passage_words) VALUES ('rebuild')`); err != nil {
		return fmt.Errorf("index the rest: %w", err)
	}
	return nil
}

// indexReturned indexes the transcripts that a swap has brought back.
func (t *tx) indexReturned(stepID int64) error {
	return t.indexWithout(`SELECT row FROM journal WHERE step = ? AND tbl = 'transcript'
		AND row IN (SELECT id FROM transcript) AND row NOT IN (SELECT transcript_id FROM passage)`, stepID)
}

// indexUnindexed indexes the transcripts that have no passages.
func (t *tx) indexUnindexed() error {
	return t.indexWithout(`SELECT id FROM transcript WHERE id NOT IN (SELECT transcript_id FROM passage)`)
}

// indexWithout indexes the transcripts that a query finds.
func (t *tx) indexWithout(query string, args ...any) error {
	ids, err := list(t, scanString, query, args...)
	if err != nil {
		return err
	}
	for _, id := range ids {
		tr, err := t.transcript(id)
		if err != nil {
			return err
		}
		if err := t.index(tr); err != nil {
			return err
		}
	}
	return nil
}
