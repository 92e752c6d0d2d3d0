package app

import (
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// Files is the window's door to files: what comes in and what goes out.
type Files struct{ *session }

// SaveOriginal asks where and saves the file that a transcript was read from, to the byte. It
// returns the path, empty if canceled.
func (f Files) SaveOriginal(transcriptID string) (string, error) {
	type original struct {
		name string
		data []byte
	}
	o, err := read(f.session, func(st *store.Store) (o original, err error) {
		o.name, o.data, err = st.Original(transcriptID)
		return o, err
	})
	if err != nil {
		return "", err
	}
	path, err := f.window.SaveFile("Save the original", o.name)
	if err != nil || path == "" {
		return "", err
	}
	return path, library.WriteFile(path, o.data)
}

// CopyText puts text on the clipboard.
func (f Files) CopyText(text string) error {
	if err := f.window.SetClipboard(text); err != nil {
		return fault.New(fault.Storage, "The clipboard could not be reached.").WithCause(err)
	}
	return nil
}
