package store

import (
	"strings"
	"sync"

	"manicule/internal/text"
)

// Text returns the words of a transcript. Those read last are kept in memory, so that
// marking a passage does not read a long interview each time.
func (s *Store) Text(transcriptID string) (body text.Text, err error) {
	err = s.read(func(t *tx) error {
		body, err = t.textOf(transcriptID)
		return err
	})
	return body, err
}

func (t *tx) textOf(transcriptID string) (text.Text, error) {
	if body, ok := t.store.texts.get(transcriptID); ok {
		return body, nil
	}
	var words string
	if err := t.QueryRow(`SELECT text FROM transcript_text WHERE id = ?`, transcriptID).Scan(&words); err != nil {
		return text.Text{}, noSuch(err, "transcript")
	}
	body := text.New(words)
	t.store.texts.put(transcriptID, body)
	return body, nil
}

// keptTexts is how many texts stay in memory.
const keptTexts = 4

// textCache keeps the texts read last, until one of them may have changed or be gone: see forget.
type textCache struct {
	mu    sync.Mutex
	order []string // oldest first
	texts map[string]text.Text
}

func (c *textCache) get(id string) (text.Text, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	body, ok := c.texts[id]
	return body, ok
}

func (c *textCache) put(id string, body text.Text) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, kept := c.texts[id]; kept {
		return
	}
	if c.texts == nil {
		c.texts = map[string]text.Text{}
	}
	if len(c.order) == keptTexts {
		delete(c.texts, c.order[0])
		c.order = c.order[1:]
	}
	c.order = append(c.order, id)
	c.texts[id] = body
}

// forget empties the cache.
func (c *textCache) forget() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.order, c.texts = nil, nil
}

// clean drops what no text of the project may hold: NUL, and bytes that are no UTF-8.
func clean(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "\uFFFD")
}

// oneLine is a name or title as it is kept: on one line, without white space around it.
func oneLine(s string) string {
	return strings.TrimSpace(strings.Join(strings.FieldsFunc(clean(s), func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " "))
}
