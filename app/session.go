package app

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// session is the open project and the window on it. The doors share it.
type session struct {
	window Window
	log    *slog.Logger
	now    func() time.Time // when an export is made; nil for the clock's

	mu       sync.Mutex
	lib      library.Library
	lock     *library.Lock
	store    *store.Store
	failed   *fault.Error // why there is no store
	ailing   string       // the project that could not be opened last
	shown    [2]string    // the transcripts on the page: the one worked on, and in a split view the other
	views    views        // answers about excerpts that the page looks into
	searches searches
	dropped  []string // files let fall on the window, until they are imported
	handed   string   // the project that another start was asked to open
	notices  []Notice // what the page should show
	gone     bool     // the file was not in its place when it was looked at last
	heart    heart
	exports  exports

	codebook incomingCodebook // chosen to be taken in
	table    *incomingTable   // the spreadsheet about to be taken in; nil for none

	writing atomic.Pointer[store.Store] // that a write has; nil for none

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
	err = s.replace(func() (*store.Store, *library.Lock, error) { return take(path, s.ownLibrary) })
	if fault.Is(err, fault.Damaged) {
		s.ailing = path
	}
	return err
}

func (s *session) ownLibrary() (library.Library, error) { return s.lib, nil }

// create makes a project at path and opens it.
func (s *session) create(path string) error {
	return s.replace(func() (*store.Store, *library.Lock, error) { return takeNew(path, s.ownLibrary) })
}

// replace takes a project and lets go of the one before.
func (s *session) replace(take func() (*store.Store, *library.Lock, error)) error {
	opened, lock, err := take()
	if err != nil {
		return err
	}
	s.close()
	s.store, s.lock, s.failed, s.ailing, s.shown, s.views, s.gone = opened, lock, nil, "", [2]string{}, views{last: s.views.last}, false
	s.notices = noticesOf(opened)
	go s.tend(opened)
	return s.remember()
}

// remember puts the open project at the head of the recent ones, and tells when it is
// older than it was.
func (s *session) remember() error {
	info, err := s.store.Info()
	if err != nil {
		return err
	}
	revision, err := s.store.Revision()
	if err != nil {
		return err
	}
	path := s.store.Path()
	if last, known := s.lib.FindRecent(path); known && last.ID == info.ID && last.Revision > revision {
		s.notices = append(s.notices, olderThan(last.Revision-revision))
	}
	if err := s.lib.Remember(library.Recent{Path: path, ID: info.ID, Revision: revision}); err != nil {
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
	if path == s.lib.DefaultProject() && !exists(path) {
		return s.create(path)
	}
	if err = s.open(path); err != nil {
		s.ailing = path
	}
	return err
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
	s.noteRevision()
	if err := s.store.Close(); err != nil {
		s.log.Error("close project", "fault", fault.From(err).Code)
	}
	if err := s.lock.Release(); err != nil {
		s.log.Error("release project", "fault", fault.From(err).Code)
	}
	s.store, s.lock = nil, nil
}

// noteRevision remembers how far the project has come.
func (s *session) noteRevision() {
	revision, err := s.store.Revision()
	if err == nil {
		err = s.lib.Saw(s.store.Path(), revision)
	}
	if err != nil {
		s.log.Warn("note revision", "code", fault.From(err).Code)
	}
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// nameOf is the name of the project that a file of that path holds.
func nameOf(path string) string {
	return strings.TrimSuffix(filepath.Base(path), store.Extension)
}
