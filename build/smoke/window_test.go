//go:build smoke

package smoke

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long anything may take before a test gives up on it.
const patience = 20 * time.Second

var (
	binary string // the program under test
	shim   string // the library that lets WebKitWebDriver in
)

func TestMain(m *testing.M) {
	code, err := prepare(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func prepare(m *testing.M) (int, error) {
	scratch, err := os.MkdirTemp("", "manicule-smoke-")
	if err != nil {
		return 0, err
	}
	defer os.RemoveAll(scratch)
	if binary = os.Getenv("MANICULE_BINARY"); binary == "" {
		binary = "../bin/manicule"
	}
	if binary, err = filepath.Abs(binary); err != nil {
		return 0, err
	}
	if _, err = os.Stat(binary); err != nil {
		return 0, fmt.Errorf("build the program first: %w", err)
	}
	shim = filepath.Join(scratch, "shim.so")
	if err := compileShim(shim); err != nil {
		return 0, err
	}
	return m.Run(), nil
}

// compileShim links against the WebKitGTK that the program was built with.
func compileShim(to string) error {
	flags, err := pkgConfig("webkit2gtk-4.1")
	if err != nil {
		flags, err = pkgConfig("webkit2gtk-4.0")
	}
	if err != nil {
		return err
	}
	args := append([]string{"-shared", "-fPIC", "-o", to, "testdata/automation_shim.c"}, flags...)
	if out, err := exec.Command("cc", args...).CombinedOutput(); err != nil {
		return fmt.Errorf("compile the shim: %w\n%s", err, out)
	}
	return nil
}

func pkgConfig(name string) ([]string, error) {
	out, err := exec.Command("pkg-config", "--cflags", "--libs", name).Output()
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", name, err)
	}
	return strings.Fields(string(out)), nil
}

// window is the running program.
type window struct {
	testing.TB
	*driver
	program string    // the file that runs
	pid     int       // its process
	page    int       // the process that started what shows its page, where that is not the program
	server  *exec.Cmd // WebKitWebDriver, which started it
	home    string    // the person's folder: settings, data and files
	patient int       // how many times the usual patience it has
}

// open starts the program for the person whose folder is home, and waits until its page is there.
func open(t testing.TB, home string) *window {
	t.Helper()
	return openProgram(t, binary, home)
}

func openProgram(t testing.TB, program, home string) *window {
	t.Helper()
	return openUnder(t, nil, program, home)
}

// openUnder starts everything as the arguments of another command; nil for none.
func openUnder(t testing.TB, watcher []string, program, home string) *window {
	t.Helper()
	port := freePort(t)
	w := &window{TB: t, driver: newDriver(port), program: program, home: home}
	command := append(watcher, "WebKitWebDriver", "--port="+strconv.Itoa(port))
	w.server = exec.Command(command[0], command[1:]...)
	w.server.Env = append(os.Environ(), environment(home)...)
	w.server.WaitDelay = time.Second // a watcher may outlive it and hold on to its output
	var said bytes.Buffer
	w.server.Stdout, w.server.Stderr = &said, &said
	if err := w.server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if t.Failed() {
			t.Logf("the program said:\n%s", said.String())
		}
	})
	t.Cleanup(w.close)
	w.until("WebKitWebDriver answers", w.ready)
	if err := w.start(program); err != nil {
		t.Fatalf("start %s: %v", program, err)
	}
	w.pid = w.findProgram()
	w.until("the page is loaded", func() bool {
		var state string
		return w.run(`return document.readyState`, &state) == nil && state == "complete"
	})
	return w
}

func environment(home string) []string {
	return []string{
		"LD_PRELOAD=" + shim,
		"HOME=" + home,
		"XDG_CONFIG_HOME=" + filepath.Join(home, ".config"),
		"XDG_DATA_HOME=" + filepath.Join(home, ".local/share"),
		"XDG_STATE_HOME=" + filepath.Join(home, ".local/state"),
		"XDG_CACHE_HOME=" + filepath.Join(home, ".cache"),
		"E2E_DIALOG=" + dialogFile(home),
		"GTK_USE_PORTAL=0",
		"NO_AT_BRIDGE=1",
		"LC_ALL=C.UTF-8",
	}
}

func dialogFile(home string) string { return filepath.Join(home, "answer-to-next-dialog") }

// answerDialog has the next file dialog choose a path.
func (w *window) answerDialog(path string) {
	w.Helper()
	w.must(os.WriteFile(dialogFile(w.home), []byte(path), 0o600))
}

func freePort(t testing.TB) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().(*net.TCPAddr).Port
}

// findProgram looks for the process that runs the program with WebKitWebDriver as its parent.
func (w *window) findProgram() int {
	w.Helper()
	links, err := filepath.Glob("/proc/[0-9]*/exe")
	w.must(err)
	for _, link := range links {
		if target, err := os.Readlink(link); err != nil || target != w.program {
			continue
		}
		pid, err := strconv.Atoi(filepath.Base(filepath.Dir(link)))
		w.must(err)
		if fields := stat(pid); fields != nil && fields[1] == strconv.Itoa(w.server.Process.Pid) {
			return pid
		}
	}
	w.Fatal("the program's process is not to be found")
	return 0
}

// stat returns the fields of /proc/PID/stat that follow the program's name, from its state on; nil if it is gone.
func stat(pid int) []string {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return nil
	}
	_, rest, _ := strings.Cut(string(content), ") ")
	return strings.Fields(rest)
}

// gone says whether the program has ended; a process that nobody waited for yet has ended too.
func (w *window) gone() bool {
	fields := stat(w.pid)
	return fields == nil || fields[0] == "Z" || fields[0] == "X"
}

// quit ends the program as its menu does. The call itself may get no answer: who would give it is gone.
func (w *window) quit() {
	w.Helper()
	_ = w.run(`window.runtime.Quit()`, nil)
	w.until("the program has ended", w.gone)
	w.close()
}

// kill ends the program without a warning.
func (w *window) kill() {
	w.Helper()
	w.must(syscall.Kill(w.pid, syscall.SIGKILL))
	w.until("the program has ended", w.gone)
	w.close()
}

// close ends whatever still runs. It may be called again.
func (w *window) close() {
	if w.server.ProcessState != nil {
		return
	}
	if w.Failed() {
		w.picture()
	}
	if w.pid != 0 && !w.gone() {
		_ = w.end() // the program may be going on its own
	}
	_ = w.server.Process.Kill()
	var ended *exec.ExitError
	if err := w.server.Wait(); err != nil && !errors.As(err, &ended) && !errors.Is(err, exec.ErrWaitDelay) {
		w.Error(err)
	}
}

// picture keeps what the screen shows.
func (w *window) picture() {
	file := filepath.Join("..", "tmp", "smoke-"+strings.ReplaceAll(w.Name(), "/", "-")+".png")
	_ = os.MkdirAll(filepath.Dir(file), 0o755)
	if out, err := exec.Command("import", "-window", "root", file).CombinedOutput(); err != nil {
		w.Logf("no picture: %v\n%s", err, out)
		return
	}
	w.Logf("the screen is in build/tmp/%s", filepath.Base(file))
}

// must ends the test at an error.
func (w *window) must(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

// until waits for something to become true.
func (w *window) until(what string, holds func() bool) {
	w.Helper()
	most := patience * time.Duration(max(w.patient, 1))
	for deadline := time.Now().Add(most); !holds(); <-time.After(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			w.Fatalf("waited %s in vain: %s", most, what)
		}
	}
}
