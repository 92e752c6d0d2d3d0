package store_test

import (
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// interview is a small draft with two speakers, a front matter, a direction and letters
// outside the basic plane.
func interview() transcript.Draft {
	words := "Title 🙂\nMoscow\nHow are you?\nWell, thank you. (Laughter.)\nVery well – 👩‍👩‍👧 and you?\nGood."
	span := func(of string) text.Span {
		found, ok := text.New(words).Find(of, 1)
		if !ok {
			panic(of)
		}
		return found
	}
	question, answer, thanks := span("How are you?"), span("Well, thank you. (Laughter.)\nVery well – 👩‍👩‍👧 and you?"), span("Good.")
	return transcript.Draft{
		Title: "Title 🙂", Place: "Moscow", Text: words, Format: "plain", Front: text.Span{End: span("Moscow").End},
		Speakers:   []transcript.DraftSpeaker{{Name: "Q", Role: transcript.Interviewer}, {Name: "A", Role: transcript.Respondent}},
		Turns:      []transcript.DraftTurn{{Speaker: 0, Span: question}, {Speaker: 1, Span: answer}, {Speaker: 0, Span: thanks}},
		Directions: []text.Span{span("(Laughter.)")},
		Syncs:      []transcript.Sync{{At: question.Start, Ms: 0}, {At: answer.Start, Ms: 1200}, {At: answer.Start + 6, Ms: 1450}},
		Encoding:   "UTF-8",
	}
}

func newProject(t testing.TB) *store.Store {
	t.Helper()
	s, err := store.Create(filepath.Join(t.TempDir(), "p.manicule"), "p")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// reopened closes a project and opens it again.
func reopened(t testing.TB, s *store.Store) *store.Store {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := must[*store.Store](t)(store.Open(s.Path()))
	t.Cleanup(func() { again.Close() })
	return again
}

// withInterview is a project with one transcript.
func withInterview(t testing.TB) (*store.Store, string) {
	t.Helper()
	s := newProject(t)
	id, err := s.Import(interview(), "interview.txt", []byte("bytes"), "")
	if err != nil {
		t.Fatal(err)
	}
	return s, id
}

// must returns the value of a call that may not fail.
func must[T any](t testing.TB) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func spanOf(t testing.TB, s *store.Store, id, words string) text.Span {
	t.Helper()
	return must[text.Span](t)(s.FindQuote(id, words, 1))
}

func TestCreate(t *testing.T) {
	t.Run("for this person alone", func(t *testing.T) {
		s := newProject(t)
		info, err := os.Stat(s.Path())
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Fatalf("mode = %v, %v", info.Mode(), err)
		}
	})
	t.Run("never over what is there", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "p.manicule")
		os.WriteFile(path, []byte("mine"), 0o600)
		_, err := store.Create(path, "p")
		if data, _ := os.ReadFile(path); !fault.Is(err, fault.Conflict) || string(data) != "mine" {
			t.Fatalf("err = %v, file = %q", err, data)
		}
	})
	t.Run("an odd name", func(t *testing.T) {
		s, err := store.Create(filepath.Join(t.TempDir(), "a ?#%41 é.manicule"), "odd")
		if err != nil {
			t.Fatal(err)
		}
		path := s.Path()
		s.Close()
		again := must[*store.Store](t)(store.Open(path))
		again.Close()
	})
}

func TestOpenRefuses(t *testing.T) {
	plain := func(dir string) string {
		path := filepath.Join(dir, "x.manicule")
		os.WriteFile(path, []byte(strings.Repeat("not a database ", 50)), 0o600)
		return path
	}
	foreign := func(dir string) string {
		path := filepath.Join(dir, "x.manicule")
		db, _ := sql.Open("sqlite", path)
		db.Exec(`CREATE TABLE t (a)`)
		db.Close()
		return path
	}
	newer := func(dir string) string {
		path := filepath.Join(dir, "x.manicule")
		s, _ := store.Create(path, "x")
		s.Close()
		db, _ := sql.Open("sqlite", path)
		db.Exec(`PRAGMA user_version = 99`)
		db.Close()
		return path
	}
	for name, test := range map[string]struct {
		make func(dir string) string
		code fault.Code
	}{
		"a file that is no database": {plain, fault.Refused},
		"another program's database": {foreign, fault.Refused},
		"a newer schema":             {newer, fault.Refused},
		"a folder":                   {func(dir string) string { return dir }, fault.Refused},
		"nothing":                    {func(dir string) string { return filepath.Join(dir, "none") }, fault.NotFound},
	} {
		t.Run(name, func(t *testing.T) {
			path := test.make(t.TempDir())
			before, _ := os.ReadFile(path)
			_, err := store.Open(path)
			after, _ := os.ReadFile(path)
			if !fault.Is(err, test.code) || sha256.Sum256(before) != sha256.Sum256(after) {
				t.Fatalf("err = %v; unchanged: %v", err, string(before) == string(after))
			}
		})
	}
}

func TestImport(t *testing.T) {
	s, id := withInterview(t)
	tr := must[transcript.Transcript](t)(s.Transcript(id))
	if tr.Text.String() != interview().Text || len(tr.Turns) != 3 || tr.Title != "Title 🙂" || tr.Source.Name != "interview.txt" {
		t.Fatalf("transcript = %+v", tr)
	}
	if got := tr.Text.Slice(tr.Directions[0]); got != "(Laughter.)" {
		t.Errorf("direction = %q", got)
	}
	if title := must[string](t)(s.ImportedFrom(sumOf("bytes"))); title != "Title 🙂" {
		t.Errorf("ImportedFrom = %q", title)
	}
	if title := must[string](t)(s.ImportedFrom(sumOf("others"))); title != "" {
		t.Errorf("ImportedFrom = %q, want none", title)
	}
}

func TestHighlightKeepsItsQuote(t *testing.T) {
	s, id := withInterview(t)
	for _, words := range []string{"👩‍👩‍👧 and", "Title 🙂", "you?\nWell", "Good.", "T"} {
		span := spanOf(t, s, id, words)
		h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: span, TagIDs: []string{}}
		must[store.Change](t)(s.AddHighlight(h, nil))
	}
	path := s.Path()
	s.Close()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var all, right int
	err = db.QueryRow(`SELECT count(*), sum(substr(t.text, h.start_at + 1, h.end_at - h.start_at) = h.quote)
		FROM highlight h JOIN transcript_text t ON t.id = h.transcript_id`).Scan(&all, &right)
	if err != nil || all != 5 || right != 5 {
		t.Fatalf("%d of %d quotes stand in their text (%v)", right, all, err)
	}
}

func TestAddHighlightRefuses(t *testing.T) {
	s, id := withInterview(t)
	length := must[text.Text](t)(s.Text(id)).Len()
	for name, h := range map[string]coding.Highlight{
		"no words":         {TranscriptID: id, Span: text.Span{Start: 3, End: 3}},
		"past the end":     {TranscriptID: id, Span: text.Span{Start: 3, End: length + 1}},
		"back to front":    {TranscriptID: id, Span: text.Span{Start: 5, End: 3}},
		"no transcript":    {TranscriptID: "none", Span: text.Span{Start: 0, End: 1}},
		"a tag not there":  {TranscriptID: id, Span: text.Span{Start: 0, End: 1}, TagIDs: []string{"none"}},
		"before the start": {TranscriptID: id, Span: text.Span{Start: -1, End: 1}},
	} {
		t.Run(name, func(t *testing.T) {
			h.ID = store.NewID()
			before := must[store.History](t)(s.History())
			_, err := s.AddHighlight(h, []coding.Tag{{ID: store.NewID(), Name: "New " + name}})
			var f *fault.Error
			if !errors.As(err, &f) {
				t.Fatalf("err = %v, want a fault", err)
			}
			if after := must[store.History](t)(s.History()); after != before || len(must[[]store.CountedTag](t)(s.Tags())) != 0 {
				t.Fatalf("a refused write left a trace: %+v", after)
			}
		})
	}
}

func TestSentTwiceMakesOne(t *testing.T) {
	s, id := withInterview(t)
	tag := coding.Tag{ID: store.NewID(), Name: "Mood"}
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, "Very well"), TagIDs: []string{tag.ID}, Note: "n"}
	for range 2 {
		must[store.Change](t)(s.AddHighlight(h, []coding.Tag{tag}))
	}
	highlights := must[[]coding.Highlight](t)(s.Highlights(id))
	if len(highlights) != 1 || len(must[[]store.CountedTag](t)(s.Tags())) != 1 {
		t.Fatalf("highlights = %+v", highlights)
	}
	must[store.Change](t)(s.Undo())
	if left := must[[]coding.Highlight](t)(s.Highlights(id)); len(left) != 0 {
		t.Fatalf("one undo left %d", len(left))
	}
}

func TestChangeTellsAllThatItTouched(t *testing.T) {
	s, id := withInterview(t)
	tag := coding.Tag{ID: store.NewID(), Name: "Mood"}
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, "Very well"), TagIDs: []string{tag.ID}}
	c := must[store.Change](t)(s.AddHighlight(h, []coding.Tag{tag}))
	if c.Label != "Tag with Mood" || len(c.Highlights) != 1 || c.Highlights[0].Turn != 2 ||
		len(c.Tags) != 1 || c.Tags[0].Highlights != 1 || c.Tags[0].Key != 1 || len(c.Transcripts) != 1 || c.Transcripts[0].Highlights != 1 {
		t.Fatalf("change = %+v", c)
	}
	c = must[store.Change](t)(s.RemoveTags([]string{tag.ID}, store.Removal{}))
	if len(c.Removed.Tags) != 1 || len(c.Highlights) != 1 || len(c.Highlights[0].TagIDs) != 0 {
		t.Fatalf("removing the tag told %+v", c)
	}
	c = must[store.Change](t)(s.Undo())
	if len(c.Tags) != 1 || len(c.Highlights[0].TagIDs) != 1 || c.History.Redo != "Remove tag “Mood”" {
		t.Fatalf("undo told %+v", c)
	}
	must[store.Change](t)(s.Undo())
	c = must[store.Change](t)(s.Redo())
	if len(c.Highlights) != 1 || c.Transcripts[0].Highlights != 1 {
		t.Fatalf("redo told %+v", c)
	}
	c = must[store.Change](t)(s.RemoveTranscript(id))
	if len(c.Removed.Transcripts) != 1 || len(c.Removed.Highlights) != 1 || len(c.Removed.Speakers) != 2 || c.Tags[0].Highlights != 0 {
		t.Fatalf("removing the transcript told %+v", c)
	}
}

func TestNotesThatFollowOneAnotherAreOneStep(t *testing.T) {
	s, id := withInterview(t)
	now := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	s.Now = func() time.Time { return now }
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, "Good.")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	for _, note := range []string{"a", "ab", "abc"} {
		now = now.Add(time.Second)
		must[store.Change](t)(s.SetNote(h.ID, note))
	}
	now = now.Add(time.Hour)
	must[store.Change](t)(s.SetNote(h.ID, "later"))
	for _, want := range []string{"abc", "", "gone"} {
		must[store.Change](t)(s.Undo())
		got := "gone"
		if hs := must[[]coding.Highlight](t)(s.Highlights(id)); len(hs) == 1 {
			got = hs[0].Note
		}
		if got != want {
			t.Fatalf("after undo the note is %q, want %q", got, want)
		}
	}
}

func TestHistoryOutlivesARestart(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, "Good.")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	path := s.Path()
	s.Close()
	again := must[*store.Store](t)(store.Open(path))
	defer again.Close()
	must[store.Change](t)(again.Undo())
	if left := must[[]coding.Highlight](t)(again.Highlights(id)); len(left) != 0 {
		t.Fatalf("%d highlights after undo", len(left))
	}
	must[store.Change](t)(again.Undo()) // the import
	if _, err := again.Undo(); !fault.Is(err, fault.Refused) {
		t.Fatalf("undo of nothing = %v", err)
	}
}

func TestHistoryIsBounded(t *testing.T) {
	s := newProject(t)
	for i := range 551 {
		must[store.Change](t)(s.Rename(fmt.Sprint("p", i)))
	}
	undone := 0
	for {
		if _, err := s.Undo(); err != nil {
			break
		}
		undone++
	}
	if undone < 500 || undone > 550 {
		t.Fatalf("undid %d steps, want 500, and not many more", undone)
	}
	if got, want := must[store.Info](t)(s.Info()).Name, fmt.Sprint("p", 550-undone); got != want {
		t.Fatalf("name = %s, want %s", got, want)
	}
}

func TestPlace(t *testing.T) {
	s, id := withInterview(t)
	if last := must[string](t)(s.LastVisited()); last != "" {
		t.Fatalf("visited %q before any visit", last)
	}
	if err := s.KeepPlace(id, 7, 0.5); err != nil {
		t.Fatal(err)
	}
	if at := must[int](t)(s.Visit(id)); at != 7 || must[string](t)(s.LastVisited()) != id {
		t.Fatalf("place = %d", at)
	}
	if h := must[store.History](t)(s.History()); h.Undo != "Import “Title 🙂”" {
		t.Fatalf("a place became a step: %+v", h)
	}
}

func TestCheck(t *testing.T) {
	s, id := withInterview(t)
	h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: spanOf(t, s, id, "Good.")}
	must[store.Change](t)(s.AddHighlight(h, nil))
	if problems := must[[]string](t)(s.Check()); len(problems) != 0 {
		t.Fatalf("a whole project has problems: %v", problems)
	}
	path := s.Path()
	for name, damage := range map[string]string{
		"a quote that is not in the text": `UPDATE highlight SET quote = 'other'`,
		"a reference to nothing":          `UPDATE highlight_tag SET tag_id = 'none'`,
		"a passage of other words":        `UPDATE passage SET body = 'other' WHERE id = 1`,
	} {
		t.Run(name, func(t *testing.T) {
			s.Close()
			bad := filepath.Join(t.TempDir(), "bad.manicule")
			data, _ := os.ReadFile(path)
			os.WriteFile(bad, data, 0o600)
			db, _ := sql.Open("sqlite", bad)
			db.Exec(`INSERT INTO tag VALUES ('t', NULL, 'T', '#000000', '', 0, 0)`)
			db.Exec(`INSERT INTO highlight_tag SELECT id || ':t', id, 't', 0 FROM highlight`)
			if _, err := db.Exec(damage); err != nil {
				t.Fatal(err)
			}
			db.Close()
			damaged := must[*store.Store](t)(store.Open(bad))
			defer damaged.Close()
			if problems := must[[]string](t)(damaged.Check()); len(problems) == 0 {
				t.Fatal("not noticed")
			}
		})
	}
}

func TestSaveCopy(t *testing.T) {
	s, id := withInterview(t)
	path := filepath.Join(t.TempDir(), "copy.manicule")
	if err := s.SaveCopy(path); err != nil {
		t.Fatal(err)
	}
	if err := s.SaveCopy(path); err == nil {
		t.Fatal("saved over what is there")
	}
	copied := must[*store.Store](t)(store.Open(path))
	defer copied.Close()
	if tr := must[transcript.Transcript](t)(copied.Transcript(id)); tr.Text.String() != interview().Text {
		t.Fatal("the copy says other words")
	}
}

// TestOnUnsureDisk: a project kept the safe way holds the same, leaves no journal behind,
// and goes back to the usual way.
func TestOnUnsureDisk(t *testing.T) {
	path := filepath.Join(t.TempDir(), "p.manicule")
	s := must[*store.Store](t)(store.Create(path, "p", store.OnUnsureDisk()))
	id := must[string](t)(s.Import(interview(), "interview.txt", []byte("bytes"), ""))
	if _, err := os.Stat(path + "-wal"); err == nil {
		t.Error("there is a WAL on a disk that is not fit for one")
	}
	s.Close()
	for _, options := range [][]store.Option{nil, {store.OnUnsureDisk()}} {
		again := must[*store.Store](t)(store.Open(path, options...))
		must[store.Change](t)(again.Describe(id, fmt.Sprint("Title ", len(options)), "", ""))
		if problems := must[[]string](t)(again.Check()); len(problems) > 0 {
			t.Error(problems)
		}
		again.Close()
	}
}

// sumOf is the SHA-256 of a file's bytes, as a source keeps it.
func sumOf(data string) string {
	sum := sha256.Sum256([]byte(data))
	return hex.EncodeToString(sum[:])
}

// TestImportAllIsOneStep: however many, however long it takes; and all of a group or none.
func TestImportAllIsOneStep(t *testing.T) {
	s := newProject(t)
	now := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	s.Now = func() time.Time { return now }
	group := func(names ...string) []store.Incoming {
		files := []store.Incoming{}
		for _, name := range names {
			draft := interview()
			draft.Title = name
			files = append(files, store.Incoming{Draft: draft, Name: name, Data: []byte(name)})
		}
		return files
	}
	ids := must[[]string](t)(s.ImportAll(group("a", "b"), "import:1"))
	now = now.Add(time.Hour)
	ids = append(ids, must[[]string](t)(s.ImportAll(group("c"), "import:1"))...)
	bad := group("d", "e")
	bad[1].Draft.Speakers[0].Role = "spy"
	if _, err := s.ImportAll(bad, "import:1"); err == nil {
		t.Fatal("a broken transcript came in")
	}
	if change := must[store.Change](t)(s.Imported(ids)); len(change.Transcripts) != 3 || change.History.Undo != "Import 3 transcripts" {
		t.Fatalf("change = %+v", change)
	}
	must[[]string](t)(s.ImportAll(group("f"), "import:2"))
	must[store.Change](t)(s.Undo())
	if change := must[store.Change](t)(s.Undo()); len(change.Removed.Transcripts) != 3 || change.History.Undo != "" {
		t.Fatalf("undone: %+v", change)
	}
	if left := must[[]store.Listing](t)(s.Listings()); len(left) != 0 {
		t.Fatalf("left: %v", left)
	}
}

func TestOriginal(t *testing.T) {
	s := newProject(t)
	id := must[string](t)(s.Import(interview(), "interview.txt", []byte("bytes"), ""))
	if name, data, err := s.Original(id); name != "interview.txt" || string(data) != "bytes" || err != nil {
		t.Fatalf("%q %q %v", name, data, err)
	}
	if _, _, err := s.Original("nobody"); !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
}
