package app

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// session is the open project and the window on it. The doors share it.
type session struct {
	window Window
	log    *slog.Logger

	mu      sync.Mutex
	lib     library.Library
	lock    *library.Lock
	store   *store.Store
	failed  *fault.Error // why there is no store
	first   string       // the project that was to be opened at the start
	reading string       // the transcript on the page
	dropped []string     // files let fall on the window, until they are imported
	handed  string       // the project that another start was asked to open
	notices []string     // sentences the page should show
	heart   heart

	steps sync.Mutex // held by a write, and by an import, which is one step of many
	batch *batch     // the files about to be imported; nil for none
}

// open takes the project at path in place of the one that is open. A fault leaves that
// one open.
func (s *session) open(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if s.store != nil && s.store.Path() == path {
		return nil
	}
	return s.replace(path, func() (*store.Store, error) { return store.Open(path, howToKeep(path)...) })
}

// create makes a project at path and opens it.
func (s *session) create(path string) error {
	return s.replace(path, func() (*store.Store, error) { return store.Create(path, nameOf(path), howToKeep(path)...) })
}

// replace locks the project at path, opens it, and lets go of the one before.
func (s *session) replace(path string, open func() (*store.Store, error)) error {
	lock, err := library.Acquire(path)
	if err != nil {
		return err
	}
	opened, err := open()
	if err != nil {
		lock.Release()
		return err
	}
	s.close()
	s.store, s.lock, s.failed, s.reading, s.notices = opened, lock, nil, "", nil
	if warning := library.PlaceOf(path).Warning(); warning != "" {
		s.notices = append(s.notices, warning)
	}
	return s.remember()
}

// remember puts the open project at the head of the recent ones.
func (s *session) remember() error {
	info, err := s.store.Info()
	if err != nil {
		return err
	}
	if err := s.lib.Remember(library.Recent{Path: s.store.Path(), ID: info.ID}); err != nil {
		s.log.Warn("remember project", "code", fault.From(err).Code)
	}
	return nil
}

// openFirst opens the project named on the command line, else the one open last, else the
// default one, which it makes if need be.
func (s *session) openFirst(path string) error {
	path, err := s.firstPath(path)
	if err != nil {
		return err
	}
	if s.first = path; path == s.lib.DefaultProject() && !exists(path) {
		return s.create(path)
	}
	return s.open(path)
}

// firstPath is the path of the project to begin with.
func (s *session) firstPath(asked string) (string, error) {
	if asked != "" {
		return filepath.Abs(asked)
	}
	for _, recent := range s.lib.Recent() {
		if exists(recent.Path) {
			return recent.Path, nil
		}
	}
	return s.lib.DefaultProject(), nil
}

// close lets go of the project, with everything in its file.
func (s *session) close() {
	if s.store == nil {
		return
	}
	if err := s.store.Close(); err != nil {
		s.log.Error("close project", "fault", fault.From(err).Code)
	}
	if err := s.lock.Release(); err != nil {
		s.log.Error("release project", "fault", fault.From(err).Code)
	}
	s.store, s.lock = nil, nil
}

// howToKeep chooses how a project is kept by where it lies.
func howToKeep(path string) []store.Option {
	if library.PlaceOf(path).Kind == library.Local {
		return nil
	}
	return []store.Option{store.OnUnsureDisk()}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// nameOf is the name of the project that a file of that path holds.
func nameOf(path string) string {
	return strings.TrimSuffix(filepath.Base(path), store.Extension)
}
