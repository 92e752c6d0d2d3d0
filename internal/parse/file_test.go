package parse

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/fault"
)

func TestReadFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "talk.txt")
	write(t, path, "Q: Where?\n")
	data, err := ReadFile(path)
	if err != nil || string(data) != "Q: Where?\n" {
		t.Fatalf("%q, %v", data, err)
	}
}

func TestReadFileRefuses(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	write(t, at("empty.txt"), "")
	write(t, at("huge.txt"), "x")
	if err := os.Truncate(at("huge.txt"), MaxBytes+1); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(at("folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for name, reason := range map[string]string{
		"missing.txt": "was not found",
		"folder":      "is a folder",
		"empty.txt":   "is empty",
		"huge.txt":    "is larger than 100 MB",
	} {
		_, err := ReadFile(at(name))
		checkRefusal(t, err, name, reason)
	}
	checkRefusal(t, unreadable("locked.txt", fs.ErrPermission), "locked.txt", "permissions forbid it")
}

func write(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// checkRefusal sees that err is a fault whose sentence begins with the name, without a
// folder, gives the reason, and comes with a hint.
func checkRefusal(t *testing.T, err error, name, reason string) {
	t.Helper()
	if !fault.Is(err, fault.Refused) {
		t.Fatalf("%s: %v is no refusal", name, err)
	}
	f := fault.From(err)
	if !strings.HasPrefix(f.Message, name+" ") || !strings.Contains(f.Message, reason) || !strings.HasSuffix(f.Message, ".") || f.Hint == "" {
		t.Errorf("%s: %q, hint %q; want the reason %q", name, f.Message, f.Hint, reason)
	}
}
