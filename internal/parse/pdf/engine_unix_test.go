//go:build unix

package pdf

import (
	"os"
	"path/filepath"
	"testing"
)

// useCache makes a folder the person's own for what can be made again.
func useCache(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME", "LocalAppData"} {
		t.Setenv(name, folder)
	}
}

func TestCompiledCodeIsTheirsAlone(t *testing.T) {
	useCache(t, t.TempDir())
	if compiled() == nil {
		t.Fatal("no cache")
	}
	base, err := os.UserCacheDir()
	if err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(base, "manicule", "wasm"))
	if err != nil || info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%v, %v", info, err)
	}
}

func TestNoPlaceForCompiledCode(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	useCache(t, file)
	if compiled() != nil {
		t.Error("a cache in a file")
	}
}
