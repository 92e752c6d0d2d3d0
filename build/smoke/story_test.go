//go:build smoke

package smoke

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	quote = "Foreign Minister Lavrov"
	tag   = "Cooperation"
	note  = "Names the person, not the office."
)

// openSample starts for the first time and opens the sample interview.
func openSample(t *testing.T, home string) *window {
	t.Helper()
	w := open(t, home)
	w.press("Open the sample interview")
	w.sees(quote)
	return w
}

// tagQuote selects the quote and tags it from the keyboard.
func (w *window) tagQuote() {
	w.Helper()
	w.selectWords(quote)
	w.hit("t")
	w.typeInto("the tag palette", tag)
	w.hit(enter)
	w.seesMarked(quote)
}

func TestAnAfternoonWithTheSample(t *testing.T) {
	home := t.TempDir()
	w := openSample(t, home)
	w.tagQuote()
	w.hit("n")
	w.typeInto("the note", note)
	w.seesSaved()
	w.hit(escape)

	findings := filepath.Join(home, "findings.md")
	w.hit(control, "e")
	w.choose("Markdown")
	w.seesIn("[data-preview]", quote)
	w.seesIn("[data-preview]", note)
	w.answerDialog(findings)
	w.press("Save as…")
	w.until("the findings are written", func() bool { return fileHolds(findings, quote, tag, note) })
	w.quit()

	w = open(t, home)
	w.seesMarked(quote)
	w.sees(note)
	w.quit()
	onlyForTheirEyes(t, home)
}

// onlyForTheirEyes sees that nothing the program left in the person's folders can be read by others.
func onlyForTheirEyes(t *testing.T, home string) {
	t.Helper()
	for _, folder := range []string{".local/share/manicule", ".config/manicule", ".local/state/manicule"} {
		seen := 0
		err := filepath.WalkDir(filepath.Join(home, folder), func(path string, entry fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			info, err := entry.Info()
			if err != nil {
				return err
			}
			seen++
			if info.Mode().Perm()&0o077 != 0 {
				t.Errorf("%s has mode %v", path, info.Mode())
			}
			return nil
		})
		if err != nil || seen < 2 {
			t.Errorf("%s holds %d things, %v", folder, seen, err)
		}
	}
}

func TestAHighlightSurvivesAKill(t *testing.T) {
	home := t.TempDir()
	w := openSample(t, home)
	w.tagQuote()
	w.seesSaved()
	w.kill()

	w = open(t, home)
	w.seesMarked(quote)
	w.quit()
}

func fileHolds(file string, texts ...string) bool {
	content, err := os.ReadFile(file)
	if err != nil {
		return false
	}
	for _, text := range texts {
		if !strings.Contains(string(content), text) {
			return false
		}
	}
	return true
}
