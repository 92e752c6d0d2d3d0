package store_test

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"manicule/internal/store"
)

func (sc *script) undoing() act {
	return act{name: "undo", travel: (*history).undo, store: func(d *desk) error { return failure(d.Undo()) }}
}

func (sc *script) redoing() act {
	return act{name: "redo", travel: (*history).redo, store: func(d *desk) error { return failure(d.Redo()) }}
}

// goingTo walks to any moment of the history at once.
func (sc *script) goingTo() act {
	done := sc.rng.IntN(len(sc.past) + len(sc.future) + 1)
	return act{
		name:   fmt.Sprint("go to step ", done),
		travel: func(h *history) error { return h.goTo(done) },
		store: func(d *desk) error {
			steps, err := d.Steps()
			if err != nil || len(steps) < done {
				return errors.Join(err, fmt.Errorf("there are %d steps only", len(steps)))
			}
			if done == 0 {
				return failure(d.GoTo(0))
			}
			return failure(d.GoTo(steps[len(steps)-done].ID))
		},
	}
}

// clearingHistory does so seldom, that there may be a long one.
func (sc *script) clearingHistory() act {
	if sc.rng.IntN(30) > 0 {
		return sc.rename()
	}
	return act{
		name:   "clear the history",
		travel: func(h *history) error { h.past, h.future = nil, nil; return nil },
		store:  func(d *desk) error { return d.ClearHistory() },
	}
}

// bringingBack takes out of the trash what the last step has thrown there.
func (sc *script) bringingBack() act {
	last := len(sc.past) - 1
	if last < 0 || !sc.past[last].throws {
		return sc.undoing()
	}
	before := sc.past[last].other
	return act{
		name:  "bring back",
		model: func(p *picture) error { *p = before.clone(); return nil },
		store: func(d *desk) error {
			trash, err := d.Trash()
			if err != nil || len(trash) == 0 {
				return errors.Join(err, nothing("trash"))
			}
			latest := slices.MaxFunc(trash, func(a, b store.Trashed) int { return cmp.Compare(a.ID, b.ID) })
			return failure(d.BringBack(latest.ID))
		},
	}
}
