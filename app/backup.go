package app

import (
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
	_, err := read(s, func(st *store.Store) (struct{}, error) {
		if st.ReadOnly() {
			return struct{}{}, nil
		}
		s.noteRevision()
		info, err := st.Info()
		if err != nil {
			return struct{}{}, err
		}
		revision, err := st.Revision()
		if err != nil || !s.lib.Backups(info.ID).Due(st.Now(), revision) {
			return struct{}{}, err
		}
		_, err = backUp(s.lib, st)
		return struct{}{}, err
	})
	if err != nil && !fault.Is(err, fault.NotFound) {
		s.log.Warn("automatic backup", "code", fault.From(err).Code)
	}
}

// backUp makes a backup of the project: a copy that has been opened, checked and counted.
func backUp(lib library.Library, st *store.Store) (library.Backup, error) {
	info, err := st.Info()
	if err != nil {
		return library.Backup{}, err
	}
	revision, err := st.Revision()
	if err != nil {
		return library.Backup{}, err
	}
	return lib.Backups(info.ID).Keep(st.Now(), revision, st.SaveCopy, inspect)
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
	return library.Contents{
		Transcripts: c.Transcripts, Highlights: c.Highlights, Tags: c.Tags, Memos: c.Memos, Words: c.Words, Revision: c.Revision,
	}, err
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
