package app

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestTruthsFromTheCommandLine imports every transcript whose truth is known and holds what the
// command says of it against that. What somebody does is left out: of those who speak in
// several of the transcripts it is said once.
func TestTruthsFromTheCommandLine(t *testing.T) {
	truths, err := filepath.Glob("../internal/parse/testdata/*.truth.json")
	if err != nil || len(truths) == 0 {
		t.Fatalf("%d truths, %v", len(truths), err)
	}
	type speaker struct {
		Name  string `json:"name"`
		Turns int    `json:"turns"`
	}
	type told struct {
		File     string    `json:"file"`
		Speakers []speaker `json:"speakers"`
		Turns    int       `json:"turns"`
		Error    *string   `json:"error"`
	}
	args := []string{"import", "--project", filepath.Join(t.TempDir(), "all.manicule"), "--json"}
	for _, truth := range truths {
		args = append(args, strings.TrimSuffix(truth, ".truth.json"))
	}
	out, err := exec.Command("manicule", args...).Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var report struct{ Files []told }
	if err := json.Unmarshal(out, &report); err != nil || len(report.Files) != len(truths) {
		t.Fatalf("%d files of %d, %v", len(report.Files), len(truths), err)
	}
	turnsOf := func(speakers []speaker) map[string]int {
		turns := map[string]int{}
		for _, s := range speakers {
			turns[strings.ToLower(s.Name)] += s.Turns
		}
		return turns
	}
	for i, truth := range truths {
		data, err := os.ReadFile(truth)
		if err != nil {
			t.Fatal(err)
		}
		var want told
		if err := json.Unmarshal(data, &want); err != nil {
			t.Fatalf("%s: %v", truth, err)
		}
		got := report.Files[i]
		if got.Error != nil || got.Turns != want.Turns || !reflect.DeepEqual(turnsOf(got.Speakers), turnsOf(want.Speakers)) {
			t.Errorf("%s: %d turns of %v, want %d of %v", got.File, got.Turns, got.Speakers, want.Turns, want.Speakers)
		}
	}
}
