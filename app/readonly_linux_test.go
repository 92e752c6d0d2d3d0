package app

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"manicule/internal/fault"
)

// withOwnMounts runs the test once more in a process whose mounts nobody else sees, and
// reports whether this is that process.
func withOwnMounts(t *testing.T) bool {
	t.Helper()
	const variable = "MANICULE_OWN_MOUNTS"
	if os.Getenv(variable) == t.Name() {
		if err := syscall.Mount("", "/", "", syscall.MS_REC|syscall.MS_PRIVATE, ""); err != nil {
			t.Fatal(err)
		}
		return true
	}
	again := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	again.Env = append(os.Environ(), variable+"="+t.Name())
	again.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWNS}
	if os.Getuid() != 0 {
		again.SysProcAttr.Cloneflags |= syscall.CLONE_NEWUSER
		again.SysProcAttr.UidMappings = []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}}
		again.SysProcAttr.GidMappings = []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}}
	}
	if out, err := again.CombinedOutput(); err != nil || !strings.Contains(string(out), "--- PASS: "+t.Name()) {
		t.Fatalf("with mounts of its own: %v\n%s", err, out)
	}
	return false
}

// TestF15ReadOnly: a project that can't be written opens for reading only, says so, and can
// be exported and copied; nothing beside it is written either.
func TestF15ReadOnly(t *testing.T) {
	if !withOwnMounts(t) {
		return
	}
	for name, place := range map[string]func(string) string{
		"a file":   func(path string) string { return path },
		"a folder": filepath.Dir,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "Away", "Away.manicule")
			data, err := os.ReadFile(closedProject(t))
			if err != nil || os.Mkdir(filepath.Dir(path), 0o700) != nil || os.WriteFile(path, data, 0o600) != nil {
				t.Fatal(err)
			}
			mountReadOnly(t, place(path))
			a := openAgain(t, path)
			state := mustState(t, a)
			if !state.Project.ReadOnly || len(state.Notices) != 1 || state.Notices[0].Offers != offersCopy {
				t.Errorf("opened %+v, notices %+v", state.Project, state.Notices)
			}
			if opened, err := Reading(a).OpenTranscript(state.Transcripts[0].ID, ""); err != nil || len(opened.Highlights) != 1 {
				t.Errorf("read %+v, %v", opened.Highlights, err)
			}
			if preview, err := Outgoing(a).PreviewExport(ExportOptions{Format: "markdown"}); err != nil || preview.Excerpts != 1 {
				t.Errorf("exported %+v, %v", preview, err)
			}
			if _, err := Library(a).RenameProject("Other"); !fault.Is(err, fault.Refused) {
				t.Errorf("written: %v", err)
			}
			a.backUpIfDue()
			a.lookForFile()
			if err := saveCopyOver(a.store, filepath.Join(t.TempDir(), "copy.manicule")); err != nil {
				t.Error(err)
			}
			a.Close()
			names, err := os.ReadDir(filepath.Dir(path))
			if after, readErr := os.ReadFile(path); err != nil || readErr != nil || len(names) != 1 || !bytes.Equal(after, data) {
				t.Errorf("left %v, %v, %v", names, err, readErr)
			}
		})
	}
}

func mountReadOnly(t *testing.T, place string) {
	t.Helper()
	if err := syscall.Mount(place, place, "", syscall.MS_BIND, ""); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { syscall.Unmount(place, syscall.MNT_DETACH) })
	if err := syscall.Mount("", place, "", syscall.MS_BIND|syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
}
