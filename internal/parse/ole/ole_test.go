package ole

import (
	"strings"
	"testing"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse/parsetest"
)

func TestB12LockedAndOldFiles(t *testing.T) {
	const start = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"
	for _, c := range []struct{ streams, reason, hint string }{
		{"R\x00o\x00o\x00t\x00", "an Office file of the old kind", "save it as .docx"},
		{wide("WordDocument"), "a Word file of the old kind (.doc)", "save it as .docx"},
		{wide("EncryptedPackage"), "protected with a password", "take the password off"},
		{wide("DRMEncryptedTransform") + wide("EncryptedPackage"), "rights management", "without protection"},
		{wide("Workbook"), "a spreadsheet", "copy the transcript"},
		{wide("__properties_version1.0"), "an e-mail message", "a file of its own"},
	} {
		data := []byte(start + strings.Repeat("\x00", 100) + c.streams)
		if !Is(data) {
			t.Fatalf("%q is no container", data)
		}
		_, err := Read(document.File{Name: "talk.docx", Data: data})
		f := fault.From(err)
		if f.Code != fault.Refused || !strings.HasPrefix(f.Message, "talk.docx is ") || !strings.Contains(f.Message, c.reason) || !strings.Contains(f.Hint, c.hint) {
			t.Errorf("%v; want %q and %q", err, c.reason, c.hint)
		}
	}
	if Is([]byte("PK\x03\x04")) {
		t.Error("a zip archive is no container")
	}
}

// FuzzRead: whatever a container holds, it is refused by name, and in the same words each time.
func FuzzRead(f *testing.F) {
	for _, k := range kinds {
		f.Add([]byte(wide(k.stream)))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		data := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), content...)
		if d := parsetest.Fuzzed(t, data, Read); !Is(data) || len(d.Paragraphs) > 0 {
			t.Errorf("%q was read", content)
		}
	})
}
