//go:build smoke

package smoke

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// BenchmarkStart measures from the start of the process until the first text is painted, with everything
// warm, and compares it with a window that does nothing, started in turn: medians of b.N starts of each.
func BenchmarkStart(b *testing.B) {
	home := b.TempDir()
	empty := buildEmpty(b)
	startOnce(b, binary, home)
	startOnce(b, empty, home)
	var took, least []float64
	for range b.N {
		took = append(took, startOnce(b, binary, home))
		least = append(least, startOnce(b, empty, home))
	}
	b.ReportMetric(0, "ns/op") // leaves out the mean of the whole loop
	b.ReportMetric(median(took), "ms")
	b.ReportMetric(median(took)/median(least), "×empty")
}

func median(values []float64) float64 {
	slices.Sort(values)
	return values[len(values)/2]
}

// buildEmpty builds the window that does nothing.
func buildEmpty(b *testing.B) string {
	b.Helper()
	tags := "desktop,production"
	if _, err := pkgConfig("webkit2gtk-4.1"); err == nil {
		tags += ",webkit2_41"
	}
	program := filepath.Join(b.TempDir(), "empty")
	build := exec.Command("go", "build", "-tags", tags, "-ldflags", "-s -w", "-o", program, "./testdata/empty")
	if out, err := build.CombinedOutput(); err != nil {
		b.Fatalf("build the empty window: %v\n%s", err, out)
	}
	return program
}

// startOnce returns the milliseconds that one start took.
func startOnce(b *testing.B, program, home string) float64 {
	b.Helper()
	w := openProgram(b, program, home)
	var painted float64
	w.until("the first paint", func() bool {
		return w.run(`
			const [paint] = performance.getEntriesByName('first-contentful-paint')
			return paint ? performance.timeOrigin + paint.startTime : 0`, &painted) == nil && painted > 0
	})
	took := painted - float64(startOf(w).UnixMilli())
	w.quit()
	return took
}

// startOf returns when the program's process was made, to 10 ms: the kernel counts from the machine's own
// start in hundredths of a second.
func startOf(w *window) time.Time {
	w.Helper()
	content, err := os.ReadFile("/proc/uptime")
	now := time.Now()
	w.must(err)
	up, err := strconv.ParseFloat(strings.Fields(string(content))[0], 64)
	w.must(err)
	fields := stat(w.pid)
	if fields == nil {
		w.Fatal("the program has ended")
	}
	ticks, err := strconv.ParseFloat(fields[19], 64)
	w.must(err)
	running, err := time.ParseDuration(fmt.Sprintf("%fs", up-ticks/100))
	w.must(err)
	return now.Add(-running)
}
