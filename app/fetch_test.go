package app

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

// fetchedFrom is what an address gives: the answer of its door, or what the door has to complain of.
func fetchedFrom(t *testing.T, a App, address string) (result json.RawMessage, complaint string) {
	t.Helper()
	w := httptest.NewRecorder()
	a.Served(http.NotFoundHandler()).ServeHTTP(w, httptest.NewRequest(http.MethodGet, address, nil))
	var said struct {
		Result json.RawMessage
		Error  string
	}
	if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil {
		t.Fatalf("%s: %d, %q", address, w.Code, w.Body)
	}
	return said.Result, said.Error
}

// TestExcerptsAreFetched: an address gives what the door gives, and says what it says of what is wrong.
func TestExcerptsAreFetched(t *testing.T) {
	a := newMarked(t)
	var view ExcerptView
	result, _ := fetchedFrom(t, a, "/excerpts?words=&groupBy=tag&sortBy=place&from=0&count=1")
	if err := json.Unmarshal(result, &view); err != nil || view.Total == 0 || len(view.Rows) != 1 || view.Rows[0].Quote == "" {
		t.Fatalf("view = %s, %v", result, err)
	}
	var rows []ExcerptRow
	result, _ = fetchedFrom(t, a, "/excerpt-rows?number=1&from=0&count=500")
	if err := json.Unmarshal(result, &rows); err != nil || len(rows) < view.Total || rows[0].ID != view.Rows[0].ID {
		t.Errorf("rows = %s, %v", result, err)
	}
	for _, none := range []string{"/excerpt-rows?number=77&from=0&count=5", "/excerpt-rows?number=1&from=-3&count=x", "/excerpt-rows?from=99999999999999999999"} {
		if result, complaint := fetchedFrom(t, a, none); string(result) != "[]" || complaint != "" {
			t.Errorf("%s: %s, %s", none, result, complaint)
		}
	}
	if _, complaint := fetchedFrom(t, a, "/excerpts?words=tag:nothing"); !strings.Contains(complaint, "There is no tag") {
		t.Errorf("complaint = %q", complaint)
	}
}
