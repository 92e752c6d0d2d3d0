package store

import (
	"fmt"

	"manicule/internal/coding"
)

// SetApart says of two speakers, or of two tags, that they are not one, however alike their
// names are. Said again, it does nothing.
func (s *Store) SetApart(one, other string) (Change, error) {
	return s.write(step{label: "Keep two apart"}, func(t *tx) error {
		names := make([]string, 0, 2)
		for _, id := range []string{one, other} {
			var name string
			err := t.QueryRow(`SELECT name FROM speaker WHERE id = ?1 UNION ALL SELECT name FROM tag WHERE id = ?1`, id).Scan(&name)
			if err != nil {
				return noSuch(err, "speaker or tag")
			}
			names = append(names, name)
		}
		t.label = fmt.Sprintf("“%s” and “%s” are two", names[0], names[1])
		return t.setApart(coding.NewPair(one, other))
	})
}

func (t *tx) setApart(p coding.Pair) error {
	return t.exec(`INSERT INTO apart (id, one, other) VALUES (?1 || ':' || ?2, ?1, ?2) ON CONFLICT DO NOTHING`, p.One, p.Other)
}

// Apart returns the pairs of speakers and of tags of which it was said that they are two.
func (s *Store) Apart() (pairs []coding.Pair, err error) {
	err = s.read(func(t *tx) error {
		pairs, err = t.apart(selectApart)
		return err
	})
	return pairs, err
}

const selectApart = `SELECT one, other FROM apart ORDER BY id`

func (t *tx) apart(query string, args ...any) ([]coding.Pair, error) {
	return list(t, func(row scanner) (p coding.Pair, err error) {
		err = row.Scan(&p.One, &p.Other)
		return p, err
	}, query, args...)
}

// handOverApart has whoever was not one with a thing not be one with what that has become.
func (t *tx) handOverApart(fromID, intoID string) error {
	pairs, err := t.apart(`SELECT one, other FROM apart WHERE one = ?1 OR other = ?1`, fromID)
	if err != nil {
		return err
	}
	for _, p := range pairs {
		third := p.Beside(fromID)
		if third == intoID {
			continue
		}
		if err := t.setApart(coding.NewPair(third, intoID)); err != nil {
			return err
		}
	}
	return t.exec(`DELETE FROM apart WHERE one = ?1 OR other = ?1`, fromID)
}
