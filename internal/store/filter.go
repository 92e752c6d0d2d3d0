package store

import (
	"fmt"

	"manicule/internal/coding"
)

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
