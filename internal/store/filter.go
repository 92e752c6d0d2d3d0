package store

import (
	"fmt"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/transcript"
)

// Filters returns the filters that have a name, in their order.
func (s *Store) Filters() (filters []coding.Filter, err error) {
	err = s.read(func(t *tx) error {
		filters, err = t.filters()
		return err
	})
	return filters, err
}

func (t *tx) filters() ([]coding.Filter, error) {
	filters, err := list(t, scanFilter, `SELECT id, name, words, group_by, sort_by, position FROM filter ORDER BY position, id`)
	if err != nil {
		return nil, fmt.Errorf("read filters: %w", err)
	}
	return filters, nil
}

func scanFilter(row scanner) (f coding.Filter, err error) {
	err = row.Scan(&f.ID, &f.Name, &f.Words, &f.GroupBy, &f.SortBy, &f.Position)
	return f, err
}

// KeepFilter makes a filter, behind the others, or sets all there is to one that is there but
// its place. Two of one name there can't be.
func (s *Store) KeepFilter(f coding.Filter) (Change, error) {
	f.Name, f.Words = strings.TrimSpace(oneLine(f.Name)), clean(f.Words)
	if f.Name == "" {
		return Change{}, fault.New(fault.Invalid, "A filter needs a name.")
	}
	return s.write(step{label: "Keep the filter “" + f.Name + "”"}, func(t *tx) error {
		filters, err := t.filters()
		if err != nil {
			return err
		}
		for _, other := range filters {
			if other.ID != f.ID && coding.SameName(other.Name, f.Name) {
				return fault.New(fault.Conflict, "There is a filter “%s” already.", other.Name).WithHint("Choose another name.")
			}
		}
		return t.exec(`INSERT INTO filter (id, name, words, group_by, sort_by, position)
			VALUES (?1, ?2, ?3, ?4, ?5, (SELECT coalesce(max(position) + 1, 0) FROM filter))
			ON CONFLICT DO UPDATE SET name = ?2, words = ?3, group_by = ?4, sort_by = ?5
			WHERE (name, words, group_by, sort_by) != (?2, ?3, ?4, ?5)`, f.ID, f.Name, f.Words, f.GroupBy, f.SortBy)
	})
}

// RemoveFilter takes a filter away. The highlights it chose stay.
func (s *Store) RemoveFilter(id string) (Change, error) {
	return s.write(step{label: "Remove filter"}, func(t *tx) error {
		f, err := scanFilter(t.QueryRow(`SELECT id, name, words, group_by, sort_by, position FROM filter WHERE id = ?`, id))
		if err != nil {
			return noSuch(err, "filter")
		}
		t.label = "Remove the filter “" + f.Name + "”"
		return t.exec(`DELETE FROM filter WHERE id = ?`, id)
	})
}

// renameInFilters puts one id in the place of another in every filter: what has become part of
// something else is meant by it from then on.
func (t *tx) renameInFilters(from, into string) error {
	return t.exec(`UPDATE filter SET words = replace(words, ?1, ?2) WHERE instr(words, ?1)`, "{"+from+"}", "{"+into+"}")
}

// renameColumnInFilters has every filter that asks for a column ask for it by its new name. Where
// transcripts and speakers both have a column of the old name, filters go on asking for the other.
func (t *tx) renameColumnInFilters(all []transcript.Attribute, id, was, name string) error {
	if slices.ContainsFunc(all, func(a transcript.Attribute) bool { return a.ID != id && coding.SameName(a.Name, was) }) {
		return nil
	}
	filters, err := t.filters()
	if err != nil {
		return err
	}
	for _, kept := range filters {
		terms, err := filter.Parse(kept.Words)
		if err != nil {
			continue // it means nothing anyway
		}
		renamed := false
		for i, term := range terms {
			if term.Key == filter.Attribute && coding.SameName(term.Name, was) {
				terms[i].Name, renamed = name, true
			}
		}
		if renamed {
			if err := t.exec(`UPDATE filter SET words = ? WHERE id = ?`, terms.String(), kept.ID); err != nil {
				return fmt.Errorf("rename in filters: %w", err)
			}
		}
	}
	return nil
}
