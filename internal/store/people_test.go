package store_test

import (
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// speakerNamed is a speaker with what is known of them.
func speakerNamed(t *testing.T, s *store.Store, name string) store.KnownSpeaker {
	t.Helper()
	for _, sp := range must[[]store.KnownSpeaker](t)(s.KnownSpeakers()) {
		if sp.Name == name {
			return sp
		}
	}
	t.Fatalf("nobody is called %s", name)
	return store.KnownSpeaker{}
}

func cellOf(subject, field, value string) []transcript.Cell {
	return []transcript.Cell{{SubjectID: subject, Field: transcript.Field(field), Value: value}}
}

// TestMergeSpeakers: all that was one's is the other's, and nothing is lost where they differ.
func TestMergeSpeakers(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	do(b.WriteMemo(coding.OnSpeaker, b.speaker, "On Q."))
	do(b.WriteMemo(coding.OnSpeaker, b.other, "On A."))
	town := speakerTown(t, b)
	do(b.EditTable(transcript.OfSpeakers, cellOf(b.speaker, town, "Oslo"), nil))
	c := do(b.MergeSpeakers([]string{b.speaker}, b.other))
	if c.Label != "Merge “Q” into “A”" || len(c.Removed.Speakers) != 1 || len(c.Reread) != 1 {
		t.Errorf("change = %q, removed %v, reread %v", c.Label, c.Removed.Speakers, c.Reread)
	}
	merged := speakerNamed(t, b.Store, "A")
	if merged.Role != transcript.Respondent || merged.Values[b.age] != "38; 41" || merged.Values[town] != "Oslo" {
		t.Errorf("merged = %+v", merged)
	}
	for _, turn := range must[transcript.Transcript](t)(b.Transcript(b.transcript)).Turns {
		if turn.SpeakerID != b.other {
			t.Errorf("a turn is still of %s", turn.SpeakerID)
		}
	}
	var memo string
	for _, m := range must[[]coding.Memo](t)(b.Memos()) {
		if m.Subject == coding.OnSpeaker {
			memo += m.Body
		}
	}
	if memo != "On A.\n\nOn Q." {
		t.Errorf("memo = %q", memo)
	}
}

func speakerTown(t *testing.T, b bench) string {
	t.Helper()
	for _, a := range must[[]transcript.Attribute](t)(b.Attributes()) {
		if a.Name == "Town" {
			return a.ID
		}
	}
	t.Fatal("there is no town")
	return ""
}

// TestMergeSpeakersOnce: a value both have is there once, and a role that one lacks is taken over.
func TestMergeSpeakersOnce(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	do(b.EditTable(transcript.OfSpeakers, append(cellOf(b.speaker, b.age, "38; 41; 40"), cellOf(b.other, "role", "")...), nil))
	do(b.MergeSpeakers([]string{b.speaker}, b.other))
	if got := speakerNamed(t, b.Store, "A"); got.Values[b.age] != "38; 41; 40" || got.Role != transcript.Interviewer {
		t.Errorf("merged = %+v", got)
	}
	if _, err := b.MergeSpeakers([]string{b.other}, b.other); !fault.Is(err, fault.Refused) {
		t.Errorf("with themselves: %v", err)
	}
}

// TestMergedWhileAwayInTheTrash: what a speaker said in a transcript that has been removed is
// said by whom they were merged into, when it comes back.
func TestMergedWhileAwayInTheTrash(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	draft := interview()
	draft.Speakers[0].ID = b.speaker
	again := must[string](t)(b.Import(draft, "again.txt", []byte("again"), ""))
	do(b.RemoveTranscript(b.transcript))
	do(b.MergeSpeakers([]string{b.speaker}, must[transcript.Transcript](t)(b.Transcript(again)).Turns[1].SpeakerID))
	do(b.BringBack(thrown(t, b.Store).ID))
	sound(t, b.Store)
	if who := must[transcript.Transcript](t)(b.Transcript(b.transcript)).Turns[0].SpeakerID; who == b.speaker {
		t.Error("somebody who is gone speaks")
	}
}

// TestFilingComesBack: a transcript comes back from the trash as it was filed, but for the
// folder and the columns that are gone meanwhile.
func TestFilingComesBack(t *testing.T) {
	for name, meanwhile := range map[string]func(b bench) (store.Change, error){
		"nothing":            nil,
		"the folder is gone": func(b bench) (store.Change, error) { return b.RemoveFolder(b.folder) },
		"the column is gone": func(b bench) (store.Change, error) { return b.RemoveAttribute(b.site) },
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			must[store.Change](t)(b.EditTable(transcript.OfTranscripts, cellOf(b.transcript, "status", "done"), nil))
			must[store.Change](t)(b.RemoveTranscript(b.transcript))
			folder, site := b.folder, "North"
			if meanwhile != nil {
				must[store.Change](t)(meanwhile(b))
				if strings.Contains(name, "folder") {
					folder = ""
				} else {
					site = ""
				}
			}
			must[store.Change](t)(b.BringBack(thrown(t, b.Store).ID))
			l := must[[]store.Listing](t)(b.Listings())[0]
			if l.FolderID != folder || l.Status != transcript.Done || l.Values[b.site] != site {
				t.Errorf("listing = %+v", l)
			}
			sound(t, b.Store)
		})
	}
}

// TestRemoveTranscripts: several go in one step and lie in the trash as one.
func TestRemoveTranscripts(t *testing.T) {
	b := newBench(t)
	again := must[string](t)(b.Import(interview(), "again.txt", []byte("again"), ""))
	before := dump(t, b)
	c := must[store.Change](t)(b.RemoveTranscripts([]string{b.transcript, again}))
	if got := thrown(t, b.Store); c.Label != "Remove 2 transcripts" || got.Title != "Title 🙂, and 1 more" || len(c.Removed.Transcripts) != 2 {
		t.Errorf("%q, in the trash %q, removed %v", c.Label, got.Title, c.Removed.Transcripts)
	}
	must[store.Change](t)(b.BringBack(thrown(t, b.Store).ID))
	if got := dump(t, b); got != before {
		t.Errorf("brought back:\n%s\nwas:\n%s", got, before)
	}
	if h := must[store.History](t)(b.History()); h.Undo != "Bring back “Title 🙂, and 1 more”" {
		t.Errorf("history = %+v", h)
	}
	if c := must[store.Change](t)(b.RemoveTranscripts(nil)); c.Label != "Remove transcripts" || len(c.Removed.Transcripts) > 0 {
		t.Errorf("without any: %+v", c)
	}
}

// TestEditTableSays what was edited, and refuses what can't stand there.
func TestEditTableSays(t *testing.T) {
	b := newBench(t)
	both := append(cellOf(b.speaker, b.age, "7"), cellOf(b.other, b.age, "8")...)
	for want, cells := range map[string][]transcript.Cell{
		"Edit Age of “Q”":         cellOf(b.speaker, b.age, "9"),
		"Edit Age of 2 speakers":  both,
		"Edit 2 speakers":         append(cellOf(b.speaker, "role", ""), both[1]),
		"Edit Role of 2 speakers": append(cellOf(b.speaker, "role", "respondent"), cellOf(b.other, "role", "interviewer")...),
	} {
		if c := must[store.Change](t)(b.EditTable(transcript.OfSpeakers, cells, nil)); c.Label != want {
			t.Errorf("label = %q, want %q", c.Label, want)
		}
	}
	for name, c := range map[string]struct {
		of    transcript.AttributeOf
		cells []transcript.Cell
		code  fault.Code
	}{
		"no name":                  {transcript.OfSpeakers, cellOf(b.speaker, "name", " \n"), fault.Invalid},
		"no title":                 {transcript.OfTranscripts, cellOf(b.transcript, "title", ""), fault.Invalid},
		"no such status":           {transcript.OfTranscripts, cellOf(b.transcript, "status", "finished"), fault.Invalid},
		"no such role":             {transcript.OfSpeakers, cellOf(b.speaker, "role", "chair"), fault.Invalid},
		"no such folder":           {transcript.OfTranscripts, cellOf(b.transcript, "folder", "x"), fault.NotFound},
		"no such speaker":          {transcript.OfSpeakers, cellOf("x", "name", "X"), fault.NotFound},
		"a column of speakers":     {transcript.OfTranscripts, cellOf(b.transcript, b.age, "7"), fault.NotFound},
		"a fixed column of others": {transcript.OfSpeakers, cellOf(b.speaker, "title", "T"), fault.NotFound},
		"all or nothing":           {transcript.OfSpeakers, append(cellOf(b.speaker, "name", "X"), cellOf(b.other, "name", "")...), fault.Invalid},
	} {
		before := dump(t, b)
		if _, err := b.EditTable(c.of, c.cells, nil); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
		if dump(t, b) != before {
			t.Errorf("%s: something was written", name)
		}
	}
}

// TestNamesOfColumnsAndFolders: each has a name of its own.
func TestNamesOfColumnsAndFolders(t *testing.T) {
	b := newBench(t)
	column := func(name string) (store.Change, error) {
		return b.AddAttribute(transcript.Attribute{ID: store.NewID(), Of: transcript.OfSpeakers, Name: name})
	}
	for name, c := range map[string]struct {
		do   func() (store.Change, error)
		code fault.Code
	}{
		"a column of no name":   {func() (store.Change, error) { return column(" \n ") }, fault.Invalid},
		"a column twice":        {func() (store.Change, error) { return column("ÂGE") }, fault.Conflict},
		"a fixed column":        {func() (store.Change, error) { return column("name") }, fault.Conflict},
		"renamed to another":    {func() (store.Change, error) { return b.RenameAttribute(b.age, "town") }, fault.Conflict},
		"a folder of no name":   {func() (store.Change, error) { return b.AddFolder(transcript.Folder{ID: "f"}, nil) }, fault.Invalid},
		"a folder twice":        {func() (store.Change, error) { return b.RenameFolder(b.folder, "second round") }, fault.Conflict},
		"a folder that is gone": {func() (store.Change, error) { return b.MoveFolder("x", 0) }, fault.NotFound},
		"a column that is gone": {func() (store.Change, error) { return b.MoveAttribute("x", 0) }, fault.NotFound},
		"a column of the project": {func() (store.Change, error) {
			return b.AddAttribute(transcript.Attribute{ID: "a", Of: "project", Name: "x"})
		}, fault.Invalid},
	} {
		if _, err := c.do(); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if c := must[store.Change](t)(column("Site")); len(c.Attributes) != 4 || c.Attributes[3].Position != 2 {
		t.Errorf("attributes = %+v", c.Attributes)
	}
	sent := transcript.Attribute{ID: b.age, Of: transcript.OfSpeakers, Name: "Age"}
	if c := must[store.Change](t)(b.AddAttribute(sent)); c.Attributes != nil {
		t.Errorf("sent twice: %+v", c)
	}
}

// TestFiltersFollow: a filter that has a name goes on meaning a speaker who was merged, and a
// column that was renamed; undo gives it back as it was.
func TestFiltersFollow(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	do(b.KeepFilter(coding.Filter{ID: "f", Name: "Follows", Words: "speaker:{" + b.speaker + "} @age:>30,none -@Town:Oslo"}))
	words := func() string {
		for _, f := range must[[]coding.Filter](t)(b.Filters()) {
			if f.ID == "f" {
				return f.Words
			}
		}
		return ""
	}
	was := words()
	into := must[transcript.Transcript](t)(b.Transcript(b.transcript)).Turns[1].SpeakerID
	if c := do(b.MergeSpeakers([]string{b.speaker}, into)); c.Filters == nil {
		t.Error("the change does not tell of the filter")
	}
	do(b.RenameAttribute(b.age, "Years of age"))
	if got, want := words(), "speaker:{"+into+`} @"Years of age":>30,none -@Town:Oslo`; got != want {
		t.Errorf("filter = %s, want %s", got, want)
	}
	do(b.Undo())
	do(b.Undo())
	if got := words(); got != was {
		t.Errorf("after undo %s, was %s", got, was)
	}
	do(b.AddAttribute(transcript.Attribute{ID: "other", Of: transcript.OfTranscripts, Name: "Age"}))
	do(b.RenameAttribute(b.age, "Years"))
	if got := words(); got != was {
		t.Errorf("of two of the name: %s", got)
	}
}

// TestTwoStayTwo: of whom it was said that they are two it is known after a restart, and of what
// one of them has become; undo takes it back.
func TestTwoStayTwo(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	third := store.NewID()
	do(b.AddTag(coding.Tag{ID: third, Name: "Third"}))
	pairs := func() []coding.Pair { return must[[]coding.Pair](t)(b.Apart()) }
	before := len(pairs())
	if c := do(b.SetApart(b.speaker, b.other)); c.Label == "" || len(c.Speakers) != 2 {
		t.Errorf("told apart: %+v", c)
	}
	if c := do(b.SetApart(b.other, b.speaker)); len(c.Speakers) != 0 {
		t.Errorf("said again: %+v", c)
	}
	do(b.SetApart(third, b.parent))
	do(b.MergeTags([]string{b.parent}, b.archived))
	got := pairs()
	if len(got) != before+2 || !slices.Contains(got, coding.NewPair(third, b.archived)) || !slices.Contains(got, coding.NewPair(b.other, b.speaker)) {
		t.Errorf("after a merge: %v", got)
	}
	do(b.MergeTags([]string{third}, b.archived))
	if got := pairs(); len(got) != before+1 {
		t.Errorf("when two have become one: %v", got)
	}
	do(b.Undo())
	do(b.Undo())
	if got := pairs(); !slices.Contains(got, coding.NewPair(third, b.parent)) {
		t.Errorf("after undo: %v", got)
	}
	path := b.Path()
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	again := must[*store.Store](t)(store.Open(path))
	defer again.Close()
	if got := must[[]coding.Pair](t)(again.Apart()); len(got) != before+2 {
		t.Errorf("after a restart: %v", got)
	}
	if _, err := again.SetApart(b.speaker, "nobody"); !fault.Is(err, fault.NotFound) {
		t.Errorf("of nobody: %v", err)
	}
}
