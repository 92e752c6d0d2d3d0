//go:build linux

package store_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/store"
)

// A job is what a process of its own does to a project: the test binary starts itself
// again with the job in its environment. It says a line for each thing it has done:
//
//	READY       it begins
//	ACK 17      the store has returned from act 17 (or from the one thing the role does)
//	FAIL 18 …   act 18 came to a fault: its code and its words
//	DONE        it has closed the project
type job struct {
	Role   string
	Path   string
	Seed   uint64
	Kind   string // of script
	Last   int    // the number of the last act
	Pace   int    // the project is closed and opened again after so many acts; 0 for never
	Unsure bool   // the project is kept as on a disk that may not be trusted
	Args   []string
}

const jobVariable = "MANICULE_FAULT_JOB"

// roles are the jobs there are.
var roles = map[string]func(job) error{"work": work, "create": create, "copy": saveCopy, "hold": hold, "raw": writeRaw, "migrate": migrate}

func TestMain(m *testing.M) {
	encoded := os.Getenv(jobVariable)
	if encoded == "" {
		os.Exit(m.Run())
	}
	runtime.LockOSThread() // strace counts system calls by thread
	var j job
	err := json.Unmarshal([]byte(encoded), &j)
	if err == nil {
		err = roles[j.Role](j)
	}
	if err != nil {
		say("FAIL 0", faultLine(err))
		os.Exit(1)
	}
}

func say(words ...any) { os.Stdout.WriteString(fmt.Sprintln(words...)) }

// faultLine is an error's code and words on one line.
func faultLine(err error) string {
	return strings.ReplaceAll(fmt.Sprintf("%s %s (%+v)", fault.From(err).Code, err, fault.From(err).Cause), "\n", " ")
}

func (j job) options() []store.Option {
	if j.Unsure {
		return []store.Option{store.OnUnsureDisk()}
	}
	return nil
}

// tries is how often a worker tries an act that fails.
const tries = 20

// work plays a script on a project from where its opening ends.
func work(j job) error {
	sc := begun(j.Kind, j.Seed)
	say("READY")
	for sc.n < j.Last {
		until := j.Last
		if j.Pace > 0 {
			until = min(until, sc.n+j.Pace)
		}
		s, err := store.Open(j.Path, j.options()...)
		if err != nil {
			return err
		}
		if err := workUntil(sc, s, until); err != nil {
			return err
		}
		if err := s.Close(); err != nil {
			return err
		}
	}
	say("DONE")
	return nil
}

func workUntil(sc *script, s *store.Store, until int) error {
	d, err := sitDown(s)
	for err == nil && sc.n < until {
		a := sc.next()
		err = sc.play(a, d)
		for try := 1; err != nil && try < tries; try++ {
			say("FAIL", sc.n+1, faultLine(err))
			err = sc.play(a, d)
		}
		if err == nil {
			say("ACK", sc.n)
		}
	}
	return err
}

// A worker is a process at a job.
type worker struct {
	*exec.Cmd
	in    io.WriteCloser
	out   *bufio.Scanner
	heard []string
}

// start puts a process to a job, under another program where one is named.
func start(t testing.TB, j job, under ...string) *worker {
	t.Helper()
	encoded := must[[]byte](t)(json.Marshal(j))
	line := append(slices.Clone(under), must[string](t)(os.Executable()))
	w := &worker{Cmd: exec.Command(line[0], line[1:]...)}
	w.Env = append(os.Environ(), jobVariable+"="+string(encoded), "GORACE=atexit_sleep_ms=0")
	w.Stderr = os.Stderr
	out := must[io.ReadCloser](t)(w.StdoutPipe())
	w.in = must[io.WriteCloser](t)(w.StdinPipe())
	w.out = bufio.NewScanner(out)
	w.out.Buffer(nil, 1<<20)
	if err := w.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { w.Process.Kill() })
	return w
}

// until reads what the worker says up to a word, and reports whether it came.
func (w *worker) until(word string) bool {
	for w.out.Scan() {
		w.heard = append(w.heard, w.out.Text())
		if strings.HasPrefix(w.out.Text(), word) {
			return true
		}
	}
	return false
}

// end reads on to the worker's end.
func (w *worker) end() error {
	w.until("\x00")
	return w.Wait()
}

// killAfter lets the worker begin, waits, and ends it as a power switch would: without a word.
func (w *worker) killAfter(delay time.Duration) {
	w.until("READY")
	time.Sleep(delay)
	w.Process.Kill()
	w.end()
}

// acked is the number of the last act that was acknowledged, or the one before the first.
func (w *worker) acked(before int) int {
	n := before
	for _, line := range w.heard {
		fmt.Sscanf(line, "ACK %d", &n)
	}
	return n
}

// failures are the lines that speak of faults.
func (w *worker) failures() []string {
	return slices.DeleteFunc(slices.Clone(w.heard), func(line string) bool { return !strings.HasPrefix(line, "FAIL") })
}

func between(rng *rand.Rand, least, most time.Duration) time.Duration {
	return least + time.Duration(rng.Int64N(int64(most-least)))
}
