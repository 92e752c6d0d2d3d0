// Package pseudonym puts other names in the place of names, in a copy of a project, and finds
// what is left of them.
package pseudonym

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"manicule/internal/fault"
)

// Name is a name and what stands in its place.
type Name struct {
	Name        string
	Replacement string
}

// Table replaces the names of a list. Of several that begin at one place the longest counts;
// what was put in is not looked at again, so names can change places.
//
// A name is found where it is a word, or words, of its own: with no letter, digit or accent
// right before or after it, but for scripts that have no spaces. "Kerry" is found in "Kerry’s",
// not in "Kerrys". Capitals count, so that "Will" is not "will"; a name all in capitals is
// found too, and so is its replacement written then. White space in a name is any within a
// line; how accents are encoded does not matter.
type Table struct {
	names  []Name
	finder finder
}

// New makes a table. A name or replacement that is empty or has several lines, and a name that
// is there twice, are invalid faults.
func New(names []Name) (*Table, error) {
	t := &Table{names: make([]Name, len(names)), finder: finder{}}
	met := map[string]bool{}
	for i, n := range names {
		n = Name{oneSpaced(n.Name), strings.TrimSpace(n.Replacement)}
		switch {
		case n.Name == "":
			return nil, fault.New(fault.Invalid, "Line %d of the pseudonyms has no name.", i+1)
		case n.Replacement == "":
			return nil, fault.New(fault.Invalid, "Nothing is to stand in the place of “%s”.", n.Name).WithHint("Write a name, or a sign such as [name].")
		case strings.ContainsAny(n.Replacement, "\n\r\u2028\x00"):
			return nil, fault.New(fault.Invalid, "What is to stand in the place of “%s” has several lines.", n.Name)
		case met[norm.NFC.String(n.Name)]:
			return nil, fault.New(fault.Invalid, "“%s” is among the pseudonyms twice.", n.Name)
		}
		met[norm.NFC.String(n.Name)] = true
		t.names[i] = n
		for _, form := range forms(n.Name) {
			t.finder.add(form, i)
		}
	}
	t.finder.sort()
	return t, nil
}

func oneSpaced(s string) string { return strings.Join(strings.Fields(s), " ") }

// forms are the ways in which a name is found.
func forms(name string) []string {
	capitals := inCapitals(name)
	return []string{norm.NFC.String(name), norm.NFD.String(name), norm.NFC.String(capitals), norm.NFD.String(capitals)}
}

func inCapitals(s string) string { return cases.Upper(languageOfNobody).String(s) }

// replacement is what stands in the place of words that are a name of the table.
func (t *Table) replacement(words string, index int) string {
	n := t.names[index]
	if found := oneSpaced(words); isShouted(found) && !isShouted(n.Name) {
		return inCapitals(n.Replacement)
	}
	return n.Replacement
}

// isShouted reports whether words have capitals, more than one, and no small letters.
func isShouted(words string) bool {
	capitals := 0
	for _, r := range words {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals > 1
}

// Count is how often a name was found.
type Count struct {
	Name
	Times int
}

// counts are those of each name, in the order of the list.
func (t *Table) counts(times []int) []Count {
	counts := make([]Count, len(t.names))
	for i, n := range t.names {
		counts[i] = Count{n, times[i]}
	}
	return counts
}

// Leak is a place where something is left of a name.
type Leak struct {
	Name   string // of the list
	Found  string // the words that are like it
	Where  string // "note, Press Availability, turn 4"
	Around string // the words with what stands around them
}

func (l Leak) String() string { return fmt.Sprintf("%s: %s", l.Where, l.Around) }
