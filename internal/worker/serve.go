package worker

import (
	"bufio"
	"io"
	"math"
	"os"
	"runtime/debug"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// Read reads a file, in the worker.
type Read func(document.File) (document.Document, error)

// Prepare makes the engine ready, with what that takes kept in a folder, or nowhere if it is
// "". What can't be made ready, Read says when a file needs it.
type Prepare func(folder string)

// Main is the worker's whole life. It returns the exit code.
func Main(read Read, prepare Prepare) int {
	in, out := bufio.NewReader(os.Stdin), os.Stdout
	os.Stdout = os.Stderr // what a reader prints must not get among the answers
	var s setup
	if readJSON(in, &s) != nil {
		return 1
	}
	if s.Engine {
		prepare(s.Folder)
	}
	if s.Limits.impose() != nil {
		return 1
	}
	debug.SetMemoryLimit(s.Limits.Memory / 4 * 3) // collects harder before the wall is hit
	if writeJSON(out, started{}) != nil || serve(in, out, s.Limits, read) != nil {
		return 1
	}
	return 0
}

// serve answers until there are no more requests.
func serve(in io.Reader, out io.Writer, limits Limits, read Read) error {
	for {
		var r request
		err := readJSON(in, &r)
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		data, err := readFrame(in)
		if err != nil {
			return err
		}
		if err := limits.imposeOnFile(); err != nil {
			return err
		}
		if err := writeJSON(out, answerTo(read, document.File{Name: r.Name, Encoding: r.Encoding, Data: data})); err != nil {
			return err
		}
	}
}

// answerTo reads one file. A panic is left to end the process: what it leaves behind is not
// to be trusted with the next file.
func answerTo(read Read, f document.File) answer {
	d, err := read(f)
	if err == nil {
		return answer{Document: d}
	}
	e := fault.From(err)
	if e.Code == fault.Internal {
		e = lost(f.Name, "reading it went wrong")
	}
	return answer{Fault: &refusal{Code: e.Code, Message: e.Message, Hint: e.Hint}}
}

// seconds is the time limit as whole seconds, at least one.
func (l Limits) seconds() uint64 { return uint64(max(1, math.Ceil(l.Time.Seconds()))) }
