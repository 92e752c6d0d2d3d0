//go:build linux

package store_test

import (
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// killed lets a worker play a script on a fresh project, kills it, and judges what it left.
func killed(t *testing.T, kind string, seed uint64, acts int, delay time.Duration) (path string, tl timeline, acked int, verdict error) {
	path = openedIn(t, t.TempDir())
	w := start(t, job{Role: "work", Path: path, Kind: kind, Seed: seed, Last: opening + acts})
	w.killAfter(delay)
	if failures := w.failures(); len(failures) > 0 {
		return path, tl, 0, errors.New(strings.Join(failures, "; "))
	}
	acked = w.acked(opening)
	tl = newTimeline(kind, seed, acked+1)
	return path, tl, acked, judge(path, tl, acked)
}

// TestF01KillWhileTagging ends a process at work without a word. What it had acknowledged
// is there, and sending its last act again makes nothing double.
func TestF01KillWhileTagging(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 1))
	kills, doubled := tally{t: t}, 0
	for seed := range uint64(rounds(50, 1000)) {
		path, tl, acked, verdict := killed(t, "tagging", seed, 5000, between(rng, 15*time.Millisecond, 75*time.Millisecond))
		kills.note(acked-opening, verdict, "seed", seed, "acked", acked)
		if verdict == nil {
			if err := sendAgain(path, tl, acked); err != nil {
				doubled++
				t.Errorf("seed %d, acked %d, sent again: %v", seed, acked, err)
			}
		}
	}
	t.Logf("kills %d, acknowledged writes %d, lost %d, doubled %d", kills.tried, kills.acked, kills.failed, doubled)
}

// sendAgain does the act that was at hand, whether or not it is in the file, as a window
// does that has had no answer.
func sendAgain(path string, tl timeline, acked int) (err error) {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	d, err := sitDown(s)
	if err != nil {
		return err
	}
	sc := begun(tl.kind, tl.seed)
	sc.advance(acked)
	if err := sc.play(sc.next(), d); err != nil {
		return err
	}
	got, err := look(s)
	if err == nil && !got.equal(sc.now) {
		err = errors.New(got.differences(sc.now))
	}
	return err
}

// TestF04KillDuringImport kills while many files come in. Each is there with its turns,
// its words to search and its bytes, or not at all; and it is known which are still to come.
func TestF04KillDuringImport(t *testing.T) {
	const files = 200
	rng := rand.New(rand.NewPCG(4, 4))
	kills := tally{t: t}
	for seed := range uint64(rounds(10, 200)) {
		path, tl, acked, verdict := killed(t, "import", seed, files, between(rng, 10*time.Millisecond, 700*time.Millisecond))
		kills.note(acked-opening, verdict, "seed", seed, "acked", acked)
		if verdict == nil {
			knowsWhatIsToCome(t, path, tl, acked)
		}
	}
	t.Logf("kills during import %d, acknowledged imports %d, lost %d", kills.tried, kills.acked, kills.failed)
}

func knowsWhatIsToCome(t *testing.T, path string, tl timeline, acked int) {
	s := must[*store.Store](t)(store.Open(path))
	defer s.Close()
	for source, tr := range tl.after(acked + 1).now.Transcripts {
		_, certain := tl.after(acked).now.Transcripts[source]
		title := must[string](t)(s.ImportedFrom(sumOf(source)))
		if certain && title != tr.Title {
			t.Errorf("%s is in the project and called %q", source, title)
		}
	}
}

// create makes a project.
func create(j job) error {
	say("READY")
	s, err := store.Create(j.Path, "p")
	if err != nil {
		return err
	}
	say("ACK 1")
	err = s.Close()
	say("DONE")
	return err
}

// TestF05KillDuringCreation kills while the schema is laid. Afterwards there is a whole
// project or none; a half one does not open, and the person can start over where they wanted to.
func TestF05KillDuringCreation(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 5))
	kills := tally{t: t}
	for round := range rounds(30, 300) {
		path := filepath.Join(t.TempDir(), "p.manicule")
		w := start(t, job{Role: "create", Path: path})
		if round > 0 { // the first may finish
			w.killAfter(between(rng, 0, time.Duration(1+2*(round%30))*time.Millisecond))
		} else if err := w.end(); err != nil {
			t.Fatal(err, w.heard)
		}
		kills.note(w.acked(0), judgeCreation(path, w.acked(0) == 1), "round", round)
	}
	if kills.acked == 0 {
		t.Error("no project was created at all")
	}
	t.Logf("kills while creating %d, created %d, half made %d", kills.tried-1, kills.acked, kills.failed)
}

func judgeCreation(path string, acked bool) error {
	s, err := store.Open(path)
	switch {
	case err == nil:
		return errors.Join(soundAndCalled(s, "p"), s.Close())
	case acked:
		return errors.Join(errLost, err)
	case fault.From(err).Code == fault.Internal:
		return err
	}
	if s, err = store.Create(path, "again"); err != nil {
		return errors.Join(errors.New("what was left can neither be opened nor be made again"), err)
	}
	return errors.Join(soundAndCalled(s, "again"), s.Close())
}

func soundAndCalled(s *store.Store, name string) error {
	info, err := s.Info()
	if err == nil && info.Name != name {
		err = errors.New("it is called " + info.Name)
	}
	problems, checkErr := s.Check()
	if len(problems) > 0 {
		checkErr = errors.New(strings.Join(problems, "; "))
	}
	return errors.Join(err, checkErr)
}

// saveCopy saves a copy of a project.
func saveCopy(j job) error {
	s, err := store.Open(j.Path)
	if err != nil {
		return err
	}
	say("READY")
	if err := s.SaveCopy(j.Args[0]); err != nil {
		return err
	}
	say("ACK 1")
	err = s.Close()
	say("DONE")
	return err
}

// heavy is a project of several megabytes, and what it says.
func heavy(t *testing.T, dir string) (path string, says picture) {
	path = openedIn(t, dir)
	s := must[*store.Store](t)(store.Open(path))
	bytes := make([]byte, 4<<20)
	rand.NewChaCha8([32]byte{6}).Read(bytes)
	must[string](t)(s.Import(transcript.Draft{Title: "Heavy", Text: "Heavy.", Format: "plain"}, "heavy.txt", bytes, ""))
	says = must[picture](t)(look(s))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path, says
}

// TestF06KillDuringSaveCopy kills while a copy is written. A file of the copy's name is a
// whole project; the project itself has not changed.
func TestF06KillDuringSaveCopy(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 6))
	path, says := heavy(t, t.TempDir())
	kills, litter := tally{t: t}, 0
	for round := range rounds(30, 300) {
		target := filepath.Join(t.TempDir(), "copy.manicule")
		w := start(t, job{Role: "copy", Path: path, Args: []string{target}})
		if round > 0 { // the first may finish
			w.killAfter(between(rng, 0, time.Duration(1+2*(round%30))*time.Millisecond))
		} else if err := w.end(); err != nil {
			t.Fatal(err, w.heard)
		}
		kills.note(w.acked(0), judgeCopy(target, says, w.acked(0) == 1), "round", round)
		litter += len(must[[]os.DirEntry](t)(os.ReadDir(filepath.Dir(target))))
	}
	kills.note(0, judgeCopy(path, says, true), "the project")
	if kills.acked == 0 {
		t.Error("no copy was made at all")
	}
	t.Logf("kills while copying %d, copied %d, half copies %d, files left in all %d", kills.tried-2, kills.acked, kills.failed, litter)
}

// judgeCopy finds a copy whole, or finds none where none was promised.
func judgeCopy(path string, says picture, acked bool) (err error) {
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) && !acked {
		return nil
	}
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.Close()) }()
	got, err := look(s)
	if err == nil && !got.equal(says) {
		err = errors.New(got.differences(says))
	}
	return errors.Join(err, soundAndCalled(s, says.Name))
}
