package app

import (
	"encoding/json"

	"manicule/internal/coding"
	"manicule/internal/store"
)

// SetPseudonyms sets who is called what in what goes out.
func (o Outgoing) SetPseudonyms(pseudonyms []Pseudonym) (Change, error) {
	return write(o.session, func(st *store.Store) (store.Change, error) {
		return st.SetPseudonyms(each(pseudonyms, func(p Pseudonym) coding.Pseudonym { return coding.Pseudonym(p) }))
	})
}

// KeepPreset keeps the options of an export under a name. Under a name that is taken they are
// put in the place of those before.
func (o Outgoing) KeepPreset(p Preset) (Change, error) {
	return write(o.session, func(st *store.Store) (store.Change, error) {
		choices, err := json.Marshal(p.Options)
		if err != nil {
			return store.Change{}, err
		}
		return st.KeepPreset(coding.Preset{ID: p.ID, Name: p.Name, Choices: string(choices)})
	})
}

// RemovePreset takes a preset away.
func (o Outgoing) RemovePreset(id string) (Change, error) {
	return write(o.session, func(st *store.Store) (store.Change, error) { return st.RemovePreset(id) })
}

func viewPseudonym(p coding.Pseudonym) Pseudonym { return Pseudonym(p) }

// viewPreset leaves out what a preset says that is no option, or none any more.
func viewPreset(p coding.Preset) Preset {
	v := Preset{ID: p.ID, Name: p.Name}
	_ = json.Unmarshal([]byte(p.Choices), &v.Options) // what can be read of it stands
	v.Options.Transcripts = append([]string{}, v.Options.Transcripts...)
	return v
}
