// Package library is what lies around the projects: where they live, which were open
// last, the person's settings, and the lock that keeps a project to one process.
package library

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"github.com/adrg/xdg"

	"manicule/internal/fault"
)

// Library is a person's own folders.
type Library struct {
	data   string // projects, by default
	config string // settings and recent projects
	state  string // the log
}

// Open finds the person's folders and makes them, for their eyes alone.
func Open() (Library, error) {
	xdg.Reload() // the environment may have changed since the program started
	l := Library{
		data:   filepath.Join(xdg.DataHome, "manicule"),
		config: filepath.Join(xdg.ConfigHome, "manicule"),
		state:  filepath.Join(xdg.StateHome, "manicule"),
	}
	for _, dir := range []string{l.data, l.config, l.state} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return l, fault.New(fault.Storage, "The folder %s could not be made.", dir).
				WithHint("Check that it may be written to.").WithCause(err)
		}
	}
	return l, nil
}

// DefaultName is the name of the project that the first start makes.
const DefaultName = "My interviews"

// DefaultProject is the path of the project that the first start makes.
func (l Library) DefaultProject() string { return filepath.Join(l.data, DefaultName+".manicule") }

// Log is the path of the log file.
func (l Library) Log() string { return filepath.Join(l.state, "manicule.log") }

// Settings are the person's own, the same in every project.
type Settings struct {
	Theme        string `json:"theme"`      // one of themes
	TextSize     int    `json:"textSize"`   // per cent
	LineHeight   int    `json:"lineHeight"` // per cent of the text's size
	Measure      int    `json:"measure"`    // how many letters stand in a line, about
	Typeface     string `json:"typeface"`   // one of typefaces
	DimQuestions bool   `json:"dimQuestions"`
	Ruler        bool   `json:"ruler"`     // a band that follows the line one reads
	LeftWidth    int    `json:"leftWidth"` // of the panels, in CSS pixels
	RightWidth   int    `json:"rightWidth"`
	AsideWidth   int    `json:"asideWidth"` // of the right pane of a split view
	LeftHidden   bool   `json:"leftHidden"`
	RightHidden  bool   `json:"rightHidden"`
	HistorySteps int    `json:"historySteps"` // that can be undone at least
	LookFirst    bool   `json:"lookFirst"`    // files are looked at before they are imported

	Export     string            `json:"export"`     // the choices of the last export, as JSON; empty for the usual
	SingleKeys bool              `json:"singleKeys"` // letters, digits and signs alone are keys too
	Keys       map[string]string `json:"keys"`       // the person's own, by action: "Ctrl+G F4"; empty for none
}

var (
	themes    = []string{"system", "light", "dark", "sepia", "contrast"}
	typefaces = []string{"literata", "inter", "hyperlegible"}
)

var defaults = Settings{
	Theme: "system", TextSize: 100, LineHeight: 160, Measure: 68, Typeface: "literata", DimQuestions: true,
	LookFirst: true, LeftWidth: 250, RightWidth: 320, AsideWidth: 420, HistorySteps: 500,
	SingleKeys: true,
}

// Settings reads the person's settings; what is missing or unreadable has its default.
func (l Library) Settings() Settings {
	s := defaults
	if err := l.load("settings.json", &s); err != nil {
		return defaults
	}
	return s.within()
}

// SaveSettings keeps the person's settings.
func (l Library) SaveSettings(s Settings) error { return l.save("settings.json", s.within()) }

// within brings each setting into its bounds.
func (s Settings) within() Settings {
	if !slices.Contains(themes, s.Theme) {
		s.Theme = defaults.Theme
	}
	if !slices.Contains(typefaces, s.Typeface) {
		s.Typeface = defaults.Typeface
	}
	s.TextSize = min(max(s.TextSize, 80), 200)
	s.LineHeight = min(max(s.LineHeight, 130), 220)
	s.Measure = min(max(s.Measure, 45), 90)
	s.LeftWidth = min(max(s.LeftWidth, 160), 600)
	s.RightWidth = min(max(s.RightWidth, 220), 800)
	s.HistorySteps = min(max(s.HistorySteps, 100), 10_000)
	s.Keys = ownKeys(s.Keys)
	if len(s.Export) > longestExport {
		s.Export = ""
	}
	return s
}

// longestExport is how many bytes the choices of an export may take.
const longestExport = 8 << 10

// ownKeys are keys as the window writes them; what is too long to be one is left out. Never nil.
func ownKeys(keys map[string]string) map[string]string {
	const most, longest = 300, 80
	kept := map[string]string{}
	for action, key := range keys {
		if len(kept) < most && len(action) <= longest && len(key) <= longest {
			kept[action] = key
		}
	}
	return kept
}

// keptRecent is how many projects are remembered.
const keptRecent = 12

// Recent is a project that was open. Its id finds its backups also when its file can no
// longer be read; its revision, the last seen, tells when an older file has come in its place.
type Recent struct {
	Path     string `json:"path"`
	ID       string `json:"id"`
	Revision int64  `json:"revision,omitempty"`
}

// Recent returns the projects that were open, the last first.
func (l Library) Recent() []Recent {
	var recent []Recent
	if err := l.load("recent.json", &recent); err != nil {
		return nil
	}
	return recent
}

// FindRecent returns the project that was open at a path.
func (l Library) FindRecent(path string) (Recent, bool) {
	recent := l.Recent()
	i := slices.IndexFunc(recent, func(r Recent) bool { return r.Path == path })
	if i < 0 {
		return Recent{}, false
	}
	return recent[i], true
}

// Remember puts a project at the head of the recent ones.
func (l Library) Remember(project Recent) error {
	rest := slices.DeleteFunc(l.Recent(), func(r Recent) bool { return r.Path == project.Path })
	recent := append([]Recent{project}, rest...)
	return l.save("recent.json", recent[:min(len(recent), keptRecent)])
}

// Saw notes the revision that a recent project has come to.
func (l Library) Saw(path string, revision int64) error {
	recent := l.Recent()
	i := slices.IndexFunc(recent, func(r Recent) bool { return r.Path == path })
	if i < 0 || recent[i].Revision == revision {
		return nil
	}
	recent[i].Revision = revision
	return l.save("recent.json", recent)
}

func (l Library) load(name string, into any) error {
	data, err := os.ReadFile(filepath.Join(l.config, name))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	return json.Unmarshal(data, into)
}

func (l Library) save(name string, value any) error {
	data, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		return fmt.Errorf("encode %s: %w", name, err)
	}
	return WriteFile(filepath.Join(l.config, name), append(data, '\n'))
}
