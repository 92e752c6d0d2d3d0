package app

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
)

// Served is all that the page asks for by an address: files, and what has none.
func (a App) Served(files http.Handler) http.Handler { return a.Fetched(a.Previewed(files)) }

// Fetched is what the page asks for by an address of its own: what is so large that Wails'
// bridge, which writes an answer three times over, would take longer than Go and the page
// together, and what is asked for with every movement. All other addresses are left to next.
func (a App) Fetched(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		door, there := a.fetchable()[r.URL.Path]
		if r.Method != http.MethodGet || !there {
			next.ServeHTTP(w, r)
			return
		}
		result, err := door(r.URL.Query())
		answer(w, result, err)
	})
}

// fetchable are the doors that have an address.
func (a App) fetchable() map[string]func(url.Values) (any, error) {
	return map[string]func(url.Values) (any, error){
		"/transcript": func(asked url.Values) (any, error) {
			return Reading(a).OpenTranscript(asked.Get("id"), asked.Get("beside"))
		},
		"/excerpts": func(asked url.Values) (any, error) {
			return Excerpts(a).View(ExcerptQuery{Words: asked.Get("words"), GroupBy: asked.Get("groupBy"), SortBy: asked.Get("sortBy"), From: whole(asked, "from"), Count: whole(asked, "count")})
		},
		"/excerpt-rows": func(asked url.Values) (any, error) {
			return Excerpts(a).Rows(whole(asked, "number"), whole(asked, "from"), whole(asked, "count"))
		},
	}
}

// whole is a number that was asked for; 0 for what is none.
func whole(asked url.Values, name string) int {
	n, err := strconv.Atoi(asked.Get(name))
	if err != nil {
		return 0
	}
	return n
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
