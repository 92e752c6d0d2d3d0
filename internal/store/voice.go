package store

import (
	"fmt"
	"slices"
	"strings"
)

// voicesSince is the first schema that keeps what each speaker says counted.
const voicesSince = 3

// begunIn counts the highlights that begin in a turn.
const begunIn = `(SELECT count(*) FROM highlight WHERE transcript_id = %[1]s.transcript_id
	AND start_at >= %[1]s.start_at AND start_at < %[1]s.end_at)`

// speakerAt is who speaks where a highlight begins; null outside turns.
const speakerAt = `(SELECT CASE WHEN end_at > %[1]s.start_at THEN speaker_id END FROM turn
	WHERE transcript_id = %[1]s.transcript_id AND start_at <= %[1]s.start_at ORDER BY start_at DESC LIMIT 1)`

// voiceTriggers keep the voices counted, by name. A turn counts with the highlights that begin
// in it, and a highlight with the turn it begins in: whichever comes or goes first, the other
// is counted once.
var voiceTriggers = map[string]string{
	"voice_turn_insert": `AFTER INSERT ON turn BEGIN ` + turnCounts("new") + ` END`,
	"voice_turn_delete": `AFTER DELETE ON turn BEGIN ` + turnCountsNoMore("old") + ` END`,
	"voice_turn_update": `AFTER UPDATE ON turn
		WHEN (old.speaker_id, old.transcript_id, old.start_at, old.end_at, old.words) != (new.speaker_id, new.transcript_id, new.start_at, new.end_at, new.words)
		BEGIN ` + turnCountsNoMore("old") + turnCounts("new") + ` END`,
	"voice_highlight_insert": `AFTER INSERT ON highlight BEGIN ` + highlightCounts("new", "+") + ` END`,
	"voice_highlight_delete": `AFTER DELETE ON highlight BEGIN ` + highlightCounts("old", "-") + ` END`,
	"voice_highlight_update": `AFTER UPDATE ON highlight WHEN (old.transcript_id, old.start_at) != (new.transcript_id, new.start_at)
		BEGIN ` + highlightCounts("old", "-") + highlightCounts("new", "+") + ` END`,
}

func turnCounts(row string) string {
	return fmt.Sprintf(`INSERT INTO voice (speaker_id, transcript_id, turns, words, highlights)
		VALUES (%[1]s.speaker_id, %[1]s.transcript_id, 1, %[1]s.words, `+begunIn+`)
		ON CONFLICT DO UPDATE SET turns = turns + 1, words = words + excluded.words, highlights = highlights + excluded.highlights;`, row)
}

func turnCountsNoMore(row string) string {
	return fmt.Sprintf(`UPDATE voice SET turns = turns - 1, words = words - %[1]s.words, highlights = highlights - `+begunIn+`
			WHERE speaker_id = %[1]s.speaker_id AND transcript_id = %[1]s.transcript_id;
		DELETE FROM voice WHERE speaker_id = %[1]s.speaker_id AND transcript_id = %[1]s.transcript_id AND turns = 0;`, row)
}

func highlightCounts(row, sign string) string {
	return fmt.Sprintf(`UPDATE voice SET highlights = highlights %[2]s 1
		WHERE speaker_id = `+speakerAt+` AND transcript_id = %[1]s.transcript_id;`, row, sign)
}

// countVoices counts all voices anew, and countVoicesOf those of one transcript.
var countVoices, countVoicesOf = countVoicesWhere(`true`), countVoicesWhere(`transcript_id = ?`)

func countVoicesWhere(condition string) string {
	return fmt.Sprintf(`SELECT speaker_id, transcript_id, count(*) turns, sum(words) words, sum(`+begunIn+`) highlights
		FROM turn WHERE %[2]s GROUP BY speaker_id, transcript_id`, "turn", condition)
}

// unlessMoving is a trigger that waits while all that lies on a transcript is moved: see moving.
func unlessMoving(trigger string) string {
	return strings.Replace(trigger, "WHEN ", "WHEN NOT (SELECT moving FROM recording) AND ", 1)
}

// moving moves what lies on transcripts, and then counts anew what is said in them: were it counted
// with each row that moves, that would take longer than all else.
func (t *tx) moving(transcriptIDs []string, move func() error) error {
	if len(transcriptIDs) == 0 {
		return move()
	}
	if err := t.exec(`UPDATE recording SET moving = 1`); err != nil {
		return err
	}
	if err := move(); err != nil {
		return err
	}
	for _, id := range transcriptIDs {
		if err := t.exec(`DELETE FROM voice WHERE transcript_id = ?`, id); err != nil {
			return err
		}
		if err := t.exec(`INSERT INTO voice (speaker_id, transcript_id, turns, words, highlights) `+countVoicesOf, id); err != nil {
			return fmt.Errorf("count voices: %w", err)
		}
	}
	return t.exec(`UPDATE recording SET moving = 0`)
}

// installVoices lays the triggers that keep voices counted, and counts those there are.
func (t *tx) installVoices() error {
	recorded, err := t.columns("recording")
	if err != nil {
		return err
	}
	if err := t.exec(`DELETE FROM voice`); err != nil {
		return err
	}
	if err := t.exec(`INSERT INTO voice (speaker_id, transcript_id, turns, words, highlights) ` + countVoices); err != nil {
		return fmt.Errorf("count voices: %w", err)
	}
	for name, trigger := range voiceTriggers {
		if slices.Contains(recorded, "moving") { // which a later migration brings
			trigger = unlessMoving(trigger)
		}
		for _, statement := range []string{`DROP TRIGGER IF EXISTS ` + name, `CREATE TRIGGER ` + name + ` ` + trigger} {
			if err := t.exec(statement); err != nil {
				return fmt.Errorf("count voices: %w", err)
			}
		}
	}
	return nil
}

// SpeakerCount is how much a speaker says in all transcripts, and how many highlights begin there.
type SpeakerCount struct {
	Transcripts, Turns, Words, Highlights int
}

// SpeakerCounts counts what each speaker says, by their ids. Whoever says nothing is not among them.
func (s *Store) SpeakerCounts() (counts map[string]SpeakerCount, err error) {
	counts = map[string]SpeakerCount{}
	err = s.read(func(t *tx) error {
		_, err := list(t, func(row scanner) (c SpeakerCount, err error) {
			var id string
			err = row.Scan(&id, &c.Transcripts, &c.Turns, &c.Words, &c.Highlights)
			counts[id] = c
			return c, err
		}, `SELECT speaker_id, count(*), sum(turns), sum(words), sum(highlights) FROM voice GROUP BY speaker_id`)
		return err
	})
	return counts, err
}
