package store_test

import (
	"database/sql"
	"path/filepath"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// longInterview is a transcript of about 200,000 words in 2,000 turns.
func longInterview() transcript.Draft {
	d := transcript.Draft{Title: "Long", Format: "plain", Speakers: []transcript.DraftSpeaker{{Name: "Q", Role: transcript.Interviewer}, {Name: "A", Role: transcript.Respondent}}}
	turn := strings.TrimSpace(strings.Repeat("these are some words of a turn ", 14))
	var body strings.Builder
	at := 0
	for i := range 2000 {
		d.Turns = append(d.Turns, transcript.DraftTurn{Speaker: i % 2, Span: text.Span{Start: at, End: at + len(turn)}})
		body.WriteString(turn + "\n")
		at += len(turn) + 1
	}
	d.Text = strings.TrimSuffix(body.String(), "\n")
	return d
}

// withHighlights is a project with the long interview and 5,000 highlights in it.
func withHighlights(b *testing.B) (*store.Store, string, string) {
	b.Helper()
	s := newProject(b)
	id := must[string](b)(s.Import(longInterview(), "long.txt", []byte("long"), ""))
	tag := coding.Tag{ID: store.NewID(), Name: "Tag"}
	must[store.Change](b)(s.AddTag(tag))
	for i := range 500 {
		h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: text.Span{Start: i * 160, End: i*160 + 80}, TagIDs: []string{tag.ID}}
		must[store.Change](b)(s.AddHighlight(h, nil))
	}
	return s, id, tag.ID
}

// BenchmarkAddHighlight is one durable highlight with a tag, in a long transcript with
// 5,000 others; BenchmarkRawInsert is the least that SQLite does at the same settings.
func BenchmarkAddHighlight(b *testing.B) {
	s, id, tag := withHighlights(b)
	for b.Loop() {
		h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: text.Span{Start: 1000, End: 1080}, TagIDs: []string{tag}}
		must[store.Change](b)(s.AddHighlight(h, nil))
	}
}

func BenchmarkRawInsert(b *testing.B) {
	dsn := "file:" + filepath.Join(b.TempDir(), "raw") + "?_pragma=locking_mode(EXCLUSIVE)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=secure_delete(1)&_txlock=immediate"
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`CREATE TABLE h (id TEXT PRIMARY KEY, a INTEGER, b INTEGER, quote TEXT)`); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := db.Exec(`INSERT INTO h VALUES (?, 1, 2, ?)`, store.NewID(), strings.Repeat("quote ", 13)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenTranscript(b *testing.B) {
	s, id, _ := withHighlights(b)
	for b.Loop() {
		must[transcript.Transcript](b)(s.Transcript(id))
		must[[]coding.Highlight](b)(s.Highlights(id))
	}
}

func BenchmarkSearch(b *testing.B) {
	s, _, _ := withHighlights(b)
	for b.Loop() {
		must[store.Hits](b)(s.Search("some word", 50))
	}
}

func BenchmarkImport(b *testing.B) {
	s := newProject(b)
	draft := longInterview()
	b.SetBytes(int64(len(draft.Text)))
	for b.Loop() {
		must[string](b)(s.Import(draft, "long.txt", []byte(store.NewID()), ""))
	}
}
