package app

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"manicule/internal/coding"
	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/text"
	"manicule/internal/transcript"
)

// importCommand imports files, each wholly or not at all.
type importCommand struct {
	projectFlag
	jsonFlag
	Files []string `arg:"" help:"Transcripts to import, or folders of them." type:"path"`
}

type jsonImported struct {
	File       string        `json:"file"`
	ID         string        `json:"id"`
	Title      string        `json:"title"`
	Words      int           `json:"words"`
	Speakers   []jsonSpeaker `json:"speakers"`
	Turns      int           `json:"turns"`
	Gaps       int           `json:"gaps"`
	Highlights int           `json:"highlights"`
	Warnings   []string      `json:"warnings"`
	Error      *string       `json:"error"`
}

func (c *importCommand) Run(t *terminal) error {
	failed := 0
	err := c.withNew(func(st *store.Store) error {
		done, err := c.bringIn(st)
		if err != nil {
			return err
		}
		files := each(done, shapeImported)
		for _, f := range files {
			if f.Error != nil {
				failed++
				fmt.Fprintf(os.Stderr, "manicule: %s\n", *f.Error)
			}
		}
		return c.print(t, map[string]any{"files": files}, func(w io.Writer) {
			for _, f := range files {
				printImported(w, f)
			}
		})
	})
	if err == nil && failed > 0 {
		return errPartly
	}
	return err
}

// bringIn imports the files as they are recognised. What a folder's names say is no
// transcript is passed over.
func (c *importCommand) bringIn(st *store.Store) ([]imported, error) {
	known, err := peopleOf(st)
	if err != nil {
		return nil, err
	}
	files := slices.DeleteFunc(filesAt(c.Files), func(f incoming) bool { return f.kind != "" })
	from, key := newLoader(), "import:"+store.NewID()
	defer from.close()
	bring := bringing{
		people:  known,
		prepare: func(ctx context.Context, i int) prepared { return prepareAsIs(ctx, from, files[i], st) },
		write:   func(group []store.Incoming) ([]string, error) { return st.ImportAll(group, key) },
		tell:    func(int, imported) {},
	}
	return bring.run(context.Background(), len(files)), nil
}

func prepareAsIs(ctx context.Context, from *loader, file incoming, st *store.Store) prepared {
	p := prepared{imported: imported{file: file.name}}
	l, err := from.load(ctx, file, "")
	if err == nil {
		p.data = l.data
		p.draft, err = ImportChoices{}.draft(file.name, l.document)
	}
	if err == nil {
		p.again, err = st.ImportedFrom(l.sum)
	}
	p.err = err
	return p
}

func shapeImported(i imported) jsonImported {
	shown := jsonImported{File: i.file, Speakers: []jsonSpeaker{}, Warnings: []string{}}
	if i.err != nil {
		sentence := tell(i.err)
		shown.Error = &sentence
		return shown
	}
	shown.ID, shown.Title, shown.Words = i.id, i.draft.Title, i.words
	shown.Turns, shown.Gaps, shown.Highlights, shown.Warnings = len(i.draft.Turns), gaps(i.draft), len(i.draft.Highlights), i.warnings()
	shown.Speakers = countTurns(i.draft.Turns, func(turn transcript.DraftTurn) jsonSpeaker {
		sp := i.draft.Speakers[turn.Speaker]
		return jsonSpeaker{Name: sp.Name, Role: string(sp.Role)}
	})
	return shown
}

func printImported(w io.Writer, f jsonImported) {
	if f.Error != nil {
		return // told on standard error
	}
	fmt.Fprintf(w, "%s: “%s”, %d words, %d turns, %d unanswered, %d highlights\n", f.File, f.Title, f.Words, f.Turns, f.Gaps, f.Highlights)
	for _, warning := range f.Warnings {
		fmt.Fprintf(w, "  %s\n", warning)
	}
}

// quoteFlags name a place in a transcript by what it says there.
type quoteFlags struct {
	Transcript string `required:"" help:"Its id, or its title if only one has it."`
	Quote      string `required:"" help:"The words, as they stand in the transcript."`
	Nth        int    `default:"1" help:"Which of the places that say them."`
}

func (q quoteFlags) find(st *store.Store) (transcriptID string, span text.Span, err error) {
	if transcriptID, err = findTranscript(st, q.Transcript); err != nil {
		return "", text.Span{}, err
	}
	span, err = st.FindQuote(transcriptID, q.Quote, q.Nth)
	return transcriptID, span, err
}

// annotateCommand makes one highlight.
type annotateCommand struct {
	projectFlag
	jsonFlag
	quoteFlags
	Tag  []string `sep:"none" help:"A tag's path, made if it is not there: \"Relations > Cooperation\". May be repeated."`
	Note string   `help:"A note."`
}

func (c *annotateCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		id, span, err := c.find(st)
		if err != nil {
			return err
		}
		tagIDs, newTags, err := tagsAt(st, c.Tag)
		if err != nil {
			return err
		}
		h := coding.Highlight{ID: store.NewID(), TranscriptID: id, Span: span, Note: c.Note, TagIDs: tagIDs}
		change, err := st.AddHighlight(h, newTags)
		if err != nil {
			return err
		}
		made := map[string]any{"id": h.ID, "transcript": id, "start": span.Start, "end": span.End, "quote": c.Quote, "step": change.Label}
		return c.print(t, made, func(w io.Writer) { fmt.Fprintf(w, "Highlighted “%s”.\n", c.Quote) })
	})
}

// correctCommand corrects words of a transcript.
type correctCommand struct {
	projectFlag
	jsonFlag
	quoteFlags
	Words string `required:"" help:"The words to stand in the place of the quote's."`
}

func (c *correctCommand) Run(t *terminal) error {
	return c.with(func(st *store.Store) error {
		id, span, err := c.find(st)
		if err != nil {
			return err
		}
		correction := store.NewID()
		change, err := st.Correct(id, span, c.Words, correction)
		if err != nil {
			return err
		}
		done := map[string]any{"id": correction, "transcript": id, "start": span.Start, "end": span.End, "quote": c.Quote, "words": c.Words, "step": change.Label}
		return c.print(t, done, func(w io.Writer) {
			if len(change.Reread) == 0 {
				fmt.Fprintf(w, "“%s” stands there already.\n", c.Quote)
				return
			}
			fmt.Fprintf(w, "Corrected “%s” to “%s”.\n", c.Quote, c.Words)
		})
	})
}

// tagsAt finds the tags at these paths, and makes the ones missing on the way.
func tagsAt(st *store.Store, paths []string) (ids []string, made []coding.Tag, err error) {
	counted, err := st.Tags()
	if err != nil {
		return nil, nil, err
	}
	tags := plainTags(counted)
	for _, path := range paths {
		names := coding.ParsePath(path)
		if len(names) == 0 {
			return nil, nil, fault.New(fault.Invalid, "A tag needs a name.")
		}
		parent := ""
		for i := range names {
			tag, ok := coding.NewCodebook(tags).Find(names[:i+1])
			if !ok {
				tag = coding.Tag{ID: store.NewID(), ParentID: parent, Name: names[i]}
				tags, made = append(tags, tag), append(made, tag)
			}
			parent = tag.ID
		}
		ids = append(ids, parent)
	}
	return ids, made, nil
}
