package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// withSample is the program with the sample interview open and one highlight in it.
func withSample(t *testing.T) (a App, transcript, highlight string) {
	t.Helper()
	a = newApp(t)
	report, err := Files(a).ImportSample()
	if err != nil {
		t.Fatal(err)
	}
	transcript, highlight = report.Files[0].ID, store.NewID()
	if _, err := Reading(a).OpenTranscript(transcript, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := Reading(a).AddHighlight(NewHighlight{ID: highlight, TranscriptID: transcript, Start: 200, End: 240}); err != nil {
		t.Fatal(err)
	}
	return a, transcript, highlight
}

func TestRestore(t *testing.T) {
	a, transcript, highlight := withSample(t)
	keeping := Keeping(a)
	backups, err := keeping.BackUpNow()
	if err != nil || len(backups) != 1 || backups[0].Highlights != 1 || backups[0].Transcripts != 1 || !backups[0].Known {
		t.Fatalf("backups = %+v, %v", backups, err)
	}
	if _, err := Reading(a).RemoveHighlights([]string{highlight}); err != nil {
		t.Fatal(err)
	}
	path := a.store.Path()
	before, err := Library(a).State()
	if err != nil {
		t.Fatal(err)
	}

	state, err := keeping.Restore(backups[0].Key)
	if err != nil || state.Transcripts[0].Highlights != 1 || state.Project.ID != before.Project.ID {
		t.Fatalf("restored = %+v, %v", state.Transcripts, err)
	}
	if state.Revision <= before.Revision {
		t.Errorf("the clock went back from %d to %d", before.Revision, state.Revision)
	}
	if len(state.Notices) != 1 || !strings.Contains(state.Notices[0].Text, "before restoring") {
		t.Errorf("notices = %v", state.Notices)
	}
	opened, err := Reading(a).OpenTranscript(transcript, "")
	if err != nil || len(opened.Highlights) != 1 || opened.Highlights[0].ID != highlight {
		t.Fatalf("highlights = %+v, %v", opened.Highlights, err)
	}

	kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*(before restoring *"+store.Extension))
	if err != nil || len(kept) != 1 {
		t.Fatalf("kept aside: %v, %v", kept, err)
	}
	aside, err := store.Open(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	defer aside.Close()
	if left, err := aside.Highlights(transcript); err != nil || len(left) != 0 {
		t.Fatalf("the file put aside has %d highlights, %v", len(left), err)
	}
}

// TestOlderProjectIsBackedUp: a project that an older Manicule has saved is in the library
// as it was, before it is brought up to date; where that can't be it does not open.
func TestOlderProjectIsBackedUp(t *testing.T) {
	older, err := os.ReadFile("../internal/store/testdata/schema/001.manicule")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "older.manicule")
	if err := os.WriteFile(path, older, 0o600); err != nil {
		t.Fatal(err)
	}
	a := newApp(t)
	backups := filepath.Join(filepath.Dir(a.lib.DefaultProject()), "backups")
	if err := os.WriteFile(backups, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := a.open(path); !fault.Is(err, fault.Storage) || !strings.Contains(err.Error(), "could not be backed up") {
		t.Fatalf("opened without a backup: %v", err)
	}
	if err := os.Remove(backups); err != nil {
		t.Fatal(err)
	}
	if err := a.open(path); err != nil {
		t.Fatal(err)
	}
	made, err := Keeping(a).Backups()
	if err != nil || len(made) != 1 || made[0].Transcripts != len(mustState(t, a).Transcripts) {
		t.Fatalf("backups = %+v, %v", made, err)
	}
	state, err := Keeping(a).Restore(made[0].Key)
	if err != nil || state.Project.Name != "p" {
		t.Fatalf("restored %+v, %v", state.Project, err)
	}
}

func TestRestoreRefuses(t *testing.T) {
	a, _, _ := withSample(t)
	keeping := Keeping(a)
	backups, err := keeping.BackUpNow()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keeping.Restore("../../etc/passwd"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a key of the page's own: %v", err)
	}
	all, err := a.lib.Backups(mustState(t, a).Project.ID).List()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(all[0].Path, []byte("no database any more"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := keeping.Restore(backups[0].Key); err == nil {
		t.Fatal("restored a ruined backup")
	}
	if state := mustState(t, a); state.Transcripts[0].Highlights != 1 {
		t.Fatalf("the project is not as before: %+v", state.Transcripts)
	}
}

func mustState(t *testing.T, a App) State {
	t.Helper()
	state, err := Library(a).State()
	if err != nil {
		t.Fatal(err)
	}
	return state
}

// TestRestoreOverAStaleJournal: the journal of another file beside the project goes aside
// with it, and does not ruin the one that is put in place.
func TestRestoreOverAStaleJournal(t *testing.T) {
	a, _, _ := withSample(t)
	if _, err := Keeping(a).BackUpNow(); err != nil {
		t.Fatal(err)
	}
	all, err := a.lib.Backups(mustState(t, a).Project.ID).List()
	if err != nil {
		t.Fatal(err)
	}
	path := a.store.Path()
	a.Close()
	for _, suffix := range journalSuffixes {
		if err := os.WriteFile(path+suffix, []byte("left over"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	aside, err := restore(path, beforeRestoring, all[0], 7, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for _, suffix := range journalSuffixes {
		if !exists(aside+suffix) || exists(path+suffix) {
			t.Errorf("%s did not go aside", suffix)
		}
	}
	restored, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer restored.Close()
	if problems, err := restored.Check(); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
}

func TestAutomaticBackup(t *testing.T) {
	a, _, _ := withSample(t)
	now := time.Now()
	a.store.Now = func() time.Time { return now }
	list := func() int {
		backups, err := Keeping(a).Backups()
		if err != nil {
			t.Fatal(err)
		}
		return len(backups)
	}
	a.backUpIfDue()
	if list() != 1 {
		t.Fatalf("%d backups of a project that has none", list())
	}
	now = now.Add(time.Hour)
	a.backUpIfDue()
	if list() != 1 {
		t.Fatalf("%d backups of an unchanged project", list())
	}
	if _, err := (Library(a)).RenameProject("other"); err != nil {
		t.Fatal(err)
	}
	a.backUpIfDue()
	if list() != 2 {
		t.Fatalf("%d backups after a change", list())
	}
}

// TestDamagedProject: a ruined file is not opened, keeps its bytes, and a backup is put in
// its place.
func TestDamagedProject(t *testing.T) {
	for name, ruin := range map[string]func([]byte) []byte{
		"overwritten in the middle": func(data []byte) []byte {
			copy(data[len(data)/4:], make([]byte, len(data)/2))
			return data
		},
		"cut short": func(data []byte) []byte { return data[:len(data)/3] },
		"zeroed":    func(data []byte) []byte { return make([]byte, len(data)) },
		"empty":     func([]byte) []byte { return nil },
	} {
		t.Run(name, func(t *testing.T) {
			a, _, _ := withSample(t)
			if _, err := Keeping(a).BackUpNow(); err != nil {
				t.Fatal(err)
			}
			path := a.store.Path()
			a.Close()
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			ruined := ruin(data)
			if err := os.WriteFile(path, ruined, 0o600); err != nil {
				t.Fatal(err)
			}

			again := Open(stillWindow{}, "")
			t.Cleanup(again.Close)
			if _, err := Library(again).State(); err == nil {
				t.Fatal("opened as if nothing had happened")
			}
			recovery, err := Keeping(again).Recovery()
			if err != nil || len(recovery.Backups) != 1 || !recovery.Damaged {
				t.Fatalf("recovery = %+v, %v", recovery, err)
			}
			state, err := Keeping(again).Recover(recovery.Backups[0].Key)
			if err != nil || state.Transcripts[0].Highlights != 1 || len(state.Notices) != 1 {
				t.Fatalf("restored = %+v, %v", state, err)
			}
			kept, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*(damaged *"+store.Extension))
			if err != nil || len(kept) != 1 {
				t.Fatalf("kept = %v, %v", kept, err)
			}
			if data, err := os.ReadFile(kept[0]); err != nil || string(data) != string(ruined) {
				t.Fatalf("the damaged file was not kept as it was (%v)", err)
			}
		})
	}
}
