package app

import (
	"os"
	"path/filepath"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// Library is the window's door to the project as a whole.
type Library struct{ *session }

// State returns what the window shows first.
func (l Library) State() (State, error) {
	return read(l.session, l.viewState)
}

// NewProject asks where, makes a project there and opens it. When the dialog is canceled
// the state is that of the project still open.
func (l Library) NewProject() (State, error) {
	path, err := l.window.SaveFile("New project", "Interviews"+store.Extension)
	return l.switchTo(path, err, func(path string) error { return l.create(withExtension(path)) })
}

// OpenProject asks which project file to open.
func (l Library) OpenProject() (State, error) {
	path, err := l.window.OpenFile("Open project", "Manicule projects", "*"+store.Extension)
	return l.switchTo(path, err, l.open)
}

// OpenRecent opens a project of State.Recent.
func (l Library) OpenRecent(key string) (State, error) {
	if _, known := l.lib.FindRecent(key); !known {
		return State{}, fault.New(fault.Refused, "This project is not among the recent ones.").WithHint("Open it with Open….")
	}
	return l.switchTo(key, nil, l.open)
}

// OpenHanded opens the project that another start of the program was asked to open.
func (l Library) OpenHanded() (State, error) {
	l.mu.Lock()
	path := l.handed
	l.handed = ""
	l.mu.Unlock()
	return l.switchTo(path, nil, l.open)
}

// switchTo makes the project at path the open one, with act, and returns its state. An
// empty path, from a canceled dialog, changes nothing.
func (l Library) switchTo(path string, dialogErr error, act func(string) error) (State, error) {
	if err := func() (err error) {
		l.mu.Lock()
		defer l.mu.Unlock()
		defer l.seal(&err)
		if dialogErr != nil || path == "" {
			return dialogErr
		}
		return act(path)
	}(); err != nil {
		return State{}, err
	}
	return l.State()
}

// SaveCopy asks where and saves a copy of the project there. It returns the copy's path,
// empty if canceled.
func (l Library) SaveCopy() (string, error) {
	name, err := read(l.session, func(st *store.Store) (string, error) { return nameOf(st.Path()), nil })
	if err != nil {
		return "", err
	}
	path, err := l.window.SaveFile("Save a copy", name+" copy"+store.Extension)
	if err != nil || path == "" {
		return "", err
	}
	return read(l.session, func(st *store.Store) (string, error) {
		path := withExtension(path)
		if path == st.Path() {
			return "", fault.New(fault.Refused, "A copy needs another name than the project itself.")
		}
		return path, saveCopyOver(st, path)
	})
}

// saveCopyOver saves a copy to path. A file that stands there (the dialog has asked) gives
// way only when the copy is whole.
func saveCopyOver(st *store.Store, path string) error {
	whole := path + ".part"
	os.Remove(whole)
	if err := st.SaveCopy(whole); err != nil {
		return err
	}
	if err := os.Rename(whole, path); err != nil {
		os.Remove(whole)
		return fault.New(fault.Storage, "The copy could not be saved as %s.", filepath.Base(path)).WithCause(err)
	}
	return nil
}

func withExtension(path string) string {
	if strings.HasSuffix(path, store.Extension) {
		return path
	}
	return path + store.Extension
}

// RenameProject changes the project's name, not its file.
func (l Library) RenameProject(name string) (Change, error) {
	return write(l.session, func(st *store.Store) (store.Change, error) { return st.Rename(name) })
}

// Undo takes back the last step.
func (l Library) Undo() (Change, error) { return write(l.session, (*store.Store).Undo) }

// Redo does again the step undone last.
func (l Library) Redo() (Change, error) { return write(l.session, (*store.Store).Redo) }

// SaveSettings keeps the person's settings. When the history is to hold less the oldest
// steps of the open project go at once.
func (l Library) SaveSettings(settings Settings) (err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	defer l.seal(&err)
	before := l.lib.Settings().HistorySteps
	if err := l.lib.SaveSettings(settingsOf(settings)); err != nil {
		return err
	}
	if now := l.lib.Settings().HistorySteps; l.store != nil && now != before {
		return l.store.KeepSteps(now)
	}
	return nil
}

// SetMenus says what the menu bar is to hold, where the system has one.
func (l Library) SetMenus(menus []Menu) { l.window.SetMenu(menus) }

// Flushed says that the page has sent all it had: the window may close.
func (l Library) Flushed() { l.window.Close() }
