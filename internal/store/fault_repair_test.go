package store_test

import (
	"bytes"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// fileSum is a file's bytes, and those of its journals, as one number.
func fileSum(t testing.TB, path string) string {
	t.Helper()
	sum := sha256.New()
	for _, suffix := range []string{"", "-wal", "-journal"} {
		data, err := os.ReadFile(path + suffix)
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		fmt.Fprintln(sum, suffix, len(data))
		sum.Write(data)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

// putFile writes a file for a test.
func putFile(t testing.TB, path string, data []byte) string {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// repaired repairs a file and sees that what comes of it is sound and the file as it was.
// Where nothing can be read, ok is false.
func repaired(t testing.TB, path string) (r store.Repaired, got picture, ok bool) {
	t.Helper()
	before, to := fileSum(t, path), path+".repaired"
	began := time.Now()
	r, err := store.Repair(path, to)
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("%s: took %v", path, took)
	}
	if fileSum(t, path) != before {
		t.Errorf("%s: repaired, and changed", path)
	}
	if err != nil {
		if code := fault.From(err).Code; code != fault.Damaged && code != fault.Refused {
			t.Errorf("%s: %s: %v (%v)", path, code, err, fault.From(err).Cause)
		}
		return r, got, false
	}
	s := must[*store.Store](t)(store.Open(to))
	defer os.Remove(to)
	defer s.Close()
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Errorf("%s: repaired to %q", path, problems)
	}
	if c := must[store.Counts](t)(s.Counts()); c != r.Counts {
		t.Errorf("%s: holds %+v, told %+v", path, c, r.Counts)
	}
	return r, must[picture](t)(look(s)), true
}

// TestF19Repair repairs files that have come to harm: what comes of it passes every check,
// and the file itself stays as it was.
func TestF19Repair(t *testing.T) {
	whole := must[[]byte](t)(opened())
	want := newTimeline("opening", 0, opening).after(opening).now
	rng := rand.New(rand.NewPCG(19, 20))
	n, folder := rounds(30, 1000), t.TempDir()
	all, parts, none := 0, 0, 0
	for i := range n {
		damage := damages[i%len(damages)]
		path := putFile(t, filepath.Join(folder, fmt.Sprint(i, ".manicule")), damage.harm(rng, bytes.Clone(whole)))
		_, got, ok := repaired(t, path)
		switch {
		case !ok:
			none++
		case got.equal(want):
			all++
		default:
			parts++
		}
		os.Remove(path)
	}
	t.Logf("repaired %d damaged files: all of %d, a part of %d, nothing of %d", n, all, parts, none)
}

// withSQL changes a closed project as another program would.
func withSQL(t testing.TB, path string, statements ...string) {
	t.Helper()
	db := must[*sql.DB](t)(sql.Open("sqlite", path))
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// TestF19WhatIsLost repairs projects that lack something, and holds what is told against it.
func TestF19WhatIsLost(t *testing.T) {
	tests := map[string]struct {
		harm  string
		whole bool
		lost  store.Counts
		says  string
	}{
		"nothing":               {"", true, store.Counts{}, ""},
		"a stale search index":  {`UPDATE passage SET body = 'other'`, true, store.Counts{}, ""},
		"a transcript":          {`DROP TRIGGER journal_transcript_delete; DELETE FROM transcript WHERE id = (SELECT transcript_id FROM highlight ORDER BY id LIMIT 1)`, false, store.Counts{Transcripts: 1, Highlights: -1}, "was of a transcript that is lost"},
		"a text":                {`DROP TRIGGER journal_transcript_text_delete; DELETE FROM transcript_text WHERE id = (SELECT transcript_id FROM highlight ORDER BY id LIMIT 1)`, false, store.Counts{Transcripts: 1, Highlights: -1}, "was of a transcript that is lost"},
		"a highlight":           {`DROP TRIGGER journal_highlight_delete; DELETE FROM highlight WHERE id = (SELECT min(id) FROM highlight)`, false, store.Counts{Highlights: 1}, "A tag was taken off"},
		"a place":               {`UPDATE highlight SET start_at = start_at + 3, end_at = end_at + 3 WHERE id = (SELECT id FROM highlight ORDER BY length(quote) DESC LIMIT 1)`, false, store.Counts{}, "was put where"},
		"a highlight's words":   {`UPDATE highlight SET quote = 'said by nobody', prefix = 'x' WHERE id = (SELECT min(id) FROM highlight)`, false, store.Counts{Highlights: 1}, "can't be found again"},
		"a letter of a quote":   {`UPDATE highlight SET quote = 'said by nobody' WHERE id = (SELECT min(id) FROM highlight)`, false, store.Counts{}, "was put where"},
		"the tag above":         {`DROP TRIGGER journal_tag_delete; DELETE FROM tag WHERE id = (SELECT min(parent_id) FROM tag)`, false, store.Counts{Tags: 1}, "stands at the top"},
		"the subject of a memo": {`UPDATE memo SET subject = 'tag', subject_id = 'none' WHERE id = (SELECT min(id) FROM memo)`, false, store.Counts{Memos: 1}, "Its words are in the project's memo"},
		"the project's own row": {`DELETE FROM project`, false, store.Counts{}, "own name is lost"},
		"a tag that loops":      {`UPDATE tag SET parent_id = id WHERE id = (SELECT min(id) FROM tag)`, false, store.Counts{}, "stands at the top"},
		"a correction's place":  {`INSERT INTO correction VALUES ('c', (SELECT min(id) FROM transcript), 7, 70000, 'was', 'me', '2026-01-02T03:04:05Z')`, false, store.Counts{}, "1 of the corrections are lost"},
		"a correction's own":    {`INSERT INTO correction VALUES ('c', (SELECT min(id) FROM transcript), 2, 4, 'was', 'me', ''), ('d', (SELECT min(id) FROM transcript), 4, 4, 'was', 'me', '')`, false, store.Counts{}, "1 of the corrections are lost"},
		"a correction's text":   {`INSERT INTO correction VALUES ('c', 'none', 2, 4, 'was', 'me', '')`, false, store.Counts{}, "1 of the corrections are lost"},
		"a speaker":             {`DELETE FROM speaker WHERE id = (SELECT min(speaker_id) FROM turn)`, false, store.Counts{}, ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			path := openedIn(t, t.TempDir())
			withSQL(t, path, test.harm)
			r, _, ok := repaired(t, path)
			if !ok || r.Whole != test.whole {
				t.Fatalf("repaired: %v, %+v", ok, r)
			}
			if test.lost.Highlights < 0 {
				test.lost.Highlights = r.Lost.Highlights
			}
			if r.Lost != test.lost || !strings.Contains(strings.Join(r.Losses, "\n"), test.says) {
				t.Errorf("lost %+v, want %+v: %q", r.Lost, test.lost, r.Losses)
			}
		})
	}
}

// TestF19Corrections: what was corrected, and what stood there, comes out of a damaged project.
func TestF19Corrections(t *testing.T) {
	s, id := withInterview(t)
	gone := must[transcript.Transcript](t)(s.Transcript(id)).Turns
	must[store.Change](t)(s.Correct(id, gone[0].Span, "How, oh how are you?", store.NewID()))
	must[store.Change](t)(s.Correct(id, text.Span{Start: 0, End: 5}, "Titel", store.NewID()))
	want := must[picture](t)(look(s))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	withSQL(t, s.Path(), `DELETE FROM project`)
	r, got, ok := repaired(t, s.Path())
	got.Name = want.Name
	if !ok || r.Whole || !got.equal(want) {
		t.Errorf("repaired: %v, %+v\n%s", ok, r, got.differences(want))
	}
}

// TestF19OlderSchema: a damaged project of an older schema gives its texts as well, and its trash
// leads back into what came of it.
func TestF19OlderSchema(t *testing.T) {
	for number := 1; number <= store.LatestSchema(); number++ {
		t.Run(fmt.Sprint(number), func(t *testing.T) {
			want := must[store.Counts](t)(store.Examine(copyOf(t, schemaFile(number), t.TempDir())))
			path := copyOf(t, schemaFile(number), t.TempDir())
			withSQL(t, path, `CREATE VIEW v AS SELECT 1`)
			to := path + ".repaired"
			r := must[store.Repaired](t)(store.Repair(path, to))
			if r.Whole || r.Transcripts != want.Transcripts || r.Highlights != want.Highlights || r.Lost != (store.Counts{}) {
				t.Fatalf("repaired: %+v, want %+v", r, want)
			}
			s := must[*store.Store](t)(store.Open(to))
			defer s.Close()
			bringAllBack(t, s)
			for _, tr := range must[project.Project](t)(s.Project()).Transcripts {
				if tr.Text.Len() == 0 {
					t.Errorf("“%s” has no text", tr.Title)
				}
			}
			sound(t, s)
		})
	}
}

// TestF19AlteredSchema repairs a project into which another program has put what would run:
// none of it does, and none of it is in what comes of it.
func TestF19AlteredSchema(t *testing.T) {
	for name, harm := range map[string]string{
		"a trigger": `CREATE TRIGGER t AFTER DELETE ON passage BEGIN DELETE FROM highlight; END`,
		"a view":    `CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n`,
		"a table as a view": `PRAGMA foreign_keys = 0; DROP TABLE memo; CREATE VIEW memo AS
			WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS id, 'project' AS subject, '' AS subject_id, 'words' AS body, '' AS author, '' AS updated FROM n`,
		"a column that counts for ever": `PRAGMA foreign_keys = 0; DROP TABLE memo; CREATE TABLE memo (id TEXT, subject TEXT DEFAULT 'project', subject_id TEXT DEFAULT '', author TEXT, updated TEXT,
			body TEXT AS (replace(hex(zeroblob(9999)), '00', hex(zeroblob(9999))))); INSERT INTO memo (id) VALUES ('x'); CREATE VIEW v AS SELECT 1`,
		"our trigger altered": `DROP TRIGGER journal_highlight_update; CREATE TRIGGER journal_highlight_update AFTER UPDATE ON highlight BEGIN DELETE FROM tag; END`,
	} {
		t.Run(name, func(t *testing.T) {
			path := openedIn(t, t.TempDir())
			withSQL(t, path, harm)
			r, got, ok := repaired(t, path)
			want := newTimeline("opening", 0, opening).after(opening).now
			if !ok || r.Highlights != len(want.Highlights) || r.Tags != len(want.Tags) {
				t.Fatalf("repaired: %v, %+v: %s", ok, r, got.differences(want))
			}
		})
	}
}

// TestF18StaleJournal puts an older file where a newer one was left open: what is open then
// is neither, so it is refused, and the better of the two comes of its repair.
func TestF18StaleJournal(t *testing.T) {
	folder := t.TempDir()
	path := openedIn(t, folder)
	older := must[[]byte](t)(os.ReadFile(path))
	want := newTimeline("opening", 0, opening).after(opening).now
	sc := begun("all", 19)
	s := must[*store.Store](t)(store.Open(path))
	d := must[*desk](t)(sitDown(s))
	for range 40 {
		if err := sc.play(sc.next(), d); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil { // so that what comes now is not in the journal alone
		t.Fatal(err)
	}
	d = must[*desk](t)(sitDown(must[*store.Store](t)(store.Open(path))))
	defer d.Close()
	for range 20 {
		if err := sc.play(sc.next(), d); err != nil {
			t.Fatal(err)
		}
	}
	journal := must[[]byte](t)(os.ReadFile(path + "-wal"))

	stale := filepath.Join(folder, "stale.manicule")
	putFile(t, stale, older)
	putFile(t, stale+"-wal", journal)
	before := fileSum(t, stale)
	if _, err := store.Open(stale); !fault.Is(err, fault.Damaged) {
		t.Errorf("opened: %v", err)
	}
	if fileSum(t, stale) != before {
		t.Error("refused, and changed")
	}
	r, got, ok := repaired(t, stale)
	if !ok || len(got.Highlights)+len(got.Tags) < len(want.Highlights)+len(want.Tags) && !got.equal(want) {
		t.Errorf("repaired: %v, %+v", ok, r)
	}
	t.Logf("of a stale journal: %+v", r.Counts)
}

// TestF20NotOurs looks at files of other programs and of a newer Manicule: they are refused
// in words by whatever opens a project, and none of them is changed.
func TestF20NotOurs(t *testing.T) {
	sqlite := func(statements ...string) func(*testing.T, string) {
		return func(t *testing.T, path string) { withSQL(t, path, statements...) }
	}
	for name, test := range map[string]struct {
		make func(*testing.T, string)
		code fault.Code
	}{
		"another program's database": {sqlite(`CREATE TABLE highlight (id)`, `INSERT INTO highlight VALUES (1)`), fault.Refused},
		"another application's id":   {func(t *testing.T, path string) { openedAt(t, path); withSQL(t, path, `PRAGMA application_id = 7`) }, fault.Refused},
		"a newer schema":             {func(t *testing.T, path string) { openedAt(t, path); withSQL(t, path, `PRAGMA user_version = 1000`) }, fault.Refused},
		"words":                      {func(t *testing.T, path string) { putFile(t, path, []byte(strings.Repeat("words ", 100))) }, fault.Refused},
		"a few words":                {func(t *testing.T, path string) { putFile(t, path, []byte("words")) }, fault.Refused},
		"nothing":                    {func(t *testing.T, path string) { putFile(t, path, nil) }, fault.Damaged},
		"zeros":                      {func(t *testing.T, path string) { putFile(t, path, make([]byte, 1<<20)) }, fault.Damaged},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "p.manicule")
			test.make(t, path)
			before := fileSum(t, path)
			_, openErr := store.Open(path)
			_, readErr := store.OpenReadOnly(path)
			_, repairErr := store.Repair(path, path+".repaired")
			for _, err := range []error{openErr, readErr, repairErr} {
				if f := fault.From(err); f.Code != test.code || !strings.Contains(f.Message, "p.manicule") {
					t.Errorf("the answer was %q: %v", f.Code, err)
				}
			}
			if fileSum(t, path) != before {
				t.Error("refused, and changed")
			}
			if _, err := os.Stat(path + ".repaired"); err == nil {
				t.Error("something was made of it")
			}
		})
	}
}

func openedAt(t *testing.T, path string) { putFile(t, path, must[[]byte](t)(opened())) }

// TestF21Vanishes takes the file away while it is open, and puts another in its place:
// nothing is acknowledged that would be lost, a copy can be saved, and once the file is back
// work goes on.
func TestF21Vanishes(t *testing.T) {
	for name, vanish := range map[string]func(path string) error{
		"moved": func(path string) error { return os.Rename(path, path+".moved") },
		"replaced": func(path string) error {
			return errors.Join(os.Rename(path, path+".moved"), os.WriteFile(path, nil, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := openedIn(t, t.TempDir())
			s := must[*store.Store](t)(store.Open(path))
			defer s.Close()
			if err := vanish(path); err != nil {
				t.Fatal(err)
			}
			for _, err := range []error{s.InPlace(), failure(s.Rename("Written nowhere")), s.KeepPlace("x", 1, 1)} {
				if !fault.Is(err, fault.Storage) {
					t.Errorf("the answer was %v", err)
				}
			}
			if err := s.SaveCopy(path + ".copy"); err != nil {
				t.Errorf("no copy could be saved: %v", err)
			}
			if err := os.Rename(path+".moved", path); err != nil {
				t.Fatal(err)
			}
			if _, err := s.Rename("Written again"); err != nil {
				t.Errorf("with the file back: %v", err)
			}
		})
	}
}

// TestF15ForReadingOnly opens a project for reading only, left open or not: everything can be
// read, nothing written, and the file stays as it is.
func TestF15ForReadingOnly(t *testing.T) {
	for name, leave := range map[string]func(*testing.T, string){
		"closed": func(*testing.T, string) {},
		"left open": func(t *testing.T, path string) {
			s := must[*store.Store](t)(store.Open(path))
			defer s.Close()
			must[store.Change](t)(s.Rename("Left open"))
			for _, suffix := range []string{"", "-wal"} {
				putFile(t, path+".left"+suffix, must[[]byte](t)(os.ReadFile(path+suffix)))
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := openedIn(t, t.TempDir())
			if leave(t, path); name == "left open" {
				path += ".left"
			}
			before := fileSum(t, path)
			s := must[*store.Store](t)(store.OpenReadOnly(path))
			info := must[store.Info](t)(s.Info())
			if (info.Name == "Left open") != (name == "left open") || !s.ReadOnly() || s.Path() != path {
				t.Errorf("opened %+v, %v, %s", info, s.ReadOnly(), s.Path())
			}
			got := must[picture](t)(look(s))
			id := must[[]store.Listing](t)(s.Listings())[0].ID
			if _, err := s.Visit(id); err != nil {
				t.Errorf("a transcript can't be opened: %v", err)
			}
			if err := failure(s.Rename("Other")); !fault.Is(err, fault.Refused) {
				t.Errorf("written: %v", err)
			}
			if problems := must[[]string](t)(s.Check()); len(problems) > 0 || len(got.Highlights) == 0 {
				t.Errorf("read %+v, %q", got, problems)
			}
			if err := errors.Join(s.SaveCopy(path+".copy"), s.Close()); err != nil {
				t.Error(err)
			}
			if fileSum(t, path) != before {
				t.Error("read only, and changed")
			}
		})
	}
}
