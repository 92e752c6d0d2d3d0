package app

import (
	"fmt"
	"path/filepath"
	"strings"

	"manicule/internal/library"
	"manicule/internal/store"
)

// take opens the project at path and keeps it to this process. Where it can't be written
// it is opened for reading only, which needs no lock.
func take(path string, find findLibrary) (*store.Store, *library.Lock, error) {
	if exists(path) && !library.Writable(path) {
		st, err := store.OpenReadOnly(path)
		return st, nil, err
	}
	return locked(path, func() (*store.Store, error) { return openProject(path, find) })
}

// takeNew makes a project at path.
func takeNew(path string, find findLibrary) (*store.Store, *library.Lock, error) {
	return locked(path, func() (*store.Store, error) { return createProject(path, find) })
}

func locked(path string, open func() (*store.Store, error)) (*store.Store, *library.Lock, error) {
	lock, err := library.Acquire(path)
	if err != nil {
		return nil, nil, err
	}
	st, err := open()
	if err != nil {
		lock.Release()
		return nil, nil, err
	}
	return st, lock, nil
}

// findLibrary finds the person's folders: for the copy of an older project, and their settings.
type findLibrary func() (library.Library, error)

// howToKeep chooses how a project is kept by where it lies.
func howToKeep(path string) []store.Option {
	if library.PlaceOf(path).Kind == library.Local {
		return nil
	}
	return []store.Option{store.OnUnsureDisk()}
}

// What a notice may offer to do.
const (
	offersNothing = ""
	offersBackups = "backups" // look through them
	offersCopy    = "copy"    // save one
)

// noticesOf are what the person should know of a project that has been opened.
func noticesOf(st *store.Store) []Notice {
	notices := []Notice{}
	if st.ReadOnly() {
		notices = append(notices, Notice{"This project can’t be written where it lies, so it is open for reading only. A copy can be worked on.", offersCopy})
	} else if warning := library.PlaceOf(st.Path()).Warning(); warning != "" {
		notices = append(notices, Notice{warning, offersNothing})
	}
	if names := library.Conflicts(st.Path()); len(names) > 0 {
		notices = append(notices, Notice{"Beside this project lies “" + strings.Join(names, "”, “") +
			"”, made by a program that copies files between computers: what was done on another one may be there and not here. Open it to see.", offersNothing})
	}
	return notices
}

// olderThan is what the person is told when the file has fewer changes than it had.
func olderThan(missing int64) Notice {
	changes := "1 change is"
	if missing > 1 {
		changes = fmt.Sprintf("%d changes are", missing)
	}
	return Notice{"This file is older than the one you worked on last: " + changes +
		" not in it. It may have been put back by hand, or by a program that copies files between computers.", offersBackups}
}

// restoredFrom is what the person is told after restoring.
func restoredFrom(aside string) Notice {
	return Notice{"The project was restored from a backup. The file as it was is kept as “" + filepath.Base(aside) + "”.", offersNothing}
}
