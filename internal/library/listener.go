package library

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// heardAtOnce bounds the connections that are read, and the projects that wait to be opened.
const heardAtOnce = 64

// listener hears other starts of Manicule until it is closed.
type listener struct {
	socket *net.UnixListener
	path   string
	lock   *flock.Flock
	slots  chan struct{} // one for each connection being read

	mu       sync.Mutex
	closed   bool
	projects chan string // received and not yet opened
}

func newListener(socket *net.UnixListener, path string, lock *flock.Flock) *listener {
	return &listener{
		socket: socket, path: path, lock: lock,
		slots:    make(chan struct{}, heardAtOnce),
		projects: make(chan string, heardAtOnce),
	}
}

// Close stops listening and lets another process listen. It may be called twice.
func (l *listener) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return nil
	}
	l.closed = true
	close(l.projects)
	removed := os.Remove(l.path)
	if errors.Is(removed, fs.ErrNotExist) { // the runtime folder was emptied
		removed = nil
	}
	return errors.Join(removed, l.socket.Close(), l.lock.Unlock())
}

// accept hears one start after another, at most heardAtOnce at the same time.
func (l *listener) accept() {
	for {
		l.slots <- struct{}{}
		conn, err := l.socket.Accept()
		if errors.Is(err, net.ErrClosed) {
			return
		}
		if err != nil { // out of file handles, say; others will be free again
			time.Sleep(retryAfter)
			<-l.slots
			continue
		}
		go l.hear(conn)
	}
}

// hear takes what one start hands over. One that says nothing sensible in time is not answered.
func (l *listener) hear(conn net.Conn) {
	defer func() { conn.Close(); <-l.slots }()
	if err := conn.SetDeadline(time.Now().Add(answerWithin)); err != nil {
		return
	}
	project, err := readHandedOver(conn)
	if err != nil || !l.receive(project) {
		return
	}
	conn.Write([]byte(received)) // who has gone meanwhile needs no answer
}

// receive puts a project in line to be opened; false when the listener is closed or the line too long.
func (l *listener) receive(project string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.closed {
		return false
	}
	select {
	case l.projects <- project:
		return true
	default:
		return false
	}
}

// deliver opens the projects received.
func (l *listener) deliver(open func(project string)) {
	for project := range l.projects {
		open(project)
	}
}
