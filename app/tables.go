package app

import (
	"maps"
	"slices"
	"strings"

	"manicule/internal/coding"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// Tables is the window's door to all transcripts and all speakers, and what is known of them.
type Tables struct{ *session }

// Edit sets cells of the table of transcripts ("transcript") or of speakers ("speaker") in one
// step, making the new attributes first. An empty value takes an attribute's away.
func (t Tables) Edit(of string, cells []Cell, newAttributes []Attribute) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) {
		return st.EditTable(transcript.AttributeOf(of), each(cells, cellOf), each(newAttributes, attributeOf))
	})
}

// AddAttribute makes an attribute behind the others of its kind.
func (t Tables) AddAttribute(a Attribute) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.AddAttribute(attributeOf(a)) })
}

// RenameAttribute gives an attribute another name.
func (t Tables) RenameAttribute(id, name string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.RenameAttribute(id, name) })
}

// MoveAttribute puts an attribute at a place, from 0, among those of its kind.
func (t Tables) MoveAttribute(id string, to int) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.MoveAttribute(id, to) })
}

// RemoveAttribute takes an attribute away with all its values.
func (t Tables) RemoveAttribute(id string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.RemoveAttribute(id) })
}

// AddFolder makes a folder behind the others, and files transcripts in it.
func (t Tables) AddFolder(f Folder, transcriptIDs []string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) {
		return st.AddFolder(transcript.Folder{ID: f.ID, Name: f.Name}, transcriptIDs)
	})
}

// RenameFolder gives a folder another name.
func (t Tables) RenameFolder(id, name string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.RenameFolder(id, name) })
}

// MoveFolder puts a folder at a place, from 0, among the others.
func (t Tables) MoveFolder(id string, to int) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.MoveFolder(id, to) })
}

// RemoveFolder takes a folder away. The transcripts in it stay, in no folder.
func (t Tables) RemoveFolder(id string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.RemoveFolder(id) })
}

// RemoveTranscripts takes transcripts and their highlights out of the project in one step.
func (t Tables) RemoveTranscripts(ids []string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.RemoveTranscripts(ids) })
}

// MergeSpeakers makes one speaker of several; see store.MergeSpeakers for what becomes of the others.
func (t Tables) MergeSpeakers(fromIDs []string, intoID string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.MergeSpeakers(fromIDs, intoID) })
}

// SpeakerCounts counts what each speaker says. Whoever says nothing is not among them.
func (t Tables) SpeakerCounts() ([]SpeakerCount, error) {
	return read(t.session, func(st *store.Store) ([]SpeakerCount, error) {
		counts, err := st.SpeakerCounts()
		return each(slices.Sorted(maps.Keys(counts)), func(id string) SpeakerCount {
			c := counts[id]
			return SpeakerCount{ID: id, Transcripts: c.Transcripts, Turns: c.Turns, Words: c.Words, Highlights: c.Highlights}
		}), err
	})
}

// Alike finds speakers who may be one person under two names: the ids of each two, the likeliest first.
func (t Tables) Alike() ([][]string, error) {
	var apart []coding.Pair
	people, err := read(t.session, func(st *store.Store) (p *people, err error) {
		if apart, err = st.Apart(); err != nil {
			return nil, err
		}
		return peopleOf(st)
	})
	if err != nil {
		return nil, err
	}
	return people.alike(apart), nil
}

// SetApart says of two speakers, or of two tags, that they are not one.
func (t Tables) SetApart(one, other string) (Change, error) {
	return write(t.session, func(st *store.Store) (store.Change, error) { return st.SetApart(one, other) })
}

// LinkToTurn is a link, as a memo holds it, to a turn of a transcript.
func (t Tables) LinkToTurn(transcriptID string, turn int) (string, error) {
	return read(t.session, func(st *store.Store) (string, error) {
		link, err := st.LinkToTurn(transcriptID, turn)
		return link.String(), err
	})
}

// LinkToHighlight is a link, as a memo holds it, to a highlight.
func (t Tables) LinkToHighlight(id string) (string, error) {
	return read(t.session, func(st *store.Store) (string, error) {
		link, err := st.LinkToHighlight(id)
		return link.String(), err
	})
}

// Linked says what links lead to now, in their order; refs are as in Linked.
func (t Tables) Linked(refs []string) ([]Linked, error) {
	return read(t.session, func(st *store.Store) ([]Linked, error) {
		linked, err := st.Linked(each(refs, linkOf))
		return each(linked, func(l store.Linked) Linked {
			return Linked{Ref: string(l.Kind) + ":" + l.ID, Words: l.Words, TranscriptID: l.TranscriptID, Turn: l.Turn}
		}), err
	})
}

func linkOf(ref string) coding.Link {
	kind, id, _ := strings.Cut(ref, ":")
	return coding.Link{Kind: coding.LinkKind(kind), ID: id}
}

func cellOf(c Cell) transcript.Cell {
	return transcript.Cell{SubjectID: c.SubjectID, Field: transcript.Field(c.Field), Value: c.Value}
}

func attributeOf(a Attribute) transcript.Attribute {
	return transcript.Attribute{ID: a.ID, Of: transcript.AttributeOf(a.Of), Name: a.Name}
}

func viewAttribute(a transcript.Attribute) Attribute {
	return Attribute{ID: a.ID, Of: string(a.Of), Name: a.Name}
}

func viewFolder(f transcript.Folder) Folder { return Folder{ID: f.ID, Name: f.Name} }

// viewValues are an attribute's values by its ids, never nil.
func viewValues(values map[string]string) map[string]string {
	if values == nil {
		return map[string]string{}
	}
	return values
}
