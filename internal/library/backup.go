package library

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"

	"manicule/internal/fault"
)

// Backup is one copy of a project as it stood at a revision.
type Backup struct {
	Path     string
	Taken    time.Time // UTC, to the second; as wrong as the clock was
	Revision int64     // of the project, when it was copied
	Size     int64     // in bytes
	Contents *Contents // nil when it is not known what the copy holds
}

// Contents is what a backup holds, noted beside it so that it need not be opened to be shown.
type Contents struct {
	Transcripts int   `json:"transcripts"`
	Highlights  int   `json:"highlights"`
	Tags        int   `json:"tags"`
	Memos       int   `json:"memos"`
	Revision    int64 `json:"revision"`
	Words       int   `json:"words"`
}

// Backups are the copies kept of one project, in a folder of its own away from it.
type Backups struct{ library, project string }

// Backups gives the backups of the project with this id, which must be a UUID.
func (l Library) Backups(projectID string) *Backups {
	return &Backups{library: filepath.Join(l.data, "backups"), project: projectID}
}

const (
	backupEvery     = 30 * time.Minute
	backupStamp     = "20060102T150405Z"
	backupExtension = ".manicule"
	twinExtension   = ".json" // of the file that notes a backup's contents
	unfinished      = ".part" // of the folder in which a backup is being made
	litterAge       = 24 * time.Hour
)

var backupName = regexp.MustCompile(`^([0-9]{8}T[0-9]{6}Z)-r([0-9]{6,19})\.manicule$`)

// Due says whether it is time for a backup: the project has changed since the last one,
// half an hour ago or longer. A last one dated in the future says nothing about the time
// passed, so then the change alone counts.
func (b *Backups) Due(now time.Time, revision int64) bool {
	backups, err := b.List()
	if err != nil {
		return true // Keep says what is wrong
	}
	last, found := lastUpTo(backups, revision)
	if !found {
		return revision > 0
	}
	passed := now.Sub(last.Taken)
	return last.Revision < revision && (passed < 0 || passed >= backupEvery)
}

// Keep makes a backup of the project, which stands at the revision given, and then thins
// out the older ones. save writes the project to a path where nothing stands; verify
// opens that copy, checks and counts it, and closes it again. Only a verified copy that is
// on disk becomes a backup; whatever fails before leaves no trace and removes nothing.
// When there is a backup of this revision already, it is returned and none is made.
//
// The revision must never go back: who restores a backup sets the project's clock higher
// than the revision of List()[0].
func (b *Backups) Keep(now time.Time, revision int64, save func(path string) error, verify func(path string) (Contents, error)) (Backup, error) {
	backups, err := b.List()
	if err != nil {
		return Backup{}, err
	}
	if last, found := lastUpTo(backups, revision); found && last.Revision == revision {
		return last, nil
	}
	made, err := b.keep(now, revision, save, verify)
	if err != nil {
		return Backup{}, noBackup(err)
	}
	b.thinOut(now, made)
	return made, nil
}

// List returns the backups there are, the newest first.
func (b *Backups) List() ([]Backup, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	entries, err := os.ReadDir(b.folder())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fault.New(fault.Storage, "The backups could not be read: %s.", reason(err)).
			WithHint("Check who may read the folder %s.", b.folder()).WithCause(err)
	}
	var backups []Backup
	for _, entry := range entries {
		if backup, ok := b.read(entry); ok {
			backups = append(backups, backup)
		}
	}
	slices.SortFunc(backups, newestFirst)
	return backups, nil
}

// lastUpTo finds the newest backup that is not newer than the revision. Newer ones come
// from another copy of the project, or from before it was restored by hand.
func lastUpTo(newestFirst []Backup, revision int64) (Backup, bool) {
	i := slices.IndexFunc(newestFirst, func(b Backup) bool { return b.Revision <= revision })
	if i < 0 {
		return Backup{}, false
	}
	return newestFirst[i], true
}

// check keeps an id made up in a stranger's project file from leading to another folder.
func (b *Backups) check() error {
	if len(b.project) != len(uuid.Nil.String()) || uuid.Validate(b.project) != nil {
		return fault.New(fault.Invalid, "The project has no proper id, so it has no backups.").
			WithHint("Save a copy of it yourself.")
	}
	return nil
}

func (b *Backups) folder() string { return filepath.Join(b.library, b.project) }

// read recognises a backup by its name, and reads what is noted beside it.
func (b *Backups) read(entry os.DirEntry) (Backup, bool) {
	parts := backupName.FindStringSubmatch(entry.Name())
	if parts == nil || !entry.Type().IsRegular() {
		return Backup{}, false
	}
	taken, timeErr := time.Parse(backupStamp, parts[1])
	revision, numberErr := strconv.ParseInt(parts[2], 10, 64)
	info, infoErr := entry.Info()
	if errors.Join(timeErr, numberErr, infoErr) != nil {
		return Backup{}, false
	}
	path := filepath.Join(b.folder(), entry.Name())
	return Backup{Path: path, Taken: taken, Revision: revision, Size: info.Size(), Contents: contentsOf(path)}, true
}

// contentsOf reads what is noted beside a backup, if anything is.
func contentsOf(path string) *Contents {
	data, err := os.ReadFile(twinOf(path))
	if err != nil {
		return nil
	}
	var c Contents
	if err := json.Unmarshal(data, &c); err != nil {
		return nil
	}
	return &c
}

func twinOf(path string) string { return strings.TrimSuffix(path, backupExtension) + twinExtension }
