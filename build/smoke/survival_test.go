//go:build smoke

package smoke

import (
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"
)

// TestF16ASecondStartHandsOver: starting the program again leaves one window; the second
// start ends at once and well, and the project it was given is opened in the first.
func TestF16ASecondStartHandsOver(t *testing.T) {
	home := t.TempDir()
	w := openSample(t, home)
	start := func(args ...string) {
		t.Helper()
		second := exec.Command(binary, args...)
		second.Env = append(os.Environ(), environment(home)[1:]...) // without the shim
		if out, err := second.CombinedOutput(); err != nil {
			t.Fatalf("the second start: %v\n%s", err, out)
		}
	}
	start()
	w.tagQuote()
	other := filepath.Join(home, "Other talks.manicule")
	start("import", "--project", other, "../../internal/sample/kerry-rossiya24.txt")
	start(other)
	w.sees("Other talks")
	w.quit()
}

// TestF29TheWebProcessDies: the window comes back within ten seconds, with the note that was saved.
func TestF29TheWebProcessDies(t *testing.T) {
	home := t.TempDir()
	w := openSample(t, home)
	w.tagQuote()
	w.hit("n")
	w.typeInto("the note", note)
	w.seesSaved()
	dead := w.pid
	w.must(syscall.Kill(webProcessOf(t, dead), syscall.SIGKILL))
	began, fresh := time.Now(), 0
	w.until("a new window is at work", func() bool {
		for _, pid := range running(binary) {
			if pid != dead && findChild(pid, "WebKitWebProcess") != 0 {
				fresh = pid
			}
		}
		return fresh != 0
	})
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("the window was away for %v", took)
	}
	w.until("the old window is gone", w.gone)
	w.must(syscall.Kill(fresh, syscall.SIGTERM))
	w.until("the new window is closed", func() bool { return len(running(binary)) == 0 })
	w.close()

	w = open(t, home)
	w.seesMarked(quote)
	w.sees(note)
	w.quit()
}

// TestF30SigtermWhileTyping: what was typed is kept when the system ends the session.
func TestF30SigtermWhileTyping(t *testing.T) {
	home := t.TempDir()
	w := openSample(t, home)
	w.tagQuote()
	w.hit("n")
	w.typeInto("the note", note)
	w.must(syscall.Kill(w.pid, syscall.SIGTERM))
	w.until("the program has ended", w.gone)
	w.close()

	w = open(t, home)
	w.sees(note)
	w.quit()
}

func webProcessOf(t *testing.T, program int) int {
	t.Helper()
	pid := findChild(program, "WebKitWebProcess")
	if pid == 0 {
		t.Fatalf("%d has no web process", program)
	}
	return pid
}

// findChild returns a living child process of a program of that name, 0 if there is none.
func findChild(parent int, name string) int {
	for _, pid := range processes(func(exe string) bool { return filepath.Base(exe) == name }) {
		if fields := stat(pid); fields != nil && fields[1] == strconv.Itoa(parent) && fields[0] != "Z" {
			return pid
		}
	}
	return 0
}

// running returns the processes that run a program.
func running(program string) []int {
	return processes(func(exe string) bool { return exe == program })
}

// processes returns the processes whose executable is wanted.
func processes(wanted func(exe string) bool) (pids []int) {
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	if err != nil {
		return nil
	}
	for _, link := range links {
		exe, err := os.Readlink(link)
		if err != nil || !wanted(exe) {
			continue
		}
		if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(link))); err == nil {
			pids = append(pids, pid)
		}
	}
	return pids
}
