package app

import (
	"time"

	"manicule/internal/store"
)

// tendsAfter is how long a project that was opened is left alone: what it was opened for comes first.
const tendsAfter = 2 * time.Second

// tend does what nobody waits for in a project that was opened, a part at a time, so that whoever
// wants something waits for no more than a part.
func (s *session) tend(opened *store.Store) {
	time.Sleep(tendsAfter)
	s.tendAt(opened, opened.Now())
}

// tendAt empties the trash of what has lain there for too long by now, reads the table of excerpts, and sweeps
// out of the file what was deleted for good, where that was not finished.
func (s *session) tendAt(opened *store.Store, now time.Time) {
	for _, work := range []func() (bool, error){
		func() (bool, error) { return emptied(opened, now) },
		opened.GatherExcerpts,
		func() (bool, error) { return swept(opened) },
	} {
		for whole := false; !whole; {
			var err error
			if whole, err = s.tendTo(opened, work); err != nil {
				return // whoever needs it will be told
			}
		}
	}
}

// tendTo does a part of some work, unless another project is open by now.
func (s *session) tendTo(opened *store.Store, work func() (bool, error)) (whole bool, err error) {
	return read(s, func(now *store.Store) (bool, error) {
		if now != opened {
			return true, nil
		}
		return work()
	})
}

func emptied(st *store.Store, now time.Time) (bool, error) {
	if st.ReadOnly() {
		return true, nil
	}
	return true, st.EmptyTrash(now)
}

func swept(st *store.Store) (bool, error) {
	if st.ReadOnly() {
		return true, nil
	}
	done, err := st.Sweep()
	return done == 1, err
}

// Sweep does a part of what DeleteForGood and ClearHistory leave to be done, and returns how much is
// done by now, from 0 to 1.
func (k Keeping) Sweep() (float64, error) { return read(k.session, (*store.Store).Sweep) }
