package app

import (
	"path/filepath"
	"sync"

	"manicule/internal/fault"
	"manicule/internal/parse"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// incoming is a file to import: its own name, and how to read it.
type incoming struct {
	name string
	read func() ([]byte, error)
}

func filesAt(paths []string) []incoming {
	return each(paths, func(path string) incoming {
		return incoming{filepath.Base(path), func() ([]byte, error) { return parse.ReadFile(path) }}
	})
}

// imported is what became of one file.
type imported struct {
	file  string
	id    string
	draft transcript.Draft
	again string // the title of a transcript read from the same bytes before
	err   error
}

// importFile reads one file into the project. A file that can't be read changes nothing.
// The project is asked for only when the file has been parsed.
func importFile(file incoming, batch string, project func(func(*store.Store) error) error) imported {
	result := imported{file: file.name}
	data, err := file.read()
	if err == nil {
		result.draft, err = parse.Parse(file.name, data)
	}
	if err == nil {
		err = project(func(st *store.Store) error {
			if result.again, err = st.ImportedFrom(data); err != nil {
				return err
			}
			result.id, err = st.Import(result.draft, file.name, data, batch)
			return err
		})
	}
	result.err = err
	return result
}

// gaps counts the questions left unanswered.
func (i imported) gaps() int {
	roles := each(i.draft.Turns, func(turn transcript.DraftTurn) transcript.Role { return i.draft.Speakers[turn.Speaker].Role })
	return len(transcript.Gaps(roles))
}

// warnings are what the person should know of a file that was imported.
func (i imported) warnings() []string {
	warnings := append([]string{}, i.draft.Warnings...)
	if i.again != "" {
		warnings = append(warnings, "The same file is already in the project as “"+i.again+"”.")
	}
	return warnings
}

// importAll imports the files, each wholly or not at all, in one step of the history.
func (f Files) importAll(files []incoming) (ImportReport, error) {
	report := ImportReport{Files: []ImportedFile{}}
	if len(files) == 0 {
		return report, nil
	}
	if !f.imports.begin(len(files)) {
		return report, fault.New(fault.Conflict, "An import is running.").WithHint("Wait for it, or cancel it.")
	}
	defer f.imports.end()
	batch, ids := "import:"+store.NewID(), []string{}
	for i, file := range files {
		if !f.imports.at(i, file.name) {
			report.Canceled = true
			break
		}
		result := importFile(file, batch, func(fn func(*store.Store) error) error {
			_, err := read(f.session, func(st *store.Store) (struct{}, error) { return struct{}{}, fn(st) })
			return err
		})
		report.Files = append(report.Files, viewImported(result))
		if result.err == nil {
			ids = append(ids, result.id)
		}
	}
	if len(ids) == 0 {
		return report, nil
	}
	change, err := write(f.session, func(st *store.Store) (store.Change, error) { return st.Imported(ids) })
	report.Change = &change
	return report, err
}

func viewImported(i imported) ImportedFile {
	if i.err != nil {
		return ImportedFile{File: i.file, Warnings: []string{}, Error: fault.From(i.err).Error()}
	}
	return ImportedFile{
		File: i.file, ID: i.id, Title: i.draft.Title, Words: transcript.CountWords(i.draft.Text), Turns: len(i.draft.Turns), Gaps: i.gaps(), Warnings: i.warnings(),
	}
}

// importState is how far the running import is, for the page to ask.
type importState struct {
	mu       sync.Mutex
	now      Progress
	canceled bool
}

func (s *importState) begin(total int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.now.Total > 0 {
		return false
	}
	s.now, s.canceled = Progress{Total: total}, false
	return true
}

// at notes the file whose turn it is, unless the import was canceled.
func (s *importState) at(done int, file string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now.Done, s.now.File = done, file
	return !s.canceled
}

func (s *importState) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = Progress{}
}

func (s *importState) cancel() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.canceled = true
}

func (s *importState) progress() Progress {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}
