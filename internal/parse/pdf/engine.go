package pdf

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// memoryPages bounds what reading one file takes, in pages of 64 KiB.
const memoryPages = 4096

// engine is PDFium, compiled once and then kept by the process.
var engine struct {
	once sync.Once
	pool pdfium.Pool
	err  error
}

// Prepare makes PDFium ready to read files. The code compiled of it, and nothing else, is
// kept in a folder for later processes, or nowhere if the folder is "" or can't be used. A
// process that prepares nothing keeps nothing. Only the first call counts.
func Prepare(folder string) {
	engine.once.Do(func() { engine.pool, engine.err = start(folder, nil) })
}

// instances gives out PDFium.
func instances() (pdfium.Pool, error) {
	Prepare("")
	return engine.pool, engine.err
}

// start compiles an engine, PDFium if the code is nil, or takes it from the cache of an earlier start. A cache that holds
// what makes no sense is thrown away; if none can be used, it is done without.
func start(folder string, code []byte) (pool pdfium.Pool, err error) {
	for range 2 {
		cache := cacheIn(folder)
		if cache == nil {
			break
		}
		if pool, err = beginWith(cache, code); err == nil {
			return pool, nil
		}
		_ = os.RemoveAll(folder)
	}
	if pool, err = begin(settings(), code); err != nil {
		return nil, fmt.Errorf("%w: %w", errEngine, err)
	}
	return pool, nil
}

// beginWith begins with a cache. One that can't write has compiled and fails; the second
// time it takes the code from memory.
func beginWith(cache wazero.CompilationCache, code []byte) (pool pdfium.Pool, err error) {
	for range 2 {
		if pool, err = begin(settings().WithCompilationCache(cache), code); err == nil {
			break
		}
	}
	return pool, err
}

func settings() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // PDFium's setjmp needs them
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true) // so that a file that takes too long can be stopped
}

// begin makes a pool that sees no files and writes nothing. Each file gets an instance of
// its own, which is thrown away after it.
func begin(config wazero.RuntimeConfig, code []byte) (pdfium.Pool, error) {
	const atOnce = 4
	return webassembly.Init(webassembly.Config{
		WASM:          code,
		MaxTotal:      atOnce,
		RuntimeConfig: config,
		FSConfig:      wazero.NewFSConfig(),
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// CacheFolder is where the person's compiled code is to be kept; "" if there is no such place.
func CacheFolder() string {
	base, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	return filepath.Join(base, "manicule", "wasm")
}

// cacheIn keeps compiled code in a folder that nobody else may write to; nil if there is no
// such folder.
func cacheIn(folder string) wazero.CompilationCache {
	if folder == "" || os.MkdirAll(folder, 0o700) != nil {
		return nil
	}
	if info, err := os.Stat(folder); err != nil || othersMayWrite(info) && os.Chmod(folder, 0o700) != nil {
		return nil
	}
	cache, err := wazero.NewCompilationCacheWithDir(folder)
	if err != nil {
		return nil
	}
	return cache
}

// othersMayWrite goes by what Unix calls the permissions: elsewhere a person's folders are
// theirs.
func othersMayWrite(info fs.FileInfo) bool {
	return runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0
}
