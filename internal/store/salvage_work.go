package store

import (
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/text"
)

// fitHighlights keeps the highlights whose words can be found. What the person wrote on
// one that is lost goes into the project's memo.
func (v *salvager) fitHighlights() error {
	if err := v.drop("highlight_tag", `highlight_id NOT IN (SELECT id FROM highlight) OR tag_id NOT IN (SELECT id FROM tag)`); err != nil {
		return err
	}
	if n := v.lost["highlight_tag"]; n > 0 {
		v.lose("A tag was taken off a highlight %d times: one of the two is lost.", n)
	}
	highlights, err := list(v.tx, scanHighlight, selectHighlight+` ORDER BY transcript_id, start_at, id`)
	if err != nil {
		return err
	}
	titles, err := v.titles()
	if err != nil {
		return err
	}
	for _, h := range highlights {
		title, there := titles[h.TranscriptID]
		if err := v.fitHighlight(h, title, there); err != nil {
			return err
		}
	}
	return nil
}

// titles are the transcripts that are there, by id.
func (v *salvager) titles() (map[string]string, error) {
	pairs, err := list(v.tx, func(row scanner) (p [2]string, err error) {
		err = row.Scan(&p[0], &p[1])
		return p, err
	}, `SELECT id, title FROM transcript`)
	titles := map[string]string{}
	for _, p := range pairs {
		titles[p[0]] = p[1]
	}
	return titles, err
}

func (v *salvager) fitHighlight(h coding.Highlight, title string, there bool) error {
	if !there {
		v.lose("The highlight “%s” was of a transcript that is lost.", brief(h.Quote))
		return v.giveUp(h)
	}
	body, err := v.textOf(h.TranscriptID)
	if err != nil || h.Matches(body) {
		return err
	}
	span, found := placeOf(h, body)
	if !found {
		v.lose("The highlight “%s” can't be found again in “%s”.", brief(h.Quote), brief(title))
		return v.giveUp(h)
	}
	if err := h.Anchor(body, span); err != nil {
		return err
	}
	v.made.Moved++
	v.lose("The highlight “%s” was put where “%s” says its words.", brief(h.Quote), brief(title))
	return v.exec(`UPDATE highlight SET start_at = ?, end_at = ?, quote = ?, prefix = ?, suffix = ? WHERE id = ?`,
		span.Start, span.End, h.Quote, h.Prefix, h.Suffix, h.ID)
}

// giveUp takes a highlight away that has no place, and keeps its note.
func (v *salvager) giveUp(h coding.Highlight) error {
	v.lost["highlight"]++
	if err := v.deleteHighlight(h.ID); err != nil || h.Note == "" {
		return err
	}
	return v.rescue(fmt.Sprintf("A note on “%s”, whose place is lost:\n%s", h.Quote, h.Note))
}

// near is how far from its place a highlight's words are looked for when the text says
// them more than once.
const near = 500

// placeOf finds where a highlight belongs whose place does not say its words: where the
// text says them, if it does so once, in all or near its place; or at its place, if what
// stands around it is what stood there.
func placeOf(h coding.Highlight, body text.Text) (text.Span, bool) {
	if h.Quote != "" {
		if span, once := onlyPlace(body, h.Quote); once {
			return span, true
		}
		around := body.Clamp(text.Span{Start: h.Span.Start - near, End: h.Span.Start + near})
		if span, once := onlyPlace(text.New(body.Slice(around)), h.Quote); once {
			return text.Span{Start: around.Start + span.Start, End: around.Start + span.End}, true
		}
	}
	if h.Span.Len() <= 0 || !body.Holds(h.Span) || h.Prefix+h.Suffix == "" {
		return text.Span{}, false
	}
	before, _ := body.Around(h.Span, len([]rune(h.Prefix)))
	_, after := body.Around(h.Span, len([]rune(h.Suffix)))
	return h.Span, before == h.Prefix && after == h.Suffix
}

// onlyPlace finds the one place where a text says some words.
func onlyPlace(body text.Text, words string) (text.Span, bool) {
	span, found := body.Find(words, 1)
	if !found {
		return span, false
	}
	_, again := body.Find(words, 2)
	return span, !again
}

// fitMemos moves memos into the project's that were on something that is lost.
func (v *salvager) fitMemos() error {
	const stray = `subject != 'project' AND NOT EXISTS (SELECT 1 FROM transcript WHERE id = subject_id AND subject = 'transcript')
		AND NOT EXISTS (SELECT 1 FROM tag WHERE id = subject_id AND subject = 'tag')
		AND NOT EXISTS (SELECT 1 FROM speaker WHERE id = subject_id AND subject = 'speaker')`
	strays, err := list(v.tx, scanMemo, selectMemo+` WHERE `+stray)
	if err != nil {
		return err
	}
	for _, m := range strays {
		v.lose("A memo was on a %s that is lost: “%s”. Its words are in the project's memo.", m.Subject, brief(m.Body))
		if err := v.rescue(fmt.Sprintf("A memo on a %s that is lost:\n%s", m.Subject, m.Body)); err != nil {
			return err
		}
	}
	return v.drop("memo", stray)
}

// rescue adds words to the project's memo.
func (v *salvager) rescue(words string) error {
	result, err := v.Exec(`UPDATE memo SET body = body || ? WHERE id = (SELECT min(id) FROM memo WHERE subject = 'project')`, "\n\n"+words)
	if err != nil {
		return err
	}
	if n, err := result.RowsAffected(); err != nil || n > 0 {
		return err
	}
	return v.exec(`INSERT INTO memo (id, subject, subject_id, body, author, updated)
		VALUES (?, 'project', (SELECT id FROM project), ?, ?, ?)`, v.store.NewID(), words, v.store.Author, stampOf(v.now))
}
