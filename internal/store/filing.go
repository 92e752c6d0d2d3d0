package store

import (
	"fmt"

	"manicule/internal/transcript"
)

func (t *tx) folders() ([]transcript.Folder, error) {
	folders, err := list(t, scanFolder, `SELECT id, name, position FROM folder ORDER BY position, id`)
	if err != nil {
		return nil, fmt.Errorf("read folders: %w", err)
	}
	return folders, nil
}

func scanFolder(row scanner) (f transcript.Folder, err error) {
	err = row.Scan(&f.ID, &f.Name, &f.Position)
	return f, err
}

func (t *tx) filings() ([]transcript.Filing, error) {
	filings, err := list(t, func(row scanner) (f transcript.Filing, err error) {
		err = row.Scan(&f.TranscriptID, &f.FolderID, &f.Status)
		return f, err
	}, `SELECT id, coalesce(folder_id, ''), status FROM filing ORDER BY id`)
	if err != nil {
		return nil, fmt.Errorf("read filings: %w", err)
	}
	return filings, nil
}
