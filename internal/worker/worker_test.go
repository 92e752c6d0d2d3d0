package worker

import (
	"bytes"
	"context"
	"errors"
	"net"
	"os"
	"os/exec"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/text"
)

// TestMain lets this program be started as a worker.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == Flag {
		os.Exit(Main(misbehave, prepare))
	}
	os.Exit(m.Run())
}

// misbehave reads a file as its name asks.
func misbehave(f document.File) (document.Document, error) {
	said := func(words string) (document.Document, error) {
		return document.Document{Format: f.Encoding, Paragraphs: []document.Paragraph{{Text: words}}}, nil
	}
	switch f.Name {
	case "loop":
		for spins := 0; ; spins++ {
			f.Encoding = f.Encoding[:len(f.Encoding)*(spins%2)]
		}
	case "sleep":
		select {}
	case "hog":
		var kept [][]byte
		for len(kept) < 1<<20 {
			kept = append(kept, bytes.Repeat([]byte{1}, 8<<20))
		}
		return said(string(kept[0]))
	case "deep":
		return said(strings.Repeat("x", deeper(1)))
	case "panic":
		panic("secret words")
	case "exit":
		os.Exit(0)
	case "garbage":
		syscall.Write(1, []byte("what is this?"))
		select {}
	case "json":
		syscall.Write(1, []byte("\x00\x00\x00\x05{\"a\":"))
	case "print":
		os.Stdout.WriteString("a reader's debugging")
	case "refuse":
		return document.Document{}, fault.New(fault.Refused, "refuse is locked.").WithHint("Unlock it.")
	case "error":
		return document.Document{}, errors.New("read part: secret")
	case "outside":
		return document.Document{Paragraphs: []document.Paragraph{{Text: "a", Strong: []text.Span{{Start: 0, End: 2}}}}}, nil
	case "engine":
		return said(prepared)
	case "environment":
		return said(strings.Join(os.Environ(), " "))
	case "write":
		err := os.WriteFile(string(f.Data), []byte("words"), 0o600)
		return said(errorWord(err))
	case "connect":
		c, err := net.Dial("tcp", string(f.Data))
		if err == nil {
			c.Close()
		}
		return said(errorWord(err))
	}
	return said(string(f.Data))
}

func errorWord(err error) string {
	if err != nil {
		return "refused"
	}
	return "done"
}

func deeper(n int) int {
	var room [1 << 10]byte
	room[n%len(room)] = 1
	if n < 0 {
		return int(room[0])
	}
	return deeper(n+1) + int(room[0])
}

var testLimits = Limits{Time: 2 * time.Second, Memory: 256 << 20}

func newPool(t testing.TB, workers int, limits Limits) *Pool {
	t.Helper()
	p := NewPool(workers, limits, Engine{})
	t.Cleanup(p.Close)
	return p
}

func read(p *Pool, name, data string) (document.Document, error) {
	return p.Read(context.Background(), document.File{Name: name, Data: []byte(data), Encoding: "e"})
}

func TestReads(t *testing.T) {
	p := newPool(t, 1, testLimits)
	for _, words := range []string{"", "One.", strings.Repeat("Many words 🙂. ", 100_000)} {
		d, err := read(p, "plain", words)
		want := document.Document{Format: "e", Paragraphs: []document.Paragraph{{Text: words}}}
		if err != nil || !reflect.DeepEqual(d, want) {
			t.Fatalf("read %d bytes, %v", len(words), err)
		}
	}
}

// TestWhatGoesWrongCostsOneFile: whatever a file does to its worker, it is refused by name,
// and the next file is read.
func TestWhatGoesWrongCostsOneFile(t *testing.T) {
	const wrong = " could not be read: reading it went wrong."
	for name, want := range map[string]string{
		"loop":    "loop could not be read: reading it took too long.",
		"sleep":   "sleep could not be read: reading it took too long.",
		"hog":     "hog could not be read: reading it needed too much memory.",
		"deep":    "deep could not be read: reading it needed too much memory.",
		"panic":   "panic" + wrong,
		"exit":    "exit" + wrong,
		"garbage": "garbage" + wrong,
		"json":    "json" + wrong,
		"outside": "outside" + wrong,
		"error":   "error" + wrong,
		"refuse":  "refuse is locked.",
	} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS != "linux" && (name == "hog" || name == "deep") {
				return // only there is memory limited by the system
			}
			limits := testLimits
			if strings.Contains(want, "memory") {
				limits.Time = time.Minute // so that the memory is what runs out, however busy the computer is
			}
			p := newPool(t, 1, limits)
			_, err := read(p, name, "words")
			if !fault.Is(err, fault.Refused) || fault.From(err).Message != want {
				t.Errorf("err = %v", err)
			}
			if d, err := read(p, "plain", "words"); err != nil || d.Paragraphs[0].Text != "words" {
				t.Errorf("then %v, %v", d, err)
			}
		})
	}
}

func TestWhatAReaderPrintsIsNoAnswer(t *testing.T) {
	if d, err := read(newPool(t, 1, testLimits), "print", "words"); err != nil || d.Paragraphs[0].Text != "words" {
		t.Fatalf("%v, %v", d, err)
	}
}

func TestCanceledInTheMiddleOfAFile(t *testing.T) {
	p := newPool(t, 1, Limits{Time: time.Hour, Memory: 256 << 20})
	if _, err := read(p, "plain", "words"); err != nil { // the worker is there
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var reading sync.WaitGroup
	reading.Go(func() {
		if _, err := p.Read(ctx, document.File{Name: "loop"}); !fault.Is(err, fault.Canceled) {
			t.Errorf("err = %v", err)
		}
	})
	cancel()
	reading.Wait()
	if _, err := p.Read(ctx, document.File{Name: "plain"}); !fault.Is(err, fault.Canceled) {
		t.Errorf("read for somebody who had gone: %v", err)
	}
	if _, err := read(p, "plain", "words"); err != nil {
		t.Error(err)
	}
}

func TestWorkersReadSideBySide(t *testing.T) {
	p := newPool(t, 2, testLimits)
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			if d, err := read(p, "plain", "words"); err != nil || d.Paragraphs[0].Text != "words" {
				t.Errorf("%v, %v", d, err)
			}
		})
	}
	all.Wait()
	p.Close()
	if _, err := read(p, "plain", "words"); err != nil { // a pool that was closed starts workers anew
		t.Error(err)
	}
}

func TestAWorkerKnowsNothingAndReachesNothing(t *testing.T) {
	t.Setenv("MANICULE_SECRET", "canary")
	p := newPool(t, 1, testLimits)
	if d, err := read(p, "environment", ""); err != nil || strings.Contains(d.Paragraphs[0].Text, "canary") || strings.Contains(d.Paragraphs[0].Text, "HOME") {
		t.Errorf("it knows %v, %v", d, err)
	}
	if runtime.GOOS != "linux" {
		return
	}
	path := t.TempDir() + "/written"
	read(p, "write", path)
	if data, _ := os.ReadFile(path); len(data) > 0 {
		t.Error("it wrote a file")
	}
	if !namespaces(t) {
		t.Log("this system lets nobody go without a network")
		return
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	if d, err := read(p, "connect", listener.Addr().String()); err != nil || d.Paragraphs[0].Text != "refused" {
		t.Errorf("it reached the network: %v, %v", d, err)
	}
}

// namespaces reports whether a worker can be started apart.
func namespaces(t *testing.T) bool {
	w, err := launch(setup{Limits: testLimits}, func(*exec.Cmd) {})
	if err != nil {
		return false
	}
	w.end()
	return true
}

func TestServeStopsAtNonsense(t *testing.T) {
	for name, in := range map[string]string{
		"half a length": "\x00\x00",
		"a long frame":  "\xFF\xFF\xFF\xFF{}",
		"no JSON":       "\x00\x00\x00\x02ab",
		"a frame cut":   "\x00\x00\x00\x09{}",
		"no file":       "\x00\x00\x00\x02{}\x00",
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if err := serve(strings.NewReader(in), &out, testLimits, misbehave); err == nil || out.Len() > 0 {
				t.Errorf("answered %q, %v", out.String(), err)
			}
		})
	}
}

// FuzzAnswer: whatever a worker says, the answer is sound or refused.
func FuzzAnswer(f *testing.F) {
	var out bytes.Buffer
	if err := writeJSON(&out, answer{Document: document.Document{Paragraphs: []document.Paragraph{{Text: "é", Strong: []text.Span{{Start: 0, End: 1}}}}}}); err != nil {
		f.Fatal(err)
	}
	f.Add(out.Bytes())
	f.Add([]byte("\x00\x00\x00\x02{}"))
	f.Fuzz(func(t *testing.T, said []byte) {
		if len(said) > 3 && said[0]+said[1] > 0 {
			return // long frames take memory, as they may
		}
		var a answer
		if readJSON(bytes.NewReader(said), &a) != nil || check(a.Document) != nil {
			return
		}
		for _, p := range a.Document.Paragraphs {
			body := text.New(p.Text)
			for _, s := range append(p.Strong, p.Directions...) {
				if !body.Holds(s) {
					t.Errorf("%v lies outside %q", s, p.Text)
				}
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	p := newPool(b, 1, DefaultLimits)
	words := strings.Repeat("These are some words. ", 500)
	for b.Loop() {
		if _, err := read(p, "plain", words); err != nil {
			b.Fatal(err)
		}
	}
}
