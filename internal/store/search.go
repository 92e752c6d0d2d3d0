package store

import (
	"context"
	"database/sql"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"

	"manicule/internal/query"
	"manicule/internal/text"
	"manicule/internal/text/folding"
)

// Sought is what is searched for, a query or a regular expression in its stead, and where.
type Sought struct {
	Query   query.Query
	Pattern *regexp.Regexp // nil for none
	Within  Narrowing
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

// A regular expression is tried on so many passages at once, so many hits are narrowed by a
// filter at once, and so many counted: then others have their turn.
const (
	triedAtOnce    = 4_000
	narrowedAtOnce = 10_000
	countedAtOnce  = 10_000
)

// These stand before and after each match in what SQLite returns. No passage has them (see
// folding.Fold).
const (
	matchOpen  = '\x1d'
	matchClose = '\x1e'
)

// Find returns the hits after a passage, 0 for the first, at most so many. There may be fewer,
// and none, though more are left: see Next. The context stops it.
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
	stop, err := t.stretch(sought, after)
	if err != nil {
		return found, err
	}
	if sought.Pattern != nil {
		found.Hits, err = t.tryPattern(sought, after, stop, limit)
	} else {
		found.Hits, err = t.matching(sought, after, stop, limit)
	}
	found.Next = stop
	if n := len(found.Hits); n == limit && n > 0 {
		found.Next = found.Hits[n-1].Passage
	}
	return found, err
}

// HitsBeside returns all hits in the transcript that a passage is of, in order.
func (s *Store) HitsBeside(ctx context.Context, sought Sought, passage int64) (hits []Hit, err error) {
	hits = []Hit{}
	if sought.Empty() {
		return hits, nil
	}
	err = s.readUntil(ctx, func(t *tx) error {
		var first, last int64
		err := t.QueryRow(`SELECT coalesce(min(id), 0), coalesce(max(id), 0) FROM passage
			WHERE transcript_id = (SELECT transcript_id FROM passage WHERE id = ?)`, passage).Scan(&first, &last)
		if err != nil || last == 0 {
			return err
		}
		if sought.Pattern != nil {
			hits, err = t.tryPattern(sought, first-1, last, math.MaxInt)
		} else {
			hits, err = t.matching(sought, first-1, last, math.MaxInt)
		}
		return err
	})
	return hits, err
}

// stretch is the last of as many passages after one as are looked at at once; 0 where that is
// all there are. Words by themselves are found so fast that they need no such bound.
func (t *tx) stretch(sought Sought, after int64) (stop int64, err error) {
	switch {
	case sought.Pattern != nil:
		err = t.QueryRow(`SELECT coalesce((SELECT id FROM passage WHERE id > ? ORDER BY id LIMIT 1 OFFSET ?), 0)`,
			after, triedAtOnce-1).Scan(&stop)
	case sought.Within.where != "":
		err = t.QueryRow(`SELECT coalesce((SELECT rowid FROM passage_words WHERE passage_words MATCH ? AND rowid > ? ORDER BY rowid LIMIT 1 OFFSET ?), 0)`,
			sought.Query.Match(), after, narrowedAtOnce-1).Scan(&stop)
	}
	return stop, err
}

// upTo is the last passage of a stretch, which 0 does not end.
func upTo(stop int64) int64 {
	if stop == 0 {
		return math.MaxInt64
	}
	return stop
}

// matching are the hits of a query after one passage, up to another.
func (t *tx) matching(sought Sought, after, stop int64, limit int) ([]Hit, error) {
	find := list[Hit]
	if sought.Within.where != "" {
		find = listOnce[Hit]
	}
	return find(t, scanHit, selectHit+`, highlight(passage_words, 0, ?, ?)
		FROM passage_words JOIN passage p ON p.id = passage_words.rowid `+joinHit+`
		WHERE passage_words MATCH ? AND passage_words.rowid > ? AND passage_words.rowid <= ?`+sought.Within.and()+` ORDER BY passage_words.rowid LIMIT ?`,
		slices.Concat([]any{string(matchOpen), string(matchClose), sought.Query.Match(), after, upTo(stop)}, sought.Within.args, []any{limit})...)
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

// unmarked takes out of a passage what stands about its matches and between its letters, and the
// letters that were added to others.
func unmarked(marked string) (words string, matches []text.Span) {
	var out strings.Builder
	at, start := 0, 0
	added := false // to the sign before
	for _, r := range marked {
		switch {
		case added:
			added = false
		case r == matchOpen:
			start = at
		case r == matchClose:
			matches = append(matches, text.Span{Start: start, End: at})
		case r == folding.Mark:
		case r == folding.Join:
			added = true
		default:
			out.WriteRune(r)
			at++
		}
	}
	return out.String(), matches
}

// tryPattern tries a regular expression on the passages after one, up to another.
func (t *tx) tryPattern(sought Sought, after, stop int64, limit int) ([]Hit, error) {
	hits := []Hit{}
	err := t.eachPassage(sought.Within, after, stop, func(p triedPassage) bool {
		if matches := matchesOf(sought.Pattern, p.words); len(matches) > 0 {
			hits = append(hits, Hit{Passage: p.id, Words: p.words, Matches: matches})
		}
		return len(hits) < limit
	})
	for i := range hits {
		if err := t.placeHit(&hits[i]); err != nil {
			return nil, err
		}
	}
	return hits, err
}

// triedPassage is one on which a regular expression is tried.
type triedPassage struct {
	id                  int64
	transcriptID, words string
}

// eachPassage goes through the passages after one, up to another, as long as go on says so.
func (t *tx) eachPassage(within Narrowing, after, stop int64, goOn func(triedPassage) bool) error {
	join := ""
	if within.where != "" {
		join = joinHit
	}
	rows, err := t.Tx.QueryContext(t.ctx, `SELECT p.id, p.transcript_id, coalesce(p.said, p.body) FROM passage p `+join+`
		WHERE p.id > ? AND p.id <= ?`+within.and()+` ORDER BY p.id`, slices.Concat([]any{after, upTo(stop)}, within.args)...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var p triedPassage
		if err := rows.Scan(&p.id, &p.transcriptID, &p.words); err != nil {
			return err
		}
		if !goOn(p) {
			return nil
		}
	}
	return rows.Err()
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
	After             int64  // the last passage that was looked at
	Last              string // the transcript of the last hit
}

// CountHits counts on from what has been counted, for a while. The context stops it.
func (s *Store) CountHits(ctx context.Context, sought Sought, so Count) (Count, error) {
	if sought.Empty() {
		return Count{Done: true}, nil
	}
	err := s.readUntil(ctx, func(t *tx) error {
		if sought.Pattern == nil && sought.Within.where == "" {
			return t.countMatches(sought.Query.Match(), &so)
		}
		return t.countOneByOne(sought, &so)
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
		FROM ends`, match, so.After, countedAtOnce).Scan(&hits, &so.After, &transcripts, &first, &last)
	if err != nil {
		return err
	}
	so.add(hits, transcripts, first, last)
	so.Done = hits < countedAtOnce
	return nil
}

// countOneByOne counts what a regular expression matches, or a filter lets through, of one stretch.
func (t *tx) countOneByOne(sought Sought, so *Count) error {
	stop, err := t.stretch(sought, so.After)
	if err != nil {
		return err
	}
	if sought.Pattern != nil {
		err = t.eachPassage(sought.Within, so.After, stop, func(p triedPassage) bool {
			if matches(sought.Pattern, p.words) {
				so.add(1, 1, p.transcriptID, p.transcriptID)
			}
			return true
		})
	} else {
		err = t.countNarrowed(sought, stop, so)
	}
	so.After, so.Done = stop, stop == 0
	return err
}

func (t *tx) countNarrowed(sought Sought, stop int64, so *Count) error {
	counted, err := listOnce(t, func(row scanner) (c Count, err error) {
		err = row.Scan(&c.Last, &c.Hits)
		return c, err
	}, `SELECT p.transcript_id, count(*) FROM passage_words JOIN passage p ON p.id = passage_words.rowid `+joinHit+`
		WHERE passage_words MATCH ? AND passage_words.rowid > ? AND passage_words.rowid <= ?`+sought.Within.and()+`
		GROUP BY p.transcript_id ORDER BY min(p.id)`,
		slices.Concat([]any{sought.Query.Match(), so.After, upTo(stop)}, sought.Within.args)...)
	for _, c := range counted {
		so.add(c.Hits, 1, c.Last, c.Last)
	}
	return err
}

// add counts hits that follow those counted, the first of them and the last in these transcripts.
func (c *Count) add(hits, transcripts int, first, last string) {
	if hits == 0 {
		return
	}
	if first == c.Last {
		transcripts--
	}
	c.Hits, c.Transcripts, c.Last = c.Hits+hits, c.Transcripts+transcripts, last
}
