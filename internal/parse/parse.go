// Package parse makes drafts of transcripts out of files, whatever their format.
package parse

import (
	"path/filepath"
	"strings"

	"manicule/internal/fault"
	"manicule/internal/parse/plain"
	"manicule/internal/transcript"
)

// Parse reads the transcript that the file called name holds; its content, not its name,
// says in which format. A draft always has a title: the file's name without its extension
// where the text gives none. The error is a fault that names the file and the reason.
func Parse(name string, data []byte) (transcript.Draft, error) {
	name = filepath.Base(name)
	if kind := foreignKind(data); kind != "" {
		return transcript.Draft{}, fault.New(fault.Refused, "%s is %s; Manicule reads plain text (.txt) so far.", name, kind).
			WithHint("Save the transcript as plain text and import that.")
	}
	draft, err := plain.Parse(name, data)
	if err != nil {
		return transcript.Draft{}, err
	}
	if draft.Title == "" {
		draft.Title = titleOf(name)
	}
	return draft, nil
}

func titleOf(name string) string {
	if title := strings.TrimSuffix(name, filepath.Ext(name)); strings.TrimSpace(title) != "" {
		return title
	}
	return name
}
