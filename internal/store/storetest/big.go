// Package storetest makes big projects for benchmarks.
package storetest

import (
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/text/folding"
	"manicule/internal/transcript"
)

// Size is how much a project holds. The same size and turns give the same project.
type Size struct {
	Transcripts int
	Words       int // of each transcript, about
	Highlights  int // in all
	Tags        int
	Seed        uint64
}

// Kept returns the path of a project of that size, made anew of the turns if it is not in
// the folder yet. A turn is a label, a colon and words: "QUESTION: Where?".
func Kept(folder string, size Size, turns []string) (string, error) {
	path := filepath.Join(folder, fmt.Sprintf("%d-%d-%d-%d-%d-schema%d-folding%d%s",
		size.Transcripts, size.Words, size.Highlights, size.Tags, size.Seed, store.LatestSchema(), folding.Version, store.Extension))
	if _, err := os.Stat(path); !errors.Is(err, os.ErrNotExist) {
		return path, err
	}
	part := path + ".part"
	if err := errors.Join(os.MkdirAll(folder, 0o755), os.RemoveAll(part)); err != nil {
		return "", err
	}
	if err := Make(part, size, turns); err != nil {
		return "", fmt.Errorf("make %s: %w", path, err)
	}
	return path, os.Rename(part, path)
}

// Make makes a project of that size at path.
func Make(path string, size Size, turns []string) error {
	s, err := store.Create(path, "Big")
	if err != nil {
		return err
	}
	b := big{size: size, turns: turns, rng: rand.New(rand.NewPCG(size.Seed, size.Seed))}
	if err := errors.Join(b.addTags(s), s.ClearHistory(), s.Close()); err != nil {
		return err
	}
	settings := url.Values{"_pragma": {"journal_mode(MEMORY)", "synchronous(OFF)", "cache_size(-256000)"}}
	db, err := sql.Open("sqlite", (&url.URL{Scheme: "file", Path: s.Path(), RawQuery: settings.Encode()}).String())
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if err := errors.Join(b.fill(db), db.Close()); err != nil {
		return err
	}
	return index(path)
}

// index has the store index what was put in past it.
func index(path string) error {
	s, err := store.Open(path)
	if err != nil {
		return err
	}
	_, err = s.MendIndex()
	return errors.Join(err, s.Close())
}

// big is a project being made. Rows go in by the thousand, past the store's own methods,
// which bring each to the disk; its triggers do what they always do.
type big struct {
	size  Size
	turns []string
	rng   *rand.Rand
	tags  []string
	ids   int
	rows  rows
}

// rows are the statements that put in one row each.
type rows struct{ source, transcript, text, speaker, turn, highlight, tagged *sql.Stmt }

func (b *big) newID() string {
	b.ids++
	return fmt.Sprintf("%08x-0000-7000-8000-%012x", b.ids, b.ids)
}

func (b *big) addTags(s *store.Store) error {
	for i := range b.size.Tags {
		tag := coding.Tag{ID: b.newID(), Name: fmt.Sprint("Tag ", i)}
		if i%5 > 0 {
			tag.ParentID = b.tags[i-i%5]
		}
		if _, err := s.AddTag(tag); err != nil {
			return err
		}
		b.tags = append(b.tags, tag.ID)
	}
	return nil
}

// chunk is how many transcripts go into one transaction.
const chunk = 500

func (b *big) fill(db *sql.DB) error {
	for first := 0; first < b.size.Transcripts; first += chunk {
		if err := b.fillChunk(db, first, min(first+chunk, b.size.Transcripts)); err != nil {
			return err
		}
	}
	return nil
}

func (b *big) fillChunk(db *sql.DB, first, end int) error {
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := b.prepare(tx); err != nil {
		return err
	}
	for n := first; n < end; n++ {
		if err := b.addTranscript(n); err != nil {
			return err
		}
	}
	return tx.Commit()
}

func (b *big) prepare(tx *sql.Tx) (err error) {
	for statement, insert := range map[**sql.Stmt]string{
		&b.rows.source: `INSERT INTO source (sha256, bytes) VALUES (?, ?)`,
		&b.rows.transcript: `INSERT INTO transcript
			(id, title, date, place, front_end, words, source_name, source_format, source_sha256, source_bytes, imported, position)
			VALUES (?, ?, '2026-01-02', 'Moscow', 0, ?, ?, 'plain', ?, 0, '2026-01-02T03:04:05Z', ?)`,
		&b.rows.text:    `INSERT INTO transcript_text (id, text) VALUES (?, ?)`,
		&b.rows.speaker: `INSERT INTO speaker (id, name, role) VALUES (?, ?, ?)`,
		&b.rows.turn: `INSERT INTO turn (id, transcript_id, number, speaker_id, start_at, end_at, words)
			VALUES (?, ?, ?, ?, ?, ?, ?)`,
		&b.rows.highlight: `INSERT INTO highlight
			(id, transcript_id, start_at, end_at, quote, prefix, suffix, note, author, created, updated)
			VALUES (?, ?, ?, ?, ?, ?, ?, '', 'me', '2026-01-02T03:04:05Z', '2026-01-02T03:04:05Z')`,
		&b.rows.tagged: `INSERT INTO highlight_tag (id, highlight_id, tag_id, position) VALUES (?1 || ':' || ?2, ?1, ?2, 0)`,
	} {
		if *statement, err = tx.Prepare(insert); err != nil {
			return err
		}
	}
	return nil
}

// spoken is a transcript put together of turns.
type spoken struct {
	id    string
	body  text.Text
	turns []text.Span
	asks  []bool
}

// compose draws turns until there are words enough.
func (b *big) compose() spoken {
	sp := spoken{id: b.newID()}
	var words strings.Builder
	at := 0
	for n := 0; n < b.size.Words; {
		label, said, _ := strings.Cut(b.turns[b.rng.IntN(len(b.turns))], ": ")
		length := text.New(said).Len()
		words.WriteString(said + "\n")
		sp.turns = append(sp.turns, text.Span{Start: at, End: at + length})
		sp.asks = append(sp.asks, label == "QUESTION")
		at += length + 1
		n += transcript.CountWords(said)
	}
	sp.body = text.New(strings.TrimSuffix(words.String(), "\n"))
	return sp
}

func (b *big) addTranscript(n int) error {
	sp := b.compose()
	name := fmt.Sprintf("interview-%05d.txt", n+1)
	if _, err := b.rows.source.Exec(name, []byte(name)); err != nil {
		return err
	}
	_, err := b.rows.transcript.Exec(sp.id, fmt.Sprintf("Interview %d", n+1), transcript.CountWords(sp.body.String()), name, name, n+1)
	if err != nil {
		return err
	}
	if _, err := b.rows.text.Exec(sp.id, sp.body.String()); err != nil {
		return err
	}
	if err := b.addTurns(sp); err != nil {
		return err
	}
	share := b.size.Highlights*(n+1)/b.size.Transcripts - b.size.Highlights*n/b.size.Transcripts
	for range share {
		if err := b.addHighlight(sp); err != nil {
			return err
		}
	}
	return nil
}

func (b *big) addTurns(sp spoken) error {
	asks, answers := b.newID(), b.newID()
	for id, role := range map[string]transcript.Role{asks: transcript.Interviewer, answers: transcript.Respondent} {
		if _, err := b.rows.speaker.Exec(id, strings.ToUpper(string(role)), string(role)); err != nil {
			return err
		}
	}
	for i, span := range sp.turns {
		speaker, said := answers, sp.body.Slice(span)
		if sp.asks[i] {
			speaker = asks
		}
		if _, err := b.rows.turn.Exec(b.newID(), sp.id, i+1, speaker, span.Start, span.End, transcript.CountWords(said)); err != nil {
			return err
		}
	}
	return nil
}

// addHighlight marks up to 160 code points of a turn with a tag.
func (b *big) addHighlight(sp spoken) error {
	turn := sp.turns[b.rng.IntN(len(sp.turns))]
	start := turn.Start + b.rng.IntN(turn.Len())
	h := coding.Highlight{ID: b.newID()}
	if err := h.Anchor(sp.body, text.Span{Start: start, End: min(start+1+b.rng.IntN(160), turn.End)}); err != nil {
		return err
	}
	if _, err := b.rows.highlight.Exec(h.ID, sp.id, h.Span.Start, h.Span.End, h.Quote, h.Prefix, h.Suffix); err != nil {
		return err
	}
	_, err := b.rows.tagged.Exec(h.ID, b.tags[b.rng.IntN(len(b.tags))])
	return err
}
