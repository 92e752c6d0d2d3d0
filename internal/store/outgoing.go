package store

import (
	"encoding/json"
	"fmt"

	"manicule/internal/coding"
	"manicule/internal/fault"
)

// Pseudonyms returns who is called what in what goes out, in the person's order.
func (s *Store) Pseudonyms() (pseudonyms []coding.Pseudonym, err error) {
	err = s.read(func(t *tx) error {
		pseudonyms, err = t.pseudonyms()
		return err
	})
	return pseudonyms, err
}

func (t *tx) pseudonyms() ([]coding.Pseudonym, error) {
	return list(t, func(row scanner) (p coding.Pseudonym, err error) {
		err = row.Scan(&p.ID, &p.Name, &p.Replacement)
		return p, err
	}, `SELECT id, name, replacement FROM pseudonym ORDER BY position, id`)
}

// SetPseudonyms sets the whole table of them. A name stands in it once.
func (s *Store) SetPseudonyms(pseudonyms []coding.Pseudonym) (Change, error) {
	kept := make([]coding.Pseudonym, len(pseudonyms))
	ids := make([]string, len(pseudonyms))
	seen := map[string]bool{}
	for i, p := range pseudonyms {
		kept[i] = coding.Pseudonym{ID: p.ID, Name: oneLine(p.Name), Replacement: oneLine(p.Replacement)}
		ids[i] = p.ID
		switch name := kept[i].Name; {
		case name == "":
			return Change{}, fault.New(fault.Invalid, "A pseudonym needs the name that it stands for.")
		case kept[i].Replacement == "":
			return Change{}, fault.New(fault.Invalid, "Nothing is to stand in the place of “%s”.", name).WithHint("Write a name, or a sign such as [name].")
		case seen[name]:
			return Change{}, fault.New(fault.Invalid, "“%s” stands twice in the table.", name).WithHint("Keep one of the two.")
		default:
			seen[name] = true
		}
	}
	return s.write(step{label: "Edit pseudonyms"}, func(t *tx) error {
		if err := t.keepOnly("pseudonym", ids); err != nil {
			return err
		}
		for i, p := range kept {
			err := t.exec(`INSERT INTO pseudonym (id, name, replacement, position) VALUES (?1, ?2, ?3, ?4)
				ON CONFLICT DO UPDATE SET name = ?2, replacement = ?3, position = ?4
				WHERE (name, replacement, position) != (?2, ?3, ?4)`, p.ID, p.Name, p.Replacement, i)
			if err != nil {
				return fmt.Errorf("keep pseudonym: %w", err)
			}
		}
		return nil
	})
}

// keepOnly deletes the rows of a table whose ids are not among these.
func (t *tx) keepOnly(table string, ids []string) error {
	named, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	return t.exec(`DELETE FROM `+table+` WHERE id NOT IN (SELECT value FROM json_each(?))`, string(named))
}

// Presets returns the named choices of exports, in the order they were made.
func (s *Store) Presets() (presets []coding.Preset, err error) {
	err = s.read(func(t *tx) error {
		presets, err = t.presets()
		return err
	})
	return presets, err
}

func (t *tx) presets() ([]coding.Preset, error) {
	return list(t, func(row scanner) (p coding.Preset, err error) {
		err = row.Scan(&p.ID, &p.Name, &p.Choices)
		return p, err
	}, `SELECT id, name, choices FROM preset ORDER BY position, id`)
}

// KeepPreset makes a preset, or sets the name and the choices of one that is there. Another
// one of its name takes its choices instead.
func (s *Store) KeepPreset(p coding.Preset) (Change, error) {
	p.Name = oneLine(p.Name)
	if p.Name == "" {
		return Change{}, fault.New(fault.Invalid, "A preset needs a name.")
	}
	if !json.Valid([]byte(p.Choices)) {
		return Change{}, fault.New(fault.Invalid, "The choices of “%s” can't be kept.", p.Name)
	}
	return s.write(step{label: "Keep the preset “" + p.Name + "”"}, func(t *tx) error {
		presets, err := t.presets()
		if err != nil {
			return err
		}
		for _, other := range presets {
			if coding.SameName(other.Name, p.Name) {
				p.ID = other.ID
			}
		}
		return t.exec(`INSERT INTO preset (id, name, choices, position) VALUES (?1, ?2, ?3, (SELECT coalesce(max(position) + 1, 0) FROM preset))
			ON CONFLICT DO UPDATE SET name = ?2, choices = ?3 WHERE (name, choices) != (?2, ?3)`, p.ID, p.Name, p.Choices)
	})
}

// RemovePreset takes a preset away.
func (s *Store) RemovePreset(id string) (Change, error) {
	return s.write(step{label: "Remove a preset"}, func(t *tx) error {
		presets, err := t.presets()
		if err != nil {
			return err
		}
		for _, p := range presets {
			if p.ID == id {
				t.label = "Remove the preset “" + p.Name + "”"
			}
		}
		return t.exec(`DELETE FROM preset WHERE id = ?`, id)
	})
}

func (t *tx) changedPseudonyms(_ steps, c *Change) (err error) {
	c.Pseudonyms, err = t.pseudonyms()
	return err
}

func (t *tx) changedPresets(_ steps, c *Change) (err error) {
	c.Presets, err = t.presets()
	return err
}
