package app

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
)

// stillWindow is a window whose dialogs are canceled.
type stillWindow struct{}

func (stillWindow) OpenFile(_, _, _ string) (string, error)    { return "", nil }
func (stillWindow) OpenFiles(_, _, _ string) ([]string, error) { return nil, nil }
func (stillWindow) OpenFolder(string) (string, error)          { return "", nil }
func (stillWindow) SaveFile(_, _ string) (string, error)       { return "", nil }
func (stillWindow) Reveal(string) error                        { return nil }
func (stillWindow) SetClipboard(string) error                  { return nil }
func (stillWindow) SetMenu([]Menu)                             {}
func (stillWindow) Emit(string, any)                           {}
func (stillWindow) Close()                                     {}
func (stillWindow) Present()                                   {}

// newApp is the program on folders of its own.
func newApp(t *testing.T) App {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, filepath.Join(dir, name))
	}
	a := Open(stillWindow{}, "")
	t.Cleanup(a.Close)
	return a
}

func TestFirstStartMakesTheDefaultProject(t *testing.T) {
	a := newApp(t)
	state, err := Library(a).State()
	if err != nil || state.Project.Name != "My interviews" || state.Project.File != "My interviews.manicule" {
		t.Fatalf("state = %+v, %v", state.Project, err)
	}
	again := Open(stillWindow{}, "")
	if _, err := (Library(again)).State(); !fault.Is(err, fault.Locked) {
		t.Fatalf("a second process got in: %v", err)
	}
}

// TestHistoryIsAsLongAsChosen: a shorter one takes hold at once, and at each start.
func TestHistoryIsAsLongAsChosen(t *testing.T) {
	a := newApp(t)
	rename := func(n int) {
		t.Helper()
		for i := range n {
			if _, err := Library(a).RenameProject(fmt.Sprint("name ", n, i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	rename(120)
	settings := mustState(t, a).Settings
	settings.HistorySteps = 7 // fewer than may be chosen
	if err := Library(a).SaveSettings(settings); err != nil {
		t.Fatal(err)
	}
	if steps, err := Keeping(a).Steps(); err != nil || len(steps) != 100 {
		t.Fatalf("%d steps are kept, %v", len(steps), err)
	}
	a.Close()
	a = Open(stillWindow{}, "")
	t.Cleanup(a.Close)
	rename(60)
	if steps, err := Keeping(a).Steps(); err != nil || len(steps) >= 160 {
		t.Errorf("%d steps are kept after a new start, %v", len(steps), err)
	}
}

func TestPanicBecomesAnError(t *testing.T) {
	a := newApp(t)
	_, err := read(a.session, func(*store.Store) (int, error) { panic("secret words") })
	if !fault.Is(err, fault.Internal) || strings.Contains(err.Error(), "secret") {
		t.Fatalf("err = %v", err)
	}
	if _, err := (Library(a)).State(); err != nil {
		t.Fatalf("the door stayed shut: %v", err)
	}
}

func TestLogHoldsNoWords(t *testing.T) {
	dir := t.TempDir()
	s := &session{window: stillWindow{}, log: newLog(filepath.Join(dir, "log"))}
	for _, fn := range []func(*store.Store) (int, error){
		func(*store.Store) (int, error) { panic("canary") },
		func(*store.Store) (int, error) { return 0, errors.New("canary") },
		func(*store.Store) (int, error) { return 0, fault.New(fault.Storage, "canary").WithHint("canary") },
	} {
		s.store = &store.Store{}
		if _, err := read(s, fn); err == nil {
			t.Fatal("no error")
		}
	}
	data, err := os.ReadFile(filepath.Join(dir, "log"))
	if err != nil || len(data) == 0 || strings.Contains(string(data), "canary") {
		t.Fatalf("log = %q, %v", data, err)
	}
}

func TestFormatError(t *testing.T) {
	for name, test := range map[string]struct {
		err  error
		want map[string]string
	}{
		"a fault":    {fault.New(fault.Refused, "No “%s”.", "x").WithHint("Do y."), map[string]string{"code": "refused", "message": "No “x”.", "hint": "Do y."}},
		"another":    {errors.New("secret"), map[string]string{"code": "internal", "message": "Something went wrong inside Manicule. Nothing was changed.", "hint": ""}},
		"a sentinel": {os.ErrNotExist, map[string]string{"code": "internal", "message": "Something went wrong inside Manicule. Nothing was changed.", "hint": ""}},
	} {
		t.Run(name, func(t *testing.T) {
			var got map[string]string
			if err := json.Unmarshal([]byte(FormatError(test.err).(string)), &got); err != nil || !reflect.DeepEqual(got, test.want) {
				t.Fatalf("FormatError = %v, %v; want %v", got, err, test.want)
			}
		})
	}
}

// TestNoSliceIsNil: the page reads a nil slice as null, and its types say it never is.
func TestNoSliceIsNil(t *testing.T) {
	a := newApp(t)
	library, reading, codebook, tables, files, searching := Library(a), Reading(a), Codebook(a), Tables(a), Files(a), Searching(a)
	check := func(name string, value any, err error) {
		t.Helper()
		data, marshalErr := json.Marshal(value)
		if err != nil || marshalErr != nil {
			t.Fatalf("%s: %v %v", name, err, marshalErr)
		}
		for _, where := range nilSlices(reflect.ValueOf(value), name) {
			t.Errorf("%s is nil in %.300s", where, data)
		}
	}
	state, err := library.State()
	check("State", state, err)
	for _, words := range []string{"nothing", "president"} {
		request := SearchRequest{Words: words}
		hits, err := searching.Hits(request, 0, 10)
		check("Hits", hits, err)
		writings, err := searching.Writings(request, 5)
		check("Writings", writings, err)
		places, err := searching.Places(request, 7)
		check("Places", places, err)
		lines, err := searching.Concordance(request, "left")
		check("Concordance", lines, err)
		preview, err := searching.PreviewMarking(HitMarking{Search: request, All: true, Extent: "words"})
		check("PreviewMarking", preview, err)
	}
	status, err := files.PrepareImport()
	check("PrepareImport", status, err)
	check("ImportStatus", files.ImportStatus(0), nil)
	report, err := files.ImportSample()
	check("ImportSample", report, err)
	state, err = library.State()
	check("State", state, err)
	opened, err := reading.OpenTranscript(report.Files[0].ID, "")
	check("OpenTranscript", opened, err)
	tag := NewTag{ID: store.NewID(), Name: "T"}
	change, err := codebook.AddTag(tag)
	check("AddTag", change, err)
	highlight := NewHighlight{ID: store.NewID(), TranscriptID: opened.ID, Start: 3, End: 9, TagIDs: []string{tag.ID}}
	change, err = reading.AddHighlight(highlight)
	check("AddHighlight", change, err)
	folder := Folder{ID: store.NewID(), Name: "F"}
	change, err = tables.AddFolder(folder, []string{opened.ID})
	check("AddFolder", change, err)
	if change.Folders == nil || change.Attributes != nil || change.Transcripts[0].FolderID != folder.ID {
		t.Errorf("AddFolder = %+v", change)
	}
	change, err = tables.RemoveFolder(folder.ID)
	check("RemoveFolder", change, err)
	counts, err := tables.SpeakerCounts()
	check("SpeakerCounts", counts, err)
	alike, err := tables.Alike()
	check("Alike", alike, err)
	linked, err := tables.Linked([]string{"turn:none", "nonsense"})
	check("Linked", linked, err)
	change, err = reading.RemoveTranscript(opened.ID)
	check("RemoveTranscript", change, err)
	change, err = library.Undo()
	check("Undo", change, err)
}

// nilSlices finds the nil slices in a value, by name.
func nilSlices(v reflect.Value, name string) (found []string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			return nilSlices(v.Elem(), name)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			found = append(found, nilSlices(v.Field(i), name+"."+v.Type().Field(i).Name)...)
		}
	case reflect.Slice:
		if v.IsNil() {
			return []string{name}
		}
		for i := range v.Len() {
			found = append(found, nilSlices(v.Index(i), name+"[]")...)
		}
	}
	return found
}

// TestPositionsCrossTheDoorAndBack: what the page marks in UTF-16 units comes back as the
// same units, around letters that take two of them.
func TestPositionsCrossTheDoorAndBack(t *testing.T) {
	a := newApp(t)
	path := filepath.Join(t.TempDir(), "emoji.txt")
	if err := os.WriteFile(path, []byte("ANNA: 🙂🙂 o 👩‍👧\nBEN: 🙂"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.dropped = []string{path}
	report := importDropped(t, a, ImportRequest{})
	reading := Reading(a)
	opened, err := reading.OpenTranscript(report.Files[0].ID, "")
	if err != nil {
		t.Fatal(err)
	}
	units := []rune{}
	for _, r := range opened.Text {
		units = append(units, r)
		if r >= 0x10000 {
			units = append(units, -1) // the second half of a pair
		}
	}
	if opened.Length != len(units) {
		t.Fatalf("length = %d, want %d", opened.Length, len(units))
	}
	for start := range units {
		for end := start + 1; end <= len(units); end++ {
			if units[start] == -1 || end < len(units) && units[end] == -1 {
				continue
			}
			change, err := reading.AddHighlight(NewHighlight{ID: store.NewID(), TranscriptID: opened.ID, Start: start, End: end})
			if err != nil {
				t.Fatal(err)
			}
			h := change.Highlights[0]
			want := strings.ReplaceAll(string(units[start:end]), string(rune(-1)), "")
			if h.Start != start || h.End != end || h.Quote != want {
				t.Fatalf("marked [%d, %d) %q, came back as [%d, %d) %q", start, end, want, h.Start, h.End, h.Quote)
			}
		}
	}
}

func TestOnlyTheSessionNamesDroppedPaths(t *testing.T) {
	a := newApp(t)
	status, err := Files(a).PrepareDropped()
	if err != nil || status.Batch != "" {
		t.Fatalf("prepared %+v out of nothing, %v", status, err)
	}
	if _, err := (Library(a)).OpenRecent("/etc/passwd"); !fault.Is(err, fault.Refused) {
		t.Fatalf("opened a path of the page's own: %v", err)
	}
}

func TestQuietLogger(t *testing.T) {
	stderr := os.Stderr
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	os.Stderr = w
	quietLogger{}.Error("call of Reading.SetNote with canary")
	slog.New(slog.DiscardHandler).Error("canary")
	os.Stderr = stderr
	w.Close()
	buf := make([]byte, 100)
	if n, _ := r.Read(buf); n > 0 {
		t.Fatalf("printed %q", buf[:n])
	}
}

// TestViewAbout: what is shown of a long passage begins and ends with whole words, holds the
// first match, and knows where the matches in it are.
func TestViewAbout(t *testing.T) {
	long := strings.Repeat("word ", 60)
	for name, test := range map[string]struct {
		words       string
		match       text.Span
		shown       string
		cut, cutEnd bool
	}{
		"short":          {"the war is over", text.Span{Start: 4, End: 7}, "the war is over", false, false},
		"long before it": {long + "war", text.Span{Start: 300, End: 303}, strings.Repeat("word ", 13) + "war", true, false},
		"long after it":  {"war " + long, text.Span{Start: 0, End: 3}, "war" + strings.Repeat(" word", 55), false, true},
		"no spaces":      {strings.Repeat("字", 400), text.Span{Start: 100, End: 102}, strings.Repeat("字", 280), true, true},
		"one long match": {strings.Repeat("字", 400), text.Span{Start: 0, End: 400}, strings.Repeat("字", 280), false, true},
	} {
		t.Run(name, func(t *testing.T) {
			shown, marks, cut, cutEnd := viewAbout(test.words, []text.Span{test.match})
			if shown != test.shown || cut != test.cut || cutEnd != test.cutEnd || len(marks) != 1 || marks[0].End > len([]rune(shown)) {
				t.Errorf("shown %q, %v, %v, %v", shown, marks, cut, cutEnd)
			}
		})
	}
}
