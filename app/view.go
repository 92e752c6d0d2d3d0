package app

import (
	"fmt"
	"path/filepath"
	"slices"
	"time"

	"manicule/internal/coding"
	"manicule/internal/excerpt"
	"manicule/internal/library"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// From the store's shapes to the window's. Positions become UTF-16 here, and nowhere else.

func (s *session) viewState(st *store.Store) (State, error) {
	var b stateBuilder
	b.load(func() (err error) { b.info, err = st.Info(); return })
	b.load(func() (err error) { b.listings, err = st.Listings(); return })
	b.load(func() (err error) { b.speakers, err = st.KnownSpeakers(); return })
	b.load(func() (err error) { b.tags, err = st.Tags(); return })
	b.load(func() (err error) { b.memos, err = st.Memos(); return })
	b.load(func() (err error) { b.filters, err = st.Filters(); return })
	b.load(func() (err error) { b.pseudonyms, err = st.Pseudonyms(); return })
	b.load(func() (err error) { b.presets, err = st.Presets(); return })
	b.load(func() (err error) { b.folders, err = st.Folders(); return })
	b.load(func() (err error) { b.attributes, err = st.Attributes(); return })
	b.load(func() (err error) { b.history, err = st.History(); return })
	b.load(func() (err error) { b.revision, err = st.Revision(); return })
	b.load(func() (err error) { b.open, err = st.LastVisited(); return })
	if b.err != nil {
		return State{}, b.err
	}
	return State{
		Project:     viewProject(b.info, st),
		Transcripts: each(b.listings, viewListing),
		Speakers:    each(b.speakers, viewSpeaker),
		Tags:        each(b.tags, viewTag),
		Memos:       each(b.memos, viewMemo),
		Filters:     viewFilters(b.filters),
		Pseudonyms:  each(b.pseudonyms, viewPseudonym),
		Presets:     each(b.presets, viewPreset),
		Folders:     each(b.folders, viewFolder),
		Attributes:  each(b.attributes, viewAttribute),
		Palette:     coding.Palette(),
		Notices:     each(s.notices, same),
		Settings:    Settings(s.lib.Settings()),
		Recent:      viewRecent(s.lib.Recent(), st.Path()),
		History:     History(b.history),
		Revision:    int(b.revision),
		Open:        b.open,
	}, nil
}

// stateBuilder gathers what State shows; after the first error it reads no more.
type stateBuilder struct {
	err        error
	info       store.Info
	listings   []store.Listing
	speakers   []store.KnownSpeaker
	tags       []store.CountedTag
	memos      []coding.Memo
	folders    []transcript.Folder
	attributes []transcript.Attribute
	filters    []coding.Filter
	pseudonyms []coding.Pseudonym
	presets    []coding.Preset
	history    store.History
	revision   int64
	open       string
}

func (b *stateBuilder) load(fn func() error) {
	if b.err == nil {
		b.err = fn()
	}
}

// each views a list, never nil.
func each[A, B any](items []A, view func(A) B) []B {
	views := make([]B, len(items))
	for i, item := range items {
		views[i] = view(item)
	}
	return views
}

func viewProject(info store.Info, st *store.Store) Project {
	return Project{ID: info.ID, Name: info.Name, File: filepath.Base(st.Path()), Folder: filepath.Dir(st.Path()), ReadOnly: st.ReadOnly()}
}

// viewRecent lists the recent projects that are still there, but for the open one.
func viewRecent(recent []library.Recent, open string) []RecentFile {
	files := []RecentFile{}
	for _, r := range recent {
		if r.Path != open && exists(r.Path) {
			files = append(files, RecentFile{Key: r.Path, Name: nameOf(r.Path), Folder: filepath.Dir(r.Path)})
		}
	}
	return files
}

func viewListing(l store.Listing) ListItem {
	return ListItem{
		ID: l.ID, Title: l.Title, Date: l.Date, Place: l.Place, Words: l.Words, Turns: l.Turns, Highlights: l.Highlights,
		Speakers: l.Speakers, Progress: l.Progress, Opened: l.Opened, FolderID: l.FolderID, Status: string(l.Status), Values: viewValues(l.Values),
	}
}

func viewSpeaker(sp store.KnownSpeaker) Speaker {
	return Speaker{
		ID: sp.ID, Name: sp.Name, Display: transcript.DisplayName(sp.Name), Role: string(sp.Role), Values: viewValues(sp.Values),
	}
}

func viewTag(tag store.CountedTag) Tag {
	return Tag{
		ID: tag.ID, ParentID: tag.ParentID, Name: tag.Name, Colour: tag.Colour, Description: tag.Description,
		UseWhen: tag.UseWhen, UseNot: tag.UseNot, Example: tag.Example, Archived: tag.Archived, Key: tag.Key, Position: tag.Position, Highlights: tag.Highlights,
	}
}

// plainTags are tags without their counts.
func plainTags(tags []store.CountedTag) []coding.Tag {
	return each(tags, func(tag store.CountedTag) coding.Tag { return tag.Tag })
}

// viewCounts shows the counts of the tags, in the codebook's order.
func viewCounts(counts map[string]excerpt.TagCount, tags []coding.Tag, apart []coding.Pair) TagCounts {
	book := coding.NewCodebook(tags)
	v := TagCounts{Untagged: counts[excerpt.Untagged].Own.Highlights, Tags: []TagCount{}}
	for _, tag := range book.Ordered() {
		n := counts[tag.ID]
		like, _ := book.Lookalike(tag)
		if slices.Contains(apart, coding.NewPair(tag.ID, like.ID)) {
			like = coding.Tag{}
		}
		v.Tags = append(v.Tags, TagCount{
			ID: tag.ID, Highlights: n.Own.Highlights, Transcripts: n.Own.Transcripts, Speakers: n.Own.Speakers,
			AllHighlights: n.WithBelow.Highlights, AllTranscripts: n.WithBelow.Transcripts, AllSpeakers: n.WithBelow.Speakers,
			Like: like.Name, LikeID: like.ID, Unseen: coding.Unseen(tag.Name),
		})
	}
	return v
}

func viewMemo(m coding.Memo) Memo {
	return Memo{ID: m.ID, Subject: string(m.Subject), SubjectID: m.SubjectID, Body: m.Body, Updated: viewTime(m.Updated)}
}

func viewTime(t time.Time) string { return t.UTC().Format(time.RFC3339) }

// viewTranscript shows a transcript with its highlights. Roles are those of its speakers.
func viewTranscript(tr transcript.Transcript, highlights []coding.Highlight, roles map[string]transcript.Role, readTo int) Transcript {
	unanswered := map[int]bool{}
	turnRoles := each(tr.Turns, func(turn transcript.Turn) transcript.Role { return roles[turn.SpeakerID] })
	gaps := transcript.Gaps(turnRoles)
	for _, i := range gaps {
		unanswered[i] = true
	}
	v := Transcript{
		ID: tr.ID, Title: tr.Title, Date: tr.Date, Place: tr.Place,
		Text: tr.Text.String(), Length: tr.Text.UTF16Len(),
		FrontEnd:   viewSpan(tr.Text, tr.Front).End,
		Directions: each(tr.Directions, func(d text.Span) Span { return viewSpan(tr.Text, d) }),
		Corrections: each(tr.Corrections, func(c transcript.Correction) Correction {
			span := viewSpan(tr.Text, c.Span)
			return Correction{ID: c.ID, Start: span.Start, End: span.End, Was: c.Was}
		}),
		Gaps:   len(gaps),
		ReadTo: viewSpan(tr.Text, tr.Text.Clamp(text.Span{Start: readTo, End: readTo})).Start,
		Source: Source{
			Name: tr.Source.Name, Format: tr.Source.Format, SHA256: tr.Source.SHA256,
			Bytes: int(tr.Source.Bytes), Imported: viewTime(tr.Imported),
		},
		Turns: []Turn{},
	}
	for i, turn := range tr.Turns {
		span := viewSpan(tr.Text, turn.Span)
		v.Turns = append(v.Turns, Turn{
			SpeakerID: turn.SpeakerID, Number: i + 1, Start: span.Start, End: span.End,
			Time: viewTimecode(turn.Start), Unanswered: unanswered[i],
		})
	}
	v.Voices, v.Words = viewVoices(tr)
	v.Highlights = each(highlights, func(h coding.Highlight) Placed {
		span := viewSpan(tr.Text, h.Span)
		return Placed{ID: h.ID, Start: span.Start, End: span.End, Note: h.Note, TagIDs: each(h.TagIDs, same)}
	})
	return v
}

// viewVoices tells each speaker's share, in the order they first speak, and the words in all.
func viewVoices(tr transcript.Transcript) (voices []Voice, words int) {
	voices = []Voice{}
	place := map[string]int{}
	spoken := 0
	for _, turn := range tr.Turns {
		i, ok := place[turn.SpeakerID]
		if !ok {
			i = len(voices)
			place[turn.SpeakerID] = i
			voices = append(voices, Voice{SpeakerID: turn.SpeakerID})
		}
		voices[i].Turns++
		voices[i].Words += turn.Words
		spoken += turn.Words
	}
	for i := range voices {
		voices[i].Share = float64(voices[i].Words) / float64(max(spoken, 1))
	}
	return voices, tr.Words
}

func viewSpan(t text.Text, span text.Span) Span {
	start, end := t.ToUTF16(span)
	return Span{Start: start, End: end}
}

// viewTimecode writes milliseconds as "0:01:02"; an unknown time is empty.
func viewTimecode(ms *int64) string {
	if ms == nil {
		return ""
	}
	s := *ms / 1000
	return fmt.Sprintf("%d:%02d:%02d", s/3600, s/60%60, s%60)
}

func viewHighlight(t text.Text, h store.PlacedHighlight) Highlight {
	span := viewSpan(t, h.Span)
	return Highlight{
		ID: h.ID, TranscriptID: h.TranscriptID, Start: span.Start, End: span.End, Quote: h.Quote, Note: h.Note,
		TagIDs: each(h.TagIDs, same), Turn: h.Turn, SpeakerID: h.SpeakerID,
	}
}

// viewChange shows a change. Of the highlights only those on the page are sent; the
// counts of transcripts and tags tell of the others.
func (s *session) viewChange(st *store.Store, c store.Change) (Change, error) {
	v := Change{
		Revision: int(c.Revision), Label: c.Label,
		Transcripts: each(c.Transcripts, viewListing),
		Speakers:    each(c.Speakers, viewSpeaker),
		Tags:        each(c.Tags, viewTag),
		Memos:       each(c.Memos, viewMemo),
		Highlights:  []Highlight{},
		Reread:      each(c.Reread, same),
		History:     History(c.History),
		Removed: Removed{
			Transcripts: each(c.Removed.Transcripts, same), Speakers: each(c.Removed.Speakers, same),
			Tags: each(c.Removed.Tags, same), Highlights: each(c.Removed.Highlights, same), Memos: each(c.Removed.Memos, same),
		},
	}
	if c.Filters != nil {
		v.Filters = new(viewFilters(c.Filters))
	}
	if c.Pseudonyms != nil {
		v.Pseudonyms = new(each(c.Pseudonyms, viewPseudonym))
	}
	if c.Presets != nil {
		v.Presets = new(each(c.Presets, viewPreset))
	}
	if c.Folders != nil {
		v.Folders = new(each(c.Folders, viewFolder))
	}
	if c.Attributes != nil {
		v.Attributes = new(each(c.Attributes, viewAttribute))
	}
	if c.Project != nil {
		project := viewProject(*c.Project, st)
		v.Project = &project
	}
	for _, h := range c.Highlights {
		if !slices.Contains(s.shown[:], h.TranscriptID) {
			continue
		}
		body, err := st.Text(h.TranscriptID)
		if err != nil {
			return v, err
		}
		v.Highlights = append(v.Highlights, viewHighlight(body, h))
	}
	return v, nil
}

func same[T any](v T) T { return v }

// spanOf reads a span the window sent.
func spanOf(st *store.Store, transcriptID string, start, end int) (text.Span, error) {
	body, err := st.Text(transcriptID)
	if err != nil {
		return text.Span{}, err
	}
	return body.FromUTF16(start, end), nil
}

func tagOf(tag NewTag) coding.Tag {
	return coding.Tag{ID: tag.ID, ParentID: tag.ParentID, Name: tag.Name, Colour: tag.Colour}
}

func settingsOf(s Settings) library.Settings { return library.Settings(s) }

// viewPlace shows a single position.
func viewPlace(st *store.Store, transcriptID string, at int) (Span, error) {
	body, err := st.Text(transcriptID)
	return viewSpan(body, body.Clamp(text.Span{Start: at, End: at})), err
}

func viewQuote(q store.Quoted) Quote {
	return Quote{
		HighlightID: q.ID, TranscriptID: q.TranscriptID, Title: q.Title,
		Quote: q.Quote, Note: q.Note, SpeakerID: q.SpeakerID, Turn: q.Turn,
	}
}

func viewStep(st store.Step) Step {
	return Step{ID: int(st.ID), Label: st.Label, At: viewTime(st.At), Undone: st.Undone}
}

func viewBackup(b library.Backup) Backup {
	v := Backup{Key: filepath.Base(b.Path), Taken: viewTime(b.Taken), Bytes: int(b.Size)}
	if c := b.Contents; c != nil {
		v.Known, v.Transcripts, v.Highlights, v.Tags, v.Memos = true, c.Transcripts, c.Highlights, c.Tags, c.Memos
	}
	return v
}

func viewTrashed(t store.Trashed) Trashed {
	return Trashed{ID: t.ID, Kind: t.Kind, Title: t.Title, Thrown: viewTime(t.Thrown)}
}
