// Package parsetest helps the tests of the readers: it packs archives, writes what a reader
// found, and holds all readers to the same promises. Only tests use it.
package parsetest

import (
	"archive/zip"
	"bytes"
	"os"
	"testing"
)

// Pack is the archive with the parts, given as name, text, name, text.
func Pack(t testing.TB, parts ...string) []byte {
	t.Helper()
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method(parts[i])})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func method(name string) uint16 {
	if name == "mimetype" {
		return zip.Store
	}
	return zip.Deflate
}

// Golden compares what was got with a file, or writes that anew.
func Golden(t *testing.T, path, got string, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := string(ReadFile(t, path)); got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}

// ReadFile returns the bytes of a file of the test data.
func ReadFile(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
