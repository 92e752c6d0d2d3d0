package store

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"strings"

	"manicule/internal/query"
	"manicule/internal/text"
	"manicule/internal/text/folding"
)

// Sought is what is searched for: a query, or a regular expression in its stead.
type Sought struct {
	Query   query.Query
	Pattern *regexp.Regexp // nil for none
}

// Empty reports whether nothing is searched for.
func (s Sought) Empty() bool { return s.Pattern == nil && s.Query.Empty() }

// Hit is one passage - a turn, or a paragraph outside turns - of which the search holds.
type Hit struct {
	Passage             int64 // its number, growing in the order of the hits
	TranscriptID, Title string
	Turn                int         // 0 outside turns
	SpeakerID, Speaker  string      // as written; empty outside turns
	Start               int         // of the passage, in the transcript's text
	Words               string      // of the whole passage
	Matches             []text.Span // in Words, in order; at least one
}

// Match is where a match stands in the transcript's text.
func (h Hit) Match(i int) text.Span {
	return text.Span{Start: h.Start + h.Matches[i].Start, End: h.Start + h.Matches[i].End}
}

// Found are some hits, in the order of the library.
type Found struct {
	Hits []Hit
	Next int64 // the passage after which to go on; 0 where nothing is left to be looked at
}

// A regular expression is tried on so many passages at once, and hits are counted so many at
// once: then others have their turn.
const (
	triedAtOnce   = 4_000
	countedAtOnce = 20_000
)

// These stand before and after each match in what SQLite returns. No passage has them (see
// folding.Fold).
const (
	matchOpen  = '\x1d'
	matchClose = '\x1e'
)

// Find returns the hits after a passage, 0 for the first, at most so many. Of a regular
// expression there may be fewer, and none, though more are left. The context stops it.
func (s *Store) Find(ctx context.Context, sought Sought, after int64, limit int) (found Found, err error) {
	found.Hits = []Hit{}
	if sought.Empty() {
		return found, nil
	}
	err = s.readUntil(ctx, func(t *tx) error {
		found, err = t.find(sought, after, limit)
		return err
	})
	return found, err
}

func (t *tx) find(sought Sought, after int64, limit int) (found Found, err error) {
	if sought.Pattern != nil {
		return t.tryPattern(sought.Pattern, after, limit)
	}
	found.Hits, err = list(t, scanHit, selectHit+`, highlight(passage_words, 0, ?2, ?3)
		FROM passage_words JOIN passage p ON p.id = passage_words.rowid `+joinHit+`
		WHERE passage_words MATCH ?1 AND passage_words.rowid > ?4 ORDER BY passage_words.rowid LIMIT ?5`,
		sought.Query.Match(), string(matchOpen), string(matchClose), after, limit)
	if n := len(found.Hits); n == limit && n > 0 {
		found.Next = found.Hits[n-1].Passage
	}
	return found, err
}

const (
	selectHit = `SELECT p.id, p.transcript_id, tr.title, coalesce(turn.number, 0), coalesce(speaker.id, ''), coalesce(speaker.name, ''), p.start_at, p.said`

	joinHit = `JOIN transcript tr ON tr.id = p.transcript_id
		LEFT JOIN turn ON turn.transcript_id = p.transcript_id AND turn.start_at = p.start_at
		LEFT JOIN speaker ON speaker.id = turn.speaker_id`
)

func scanHit(row scanner) (h Hit, err error) {
	var said sql.NullString
	var marked string
	err = row.Scan(&h.Passage, &h.TranscriptID, &h.Title, &h.Turn, &h.SpeakerID, &h.Speaker, &h.Start, &said, &marked)
	h.Words, h.Matches = unmarked(marked)
	if said.Valid {
		h.Words = said.String
	}
	return h, err
}

// unmarked takes out of a passage what stands about its matches and between its letters.
func unmarked(marked string) (words string, matches []text.Span) {
	var out strings.Builder
	at, start := 0, 0
	for _, r := range marked {
		switch r {
		case matchOpen:
			start = at
		case matchClose:
			matches = append(matches, text.Span{Start: start, End: at})
		case folding.Mark:
		default:
			out.WriteRune(r)
			at++
		}
	}
	return out.String(), matches
}

// tryPattern tries a regular expression on the passages after one.
func (t *tx) tryPattern(pattern *regexp.Regexp, after int64, limit int) (Found, error) {
	found := Found{Hits: []Hit{}}
	rows, err := t.Query(`SELECT id, coalesce(said, body) FROM passage WHERE id > ? ORDER BY id LIMIT ?`, after, triedAtOnce)
	if err != nil {
		return found, err
	}
	defer rows.Close()
	tried := 0
	for rows.Next() && len(found.Hits) < limit {
		var h Hit
		if err := rows.Scan(&h.Passage, &h.Words); err != nil {
			return found, err
		}
		if h.Matches = matchesOf(pattern, h.Words); len(h.Matches) > 0 {
			found.Hits = append(found.Hits, h)
		}
		tried, found.Next = tried+1, h.Passage
	}
	if err := rows.Err(); err != nil {
		return found, err
	}
	if tried < triedAtOnce && len(found.Hits) < limit {
		found.Next = 0
	}
	rows.Close()
	for i := range found.Hits {
		if err := t.placeHit(&found.Hits[i]); err != nil {
			return found, err
		}
	}
	return found, nil
}

// matchesOf is where a regular expression matches something.
func matchesOf(pattern *regexp.Regexp, words string) (matches []text.Span) {
	indexed := text.New(words)
	for _, at := range pattern.FindAllStringIndex(words, -1) {
		if at[0] < at[1] {
			matches = append(matches, indexed.SpanOfBytes(at[0], at[1]))
		}
	}
	return matches
}

// matches reports whether there is anything for matchesOf to find.
func matches(pattern *regexp.Regexp, words string) bool {
	at := pattern.FindStringIndex(words)
	return at != nil && (at[0] < at[1] || len(matchesOf(pattern, words)) > 0)
}

// placeHit says where a passage stands.
func (t *tx) placeHit(h *Hit) error {
	var said sql.NullString
	return t.QueryRow(selectHit+` FROM passage p `+joinHit+` WHERE p.id = ?`, h.Passage).
		Scan(&h.Passage, &h.TranscriptID, &h.Title, &h.Turn, &h.SpeakerID, &h.Speaker, &h.Start, &said)
}

// Count is how many hits there are, as far as they are counted.
type Count struct {
	Hits, Transcripts int
	Done              bool

	after int64  // the last passage that was looked at
	last  string // the transcript of the last hit
}

// CountHits counts on from what has been counted, for a while. The context stops it.
func (s *Store) CountHits(ctx context.Context, sought Sought, so Count) (Count, error) {
	if sought.Empty() {
		return Count{Done: true}, nil
	}
	err := s.readUntil(ctx, func(t *tx) error {
		if sought.Pattern != nil {
			return t.countMatching(sought.Pattern, &so)
		}
		return t.countMatches(sought.Query.Match(), &so)
	})
	if err != nil {
		return so, fmt.Errorf("count hits: %w", err)
	}
	return so, nil
}

func (t *tx) countMatches(match string, so *Count) error {
	var hits, transcripts int
	var first, last string
	err := t.QueryRow(`WITH found AS MATERIALIZED (SELECT rowid AS id FROM passage_words WHERE passage_words MATCH ?1 AND rowid > ?2 ORDER BY rowid LIMIT ?3),
			ends(hits, first, last) AS (SELECT count(*), min(id), max(id) FROM found)
		SELECT hits, coalesce(last, 0), (SELECT count(DISTINCT transcript_id) FROM passage WHERE id IN (SELECT id FROM found)),
			coalesce((SELECT transcript_id FROM passage WHERE id = first), ''), coalesce((SELECT transcript_id FROM passage WHERE id = last), '')
		FROM ends`, match, so.after, countedAtOnce).Scan(&hits, &so.after, &transcripts, &first, &last)
	if err != nil {
		return err
	}
	so.add(hits, transcripts, first, last)
	so.Done = hits < countedAtOnce
	return nil
}

// add counts hits that follow those counted, the first of them and the last in these transcripts.
func (c *Count) add(hits, transcripts int, first, last string) {
	if hits == 0 {
		return
	}
	if first == c.last {
		transcripts--
	}
	c.Hits, c.Transcripts, c.last = c.Hits+hits, c.Transcripts+transcripts, last
}

func (t *tx) countMatching(pattern *regexp.Regexp, so *Count) error {
	rows, err := t.Query(`SELECT id, transcript_id, coalesce(said, body) FROM passage WHERE id > ? ORDER BY id LIMIT ?`, so.after, triedAtOnce)
	if err != nil {
		return err
	}
	defer rows.Close()
	tried := 0
	for ; rows.Next(); tried++ {
		var transcriptID, body string
		if err := rows.Scan(&so.after, &transcriptID, &body); err != nil {
			return err
		}
		if matches(pattern, body) {
			so.add(1, 1, transcriptID, transcriptID)
		}
	}
	so.Done = tried < triedAtOnce
	return rows.Err()
}
