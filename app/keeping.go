package app

import (
	"time"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// Keeping is the window's door to what keeps the work safe: the history, the trash, the
// backups.
type Keeping struct{ *session }

// Steps returns the history, the latest step first. Undone steps can be done again.
func (k Keeping) Steps() ([]Step, error) {
	return read(k.session, func(st *store.Store) ([]Step, error) {
		history, err := st.Steps()
		return each(history, viewStep), err
	})
}

// GoTo undoes or redoes all that lies between now and the moment when the step was the
// last one done; 0 is the moment before the first.
func (k Keeping) GoTo(stepID int) (Change, error) {
	return write(k.session, func(st *store.Store) (store.Change, error) { return st.GoTo(int64(stepID)) })
}

// ClearHistory erases the history: nothing before this moment can be undone. Sweep has to be called
// after it until all is done.
func (k Keeping) ClearHistory() (History, error) {
	return read(k.session, func(st *store.Store) (History, error) { return historyAfter(st, st.ClearHistory()) })
}

// Trash returns what was removed in the last 30 days, the latest first.
func (k Keeping) Trash() ([]Trashed, error) {
	return read(k.session, func(st *store.Store) ([]Trashed, error) {
		trash, err := st.Trash()
		return each(trash, viewTrashed), err
	})
}

// BringBack puts something from the trash back where it was.
func (k Keeping) BringBack(id string) (Change, error) {
	return write(k.session, func(st *store.Store) (store.Change, error) { return st.BringBack(id) })
}

// DeleteForGood erases things in the trash, and the history with them, since it holds
// their words too. Sweep has to be called after it until all is done.
func (k Keeping) DeleteForGood(ids []string) (History, error) {
	return read(k.session, func(st *store.Store) (History, error) { return historyAfter(st, st.DeleteForGood(ids)) })
}

// historyAfter returns the history as it is after an act on it.
func historyAfter(st *store.Store, err error) (History, error) {
	if err != nil {
		return History{}, err
	}
	h, err := st.History()
	return History(h), err
}

// Backups lists the project's backups, the newest first.
func (k Keeping) Backups() ([]Backup, error) { return read(k.session, k.listBackups) }

// BackUpNow makes a backup at once, and returns all of them.
func (k Keeping) BackUpNow() ([]Backup, error) {
	return read(k.session, func(st *store.Store) ([]Backup, error) {
		if _, err := backUp(k.lib, st); err != nil {
			return nil, err
		}
		return k.listBackups(st)
	})
}

func (k Keeping) listBackups(st *store.Store) ([]Backup, error) {
	info, err := st.Info()
	if err != nil {
		return nil, err
	}
	all, err := k.lib.Backups(info.ID).List()
	return each(all, viewBackup), err
}

// Restore puts a backup in the project's place and opens it. The file as it was is kept
// beside it.
func (k Keeping) Restore(key string) (State, error) {
	_, err := read(k.session, func(st *store.Store) (struct{}, error) { return struct{}{}, k.restoreOpen(st, key) })
	if err != nil {
		return State{}, err
	}
	return Library(k).State()
}

// restoreOpen closes the project, restores it and opens it again, whichever way it went.
func (k Keeping) restoreOpen(st *store.Store, key string) error {
	info, err := st.Info()
	if err != nil {
		return err
	}
	backup, newest, err := findBackup(k.lib.Backups(info.ID), key)
	if err != nil {
		return err
	}
	revision, err := st.Revision()
	if err != nil {
		return err
	}
	if err := st.Close(); err != nil {
		return err
	}
	aside, restoreErr := restore(st.Path(), beforeRestoring, backup, max(newest, revision), st.Now())
	reopened, err := openProject(st.Path(), k.ownLibrary)
	if err != nil {
		k.store, k.failed, k.ailing = nil, fault.From(err), st.Path()
		return err
	}
	k.store, k.shown, k.gone = reopened, [2]string{}, false
	go k.tend(reopened)
	if restoreErr == nil {
		k.notices = append(k.notices, restoredFrom(aside))
	}
	return restoreErr
}

// Beat says that the page is alive. When the beats end since the process that draws the
// page has died, the program starts anew.
func (k Keeping) Beat() { k.heart.beat(time.Now()) }
