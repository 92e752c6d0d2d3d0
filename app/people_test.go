package app

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"manicule/internal/recognise"
	"manicule/internal/transcript"
)

// between is an interview of four turns.
func between(a, b, word string) string {
	return strings.NewReplacer("ANNA", a, "BEN", b).Replace(talk(word))
}

// speakersOf lists the speakers of a project, with what they do and in how many transcripts.
func speakersOf(t testing.TB, a App) string {
	t.Helper()
	speakers, err := a.store.Speakers()
	if err != nil {
		t.Fatal(err)
	}
	counts, err := a.store.SpeakerCounts()
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(each(speakers, func(sp transcript.Speaker) string {
		return strings.TrimSpace(fmt.Sprintf("%s in %d %s", sp.Name, counts[sp.ID].Transcripts, sp.Role))
	}), ", ")
}

// knownIn lists whom the speakers of a preview may be; "+" is before those they are taken to be.
func knownIn(t testing.TB, a App, key string, choices ImportChoices) string {
	t.Helper()
	preview, err := Files(a).PreviewFile(key, choices)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, p := range preview.People {
		for _, k := range p.Known {
			sign := "-"
			if k.Same {
				sign = "+"
			}
			out = append(out, fmt.Sprintf("%s %s%s %d/%d", p.Name, sign, k.Display, k.Transcripts, k.Files))
		}
	}
	return strings.Join(out, ", ")
}

func TestSomebodyKnownIsOnePerson(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	a.Drop([]string{
		fileWith(t, dir, "1.txt", between("Ana Petrova", "P01", "rain")),
		fileWith(t, dir, "2.txt", between("ANA PETROVA", "P01", "snow")),
		fileWith(t, dir, "3.txt", between("Dr. Ana Petrova", "Interviewer", "wind")),
	})
	importDropped(t, a, ImportRequest{})
	if got := speakersOf(t, a); got != "Ana Petrova in 3, P01 in 1, P01 in 1, Interviewer in 1 interviewer" {
		t.Fatal(got)
	}

	prepareDropped(t, a, fileWith(t, dir, "4.txt", between("Anna Petrova", "Ms. Ana Petrova", "sun")), fileWith(t, dir, "5.txt", between("Eva Ash", "P01", "fog")),
		fileWith(t, dir, "6.txt", between("EVA ASH", "P01", "hail")))
	if got := knownIn(t, a, "0", ImportChoices{}); got != "Anna Petrova -Ana Petrova 3/0, Ms. Ana Petrova +Ana Petrova 3/0" {
		t.Error(got)
	}
	if got := knownIn(t, a, "1", ImportChoices{}); got != "Eva Ash +Eva Ash 0/1" {
		t.Error(got)
	}
	another := ImportChoices{People: map[string]string{"Ms. Ana Petrova": "", "Eva Ash": ""}}
	if got := knownIn(t, a, "0", another); got != "Anna Petrova -Ana Petrova 3/0, Ms. Ana Petrova -Ana Petrova 3/0" {
		t.Error(got)
	}
	if got := knownIn(t, a, "1", another); got != "Eva Ash -Eva Ash 0/1" {
		t.Error(got)
	}
	report, err := Files(a).CommitImport(ImportRequest{Own: map[string]ImportChoices{"0": another, "1": another}})
	if err != nil || report.Change.History.Undo != "Import 3 transcripts" {
		t.Fatalf("report = %+v, %v", report, err)
	}
	want := "Ana Petrova in 3, P01 in 1, P01 in 1, Interviewer in 1 interviewer, Anna Petrova in 1, Ms. Ana Petrova in 1, Eva Ash in 1, P01 in 1, EVA ASH in 1, P01 in 1"
	if got := speakersOf(t, a); got != want {
		t.Error(got)
	}
}

// TestAPersonKeepsWhatTheyDo: unless it is changed, whatever a file makes one guess.
func TestAPersonKeepsWhatTheyDo(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	a.Drop([]string{fileWith(t, dir, "1.txt", between("Interviewer", "Mr. Kerry", "rain"))})
	importDropped(t, a, ImportRequest{})
	if got := speakersOf(t, a); got != "Interviewer in 1 interviewer, Mr. Kerry in 1 respondent" {
		t.Fatal(got)
	}
	speakers, _ := a.store.Speakers()
	kerry := speakers[1].ID

	prepareDropped(t, a, fileWith(t, dir, "2.txt", between("Secretary Kerry", "Respondent", "snow")))
	if got := knownIn(t, a, "0", ImportChoices{}); got != "Secretary Kerry -Mr. Kerry 1/0" {
		t.Error(got)
	}
	same := ImportChoices{People: map[string]string{"Secretary Kerry": kerry}}
	same.Roles = map[string]transcript.Role{"Secretary Kerry": transcript.Interviewer} // of the name, not of the person
	if got := knownIn(t, a, "0", same); got != "Secretary Kerry +Mr. Kerry 1/0" {
		t.Error(got)
	}
	preview, err := Files(a).PreviewFile("0", same)
	if err != nil || preview.Lines[0].Role != "respondent" || preview.People[0].Known[0].Role != "respondent" {
		t.Errorf("preview = %+v, %v", preview, err)
	}
	if _, err := Files(a).CommitImport(ImportRequest{Common: same}); err != nil {
		t.Fatal(err)
	}
	if got := speakersOf(t, a); got != "Interviewer in 1 interviewer, Mr. Kerry in 2 respondent, Respondent in 1" {
		t.Error(got)
	}

	prepareDropped(t, a, fileWith(t, dir, "3.txt", between("KERRY", "Respondent", "wind")))
	asks := ImportChoices{PeopleRoles: map[string]transcript.Role{kerry: transcript.Interviewer}}
	report, err := Files(a).CommitImport(ImportRequest{Own: map[string]ImportChoices{"0": asks}})
	if err != nil || len(report.Change.Reread) != 3 {
		t.Fatalf("report = %+v, %v", report, err)
	}
	if got := speakersOf(t, a); !strings.HasPrefix(got, "Interviewer in 1 interviewer, Mr. Kerry in 3 interviewer") {
		t.Error(got)
	}
	if _, err := Library(a).Undo(); err != nil || !strings.HasPrefix(speakersOf(t, a), "Interviewer in 1 interviewer, Mr. Kerry in 2 respondent") {
		t.Errorf("undone: %s, %v", speakersOf(t, a), err)
	}
}

// TestAlike: the people who may be one are found without comparing all with all, and quickly
// among thousands.
func TestAlike(t *testing.T) {
	names := []string{
		"Anna Larsen", "QUESTION", "ANNA LARSEN", "Larsen", "Mr. Ash", "Mrs. Ash", "Q", "Bo", "JK", "John Kerry", "Anna Maria Larsen",
		"Anna Larson", "Secretary Kerry", "Ana Larsen", "Kerry, John", "J. Kerry", "Müller", "Mueller", "Speaker 1",
	}
	p, want := newPeople(), map[string]bool{}
	for i, name := range names {
		p.add(&person{id: fmt.Sprint(i), name: name})
		for j := range i {
			if recognise.SamePerson(names[j], name) || recognise.MayBePerson(names[j], name) {
				want[fmt.Sprint(j, " ", i)] = true
			}
		}
	}
	got := map[string]bool{}
	for _, pair := range p.alike(nil) {
		got[strings.Join(pair, " ")] = true
	}
	if !maps.Equal(got, want) || len(want) < 10 {
		t.Errorf("alike %v, want %v", got, want)
	}
	if first := p.alike(nil)[0]; first[0] != "0" || first[1] != "2" {
		t.Errorf("the first are %v", first)
	}
}

func BenchmarkAlike(b *testing.B) {
	p := newPeople()
	for i := range 10_000 {
		p.add(&person{id: fmt.Sprint(i), name: fmt.Sprintf("%c%cna %c%crsen", 'A'+i%26, 'a'+i/26%26, 'A'+i/676%26, 'a'+i/17%26)})
	}
	for b.Loop() {
		p.alike(nil)
	}
}
