package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"manicule/internal/fault"
)

// keep makes the backup in a folder of its own within the backups, so that whatever save
// and verify leave beside the file goes with that folder.
func (b *Backups) keep(now time.Time, revision int64, save func(string) error, verify func(string) (Contents, error)) (Backup, error) {
	if err := b.prepare(now); err != nil {
		return Backup{}, err
	}
	work, err := os.MkdirTemp(b.folder(), "*"+unfinished) // mode 0700
	if err != nil {
		return Backup{}, err
	}
	defer os.RemoveAll(work)

	draft := filepath.Join(work, "copy"+backupExtension)
	if err := save(draft); err != nil {
		return Backup{}, fmt.Errorf("copy project: %w", err)
	}
	contents, err := verify(draft)
	if err != nil {
		return Backup{}, fmt.Errorf("verify copy: %w", err)
	}
	if contents.Revision < revision {
		return Backup{}, fmt.Errorf("the copy is of revision %d, the project of revision %d", contents.Revision, revision)
	}
	size, err := settle(work, draft)
	if err != nil {
		return Backup{}, err
	}
	return b.place(draft, Backup{Taken: now.UTC().Truncate(time.Second), Size: size, Contents: &contents, Revision: contents.Revision})
}

// prepare makes the folder, for this person's eyes alone, and sweeps it.
func (b *Backups) prepare(now time.Time) error {
	if err := os.MkdirAll(b.folder(), 0o700); err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(b.library, 0o700), os.Chmod(b.folder(), 0o700)); err != nil {
		return err
	}
	b.sweep(now)
	return nil
}

// settle brings the copy to the disk and returns its size. Anything but empty files
// beside it would be a part of the database that is not in the copy.
func settle(work, draft string) (size int64, err error) {
	entries, err := os.ReadDir(work)
	if err != nil {
		return 0, err
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err != nil {
			return 0, err
		}
		if entry.Name() != filepath.Base(draft) && info.Size() > 0 {
			return 0, fmt.Errorf("the copy was left open: %s lies beside it", entry.Name())
		}
		size += info.Size()
	}
	if err := os.Chmod(draft, 0o600); err != nil {
		return 0, err
	}
	f, err := os.OpenFile(draft, os.O_RDWR, 0)
	if err != nil {
		return 0, err
	}
	return size, errors.Join(f.Sync(), f.Close())
}

// place notes the contents and gives the copy its name, in this order: a backup that
// shows has its contents beside it.
func (b *Backups) place(draft string, made Backup) (Backup, error) {
	name := fmt.Sprintf("%s-r%06d%s", made.Taken.Format(backupStamp), made.Revision, backupExtension)
	if !backupName.MatchString(name) {
		return Backup{}, fmt.Errorf("%s is no name for a backup", name)
	}
	made.Path = filepath.Join(b.folder(), name)
	note, err := json.Marshal(made.Contents)
	if err != nil {
		return Backup{}, fmt.Errorf("encode contents: %w", err)
	}
	if err := WriteFile(twinOf(made.Path), append(note, '\n')); err != nil {
		return Backup{}, err
	}
	if err := os.Rename(draft, made.Path); err != nil {
		os.Remove(twinOf(made.Path))
		return Backup{}, err
	}
	return made, syncFolder(b.folder())
}

// thinOut removes what thin says, but never the backup just made. What can't be removed
// now will be tried again with the next backup.
func (b *Backups) thinOut(now time.Time, made Backup) {
	backups, err := b.List()
	if err != nil {
		return
	}
	for _, old := range thin(backups, now) {
		if old.Path != made.Path && os.Remove(old.Path) == nil {
			os.Remove(twinOf(old.Path))
		}
	}
}

// sweep removes what a crash left behind a day ago or longer; what it can't remove harms nobody.
func (b *Backups) sweep(now time.Time) {
	entries, err := os.ReadDir(b.folder())
	if err != nil {
		return
	}
	for _, entry := range entries {
		info, err := entry.Info()
		if err == nil && now.Sub(info.ModTime()).Abs() > litterAge && b.isLitter(entry.Name()) {
			os.RemoveAll(filepath.Join(b.folder(), entry.Name()))
		}
	}
}

// isLitter says whether a file is an unfinished backup, an unfinished note, or a note
// whose backup is gone.
func (b *Backups) isLitter(name string) bool {
	if strings.HasSuffix(name, unfinished) || strings.HasPrefix(name, ".manicule-") {
		return true
	}
	stem, isTwin := strings.CutSuffix(name, twinExtension)
	if !isTwin || !backupName.MatchString(stem+backupExtension) {
		return false
	}
	_, err := os.Lstat(filepath.Join(b.folder(), stem+backupExtension))
	return errors.Is(err, os.ErrNotExist)
}

func noBackup(err error) error {
	var known *fault.Error
	if errors.As(err, &known) {
		return err
	}
	return fault.New(fault.Storage, "No backup could be made: %s.", reason(err)).
		WithHint("The project itself is saved. Free some space and try again.").WithCause(err)
}
