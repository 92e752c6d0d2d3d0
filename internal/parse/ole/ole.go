// Package ole knows the containers that Office kept its files in before .docx, and in
// which it keeps those it has locked. None is read; each is told how to be made readable.
package ole

import (
	"bytes"
	"strings"

	"manicule/internal/document"
	"manicule/internal/fault"
)

// Is reports whether data is such a container.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")) }

// kinds are what a container may hold, by the name of one of its streams, the telling ones
// first.
var kinds = []struct{ stream, message, hint string }{
	{"DRMEncrypted", "%s is locked by rights management.", "Ask whoever sent it for a copy without protection, as .docx, and import that."},
	{"EncryptedPackage", "%s is protected with a password.", "Open it in Word, take the password off under File, Info, Protect Document, save it and import it again."},
	{"WordDocument", "%s is a Word file of the old kind (.doc).", "Open it in Word or LibreOffice, save it as .docx and import that."},
	{"Workbook", "%s is a spreadsheet.", "Save the sheet as .csv or copy the transcript into a text document, and import that."},
	{"__properties_version", "%s is an e-mail message.", "Save the transcript that came with it as a file of its own and import that."},
}

// Read refuses the file with a fault that names it, the reason and what to do.
func Read(f document.File) (document.Document, error) {
	for _, k := range kinds {
		if bytes.Contains(f.Data, []byte(wide(k.stream))) {
			return document.Document{}, fault.New(fault.Refused, k.message, f.Name).WithHint("%s", k.hint)
		}
	}
	return document.Document{}, fault.New(fault.Refused, "%s is an Office file of the old kind.", f.Name).
		WithHint("Open it in the program it was made with, save it as .docx and import that.")
}

// wide is a name as a container's directory spells it, two bytes a letter.
func wide(name string) string {
	var out strings.Builder
	for i := range len(name) {
		out.WriteString(name[i:i+1] + "\x00")
	}
	return out.String()
}
