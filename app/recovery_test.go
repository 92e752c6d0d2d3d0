package app

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// closedProject is a project with the sample and one highlight, closed, and what to
// overwrite in it.
func closedProject(t *testing.T) (path string) {
	t.Helper()
	a, _, _ := withSample(t)
	if _, err := Keeping(a).BackUpNow(); err != nil {
		t.Fatal(err)
	}
	path = a.store.Path()
	a.Close()
	return path
}

// change rewrites a file.
func change(t *testing.T, path string, by func([]byte) []byte) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = by(data)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return data
}

// loseTheEnd cuts a file where its turns, but not its text, are lost.
func loseTheEnd(data []byte) []byte { return data[:len(data)*14/15] }

func openAgain(t *testing.T, path string) App {
	t.Helper()
	a := Open(stillWindow{}, path)
	t.Cleanup(a.Close)
	return a
}

// kept is the one file put aside whose name says what it is.
func kept(t *testing.T, path, what string) []byte {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*("+what+" *"+store.Extension))
	if err != nil || len(found) != 1 {
		t.Fatalf("kept: %q, %v", found, err)
	}
	data, err := os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestRepairDamaged: what a repair would give is told before, changes nothing, and comes.
func TestRepairDamaged(t *testing.T) {
	path := closedProject(t)
	ruined := change(t, path, loseTheEnd)
	a := openAgain(t, "")
	if _, err := Library(a).State(); !fault.Is(err, fault.Damaged) {
		t.Fatalf("state: %v", err)
	}
	recovery, err := Keeping(a).Recovery()
	if err != nil || recovery.Repair == nil || recovery.Repair.Transcripts != 1 || recovery.Repair.Highlights != 1 || len(recovery.Backups) != 1 {
		t.Fatalf("recovery = %+v, %+v, %v", recovery, recovery.Repair, err)
	}
	if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, ruined) {
		t.Fatalf("looked at, and changed: %v", err)
	}
	state, err := Keeping(a).Repair()
	if err != nil || len(state.Transcripts) != 1 || state.Transcripts[0].Highlights != 1 {
		t.Fatalf("repaired = %+v, %v", state.Transcripts, err)
	}
	if len(state.Notices) != 1 || !strings.Contains(state.Notices[0].Text, "1 transcript, 1 highlight") {
		t.Errorf("notices = %+v", state.Notices)
	}
	if !bytes.Equal(kept(t, path, damagedFile), ruined) {
		t.Error("the damaged file was not kept as it was")
	}
	all, err := Keeping(a).Backups()
	if err != nil || len(all) != 1 || state.Revision <= 1 {
		t.Errorf("backups = %+v, revision %d, %v", all, state.Revision, err)
	}
	if _, err := Keeping(a).Recovery(); !fault.Is(err, fault.NotFound) {
		t.Errorf("recovery of a sound project: %v", err)
	}
}

// TestDamageDuringWork: what a read meets while the project is open closes it.
func TestDamageDuringWork(t *testing.T) {
	path := closedProject(t)
	st, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	text, err := st.Project()
	if err != nil || st.Close() != nil {
		t.Fatal(err)
	}
	words := []byte(text.Transcripts[0].Text.String()[2000:2060])
	change(t, path, func(data []byte) []byte { // wherever a page of nothing but text holds the words: its link to the next
		for page := 0; page < len(data); page += 4096 {
			if data[page] == 0 && bytes.Contains(data[page:page+4096], words) {
				copy(data[page:], []byte{0x7f, 0xff, 0xff, 0xff})
			}
		}
		return data
	})
	a := openAgain(t, "")
	state, err := Library(a).State()
	if err != nil {
		t.Fatalf("not seen at the start: %v", err)
	}
	if _, err := Reading(a).OpenTranscript(state.Transcripts[0].ID, ""); !fault.Is(err, fault.Damaged) {
		t.Fatalf("read: %v", err)
	}
	if _, err := Library(a).State(); !fault.Is(err, fault.Damaged) {
		t.Fatalf("state: %v", err)
	}
	if r, err := Keeping(a).Recovery(); err != nil || !r.Damaged || len(r.Backups) != 1 {
		t.Fatalf("recovery = %+v, %v", r, err)
	}
}

// TestOpenDamagedBesideAnother: the project that is open stays open, and what can be done
// about the other is offered.
func TestOpenDamagedBesideAnother(t *testing.T) {
	path := closedProject(t)
	other := filepath.Join(t.TempDir(), "Other.manicule")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(other, loseTheEnd(data), 0o600); err != nil {
		t.Fatal(err)
	}
	a := openAgain(t, "")
	if err := a.open(other); !fault.Is(err, fault.Damaged) {
		t.Fatalf("opened: %v", err)
	}
	if state := mustState(t, a); state.Project.File != filepath.Base(path) {
		t.Fatalf("open is %s", state.Project.File)
	}
	if r, err := Keeping(a).Recovery(); err != nil || r.File != "Other.manicule" || r.Repair == nil {
		t.Fatalf("recovery = %+v, %v", r, err)
	}
	state, err := Keeping(a).Repair()
	if err != nil || state.Project.File != "Other.manicule" || len(state.Transcripts) != 1 {
		t.Fatalf("repaired = %+v, %v", state.Project, err)
	}
}

// TestTryAgain: a project that is out of reach is opened once it is back.
func TestTryAgain(t *testing.T) {
	path := closedProject(t)
	a := openAgain(t, path+".elsewhere")
	if r, err := Keeping(a).Recovery(); err != nil || r.Damaged || r.Repair != nil {
		t.Fatalf("recovery = %+v, %v", r, err)
	}
	if _, err := Keeping(a).TryAgain(); !fault.Is(err, fault.NotFound) {
		t.Fatalf("tried again: %v", err)
	}
	if err := os.Rename(path, path+".elsewhere"); err != nil {
		t.Fatal(err)
	}
	if state, err := Keeping(a).TryAgain(); err != nil || len(state.Transcripts) != 1 {
		t.Fatalf("tried again: %+v, %v", state.Transcripts, err)
	}
}

// TestF22OlderFile: a file that was replaced by an older one while it was closed is opened,
// and the person is told.
func TestF22OlderFile(t *testing.T) {
	path := closedProject(t)
	older, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	a := openAgain(t, "")
	for _, name := range []string{"One", "Two"} {
		if _, err := Library(a).RenameProject(name); err != nil {
			t.Fatal(err)
		}
	}
	a.Close()
	change(t, path, func([]byte) []byte { return older })
	again := openAgain(t, "")
	state := mustState(t, again)
	if len(state.Notices) != 1 || !strings.Contains(state.Notices[0].Text, "older") || !strings.Contains(state.Notices[0].Text, "2 changes") || state.Notices[0].Offers != offersBackups {
		t.Errorf("notices = %+v", state.Notices)
	}
	again.Close()
	if state := mustState(t, openAgain(t, "")); len(state.Notices) != 0 {
		t.Errorf("told again: %+v", state.Notices)
	}
}

// TestF22ConflictedCopy: what a synchronising program leaves beside the project is never
// opened by itself, and spoken of.
func TestF22ConflictedCopy(t *testing.T) {
	path := closedProject(t)
	copied := strings.TrimSuffix(path, store.Extension) + " (conflicted copy 2026-01-02)" + store.Extension
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(copied, data, 0o600); err != nil {
		t.Fatal(err)
	}
	state := mustState(t, openAgain(t, ""))
	if state.Project.File != filepath.Base(path) || len(state.Notices) != 1 || !strings.Contains(state.Notices[0].Text, filepath.Base(copied)) {
		t.Errorf("opened %+v, notices %+v", state.Project, state.Notices)
	}
	if after, err := os.ReadFile(copied); err != nil || !bytes.Equal(after, data) {
		t.Errorf("the copy was touched: %v", err)
	}
}

// tellingWindow keeps what it is told.
type tellingWindow struct {
	stillWindow
	told []string
}

func (w *tellingWindow) Emit(event string, data any) {
	words, _ := data.(string)
	w.told = append(w.told, event+": "+words)
}

// TestF21TellsOfAVanishedFile: the page is told once that the file is gone, and once that it is back.
func TestF21TellsOfAVanishedFile(t *testing.T) {
	path := closedProject(t)
	window := &tellingWindow{}
	a := Open(window, "")
	t.Cleanup(a.Close)
	for _, move := range [][2]string{{path, path}, {path, path + ".moved"}, {path + ".moved", path}} {
		if err := os.Rename(move[0], move[1]); err != nil {
			t.Fatal(err)
		}
		a.lookForFile()
		a.lookForFile()
	}
	if len(window.told) != 2 || !strings.HasPrefix(window.told[0], "gone: My interviews.manicule is no longer where it was") || window.told[1] != "gone: " {
		t.Errorf("told %q", window.told)
	}
}
