//go:build linux

package store_test

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

const elsewhereVariable = "MANICULE_FAULT_ELSEWHERE"

// elsewhere runs the test once more in a process of its own, with mounts of its own that
// nobody else sees, and reports whether this is that process.
func elsewhere(t *testing.T) bool {
	t.Helper()
	if os.Getenv(elsewhereVariable) == t.Name() {
		if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
			t.Fatal(err)
		}
		return true
	}
	again := exec.Command(must[string](t)(os.Executable()), "-test.run", "^"+t.Name()+"$", "-test.v")
	again.Env = append(os.Environ(), elsewhereVariable+"="+t.Name())
	again.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		again.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		again.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		again.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	out, err := again.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Fatalf("in a process of its own: %v\n%s", err, out)
	}
	t.Logf("in a process of its own:\n%s", out)
	return false
}

// smallDisk is a folder on a disk of that many bytes.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	folder := t.TempDir()
	if err := syscall.Mount("tmpfs", folder, "tmpfs", 0, fmt.Sprint("size=", size)); err != nil {
		t.Fatalf("this machine lets nobody mount a small disk: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(folder, syscall.MNT_DETACH) })
	return folder
}

// ballast fills a disk but for so many bytes, and returns how to free it.
func ballast(t *testing.T, folder string, leave int) (free func()) {
	t.Helper()
	var disk syscall.Statfs_t
	if err := syscall.Statfs(folder, &disk); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(folder, "ballast")
	if err := os.WriteFile(path, make([]byte, max(0, int(disk.Bavail)*int(disk.Bsize)-leave)), 0o600); err != nil {
		t.Fatal(err)
	}
	return func() { os.Remove(path) }
}

// isSaid sees that a fault has the code of the disk and words for the person.
func isSaid(err error) error {
	if f := fault.From(err); f.Code != fault.Storage || f.Message == "" {
		return fmt.Errorf("the fault is %q: %s (%v)", f.Code, f.Message, f.Cause)
	}
	return nil
}

// says compares a store that is open with what it must say.
func says(t *testing.T, s *store.Store, want picture) {
	t.Helper()
	if got := must[picture](t)(look(s)); !got.equal(want) {
		t.Fatal(got.differences(want))
	}
}

// TestF07DiskFull fills the disk while highlights are made. The fault is said, nothing is
// lost, and once there is room the same store goes on.
func TestF07DiskFull(t *testing.T) {
	if !elsewhere(t) {
		return
	}
	for round := range rounds(12, 100) {
		folder := smallDisk(t, 2<<20)
		path := openedIn(t, folder)
		s := must[*store.Store](t)(store.Open(path))
		d := must[*desk](t)(sitDown(s))
		sc := begun("tagging", uint64(round))
		free := ballast(t, folder, round*4096)
		for full := false; !full; {
			a := sc.next()
			if err := sc.play(a, d); err != nil {
				full = true
				if err := isSaid(err); err != nil {
					t.Fatal(err)
				}
				says(t, s, sc.now)
				free()
				if err := sc.play(a, d); err != nil {
					t.Fatalf("with room again: %v", err)
				}
			}
			says(t, s, sc.now)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if err := judge(path, newTimeline("tagging", uint64(round), sc.n), sc.n); err != nil {
			t.Fatal(err)
		}
	}
}

// TestF08DiskFullOnLargeWrites fills the disk while a large file comes in, and while a
// copy is written: each is there wholly or not at all.
func TestF08DiskFullOnLargeWrites(t *testing.T) {
	if !elsewhere(t) {
		return
	}
	says0 := newTimeline("opening", 0, opening).after(opening).now
	n := rounds(8, 60)
	for round := range n {
		folder := smallDisk(t, 5<<20)
		path := openedIn(t, folder)
		s := must[*store.Store](t)(store.Open(path))
		large := transcript.Draft{Title: "Large", Text: strings.Repeat("word ", 100_000), Format: "plain"}
		copyTo := filepath.Join(folder, "copy.manicule")

		free := ballast(t, folder, round*(600<<10)/n) // the copy may find room, the file never
		_, importErr := s.Import(large, "large.txt", []byte("large"), "")
		copyErr := s.SaveCopy(copyTo)
		for _, err := range []error{importErr, copyErr} {
			if err != nil {
				if err := isSaid(err); err != nil {
					t.Error(err)
				}
			}
		}
		if importErr == nil {
			t.Fatal("half a megabyte found room")
		}
		if _, err := os.Stat(copyTo); copyErr != nil && !errors.Is(err, os.ErrNotExist) {
			t.Errorf("a copy that failed left something behind: %v", err)
		}
		says(t, s, says0)
		free()
		os.Remove(copyTo)

		if err := s.SaveCopy(copyTo); err != nil {
			t.Fatalf("with room again: %v", err)
		}
		must[string](t)(s.Import(large, "large.txt", []byte("large"), ""))
		if err := errors.Join(soundAndCalled(s, "p"), s.Close(), judgeCopy(copyTo, says0, true)); err != nil {
			t.Fatal(err)
		}
	}
}

// TestF09FileSizeLimit lets files grow to a limit only: a write that would pass it is a
// fault with words and not the end of the process.
func TestF09FileSizeLimit(t *testing.T) {
	for round := range rounds(4, 40) {
		path := openedIn(t, t.TempDir())
		limit := len(must[[]byte](t)(opened())) + 60_000 + round*1234
		w := start(t, job{Role: "work", Path: path, Kind: "tagging", Seed: uint64(round), Last: opening + 500}, "prlimit", fmt.Sprint("--fsize=", limit))
		w.end()
		failures := w.failures()
		if !w.ProcessState.Exited() || len(failures) == 0 || !strings.Contains(failures[0], string(fault.Storage)) {
			t.Fatalf("the worker ended with %v, having said %q", w.ProcessState, failures)
		}
		acked := w.acked(opening)
		if err := judge(path, newTimeline("tagging", uint64(round), acked+1), acked); err != nil {
			t.Error(err)
		}
	}
}

// injected makes some system calls of a worker fail, and judges the project it leaves.
// The worker tries a failed act again; stubborn faults end it.
func injected(t *testing.T, kind string, seed uint64, acts int, inject string) (failures []string, verdict error) {
	t.Helper()
	path := openedIn(t, t.TempDir())
	calls, _, _ := strings.Cut(inject, ":")
	w := start(t, job{Role: "work", Path: path, Kind: kind, Seed: seed, Last: opening + acts},
		"strace", "-f", "-qq", "-o", "/dev/null", "--seccomp-bpf", "-e", "trace="+calls, "-e", "inject="+inject)
	w.end()
	if !w.ProcessState.Exited() {
		return nil, fmt.Errorf("the worker ended with %v", w.ProcessState)
	}
	acked := w.acked(opening)
	return w.failures(), judge(path, newTimeline(kind, seed, acked+1), acked)
}

// TestF10SyncFails makes the nth sync fail, once and from then on. What was acknowledged
// is there, what could not be synced was not acknowledged.
func TestF10SyncFails(t *testing.T) {
	faults, results := 0, tally{t: t}
	for i := range rounds(24, 120) {
		when := fmt.Sprint(1+i/2, []string{"", "+"}[i%2])
		inject := "fsync,fdatasync:error=EIO:when=" + when
		failures, err := injected(t, "tagging", uint64(i), 6, inject)
		results.note(0, err, inject)
		results.note(0, said(failures), inject)
		faults += len(failures)
	}
	if faults == 0 {
		t.Error("no fault was felt")
	}
	t.Logf("runs with a failing sync %d, faults said %d, wrong %d", results.tried/2, faults, results.failed)
}

// TestF11WriteFails makes the nth write fail, for want of room or with the disk, once and
// from then on.
func TestF11WriteFails(t *testing.T) {
	const points = 4 * 90 // ways by numbers of calls, which is more than there are
	faults, results := 0, tally{t: t}
	n := rounds(30, points)
	for i := range n {
		point := i * points / n
		way := []string{"ENOSPC:when=%d", "EIO:when=%d", "ENOSPC:when=%d+", "EIO:when=%d+"}[i%4]
		inject := "pwrite64:error=" + fmt.Sprintf(way, 1+point/4)
		failures, err := injected(t, "all", uint64(i), 3, inject)
		results.note(0, err, inject)
		results.note(0, said(failures), inject)
		faults += len(failures)
	}
	if faults == 0 {
		t.Error("no fault was felt")
	}
	t.Logf("runs with a failing write %d, faults said %d, wrong %d", results.tried/2, faults, results.failed)
}

// said sees that each of a worker's failures has the code of the disk.
func said(failures []string) error {
	i := slices.IndexFunc(failures, func(line string) bool {
		words := strings.Fields(line)
		return words[2] != string(fault.Storage)
	})
	if i >= 0 {
		return errors.New(failures[i])
	}
	return nil
}

// TestF13OutOfFileHandles takes every handle the process may have. What needs none goes
// on; what needs one says so; and all goes on when there are some again.
func TestF13OutOfFileHandles(t *testing.T) {
	if !elsewhere(t) {
		return
	}
	path, other := openedIn(t, t.TempDir()), openedIn(t, t.TempDir())
	s := must[*store.Store](t)(store.Open(path))
	d := must[*desk](t)(sitDown(s))
	sc := begun("tagging", 13)
	play := func() {
		t.Helper()
		if err := sc.play(sc.next(), d); err != nil {
			t.Fatal(err)
		}
	}
	play()
	if err := syscall.Setrlimit(syscall.RLIMIT_NOFILE, &syscall.Rlimit{Cur: 128, Max: 128}); err != nil {
		t.Fatal(err)
	}
	var taken []*os.File
	for {
		f, err := os.Open(os.DevNull)
		if err != nil {
			break
		}
		taken = append(taken, f)
	}
	if len(taken) < 50 {
		t.Fatalf("only %d handles could be taken", len(taken))
	}
	play()
	for left := range 5 { // a store needs more than one: let them run out at each
		for name, act := range map[string]func() error{
			"open":   func() error { return closed(store.Open(other)) },
			"create": func() error { return closed(store.Create(filepath.Join(t.TempDir(), "new.manicule"), "new")) },
			"copy":   func() error { return s.SaveCopy(filepath.Join(t.TempDir(), "copy.manicule")) },
		} {
			if err := act(); err != nil || left == 0 {
				if err := isSaid(err); err != nil {
					t.Errorf("%s with %d handles left: %v", name, left, err)
				}
			}
		}
		taken[left].Close()
	}
	for _, f := range taken[5:] {
		f.Close()
	}
	play()
	if err := errors.Join(s.SaveCopy(filepath.Join(t.TempDir(), "copy.manicule")), s.Close(), judge(path, newTimeline("tagging", 13, sc.n), sc.n)); err != nil {
		t.Fatal(err)
	}
	must[*store.Store](t)(store.Open(other)).Close()
}

// closed closes what was opened, if it was.
func closed(s *store.Store, err error) error {
	if err != nil {
		return err
	}
	return s.Close()
}

// TestF15ReadOnly opens a project where nothing may be written: a clear fault, and not a
// byte of it changed.
func TestF15ReadOnly(t *testing.T) {
	if !elsewhere(t) {
		return
	}
	for name, readOnly := range map[string]func(path string) string{
		"a file":   func(path string) string { return path },
		"a folder": filepath.Dir,
	} {
		t.Run(name, func(t *testing.T) {
			path := openedIn(t, t.TempDir())
			place := readOnly(path)
			if err := syscall.Mount(place, place, "", syscall.MS_BIND, ""); err != nil {
				t.Fatal(err)
			}
			defer syscall.Unmount(place, syscall.MNT_DETACH)
			if err := syscall.Mount("", place, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
				t.Fatal(err)
			}
			before := sha256.Sum256(must[[]byte](t)(os.ReadFile(path)))
			s, err := store.Open(path)
			if err == nil {
				_, err = s.Rename("other")
				s.Close()
			}
			if err := isSaid(err); err != nil {
				t.Error(err)
			}
			reading, err := store.OpenReadOnly(path)
			if err != nil {
				t.Fatal(err)
			}
			says(t, reading, newTimeline("opening", 0, opening).after(opening).now)
			if err := reading.Close(); err != nil {
				t.Error(err)
			}
			if sha256.Sum256(must[[]byte](t)(os.ReadFile(path))) != before {
				t.Error("the file has changed")
			}
		})
	}
}
