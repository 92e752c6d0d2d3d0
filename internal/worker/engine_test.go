package worker

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"testing"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// prepare makes an engine ready as its folder asks, and leaves a mark there.
func prepare(folder string) {
	switch filepath.Base(folder) {
	case "hang":
		select {}
	case "exit":
		os.Exit(1)
	}
	mark, err := os.CreateTemp(folder, "made-*")
	if err == nil {
		prepared = folder
		mark.Close()
	}
}

// prepared is the folder of the engine that this process has made ready.
var prepared string

// newEnginePool returns a pool that reads files called "engine" and "write" with an engine.
func newEnginePool(t *testing.T, workers int, folder string) *Pool {
	t.Helper()
	p := NewPool(workers, testLimits, Engine{
		Needs:  func(f document.File) bool { return f.Name == "engine" || f.Name == "write" },
		Folder: folder,
	})
	t.Cleanup(p.Close)
	return p
}

// made is how often an engine was made ready with a folder.
func made(t *testing.T, folder string) int {
	t.Helper()
	marks, err := filepath.Glob(filepath.Join(folder, "made-*"))
	if err != nil {
		t.Fatal(err)
	}
	return len(marks)
}

// TestAnEngineIsReadyForTheFilesThatNeedIt: a worker without gives its seat to one that has
// it, which then reads everything.
func TestAnEngineIsReadyForTheFilesThatNeedIt(t *testing.T) {
	folder := t.TempDir()
	p := newEnginePool(t, 1, folder)
	for i, c := range []struct {
		name, words string
		made        int
	}{{"plain", "words", 0}, {"engine", folder, 1}, {"plain", "words", 1}, {"engine", folder, 1}} {
		d, err := read(p, c.name, "words")
		if err != nil || d.Paragraphs[0].Text != c.words || made(t, folder) != c.made {
			t.Fatalf("file %d: %v, %v; made ready %d times", i, d, err, made(t, folder))
		}
	}
}

func TestWorkersMakeTheirEnginesReadyInTurn(t *testing.T) {
	folder := t.TempDir()
	p := newEnginePool(t, 2, folder)
	var all sync.WaitGroup
	for range 10 {
		all.Go(func() {
			if d, err := read(p, "engine", ""); err != nil || d.Paragraphs[0].Text != folder {
				t.Errorf("%v, %v", d, err)
			}
		})
	}
	all.Wait()
	if n := made(t, folder); n < 1 || n > 2 {
		t.Errorf("made ready %d times", n)
	}
}

// TestAFileHasNoHandInWhatTheEngineKeeps: once the engine is ready nothing is written.
func TestAFileHasNoHandInWhatTheEngineKeeps(t *testing.T) {
	if runtime.GOOS != "linux" {
		return
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "poison")
	read(newEnginePool(t, 1, folder), "write", path)
	if data, _ := os.ReadFile(path); len(data) > 0 || made(t, folder) != 1 {
		t.Errorf("%q was written, and the engine made ready %d times", data, made(t, folder))
	}
}

func TestAnEngineThatDoesNotGetReady(t *testing.T) {
	if _, err := read(newEnginePool(t, 1, "exit"), "engine", ""); !fault.Is(err, fault.Storage) {
		t.Errorf("a worker that ends: %v", err)
	}
	p := newEnginePool(t, 2, "hang")
	ctx, cancel := context.WithCancel(context.Background())
	var waiting sync.WaitGroup
	for range 2 { // one makes it ready, the other waits for its turn
		waiting.Go(func() {
			if _, err := p.Read(ctx, document.File{Name: "engine"}); !fault.Is(err, fault.Canceled) {
				t.Errorf("err = %v", err)
			}
		})
	}
	cancel()
	waiting.Wait()
	if d, err := read(p, "plain", "words"); err != nil || d.Paragraphs[0].Text != "words" {
		t.Errorf("then %v, %v", d, err)
	}
}
