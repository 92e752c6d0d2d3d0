package parse

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/parse/captions"
)

func TestRisky(t *testing.T) {
	for data, want := range map[string]bool{
		"":                           false,
		"\uFEFF \n":                  false,
		"ANNA: <b>bold</b> {x} [y]":  false,
		"WEBVTT\n\n00:01 --> 00:02":  false,
		"1\n00:00:01,000 --> 00:00":  false,
		"# Talk\n\n**Anna:** Hello.": false,
		"%PDF-1.7":                   true,
		"\n\njunk %PDF-1.4":          true,
		"PK\x03\x04":                 true,
		"{\\rtf1":                    true,
		"{\"segments\":[]}":          true,
		"\uFEFF<?xml":                true,
		"\xFF\xFE<\x00":              true,
		"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\x00\x00": true,
	} {
		if got := Risky([]byte(data)); got != want {
			t.Errorf("Risky(%q) = %v", data, got)
		}
	}
}

// TestWhatAReaderTakesIsRisky: every file of the test data that a reader other than that of
// captions takes for its own goes to a worker.
func TestWhatAReaderTakesIsRisky(t *testing.T) {

	files := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.Contains(path, "testdata") || strings.Contains(path, "fuzz") {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, r := range readers {
			if !captions.Is(data) && r.is(data) {
				files++
				if !Risky(data) {
					t.Errorf("%s would be read in this process", path)
				}
			}
		}
		return nil
	})
	if err != nil || files == 0 {
		t.Fatalf("%d files, %v", files, err)
	}
}

// TestForeignFilesAreToldWhatToDo: each kind has a way out that fits it.
func TestForeignFilesAreToldWhatToDo(t *testing.T) {
	for data, want := range map[string]string{
		"ID3\x03":                      "Import the transcript of it instead.",
		"\x00\x00\x00\x20ftypM4A \x00": "Import the transcript of it instead.",
		"\x1F\x8B":                     "Unpack it",
		"PK\x03\x04a.txt":              "Unpack it",
		"PK\x03\x04ppt/presentation":   "Open it in the program",
		"SQLite format 3\x00":          "Open it in the program",
	} {
		_, err := Parse("talk.x", []byte(data))
		if f := fault.From(err); !strings.HasPrefix(f.Hint, want) || !strings.Contains(f.Message, "reads text, documents") {
			t.Errorf("%q: %s %s", data, f.Message, f.Hint)
		}
	}
}
