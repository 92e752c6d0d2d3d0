package app

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"manicule/internal/parse"
	"manicule/internal/store"
)

// incoming is a file to import.
type incoming struct {
	name   string // its own name
	folder string // where it lay within the folder it came with; empty for one chosen by itself
	bytes  int64
	kind   string // what it is, if its name says that it holds no transcript
	read   func() ([]byte, error)
}

// A folder is walked so deep, and so many files are taken out of it: far more than a study has.
const (
	deepestFolder = 12
	mostFiles     = 20_000
)

// filesAt are the files at these paths, a folder's in the order of their names. Hidden files, links,
// pipes and devices in a folder are left out.
func filesAt(paths []string) []incoming {
	files := []incoming{}
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			files = append(files, filesIn(path, mostFiles-len(files))...)
		} else {
			files = append(files, fileAt(path, info))
		}
	}
	return files
}

func fileAt(path string, info fs.FileInfo) incoming {
	file := incoming{name: filepath.Base(path), read: func() ([]byte, error) { return parse.ReadFile(path) }}
	if info != nil {
		file.bytes = info.Size()
	}
	return file
}

// filesIn walks a folder. What can't be read there is passed over.
func filesIn(folder string, most int) []incoming {
	files := []incoming{}
	if real, err := filepath.EvalSymlinks(folder); err == nil {
		folder = real // it was chosen itself; only links within it are not followed
	}
	filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		within, relErr := filepath.Rel(folder, path)
		switch {
		case len(files) >= most:
			return filepath.SkipAll
		case err != nil || relErr != nil:
			return nil
		case within != "." && strings.HasPrefix(entry.Name(), "."), strings.Count(within, string(filepath.Separator)) >= deepestFolder:
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case !entry.Type().IsRegular():
			return nil
		}
		info, err := entry.Info()
		if err != nil {
			return nil
		}
		file := fileAt(path, info)
		file.folder, file.kind = filepath.ToSlash(filepath.Dir(filepath.Join(filepath.Base(folder), within))), kindByName(file.name)
		files = append(files, file)
		return nil
	})
	sortByName(files)
	return files
}

// sortByName orders files as people do: "Interview 2" before "Interview 10".
func sortByName(files []incoming) {
	order := collate.New(language.Und, collate.IgnoreCase)
	slices.SortStableFunc(files, func(a, b incoming) int {
		return cmp.Or(order.CompareString(evenNumbers(a.folder), evenNumbers(b.folder)), order.CompareString(evenNumbers(a.name), evenNumbers(b.name)))
	})
}

var number = regexp.MustCompile(`[0-9]+`)

// evenNumbers fills the numbers of a name up with zeros, so that they sort as what they count.
// (collate.Numeric takes a number of zeros alone for the greatest of all.)
func evenNumbers(name string) string {
	return number.ReplaceAllStringFunc(name, func(digits string) string {
		return strings.Repeat("0", max(0, 20-len(digits))) + digits
	})
}

// kinds are what lies beside transcripts in a folder, by the ends of names.
var kinds = []struct {
	kind string
	ends []string
}{
	{"a recording", []string{".mp3", ".m4a", ".wav", ".ogg", ".opus", ".flac", ".aac", ".wma", ".aiff", ".mp4", ".mov", ".avi", ".mkv", ".webm", ".m4v", ".wmv"}},
	{"a picture", []string{".jpg", ".jpeg", ".png", ".gif", ".heic", ".tif", ".tiff", ".bmp", ".webp", ".svg"}},
	{"a project", []string{store.Extension}},
	{"a program", []string{".exe", ".dll", ".so", ".dmg", ".iso"}},
}

func kindByName(name string) string {
	end := strings.ToLower(filepath.Ext(name))
	for _, k := range kinds {
		if slices.Contains(k.ends, end) {
			return k.kind
		}
	}
	return ""
}
