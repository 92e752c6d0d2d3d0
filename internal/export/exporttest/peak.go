package exporttest

import (
	"runtime"
	"sync/atomic"
	"testing"
	"time"
)

// Measure repeats a benchmark, and reports how much memory it takes at most, in megabytes above
// what is there before. It looks every few milliseconds.
func Measure(b *testing.B, write func() error) {
	before := inUse(true)
	var most atomic.Uint64
	done := make(chan struct{})
	go func() {
		ticks := time.NewTicker(5 * time.Millisecond)
		defer ticks.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticks.C:
				most.Store(max(most.Load(), inUse(false)))
			}
		}
	}()
	for b.Loop() {
		if err := write(); err != nil {
			b.Fatal(err)
		}
	}
	close(done)
	b.ReportMetric(float64(max(most.Load(), before)-before)/1e6, "peak-MB")
}

func inUse(collected bool) uint64 {
	if collected {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapInuse
}
