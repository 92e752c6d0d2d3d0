package library

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
)

const projectID = "01936b1e-7c5d-7000-8000-0242ac120002"

var late = time.Date(2026, 11, 23, 23, 30, 0, 250e6, time.FixedZone("CET", 3600))

// newBackups are a project's, in a library of its own.
func newBackups(t *testing.T) *Backups {
	t.Helper()
	return Library{data: t.TempDir()}.Backups(projectID)
}

func save(path string) error { return os.WriteFile(path, []byte("a project"), 0o644) }

// counted verifies a copy that save wrote.
func counted(revision int64) func(string) (Contents, error) {
	return func(path string) (Contents, error) {
		data, err := os.ReadFile(path)
		if err == nil && string(data) != "a project" {
			err = errors.New("it differs")
		}
		return Contents{Transcripts: 2, Highlights: 30, Tags: 4, Memos: 5, Revision: revision, Words: 6000}, err
	}
}

func keep(t *testing.T, b *Backups, now time.Time, revision int64) Backup {
	t.Helper()
	made, err := b.Keep(now, revision, save, counted(revision))
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func list(t *testing.T, b *Backups) []Backup {
	t.Helper()
	backups, err := b.List()
	if err != nil {
		t.Fatal(err)
	}
	return backups
}

func revisions(backups []Backup) (numbers []int64) {
	for _, b := range backups {
		numbers = append(numbers, b.Revision)
	}
	return numbers
}

// put lays a file or, with a name ending in a slash, a folder among the backups.
func put(t *testing.T, b *Backups, name, content string, modified time.Time) {
	t.Helper()
	path := filepath.Join(b.folder(), name)
	var err error
	if strings.HasSuffix(name, "/") {
		err = os.MkdirAll(path, 0o700)
	} else {
		err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte(content), 0o600))
	}
	if err := errors.Join(err, os.Chtimes(path, modified, modified)); err != nil {
		t.Fatal(err)
	}
}

// names are all that lies among the backups.
func names(t *testing.T, b *Backups) (found []string) {
	t.Helper()
	entries, err := os.ReadDir(b.folder())
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	for _, entry := range entries {
		found = append(found, entry.Name())
	}
	return found
}

func TestKeepMakesABackup(t *testing.T) {
	b := newBackups(t)
	made := keep(t, b, late, 123)

	if want := []string{"20261123T223000Z-r000123.json", "20261123T223000Z-r000123.manicule"}; !slices.Equal(names(t, b), want) {
		t.Errorf("there lie %q, want %q", names(t, b), want)
	}
	if folder := filepath.Join(b.library, projectID); filepath.Dir(made.Path) != folder || filepath.Base(b.library) != "backups" {
		t.Errorf("it lies at %s", made.Path)
	}
	listed := list(t, b)
	if len(listed) != 1 {
		t.Fatalf("%d are listed", len(listed))
	}
	for name, got := range map[string]Backup{"made": made, "listed": listed[0]} {
		want := Contents{Transcripts: 2, Highlights: 30, Tags: 4, Memos: 5, Revision: 123, Words: 6000}
		if got.Contents == nil || *got.Contents != want {
			t.Errorf("%s: holds %+v", name, got.Contents)
		}
		if got.Path != made.Path || got.Revision != 123 || got.Size != int64(len("a project")) ||
			got.Taken != time.Date(2026, 11, 23, 22, 30, 0, 0, time.UTC) {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if data, err := os.ReadFile(made.Path); err != nil || string(data) != "a project" {
		t.Errorf("it holds %q, %v", data, err)
	}
}

func TestBackupsAreForThePersonAlone(t *testing.T) {
	b := newBackups(t)
	if err := os.MkdirAll(b.folder(), 0o755); err != nil { // made by somebody less careful
		t.Fatal(err)
	}
	made := keep(t, b, late, 1)
	for path, want := range map[string]fs.FileMode{
		b.library: 0o700, b.folder(): 0o700, made.Path: 0o600, twinOf(made.Path): 0o600,
	} {
		info, err := os.Stat(path)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != want {
			t.Errorf("%s has mode %o, want %o", path, info.Mode().Perm(), want)
		}
	}
}

func TestKeepSkipsARevisionItHas(t *testing.T) {
	b := newBackups(t)
	first := keep(t, b, late, 5)
	again, err := b.Keep(late.Add(time.Hour), 5,
		func(string) error { t.Error("copied again"); return nil },
		func(string) (Contents, error) { t.Error("verified again"); return Contents{}, nil })
	if err != nil || again.Path != first.Path || again.Contents == nil {
		t.Errorf("%+v, %v", again, err)
	}
}

func TestKeepNamesTheRevisionThatWasCopied(t *testing.T) {
	b := newBackups(t)
	made, err := b.Keep(late, 5, save, counted(6)) // a write came between
	if err != nil || made.Revision != 6 || !strings.HasSuffix(made.Path, "-r000006.manicule") {
		t.Errorf("%+v, %v", made, err)
	}
}

func TestAFailedBackupLeavesEverythingAsItWas(t *testing.T) {
	full := &os.PathError{Op: "write", Path: "/some/where", Err: errors.New("no space left on device")}
	damaged := fault.New(fault.Storage, "The copy is damaged.")
	tests := []struct {
		name   string
		save   func(string) error
		verify func(string) (Contents, error)
		says   string
	}{
		{"the copy breaks off", func(path string) error { return errors.Join(save(path), full) }, counted(999), "no space left on device"},
		{"nothing was copied", func(string) error { return nil }, counted(999), "no such file"},
		{"it is not what it should be", func(path string) error { return os.WriteFile(path, nil, 0o600) }, counted(999), "it differs"},
		{"verifying says it in words", save, func(path string) (Contents, error) {
			return Contents{}, errors.Join(os.WriteFile(path+"-journal", []byte("litter"), 0o600), damaged)
		}, "The copy is damaged."},
		{"an old state was copied", save, counted(998), "of revision 998"},
		{"verifying left it open", save, func(path string) (Contents, error) {
			return Contents{Revision: 999}, os.WriteFile(path+"-wal", []byte("pages"), 0o600)
		}, "copy.manicule-wal lies beside it"},
		{"verifying removed it", save, func(path string) (Contents, error) {
			return Contents{Revision: 999}, os.Remove(path)
		}, "no such file"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBackups(t)
			for i := range 10 { // more of one day than thinning would leave
				put(t, b, fmt.Sprintf("20200101T0000%02dZ-r%06d.manicule", i, i+1), "old", late)
			}
			before := names(t, b)
			made, err := b.Keep(late, 999, test.save, test.verify)
			if made != (Backup{}) || !fault.Is(err, fault.Storage) || !strings.Contains(err.Error(), test.says) {
				t.Errorf("%+v, %v; want an error with %q", made, err, test.says)
			}
			if !slices.Equal(names(t, b), before) {
				t.Errorf("there lie %q, want %q", names(t, b), before)
			}
		})
	}
}

func TestKeepRefusesWhatCannotBeNamed(t *testing.T) {
	for name, test := range map[string]struct {
		now      time.Time
		revision int64
	}{
		"a negative revision":   {late, -5},
		"a year of five digits": {late.AddDate(9000, 0, 0), 1},
	} {
		b := newBackups(t)
		if _, err := b.Keep(test.now, test.revision, save, counted(test.revision)); !fault.Is(err, fault.Storage) {
			t.Errorf("%s: %v", name, err)
		}
		if len(names(t, b)) > 0 {
			t.Errorf("%s: there lie %q", name, names(t, b))
		}
	}
}

func TestEmptyFilesBesideTheCopyGoWithItsFolder(t *testing.T) {
	b := newBackups(t)
	made, err := b.Keep(late, 1, save, func(path string) (Contents, error) {
		return Contents{Revision: 1}, os.WriteFile(filepath.Join(filepath.Dir(path), ".copy.manicule.lock"), nil, 0o600)
	})
	if err != nil || len(names(t, b)) != 2 {
		t.Errorf("%v: there lie %q beside %s", err, names(t, b), made.Path)
	}
}

func TestKeepThinsWithTheNotes(t *testing.T) {
	b := newBackups(t)
	for i := range int64(8) {
		keep(t, b, noon.Add(time.Duration(i)*time.Minute), i+1)
	}
	keep(t, b, noon.AddDate(0, 0, 3), 9)
	if want := []int64{9, 8, 7, 6, 5}; !slices.Equal(revisions(list(t, b)), want) {
		t.Errorf("kept %v, want %v", revisions(list(t, b)), want)
	}
	if got := len(names(t, b)); got != 10 {
		t.Errorf("there lie %q", names(t, b))
	}
}

func TestKeepWithAWrongClock(t *testing.T) {
	b := newBackups(t)
	clocks := []time.Time{noon, noon.AddDate(0, 0, -1), noon.AddDate(10, 0, 0), noon.AddDate(10, 0, 1), noon.Add(time.Minute), noon.Add(time.Hour)}
	for i, now := range clocks {
		keep(t, b, now, int64(i+1))
	}
	if want := []int64{6, 5, 4, 3, 2, 1}; !slices.Equal(revisions(list(t, b)), want) {
		t.Errorf("kept %v, want %v", revisions(list(t, b)), want)
	}
}

func TestAProjectPutBackByHandKeepsItsNewBackups(t *testing.T) {
	b := newBackups(t)
	for i := range int64(60) {
		keep(t, b, noon.Add(time.Duration(i)*time.Minute), 1000+i)
	}
	now := noon.Add(2 * time.Hour)
	if !b.Due(now, 400) {
		t.Error("no backup is due of a revision older than all there are")
	}
	made := keep(t, b, now, 400)
	if !slices.Contains(revisions(list(t, b)), 400) {
		t.Errorf("%s was thinned at once", made.Path)
	}
	if b.Due(now.Add(time.Minute), 401) {
		t.Error("the next is due at once")
	}
	if !b.Due(now.Add(time.Hour), 401) {
		t.Error("the next is not due after an hour")
	}
}

func TestDue(t *testing.T) {
	tests := []struct {
		name     string
		last     time.Time // of revision 7; zero for none
		revision int64
		due      bool
	}{
		{"nothing was ever done", time.Time{}, 0, false},
		{"the first", time.Time{}, 1, true},
		{"nothing changed", noon.AddDate(0, 0, -9), 7, false},
		{"changed after 29 minutes", noon.Add(-29 * time.Minute), 8, false},
		{"changed after 30 minutes", noon.Add(-30 * time.Minute), 8, true},
		{"changed, the last dated ahead", noon.AddDate(10, 0, 0), 8, true},
		{"unchanged, the last dated ahead", noon.AddDate(10, 0, 0), 7, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			b := newBackups(t)
			if !test.last.IsZero() {
				keep(t, b, test.last, 7)
			}
			if due := b.Due(noon, test.revision); due != test.due {
				t.Errorf("due: %v", due)
			}
		})
	}
}

func TestListTellsBackupsFromOtherFiles(t *testing.T) {
	b := newBackups(t)
	for _, name := range []string{
		"20261123T120000Z-r000002.manicule",
		"20201123T120000Z-r000010.manicule",              // by revision, not by date
		"20261123T120000Z-r9223372036854775807.manicule", // the last revision there can be
		"20261123T120000Z-r000003.manicule",
		"20261123T120000Z-r000003.json",                  // no JSON
		"20261123T120000Z-r9999999999999999999.manicule", // no number
		"20261399T120000Z-r000004.manicule",              // no date
		"20261123T120000Z-r5.manicule",
		"20261123T120000Z-r000006.manicule-wal",
		"x20261123T120000Z-r000007.manicule",
		"notes.txt",
		"20261123T120000Z-r000008.manicule/",
		"12345.part/copy.manicule",
	} {
		put(t, b, name, "x", noon)
	}
	if err := os.Symlink("/etc/passwd", filepath.Join(b.folder(), "20261123T120000Z-r000009.manicule")); err != nil {
		t.Fatal(err)
	}
	listed := list(t, b)
	if want := []int64{9223372036854775807, 10, 3, 2}; !slices.Equal(revisions(listed), want) {
		t.Errorf("listed %v, want %v", revisions(listed), want)
	}
	for _, backup := range listed {
		if backup.Contents != nil {
			t.Errorf("%s holds %+v", backup.Path, backup.Contents)
		}
	}
}

func TestListOfNoBackups(t *testing.T) {
	if listed := list(t, newBackups(t)); len(listed) > 0 {
		t.Errorf("listed %v", listed)
	}
}

func TestKeepSweepsWhatACrashLeft(t *testing.T) {
	b := newBackups(t)
	old, fresh := late.Add(-25*time.Hour), late.Add(-time.Hour)
	put(t, b, "1.part/copy.manicule", "half", old)
	put(t, b, "1.part/", "", old)
	put(t, b, "2.part", "half", old)
	put(t, b, "3.part/", "", fresh)
	put(t, b, "4.part", "half", late.AddDate(10, 0, 0)) // by a clock that was wrong
	put(t, b, ".manicule-123", "half a note", old)
	put(t, b, "20200101T000000Z-r000001.json", "{}", old)
	put(t, b, "20200101T000000Z-r000002.json", "{}", old)
	put(t, b, "20200101T000000Z-r000002.manicule", "x", old)
	put(t, b, "mine.json", "{}", old)
	put(t, b, "README", "", old)
	keep(t, b, late, 3)
	want := []string{
		"20200101T000000Z-r000002.json", "20200101T000000Z-r000002.manicule",
		"20261123T223000Z-r000003.json", "20261123T223000Z-r000003.manicule",
		"3.part", "README", "mine.json",
	}
	if !slices.Equal(names(t, b), want) {
		t.Errorf("there lie %q\nwant %q", names(t, b), want)
	}
}

func TestAnIDThatIsNoUUIDLeadsNowhere(t *testing.T) {
	for _, id := range []string{
		"", ".", "..", "a", "../../other", "/etc", "{" + projectID + "}", "urn:uuid:" + projectID,
		strings.ReplaceAll(projectID, "-", "/"), strings.Repeat("a", 36), "..\\" + projectID[3:], projectID + "\n",
	} {
		dir := t.TempDir()
		b := Library{data: dir}.Backups(id)
		if _, err := b.List(); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: listing gives %v", id, err)
		}
		if _, err := b.Keep(late, 1, save, counted(1)); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: keeping gives %v", id, err)
		}
		if entries, err := os.ReadDir(dir); err != nil || len(entries) > 0 {
			t.Errorf("%q: made %v, %v", id, entries, err)
		}
	}
}

func TestAFolderThatCannotBeMadeIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "backups"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := Library{data: dir}.Backups(projectID)
	_, err := b.Keep(late, 1, save, counted(1))
	if !fault.Is(err, fault.Storage) || strings.Contains(err.Error(), "open ") {
		t.Error(err)
	}
	if !b.Due(late, 1) {
		t.Error("not due, so nobody would ever learn of it")
	}
}
