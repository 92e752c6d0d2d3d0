package app

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"manicule/internal/fault"
	"manicule/internal/recognise"
	"manicule/internal/sample"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// fileWith writes a file of that name and returns its path.
func fileWith(t testing.TB, dir, name, words string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(words), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// talk is an interview in which a word of its own is said.
func talk(word string) string {
	return "ANNA: What about " + word + "?\n\nBEN: It is fine.\n\nANNA: Good. (Laughter.)\n\nBEN: Yes.\n"
}

func noPeople() (*people, error) { return newPeople(), nil }

// prepareDropped drops files and waits until they have been read.
func prepareDropped(t testing.TB, a App, paths ...string) ImportStatus {
	t.Helper()
	a.Drop(paths)
	if _, err := Files(a).PrepareDropped(); err != nil {
		t.Fatal(err)
	}
	a.batch.idle.Wait()
	return Files(a).ImportStatus(0)
}

// importDropped imports what was dropped.
func importDropped(t testing.TB, a App, request ImportRequest) ImportReport {
	t.Helper()
	if _, err := Files(a).PrepareDropped(); err != nil {
		t.Fatal(err)
	}
	report, err := Files(a).CommitImport(request)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func listed(t testing.TB, a App) []ListItem {
	t.Helper()
	state, err := Library(a).State()
	if err != nil {
		t.Fatal(err)
	}
	return state.Transcripts
}

// outcomes is what became of the files, a line for each.
func outcomes(report ImportReport) string {
	lines := each(report.Files, func(f ImportedFile) string {
		switch {
		case f.Error != "":
			return f.File + ": " + f.Error
		case f.Left != "":
			return f.File + ": " + f.Left
		}
		return f.File + ": imported"
	})
	return strings.Join(lines, "\n")
}

func TestABadFileDoesNotStopTheRest(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	paths := []string{
		fileWith(t, dir, "one.txt", talk("rain")),
		fileWith(t, dir, "empty.txt", ""),
		fileWith(t, dir, "binary.txt", "\x00\x01\x02"),
		filepath.Join(dir, "gone.txt"),
		fileWith(t, dir, "two.txt", talk("snow")),
	}
	a.Drop(paths)
	report := importDropped(t, a, ImportRequest{})
	want := `one.txt: imported
empty.txt: empty.txt is empty. Choose a file with text in it.
binary.txt: binary.txt is not a text file. Save the transcript as plain text (.txt) and import that.
gone.txt: gone.txt was not found. It may have been moved or renamed.
two.txt: imported`
	if got := outcomes(report); got != want || len(report.Change.Transcripts) != 2 || report.Change.History.Undo != "Import 2 transcripts" {
		t.Fatalf("%s\n%+v", got, report.Change)
	}
	if _, err := Library(a).Undo(); err != nil || len(listed(t, a)) != 0 {
		t.Fatalf("one undo left something, %v", err)
	}
}

// TestB17: what a file is says its content, not its name.
func TestB17(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	for name, c := range map[string]struct{ data, want string }{
		"text.pdf":     {talk("rain"), "imported"},
		"empty.docx":   {"", "is empty"},
		"mark.txt":     {"\uFEFF", "has no words"},
		"spaces.txt":   {" \n\t\r\n\u00A0", "has no words"},
		"labels.txt":   {"Q:\nA:\n", "has no words"},
		"picture.txt":  {"\x89PNG\r\n\x1a\n\x00", "is a picture"},
		"polyglot.txt": {"PK\x03\x04" + talk("rain"), "zip"},
	} {
		t.Run(name, func(t *testing.T) {
			a.Drop([]string{fileWith(t, dir, name, c.data)})
			if got := outcomes(importDropped(t, a, ImportRequest{})); !strings.HasPrefix(got, name) || !strings.Contains(got, c.want) {
				t.Errorf("%s", got)
			}
		})
	}
}

// TestB29: only regular files are read, and no link is followed out of a folder.
func TestB29(t *testing.T) {
	a, dir, elsewhere := newApp(t), t.TempDir(), t.TempDir()
	folder := filepath.Join(dir, "study")
	fileWith(t, folder, "b.txt", talk("rain"))
	fileWith(t, folder, "round 2/a.txt", talk("snow"))
	fileWith(t, folder, ".hidden/secret.txt", talk("secret"))
	fileWith(t, folder, ".secret.txt", talk("secret"))
	fileWith(t, folder, "talk.mp3", "ID3")
	secret := fileWith(t, elsewhere, "secret.txt", talk("secret"))
	if runtime.GOOS != "windows" {
		for link, to := range map[string]string{"link.txt": secret, "zero.txt": "/dev/zero", "around": folder, "out": elsewhere} {
			if err := os.Symlink(to, filepath.Join(folder, link)); err != nil {
				t.Fatal(err)
			}
		}
		if err := syscall.Mkfifo(filepath.Join(folder, "pipe.txt"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	status := prepareDropped(t, a, folder, "/dev/zero", filepath.Join(folder, "pipe.txt"), filepath.Join(folder, "zero.txt"))
	got := each(status.Files, func(f ImportFile) string {
		return strings.TrimSpace(f.Folder + " " + f.Name + " " + f.State + " " + f.Reason)
	})
	const device = " is not a file that can be read: it is a pipe or a device. Choose a file with text in it."
	want := []string{
		"study b.txt read", "study talk.mp3 left out It is a recording.", "study/round 2 a.txt read",
		"zero failed zero" + device, "pipe.txt failed pipe.txt" + device, "zero.txt failed zero.txt" + device,
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got  %q\nwant %q", got, want)
	}
}

// TestADeadDiskCanBeLeft: cancelling does not wait for a file whose disk gives no answer.
func TestADeadDiskCanBeLeft(t *testing.T) {
	a, answer := newApp(t), make(chan struct{})
	defer close(answer)
	b := newBatch(func(string) (string, error) { return "", nil }, noPeople)
	if err := Files(a).swapBatch(b); err != nil {
		t.Fatal(err)
	}
	asked := make(chan struct{})
	b.begin(func() []incoming {
		return []incoming{{name: "far.txt", read: func() ([]byte, error) { close(asked); <-answer; return nil, os.ErrNotExist }}}
	})
	<-asked
	Files(a).CancelImport()
	b.idle.Wait()
	if status := Files(a).ImportStatus(0); status.Batch != "" {
		t.Fatalf("status = %+v", status)
	}
}

func TestGrowingFolderIsBounded(t *testing.T) {
	dir := t.TempDir()
	deep := dir
	for range deepestFolder + 3 {
		deep = filepath.Join(deep, "d")
	}
	fileWith(t, deep, "deep.txt", "x")
	for i := range 5 {
		fileWith(t, dir, fmt.Sprintf("%d.txt", i), "x")
	}
	if files := filesIn(dir, 3); len(files) != 3 {
		t.Errorf("took %d", len(files))
	}
	if files := filesIn(dir, 100); len(files) != 5 {
		t.Errorf("took %d: %v", len(files), files)
	}
}

func TestWhatIsThereAlreadyIsLeftOut(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	one, copied, two := fileWith(t, dir, "one.txt", talk("rain")), fileWith(t, dir, "copy.txt", talk("rain")), fileWith(t, dir, "two.txt", talk("snow"))
	a.Drop([]string{one, copied})
	if got := outcomes(importDropped(t, a, ImportRequest{})); got != "one.txt: imported\ncopy.txt: It is the same file as one.txt." {
		t.Fatal(got)
	}
	status := prepareDropped(t, a, one, two)
	if again := status.Files[0].Again; again != "It is already in the project as “one”." || status.Files[1].Again != "" {
		t.Fatalf("files = %+v", status.Files)
	}
	a.Drop([]string{one, two})
	if got := outcomes(importDropped(t, a, ImportRequest{})); got != "one.txt: It is already in the project as “one”.\ntwo.txt: imported" {
		t.Fatal(got)
	}
	a.Drop([]string{one})
	report := importDropped(t, a, ImportRequest{Again: []string{"0"}})
	if outcomes(report) != "one.txt: imported" || !slices.Contains(report.Files[0].Warnings, "The same file is already in the project as “one”.") {
		t.Fatalf("%+v", report)
	}
	a.Drop([]string{one, copied})
	if got := outcomes(importDropped(t, a, ImportRequest{LeaveOut: []string{"0"}, Again: []string{"1"}})); got != "copy.txt: imported" {
		t.Fatal(got)
	}
}

func TestPreviewIsWhatIsImported(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	title, role := "Rain", map[string]transcript.Role{"Anna B.": transcript.Respondent}
	choices := ImportChoices{Choices: recognise.Choices{Names: map[string]string{"ANNA": "Anna B."}, Roles: role, Title: &title}}
	prepareDropped(t, a, fileWith(t, dir, "one.txt", talk("rain 🙂 (pause)")), fileWith(t, dir, "two.txt", talk("snow")))
	files := Files(a)
	preview, err := files.PreviewFile("0", choices)
	if err != nil {
		t.Fatal(err)
	}
	want := []ImportParagraph{
		{Text: "What about rain 🙂 (pause)?", Speaker: "Anna B.", Display: "Anna B.", Role: "respondent", Kind: "turn", Highlights: []ImportHighlight{}, Directions: []Span{{Start: 19, End: 26}}, FrontEnd: 1},
		{Text: "It is fine.", Speaker: "BEN", Display: "Ben", Role: preview.Lines[1].Role, Kind: "turn", Highlights: []ImportHighlight{}, Directions: []Span{}, FrontEnd: 2},
		{Text: "Good. (Laughter.)", Speaker: "Anna B.", Display: "Anna B.", Role: "respondent", Kind: "turn", Highlights: []ImportHighlight{}, Directions: []Span{{Start: 6, End: 17}}, FrontEnd: 3},
		{Text: "Yes.", Speaker: "BEN", Display: "Ben", Role: preview.Lines[1].Role, Kind: "turn", Highlights: []ImportHighlight{}, Directions: []Span{}, FrontEnd: 4},
	}
	if !reflect.DeepEqual(preview.Lines, want) || preview.Title != "Rain" || preview.Labels[0].Labels[0] != "ANNA" || preview.Labels[0].Turns != 2 {
		t.Fatalf("preview = %+v", preview)
	}
	if where := nilSlices(reflect.ValueOf(preview), "preview"); len(where) > 0 {
		t.Errorf("nil: %v", where)
	}
	if _, err := files.PreviewFile("2", choices); !fault.Is(err, fault.NotFound) {
		t.Errorf("previewed a file that is not there: %v", err)
	}
	report, err := files.CommitImport(ImportRequest{Own: map[string]ImportChoices{"0": choices}})
	if err != nil || report.Files[0].Title != "Rain" || report.Files[1].Title != "two" {
		t.Fatalf("report = %+v, %v", report, err)
	}
	opened, err := Reading(a).OpenTranscript(report.Files[0].ID, "")
	if err != nil || opened.Text != strings.Join(each(preview.Lines, func(l ImportParagraph) string { return l.Text }), "\n") {
		t.Fatalf("opened %q, %v", opened.Text, err)
	}
}

func TestFrontMatterEndsWhereThePersonSays(t *testing.T) {
	a := newApp(t)
	prepareDropped(t, a, fileWith(t, t.TempDir(), "study.txt", "A study\n\nRecorded in May\n\nANNA: How are you?\n\nBEN: Fine.\n\nANNA: Good.\n\nBEN: Yes.\n"))
	before, err := Files(a).PreviewFile("0", ImportChoices{})
	if err != nil {
		t.Fatal(err)
	}
	kinds := func(p ImportPreview) string {
		return strings.Join(each(p.Lines, func(l ImportParagraph) string { return l.Kind + " " + l.Text }), "|")
	}
	if got := kinds(before); got != "front A study|front Recorded in May|turn How are you?|turn Fine.|turn Good.|turn Yes." {
		t.Fatal(got)
	}
	after, err := Files(a).PreviewFile("0", ImportChoices{Choices: recognise.Choices{FrontEnd: &before.Lines[2].FrontEnd}})
	if err != nil || !strings.Contains(kinds(after), "front ANNA: How are you?|turn Fine.") {
		t.Fatal(kinds(after), err)
	}
}

// manyFiles is a folder of so many interviews; one of 50 questions has about 2,000 words.
func manyFiles(t testing.TB, count, questions int) string {
	dir := t.TempDir()
	for i := range count {
		var words strings.Builder
		fmt.Fprintf(&words, "Interview %d\n\n12 March 2024\n\n", i)
		for turn := range questions {
			fmt.Fprintf(&words, "INTERVIEWER: What about the year %d, and what came after it in your town?\n\nPARTICIPANT: (Laughs) %s\n\n",
				1950+turn, strings.Repeat("We went down to the river and it was cold. ", 3))
		}
		fileWith(t, dir, fmt.Sprintf("interview %04d.txt", i), words.String())
	}
	return dir
}

func TestHundredsOfFilesAreOneStep(t *testing.T) {
	a := newApp(t)
	status := prepareDropped(t, a, manyFiles(t, 300, 5))
	if status.Phase != "ready" || status.Total != 300 || len(status.Files) != 300 {
		t.Fatalf("status = %s %d %d", status.Phase, status.Total, len(status.Files))
	}
	if later := Files(a).ImportStatus(status.Revision); len(later.Files) != 0 {
		t.Errorf("%d files have changed since", len(later.Files))
	}
	report, err := Files(a).CommitImport(ImportRequest{})
	if err != nil || len(report.Change.Transcripts) != 300 || report.Change.History.Undo != "Import 300 transcripts" {
		t.Fatalf("%d files, %v", len(report.Files), err)
	}
	steps, err := Keeping(a).Steps()
	if err != nil || len(steps) != 1 {
		t.Fatalf("steps = %+v, %v", steps, err)
	}
	if change, err := Library(a).Undo(); err != nil || len(change.Removed.Transcripts) != 300 || len(listed(t, a)) != 0 {
		t.Fatalf("undo took %d away, %v", len(change.Removed.Transcripts), err)
	}
}

// TestCanceledInTheMiddle: each file is wholly in or wholly out, what is in is one step, and
// a write of the person's own waits its turn.
func TestCanceledInTheMiddle(t *testing.T) {
	a := newApp(t)
	files := Files(a)
	b := newBatch(func(string) (string, error) { return "", nil }, noPeople)
	if err := files.swapBatch(b); err != nil {
		t.Fatal(err)
	}
	const before = 100
	b.begin(func() []incoming {
		return each(make([]int, 1000), func(int) incoming { return incoming{} })
	})
	b.idle.Wait()
	for i, c := range b.files {
		c.name, c.err, c.kept = fmt.Sprint(i), nil, nil
		c.read = func() ([]byte, error) {
			if i == before {
				files.CancelImport()
			}
			return []byte(talk(fmt.Sprint(i))), nil
		}
	}
	report, err := files.CommitImport(ImportRequest{})
	in := len(listed(t, a))
	if err != nil || !report.Canceled || in > before || in != len(report.Files) || report.Change == nil != (in == 0) {
		t.Fatalf("%d in, %d told, %v", in, len(report.Files), err)
	}
	if in > 0 {
		if _, err := Library(a).Undo(); err != nil || len(listed(t, a)) != 0 {
			t.Fatalf("one undo left something, %v", err)
		}
	}
	if status := files.ImportStatus(0); status.Batch != "" {
		t.Fatalf("still there: %+v", status)
	}
}

func TestOneImportAtATime(t *testing.T) {
	a := newApp(t)
	files := Files(a)
	prepareDropped(t, a, fileWith(t, t.TempDir(), "one.txt", talk("rain")))
	b := a.batch
	if !b.beginImport() {
		t.Fatal("it did not begin")
	}
	if _, err := files.CommitImport(ImportRequest{}); !fault.Is(err, fault.Conflict) {
		t.Errorf("two imports of one batch: %v", err)
	}
	a.Drop([]string{"/another"})
	if _, err := files.PrepareDropped(); !fault.Is(err, fault.Conflict) {
		t.Errorf("another batch beside one that is imported: %v", err)
	}
}

func TestRetry(t *testing.T) {
	a, dir := newApp(t), t.TempDir()
	path := filepath.Join(dir, "late.txt")
	if status := prepareDropped(t, a, path); status.Files[0].State != "failed" {
		t.Fatalf("status = %+v", status)
	}
	fileWith(t, dir, "late.txt", talk("rain"))
	if err := Files(a).RetryImport(); err != nil {
		t.Fatal(err)
	}
	a.batch.idle.Wait()
	if status := Files(a).ImportStatus(0); status.Files[0].State != "read" || status.Files[0].Reason != "" {
		t.Fatalf("status = %+v", status)
	}
}

func TestAnotherProjectGetsNothing(t *testing.T) {
	a := newApp(t)
	write := Files(a).writeImported("import:x")
	if err := a.create(filepath.Join(t.TempDir(), "other.manicule")); err != nil {
		t.Fatal(err)
	}
	if _, err := write([]store.Incoming{{Name: "x", Draft: transcript.Draft{Title: "x", Text: "x"}}}); !fault.Is(err, fault.Conflict) {
		t.Fatalf("err = %v", err)
	}
}

// TestAGroupThatFailsIsWrittenOneByOne: a transcript that can't be written keeps no other out.
func TestAGroupThatFailsIsWrittenOneByOne(t *testing.T) {
	told := map[int]string{}
	bring := bringing{
		people:  newPeople(),
		prepare: func(_ context.Context, i int) prepared { return prepared{imported: imported{file: fmt.Sprint(i)}} },
		write: func(files []store.Incoming) ([]string, error) {
			if slices.ContainsFunc(files, func(f store.Incoming) bool { return f.Name == "3" }) {
				return nil, fault.New(fault.Refused, "No three.")
			}
			return each(files, func(f store.Incoming) string { return "id " + f.Name }), nil
		},
		tell: func(i int, result imported) { told[i] = fmt.Sprint(result.id, result.err) },
	}
	bring.run(context.Background(), 6)
	want := map[int]string{0: "id 0<nil>", 1: "id 1<nil>", 2: "id 2<nil>", 3: "No three.", 4: "id 4<nil>", 5: "id 5<nil>"}
	if !reflect.DeepEqual(told, want) {
		t.Fatalf("told %v", told)
	}
}

func TestSaveOriginal(t *testing.T) {
	a := newApp(t)
	report, err := Files(a).ImportSample()
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "saved.txt")
	a.window = savingWindow{path: path}
	if got, err := Files(a).SaveOriginal(report.Files[0].ID); err != nil || got != path {
		t.Fatal(got, err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != string(sample.Bytes) {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	if _, err := Files(a).SaveOriginal("nobody"); !fault.Is(err, fault.NotFound) {
		t.Fatal(err)
	}
}

// savingWindow is a window whose dialogs are answered with a path.
type savingWindow struct {
	stillWindow
	path string
}

func (w savingWindow) SaveFile(_, _ string) (string, error) { return w.path, nil }

// BenchmarkImportMany is 1,000 files of 2,000 words, from the drop to the last one written.
func BenchmarkImportMany(b *testing.B) {
	dir := manyFiles(b, 1000, 50)
	for b.Loop() {
		b.StopTimer()
		a := benchApp(b)
		a.Drop([]string{dir})
		b.StartTimer()
		if report := importDropped(b, a, ImportRequest{}); len(report.Change.Transcripts) != 1000 {
			b.Fatal(report.Files[0])
		}
		b.StopTimer()
		a.Close()
		b.StartTimer()
	}
}

// BenchmarkCancelImport is from the wish to the end, in the middle of many files.
func BenchmarkCancelImport(b *testing.B) {
	dir := manyFiles(b, 200, 50)
	for b.Loop() {
		b.StopTimer()
		a := benchApp(b)
		prepareDropped(b, a, dir)
		done := make(chan struct{})
		go func() {
			defer close(done)
			Files(a).CommitImport(ImportRequest{})
		}()
		for Files(a).ImportStatus(0).Done < 50 {
			time.Sleep(time.Millisecond)
		}
		b.StartTimer()
		Files(a).CancelImport()
		<-done
		b.StopTimer()
		a.Close()
		b.StartTimer()
	}
}

func benchApp(b *testing.B) App {
	b.Helper()
	dir := b.TempDir()
	for _, name := range []string{"XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		b.Setenv(name, filepath.Join(dir, name))
	}
	return Open(stillWindow{}, "")
}
