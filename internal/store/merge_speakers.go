package store

import (
	"cmp"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// betweenValues stands between the values that two merged speakers had of one attribute.
const betweenValues = "; "

// MergeSpeakers makes one speaker of several: what the others say, now and in what lies in the
// trash, is then said by one, and the others are gone. That one keeps their name, and their role
// if they have any. Nothing known of the others is lost: their memos stand behind the memo of the
// one, and a value that differs from the one's stands behind it, after a semicolon.
func (s *Store) MergeSpeakers(fromIDs []string, intoID string) (Change, error) {
	return s.write(step{label: "Merge speakers"}, func(t *tx) error {
		into, err := t.knownSpeaker(intoID)
		if err != nil {
			return noSuch(err, "speaker")
		}
		for _, id := range fromIDs {
			from, err := t.knownSpeaker(id)
			if err != nil {
				return noSuch(err, "speaker")
			}
			if id == intoID {
				return fault.New(fault.Refused, "“%s” can't be merged with themselves.", into.Name).WithHint("Choose another speaker.")
			}
			t.label = fmt.Sprintf("Merge “%s” into “%s”", from.Name, into.Name)
			if into, err = t.mergeSpeaker(from, into); err != nil {
				return fmt.Errorf("merge speakers: %w", err)
			}
		}
		if len(fromIDs) > 1 {
			t.label = fmt.Sprintf("Merge %d speakers into “%s”", len(fromIDs), into.Name)
		}
		return nil
	})
}

// mergeSpeaker gives all that is one speaker's to another, and returns that one as they are then.
func (t *tx) mergeSpeaker(from, into KnownSpeaker) (KnownSpeaker, error) {
	into, values := joinedSpeaker(from, into)
	for attribute, value := range values {
		if err := t.setValues(attribute, map[string]string{into.ID: value}); err != nil {
			return into, err
		}
	}
	if err := t.handOverMemo(coding.OnSpeaker, from.ID, into.ID); err != nil {
		return into, err
	}
	if err := t.renameInFilters(from.ID, into.ID); err != nil {
		return into, err
	}
	if err := t.handOverApart(from.ID, into.ID); err != nil {
		return into, err
	}
	for _, statement := range []string{
		`UPDATE turn SET speaker_id = ?2 WHERE speaker_id = ?1`,
		`UPDATE trash_row SET image = json_set(image, '$.speaker_id', ?2) WHERE tbl = 'turn' AND json_extract(image, '$.speaker_id') = ?1`,
		`DELETE FROM attribute_value WHERE subject_id = ?1 AND ?2 != ''`,
		`DELETE FROM speaker WHERE id = ?1 AND ?2 != ''`,
	} {
		if err := t.exec(statement, from.ID, into.ID); err != nil {
			return into, err
		}
	}
	return into, t.exec(`UPDATE speaker SET role = ?2 WHERE id = ?1 AND role != ?2`, into.ID, string(into.Role))
}

// joinedSpeaker is a speaker with what is known of another, and those of the values that are new.
func joinedSpeaker(from, into KnownSpeaker) (KnownSpeaker, map[string]string) {
	into.Role = cmp.Or(into.Role, from.Role)
	all, changed := map[string]string{}, map[string]string{}
	for attribute, value := range into.Values {
		all[attribute] = value
	}
	for attribute, value := range from.Values {
		if joined := bothValues(all[attribute], value); joined != all[attribute] {
			all[attribute], changed[attribute] = joined, joined
		}
	}
	into.Values = all
	return into, changed
}

// bothValues puts one value behind another, but for what that one says already.
func bothValues(first, second string) string {
	if first == "" {
		return second
	}
	parts := strings.Split(first, betweenValues)
	for part := range strings.SplitSeq(second, betweenValues) {
		if !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, betweenValues)
}

// handOverMemo puts one subject's memo behind another's of its kind.
func (t *tx) handOverMemo(subject coding.Subject, fromID, intoID string) error {
	const find = selectMemo + ` WHERE subject = ? AND subject_id = ?`
	from, err := scanMemo(t.QueryRow(find, string(subject), fromID))
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	into, err := scanMemo(t.QueryRow(find, string(subject), intoID))
	if errors.Is(err, sql.ErrNoRows) {
		return t.exec(`UPDATE memo SET subject_id = ? WHERE id = ?`, intoID, from.ID)
	}
	if err != nil {
		return err
	}
	if err := t.exec(`DELETE FROM memo WHERE id = ?`, from.ID); err != nil {
		return err
	}
	return t.exec(`UPDATE memo SET body = ?, updated = ? WHERE id = ?`, joined(into.Body, from.Body), stampOf(t.now), into.ID)
}
