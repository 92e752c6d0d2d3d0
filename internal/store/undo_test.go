package store_test

import (
	"database/sql"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// bench is a project with something of everything, for the writes to act on.
type bench struct {
	*store.Store
	transcript, highlight, parent, tag, speaker, other, folder, site, age string
	spare, archived                                                       string // tags that nothing carries
	correction                                                            string
}

func newBench(t *testing.T) bench {
	s, id := withInterview(t)
	b := bench{Store: s, transcript: id, highlight: store.NewID(), parent: store.NewID(), tag: store.NewID(), spare: store.NewID(), archived: store.NewID(), correction: store.NewID()}
	do := must[store.Change](t)
	do(s.AddTag(coding.Tag{ID: b.parent, Name: "Mood"}))
	do(s.AddTag(coding.Tag{ID: b.tag, Name: "Good", ParentID: b.parent}))
	do(s.AddTag(coding.Tag{ID: b.spare, Name: "Other"}))
	do(s.AddTag(coding.Tag{ID: b.archived, Name: "Old", ParentID: b.spare, Archived: true}))
	do(s.AddHighlight(coding.Highlight{
		ID: b.highlight, TranscriptID: id, Span: text.Span{Start: 2, End: 9}, Note: "note", TagIDs: []string{b.tag, b.parent},
	}, nil))
	well, _ := must[text.Text](t)(s.Text(id)).Find("well –", 1)
	do(s.Correct(id, well, "truly well 👍 –", b.correction))
	do(s.SetPseudonyms([]coding.Pseudonym{{ID: "p1", Name: "Anna", Replacement: "A."}, {ID: "p2", Name: "Kyiv", Replacement: "the city"}}))
	do(s.KeepPreset(coding.Preset{ID: "r1", Name: "Findings", Choices: `{"format": "docx"}`}))
	do(s.KeepFilter(coding.Filter{ID: "f1", Name: "Good", Words: "tag:{" + b.tag + "}"}))
	do(s.SetApart(b.spare, b.tag))
	do(s.WriteMemo(coding.OnTranscript, id, "memo"))
	do(s.WriteMemo(coding.OnTag, b.tag, "memo"))
	b.speaker = must[transcript.Transcript](t)(s.Transcript(id)).Turns[0].SpeakerID
	do(s.WriteMemo(coding.OnSpeaker, b.speaker, "memo"))
	b.other = must[transcript.Transcript](t)(s.Transcript(id)).Turns[1].SpeakerID
	b.folder, b.site, b.age = store.NewID(), store.NewID(), store.NewID()
	do(s.AddFolder(transcript.Folder{ID: b.folder, Name: "First round"}, []string{id}))
	do(s.AddFolder(transcript.Folder{ID: store.NewID(), Name: "Second round"}, nil))
	do(s.AddAttribute(transcript.Attribute{ID: b.site, Of: transcript.OfTranscripts, Name: "Site"}))
	do(s.AddAttribute(transcript.Attribute{ID: b.age, Of: transcript.OfSpeakers, Name: "Age"}))
	do(s.AddAttribute(transcript.Attribute{ID: store.NewID(), Of: transcript.OfSpeakers, Name: "Town"}))
	do(s.EditTable(transcript.OfTranscripts, []transcript.Cell{{SubjectID: id, Field: transcript.Field(b.site), Value: "North"}}, nil))
	do(s.EditTable(transcript.OfSpeakers, []transcript.Cell{
		{SubjectID: b.speaker, Field: transcript.Field(b.age), Value: "41"}, {SubjectID: b.other, Field: transcript.Field(b.age), Value: "38"},
	}, nil))
	return b
}

// writes are all the write methods there are, each as somebody would use it.
var writes = map[string]func(bench) (store.Change, error){
	"AddHighlight": func(b bench) (store.Change, error) {
		tag := coding.Tag{ID: store.NewID(), Name: "New"}
		h := coding.Highlight{ID: store.NewID(), TranscriptID: b.transcript, Span: text.Span{Start: 4, End: 12}, TagIDs: []string{tag.ID, b.tag}}
		return b.AddHighlight(h, []coding.Tag{tag})
	},
	"SetNote": func(b bench) (store.Change, error) { return b.SetNote(b.highlight, "other\n“note” \\ 🙂") },
	"SetTags": func(b bench) (store.Change, error) {
		tag := coding.Tag{ID: store.NewID(), Name: "Newer"}
		return b.SetTags(b.highlight, []string{b.parent, tag.ID}, []coding.Tag{tag})
	},
	"MoveHighlight": func(b bench) (store.Change, error) {
		return b.MoveHighlight(b.highlight, text.Span{Start: 0, End: 3})
	},
	"RemoveHighlights": func(b bench) (store.Change, error) { return b.RemoveHighlights([]string{b.highlight, "gone already"}) },
	"HighlightHits": func(b bench) (store.Change, error) {
		tag := coding.Tag{ID: store.NewID(), Name: "Newest"}
		return b.HighlightHits(store.Marking{
			Sought: store.Sought{Pattern: regexp.MustCompile("you|How are")}, Extent: store.MatchedWords, TagIDs: []string{b.tag, tag.ID}, New: []coding.Tag{tag},
		}, func(int, int) error { return nil })
	},
	"AddTag": func(b bench) (store.Change, error) {
		return b.AddTag(coding.Tag{ID: store.NewID(), Name: "Good", Description: "at the top"})
	},
	"DescribeTag": func(b bench) (store.Change, error) {
		return b.DescribeTag(coding.Tag{ID: b.tag, Name: "Better", Colour: "#123456", Key: 1, Description: "d"})
	},
	"MergeTags":         func(b bench) (store.Change, error) { return b.MergeTags([]string{b.tag}, b.parent) },
	"MergeTags upwards": func(b bench) (store.Change, error) { return b.MergeTags([]string{b.parent}, b.tag) },
	"RemoveTags":        func(b bench) (store.Change, error) { return b.RemoveTags([]string{b.parent}, store.Removal{}) },
	"RemoveTags into another": func(b bench) (store.Change, error) {
		return b.RemoveTags([]string{b.tag}, store.Removal{Into: b.parent})
	},
	"RemoveTags with all below and bare highlights": func(b bench) (store.Change, error) {
		return b.RemoveTags([]string{b.parent}, store.Removal{Below: true, Bare: true})
	},
	"MoveTags": func(b bench) (store.Change, error) { return b.MoveTags([]string{b.tag}, "", b.parent) },
	"ArrangeTags": func(b bench) (store.Change, error) {
		return b.ArrangeTags([]string{b.spare, b.parent})
	},
	"ColourTags":        func(b bench) (store.Change, error) { return b.ColourTags([]string{b.tag, b.spare}, "#123456") },
	"ArchiveTags":       func(b bench) (store.Change, error) { return b.ArchiveTags([]string{b.parent}, true) },
	"ArchiveTags again": func(b bench) (store.Change, error) { return b.ArchiveTags([]string{b.archived}, false) },
	"WriteAboutTag":     func(b bench) (store.Change, error) { return b.WriteAboutTag(b.tag, store.UseNot, "never\n'") },
	"SplitTag": func(b bench) (store.Change, error) {
		return b.SplitTag(b.tag, []string{b.highlight}, coding.Tag{ID: store.NewID(), Name: "Half", ParentID: b.parent})
	},
	"PutTags": func(b bench) (store.Change, error) {
		parent := coding.Tag{ID: store.NewID(), Name: "Taken", Key: 1, Example: "e"}
		return b.PutTags([]coding.Tag{
			{ID: store.NewID(), Name: "Below", ParentID: parent.ID}, parent, {ID: b.tag, Name: "Best", ParentID: b.parent, Colour: "#123456", UseWhen: "w"},
		}, "Import a codebook")
	},
	"Correct": func(b bench) (store.Change, error) {
		return b.Correct(b.transcript, text.Span{Start: 0, End: 3}, "Another tit", store.NewID())
	},
	"TakeBackCorrections": func(b bench) (store.Change, error) {
		return b.TakeBackCorrections([]string{b.correction, "gone already"})
	},
	"Describe": func(b bench) (store.Change, error) { return b.Describe(b.transcript, "T", "2020", "P") },
	"DescribeSpeaker": func(b bench) (store.Change, error) {
		return b.DescribeSpeaker(b.speaker, "Anna", transcript.Respondent)
	},
	"TagHighlights": func(b bench) (store.Change, error) {
		tag := coding.Tag{ID: store.NewID(), Name: "Newest"}
		return b.TagHighlights([]string{b.highlight, "gone already"}, nil, []string{b.tag}, []coding.Tag{tag})
	},
	"KeepFilter": func(b bench) (store.Change, error) {
		return b.KeepFilter(coding.Filter{ID: "f2", Name: "Good, said", Words: "tag:{" + b.tag + "}", GroupBy: "speaker"})
	},
	"SetApart":     func(b bench) (store.Change, error) { return b.SetApart(b.tag, b.archived) },
	"RemoveFilter": func(b bench) (store.Change, error) { return b.RemoveFilter("f1") },
	"AddAnnotated": func(b bench) (store.Change, error) {
		made := time.Date(2020, 2, 2, 12, 0, 0, 0, time.UTC)
		mark := func(id string, start int, path string) store.Annotated {
			h := coding.Highlight{ID: id, TranscriptID: b.transcript, Span: text.Span{Start: start, End: start + 5}, Author: "else", Created: made}
			return store.Annotated{Highlight: h, Tags: []transcript.DraftTag{{Path: path, Colour: "#1E68B9"}}}
		}
		return b.AddAnnotated([]store.Annotated{mark("one", 3, "Mood > Good"), mark("two", 9, "Else > Where"), mark(b.highlight, 2, "Mood")})
	},
	"SetPseudonyms": func(b bench) (store.Change, error) {
		return b.SetPseudonyms([]coding.Pseudonym{{ID: "p3", Name: "Boris", Replacement: "B."}, {ID: "p1", Name: "Anna", Replacement: "R1"}})
	},
	"KeepPreset": func(b bench) (store.Change, error) {
		return b.KeepPreset(coding.Preset{ID: "r2", Name: "findings", Choices: `{"format": "csv"}`})
	},
	"RemovePreset": func(b bench) (store.Change, error) { return b.RemovePreset("r1") },
	"AddFolder": func(b bench) (store.Change, error) {
		return b.AddFolder(transcript.Folder{ID: store.NewID(), Name: "Third\nround"}, []string{b.transcript})
	},
	"RenameFolder": func(b bench) (store.Change, error) { return b.RenameFolder(b.folder, "first ROUND") },
	"MoveFolder":   func(b bench) (store.Change, error) { return b.MoveFolder(b.folder, 7) },
	"RemoveFolder": func(b bench) (store.Change, error) { return b.RemoveFolder(b.folder) },
	"AddAttribute": func(b bench) (store.Change, error) {
		return b.AddAttribute(transcript.Attribute{ID: store.NewID(), Of: transcript.OfSpeakers, Name: "Site"})
	},
	"RenameAttribute": func(b bench) (store.Change, error) { return b.RenameAttribute(b.age, "Years") },
	"MoveAttribute":   func(b bench) (store.Change, error) { return b.MoveAttribute(b.age, 1) },
	"RemoveAttribute": func(b bench) (store.Change, error) { return b.RemoveAttribute(b.age) },
	"EditTable transcripts": func(b bench) (store.Change, error) {
		site := transcript.Attribute{ID: store.NewID(), Of: transcript.OfTranscripts, Name: "Round"}
		return b.EditTable(transcript.OfTranscripts, []transcript.Cell{
			{SubjectID: b.transcript, Field: transcript.FieldTitle, Value: "T\n2"},
			{SubjectID: b.transcript, Field: transcript.FieldDate, Value: "2020"},
			{SubjectID: b.transcript, Field: transcript.FieldPlace, Value: "P"},
			{SubjectID: b.transcript, Field: transcript.FieldFolder, Value: ""},
			{SubjectID: b.transcript, Field: transcript.FieldStatus, Value: "done"},
			{SubjectID: b.transcript, Field: transcript.Field(b.site), Value: ""},
			{SubjectID: b.transcript, Field: transcript.Field(site.ID), Value: "=1+1"},
		}, []transcript.Attribute{site})
	},
	"EditTable speakers": func(b bench) (store.Change, error) {
		return b.EditTable(transcript.OfSpeakers, []transcript.Cell{
			{SubjectID: b.speaker, Field: transcript.FieldName, Value: "Anna"},
			{SubjectID: b.other, Field: transcript.FieldRole, Value: "interviewer"},
			{SubjectID: b.other, Field: transcript.Field(b.age), Value: "40"},
		}, nil)
	},
	"MergeSpeakers":     func(b bench) (store.Change, error) { return b.MergeSpeakers([]string{b.speaker}, b.other) },
	"RemoveTranscripts": func(b bench) (store.Change, error) { return b.RemoveTranscripts([]string{b.transcript}) },
	"RemoveTranscript":  func(b bench) (store.Change, error) { return b.RemoveTranscript(b.transcript) },
	"WriteMemo":         func(b bench) (store.Change, error) { return b.WriteMemo(coding.OnProject, "p", "memo") },
	"WriteMemo empty":   func(b bench) (store.Change, error) { return b.WriteMemo(coding.OnTag, b.tag, "") },
	"BringBack": func(b bench) (store.Change, error) {
		trash, err := b.Trash()
		if err != nil {
			return store.Change{}, err
		}
		return b.BringBack(trash[0].ID)
	},
	"Rename": func(b bench) (store.Change, error) { return b.Rename("other") },
	"Import": func(b bench) (store.Change, error) {
		id, err := b.Import(interview(), "again.txt", []byte("bytes"), "")
		if err != nil {
			return store.Change{}, err
		}
		return b.Imported([]string{id})
	},
	"Import with marks": func(b bench) (store.Change, error) {
		id, err := b.Import(marked(b.speaker), "again.txt", []byte("bytes"), "")
		if err != nil {
			return store.Change{}, err
		}
		return b.Imported([]string{id})
	},
}

// notSteps are the methods that return an error and a change but make no step of their own.
var notSteps = []string{"Undo", "Redo", "GoTo", "Imported"}

// TestEveryWriteIsListed finds the write methods by their result, so that a new one can't be
// left out of the undo test.
func TestEveryWriteIsListed(t *testing.T) {
	listed := map[string]bool{"Import": true}
	for name := range writes {
		listed[strings.Fields(name)[0]] = true
	}
	typ := reflect.TypeFor[*store.Store]()
	for i := range typ.NumMethod() {
		m := typ.Method(i)
		if m.Type.NumOut() == 2 && m.Type.Out(0) == reflect.TypeFor[store.Change]() && !listed[m.Name] && !slices.Contains(notSteps, m.Name) {
			t.Errorf("%s writes and is not tested for undo", m.Name)
		}
	}
}

// TestUndo does each write, undoes it and does it again: undo gives back every row as it
// was, redo every row as it became. Then all of them, one after the other.
func TestUndo(t *testing.T) {
	for _, name := range slices.Sorted(maps.Keys(writes)) {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			if name == "BringBack" {
				must[store.Change](t)(b.RemoveTranscript(b.transcript))
			}
			before := dump(t, b)
			must[store.Change](t)(writes[name](b))
			after := dump(t, b)
			if before == after {
				t.Fatal("the write changed nothing")
			}
			for range 2 {
				must[store.Change](t)(b.Undo())
				if got := dump(t, b); got != before {
					t.Fatalf("after undo:\n%s\nbefore:\n%s", got, before)
				}
				must[store.Change](t)(b.Redo())
				if got := dump(t, b); got != after {
					t.Fatalf("after redo:\n%s\nwas:\n%s", got, after)
				}
			}
			if problems := must[[]string](t)(b.Check()); len(problems) > 0 {
				t.Errorf("problems: %v", problems)
			}
		})
	}
	t.Run("all in a row", func(t *testing.T) {
		b := newBench(t)
		states := []string{dump(t, b)}
		for _, name := range []string{"AddHighlight", "SetTags", "SetNote", "MoveHighlight", "Correct", "MoveTags", "TakeBackCorrections", "SplitTag", "PutTags", "MergeTags", "RemoveTags", "Describe", "EditTable transcripts", "MergeSpeakers", "RemoveFolder", "RemoveAttribute", "Import", "Import with marks", "RemoveHighlights", "RemoveTranscript", "Rename"} {
			must[store.Change](t)(writes[name](b))
			states = append(states, dump(t, b))
		}
		for i := len(states) - 2; i >= 0; i-- {
			must[store.Change](t)(b.Undo())
			if got := dump(t, b); got != states[i] {
				t.Fatalf("undo to state %d:\n%s\nwant:\n%s", i, got, states[i])
			}
		}
		for i := 1; i < len(states); i++ {
			must[store.Change](t)(b.Redo())
			if got := dump(t, b); got != states[i] {
				t.Fatalf("redo to state %d", i)
			}
		}
	})
}

// TestKeepSteps: the oldest steps go, at once when the bound is lowered, and what is
// left leads back and forth.
func TestKeepSteps(t *testing.T) {
	s := newProject(t)
	name := func(n int) string { return fmt.Sprint("name ", n) }
	for n := range 12 {
		must[store.Change](t)(s.Rename(name(n)))
	}
	for range 6 {
		must[store.Change](t)(s.Undo())
	}
	if err := s.KeepSteps(4); err != nil {
		t.Fatal(err)
	}
	if steps := must[[]store.Step](t)(s.Steps()); len(steps) != 8 || steps[0].ID != 10 || steps[7].ID != 3 {
		t.Fatalf("steps = %+v", steps)
	}
	must[store.Change](t)(s.GoTo(10))
	if info := must[store.Info](t)(s.Info()); info.Name != name(9) {
		t.Errorf("done again up to %q", info.Name)
	}
	must[store.Change](t)(s.GoTo(0))
	if info := must[store.Info](t)(s.Info()); info.Name != name(1) {
		t.Errorf("undone back to %q", info.Name)
	}
	for n := range 60 {
		must[store.Change](t)(s.Rename(name(n)))
	}
	if steps := must[[]store.Step](t)(s.Steps()); len(steps) > 4+50 {
		t.Errorf("%d steps are kept", len(steps))
	}
}

// TestNewWorkEndsRedo: what was undone is gone once something else is done.
func TestNewWorkEndsRedo(t *testing.T) {
	b := newBench(t)
	must[store.Change](t)(b.Rename("one"))
	must[store.Change](t)(b.Undo())
	must[store.Change](t)(b.Rename("two"))
	if h := must[store.History](t)(b.History()); h.Redo != "" || h.Undo != "Rename project" {
		t.Fatalf("history = %+v", h)
	}
}

// TestIdleWriteIsNoStep: a write that changes nothing leaves the history alone, redo included.
func TestIdleWriteIsNoStep(t *testing.T) {
	b := newBench(t)
	must[store.Change](t)(b.Rename("one"))
	must[store.Change](t)(b.Undo())
	must[store.Change](t)(b.Rename("p"))
	must[store.Change](t)(b.SetNote(b.highlight, "note"))
	if h := must[store.History](t)(b.History()); h.Redo != "Rename project" {
		t.Fatalf("history = %+v", h)
	}
}

// watched are the tables whose rows undo must give back.
var watched = []string{"project", "transcript", "transcript_text", "speaker", "turn", "direction", "sync", "correction", "tag", "highlight", "highlight_tag", "memo", "folder", "filing", "attribute", "attribute_value", "filter", "pseudonym", "preset", "apart", "trash", "trash_row"}

// dump writes every row of the project, from a copy of its file.
func dump(t *testing.T, b bench) string {
	t.Helper()
	path := t.TempDir() + "/dump"
	if err := b.SaveCopy(path); err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var out strings.Builder
	for _, table := range watched {
		rows, err := db.Query(`SELECT * FROM ` + table + ` ORDER BY id`)
		if err != nil {
			t.Fatal(err)
		}
		columns, _ := rows.Columns()
		for rows.Next() {
			values := make([]any, len(columns))
			into := make([]any, len(columns))
			for i := range values {
				into[i] = &values[i]
			}
			if err := rows.Scan(into...); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&out, table, values)
		}
		rows.Close()
	}
	return out.String()
}
