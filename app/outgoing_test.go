package app

import (
	"bytes"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/export"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/store"
)

// revealingWindow is a savingWindow that says what was shown in the file manager.
type revealingWindow struct {
	savingWindow
	revealed *string
}

func (w revealingWindow) Reveal(path string) error {
	*w.revealed = path
	return nil
}

// newMarked is the program with the sample interview, one passage of which is tagged and noted.
func newMarked(t *testing.T) App {
	t.Helper()
	a, _, highlight := withSample(t)
	tag := NewTag{ID: store.NewID(), Name: "Evasion"}
	if _, err := Reading(a).SetTags(highlight, []string{tag.ID}, []NewTag{tag}); err != nil {
		t.Fatal(err)
	}
	if _, err := Reading(a).SetNote(highlight, "He turns it back."); err != nil {
		t.Fatal(err)
	}
	return a
}

// everything is an export with all there is to say.
func everything(format string) ExportOptions {
	return ExportOptions{Format: format, GroupBy: "tag", Questions: true, Notes: true, Descriptions: true, Citation: "full"}
}

// TestWindowAndCommandLineWriteTheSame: an export has the same bytes whichever way it was made.
func TestWindowAndCommandLineWriteTheSame(t *testing.T) {
	for _, format := range export.Formats() {
		t.Run(format, func(t *testing.T) {
			a := newMarked(t)
			project := a.store.Path()
			byWindow, byCommand := filepath.Join(t.TempDir(), "window"), filepath.Join(t.TempDir(), "command")
			a.window, a.now = savingWindow{path: byWindow}, noon
			saved, err := Outgoing(a).SaveExport(everything(format))
			if err != nil || saved.Path != byWindow || saved.Excerpts != 1 {
				t.Fatalf("saved %+v, %v", saved, err)
			}
			a.Close()
			var out, complaints bytes.Buffer
			code := run(&terminal{out: &out, errors: &complaints, now: noon}, []string{"export", "-p", project, "--format", format, "--questions", "--out", byCommand})
			if code != exitOK || complaints.Len() > 0 {
				t.Fatalf("exit %d: %s", code, &complaints)
			}
			window, command := fileOf(t, byWindow), fileOf(t, byCommand)
			if !bytes.Equal(window, command) {
				t.Errorf("the window wrote %d bytes, the command line %d others", len(window), len(command))
			}
		})
	}
}

func noon() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) }

func fileOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestExportIsPreviewed: each format is shown in its own way, with its words in it.
func TestExportIsPreviewed(t *testing.T) {
	a := newMarked(t)
	const words = "He turns it back."
	for _, format := range export.Formats() {
		t.Run(format, func(t *testing.T) {
			preview, err := Outgoing(a).PreviewExport(everything(format))
			if err != nil || preview.Excerpts != 1 || preview.Total != 1 || preview.Transcripts != 1 || preview.Cut {
				t.Fatalf("preview = %+v, %v", preview, err)
			}
			shape := export.ShapeOf(format)
			shown := map[export.Shape]string{
				export.Textual: preview.Text,
				export.Tabular: strings.Join(slices.Concat(preview.Rows...), "\n"),
				export.Paged:   fetchPage(t, a, preview.Page),
			}
			if !strings.Contains(shown[shape], words) {
				t.Errorf("%s as %s does not show the note: %.300q", format, shape, shown[shape])
			}
		})
	}
}

// fetchPage asks for the page of a preview as its frame would; none for no address.
func fetchPage(t *testing.T, a App, address string) string {
	t.Helper()
	if address == "" {
		return ""
	}
	answer := httptest.NewRecorder()
	Secure(a.Previewed(http.NotFoundHandler())).ServeHTTP(answer, httptest.NewRequest(http.MethodGet, address, nil))
	policy := answer.Header().Get("Content-Security-Policy")
	if answer.Code != http.StatusOK || !strings.Contains(policy, "sandbox") || strings.Contains(policy, "script-src") {
		t.Fatalf("%s: status %d, policy %q", address, answer.Code, policy)
	}
	return answer.Body.String()
}

// TestPreviewFollowsTheProject: what is kept for previews is not what was there before.
func TestPreviewFollowsTheProject(t *testing.T) {
	a := newMarked(t)
	before, err := Outgoing(a).PreviewExport(everything("markdown"))
	if err != nil {
		t.Fatal(err)
	}
	for before.Excerpts > 0 && mustState(t, a).Transcripts[0].Highlights > 0 {
		if _, err := Library(a).Undo(); err != nil {
			t.Fatal(err)
		}
	}
	after, err := Outgoing(a).PreviewExport(everything("markdown"))
	if err != nil || before.Excerpts != 1 || after.Excerpts != 0 {
		t.Errorf("%d excerpts, after undo %d, %v", before.Excerpts, after.Excerpts, err)
	}
}

// TestWhatIsOnScreenIsInTheFile: whatever the filter, the page of excerpts and an export in any format
// hold the same highlights.
func TestWhatIsOnScreenIsInTheFile(t *testing.T) {
	a, id, _ := withSample(t)
	random := rand.New(rand.NewPCG(21, 22))
	tags := []NewTag{{ID: store.NewID(), Name: "A"}, {ID: store.NewID(), Name: "B"}, {ID: store.NewID(), Name: "C"}}
	for i := range 60 {
		h := NewHighlight{ID: store.NewID(), TranscriptID: id, Start: 200 + 100*i, End: 200 + 100*i + 1 + random.IntN(300), Note: []string{"", "why"}[random.IntN(2)]}
		for _, tag := range tags {
			if random.IntN(3) == 0 {
				h.TagIDs = append(h.TagIDs, tag.ID)
			}
		}
		if i == 0 {
			h.NewTags = tags
		}
		if _, err := Reading(a).AddHighlight(h); err != nil {
			t.Fatal(err)
		}
	}
	for _, words := range []string{"", "tag:A", "-tag:B", "tag:none", "tag:A tag:B", "role:respondent", "speaker:Question", "note:why -tag:C", "tag:A -tag:A"} {
		view, err := Excerpts(a).View(ExcerptQuery{Words: words, GroupBy: "none", SortBy: "place"})
		if err != nil {
			t.Fatal(words, err)
		}
		onScreen, err := Excerpts(a).IDs(view.Number, 0, 1000)
		if err != nil {
			t.Fatal(err)
		}
		for _, format := range export.Formats() {
			path := filepath.Join(t.TempDir(), format)
			a.window = savingWindow{path: path}
			options := everything(format)
			options.Filter = words
			saved, err := Outgoing(a).SaveExport(options)
			if err != nil || saved.Excerpts != len(onScreen) {
				t.Errorf("%q as %s: %d in the file, %d on the screen, %v", words, format, saved.Excerpts, len(onScreen), err)
			}
			if format != "json" && format != "csv" {
				continue
			}
			written := string(fileOf(t, path))
			for _, id := range onScreen {
				if !strings.Contains(written, id) {
					t.Errorf("%q as %s: %s is missing", words, format, id)
				}
			}
		}
	}
}

// large is an export of a project in which every format has much to write.
func large(format string) order {
	return order{format: format, project: projecttest.Large(3000), options: everything(format).report()}
}

// TestCanceledExportLeavesTheOldFile: whatever the format, an export that is canceled while it is
// written writes next to nothing more, and changes nothing in the folder.
func TestCanceledExportLeavesTheOldFile(t *testing.T) {
	for _, format := range export.Formats() {
		t.Run(format, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "old")
			if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
				t.Fatal(err)
			}
			const at = 1000
			w := newWriting()
			stop := func() bool {
				if w.done.Load() == at-1 {
					w.end()
				}
				return w.step()
			}
			saved, err := large(format).saveTo(path, w, stop)
			if !fault.Is(err, fault.Canceled) || saved.Path != "" {
				t.Errorf("saved %+v, %v", saved, err)
			}
			if n := w.done.Load(); n < at || n > at+10 { // each section or note that is left asks once
				t.Errorf("%d parts were begun, of which %d after it was canceled", n, n-at)
			}
			files, err := os.ReadDir(filepath.Dir(path))
			if got := fileOf(t, path); string(got) != "old" || len(files) != 1 || err != nil {
				t.Errorf("the old file is now %.60q, beside %d others, %v", got, len(files)-1, err)
			}
		})
	}
}

// TestExportTellsHowFarItIs: of every format it is known beforehand how much there is to write.
func TestExportTellsHowFarItIs(t *testing.T) {
	for _, format := range export.Formats() {
		var e exports
		if p := e.progress(); p != (ExportProgress{}) {
			t.Fatalf("%+v before anything is written", p)
		}
		w := e.begin()
		halfway := ExportProgress{}
		step := func() bool {
			if w.done.Load() == 1500 {
				halfway = e.progress()
			}
			return w.step()
		}
		if _, err := large(format).saveTo(filepath.Join(t.TempDir(), "new"), w, step); err != nil {
			t.Fatal(err)
		}
		if halfway.Done != 1500 || halfway.Of < 1500 || halfway.Ms < 1 || halfway.Left < 1 {
			t.Errorf("%s: in the middle %+v", format, halfway)
		}
		if p := e.progress(); p.Done != p.Of || p.Of < 1503 {
			t.Errorf("%s: at the end %+v", format, p)
		}
		w.end()
		if p := e.progress(); p != (ExportProgress{}) {
			t.Errorf("%s: %+v after all is written", format, p)
		}
	}
}

// TestTranscriptWithoutHighlightsGoesOut: asked for by itself it is in a reading copy, and a turn that
// a memo links to has its name.
func TestTranscriptWithoutHighlightsGoesOut(t *testing.T) {
	a, id, highlight := withSample(t)
	if _, err := Reading(a).RemoveHighlights([]string{highlight}); err != nil {
		t.Fatal(err)
	}
	p, err := read(a.session, func(st *store.Store) (project.Project, error) { return st.Project() })
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Reading(a).WriteMemo("project", "", "See [[turn:"+p.Transcripts[0].Turns[3].ID+"|that]]."); err != nil {
		t.Fatal(err)
	}
	options := everything("marked-html")
	options.Transcripts, options.Memos = []string{id}, true
	for range 2 { // what is kept for previews is enough the second time
		preview, err := Outgoing(a).PreviewExport(options)
		if err != nil {
			t.Fatal(err)
		}
		page := fetchPage(t, a, preview.Page)
		for _, words := range []string{"Mr. Secretary, welcome to Moscow.", "See Interview With Mikhail Gusman of Rossiya 24, turn 4."} {
			if !strings.Contains(page, words) {
				t.Errorf("%q is not in %.3000s", words, page)
			}
		}
	}
}

func TestFailedExportLeavesTheOldFile(t *testing.T) {
	a := newMarked(t)
	path := filepath.Join(t.TempDir(), "old.md")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	a.window = savingWindow{path: path}
	options := everything("markdown")
	options.Citation = "{nonsense}"
	if _, err := Outgoing(a).SaveExport(options); !fault.Is(err, fault.Invalid) {
		t.Errorf("saved with a template of nonsense: %v", err)
	}
	if got := fileOf(t, path); string(got) != "old" {
		t.Errorf("the old file is now %.60q", got)
	}
}

// TestOnlyExportsAreRevealed: the page can't have just any path shown.
func TestOnlyExportsAreRevealed(t *testing.T) {
	a := newMarked(t)
	path, revealed := filepath.Join(t.TempDir(), "notes.md"), ""
	a.window = revealingWindow{savingWindow{path: path}, &revealed}
	if err := (Outgoing(a)).RevealExport(path); !fault.Is(err, fault.Refused) || revealed != "" {
		t.Errorf("revealed %q before it was written: %v", revealed, err)
	}
	if _, err := Outgoing(a).SaveExport(everything("markdown")); err != nil {
		t.Fatal(err)
	}
	if err := (Outgoing(a)).RevealExport(path); err != nil || revealed != path {
		t.Errorf("revealed %q, %v", revealed, err)
	}
}
