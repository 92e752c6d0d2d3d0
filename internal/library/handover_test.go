package library

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"manicule/internal/fault"
)

// listenIn names the folder in which the test program, started again, listens until it is killed.
const listenIn = "LIBRARY_TEST_LISTEN_IN"

func TestMain(m *testing.M) {
	os.Unsetenv("XDG_RUNTIME_DIR") // the person's own window is not met
	if state := os.Getenv(listenIn); state != "" {
		if _, err := (Library{state: state}).Listen(func(string) {}); err != nil {
			panic(err)
		}
		os.Stdout.WriteString("listening\n")
		io.Copy(io.Discard, os.Stdin)
	}
	os.Exit(m.Run())
}

// newMeeting is a library with a short path, since that of a socket may have 107 bytes only.
func newMeeting(t *testing.T) Library {
	t.Helper()
	state, err := os.MkdirTemp("", "m")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(state) })
	return Library{state: state}
}

// listen gives a channel of what is handed over.
func listen(t *testing.T, l Library) (io.Closer, <-chan string) {
	t.Helper()
	opened := make(chan string, 100)
	closer, err := l.Listen(func(project string) { opened <- project })
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { closer.Close() })
	return closer, opened
}

func TestHandOver(t *testing.T) {
	l := newMeeting(t)
	_, opened := listen(t, l)
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	long := "/" + strings.Repeat("long/", 4096/5)
	for project, want := range map[string]string{
		"":                           "",
		"/home/me/My study.manicule": "/home/me/My study.manicule",
		"study.manicule":             filepath.Join(here, "study.manicule"),
		"/a/..//b/\"quoted\"\n☞":     "/b/\"quoted\"\n☞",
		"/not/unicode/\xff\xfe":      "/not/unicode/\xff\xfe",
		long:                         filepath.Clean(long),
	} {
		if handed, err := l.HandOver(project); !handed || err != nil {
			t.Fatalf("%q: %v, %v", project, handed, err)
		}
		if got := <-opened; got != want {
			t.Errorf("%q was opened as %q", project, got)
		}
	}
}

func TestNobodyListens(t *testing.T) {
	l := newMeeting(t)
	if handed, err := l.HandOver("/study.manicule"); handed || err != nil {
		t.Errorf("at first: %v, %v", handed, err)
	}
	closer, _ := listen(t, l)
	if err := errors.Join(closer.Close(), closer.Close()); err != nil {
		t.Error(err)
	}
	if handed, err := l.HandOver("/study.manicule"); handed || err != nil {
		t.Errorf("after closing: %v, %v", handed, err)
	}
	if _, err := os.Stat(l.socket() + ".sock"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("the socket is still there: %v", err)
	}
	listen(t, l) // and can again
}

func TestALiveListenerIsNotRobbed(t *testing.T) {
	l := newMeeting(t)
	_, opened := listen(t, l)
	for range 3 {
		if _, err := l.Listen(func(string) {}); !fault.Is(err, fault.Locked) {
			t.Fatalf("a second listener: %v", err)
		}
	}
	if handed, err := l.HandOver("/study.manicule"); !handed || err != nil || <-opened != "/study.manicule" {
		t.Errorf("the first hears no more: %v, %v", handed, err)
	}
}

func TestTheSocketIsForThePersonAlone(t *testing.T) {
	l := newMeeting(t)
	listen(t, l)
	for _, ending := range []string{".sock", ".lock"} {
		info, err := os.Stat(l.socket() + ending)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o600 {
			t.Errorf("%s has mode %o", ending, info.Mode().Perm())
		}
	}
}

func TestWhereTheyMeet(t *testing.T) {
	own, shared := t.TempDir(), t.TempDir()
	if err := errors.Join(os.Chmod(own, 0o700), os.Chmod(shared, 0o755)); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(own, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := Library{state: "/state"}
	for runtime, want := range map[string]string{
		own: own, shared: "/state", file: "/state", "": "/state", "relative": "/state", own + "/none": "/state",
	} {
		t.Setenv("XDG_RUNTIME_DIR", runtime)
		if got := filepath.Dir(l.socket()); got != want {
			t.Errorf("%q: they meet in %s", runtime, got)
		}
	}
	t.Setenv("XDG_RUNTIME_DIR", own)
	if l.socket() == (Library{state: "/other"}).socket() {
		t.Error("starts with other folders meet")
	}
	if name := filepath.Base(l.socket()); len(name) != len("manicule-01234567") {
		t.Errorf("it is called %s", name)
	}
}

func TestAListenerThatWasKilled(t *testing.T) {
	l := newMeeting(t)
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), listenIn+"="+l.state)
	stdin, inErr := child.StdinPipe()
	stdout, outErr := child.StdoutPipe()
	if err := errors.Join(inErr, outErr, child.Start()); err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	if line, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
		t.Fatalf("%q, %v", line, err)
	}
	if handed, err := l.HandOver("/study.manicule"); !handed || err != nil {
		t.Fatalf("while it lives: %v, %v", handed, err)
	}
	if _, err := l.Listen(func(string) {}); !fault.Is(err, fault.Locked) {
		t.Fatalf("while it lives, another listens: %v", err)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	child.Wait() // its error says that it was killed
	if _, err := os.Stat(l.socket() + ".sock"); err != nil {
		t.Fatalf("it left no stale socket: %v", err)
	}
	if handed, err := l.HandOver("/study.manicule"); handed || err != nil {
		t.Errorf("once it is dead: %v, %v", handed, err)
	}
	_, opened := listen(t, l)
	if handed, err := l.HandOver("/study.manicule"); !handed || err != nil || <-opened != "/study.manicule" {
		t.Errorf("to the next: %v, %v", handed, err)
	}
}

func TestFiftyStartsAtOnce(t *testing.T) {
	const starts = 50
	for range 5 {
		l := newMeeting(t)
		opened := make(chan string, starts)
		var (
			mu      sync.Mutex
			closers []io.Closer
			all     sync.WaitGroup
			begin   = make(chan struct{})
		)
		for range starts {
			all.Go(func() {
				<-begin
				closer, err := l.ListenOrHandOver("/study.manicule", func(project string) { opened <- project })
				if err != nil {
					t.Error(err)
				}
				if closer != nil {
					mu.Lock()
					closers = append(closers, closer)
					mu.Unlock()
				}
			})
		}
		close(begin)
		all.Wait()
		if len(closers) != 1 {
			t.Fatalf("%d listen", len(closers))
		}
		for range starts - 1 {
			if got := <-opened; got != "/study.manicule" {
				t.Errorf("%q was opened", got)
			}
		}
		if err := closers[0].Close(); err != nil || len(opened) > 0 {
			t.Errorf("%v; %d too many were opened", err, len(opened))
		}
	}
}

func TestWhatWasReceivedIsOpenedOneByOne(t *testing.T) {
	l := newMeeting(t)
	begun, goOn, opened := make(chan struct{}), make(chan struct{}), make(chan string, 2*heardAtOnce)
	closer, err := l.Listen(func(project string) { begun <- struct{}{}; <-goOn; opened <- project })
	if err != nil {
		t.Fatal(err)
	}
	hand := func() bool {
		handed, err := l.HandOver("/study.manicule")
		if err != nil {
			t.Error(err)
		}
		return handed
	}
	if !hand() {
		t.Fatal("the first was not received")
	}
	<-begun // and is being opened, for as long as it takes
	for i := range heardAtOnce {
		if !hand() {
			t.Fatalf("%d in line, and the next is not received", i)
		}
	}
	if hand() {
		t.Error("the line has no end")
	}
	if err := closer.Close(); err != nil {
		t.Fatal(err)
	}
	goOn <- struct{}{}
	for range heardAtOnce {
		<-begun
		goOn <- struct{}{}
	}
	for range heardAtOnce + 1 {
		<-opened
	}
}

func TestAListenerBearsAnything(t *testing.T) {
	l := newMeeting(t)
	_, opened := listen(t, l)
	line := func(project string) []byte {
		data, err := json.Marshal(handedOver{Project: []byte(project)})
		if err != nil {
			t.Fatal(err)
		}
		return append(data, '\n')
	}
	tests := map[string][]byte{
		"nothing":              {},
		"no line's end":        bytes.TrimSpace(line("/study.manicule")),
		"no JSON":              []byte("open sesame\n"),
		"another kind of JSON": []byte("[1, 2]\n"),
		"not base64":           []byte(`{"project":"/study.manicule"}` + "\n"),
		"a relative path":      line("../study.manicule"),
		"an empty line":        []byte("\n"),
		"a line too long":      line("/" + strings.Repeat("x", longestLine)),
		"zeros without end":    make([]byte, 4*longestLine),
	}
	for name, sent := range tests {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("unix", l.socket()+".sock")
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			conn.Write(sent) // the other side may stop reading
			conn.(*net.UnixConn).CloseWrite()
			if answer, _ := io.ReadAll(conn); len(answer) > 0 {
				t.Errorf("answered %q", answer)
			}
		})
	}
	if handed, err := l.HandOver("/study.manicule"); !handed || err != nil || <-opened != "/study.manicule" {
		t.Errorf("afterwards: %v, %v", handed, err)
	}
	if len(opened) > 0 {
		t.Errorf("%q was opened", <-opened)
	}
}

func TestOneWhoSaysNothingIsNotWaitedFor(t *testing.T) {
	t.Parallel()
	l := newMeeting(t)
	_, opened := listen(t, l)
	conn, err := net.Dial("unix", l.socket()+".sock")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if handed, err := l.HandOver("/study.manicule"); !handed || err != nil || <-opened != "/study.manicule" {
		t.Errorf("meanwhile: %v, %v", handed, err)
	}
	conn.SetReadDeadline(time.Now().Add(10 * answerWithin))
	if _, err := conn.Read(make([]byte, 1)); !errors.Is(err, io.EOF) {
		t.Errorf("it was never hung up: %v", err)
	}
}

func TestNoAnswerIsSaidWithinASecondOrTwo(t *testing.T) {
	t.Parallel()
	deaf, gone := newMeeting(t), newMeeting(t)
	mute, err := net.Listen("unix", deaf.socket()+".sock")
	if err != nil {
		t.Fatal(err)
	}
	defer mute.Close()
	closer, _ := listen(t, gone)
	if err := os.Remove(gone.socket() + ".sock"); err != nil { // the runtime folder was emptied
		t.Fatal(err)
	}

	begun := time.Now()
	var both sync.WaitGroup
	both.Go(func() {
		if handed, err := deaf.HandOver("/study.manicule"); handed || !fault.Is(err, fault.Locked) {
			t.Errorf("a listener that does not answer: %v, %v", handed, err)
		}
	})
	both.Go(func() {
		if got, err := gone.ListenOrHandOver("/study.manicule", func(string) {}); got != nil || !fault.Is(err, fault.Locked) {
			t.Errorf("a listener whose socket is gone: %v, %v", got, err)
		}
	})
	both.Wait()
	if waited := time.Since(begun); waited > 3*answerWithin {
		t.Errorf("waited %s", waited)
	}
	if err := closer.Close(); err != nil {
		t.Errorf("closing without a socket: %v", err)
	}
}

func TestAFolderWithoutRoomForASocket(t *testing.T) {
	for name, state := range map[string]string{
		"it is not there":      filepath.Join(t.TempDir(), "none"),
		"its name is too long": filepath.Join(t.TempDir(), strings.Repeat("x", 120)),
	} {
		if strings.HasPrefix(name, "its") {
			if err := os.Mkdir(state, 0o700); err != nil {
				t.Fatal(err)
			}
		}
		l := Library{state: state}
		if closer, err := l.ListenOrHandOver("", func(string) {}); closer != nil || !fault.Is(err, fault.Storage) {
			t.Errorf("%s: %v, %v", name, closer, err)
		}
		if _, err := l.Listen(func(string) {}); fault.Is(err, fault.Locked) {
			t.Errorf("%s: the lock was kept: %v", name, err)
		}
	}
}
