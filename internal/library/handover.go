package library

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"syscall"
	"time"

	"github.com/gofrs/flock"

	"manicule/internal/fault"
)

const (
	answerWithin = time.Second // for each side to say all it has to say
	longestLine  = 64 << 10    // bytes read from another process
	retryAfter   = 10 * time.Millisecond
	received     = "ok\n"
)

// handedOver is the one line that a second start sends. The path goes as bytes (base64 in
// JSON), since the name of a file need not be valid Unicode.
type handedOver struct {
	Project []byte `json:"project"`
}

// ListenOrHandOver makes this process the person's one window, or hands the project to
// the window there is. The listener is nil if and only if the project was handed over, or
// on an error. Of any number of starts at the same time, one comes to listen.
func (l Library) ListenOrHandOver(project string, open func(project string)) (io.Closer, error) {
	for deadline := time.Now().Add(answerWithin); ; time.Sleep(retryAfter) {
		listener, err := l.Listen(open)
		if err == nil || !fault.Is(err, fault.Locked) {
			return listener, err
		}
		handed, handErr := l.HandOver(project)
		if handed || handErr != nil {
			return nil, handErr
		}
		if time.Now().After(deadline) { // the other is no longer, or not yet, there to hear
			return nil, err
		}
	}
}

// HandOver asks the listening process to open a project, or with "" to come to the front.
// It is false, without an error, when nobody listens; an error when who listens does not
// answer within a second.
func (l Library) HandOver(project string) (handed bool, err error) {
	if project != "" {
		if project, err = filepath.Abs(project); err != nil { // the other process has another working folder
			return false, fmt.Errorf("resolve project: %w", err)
		}
	}
	conn, err := net.DialTimeout("unix", l.socket()+".sock", answerWithin)
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ECONNREFUSED) {
		return false, nil
	}
	if err != nil {
		return false, noAnswer(err)
	}
	defer conn.Close()
	return say(conn, project)
}

// say sends the line and waits until it was received.
func say(conn net.Conn, project string) (bool, error) {
	line, err := json.Marshal(handedOver{Project: []byte(project)})
	if err != nil {
		return false, fmt.Errorf("encode project: %w", err)
	}
	if err := conn.SetDeadline(time.Now().Add(answerWithin)); err != nil {
		return false, noAnswer(err)
	}
	answer := make([]byte, len(received))
	_, writeErr := conn.Write(append(line, '\n'))
	_, readErr := io.ReadFull(conn, answer)
	if err := errors.Join(writeErr, readErr); errors.Is(err, os.ErrDeadlineExceeded) {
		return false, noAnswer(err)
	}
	return string(answer) == received, nil // cut short, the other is closing
}

func noAnswer(err error) error {
	return fault.New(fault.Locked, "Manicule is already open, but does not answer.").
		WithHint("Wait a moment, or close it and start again.").WithCause(err)
}

// Listen waits for other starts of Manicule, and calls open with the absolute path of
// each project they hand over, or with "" when they name none: one call at a time, and
// never again once it is closed but for what it has said it received. The error is
// fault.Locked when another process listens already.
func (l Library) Listen(open func(project string)) (io.Closer, error) {
	at := l.socket()
	lock := flock.New(at+".lock", flock.SetPermissions(0o600))
	taken, err := lock.TryLock()
	if err != nil {
		return nil, noListening(err)
	}
	if !taken {
		return nil, fault.New(fault.Locked, "Manicule is already open.").WithHint("Go on there, or close it first.")
	}
	heard, err := bind(at)
	if err != nil {
		return nil, errors.Join(noListening(err), lock.Unlock())
	}
	ear := newListener(heard, at+".sock", lock)
	go ear.accept()
	go ear.deliver(open)
	return ear, nil
}

func noListening(err error) error {
	return fault.New(fault.Storage, "Manicule could not listen for a second start of itself: %s.", reason(err)).WithCause(err)
}

// bind makes the socket under another name and moves it into place, so that it is never
// there without somebody listening, nor for others to write to. Who comes here holds the
// lock: what stands in that place is left from a crash.
func bind(at string) (*net.UnixListener, error) {
	fresh := at + ".new"
	if err := os.Remove(fresh); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	heard, err := net.ListenUnix("unix", &net.UnixAddr{Name: fresh, Net: "unix"})
	if err != nil {
		return nil, err
	}
	heard.SetUnlinkOnClose(false)
	if err := errors.Join(os.Chmod(fresh, 0o600), os.Rename(fresh, at+".sock")); err != nil {
		return nil, errors.Join(err, heard.Close(), os.Remove(fresh))
	}
	return heard, nil
}

// socket is the path of the socket and its lock, without their endings. The state folder
// is part of the name, so that a start with other folders does not meet this one.
func (l Library) socket() string {
	return filepath.Join(l.meetingFolder(), fmt.Sprintf("manicule-%.4x", sha256.Sum256([]byte(l.state))))
}

// meetingFolder is the person's runtime folder, if it is theirs alone, or else the state folder.
func (l Library) meetingFolder() string {
	runtime := os.Getenv("XDG_RUNTIME_DIR")
	info, err := os.Stat(runtime)
	if err != nil || !filepath.IsAbs(runtime) || !info.IsDir() || info.Mode().Perm()&0o077 != 0 {
		return l.state
	}
	return runtime
}

// readHandedOver takes the one line of another start.
func readHandedOver(conn net.Conn) (project string, err error) {
	line, err := bufio.NewReader(io.LimitReader(conn, longestLine)).ReadBytes('\n')
	if err != nil {
		return "", fmt.Errorf("read line: %w", err)
	}
	var message handedOver
	if err := json.Unmarshal(line, &message); err != nil {
		return "", fmt.Errorf("decode line: %w", err)
	}
	project = string(message.Project)
	if project != "" && !filepath.IsAbs(project) {
		return "", errors.New("the path is not absolute")
	}
	return project, nil
}
