package store_test

import (
	"strings"
	"testing"
	"time"

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
func withHighlights(b *testing.B) (s *store.Store, transcriptID string) {
	b.Helper()
	s = newProject(b)
	transcriptID = must[string](b)(s.Import(longInterview(), "long.txt", []byte("long"), ""))
	tag := coding.Tag{ID: store.NewID(), Name: "Tag"}
	must[store.Change](b)(s.AddTag(tag))
	for i := range 5000 {
		h := coding.Highlight{ID: store.NewID(), TranscriptID: transcriptID, Span: text.Span{Start: i * 160, End: i*160 + 80}, TagIDs: []string{tag.ID}}
		must[store.Change](b)(s.AddHighlight(h, nil))
	}
	return s, transcriptID
}

func BenchmarkOpenTranscript(b *testing.B) {
	s, id := withHighlights(b)
	for b.Loop() {
		must[transcript.Transcript](b)(s.Transcript(id))
		must[[]coding.Highlight](b)(s.Highlights(id))
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

// BenchmarkCorrect corrects a word near the start of a long interview, so that all that lies behind
// it moves, and takes that back.
func BenchmarkCorrect(b *testing.B) {
	s, id := withHighlights(b)
	var undoing time.Duration
	done := 0
	for b.Loop() {
		must[store.Change](b)(s.Correct(id, text.Span{Start: 93, End: 98}, "those other", store.NewID()))
		b.StopTimer()
		began := time.Now()
		must[store.Change](b)(s.Undo())
		undoing += time.Since(began)
		done++
		b.StartTimer()
	}
	b.ReportMetric(float64(undoing.Milliseconds())/float64(done), "undo-ms")
}
