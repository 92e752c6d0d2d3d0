package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
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

var update = flag.Bool("update", false, "write the golden files anew, and the project file of a new schema")

// Every schema that any project was ever saved with has a project file in this folder, with
// rows of every kind, and beside it what it says. A project file once here never changes.
const schemas = "testdata/schema"

func schemaFile(number int) string {
	return filepath.Join(schemas, fmt.Sprintf("%03d%s", number, store.Extension))
}

// content is what a project says, with the ways back: the trash and the history.
type content struct {
	Name        string
	Transcripts []wholeTranscript
	Listings    []store.Listing
	Speakers    []transcript.Speaker
	Tags        []coding.Tag
	Highlights  []coding.Highlight
	Memos       []coding.Memo
	Folders     []transcript.Folder
	Filings     []transcript.Filing
	Attributes  []transcript.Attribute
	Values      []transcript.Value
	Trash       []store.Trashed
	Steps       []store.Step
	Revision    int64
}

// wholeTranscript is a transcript with its words as a string.
type wholeTranscript struct {
	transcript.Transcript
	Text string
}

func contentOf(t *testing.T, s *store.Store) []byte {
	t.Helper()
	p, err := s.Project()
	if err != nil {
		t.Fatal(err)
	}
	c := content{
		Name: p.Name, Speakers: p.Speakers, Tags: p.Tags, Highlights: p.Highlights, Memos: p.Memos,
		Folders: p.Folders, Filings: p.Filings, Attributes: p.Attributes, Values: p.Values,
		Listings: must[[]store.Listing](t)(s.Listings()), Trash: must[[]store.Trashed](t)(s.Trash()),
		Steps: must[[]store.Step](t)(s.Steps()), Revision: must[int64](t)(s.Revision()),
	}
	for _, tr := range p.Transcripts {
		c.Transcripts = append(c.Transcripts, wholeTranscript{tr, tr.Text.String()})
	}
	return append(must[[]byte](t)(json.MarshalIndent(c, "", " ")), '\n')
}

// TestF25EverySchemaIsRead opens a project of every schema there was. It says what it said,
// it is sound, and its history and its trash lead back as before.
func TestF25EverySchemaIsRead(t *testing.T) {
	if *update {
		addSchema(t, schemaFile(store.LatestSchema()))
	}
	for number := 1; number <= store.LatestSchema(); number++ {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			path := copyOf(t, schemaFile(number), t.TempDir())
			s := must[*store.Store](t)(store.Open(path))
			defer s.Close()
			got, golden := contentOf(t, s), filepath.Join(schemas, fmt.Sprintf("%03d.golden.json", number))
			if *update {
				if err := os.WriteFile(golden, got, 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := must[[]byte](t)(os.ReadFile(golden)); !bytes.Equal(got, want) {
				t.Errorf("%s: %s", golden, firstDifference(string(got), string(want)))
			}
			walk(t, s)
			bringAllBack(t, s)
			sound(t, s)
		})
	}
}

func firstDifference(got, want string) string {
	was, is := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(was), len(is)) {
		if was[i] != is[i] {
			return fmt.Sprintf("line %d is %q, was %q", i+1, is[i], was[i])
		}
	}
	return fmt.Sprintf("%d lines, were %d", len(is), len(was))
}

// TestOlderProjectIsBackedUpFirst: the copy has the schema that the project had. Where there
// can be none, the project stays as it was.
func TestOlderProjectIsBackedUpFirst(t *testing.T) {
	t.Run("copied", func(t *testing.T) {
		path, backup := copyOf(t, schemaFile(1), t.TempDir()), filepath.Join(t.TempDir(), "backup.manicule")
		s := must[*store.Store](t)(store.Open(path, store.BackUpFirst(func(s *store.Store) error { return s.SaveCopy(backup) })))
		defer s.Close()
		if schemaOf(t, backup) != 1 {
			t.Error("the backup has been brought up to date")
		}
		before := must[[]byte](t)(os.ReadFile(backup))
		if got, want := must[store.Counts](t)(store.Examine(backup)), must[store.Counts](t)(s.Counts()); got != want {
			t.Errorf("the backup holds %+v, the project %+v", got, want)
		}
		if !bytes.Equal(before, must[[]byte](t)(os.ReadFile(backup))) {
			t.Error("looking the backup over has changed it")
		}
	})
	t.Run("refused", func(t *testing.T) {
		path := copyOf(t, schemaFile(1), t.TempDir())
		full := fault.New(fault.Storage, "The disk is full.").WithHint("Free some space.")
		_, err := store.Open(path, store.BackUpFirst(func(*store.Store) error { return full }))
		if !fault.Is(err, fault.Storage) || fault.From(err).Hint != "It was left as it is. The disk is full. Free some space." {
			t.Errorf("%v", fault.From(err))
		}
		if schemaOf(t, path) != 1 {
			t.Error("it was brought up to date")
		}
	})
	t.Run("not asked of one that is new", func(t *testing.T) {
		asked := store.BackUpFirst(func(*store.Store) error { return errors.New("asked") })
		s := must[*store.Store](t)(store.Create(filepath.Join(t.TempDir(), "p.manicule"), "p", asked))
		must[int](t)(0, s.Close())
	})
}

// schemaOf reads a file's schema number where SQLite keeps it.
func schemaOf(t testing.TB, path string) int {
	t.Helper()
	return int(must[[]byte](t)(os.ReadFile(path))[63])
}

func copyOf(t testing.TB, from, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "p.manicule")
	if err := os.WriteFile(path, must[[]byte](t)(os.ReadFile(from)), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// walk undoes and does again all there is, and finds the project as it was.
func walk(t *testing.T, s *store.Store) {
	t.Helper()
	was, steps := must[picture](t)(look(s)), must[[]store.Step](t)(s.Steps())
	now := int64(0)
	for _, st := range steps {
		if !st.Undone {
			now = max(now, st.ID)
		}
	}
	for _, to := range []int64{steps[0].ID, 0, steps[0].ID, now} {
		if _, err := s.GoTo(to); err != nil && !fault.Is(err, fault.Refused) {
			t.Fatalf("go to step %d: %v", to, err)
		}
		sound(t, s)
	}
	if got := must[picture](t)(look(s)); !got.equal(was) {
		t.Errorf("after all steps back and forth:\n%s", got.differences(was))
	}
}

// bringAllBack empties the trash into the project: what lay there is in the project again.
func bringAllBack(t *testing.T, s *store.Store) {
	t.Helper()
	trash := must[[]store.Trashed](t)(s.Trash())
	if len(trash) < 2 {
		t.Fatalf("in the trash: %v", trash)
	}
	for _, thing := range trash {
		must[store.Change](t)(s.BringBack(thing.ID))
	}
}

func sound(t *testing.T, s *store.Store) {
	t.Helper()
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Fatalf("problems: %v", problems)
	}
}

// addSchema makes the project file of a schema that has none yet.
func addSchema(t *testing.T, path string) {
	t.Helper()
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return
	}
	s := newProject(t)
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	s.Now = func() time.Time { at = at.Add(time.Minute); return at }
	fill(t, s)
	if err := errors.Join(os.MkdirAll(schemas, 0o755), s.SaveCopy(path)); err != nil {
		t.Fatal(err)
	}
}

// fill puts rows of every kind into a project: into its tables, its trash, and both ends
// of its history.
func fill(t *testing.T, s *store.Store) {
	t.Helper()
	do := must[store.Change](t)
	first := must[string](t)(s.Import(timed(), "first.txt", []byte("first"), "batch"))
	second := must[string](t)(s.Import(interview(), "second.txt", []byte("second"), "batch"))
	third := must[string](t)(s.Import(interview(), "third.txt", []byte("third"), ""))
	tags := fillTags(t, s)
	for i, span := range []text.Span{{Start: 2, End: 9}, {Start: 15, End: 27}, {Start: 15, End: 44}, {Start: 50, End: 53}} {
		for _, id := range []string{first, second, third} {
			h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: span, Note: fmt.Sprintf("“Note” %d\n🙂", i), TagIDs: tags[:i]}
			do(s.AddHighlight(h, nil))
		}
	}
	for _, id := range []string{first, third} {
		do(s.Correct(id, text.Span{Start: 15, End: 18}, "When, oh when", store.NewID()))
		do(s.Correct(id, text.Span{Start: 0, End: 5}, "Titel", store.NewID()))
	}
	do(s.WriteMemo(coding.OnProject, "p", "On the project"))
	do(s.WriteMemo(coding.OnTranscript, first, "On a transcript"))
	do(s.WriteMemo(coding.OnTranscript, third, "On one removed"))
	do(s.WriteMemo(coding.OnTag, tags[0], "On a tag"))
	do(s.WriteMemo(coding.OnSpeaker, must[transcript.Transcript](t)(s.Transcript(first)).Turns[0].SpeakerID, "On a speaker"))
	do(s.Describe(second, "Second", "2020-02-02", "Kyiv"))
	if err := s.KeepPlace(first, 12, 0.5); err != nil {
		t.Fatal(err)
	}
	fillTables(t, s, first, third)
	fillWaysBack(t, s, second, third, tags)
}

// fillTables files transcripts, and puts something into a column of each kind.
func fillTables(t *testing.T, s *store.Store, first, third string) {
	t.Helper()
	do := must[store.Change](t)
	do(s.AddFolder(transcript.Folder{ID: store.NewID(), Name: "First round"}, []string{first, third}))
	do(s.AddFolder(transcript.Folder{ID: store.NewID(), Name: "Second round"}, nil))
	for of, id := range map[transcript.AttributeOf]string{
		transcript.OfTranscripts: third,
		transcript.OfSpeakers:    must[transcript.Transcript](t)(s.Transcript(third)).Turns[0].SpeakerID,
	} {
		site := transcript.Attribute{ID: store.NewID(), Of: of, Name: "Site"}
		do(s.EditTable(of, []transcript.Cell{{SubjectID: id, Field: transcript.Field(site.ID), Value: "=1+1\n🙂"}}, []transcript.Attribute{site}))
	}
	do(s.EditTable(transcript.OfTranscripts, []transcript.Cell{{SubjectID: first, Field: transcript.FieldStatus, Value: "done"}}, nil))
}

func fillTags(t *testing.T, s *store.Store) (ids []string) {
	t.Helper()
	for i, name := range []string{"Mood", "Hope", "Größere Hoffnung", "Place"} {
		tag := coding.Tag{ID: store.NewID(), Name: name, Description: "About " + name}
		if i == 1 || i == 2 {
			tag.ParentID = ids[i-1]
		}
		must[store.Change](t)(s.AddTag(tag))
		ids = append(ids, tag.ID)
	}
	return ids
}

// fillWaysBack leaves things in the trash, and steps undone that took and brought back a transcript.
func fillWaysBack(t *testing.T, s *store.Store, second, third string, tags []string) {
	t.Helper()
	do := must[store.Change](t)
	do(s.RemoveTags([]string{tags[3]}, store.Removal{}))
	do(s.RemoveHighlights([]string{must[[]coding.Highlight](t)(s.Highlights(second))[0].ID}))
	do(s.RemoveTranscript(third))
	do(s.BringBack(must[[]store.Trashed](t)(s.Trash())[0].ID))
	do(s.RemoveTranscript(third))
	do(s.RemoveTranscript(second))
	must[string](t)(s.Import(interview(), "fourth.txt", []byte("fourth"), ""))
	do(s.Rename("Renamed"))
	for range 3 {
		do(s.Undo())
	}
}

// timed is the small interview with times.
func timed() transcript.Draft {
	d := interview()
	for i := range d.Turns {
		start, end := int64(i)*1500, int64(i)*1500+1200
		d.Turns[i].Start, d.Turns[i].End = &start, &end
	}
	return d
}
