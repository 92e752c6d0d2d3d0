package app

import (
	"fmt"
	"io"
	"path/filepath"
	"time"

	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// checkCommand looks a project over, also one that is damaged.
type checkCommand struct {
	projectFlag
	jsonFlag
}

func (c *checkCommand) Run(t *terminal) error {
	var problems, mended []string
	err := c.with(func(st *store.Store) (err error) {
		if mended, err = st.MendIndex(); err != nil {
			return err
		}
		problems, err = st.Check()
		return err
	})
	if fault.Is(err, fault.Damaged) {
		return c.examine(t, fault.From(err))
	}
	if err != nil {
		return err
	}
	return c.tell(t, problems, mended, nil)
}

// examine tells what is wrong with a project that can't be opened, and what a repair would give.
func (c *checkCommand) examine(t *terminal, damage *fault.Error) error {
	problems, err := store.Diagnose(c.Project)
	if err != nil {
		return err
	}
	given, err := survey(c.Project)
	if err != nil {
		return err
	}
	return c.tell(t, append([]string{damage.Message}, problems...), nil, given)
}

// tell prints what is wrong, what was wrong with the search index, which has been made anew, and
// what a repair would give.
func (c *checkCommand) tell(t *terminal, problems, mended []string, given *Repair) error {
	report := map[string]any{"ok": len(problems) == 0, "problems": problems}
	if len(mended) > 0 {
		report["mended"] = mended
	}
	if given != nil {
		report["repair"] = given
	}
	if err := c.print(t, report, func(w io.Writer) {
		for _, problem := range mended {
			fmt.Fprintln(w, problem)
		}
		if len(mended) > 0 {
			fmt.Fprintln(w, "It has been made anew.")
		}
		for _, problem := range problems {
			fmt.Fprintln(w, problem)
		}
		if len(problems) == 0 {
			fmt.Fprintf(w, "%s is whole.\n", filepath.Base(c.Project))
		}
		if given != nil {
			fmt.Fprintf(w, "\nmanicule repair would give: %s\n", tellRepair(*given))
		}
	}); err != nil || len(problems) == 0 {
		return err
	}
	return errPartly
}

// repairCommand repairs a damaged project.
type repairCommand struct {
	projectFlag
	jsonFlag
}

func (c *repairCommand) Run(t *terminal) error {
	newest, err := newestOf(c.Project)
	if err != nil {
		return err
	}
	lock, err := library.Acquire(c.Project)
	if err != nil {
		return err
	}
	defer lock.Release()
	made, aside, err := repair(c.Project, newest, time.Now())
	if err != nil {
		return err
	}
	view := viewRepair(made)
	return c.print(t, map[string]any{"repaired": view, "kept": aside}, func(w io.Writer) {
		fmt.Fprintf(w, "Repaired: %s\n", tellRepair(view))
		for _, loss := range view.Losses {
			fmt.Fprintln(w, loss)
		}
		fmt.Fprintf(w, "The file as it was is kept as %s.\n", aside)
	})
}

// newestOf is the revision that a repaired project must count on from.
func newestOf(path string) (int64, error) {
	lib, err := library.Open()
	if err != nil {
		return 0, err
	}
	recent, _ := lib.FindRecent(path)
	all, err := backupsOf(lib, recent)
	if err != nil || len(all) == 0 {
		return recent.Revision, err
	}
	return max(recent.Revision, all[0].Revision), nil
}
