package app

import (
	"encoding/json"
	"net/http"
)

// Served is all that the page asks for by an address: files, and what has none.
func (a App) Served(files http.Handler) http.Handler { return a.Fetched(a.Previewed(files)) }

// Fetched is what the page asks for by an address of its own: what is so large that Wails'
// bridge, which writes an answer three times over, would take longer than Go and the page
// together. All other addresses are left to next.
func (a App) Fetched(next http.Handler) http.Handler {
	reading := Reading(a)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || r.URL.Path != "/transcript" {
			next.ServeHTTP(w, r)
			return
		}
		asked := r.URL.Query()
		t, err := reading.OpenTranscript(asked.Get("id"), asked.Get("beside"))
		answer(w, t, err)
	})
}

// answer writes what a door returned: {"result"}, or {"error"} as FormatError has it. Both are
// answers, so the status is the same.
func answer(w http.ResponseWriter, result any, err error) {
	said := map[string]any{"result": result}
	if err != nil {
		said = map[string]any{"error": FormatError(err)}
	}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	words := json.NewEncoder(w)
	words.SetEscapeHTML(false)
	_ = words.Encode(said) // fails when the page has gone, and then nobody is there to tell
}
