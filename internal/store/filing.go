package store

import (
	"database/sql"
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/transcript"
)

// Folders returns the folders in their order.
func (s *Store) Folders() (folders []transcript.Folder, err error) {
	err = s.read(func(t *tx) error {
		folders, err = t.folders()
		return err
	})
	return folders, err
}

// AddFolder makes a folder with the caller's id, behind the others, and files transcripts in
// it. Sent twice, it makes one.
func (s *Store) AddFolder(f transcript.Folder, transcriptIDs []string) (Change, error) {
	f.Name = oneLine(f.Name)
	return s.write(step{label: "New folder “" + f.Name + "”"}, func(t *tx) error {
		all, err := t.folders()
		if err != nil {
			return err
		}
		if _, there := folderIn(all, f.ID); there {
			return nil
		}
		if err := admitsFolder(all, f); err != nil {
			return err
		}
		if err := t.exec(`INSERT INTO folder (id, name, position) VALUES (?, ?, (SELECT coalesce(max(position), -1) + 1 FROM folder))`, f.ID, f.Name); err != nil {
			return fmt.Errorf("insert folder: %w", err)
		}
		filed := map[string]string{}
		for _, id := range transcriptIDs {
			filed[id] = f.ID
		}
		return t.file(filed)
	})
}

// admitsFolder refuses a name that a folder can't have beside those there are.
func admitsFolder(all []transcript.Folder, f transcript.Folder) error {
	if f.Name == "" {
		return fault.New(fault.Invalid, "A folder needs a name.")
	}
	for _, other := range all {
		if other.ID != f.ID && coding.SameName(other.Name, f.Name) {
			return fault.New(fault.Conflict, "There is a folder “%s” already.", other.Name).WithHint("Choose another name.")
		}
	}
	return nil
}

func folderIn(all []transcript.Folder, id string) (transcript.Folder, bool) {
	for _, f := range all {
		if f.ID == id {
			return f, true
		}
	}
	return transcript.Folder{}, false
}

// onFolder writes to a folder that must be there.
func (s *Store) onFolder(id, label string, fn func(t *tx, f transcript.Folder, all []transcript.Folder) error) (Change, error) {
	return s.write(step{label: label}, func(t *tx) error {
		all, err := t.folders()
		if err != nil {
			return err
		}
		f, there := folderIn(all, id)
		if !there {
			return noSuch(sql.ErrNoRows, "folder")
		}
		t.label = label + " “" + f.Name + "”"
		return fn(t, f, all)
	})
}

// RenameFolder gives a folder another name.
func (s *Store) RenameFolder(id, name string) (Change, error) {
	return s.onFolder(id, "Rename folder", func(t *tx, f transcript.Folder, all []transcript.Folder) error {
		f.Name = oneLine(name)
		if err := admitsFolder(all, f); err != nil {
			return err
		}
		return t.exec(`UPDATE folder SET name = ?2 WHERE id = ?1 AND name != ?2`, id, f.Name)
	})
}

// MoveFolder puts a folder at a place, from 0, among the others.
func (s *Store) MoveFolder(id string, to int) (Change, error) {
	return s.onFolder(id, "Move folder", func(t *tx, _ transcript.Folder, _ []transcript.Folder) error {
		return t.reorder(`SELECT id FROM folder ORDER BY position, id`, `UPDATE folder SET position = ?2 WHERE id = ?1 AND position != ?2`, id, to)
	})
}

// RemoveFolder takes a folder away. The transcripts in it stay, in no folder.
func (s *Store) RemoveFolder(id string) (Change, error) {
	return s.onFolder(id, "Remove folder", func(t *tx, _ transcript.Folder, _ []transcript.Folder) error {
		if err := t.exec(`UPDATE filing SET folder_id = NULL WHERE folder_id = ?`, id); err != nil {
			return fmt.Errorf("empty folder: %w", err)
		}
		return t.exec(`DELETE FROM folder WHERE id = ?`, id)
	})
}

// file puts transcripts into folders, or into none for an empty id.
func (t *tx) file(folders map[string]string) error {
	return t.setAll(`INSERT INTO filing (id, folder_id, status) SELECT key, nullif(value, ''), '' FROM `+newValues+`
		WHERE value != '' OR EXISTS (SELECT 1 FROM filing WHERE id = key)
		ON CONFLICT (id) DO UPDATE SET folder_id = excluded.folder_id WHERE folder_id IS NOT excluded.folder_id`, folders)
}

// setStatus says how far the person is with transcripts.
func (t *tx) setStatus(statuses map[string]string) error {
	return t.setAll(`INSERT INTO filing (id, folder_id, status) SELECT key, NULL, value FROM `+newValues+`
		WHERE value != '' OR EXISTS (SELECT 1 FROM filing WHERE id = key)
		ON CONFLICT (id) DO UPDATE SET status = excluded.status WHERE status != excluded.status`, statuses)
}

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
