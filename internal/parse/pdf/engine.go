package pdf

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages bounds what reading one file takes, in pages of 64 KiB.
const memoryPages = 4096

// engine is PDFium, compiled when the first file is read and then kept by the process.
var engine = sync.OnceValues(start)

// start compiles PDFium, or takes it from the cache of an earlier start.
func start() (pdfium.Pool, error) {
	if cache := compiled(); cache != nil {
		if pool, err := begin(settings().WithCompilationCache(cache)); err == nil {
			return pool, nil
		}
	}
	pool, err := begin(settings())
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errEngine, err)
	}
	return pool, nil
}

func settings() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium's setjmp needs them
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true) // so that a file that takes too long can be stopped
}

// begin makes a pool that sees no files and writes nothing. Each file gets an instance of
// its own, which is thrown away after it.
func begin(config wazero.RuntimeConfig) (pdfium.Pool, error) {
	const atOnce = 4
	return webassembly.Init(webassembly.Config{
		MaxTotal:      atOnce,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(),
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// compiled is where compiled code is kept between starts; nil if there is no such place.
func compiled() wazero.CompilationCache {
	base, err := os.UserCacheDir()
	if err != nil {
		return nil
	}
	folder := filepath.Join(base, "manicule", "wasm")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return cache
}
