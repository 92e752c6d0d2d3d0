package store

import (
	"database/sql"
	"errors"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/text"
)

// Quotes reads excerpts, where the table of excerpts has them, with the questions they answer,
// in their order. One that is gone is empty.
func (s *Store) Quotes(excerpts []*excerpt.Excerpt) (quotes []Quoted, err error) {
	quotes = make([]Quoted, len(excerpts))
	err = s.read(func(t *tx) error {
		for i, e := range excerpts {
			h, err := t.highlight(e.ID)
			if errors.Is(err, sql.ErrNoRows) {
				continue
			}
			if err != nil {
				return err
			}
			quotes[i].Highlight, quotes[i].Turn = h, e.Turn()
			if quotes[i].Question, err = t.question(e); err != nil {
				return err
			}
		}
		return nil
	})
	return quotes, err
}

// question returns the words of the interviewer's turn that an excerpt answers; none outside turns,
// before the first question and within one. They are taken from the search index, which has them
// by themselves: of a long transcript the text would be read for one question.
func (t *tx) question(e *excerpt.Excerpt) (words string, err error) {
	begun, in := e.TurnStart()
	if !in {
		return "", nil
	}
	err = t.QueryRow(`SELECT coalesce(said, body) FROM passage WHERE transcript_id = ?1 AND start_at =
			(SELECT q.start_at FROM turn q JOIN speaker ON speaker.id = q.speaker_id
			WHERE q.transcript_id = ?1 AND role = 'interviewer' AND q.start_at < (SELECT a.start_at FROM turn a
				JOIN speaker ON speaker.id = a.speaker_id AND role != 'interviewer' WHERE a.transcript_id = ?1 AND a.start_at = ?2)
			ORDER BY q.start_at DESC LIMIT 1)`, e.TranscriptID, begun).Scan(&words)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return words, err
}

// Passage is a turn, or a paragraph outside turns, and what of it is marked.
type Passage struct {
	Turn      int // 0 outside turns
	SpeakerID string
	Words     string
	Marked    text.Span // in Words; empty for none
}

// Around returns the passages a highlight lies in, and the one before and behind them.
func (s *Store) Around(highlightID string) (around []Passage, err error) {
	err = s.read(func(t *tx) error {
		h, err := t.highlight(highlightID)
		if err != nil {
			return noSuch(err, "highlight")
		}
		around, err = t.around(h)
		return err
	})
	return around, err
}

func (t *tx) around(h coding.Highlight) (around []Passage, err error) {
	tr, err := t.transcript(h.TranscriptID)
	if err != nil {
		return nil, err
	}
	passages := tr.Passages()
	first := slices.IndexFunc(passages, func(p text.Span) bool { return p.End > h.Span.Start })
	last := slices.IndexFunc(passages, func(p text.Span) bool { return p.End >= h.Span.End })
	if first < 0 {
		return nil, nil
	}
	if last < 0 {
		last = len(passages) - 1
	}
	for _, span := range passages[max(first-1, 0):min(last+2, len(passages))] {
		p := Passage{Words: tr.Text.Slice(span)}
		if i, ok := tr.TurnAt(span.Start); ok {
			p.Turn, p.SpeakerID = i+1, tr.Turns[i].SpeakerID
		}
		if span.Overlaps(h.Span) {
			p.Marked = text.Span{Start: max(h.Span.Start-span.Start, 0), End: min(h.Span.End, span.End) - span.Start}
		}
		around = append(around, p)
	}
	return around, nil
}
