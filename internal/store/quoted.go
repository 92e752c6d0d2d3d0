package store

import (
	"slices"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/text"
)

// Quotes reads excerpts with the questions they answer, in their order. One that is gone is empty.
func (s *Store) Quotes(excerpts []*excerpt.Excerpt) (quotes []Quoted, err error) {
	quotes = make([]Quoted, len(excerpts))
	err = s.read(func(t *tx) error {
		for _, i := range together(excerpts) {
			e := excerpts[i]
			there, _, err := sortOut([]string{e.ID}, t.placedHighlight)
			if err != nil || len(there) == 0 {
				return err
			}
			quotes[i].PlacedHighlight = there[0]
			if quotes[i].Question, err = t.question(e.TranscriptID, e.Turn()); err != nil {
				return err
			}
		}
		return nil
	})
	return quotes, err
}

// together are the places of excerpts with those of one transcript side by side, so that its
// text is read once.
func together(excerpts []*excerpt.Excerpt) []int {
	places := make([]int, len(excerpts))
	first := map[string]int{}
	for i, e := range excerpts {
		places[i] = i
		if _, met := first[e.TranscriptID]; !met {
			first[e.TranscriptID] = i
		}
	}
	slices.SortStableFunc(places, func(i, j int) int { return first[excerpts[i].TranscriptID] - first[excerpts[j].TranscriptID] })
	return places
}

// question returns the words of the interviewer's turn that a turn answers; none outside turns,
// before the first question and within one.
func (t *tx) question(transcriptID string, turn int) (string, error) {
	spans, err := list(t, scanSpan, `SELECT q.start_at, q.end_at FROM turn q JOIN speaker ON speaker.id = q.speaker_id
		WHERE q.transcript_id = ?1 AND role = 'interviewer' AND q.start_at < (SELECT a.start_at FROM turn a
			JOIN speaker ON speaker.id = a.speaker_id AND role != 'interviewer' WHERE a.transcript_id = ?1 AND a.number = ?2)
		ORDER BY q.start_at DESC LIMIT 1`, transcriptID, turn)
	if err != nil || len(spans) == 0 {
		return "", err
	}
	body, err := t.textOf(transcriptID)
	return body.Slice(spans[0]), err
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
