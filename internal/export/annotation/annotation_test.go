package annotation

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"manicule/internal/coding"
	"manicule/internal/export/exporttest"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/project"
	"manicule/internal/project/projecttest"
	"manicule/internal/text"
)

var update = flag.Bool("update", false, "write the golden files anew")

func written(t testing.TB, p project.Project, o report.Options) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, exporttest.Build(t, p, o)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func read(t testing.TB, data []byte) []Annotation {
	t.Helper()
	found, err := Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func textsOf(p project.Project) []Text {
	var texts []Text
	for _, tr := range p.Transcripts {
		texts = append(texts, Text{tr.ID, tr.Title, tr.Text})
	}
	return texts
}

func TestGolden(t *testing.T) {
	for name, p := range map[string]project.Project{"moscow": exporttest.Moscow(), "hostile": projecttest.Hostile(), "empty": {}} {
		exporttest.Golden(t, *update, "testdata/"+name+".json", written(t, p, report.Options{Notes: true}))
	}
}

// back makes highlights of annotations.
func back(t *testing.T, p project.Project, annotations []Annotation) []coding.Highlight {
	t.Helper()
	placed, lost := Place(textsOf(p), annotations)
	if len(lost) > 0 {
		t.Fatalf("lost %+v", lost)
	}
	texts := map[string]text.Text{}
	for _, tr := range p.Transcripts {
		texts[tr.ID] = tr.Text
	}
	var highlights []coding.Highlight
	for _, at := range placed {
		a := at.Annotation
		h := coding.Highlight{ID: a.ID, TranscriptID: at.TextID, Note: a.Note, Author: a.Author, Created: a.Created, Updated: a.Updated}
		for _, tag := range a.Tags {
			h.TagIDs = append(h.TagIDs, tag.ID)
		}
		if err := h.Anchor(texts[at.TextID], at.Span); err != nil {
			t.Fatal(err)
		}
		highlights = append(highlights, h)
	}
	return highlights
}

// What is written and read again is what it was.
func TestRoundTrip(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	projects := []project.Project{exporttest.Moscow(), projecttest.Hostile()}
	for range 300 {
		projects = append(projects, projecttest.Random(random))
	}
	trips := 0
	for _, p := range projects {
		r := exporttest.Build(t, p, report.Options{Notes: true})
		if r.Distinct == 0 {
			continue
		}
		found := read(t, written(t, p, report.Options{Notes: true}))
		got := back(t, p, found)
		for i, e := range r.Excerpts() {
			trips++
			if !reflect.DeepEqual(got[i], e.Highlight) {
				t.Fatalf("got  %+v\nwant %+v", got[i], e.Highlight)
			}
			for j, tag := range e.Tags {
				if want := (Tag{tag.ID, tag.Path, tag.Colour}); found[i].Tags[j] != want {
					t.Fatalf("got %+v, want %+v", found[i].Tags[j], want)
				}
			}
		}
	}
	if trips < 500 {
		t.Fatalf("only %d trips", trips)
	}
}

// When a text was changed elsewhere, its annotations are found by their words.
func TestPlacesAreFoundInAChangedText(t *testing.T) {
	p := exporttest.Moscow()
	annotations := read(t, written(t, p, report.Options{Notes: true}))
	for i := range p.Transcripts {
		p.Transcripts[i].Text = text.New("A title that was not there.\n\n" + strings.ReplaceAll(p.Transcripts[i].Text.String(), "Well, ", "Well - "))
	}
	placed, lost := Place(textsOf(p), annotations)
	if len(placed) != len(annotations) || len(lost) > 0 {
		t.Fatalf("%d placed, lost %+v", len(placed), lost)
	}
	for _, at := range placed {
		for _, tr := range p.Transcripts {
			if tr.ID == at.TextID && (tr.Text.Slice(at.Span) != at.Annotation.Quote || !at.ByQuote) {
				t.Errorf("%q lies on %q", at.Annotation.Quote, tr.Text.Slice(at.Span))
			}
		}
	}
}

func TestPlace(t *testing.T) {
	texts := []Text{
		{"one", "The First", text.New("yes and no, yes or no, 😀 yes but no")},
		{"two", "The  Second", text.New("no means maybe")},
	}
	at := func(start, end int) *text.Span { return &text.Span{Start: start, End: end} }
	for name, c := range map[string]struct {
		a    Annotation
		in   string
		want text.Span
		why  string
	}{
		"where it says":              {Annotation{SourceID: "one", Position: at(12, 15), Quote: "yes"}, "one", *at(12, 15), ""},
		"by position alone":          {Annotation{SourceID: "one", Position: at(0, 5)}, "one", *at(0, 5), ""},
		"by title":                   {Annotation{SourceID: "x", Title: "the second", Position: at(0, 2), Quote: "no"}, "two", *at(0, 2), ""},
		"by what follows":            {Annotation{SourceID: "one", Quote: "yes", Suffix: " or"}, "one", *at(12, 15), ""},
		"by what precedes":           {Annotation{SourceID: "one", Quote: "yes", Prefix: "😀 "}, "one", *at(25, 28), ""},
		"the nearest":                {Annotation{SourceID: "one", Quote: "yes", Position: at(23, 26)}, "one", *at(25, 28), ""},
		"what follows is worth more": {Annotation{SourceID: "one", Quote: "yes", Suffix: " and", Position: at(23, 26)}, "one", *at(0, 3), ""},
		"in the only text":           {Annotation{Quote: "maybe"}, "two", *at(9, 14), ""},
		"in whichever text fits":     {Annotation{SourceID: "gone", Quote: "no", Suffix: " means"}, "two", *at(0, 2), ""},
		"nowhere":                    {Annotation{SourceID: "two", Quote: "yes"}, "", text.Span{}, "Its words are not in “The  Second”."},
		"in no text":                 {Annotation{Quote: "never"}, "", text.Span{}, "Its words are not in any of the transcripts."},
		"anywhere": {Annotation{SourceID: "one", Quote: "yes"}, "", text.Span{},
			"Its words are in several places of “The First”, and nothing says which is meant."},
		"outside":    {Annotation{SourceID: "two", Position: at(10, 99)}, "", text.Span{}, "It says no words, and its position is in none of the transcripts."},
		"of nothing": {Annotation{SourceID: "two", Position: at(3, 3)}, "", text.Span{}, "It says no words, and its position is in none of the transcripts."},
	} {
		placed, lost := Place(texts, []Annotation{c.a})
		switch {
		case c.why != "" && (len(lost) != 1 || lost[0].Why != c.why):
			t.Errorf("%s: placed %+v, lost %+v", name, placed, lost)
		case c.why == "" && (len(placed) != 1 || placed[0].Span != c.want || placed[0].TextID != c.in):
			t.Errorf("%s: placed %+v, lost %+v", name, placed, lost)
		}
	}
}

func TestRead(t *testing.T) {
	made := time.Date(2024, 5, 6, 7, 8, 9, 0, time.UTC)
	whole := Annotation{
		ID: "http://x.example/1", SourceID: "http://x.example/page", Position: &text.Span{Start: 3, End: 8}, Quote: "words", Prefix: "a ", Suffix: " b",
		Note: "One.\nTwo.", Tags: []Tag{{Path: "a tag"}}, Author: "Ann", Created: made,
	}
	for name, c := range map[string]struct {
		file string
		want []Annotation
	}{
		"one": {`{"id":"http://x.example/1","type":"Annotation","created":"2024-05-06T07:08:09Z","creator":{"name":"Ann"},
			"body":[{"type":"TextualBody","value":"One."},"Two.",{"purpose":"tagging","value":"a tag","id":"http://x.example/tag"}],
			"target":{"source":"http://x.example/page","selector":[{"type":"TextPositionSelector","start":3,"end":8},
			{"type":"TextQuoteSelector","exact":"words","prefix":"a ","suffix":" b"},{"type":"FragmentSelector"}]}}`, []Annotation{whole}},
		"a list, with one that is none": {`[{"target":"http://x.example/page"}, 3, {"body":"x"}, null]`, []Annotation{{}}},
		"a page": {`{"type":"AnnotationPage","items":[{"bodyValue":"n","target":[{"selector":{"type":"TextQuoteSelector","exact":"q"}}]}]}`,
			[]Annotation{{Note: "n", Quote: "q"}}},
		"Hypothesis": {`{"total":1,"rows":[{"id":"AbC","user":"acct:ann@hypothes.is","uri":"https://y.example","text":"n","tags":["t","u"],
			"target":[{"source":"https://y.example","selector":[{"type":"RangeSelector"},{"type":"TextQuoteSelector","exact":"q"}]}]}]}`,
			[]Annotation{{ID: "AbC", SourceID: "https://y.example", Author: "acct:ann@hypothes.is", Note: "n", Quote: "q", Tags: []Tag{{Path: "t"}, {Path: "u"}}}}},
		"places that are none": {`{"target":{"selector":[{"type":"TextPositionSelector","start":-1,"end":8},
			{"type":"TextPositionSelector","start":1.5,"end":8},{"type":"TextPositionSelector","start":9,"end":8},{"type":"TextPositionSelector","start":"1","end":8},
			{"type":"TextPositionSelector","start":1e300,"end":1e301}]}}`, []Annotation{{}}},
	} {
		if got := read(t, []byte("\uFEFF"+c.file)); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\ngot  %+v\nwant %+v", name, got, c.want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	for _, file := range []string{"", "words", "{", "[]", "{}", "3", `{"items":[]}`, `{"type":"FeatureCollection"}`} {
		if _, err := Read([]byte(file)); !fault.Is(err, fault.Invalid) {
			t.Errorf("%q: %v", file, err)
		}
	}
}

// What the model asks of an annotation, it has (https://www.w3.org/TR/annotation-model/).
func TestTheModel(t *testing.T) {
	var file struct {
		Context string `json:"@context"`
		Type    string
		Total   int
		First   struct {
			Type  string
			Items []map[string]any
		}
	}
	if err := json.Unmarshal(written(t, projecttest.Hostile(), report.Options{Notes: true}), &file); err != nil {
		t.Fatal(err)
	}
	if file.Context != "http://www.w3.org/ns/anno.jsonld" || file.Type != "AnnotationCollection" || file.First.Type != "AnnotationPage" || file.Total != len(file.First.Items) {
		t.Errorf("%+v", file)
	}
	ids := map[string]bool{}
	for _, a := range file.First.Items {
		id := words(a["id"])
		if a["type"] != "Annotation" || !strings.HasPrefix(id, "urn:") || strings.ContainsAny(id, " \"<>{}|\\^`\n") || ids[id] {
			t.Errorf("an annotation is called %q", id)
		}
		ids[id] = true
		for _, body := range list(a["body"]) {
			if field(body, "type") != "TextualBody" || words(field(body, "value")) == "" {
				t.Errorf("%q has the body %v", id, body)
			}
		}
		if len(list(field(a["target"], "selector"))) != 2 || words(field(field(a["target"], "source"), "id")) == "" {
			t.Errorf("%q has the target %v", id, a["target"])
		}
	}
}

func TestIDs(t *testing.T) {
	for own, want := range map[string]string{
		"0198c0de-0000-7000-8000-0123456789ab": "urn:uuid:0198c0de-0000-7000-8000-0123456789ab",
		"a b/c%":                               "urn:manicule:a%20b%2Fc%25",
	} {
		if got := iri(own); got != want || id(got) != own {
			t.Errorf("%s is %s, and back %s", own, got, id(got))
		}
	}
}

func TestNotesStayOutUnlessAskedFor(t *testing.T) {
	if got := written(t, projecttest.Moscow(), report.Options{}); bytes.Contains(got, []byte("He turns it back")) {
		t.Error("a note that nobody asked for")
	}
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestWriteReportsAFullDisk(t *testing.T) {
	if err := Write(fullDisk{}, exporttest.Build(t, projecttest.Large(200), report.Options{})); !errors.Is(err, io.ErrShortWrite) {
		t.Errorf("got %v", err)
	}
}

// Whatever a file says, what is placed lies in its text.
func FuzzRead(f *testing.F) {
	p := projecttest.Moscow()
	f.Add(written(f, p, report.Options{Notes: true}))
	f.Add([]byte(`{"rows":[{"text":"n","tags":["t"],"target":[{"selector":[{"type":"TextQuoteSelector","exact":"e"}]}]}]}`))
	f.Add([]byte(`[{"target":{"selector":{"type":"TextPositionSelector","start":0,"end":4},"source":{"id":"urn:manicule:geneva"}}}]`))
	texts := textsOf(p)
	f.Fuzz(func(t *testing.T, data []byte) {
		annotations, err := Read(data)
		if err != nil {
			if !fault.Is(err, fault.Invalid) {
				t.Fatal(err)
			}
			return
		}
		placed, lost := Place(texts, annotations)
		if len(placed)+len(lost) != len(annotations) {
			t.Fatalf("%d placed and %d lost of %d", len(placed), len(lost), len(annotations))
		}
		for _, at := range placed {
			for _, in := range texts {
				if in.ID == at.TextID && (at.Span.Len() == 0 || !in.Text.Holds(at.Span) || at.Annotation.Quote != "" && in.Text.Slice(at.Span) != at.Annotation.Quote) {
					t.Fatalf("%+v lies at %v", at.Annotation, at.Span)
				}
			}
		}
	})
}

func BenchmarkWrite50000(b *testing.B) {
	p := projecttest.Large(50000)
	exporttest.Measure(b, func() error { return Write(io.Discard, exporttest.Build(b, p, report.Options{Notes: true})) })
}

func BenchmarkReadAndPlace50000(b *testing.B) {
	p := projecttest.Large(50000)
	data, texts := written(b, p, report.Options{Notes: true}), textsOf(p)
	for b.Loop() {
		if placed, lost := Place(texts, read(b, data)); len(placed) != 50000 {
			b.Fatalf("%d lost", len(lost))
		}
	}
}
