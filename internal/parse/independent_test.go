package parse

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"manicule/internal/transcript"
)

// TestNoWordIsLost holds the words of documents against the text that another program,
// LibreOffice 7.4, makes of them (testdata/independent): nothing that is said is missing,
// nothing is added, and the order is the same. Only labels, times and a table's headings go.
func TestNoWordIsLost(t *testing.T) {
	files, err := filepath.Glob("testdata/independent/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("%d texts, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(name, func(t *testing.T) {
			said, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			draft := readTruthfully(t, filepath.Join("testdata", name))
			left, added := without(wordsOf(string(said)), wordsOf(draft.Text))
			if strings.Join(added, " ") != footnotes[name] {
				t.Errorf("nobody wrote, or not in this place: %q", added)
			}
			labels := labelWords(draft)
			lost := slices.DeleteFunc(left, func(word string) bool { return isNumber(word) || slices.Contains(labels, word) })
			if len(lost) > 0 {
				t.Errorf("lost: %q", lost)
			}
		})
	}
}

// footnotes are what LibreOffice leaves out of a text.
var footnotes = map[string]string{"word-notes-comments.docx": "1 The mill burned down later"}

// without takes words out of a longer text, in their order, and returns what is left of it and which were not there.
func without(all, words []string) (left, missing []string) {
	at := 0
	for _, word := range words {
		found := slices.Index(all[at:], word)
		if found < 0 {
			missing = append(missing, word)
			continue
		}
		left = append(left, all[at:at+found]...)
		at += found + 1
	}
	return append(left, all[at:]...), missing
}

// labelWords are the words that say who speaks, and those that head the columns of a table.
func labelWords(d transcript.Draft) []string {
	words := []string{"Speaker", "Time", "Transcript"}
	for _, speaker := range d.Speakers {
		words = append(words, wordsOf(speaker.Name)...)
		for _, label := range speaker.Labels {
			words = append(words, wordsOf(label)...)
		}
	}
	return words
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func isNumber(word string) bool {
	return strings.IndexFunc(word, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
