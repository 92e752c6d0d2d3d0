//go:build linux

package store_test

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// traced are the system calls that say what a process does to files, with every byte.
var traced = []string{
	"strace", "-f", "-y", "-xx", "-s", "1000000", "--seccomp-bpf", "-e", "signal=none",
	"-e", "trace=pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,openat", "-o",
}

// An event is one thing a process did to a file of the folder watched, or an
// acknowledgement it gave.
type event struct {
	call string // "write", "cut" (to a size), "sync", "unlink", "rename" or "ack"
	file string // its name within the folder, "." for the folder itself
	to   string // its name from now on
	at   int64  // where a write begins; the size a file is cut to
	data []byte
	act  int // acknowledged
}

// recordOf runs a job under strace and returns what it did within a folder.
func recordOf(t *testing.T, folder string, j job) []event {
	t.Helper()
	log := filepath.Join(t.TempDir(), "trace")
	w := start(t, j, append(slices.Clone(traced), log)...)
	if err := w.end(); err != nil || !slices.Contains(w.heard, "DONE") {
		t.Fatalf("the worker ended with %v, having said %q", err, w.heard[max(0, len(w.heard)-3):])
	}
	f := must[*os.File](t)(os.Open(log))
	defer f.Close()
	r := recorder{folder: folder, begun: map[string]string{}}
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 8<<20)
	for lines.Scan() {
		if err := r.read(lines.Text()); err != nil {
			t.Fatalf("%v in %.300s", err, lines.Text())
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return r.events
}

// A recorder makes events of strace's lines.
type recorder struct {
	folder string
	begun  map[string]string // calls at which strace left off, by process
	events []event
}

// read takes one line: "process  call(arguments) = result". A call that another
// interrupted is taken when it is over.
func (r *recorder) read(line string) error {
	process, call, _ := strings.Cut(line, " ")
	call = strings.TrimSpace(call)
	if head, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
		r.begun[process] = head
		return nil
	}
	if strings.HasPrefix(call, "<... ") {
		_, tail, _ := strings.Cut(call, " resumed>")
		call = r.begun[process] + tail
	}
	end := strings.LastIndex(call, " = ")
	if end < 0 || strings.HasPrefix(call[end:], " = -") {
		return nil // an exit, or a call that failed
	}
	name, arguments, _ := strings.Cut(strings.TrimRight(call[:end], " "), "(")
	args := strings.Split(strings.TrimSuffix(arguments, ")"), ", ") // strings are all hexadecimal: no comma stands in one
	if name == "write" {
		return r.acknowledgement(string(unquote(args[1])))
	}
	return r.change(name, args)
}

// acknowledgement notes what the process says, if that is what it says.
func (r *recorder) acknowledgement(line string) error {
	if !strings.HasPrefix(line, "ACK ") {
		return nil
	}
	e := event{call: "ack"}
	_, err := fmt.Sscanf(line, "ACK %d", &e.act)
	r.events = append(r.events, e)
	return err
}

// change notes what a call did to a file of the folder, or to the folder itself.
func (r *recorder) change(name string, args []string) (err error) {
	e := event{file: args[0]}
	switch name {
	case "pwrite64":
		e.call, e.data = "write", unquote(args[1])
		e.at, err = strconv.ParseInt(args[3], 10, 64)
	case "ftruncate":
		e.call = "cut"
		e.at, err = strconv.ParseInt(args[1], 10, 64)
	case "fsync", "fdatasync":
		e.call = "sync"
	case "unlink":
		e.call = "unlink"
	case "unlinkat":
		e.call, e.file = "unlink", args[1]
	case "rename":
		e.call, e.to = "rename", r.within(args[1])
	case "renameat", "renameat2":
		e.call, e.file, e.to = "rename", args[1], r.within(args[3])
	case "openat":
		e.call, e.file = "open", args[1]
		if strings.Contains(args[2], "O_TRUNC") {
			e.call = "cut"
		}
	}
	e.file = r.within(e.file)
	if e.file != "" && e.call != "open" && !strings.HasSuffix(e.file, "-shm") { // which is memory, made anew each time
		r.events = append(r.events, e)
	}
	return err
}

// within is a file's name in the folder, "." the folder's own, and "" that of another place.
func (r *recorder) within(file string) string {
	if i := strings.IndexByte(file, '<'); i >= 0 {
		file = file[i:] // a handle comes with its path: 5<path>
	}
	name, ok := strings.CutPrefix(string(unquote(file)), r.folder)
	switch {
	case !ok:
		return ""
	case name == "":
		return "."
	}
	return strings.TrimPrefix(name, "/")
}

// unquote reads strace's "\x61\x62" or <\x61\x62>; nil if it is neither.
func unquote(s string) []byte {
	out, err := hex.DecodeString(strings.ReplaceAll(strings.Trim(s, `"<>`), `\x`, ""))
	if err != nil {
		return nil
	}
	return out
}

// A disk is what the files of a folder hold for certain, and what has been asked of them
// since they were last synced.
type disk struct {
	certain map[string][]byte
	asked   map[string][]event
	renamed []event // since the folder was last synced
	acked   int
}

func newDisk(files map[string][]byte, acked int) *disk {
	d := &disk{certain: map[string][]byte{}, asked: map[string][]event{}, acked: acked}
	maps.Copy(d.certain, files)
	return d
}

// take goes on by one event.
func (d *disk) take(e event) {
	switch {
	case e.call == "ack":
		d.acked = e.act
	case e.call == "sync" && e.file == ".":
		d.syncNames()
	case e.call == "sync":
		for _, was := range d.asked[e.file] {
			d.certain[e.file] = apply(d.certain[e.file], was)
		}
		delete(d.asked, e.file)
	case e.call == "rename":
		d.certain[e.to], d.asked[e.to] = d.certain[e.file], d.asked[e.file]
		delete(d.certain, e.file)
		delete(d.asked, e.file)
		d.renamed = append(d.renamed, e)
	default:
		d.asked[e.file] = append(d.asked[e.file], e)
	}
}

// syncNames makes certain which files there are: those renamed and those unlinked.
func (d *disk) syncNames() {
	d.renamed = nil
	for name, asked := range d.asked {
		for i, e := range slices.Backward(asked) {
			if e.call == "unlink" {
				delete(d.certain, name)
				d.asked[name] = asked[i+1:]
				break
			}
		}
	}
}

// apply does a write, a cut or an unlink to a file's bytes; nil is no file.
func apply(file []byte, e event) []byte {
	switch e.call {
	case "unlink":
		return nil
	case "cut":
		return resized(file, int(e.at))
	}
	end := int(e.at) + len(e.data)
	file = resized(file, max(len(file), end))
	copy(file[e.at:end], e.data)
	return file
}

func resized(file []byte, size int) []byte {
	if size <= len(file) {
		return file[:size:size]
	}
	return append(file, make([]byte, size-len(file))...)
}

// sector is the least that a disk writes as a whole.
const sector = 512

// cut writes into a folder what the files may hold when the power goes at this moment:
// each thing asked since the last sync done, not done, or done for some of its sectors.
func (d *disk) cut(rng *rand.Rand, folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	names := slices.AppendSeq(slices.Collect(maps.Keys(d.certain)), maps.Keys(d.asked))
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		file := d.chance(rng, d.certain[name], d.asked[name])
		if err := put(filepath.Join(folder, d.nameAt(rng, name)), file); err != nil {
			return err
		}
	}
	return nil
}

// nameAt is a file's name when the power goes: that before a rename, perhaps, if the
// folder has not been synced since.
func (d *disk) nameAt(rng *rand.Rand, name string) string {
	for _, e := range slices.Backward(d.renamed) {
		if e.to == name && rng.IntN(2) == 0 {
			name = e.file
		}
	}
	return name
}

// chance does what was asked of a file as chance has it, on a copy.
func (d *disk) chance(rng *rand.Rand, file []byte, asked []event) []byte {
	if len(asked) > 0 {
		file = bytes.Clone(file)
	}
	for _, e := range asked {
		switch rng.IntN(3) {
		case 0:
			file = apply(file, e)
		case 1:
			for _, part := range torn(e) {
				if rng.IntN(2) == 0 {
					file = apply(file, part)
				}
			}
		}
	}
	return file
}

// torn divides a write where it crosses from sector to sector.
func torn(e event) (parts []event) {
	if e.call != "write" {
		return []event{e}
	}
	for len(e.data) > 0 {
		n := min(len(e.data), sector-int(e.at%sector))
		parts = append(parts, event{call: "write", file: e.file, at: e.at, data: e.data[:n]})
		e.at, e.data = e.at+int64(n), e.data[n:]
	}
	return parts
}

// put writes a file and the folders above it; nil is no file.
func put(path string, data []byte) error {
	if data == nil {
		return nil
	}
	return errors.Join(os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, data, 0o600))
}
