package store_test

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"testing"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/filter"
	"manicule/internal/query"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// asked is a search for what is typed.
func asked(t testing.TB, typed string) store.Sought {
	t.Helper()
	return store.Sought{Query: must[query.Query](t)(query.Parse(typed))}
}

// patternOf is a search for a regular expression.
func patternOf(t testing.TB, typed string) store.Sought {
	t.Helper()
	pattern, err := query.Pattern(typed)
	if err != nil {
		t.Fatal(err)
	}
	return store.Sought{Pattern: pattern}
}

// hitsOf are all hits of what is typed.
func hitsOf(t testing.TB, s *store.Store, typed string) []store.Hit {
	t.Helper()
	return allHits(t, s, asked(t, typed))
}

// allHits pages through the hits, and sees that they are counted right.
func allHits(t testing.TB, s *store.Store, sought store.Sought) (hits []store.Hit) {
	t.Helper()
	found := store.Found{Next: -1}
	for after := int64(0); found.Next != 0; after = found.Next {
		found = must[store.Found](t)(s.Find(context.Background(), sought, after, 7))
		hits = append(hits, found.Hits...)
	}
	var count store.Count
	for !count.Done {
		count = must[store.Count](t)(s.CountHits(context.Background(), sought, count))
	}
	in := map[string]bool{}
	for _, hit := range hits {
		in[hit.TranscriptID] = true
	}
	if count.Hits != len(hits) || count.Transcripts != len(in) {
		t.Errorf("counted %d in %d, found %d in %d", count.Hits, count.Transcripts, len(hits), len(in))
	}
	return hits
}

func TestFind(t *testing.T) {
	s, id := withInterview(t)
	for typed, want := range map[string]int{
		"well": 1, "WÉLL": 1, "how": 1, "good well": 0, "thank you": 1, `"you thank"`: 0, `"thank you"`: 1,
		"moscow": 1, "": 0, `"`: 0, `"AND"`: 1, "an*": 1, `zebra "OR"`: 0, `"` + "\x00": 0, "👩": 0,
		"thank OR moscow ": 2, "thank NOT you": 0, "thank -zebra": 1, `"you thank"~3`: 1, "NEAR(very thank, 1)": 0,
		"thank AND (zebra OR you)": 1,
	} {
		if n := len(hitsOf(t, s, typed)); n != want {
			t.Errorf("%q is found %d times, want %d", typed, n, want)
		}
	}
	if hits := must[[]store.Hit](t)(s.HitsBeside(t.Context(), asked(t, "you moscow OR you"), hitsOf(t, s, "moscow")[0].Passage)); len(hits) != 2 || len(hits[1].Matches) != 2 {
		t.Errorf("beside Moscow: %+v", hits)
	}
	if hits := must[[]store.Hit](t)(s.HitsBeside(t.Context(), patternOf(t, "you"), 99)); len(hits) != 0 {
		t.Errorf("beside nothing: %+v", hits)
	}
	hit := hitsOf(t, s, "very")[0]
	body := must[text.Text](t)(s.Text(id))
	if got := body.Slice(hit.Match(0)); got != "Very" || hit.Turn != 2 || hit.Speaker != "A" {
		t.Errorf("hit = %+v stands at %q", hit, got)
	}
	must[store.Change](t)(s.RemoveTranscript(id))
	if n := len(hitsOf(t, s, "well")); n != 0 {
		t.Errorf("%d hits in a removed transcript", n)
	}
	must[store.Change](t)(s.Undo())
	if n := len(hitsOf(t, s, "well")); n != 1 {
		t.Errorf("%d hits after undo", n)
	}
}

func TestFindPattern(t *testing.T) {
	s, id := withInterview(t)
	body := must[text.Text](t)(s.Text(id))
	for typed, want := range map[string]string{`\bw\w+l`: "Well", `^very`: "Very", `(?-i)very`: "", `x*`: "", `[,.]$`: ".", `G(?:oo)d\.`: "Good."} {
		got := ""
		for _, hit := range allHits(t, s, patternOf(t, typed)) {
			got = body.Slice(hit.Match(0))
		}
		if got != want {
			t.Errorf("%s finds %q, want %q", typed, got, want)
		}
	}
}

// TestFindScripts: letters of scripts without spaces are found wherever they stand, those of
// others with and without what stands on them.
func TestFindScripts(t *testing.T) {
	s := newProject(t)
	said := "对俄制裁很快结束。\nผมกินข้าวแล้ว\nコンピューターの時代\nहिन्दी में बात\nElle était à l’école.\niPhone手机\nИльей Артёмов в Ἀθῆναι\x1f\x1d"
	must[string](t)(s.Import(transcript.Draft{Title: "T", Format: "plain", Text: said}, "t.txt", []byte("t"), ""))
	for typed, want := range map[string]string{
		"制裁": "制裁", "裁": "裁", "制裁结": "", `"制裁 很快"`: "制裁很快", "很* 俄": "俄", "NEAR(俄 结束)": "俄",
		"กิน": "กิน", "ข้าว": "ข้าว", "กน": "", "แล": "แล้",
		"ピュータ": "ピュータ", "時代": "時代", "हिन्दी": "हिन्दी", "हन ": "", "हि*": "हिन्दी",
		"ecole": "école", "ETAIT": "était", "手": "手", "iphone ": "iPhone", "手机": "手机", "artemov": "", "АРТЕМОВ": "Артёмов", "артёмов": "Артёмов", "αθηνα": "Ἀθῆναι",
	} {
		got := ""
		for _, hit := range hitsOf(t, s, typed) {
			got = text.New(hit.Words).Slice(hit.Matches[0])
			if body := must[text.Text](t)(s.Text(hit.TranscriptID)); !strings.HasPrefix(body.Slice(hit.Match(0)), got) {
				t.Errorf("%q stands elsewhere than at %v", typed, hit.Match(0))
			}
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	if hits := allHits(t, s, patternOf(t, "制裁.快")); len(hits) != 1 || text.New(hits[0].Words).Slice(hits[0].Matches[0]) != "制裁很快" {
		t.Errorf("by a regular expression: %+v", hits)
	}
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestFindStops: a search whose context is over stops, says so, and leaves the project in use.
func TestFindStops(t *testing.T) {
	s, _ := withInterview(t)
	ctx, stop := context.WithCancel(context.Background())
	stop()
	_, findErr := s.Find(ctx, asked(t, "well"), 0, 5)
	_, countErr := s.CountHits(ctx, asked(t, "well"), store.Count{})
	_, patternErr := s.Find(ctx, patternOf(t, "well"), 0, 5)
	_, writingsErr := s.FindWritings(ctx, asked(t, "well"), 5)
	for _, err := range []error{findErr, countErr, patternErr, writingsErr} {
		if !fault.Is(err, fault.Canceled) {
			t.Errorf("stopped: %v", err)
		}
	}
	if n := len(hitsOf(t, s, "well")); n != 1 {
		t.Errorf("found %d afterwards", n)
	}
}

// TestFindWritings: notes, memos, tags, speakers and titles are found as they are, after each
// change, undo and redo.
func TestFindWritings(t *testing.T) {
	b := newBench(t)
	do := must[store.Change](t)
	found := func(typed string) string {
		var kinds []string
		for _, of := range must[[]store.Writings](t)(b.FindWritings(t.Context(), asked(t, typed), 10)) {
			for _, w := range of.First {
				kinds = append(kinds, of.Kind+" "+text.New(w.Words).Slice(w.Matches[0]))
			}
		}
		return strings.Join(kinds, ", ")
	}
	expect := func(typed, want string) {
		t.Helper()
		if got := found(typed); got != want {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
	expect("note ", "highlight note")
	expect("memo ", "memo memo, memo memo, memo memo")
	expect("good", "tag Good")
	expect("title", "transcript Title")
	do(b.SetNote(b.highlight, "Über 制裁 gesprochen"))
	expect("note ", "")
	expect("uber", "highlight Über")
	expect("裁 ges", "highlight 裁")
	do(b.Undo())
	expect("note ", "highlight note")
	expect("制裁", "")
	do(b.Redo())
	expect("制裁", "highlight 制裁")
	do(b.DescribeTag(coding.Tag{ID: b.tag, Name: "Best", Colour: "#123456", UseNot: "never here"}))
	expect("good", "")
	expect("never", "tag never")
	do(b.DescribeSpeaker(b.speaker, "Zoë Anders", transcript.Respondent))
	expect("zoe", "speaker Zoë")
	do(b.RemoveTranscript(b.transcript))
	expect("zoe", "")
	expect("title", "")
	expect("制裁", "")
	do(b.Undo())
	expect("zoe", "speaker Zoë")
	expect("制裁", "highlight 制裁")
	do(b.RemoveTranscript(b.transcript))
	do(b.BringBack(thrown(t, b.Store).ID))
	expect("制裁", "highlight 制裁")
	expect("title", "transcript Title")
	do(b.MergeTags([]string{b.tag}, b.parent))
	expect("best", "")
	expect("good OR memo*", "memo memo, memo memo, memo memo")
	if problems := must[[]string](t)(b.Check()); len(problems) > 0 {
		t.Error(problems)
	}
}

// TestMendIndex: an index that does not hold what the project says is noticed and made anew.
func TestMendIndex(t *testing.T) {
	for name, harm := range map[string]string{
		"nothing":                  "",
		"a passage of other words": `UPDATE passage SET body = 'other' WHERE id = 1`,
		"a passage gone":           `DELETE FROM passage WHERE id = 2`,
		"a passage in two":         `INSERT INTO passage SELECT 99, transcript_id, start_at, end_at, body, said FROM passage WHERE id = 2`,
		"a transcript of nowhere":  `PRAGMA foreign_keys = 0; UPDATE passage SET transcript_id = 'none'`,
		"words not indexed":        `INSERT INTO passage_words (passage_words) VALUES ('delete-all')`,
		"a note of other words":    `UPDATE writing SET body = 'other' WHERE tbl = 'highlight'`,
		"a memo not indexed":       `DELETE FROM writing WHERE tbl = 'memo'`,
		"a tag of nowhere":         `UPDATE writing SET row = 'none' WHERE id = (SELECT min(id) FROM writing WHERE tbl = 'tag')`,
		"notes not indexed":        `INSERT INTO writing_words (writing_words) VALUES ('delete-all')`,
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			if err := b.Close(); err != nil {
				t.Fatal(err)
			}
			if harm != "" {
				withSQL(t, b.Path(), harm)
			}
			s := must[*store.Store](t)(store.Open(b.Path()))
			defer s.Close()
			problems := must[[]string](t)(s.MendIndex())
			if (len(problems) > 0) != (harm != "") {
				t.Errorf("problems: %v", problems)
			}
			if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
				t.Errorf("problems afterwards: %v", problems)
			}
			if n := len(hitsOf(t, s, "well")); n != 1 {
				t.Errorf("found %d times", n)
			}
		})
	}
}

// TestHighlightHits highlights what is found, as words, sentences and turns, and leaves alone
// what is highlighted so.
func TestHighlightHits(t *testing.T) {
	s := newProject(t)
	said := "Good to see you. How good was it? Quite.\nGood, very good.\nNothing."
	id := must[string](t)(s.Import(transcript.Draft{Title: "T", Format: "plain", Text: said}, "t.txt", []byte("t"), ""))
	do := must[store.Change](t)
	mood, place := coding.Tag{ID: store.NewID(), Name: "Mood"}, coding.Tag{ID: store.NewID(), Name: "Place"}
	do(s.AddTag(place))
	idle := func(int, int) error { return nil }
	quotes := func() (quotes []string) {
		for _, h := range must[[]coding.Highlight](t)(s.Highlights(id)) {
			quotes = append(quotes, h.Quote)
		}
		return quotes
	}
	hits := hitsOf(t, s, "good ")
	for _, c := range []struct {
		name    string
		marking store.Marking
		want    []string
		counts  store.Markings
	}{
		{"words", store.Marking{Extent: store.MatchedWords}, []string{"Good", "good", "Good", "good"}, store.Markings{New: 4, Transcripts: 1}},
		{"sentences", store.Marking{Extent: store.Sentence, TagIDs: []string{place.ID}}, []string{"Good to see you.", "How good was it?", "Good, very good."}, store.Markings{New: 3, Transcripts: 1}},
		{"turns", store.Marking{Extent: store.WholeTurn, TagIDs: []string{mood.ID}, New: []coding.Tag{mood}}, strings.Split(said, "\n")[:2], store.Markings{New: 2, Transcripts: 1}},
		{"those chosen", store.Marking{Extent: store.WholeTurn, Only: []int64{hits[1].Passage}}, []string{"Good, very good."}, store.Markings{New: 1, Transcripts: 1}},
		{"none", store.Marking{Extent: store.WholeTurn, Only: []int64{}}, nil, store.Markings{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.marking.Sought = asked(t, "good ")
			preview := must[store.Markings](t)(s.PreviewMarking(t.Context(), c.marking, 2))
			if len(preview.First) != min(2, len(c.want)) {
				t.Errorf("shows %d places", len(preview.First))
			}
			preview.First = nil
			if preview.New != c.counts.New || preview.Transcripts != c.counts.Transcripts || preview.Already+preview.Tagged != 0 {
				t.Errorf("preview = %+v", preview)
			}
			do(s.HighlightHits(c.marking, idle))
			if got := quotes(); !slices.Equal(got, c.want) {
				t.Errorf("highlighted %q", got)
			}
			again := must[store.Markings](t)(s.PreviewMarking(t.Context(), c.marking, 0))
			if again.New+again.Tagged+again.Transcripts != 0 || again.Already != len(c.want) {
				t.Errorf("again: %+v", again)
			}
			if change := do(s.HighlightHits(c.marking, idle)); change.History.Undo == "" || len(change.Highlights) != 0 {
				t.Errorf("the second time: %+v", change)
			}
			if len(c.want) > 0 {
				do(s.Undo())
			}
			if got := quotes(); len(got) != 0 {
				t.Errorf("after undo %q are left", got)
			}
		})
	}
	t.Run("one that is there gets the tag", func(t *testing.T) {
		do(s.AddHighlight(coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: hits[1].Match(0)}, nil))
		m := store.Marking{Sought: asked(t, "good "), Extent: store.MatchedWords, TagIDs: []string{place.ID}}
		if counts := must[store.Markings](t)(s.PreviewMarking(t.Context(), m, 0)); counts.New != 3 || counts.Tagged != 1 {
			t.Errorf("counts = %+v", counts)
		}
		change := do(s.HighlightHits(m, idle))
		if change.Label != "Highlight 4 hits with Place" || len(change.Highlights) != 4 || len(quotes()) != 4 {
			t.Errorf("change = %+v", change)
		}
	})
	t.Run("stopped half-way", func(t *testing.T) {
		before := quotes()
		stop := fault.New(fault.Canceled, "Stopped.")
		_, err := s.HighlightHits(store.Marking{Sought: asked(t, "good"), Extent: store.Sentence}, func(done, of int) error {
			if done == 2 {
				return stop
			}
			return nil
		})
		if !fault.Is(err, fault.Canceled) || !slices.Equal(quotes(), before) {
			t.Errorf("%v; highlighted are %q", err, quotes())
		}
	})
}

// TestNarrowFaults: what is no filter for a passage is refused with what would be.
func TestNarrowFaults(t *testing.T) {
	s, _ := withInterview(t)
	for typed, code := range map[string]fault.Code{
		"made:2020": fault.Invalid, "note:well": fault.Invalid, "near:Good/2": fault.Invalid, `"hidden agenda"`: fault.Invalid,
		"speaker:Nobody": fault.NotFound, "tag:Nothing": fault.NotFound, "@age:30": fault.NotFound,
	} {
		f, err := filter.Parse(typed)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Narrow(f); !fault.Is(err, code) {
			t.Errorf("%s: %v", typed, err)
		}
	}
}

// TestWordsSpelledOtherwise: what is spelled with more letters than it has signs is found either
// way, and marked where it stands.
func TestWordsSpelledOtherwise(t *testing.T) {
	s := newProject(t)
	said := "Die Straße in Łódź, dear Œdipe; STRASSE. 对俄 Ærøß!"
	must[string](t)(s.Import(transcript.Draft{Title: "t", Format: "plain", Text: said}, "t.txt", []byte("t"), ""))
	for typed, want := range map[string]string{
		"strasse ": "Straße STRASSE", "STRAẞE ": "Straße STRASSE", "stras": "Straße STRASSE", "lodz ": "Łódź", "oedipe ": "Œdipe", "aeross ": "Ærøß",
		"di*": "Die", `"俄 aeross"`: "俄 Ærøß",
	} {
		var got []string
		for _, hit := range hitsOf(t, s, typed) {
			for i := range hit.Matches {
				got = append(got, text.New(said).Slice(hit.Match(i)))
			}
		}
		if found := strings.Join(got, " "); found != want {
			t.Errorf("%q finds %q, want %q", typed, found, want)
		}
	}
}

// TestAnotherWayOfFoldingIsIndexedAnew: a project whose index was made by a program that folded
// otherwise has it made anew when it is opened.
func TestAnotherWayOfFoldingIsIndexedAnew(t *testing.T) {
	s := newProject(t)
	must[string](t)(s.Import(transcript.Draft{Title: "t", Format: "plain", Text: "Die Straße"}, "t.txt", []byte("t"), ""))
	path := s.Path()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	db := must[*sql.DB](t)(sql.Open("sqlite", path))
	for _, statement := range []string{
		`UPDATE recording SET folding = 1`, `UPDATE passage SET body = 'Die Straße'`, `INSERT INTO passage_words (passage_words) VALUES ('rebuild')`,
	} {
		must[sql.Result](t)(db.Exec(statement))
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	s = must[*store.Store](t)(store.Open(path))
	defer s.Close()
	if hits := hitsOf(t, s, "strasse "); len(hits) != 1 {
		t.Errorf("found %+v", hits)
	}
	if problems := must[[]string](t)(s.Check()); len(problems) > 0 {
		t.Error(problems)
	}
}
