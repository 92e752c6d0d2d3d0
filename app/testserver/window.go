package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"

	"manicule/app"
)

// scriptedWindow answers dialogs from a queue and sends events to the page that listens.
type scriptedWindow struct {
	mu      sync.Mutex
	answers [][]string
	copied  string
	pages   map[chan []byte]bool
	unheard [][]byte // of events, while no page listened yet
}

func newScriptedWindow() *scriptedWindow { return &scriptedWindow{pages: map[chan []byte]bool{}} }

func (w *scriptedWindow) queue(paths []string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answers = append(w.answers, paths)
}

// next is the answer to the next dialog; without one it is canceled.
func (w *scriptedWindow) next() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.answers) == 0 {
		return nil
	}
	answer := w.answers[0]
	w.answers = w.answers[1:]
	return answer
}

func (w *scriptedWindow) OpenFiles(_, _, _ string) ([]string, error) { return w.next(), nil }

func (w *scriptedWindow) OpenFile(_, _, _ string) (string, error) { return w.SaveFile("", "") }

func (w *scriptedWindow) OpenFolder(string) (string, error) { return w.SaveFile("", "") }

func (w *scriptedWindow) SaveFile(_, _ string) (string, error) {
	if answer := w.next(); len(answer) > 0 {
		return answer[0], nil
	}
	return "", nil
}

func (w *scriptedWindow) Reveal(string) error { return nil }

func (w *scriptedWindow) SetClipboard(text string) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.copied = text
	return nil
}

func (w *scriptedWindow) clipboard() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.copied
}

func (w *scriptedWindow) SetMenu([]app.Menu) {}

func (w *scriptedWindow) Close() {}

func (w *scriptedWindow) Present() {}

func (w *scriptedWindow) Emit(event string, data any) {
	message, err := json.Marshal(map[string]any{"event": event, "data": data})
	if err != nil {
		panic(err) // events carry plain values
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.pages) == 0 {
		w.unheard = append(w.unheard, message)
	}
	for page := range w.pages {
		page <- message
	}
}

// serveEvents sends the events to one page until it goes.
func (w *scriptedWindow) serveEvents(rw http.ResponseWriter, r *http.Request) {
	page := make(chan []byte, 64)
	w.listen(page, true)
	defer w.listen(page, false)
	rw.Header().Set("Content-Type", "text/event-stream")
	flusher := rw.(http.Flusher)
	flusher.Flush()
	for {
		select {
		case message := <-page:
			fmt.Fprintf(rw, "data: %s\n\n", message)
			flusher.Flush()
		case <-r.Context().Done():
			return
		}
	}
}

func (w *scriptedWindow) listen(page chan []byte, on bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !on {
		delete(w.pages, page)
		return
	}
	w.pages[page] = true
	for _, message := range w.unheard {
		page <- message
	}
	w.unheard = nil
}
