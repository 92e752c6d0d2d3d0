package store

import "fmt"

// tallySince is the first schema that keeps highlights counted.
const tallySince = 2

// tallied are the tables whose rows are counted, and the column that says for what.
var tallied = []struct{ table, column string }{
	{"highlight", "transcript_id"},
	{"highlight_tag", "tag_id"},
}

// installTally lays the triggers that keep highlights counted, and counts those there are.
func (t *tx) installTally() error {
	if err := t.exec(`DELETE FROM tally`); err != nil {
		return err
	}
	for _, counted := range tallied {
		for _, statement := range tallyStatements(counted.table, counted.column) {
			if err := t.exec(statement); err != nil {
				return fmt.Errorf("count %s: %w", counted.table, err)
			}
		}
	}
	return nil
}

func tallyStatements(table, column string) []string {
	return []string{
		fmt.Sprintf(`INSERT INTO tally SELECT %s, count(*) FROM %s GROUP BY 1`, column, table),
		fmt.Sprintf(`DROP TRIGGER IF EXISTS tally_%s_insert`, table),
		fmt.Sprintf(`DROP TRIGGER IF EXISTS tally_%s_delete`, table),
		fmt.Sprintf(`CREATE TRIGGER tally_%s_insert AFTER INSERT ON %s BEGIN
			INSERT INTO tally (id, highlights) VALUES (new.%s, 1) ON CONFLICT DO UPDATE SET highlights = highlights + 1;
		END`, table, table, column),
		fmt.Sprintf(`CREATE TRIGGER tally_%s_delete AFTER DELETE ON %s BEGIN
			UPDATE tally SET highlights = highlights - 1 WHERE id = old.%s;
		END`, table, table, column),
	}
}
