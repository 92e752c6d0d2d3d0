package coding_test

import (
	"encoding/json"
	"os"
	"testing"

	"manicule/internal/coding"
)

// TestLinks holds the reader of links against the cases that the page's own is held against.
func TestLinks(t *testing.T) {
	data, err := os.ReadFile("testdata/links.json")
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct {
		Body  string
		Refs  []string
		Plain string
	}
	if err := json.Unmarshal(data, &cases); err != nil || len(cases) < 5 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		var refs []string
		for _, l := range coding.Links(c.Body) {
			refs = append(refs, string(l.Kind)+":"+l.ID)
		}
		if got, want := len(refs), len(c.Refs); got != want {
			t.Errorf("%q: links %v, want %v", c.Body, refs, c.Refs)
			continue
		}
		for i := range refs {
			if refs[i] != c.Refs[i] {
				t.Errorf("%q: link %q, want %q", c.Body, refs[i], c.Refs[i])
			}
		}
		plain := coding.PlainLinks(c.Body, func(l coding.Link) (string, bool) {
			return "Interview 2, turn 14", l.ID == "a1"
		})
		if plain != c.Plain {
			t.Errorf("%q: plain %q, want %q", c.Body, plain, c.Plain)
		}
	}
}

func TestLinkIsReadAsItIsWritten(t *testing.T) {
	for _, words := range []string{"Interview 2, turn 14", "a]] [[turn:x|b", "line\nbreak|bar", "", "<b>“Größe” 🙂</b>"} {
		link := coding.Link{Kind: coding.ToHighlight, ID: "01a2-Z", Words: words}
		got := coding.Links("before " + link.String() + " after")
		if len(got) != 1 || got[0].ID != link.ID || got[0].Kind != link.Kind || got[0].String() != link.String() {
			t.Errorf("%q: %+v", link, got)
		}
	}
}

func TestHighlightWords(t *testing.T) {
	if got := coding.HighlightWords("One\n two", "T", 0); got != "“One two” T" {
		t.Error(got)
	}
	if got := coding.HighlightWords("The quick brown fox jumps over the lazy dog, and so on", "T", 3); got != "“The quick brown fox jumps over the lazy…” T, turn 3" {
		t.Error(got)
	}
}

func FuzzPlainLinks(f *testing.F) {
	f.Add("see [[turn:a1|Interview 2]] and [[highlight:b|]]")
	f.Fuzz(func(t *testing.T, body string) {
		links := coding.Links(body)
		coding.PlainLinks(body, func(coding.Link) (string, bool) { return "", true })
		for _, l := range links {
			if again := coding.Links(l.String()); len(again) != 1 || again[0].ID != l.ID {
				t.Errorf("%q is read as %v", l, again)
			}
		}
	})
}
