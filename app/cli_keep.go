package app

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// undoCommand and redoCommand walk the history.
type undoCommand struct {
	projectFlag
	jsonFlag
}

func (c *undoCommand) Run(t *terminal) error { return c.walk(t, "Undone", (*store.Store).Undo) }

type redoCommand undoCommand

func (c *redoCommand) Run(t *terminal) error {
	return (*undoCommand)(c).walk(t, "Done again", (*store.Store).Redo)
}

func (c *undoCommand) walk(t *terminal, done string, act func(*store.Store) (store.Change, error)) error {
	return c.with(func(st *store.Store) error {
		change, err := act(st)
		if err != nil {
			return err
		}
		next := map[string]any{"step": change.Label, "undo": change.History.Undo, "redo": change.History.Redo}
		return c.print(t, next, func(w io.Writer) { fmt.Fprintf(w, "%s: %s\n", done, change.Label) })
	})
}

// backupCommand saves a copy and checks it.
type backupCommand struct {
	projectFlag
	Out string `required:"" type:"path" help:"Where to save the copy; nothing may stand there."`
}

func (c *backupCommand) Run(t *terminal) error {
	if err := c.with(func(st *store.Store) error { return st.SaveCopy(c.Out) }); err != nil {
		return err
	}
	return withStore(c.Out, take, func(copied *store.Store) error {
		problems, err := copied.Check()
		if err != nil {
			return err
		}
		if len(problems) > 0 {
			return fault.New(fault.Storage, "The copy %s is not whole: %s", filepath.Base(c.Out), problems[0])
		}
		fmt.Fprintf(t.out, "Saved and checked %s.\n", c.Out)
		return nil
	})
}

// restoreCommand lists the project's automatic backups, or puts one in its place.
type restoreCommand struct {
	projectFlag
	jsonFlag
	From string `help:"The backup to restore, by its key in the list." placeholder:"KEY"`
}

func (c *restoreCommand) Run(t *terminal) error {
	lib, err := library.Open()
	if err != nil {
		return err
	}
	var id string
	var revision int64
	if err := c.with(func(st *store.Store) error {
		info, infoErr := st.Info()
		id = info.ID
		var err error
		revision, err = st.Revision()
		return errors.Join(infoErr, err)
	}); err != nil {
		return err
	}
	backups := lib.Backups(id)
	if c.From == "" {
		return c.list(t, backups)
	}
	return c.restore(t, backups, revision)
}

func (c *restoreCommand) list(t *terminal, backups *library.Backups) error {
	all, err := backups.List()
	if err != nil {
		return err
	}
	views := each(all, viewBackup)
	return c.print(t, map[string]any{"backups": views}, func(w io.Writer) {
		for _, b := range views {
			fmt.Fprintf(w, "%s\t%s\t%d transcripts\t%d highlights\t%d tags\n", b.Key, b.Taken, b.Transcripts, b.Highlights, b.Tags)
		}
		if len(views) == 0 {
			fmt.Fprintln(w, "There are no backups of this project yet.")
		}
	})
}

func (c *restoreCommand) restore(t *terminal, backups *library.Backups, revision int64) error {
	lock, err := library.Acquire(c.Project)
	if err != nil {
		return err
	}
	defer lock.Release()
	backup, newest, err := findBackup(backups, c.From)
	if err != nil {
		return err
	}
	aside, err := restore(c.Project, beforeRestoring, backup, max(newest, revision), time.Now())
	if err != nil {
		return err
	}
	return c.print(t, map[string]string{"restored": c.From, "kept": aside}, func(w io.Writer) {
		fmt.Fprintf(w, "Restored %s. The file as it was is kept as %s.\n", c.From, aside)
	})
}
