package library

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheSyncClientOfAFolder(t *testing.T) {
	tests := []struct {
		there string // made in the home folder; a slash at its end makes a folder
		file  string // looked at
		sync  string
	}{
		{"Documents/", "Documents/study.manicule", ""},
		{"Dropbox/", "Dropbox/study.manicule", "Dropbox"},
		{"Dropbox/work/2026/", "Dropbox/work/2026/study.manicule", "Dropbox"},
		{"Dropbox (Some University)/", "Dropbox (Some University)/study.manicule", "Dropbox"},
		{"cloud/.dropbox.cache/", "cloud/a/study.manicule", "Dropbox"},
		{".dropbox/", "Documents/study.manicule", ""}, // settings, not files
		{"My Dropbox notes/", "My Dropbox notes/study.manicule", ""},
		{"OneDrive/", "OneDrive/study.manicule", "OneDrive"},
		{"OneDrive - Some University/", "OneDrive - Some University/study.manicule", "OneDrive"},
		{"Library/CloudStorage/OneDrive-Personal/", "Library/CloudStorage/OneDrive-Personal/study.manicule", "OneDrive"},
		{"Google Drive/", "Google Drive/study.manicule", "Google Drive"},
		{"Library/CloudStorage/GoogleDrive-me/My Drive/", "Library/CloudStorage/GoogleDrive-me/My Drive/study.manicule", "Google Drive"},
		{"Documents/.tmp.driveupload/", "Documents/study.manicule", "Google Drive"},
		{"Library/Mobile Documents/com~apple~CloudDocs/", "Library/Mobile Documents/com~apple~CloudDocs/study.manicule", "iCloud"},
		{"Nextcloud/", "Nextcloud/study.manicule", "Nextcloud"},
		{"files/.sync_0a1b2c3d4e5f.db", "files/study.manicule", "Nextcloud"},
		{"files/._sync_0a1b2c3d4e5f.db", "files/deep/er/study.manicule", "Nextcloud"},
		{"files/.sync_notes.txt", "files/study.manicule", ""},
		{"files/.owncloudsync.log", "files/study.manicule", "ownCloud"},
		{"ownCloud/.sync_0a1b2c3d4e5f.db", "ownCloud/study.manicule", "ownCloud"},
		{"shared/.stfolder/", "shared/study.manicule", "Syncthing"},
		{"shared/.stfolder", "shared/study.manicule", "Syncthing"}, // a file, once
		{"pCloudDrive/", "pCloudDrive/study.manicule", "pCloud"},
		{"MEGA/", "MEGA/study.manicule", "MEGA"},
		{"backup/.megaignore", "backup/study.manicule", "MEGA"},
		{"Dropbox/shared/.stfolder/", "Dropbox/shared/study.manicule", "Syncthing"}, // the nearest
		{"[a-z]*/.stfolder/", "[a-z]*/study.manicule", "Syncthing"},
		{"beside/.stfolder/", "study.manicule", ""},
	}
	for _, test := range tests {
		t.Run(test.there, func(t *testing.T) {
			home := t.TempDir()
			lay(t, home, test.there)
			if got := PlaceOf(filepath.Join(home, test.file)).Sync; got != test.sync {
				t.Errorf("%s with %s: %q, want %q", test.file, test.there, got, test.sync)
			}
		})
	}
}

// lay makes a file, or with a slash at its end a folder.
func lay(t *testing.T, home, name string) {
	t.Helper()
	path := filepath.Join(home, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	var err error
	if strings.HasSuffix(name, "/") {
		err = os.MkdirAll(path, 0o700)
	} else {
		err = os.WriteFile(path, nil, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestThePlaceBehindALink(t *testing.T) {
	home := t.TempDir()
	lay(t, home, "synced/.stfolder/")
	lay(t, home, "plain/")
	for link, target := range map[string]string{"Documents": "synced", "Dropbox": "plain", "dangling": "nowhere"} {
		if err := os.Symlink(filepath.Join(home, target), filepath.Join(home, link)); err != nil {
			t.Fatal(err)
		}
	}
	for file, want := range map[string]string{
		"Documents/study.manicule":        "Syncthing",
		"Documents/none/yet/new.manicule": "Syncthing",
		"Dropbox/study.manicule":          "Dropbox",
		"plain/study.manicule":            "",
		"dangling/study.manicule":         "",
	} {
		if got := PlaceOf(filepath.Join(home, file)).Sync; got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
}

func TestPlaceOfARelativePath(t *testing.T) {
	home := t.TempDir()
	lay(t, home, "Dropbox/")
	t.Chdir(filepath.Join(home, "Dropbox"))
	if got := PlaceOf("study.manicule").Sync; got != "Dropbox" {
		t.Errorf("%q", got)
	}
}

func TestWarning(t *testing.T) {
	tests := []struct {
		place Place
		names string
	}{
		{Place{Kind: Local, Sync: "Dropbox"}, "Dropbox"},
		{Place{Kind: Network, Sync: "Nextcloud"}, "Nextcloud"},
		{Place{Kind: Network}, "network drive"},
		{Place{Kind: Removable}, "taken out"},
		{Place{Kind: Unknown}, "can't tell"},
	}
	for _, test := range tests {
		warning := test.place.Warning()
		if !strings.Contains(warning, test.names) || !strings.HasSuffix(warning, ".") || strings.Count(warning, ".") != 1 {
			t.Errorf("%+v: %q", test.place, warning)
		}
	}
	if warning := (Place{Kind: Local}).Warning(); warning != "" {
		t.Errorf("a plain folder: %q", warning)
	}
}
