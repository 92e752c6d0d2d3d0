package export

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"manicule/internal/export/report"
	"manicule/internal/fault"
)

func TestUnknownFormatListsThoseThereAre(t *testing.T) {
	var out bytes.Buffer
	_, err := Write(&out, "parchment", report.Report{})
	if !fault.Is(err, fault.Invalid) || !strings.Contains(err.Error(), "parchment") {
		t.Fatalf("got %v", err)
	}
	for _, name := range Formats() {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%q does not name %s", err, name)
		}
	}
	if out.Len() > 0 {
		t.Errorf("it wrote %q", out.String())
	}
}

func TestFormats(t *testing.T) {
	if got := Formats(); !slices.Equal(got, []string{"markdown", "notes", "html", "marked-html", "docx", "marked-docx", "pdf", "marked-pdf", "csv", "xlsx", "json"}) {
		t.Errorf("got %q", got)
	}
}

func TestFileName(t *testing.T) {
	for format, want := range map[string]string{"markdown": "a b.md", "notes": "a b.zip", "marked-docx": "a b.docx", "parchment": "a b"} {
		if got := FileName("a/b", format); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
