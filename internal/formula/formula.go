// Package formula keeps words that are written into a table from being taken for a formula.
package formula

import "strings"

// starts are what makes a cell a formula in some spreadsheet program, full-width forms included,
// and white space that begins one.
const starts = "=+-@\t\r\n＝＋－＠"

// Guard puts an apostrophe before a cell that begins as a formula does, as OWASP advises, or as
// one that has an apostrophe before it already.
func Guard(cell string) string {
	if begins(cell) {
		return "'" + cell
	}
	return cell
}

// Unguard takes away what Guard put before a cell.
func Unguard(cell string) string {
	if rest, ok := strings.CutPrefix(cell, "'"); ok && begins(rest) {
		return rest
	}
	return cell
}

func begins(cell string) bool {
	if cell == "" || cell[0] >= '0' && cell[0] <= '9' || cell[0]|0x20 >= 'a' && cell[0]|0x20 <= 'z' {
		return false // as nearly all do
	}
	bare := strings.TrimLeft(strings.TrimLeft(cell, "'"), " \u00a0\u3000") // some programs skip white space before it
	return strings.IndexAny(bare, starts) == 0
}
