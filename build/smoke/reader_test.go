//go:build smoke

package smoke

import (
	_ "embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"manicule/internal/sample"
	"manicule/internal/store/storetest"
)

//go:embed testdata/measure.js
var measure string

// library is a project whose two transcripts are read.
type library struct {
	name  string
	size  storetest.Size
	turns func() []string
}

// libraries are what a reader should bear: an interview of a week with thousands of
// highlights, and what is odd in other ways.
var libraries = []library{
	{"long", storetest.Size{Transcripts: 2, Words: 200_000, Highlights: 10_000, Tags: 12, Seed: 1}, sampleTurns},
	{"500-tags", storetest.Size{Transcripts: 2, Words: 200_000, Highlights: 10_000, Tags: 500, Seed: 1}, sampleTurns},
	{"one-paragraph", storetest.Size{Transcripts: 2, Words: 20_000, Highlights: 1_000, Tags: 12, Seed: 1}, func() []string {
		return []string{"ANSWER: " + strings.Repeat("We said what we had to say of it and then some more. ", 1_700)}
	}},
	{"short-turns", storetest.Size{Transcripts: 2, Words: 3_000, Highlights: 1_000, Tags: 12, Seed: 1}, func() []string {
		return []string{"QUESTION: Really?", "ANSWER: Yes.", "ANSWER: No."}
	}},
}

// sampleTurns are the turns of the sample, each with its label.
func sampleTurns() (turns []string) {
	for paragraph := range strings.SplitSeq(string(sample.Bytes), "\n") {
		if strings.Contains(paragraph, ": ") {
			turns = append(turns, paragraph)
		}
	}
	return turns
}

// presses is how many passages are tagged from the keyboard, and paces how long a person takes for each key.
const presses = 100

var paces = []struct {
	name  string
	pause time.Duration
}{{"key", 150 * time.Millisecond}, {"key-at-once", 0}}

// engines are what shows the page: the real window, and a browser.
var engines = []struct {
	name string
	open func(testing.TB, string) *window
}{{"webkit", open}, {"chromium", openInChromium}}

// BenchmarkReader opens each library in the window and in Chromium and measures from within the page how
// soon it answers and how much memory it has with one transcript open; then how soon others are opened, and
// how much memory it has after all that.
func BenchmarkReader(b *testing.B) {
	for _, engine := range engines {
		for _, l := range libraries {
			b.Run(engine.name+"/"+l.name, func(b *testing.B) { readerOf(b, l, engine.open) })
		}
	}
}

func readerOf(b *testing.B, l library, open func(testing.TB, string) *window) {
	w := openLibrary(b, l, open)
	defer w.close()
	goes, all := memoryOf(w)

	figures := figures{"go-MB": goes, "all-MB": all}
	figures.frames(w, "scroll", ".reader-scroll", 200, 60)
	figures.frames(w, "fling", ".reader-scroll", 60, 1500)
	figures["jump-p95-ms"] = share(figureOf[[]float64](w, "jump", []float64{.5, .1, .9, .3, .7, 1, .2, .6, 0, .4}), .95)
	for _, pace := range paces {
		figures.keys(w, pace.name, pace.pause)
	}

	titles := []string{"Interview 2", "Interview 1"}
	var opened []float64
	for n := 0; b.Loop(); n++ {
		opened = append(opened, figureOf[float64](w, "open", titles[n%2]))
		w.restful()
	}
	figures["open-ms"] = median(opened)
	figures["go-after-MB"], figures["all-after-MB"] = memoryOf(w)
	figures.report(b)
}

// openLibrary opens a library and readies the page for measuring.
func openLibrary(b *testing.B, l library, open func(testing.TB, string) *window) *window {
	b.Helper()
	home := b.TempDir()
	putProject(b, l, home)
	w := open(b, home)
	w.patient = 10 // a busy machine gives bad figures, which are still figures
	w.must(w.run(measure, nil))
	w.restful()
	return w
}

// figures are what was measured, by unit. The loop of a benchmark forgets what was reported before it.
type figures map[string]float64

func (f figures) report(b *testing.B) {
	b.ReportMetric(0, "ns/op") // leaves out the mean of the whole loop
	for unit, value := range f {
		b.ReportMetric(value, unit)
	}
}

// restful waits until a transcript is there as a whole and the page has nothing more to do.
func (w *window) restful() {
	w.Helper()
	w.waitFor("the transcript is laid out", `
		return document.querySelector('.turn') !== null && document.querySelector('.chunk.waiting, .leaf.gone, [aria-busy=true]') === null`)
}

// frames scrolls what a selector finds by a distance a frame, for so many frames.
func (f figures) frames(w *window, name, selector string, n, distance int) {
	w.Helper()
	frames := figureOf[[]float64](w, "scroll", selector, n, distance)
	f[name+"-ms"] = median(frames)
	f[name+"-p95-ms"] = share(frames, .95)
	f[name+"-worst-ms"] = share(frames, 1)
}

// putProject puts a library where the program looks for the person's project.
func putProject(b *testing.B, l library, home string) {
	b.Helper()
	path, err := storetest.Kept(filepath.Join("..", "tmp", "bench"), l.size, l.turns())
	if err != nil {
		b.Fatal(err)
	}
	to := filepath.Join(home, ".local/share/manicule/My interviews.manicule")
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		b.Fatal(err)
	}
	if err := copyFile(path, to); err != nil {
		b.Fatal(err)
	}
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// figureOf has the page measure something, and waits for the result.
func figureOf[T any](w *window, name string, args ...any) (figure T) {
	w.Helper()
	w.begin(name, args...)
	return measured[T](w, name)
}

// begin has the page begin to measure something; measured waits for the result.
func (w *window) begin(name string, args ...any) {
	w.Helper()
	w.must(w.run(`window.measure(...arguments)`, nil, append([]any{name}, args...)...))
}

func measured[T any](w *window, name string) (figure T) {
	w.Helper()
	w.until(name+" is measured", func() bool { return w.holds(`return window.measured[arguments[0]] !== null`, name) })
	w.must(w.run(`return window.measured[arguments[0]]`, &figure, name))
	return figure
}

// keys selects one sentence after the other and tags each, from the keyboard alone, with a pause after each key.
func (f figures) keys(w *window, name string, pause time.Duration) {
	w.Helper()
	w.must(w.run(`document.querySelector('.reader-scroll').focus(); window.watchKeys('ArrowDown', '1')`, nil))
	hit := func(key string, n int) {
		w.hit(key)
		<-time.After(pause)
		w.waitFor(name+" "+strconv.Itoa(n)+" to be saved", `
			return presses.length === arguments[0] && presses.every(p => p.painted !== null && p.saved !== null)`, n)
	}
	for n := range presses {
		if pause == 0 {
			w.hit(arrowDown)
		} else {
			hit(arrowDown, 2*n+1)
		}
		hit("1", 2*n+2)
	}
	var told []struct {
		Key                   string
		Painted, Saved, Moved float64
	}
	w.must(w.run(`return presses`, &told))
	var selected, painted, saved, moved []float64
	for _, press := range told {
		if press.Key != "1" {
			selected = append(selected, press.Painted)
			continue
		}
		painted, saved, moved = append(painted, press.Painted), append(saved, press.Saved), append(moved, press.Moved)
	}
	f[name+"-selected-p95-ms"] = share(selected, .95)
	f[name+"-painted-p95-ms"] = share(painted, .95)
	f[name+"-saved-p95-ms"] = share(saved, .95)
	f[name+"-moved-px"] = share(moved, 1)
}

// share is the value below which such a share of the values lies; 1 for the greatest.
func share(values []float64, of float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(of*float64(len(sorted))))]
}

// memoryOf is the memory of the program, and of it and the processes it has started, in MB: what is shared counts in part.
func memoryOf(w *window) (program, all float64) {
	w.Helper()
	for _, pid := range processes(func(string) bool { return true }) {
		switch {
		case pid == w.pid:
			program = proportional(pid)
			all += program
		case isBelow(pid, w.pid), w.page != 0 && (pid == w.page || isBelow(pid, w.page)):
			all += proportional(pid)
		}
	}
	return program, all
}

// isBelow says whether a process was started by another, or by one that was.
func isBelow(pid, above int) bool {
	for pid > 1 {
		fields := stat(pid)
		if fields == nil {
			return false
		}
		pid, _ = strconv.Atoi(fields[1])
		if pid == above {
			return true
		}
	}
	return false
}

func proportional(pid int) float64 {
	content, err := os.ReadFile(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(content)) {
		if rest, ok := strings.CutPrefix(line, "Pss:"); ok {
			kB, _ := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			return kB / 1024
		}
	}
	return 0
}
