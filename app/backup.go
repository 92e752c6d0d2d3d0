package app

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// backupLook is how often it is looked whether a backup is due.
const backupLook = time.Minute

// keepBackups makes a backup whenever one is due, until the session ends.
func (s *session) keepBackups(done <-chan struct{}) {
	tick := time.NewTicker(backupLook)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.backUpIfDue()
		case <-done:
			return
		}
	}
}

// backUpIfDue makes a backup if the project has changed and the last one is old enough.
func (s *session) backUpIfDue() {
	if err := s.backUpDue(); err != nil && !fault.Is(err, fault.NotFound) {
		s.log.Warn("automatic backup", "code", fault.From(err).Code)
	}
}

// due is a backup that it is time for.
type due struct {
	of       *store.Store
	backups  *library.Backups
	revision int64
	now      time.Time
}

// backUpDue holds the window up only while the copy is made: to open and check that of a
// large project takes many seconds.
func (s *session) backUpDue() error {
	d, err := read(s, s.whatIsDue)
	if err != nil || d.of == nil {
		return err
	}
	save := func(path string) error {
		_, err := read(s, func(st *store.Store) (struct{}, error) {
			if st != d.of {
				return struct{}{}, fault.New(fault.NotFound, "Another project is open by now.")
			}
			return struct{}{}, st.SaveCopy(path)
		})
		return err
	}
	_, err = d.backups.Keep(d.now, d.revision, save, inspect)
	return err
}

// whatIsDue finds out whether it is time for a backup; there is no store in what it returns if not.
func (s *session) whatIsDue(st *store.Store) (due, error) {
	info, err := st.Info()
	if err != nil {
		return due{}, err
	}
	d := due{of: st, backups: s.lib.Backups(info.ID), now: st.Now()}
	if d.revision, err = st.Revision(); err != nil || !d.backups.Due(d.now, d.revision) {
		return due{}, err
	}
	return d, nil
}

// backUp makes a backup of the project: a copy that has been opened, checked and counted.
func backUp(lib library.Library, st *store.Store) (library.Backup, error) {
	return backUpWith(lib, st, inspect)
}

// openProject opens the project at path. One that an older Manicule has saved is backed up
// in the library before it is brought up to date.
func openProject(path string, find findLibrary) (*store.Store, error) {
	backUpOlder := func(st *store.Store) error {
		lib, err := find()
		if err != nil {
			return err
		}
		_, err = backUpWith(lib, st, examine)
		return err
	}
	st, err := store.Open(path, append(howToKeep(path), store.BackUpFirst(backUpOlder))...)
	if err != nil {
		return nil, err
	}
	return withHistory(st, find)
}

// createProject makes a project at path.
func createProject(path string, find findLibrary) (*store.Store, error) {
	st, err := store.Create(path, nameOf(path), howToKeep(path)...)
	if err != nil {
		return nil, err
	}
	return withHistory(st, find)
}

// withHistory bounds a project's history as the person has chosen; it has the usual bound
// where their settings can't be found.
func withHistory(st *store.Store, find findLibrary) (*store.Store, error) {
	lib, err := find()
	if err != nil {
		return st, nil
	}
	if err := st.KeepSteps(lib.Settings().HistorySteps); err != nil {
		return nil, errors.Join(err, st.Close())
	}
	return st, nil
}

func backUpWith(lib library.Library, st *store.Store, verify func(string) (library.Contents, error)) (library.Backup, error) {
	info, err := st.Info()
	if err != nil {
		return library.Backup{}, err
	}
	revision, err := st.Revision()
	if err != nil {
		return library.Backup{}, err
	}
	return lib.Backups(info.ID).Keep(st.Now(), revision, st.SaveCopy, verify)
}

// inspect opens a copy of a project, checks it and counts what it holds.
func inspect(path string) (library.Contents, error) {
	copied, err := store.Open(path)
	if fault.Is(err, fault.Damaged) {
		return library.Contents{}, fault.New(fault.Storage, "The copy is not whole.").WithCause(err)
	}
	if err != nil {
		return library.Contents{}, err
	}
	defer copied.Close()
	problems, err := copied.Check()
	if err != nil {
		return library.Contents{}, err
	}
	if len(problems) > 0 {
		return library.Contents{}, fault.New(fault.Storage, "The copy is not whole: %s", problems[0])
	}
	c, err := copied.Counts()
	return contentsOf(c), err
}

// examine checks and counts a copy of a project as an older Manicule has saved it.
func examine(path string) (library.Contents, error) {
	c, err := store.Examine(path)
	return contentsOf(c), err
}

func contentsOf(c store.Counts) library.Contents {
	return library.Contents{
		Transcripts: c.Transcripts, Highlights: c.Highlights, Tags: c.Tags, Memos: c.Memos, Words: c.Words, Revision: c.Revision,
	}
}

// What the file that is put aside is.
const (
	beforeRestoring = "before restoring"
	damagedFile     = "damaged"
)

// restore puts a backup in the place of the project at path, which no process may have
// open, and returns where the file as it was is kept, under a name that says what it is.
// When it fails the project is as before.
func restore(path, what string, backup library.Backup, newest int64, now time.Time) (aside string, err error) {
	fresh := path + unfinished
	removeWithJournals(fresh) // of an attempt that was cut off
	defer removeWithJournals(fresh)
	if err := copyFile(backup.Path, fresh); err != nil {
		return "", fault.New(fault.Storage, "The backup could not be read.").WithHint("Choose another one.").WithCause(err)
	}
	if err := prepareRestored(fresh, newest); err != nil {
		return "", err
	}
	return exchange(path, fresh, what, now)
}

// unfinished ends the name of a file that is to take a project's place.
const unfinished = ".restoring"

// exchange puts a fresh file in the place of the project, and the project with its journals aside.
func exchange(path, fresh, what string, now time.Time) (aside string, err error) {
	aside = asideName(path, what, now)
	if err := moveAside(path, aside); err != nil {
		return "", fault.New(fault.Storage, "The project could not be put aside.").WithHint("Nothing was changed.").WithCause(err)
	}
	if err := os.Rename(fresh, path); err != nil {
		if moveAside(aside, path) == nil {
			aside = path
		}
		return "", fault.New(fault.Storage, "What should take its place could not be put there.").
			WithHint("The project is in %s.", filepath.Base(aside)).WithCause(err)
	}
	return aside, nil
}

// prepareRestored checks the copy that will be the project, and has it count on from above
// every backup there is.
func prepareRestored(path string, newest int64) error {
	if _, err := inspect(path); err != nil {
		return err
	}
	st, err := store.Open(path)
	if err != nil {
		return err
	}
	defer st.Close()
	return st.RaiseClock(newest + 1)
}

// asideName is a name beside the project that says what the file there is.
func asideName(path, what string, now time.Time) string {
	stem := filepath.Join(filepath.Dir(path), nameOf(path)+" ("+what+" "+now.Format("2006-01-02 15.04.05"))
	name := stem + ")" + store.Extension
	for n := 2; exists(name); n++ {
		name = fmt.Sprintf("%s, %d)%s", stem, n, store.Extension)
	}
	return name
}

// journalSuffixes are the files that SQLite keeps beside a database. One that is left
// beside another database than its own makes that one unreadable.
var journalSuffixes = []string{"-wal", "-shm", "-journal"}

// moveAside renames a project together with its journals; a project that is gone has
// nothing to move.
func moveAside(path, aside string) error {
	for _, suffix := range append([]string{""}, journalSuffixes...) {
		if err := os.Rename(path+suffix, aside+suffix); err != nil && !os.IsNotExist(err) {
			return err
		}
	}
	return nil
}

func removeWithJournals(path string) {
	for _, suffix := range append([]string{""}, journalSuffixes...) {
		os.Remove(path + suffix) // what is not there need not go
	}
}

// copyFile copies a file to a new one, for this person's eyes alone.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	if err := out.Sync(); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// findBackup finds a backup by its key: its file's own name.
func findBackup(backups *library.Backups, key string) (found library.Backup, newest int64, err error) {
	all, err := backups.List()
	if err != nil {
		return found, 0, err
	}
	i := slices.IndexFunc(all, func(b library.Backup) bool { return filepath.Base(b.Path) == key })
	if i < 0 {
		return found, 0, fault.New(fault.NotFound, "This backup is no longer there.").WithHint("Choose another one.")
	}
	return all[i], all[0].Revision, nil
}
