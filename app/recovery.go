package app

import (
	"errors"
	"fmt"
	"path/filepath"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// Recovery tells what can be done about the project that could not be opened. It changes
// nothing: a repair is tried on copies.
func (k Keeping) Recovery() (r Recovery, err error) {
	return ail(k, func(path string) (Recovery, error) {
		f := k.ailment(path)
		r := Recovery{
			File: filepath.Base(path), Folder: filepath.Dir(path), Message: f.Message,
			Damaged: f.Code == fault.Damaged, Backups: []Backup{},
		}
		recent, _ := k.lib.FindRecent(path)
		if all, err := backupsOf(k.lib, recent); err == nil {
			r.Backups = each(all, viewBackup)
		}
		if r.Damaged {
			r.Repair, err = survey(path)
		}
		return r, err
	})
}

// ailment is why the project could not be opened.
func (k Keeping) ailment(path string) *fault.Error {
	if k.store == nil && k.failed != nil {
		return k.failed
	}
	return fault.New(fault.Damaged, "%s is damaged.", filepath.Base(path))
}

// Repair puts what can be read of the damaged project in its place, and opens it. The file
// as it was is kept beside it.
func (k Keeping) Repair() (State, error) {
	return k.replaceBy(func(path string, newest int64) (Notice, error) {
		made, aside, err := repair(path, newest, time.Now())
		if err != nil {
			return Notice{}, err
		}
		return repairedTo(viewRepair(made), aside), nil
	})
}

// Recover puts a backup in the place of the project that could not be opened, and opens it.
// The file as it was is kept beside it.
func (k Keeping) Recover(key string) (State, error) {
	return k.replaceBy(func(path string, newest int64) (Notice, error) {
		recent, _ := k.lib.FindRecent(path)
		backup, _, err := findBackup(k.lib.Backups(recent.ID), key)
		if err != nil {
			return Notice{}, err
		}
		aside, err := restore(path, damagedFile, backup, newest, time.Now())
		return restoredFrom(aside), err
	})
}

// TryAgain opens the project that could not be opened, in case it can be now.
func (k Keeping) TryAgain() (State, error) {
	return stateAfter(k, func(path string) error {
		err := k.open(path)
		if err != nil && k.store == nil {
			k.failed = fault.From(err)
		}
		return err
	})
}

// ail runs fn on the path of the project that could not be opened.
func ail[T any](k Keeping, fn func(path string) (T, error)) (result T, err error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	defer k.seal(&err)
	if k.ailing == "" {
		return result, fault.New(fault.NotFound, "There is no project here that could not be opened.")
	}
	return fn(k.ailing)
}

// stateAfter is ail, and then the state of the project that is open.
func stateAfter(k Keeping, fn func(path string) error) (State, error) {
	if _, err := ail(k, func(path string) (struct{}, error) { return struct{}{}, fn(path) }); err != nil {
		return State{}, err
	}
	return Library(k).State()
}

// replaceBy has mend put a sound file in the place of the project that could not be opened,
// which is kept from other processes meanwhile, and opens that. newest is the revision it
// must count on from.
func (k Keeping) replaceBy(mend func(path string, newest int64) (Notice, error)) (State, error) {
	return stateAfter(k, func(path string) error {
		newest, err := newestOf(path)
		if err != nil {
			return err
		}
		notice, err := underLock(path, func() (Notice, error) { return mend(path, newest) })
		if err != nil {
			return err
		}
		if err := k.open(path); err != nil {
			return err
		}
		k.notices = append(k.notices, notice)
		return nil
	})
}

func underLock(path string, fn func() (Notice, error)) (Notice, error) {
	lock, err := library.Acquire(path)
	if err != nil {
		return Notice{}, err
	}
	notice, err := fn()
	return notice, errors.Join(err, lock.Release())
}

// backupsOf lists the backups of a project that is known from before; none of another.
func backupsOf(lib library.Library, recent library.Recent) ([]library.Backup, error) {
	if recent.ID == "" {
		return nil, nil
	}
	return lib.Backups(recent.ID).List()
}

// survey tells what a repair of the project at path would give; nil if nothing. It leaves nothing behind.
func survey(path string) (*Repair, error) {
	made, err := store.Survey(path)
	if fault.Is(err, fault.Damaged) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	view := viewRepair(made)
	return &view, nil
}

// repair puts what can be read of the project at path in its place, counting on from the
// newest revision there was, and returns where the file as it was is kept. When it fails
// the project is as before.
func repair(path string, newest int64, now time.Time) (made store.Repaired, aside string, err error) {
	fresh := path + unfinished
	removeWithJournals(fresh) // of an attempt that was cut off
	defer removeWithJournals(fresh)
	if made, err = store.Repair(path, fresh); err != nil {
		return made, "", err
	}
	if err := prepareRestored(fresh, newest); err != nil {
		return made, "", err
	}
	aside, err = exchange(path, fresh, damagedFile, now)
	return made, aside, err
}

func viewRepair(r store.Repaired) Repair {
	return Repair{
		Whole: r.Whole, Unjournaled: r.Unjournaled, Unsure: r.Unsure, Moved: r.Moved, Losses: each(r.Losses, same),
		Transcripts: r.Transcripts, Highlights: r.Highlights, Tags: r.Tags, Memos: r.Memos,
		Lost: Lost{r.Lost.Transcripts, r.Lost.Highlights, r.Lost.Tags, r.Lost.Memos},
	}
}

// repairedTo is what the person is told after a repair.
func repairedTo(r Repair, aside string) Notice {
	return Notice{"The project was repaired: " + tellRepair(r) + " The file as it was is kept as “" + filepath.Base(aside) + "”.", offersBackups}
}

// tellRepair says what a repair gives and what is lost.
func tellRepair(r Repair) string {
	told := counted(r.Transcripts, "transcript") + ", " + counted(r.Highlights, "highlight") + ", " +
		counted(r.Tags, "tag") + " and " + counted(r.Memos, "memo") + "."
	switch {
	case r.Whole && r.Unjournaled:
		return told + " What was written last may be missing."
	case r.Whole:
		return told + " Nothing is lost."
	}
	return told + " Lost: " + tellLost(r.Lost) + "the history." + unsureOf(r)
}

func tellLost(l Lost) string {
	told := ""
	for _, lost := range []struct {
		n     int
		thing string
	}{{l.Transcripts, "transcript"}, {l.Highlights, "highlight"}, {l.Tags, "tag"}, {l.Memos, "memo"}} {
		if lost.n > 0 {
			told += counted(lost.n, lost.thing) + ", "
		}
	}
	return told
}

func unsureOf(r Repair) string {
	if r.Unsure {
		return " There may have been more."
	}
	return ""
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
