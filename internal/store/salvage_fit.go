package store

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/google/uuid"

	"manicule/internal/coding"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// acceptable reports whether a row can be one of a project, so far as it can be told from
// itself alone. It mends what is given by the rest of the row.
func acceptable(table string, columns []string, row []any) bool {
	value := func(column string) string {
		s, _ := row[slices.Index(columns, column)].(string)
		return s
	}
	switch table {
	case "project":
		id := value("id")
		return len(id) == len(uuid.Nil.String()) && uuid.Validate(id) == nil
	case "source":
		data, _ := row[slices.Index(columns, "bytes")].([]byte)
		sum := sha256.Sum256(data)
		return value("sha256") == hex.EncodeToString(sum[:])
	case "highlight_tag":
		row[slices.Index(columns, "id")] = value("highlight_id") + ":" + value("tag_id")
	case "attribute_value":
		row[slices.Index(columns, "id")] = value("attribute_id") + ":" + value("subject_id")
	case "apart":
		pair := coding.NewPair(value("one"), value("other"))
		row[slices.Index(columns, "one")], row[slices.Index(columns, "other")] = pair.One, pair.Other
		row[slices.Index(columns, "id")] = pair.One + ":" + pair.Other
	}
	return true
}

// fit makes the rows that are there a sound project. The order matters: what refers to
// something comes after it.
func (v *salvager) fit() error {
	for _, step := range []func() error{
		v.fitProject, v.fitTexts, v.fitSources, v.fitTurns, v.fitTags, v.fitHighlights, v.fitMemos, v.fitFilings, v.fitAttributes, v.fitTrash,
	} {
		if err := step(); err != nil {
			return fmt.Errorf("fit together: %w", err)
		}
	}
	return nil
}

// fitProject sees that there is one project.
func (v *salvager) fitProject() error {
	ids, err := list(v.tx, scanString, `SELECT id FROM project ORDER BY rowid`)
	if err != nil {
		return err
	}
	if len(ids) == 0 {
		v.lose("The project's own name is lost.")
		return v.exec(`INSERT INTO project (id, name, created) VALUES (?, ?, ?)`, v.store.NewID(), v.name, stampOf(v.now))
	}
	return v.exec(`DELETE FROM project WHERE id != ?`, ids[0])
}

// fitTexts keeps the transcripts whose text is there.
func (v *salvager) fitTexts() error {
	if err := v.exec(`DELETE FROM transcript_text WHERE id NOT IN (SELECT id FROM transcript)`); err != nil {
		return err
	}
	return v.drop("transcript", `id NOT IN (SELECT id FROM transcript_text)`)
}

// fitSources puts nothing where the bytes of a file are lost that a transcript was read from.
func (v *salvager) fitSources() error {
	titles, err := list(v.tx, scanString, `SELECT title FROM transcript WHERE source_sha256 NOT IN (SELECT sha256 FROM source)`)
	if err != nil {
		return err
	}
	for _, title := range titles {
		v.lose("The file that “%s” was read from is lost; its text is here.", brief(title))
	}
	return v.exec(`INSERT INTO source (sha256, bytes) SELECT DISTINCT source_sha256, x'' FROM transcript
		WHERE source_sha256 NOT IN (SELECT sha256 FROM source)`)
}

// drop deletes rows of a table and counts them as lost.
func (v *salvager) drop(table, where string, args ...any) error {
	result, err := v.Exec(`DELETE FROM `+table+` WHERE `+where, args...)
	if err != nil {
		return err
	}
	n, err := result.RowsAffected()
	v.lost[table] += int(n)
	return err
}

// fitTurns keeps the turns, directions, sync points and corrections that lie in their text, one
// after the other.
func (v *salvager) fitTurns() error {
	for _, table := range []string{"turn", "direction", "sync", "correction"} {
		if err := v.drop(table, `transcript_id NOT IN (SELECT id FROM transcript)`); err != nil {
			return err
		}
	}
	if err := v.exec(`INSERT INTO speaker (id, name, role) SELECT DISTINCT speaker_id, 'UNKNOWN SPEAKER', '' FROM turn
		WHERE speaker_id NOT IN (SELECT id FROM speaker)`); err != nil {
		return err
	}
	ids, err := list(v.tx, scanString, `SELECT id FROM transcript`)
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := v.fitTranscript(id); err != nil {
			return err
		}
	}
	if err := v.fitSyncs(); err != nil {
		return err
	}
	for table, what := range map[string]string{"turn": "turns", "direction": "directions", "sync": "times within turns", "correction": "corrections"} {
		if n := v.lost[table]; n > 0 {
			v.lose("%d of the %s are lost; their words are in the text.", n, what)
		}
	}
	return nil
}

// fitSyncs keeps the sync points that lie in their text, one to a place.
func (v *salvager) fitSyncs() error {
	return v.drop("sync", `at < 0 OR at > (SELECT length(text) FROM transcript_text WHERE id = transcript_id)
		OR id NOT IN (SELECT min(id) FROM sync GROUP BY transcript_id, at)`)
}

func (v *salvager) fitTranscript(id string) error {
	tr, err := v.transcript(id)
	if err != nil {
		return err
	}
	spans := make([]text.Span, len(tr.Turns))
	for i, turn := range tr.Turns {
		spans[i] = turn.Span
	}
	kept := inLine(tr.Text, spans)
	front := max(min(tr.Front.End, tr.Text.Len()), 0)
	if len(kept) > 0 {
		front = min(front, kept[0].Start)
	}
	if err := v.exec(`UPDATE transcript SET front_end = ?2 WHERE id = ?1 AND front_end != ?2`, id, front); err != nil {
		return err
	}
	if err := v.keepSpans("turn", id, kept, len(spans)); err != nil {
		return err
	}
	if err := v.keepSpans("direction", id, inLine(tr.Text, tr.Directions), len(tr.Directions)); err != nil {
		return err
	}
	return v.keepCorrections(tr)
}

// keepCorrections takes away the corrections that lie outside the text, and those that touch the
// one before.
func (v *salvager) keepCorrections(tr transcript.Transcript) error {
	before := -1
	for _, c := range tr.Corrections {
		if tr.Text.Holds(c.Span) && c.Span.Start > before {
			before = c.Span.End
			continue
		}
		if err := v.drop("correction", `id = ?`, c.ID); err != nil {
			return err
		}
	}
	return nil
}

// inLine returns those of the spans, given by their start, that lie in the text one after
// the other. Of two that overlap the shorter is kept: a wrong end reaches far.
func inLine(body text.Text, spans []text.Span) []text.Span {
	kept := []text.Span{}
	for _, span := range spans {
		if !body.Holds(span) {
			continue
		}
		if n := len(kept); n > 0 && span.Start < kept[n-1].End {
			if span.Len() >= kept[n-1].Len() {
				continue
			}
			kept = kept[:n-1]
		}
		kept = append(kept, span)
	}
	return kept
}

// keepSpans takes away a transcript's rows that have none of these spans, and what stands
// twice at one place.
func (v *salvager) keepSpans(table, transcriptID string, kept []text.Span, of int) error {
	if len(kept) == of {
		return nil
	}
	places := make([]string, len(kept))
	for i, span := range kept {
		places[i] = fmt.Sprintf("(%d, %d)", span.Start, span.End)
	}
	within := `false`
	if len(places) > 0 {
		within = `(start_at, end_at) IN (VALUES ` + strings.Join(places, ", ") + `)`
	}
	return v.drop(table, `transcript_id = ?1 AND (NOT `+within+`
		OR id NOT IN (SELECT min(id) FROM `+table+` WHERE transcript_id = ?1 GROUP BY start_at, end_at))`, transcriptID)
}

// fitTags gives every tag a name, a colour, a key and a parent that it can have.
func (v *salvager) fitTags() error {
	tags, err := v.tags()
	if err != nil {
		return err
	}
	for _, tag := range tags {
		if coding.CheckName(tag.Name) == nil {
			continue
		}
		name := strings.Join(strings.Fields(clean(tag.Name)), " ")
		if coding.CheckName(name) != nil {
			name = "Unreadable name"
		}
		if err := v.exec(`UPDATE tag SET name = ? WHERE id = ?`, name, tag.ID); err != nil {
			return err
		}
	}
	colour := coding.Palette()[0]
	for _, tag := range coding.NewCodebook(tags).Severed() {
		v.lose("The tag “%s” stands at the top: the one above it is lost.", brief(tag.Name))
		if err := v.exec(`UPDATE tag SET parent_id = NULL WHERE id = ?`, tag.ID); err != nil {
			return err
		}
	}
	if err := v.exec(`UPDATE tag SET colour = ? WHERE length(colour) != 7 OR colour NOT GLOB '#*' OR substr(colour, 2) GLOB '*[^0-9a-fA-F]*'`, colour); err != nil {
		return err
	}
	if err := v.exec(`UPDATE tag SET key = 0 WHERE key NOT BETWEEN 0 AND 9
		OR EXISTS (SELECT 1 FROM tag other WHERE other.key = tag.key AND other.id < tag.id)`); err != nil {
		return err
	}
	return v.settleNames()
}

// fitFilings keeps what is filed, and in folders that are there.
func (v *salvager) fitFilings() error {
	if err := v.drop("filing", `id NOT IN (SELECT id FROM transcript)`); err != nil {
		return err
	}
	for _, statement := range []string{
		`UPDATE filing SET folder_id = NULL WHERE folder_id NOT IN (SELECT id FROM folder)`,
		`UPDATE folder SET name = 'Unreadable name' WHERE trim(name) = ''`,
	} {
		if err := v.exec(statement); err != nil {
			return err
		}
	}
	return nil
}

// fitAttributes keeps the values of attributes and subjects that are there.
func (v *salvager) fitAttributes() error {
	if err := v.exec(`UPDATE attribute SET name = 'Unreadable name ' || position WHERE trim(name) = ''`); err != nil {
		return err
	}
	return v.drop("attribute_value", `value = '' OR `+strayValue)
}

// fitTrash keeps what is whole in the trash.
func (v *salvager) fitTrash() error {
	if err := v.drop("trash_row", `trash_id NOT IN (SELECT id FROM trash) OR NOT json_valid(image) OR tbl NOT IN (SELECT value FROM json_each(?))`, journaledJSON()); err != nil {
		return err
	}
	if err := errors.Join(v.fitTrashedColumns(), v.fitTrashedTexts()); err != nil {
		return err
	}
	return v.drop("trash", `id NOT IN (SELECT trash_id FROM trash_row)`)
}

// fitTrashedColumns gives the rows in the trash of an older file the columns that came later, with
// their usual values.
func (v *salvager) fitTrashedColumns() error {
	for _, table := range journaled {
		var usual string
		if err := v.QueryRow(`SELECT coalesce(group_concat('''' || name || ''', ' || dflt_value, ', '), '') FROM pragma_table_info(?) WHERE dflt_value IS NOT NULL`, table).Scan(&usual); err != nil {
			return err
		}
		if err := v.exec(`UPDATE trash_row SET image = json_patch(json_object(`+usual+`), image) WHERE tbl = ?`, table); err != nil {
			return fmt.Errorf("%s: %w", table, err)
		}
	}
	return nil
}

// fitTrashedTexts keeps the transcripts in the trash whose text is there. An older file has it
// in the transcript's row.
func (v *salvager) fitTrashedTexts() error {
	for _, statement := range []string{
		`INSERT INTO trash_row (id, trash_id, tbl, row, image)
			SELECT trash_id || ':transcript_text:' || row, trash_id, 'transcript_text', row, json_object('id', row, 'text', json_extract(image, '$.text'))
			FROM trash_row WHERE tbl = 'transcript' AND json_type(image, '$.text') = 'text'`,
		`UPDATE trash_row SET image = json_remove(image, '$.text') WHERE tbl = 'transcript'`,
	} {
		if err := v.exec(statement); err != nil {
			return err
		}
	}
	return v.drop("trash_row", `trash_id IN (SELECT trash_id FROM trash_row other WHERE tbl = 'transcript' AND NOT EXISTS
		(SELECT 1 FROM trash_row WHERE id = other.trash_id || ':transcript_text:' || other.row))`)
}

func journaledJSON() string { return `["` + strings.Join(journaled, `", "`) + `"]` }

// brief is the beginning of a text, on one line.
func brief(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 80 {
		return string(runes[:79]) + "…"
	}
	return s
}
