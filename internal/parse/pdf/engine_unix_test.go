//go:build unix

package pdf

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"manicule/internal/parse/parsetest"
)

// small is an engine that takes no time to compile: it has one function, which does nothing.
var small = []byte("\x00asm\x01\x00\x00\x00" + "\x01\x04\x01\x60\x00\x00" + "\x03\x02\x01\x00" + "\x0A\x04\x01\x02\x00\x0B")

// kept is the one file that a cache keeps.
func kept(t *testing.T, folder string) (path string, info fs.FileInfo) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*", "*"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%q, %v", files, err)
	}
	info, err = os.Stat(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return files[0], info
}

func mustStart(t *testing.T, folder string) {
	t.Helper()
	pool, err := start(folder, small)
	if err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestCompiledCodeIsKept: it is theirs alone, is used again as it is, and is made anew when
// it is damaged.
func TestCompiledCodeIsKept(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "engine")
	mustStart(t, folder)
	path, first := kept(t, folder)
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("%v, %v", info, err)
	}
	code := parsetest.ReadFile(t, path)
	mustStart(t, folder)
	if _, again := kept(t, folder); !os.SameFile(first, again) || !again.ModTime().Equal(first.ModTime()) {
		t.Error("compiled anew")
	}
	if err := os.WriteFile(path, code[:len(code)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	mustStart(t, folder)
	if path, _ := kept(t, folder); !bytes.Equal(parsetest.ReadFile(t, path), code) {
		t.Error("damaged code stays")
	}
}

// TestACacheThatCanNotBeWritten: reading goes on without, and nothing is compiled twice.
func TestACacheThatCanNotBeWritten(t *testing.T) {
	folder := t.TempDir()
	cache := cacheIn(folder)
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	pool, err := beginWith(cache, small)
	if err != nil {
		t.Fatal(err)
	}
	if err := pool.Close(); err != nil {
		t.Fatal(err)
	}
}

func TestFoldersForCompiledCode(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	open := t.TempDir()
	if err := os.Chmod(open, 0o777); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, folder string
		used         bool
	}{
		{"none", "", false},
		{"a file", file, false},
		{"in a file", filepath.Join(file, "folder"), false},
		{"new", filepath.Join(t.TempDir(), "a", "b"), true},
		{"open to all", open, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if cache := cacheIn(c.folder); (cache != nil) != c.used {
				t.Fatal(cache)
			}
			if info, err := os.Stat(c.folder); c.used && (err != nil || info.Mode().Perm()&0o022 != 0) {
				t.Errorf("%v, %v", info, err)
			}
		})
	}
}

func TestCacheFolderIsThePersonsOwn(t *testing.T) {
	home := t.TempDir()
	for _, name := range []string{"XDG_CACHE_HOME", "HOME"} {
		t.Setenv(name, home)
	}
	if folder := CacheFolder(); filepath.Base(folder) != "wasm" || folder[:len(home)] != home {
		t.Error(folder)
	}
	for _, name := range []string{"XDG_CACHE_HOME", "HOME"} {
		t.Setenv(name, "")
	}
	if folder := CacheFolder(); folder != "" {
		t.Error(folder)
	}
}
