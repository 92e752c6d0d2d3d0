package store

// Counts is how much a project holds.
type Counts struct {
	Transcripts, Highlights, Tags, Memos, Words int
	Revision                                    int64
}

// Counts counts what the project holds.
func (s *Store) Counts() (c Counts, err error) {
	err = s.read(func(t *tx) error {
		c, err = t.counts()
		return err
	})
	return c, err
}

// counts asks only for what every schema has.
func (t *tx) counts() (c Counts, err error) {
	err = t.QueryRow(`SELECT
		(SELECT count(*) FROM transcript), (SELECT count(*) FROM highlight), (SELECT count(*) FROM tag),
		(SELECT count(*) FROM memo), (SELECT coalesce(sum(words), 0) FROM transcript), (SELECT clock FROM recording)`,
	).Scan(&c.Transcripts, &c.Highlights, &c.Tags, &c.Memos, &c.Words, &c.Revision)
	return c, err
}

// RaiseClock brings the logical clock to at least this number. A project put back from a
// backup goes on counting above every number it was ever given.
func (s *Store) RaiseClock(to int64) error {
	return s.commit(func(t *tx) error { return t.exec(`UPDATE recording SET clock = max(clock, ?)`, to) })
}
