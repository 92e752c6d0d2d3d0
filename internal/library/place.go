package library

import (
	"os"
	"path"
	"path/filepath"
	"slices"
)

// Kind is the kind of drive that something lies on.
type Kind string

// The kinds of drive.
const (
	Local     Kind = "local"     // a disk of this computer
	Network   Kind = "network"   // another computer's
	Removable Kind = "removable" // formatted as sticks, cards and other systems' disks are
	Unknown   Kind = "unknown"   // it can't be told
)

// Place is what can be told of the place where a project lies.
type Place struct {
	Kind Kind
	Sync string // the program that copies it to other computers, such as "Dropbox"; or empty
}

// PlaceOf looks at the place of a file, which need not be there yet.
func PlaceOf(file string) Place {
	named, err := filepath.Abs(file)
	if err != nil {
		return Place{Kind: Unknown}
	}
	existing := nearest(named)
	actual, err := filepath.EvalSymlinks(existing)
	if err != nil {
		actual = existing
	}
	// A link may lead into a synchronised folder, and out of one to where its files are kept.
	folders := append(upwards(actual), upwards(filepath.Dir(named))...)
	return Place{Kind: kindAt(actual), Sync: syncOf(folders)}
}

// Warning is a sentence for the person about what may go wrong there; empty for a plain
// folder on a disk of this computer.
func (p Place) Warning() string {
	switch {
	case p.Sync != "":
		return "This project lies in a folder that " + p.Sync + " copies to other computers: what is in it leaves this one, and work can be lost when two change it at once."
	case p.Kind == Network:
		return "This project lies on a network drive: work can be lost when the connection breaks or two computers change it at once."
	case p.Kind == Removable:
		return "This project lies on a drive that may be taken out: work can be lost when that happens while it is open."
	case p.Kind == Unknown:
		return "Manicule can't tell what kind of drive this project lies on: work is safest on a disk of this computer."
	}
	return ""
}

// nearest is the file itself, or the first folder above it that is there.
func nearest(file string) string {
	for {
		if _, err := os.Stat(file); err == nil || filepath.Dir(file) == file {
			return file
		}
		file = filepath.Dir(file)
	}
}

// upwards is a folder and all above it, the root left out.
func upwards(folder string) []string {
	var folders []string
	for ; filepath.Dir(folder) != folder; folder = filepath.Dir(folder) {
		folders = append(folders, folder)
	}
	return folders
}

// syncClient is how the folders of a synchronising program are known: by their name, or
// by something the program keeps in the uppermost of them. Both are patterns of path.Match.
type syncClient struct {
	name    string
	folders []string
	markers []string
}

// Only markers that lie in the synchronised folder itself are of use here: ~/.dropbox and
// ~/.pcloud hold settings, and would mark the whole home folder.
var syncClients = []syncClient{
	{"Dropbox", []string{"Dropbox", "Dropbox (*)"}, []string{".dropbox.cache"}},
	{"OneDrive", []string{"OneDrive", "OneDrive - *", "OneDrive-*"}, nil},
	{"Google Drive", []string{"Google Drive", "GoogleDrive", "GoogleDrive-*"}, []string{".tmp.drivedownload", ".tmp.driveupload"}},
	{"iCloud", []string{"iCloud Drive", "iCloudDrive", "com~apple~CloudDocs"}, nil},
	{"pCloud", []string{"pCloudDrive", "pCloud Drive", "pCloudSync", "pCloud Sync"}, nil},
	{"MEGA", []string{"MEGA", "MEGAsync"}, []string{".megaignore"}},
	{"ownCloud", []string{"ownCloud", "ownCloud - *"}, []string{".owncloudsync.log*"}},
	{"Nextcloud", []string{"Nextcloud", "Nextcloud *"}, []string{".nextcloudsync.log*", ".sync_*.db", "._sync_*.db"}},
	{"Syncthing", nil, []string{".stfolder"}},
}

// syncOf names the program that synchronises the first of the folders that any does.
func syncOf(folders []string) string {
	for _, folder := range folders {
		base, within := []string{filepath.Base(folder)}, namesIn(folder)
		for _, client := range syncClients {
			if anyMatches(client.folders, base) || anyMatches(client.markers, within) {
				return client.name
			}
		}
	}
	return ""
}

// namesIn is what a folder holds; nothing, when it can't be read.
func namesIn(folder string) []string {
	f, err := os.Open(folder)
	if err != nil {
		return nil
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil
	}
	return names
}

func anyMatches(patterns, names []string) bool {
	return slices.ContainsFunc(patterns, func(pattern string) bool {
		return slices.ContainsFunc(names, func(name string) bool {
			matched, err := path.Match(pattern, name)
			return err == nil && matched
		})
	})
}
