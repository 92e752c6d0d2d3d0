package app

import (
	"context"
	"slices"
	"sync"
	"time"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse"
	"manicule/internal/recognise"
	"manicule/internal/sample"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

const transcriptFiles = "*.txt;*.text;*.md;*.markdown;*.docx;*.docm;*.odt;*.fodt;*.rtf;*.epub;*.pdf;*.html;*.htm;*.vtt;*.srt;*.json;*.xml;*.csv;*.tsv"

// PrepareImport asks for files and reads them for the person to look at.
func (f Files) PrepareImport() (ImportStatus, error) {
	paths, err := f.window.OpenFiles("Import transcripts", "Transcripts", transcriptFiles)
	if err != nil {
		return ImportStatus{Files: []ImportFile{}}, err
	}
	return f.prepare(paths)
}

// PrepareFolder asks for a folder and reads the files in it for the person to look at.
func (f Files) PrepareFolder() (ImportStatus, error) {
	path, err := f.window.OpenFolder("Import a folder of transcripts")
	if err != nil || path == "" {
		return ImportStatus{Files: []ImportFile{}}, err
	}
	return f.prepare([]string{path})
}

// PrepareDropped reads the files of the last drop on the window for the person to look at.
// The page never names a path.
func (f Files) PrepareDropped() (ImportStatus, error) {
	f.mu.Lock()
	paths := f.dropped
	f.dropped = nil
	f.mu.Unlock()
	return f.prepare(paths)
}

// prepare begins a batch of the files at these paths, in the place of one that was not imported.
func (f Files) prepare(paths []string) (ImportStatus, error) {
	if len(paths) == 0 {
		return ImportStatus{Files: []ImportFile{}}, nil
	}
	b := newBatch(func(sum string) (string, error) {
		return read(f.session, func(st *store.Store) (string, error) { return st.ImportedFrom(sum) })
	}, sync.OnceValues(f.people))
	if err := f.swapBatch(b); err != nil {
		return ImportStatus{Files: []ImportFile{}}, err
	}
	b.begin(func() []incoming { return filesAt(paths) })
	return b.status(0), nil
}

// people are the persons who speak in the project.
func (f Files) people() (*people, error) { return read(f.session, peopleOf) }

// swapBatch puts a batch in the place of the one before, which is let go of unless it is
// being imported.
func (f Files) swapBatch(b *batch) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.batch != nil {
		if f.batch.isImporting() {
			return fault.New(fault.Conflict, "An import is running.").WithHint("Wait for it, or cancel it.")
		}
		go f.batch.close()
	}
	f.batch = b
	return nil
}

func (s *session) theBatch() (*batch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.batch == nil {
		return nil, fault.New(fault.NotFound, "There is nothing to import.").WithHint("Choose the files again.")
	}
	return s.batch, nil
}

// ImportStatus says how far the import is, and which files have changed since a revision.
func (f Files) ImportStatus(since int) ImportStatus {
	b, err := f.theBatch()
	if err != nil {
		return ImportStatus{Files: []ImportFile{}}
	}
	return b.status(since)
}

// RetryImport reads the files once more that could not be read.
func (f Files) RetryImport() error {
	b, err := f.theBatch()
	if err != nil {
		return err
	}
	b.retry()
	return nil
}

// CancelImport stops the reading or the importing at once. What is imported stays, and is
// one step to undo; a batch that was only being looked at is let go of.
func (f Files) CancelImport() {
	b, err := f.theBatch()
	if err != nil {
		return
	}
	b.stop()
	if !b.isImporting() {
		f.swapBatch(nil)
	}
}

// CommitImport imports the files of the batch, each wholly or not at all, in one step of the history.
func (f Files) CommitImport(request ImportRequest) (ImportReport, error) {
	b, err := f.theBatch()
	if err != nil {
		return ImportReport{Files: []ImportedFile{}}, err
	}
	if !b.beginImport() {
		return ImportReport{Files: []ImportedFile{}}, fault.New(fault.Conflict, "An import is running.").WithHint("Wait for it, or cancel it.")
	}
	defer func() {
		f.mu.Lock()
		f.batch = nil
		f.mu.Unlock()
		b.close()
	}()
	return f.commit(b, request)
}

// commit brings the files of a batch in. Other writes wait, so that it is one step.
func (f Files) commit(b *batch, request ImportRequest) (ImportReport, error) {
	f.steps.Lock()
	defer f.steps.Unlock()
	known, err := f.people()
	if err != nil {
		return ImportReport{Files: []ImportedFile{}}, err
	}
	queue := b.chosen(request)
	bring := bringing{
		people:  known,
		prepare: func(ctx context.Context, i int) prepared { return b.prepare(ctx, queue[i], request) },
		write:   f.writeImported("import:" + b.id),
		tell:    func(i int, result imported) { b.settle(queue[i], result) },
	}
	results := bring.run(b.ctx, len(queue))
	report := ImportReport{Files: each(results, viewImported), Canceled: b.ctx.Err() != nil}
	change, err := f.changeOfImport(results)
	report.Change = change
	return report, err
}

// writeImported writes into the project that is open now, and into no other.
func (f Files) writeImported(key string) func([]store.Incoming) ([]string, error) {
	f.mu.Lock()
	home := f.store
	f.mu.Unlock()
	return func(files []store.Incoming) ([]string, error) {
		return read(f.session, func(st *store.Store) ([]string, error) {
			if st != home {
				return nil, fault.New(fault.Conflict, "Another project was opened meanwhile.").WithHint("Import the rest anew.")
			}
			return st.ImportAll(files, key)
		})
	}
}

// changeOfImport is the change that brought the transcripts of these files; nil for none.
func (f Files) changeOfImport(results []imported) (*Change, error) {
	ids := []string{}
	for _, result := range results {
		if result.id != "" {
			ids = append(ids, result.id)
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	change, err := read(f.session, func(st *store.Store) (Change, error) {
		change, err := st.Imported(ids)
		if err != nil {
			return Change{}, err
		}
		return f.viewChange(st, change)
	})
	return &change, err
}

// ImportSample imports the built-in sample interview, as it is.
func (f Files) ImportSample() (ImportReport, error) {
	b := newBatch(func(string) (string, error) { return "", nil }, f.people)
	if err := f.swapBatch(b); err != nil {
		return ImportReport{Files: []ImportedFile{}}, err
	}
	b.begin(func() []incoming {
		return []incoming{{name: sample.Name, bytes: int64(len(sample.Bytes)), read: func() ([]byte, error) { return sample.Bytes, nil }}}
	})
	b.idle.Wait()
	return f.CommitImport(ImportRequest{})
}

// beginImport stops the looking and begins the importing; false if that has begun already.
func (b *batch) beginImport() bool {
	if !b.enter(importing, 0) {
		return false
	}
	b.idle.Wait() // folders are walked to their end
	return true
}

func (b *batch) isImporting() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.phase == importing
}

// chosen are the files to import: all that can be read and are not left out.
func (b *batch) chosen(request ImportRequest) []*candidate {
	b.mu.Lock()
	defer b.mu.Unlock()
	chosen := []*candidate{}
	for _, c := range b.files {
		if c.state != fileLeftOut && !slices.Contains(request.LeaveOut, c.key) {
			chosen = append(chosen, c)
		}
	}
	b.done, b.of, b.since = 0, len(chosen), time.Now()
	return chosen
}

// prepare makes a file ready to be written.
func (b *batch) prepare(ctx context.Context, c *candidate, request ImportRequest) prepared {
	choices := request.choicesFor(c.key)
	p := prepared{imported: imported{file: c.name, err: c.err}, choices: choices}
	var l *loaded
	if p.err == nil {
		l, p.err = b.whole(ctx, c, choices.Encoding)
	}
	if p.err == nil {
		p.again, p.err = b.known(l.sum)
	}
	if p.err != nil {
		return p
	}
	if !slices.Contains(request.Again, c.key) {
		p.left, p.sum = againAs(p.again, ""), l.sum
	}
	if p.left != "" {
		return p
	}
	p.data = l.data
	p.draft, p.err = aside(ctx, c.name, func() (transcript.Draft, error) { return choices.draft(c.name, l.document) })
	return p
}

func (r ImportRequest) choicesFor(key string) ImportChoices {
	if own, ok := r.Own[key]; ok {
		return own
	}
	return r.Common
}

// draft is what a document becomes by the choices. A pattern that was chosen for another file
// and finds nobody here gives way to the best.
func (c ImportChoices) draft(name string, d document.Document) (transcript.Draft, error) {
	c.Choices.Marks = c.Marks
	draft, err := parse.Draft(name, d, c.Choices)
	if c.Pattern != recognise.Best && c.Pattern != recognise.Nobody && len(draft.Turns) == 0 {
		c.Pattern = recognise.Best
		draft, err = parse.Draft(name, d, c.Choices)
	}
	return draft, err
}

// settle notes what became of a file, and lets go of what is kept of it.
func (b *batch) settle(c *candidate, result imported) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.forget(c)
	b.done++
	switch {
	case result.err != nil:
		c.err = result.err
		b.set(c, fileFailed, fault.From(result.err).Error())
	case result.left != "":
		b.set(c, fileLeftOut, result.left)
	default:
		b.set(c, fileDone, "")
	}
}
