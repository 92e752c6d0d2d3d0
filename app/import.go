package app

import (
	"context"
	"iter"
	"maps"
	"slices"
	"time"

	"manicule/internal/fault"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// imported is what became of one file.
type imported struct {
	file  string
	id    string
	draft transcript.Draft // once it is settled, without its words
	words int
	again string // the title of a transcript read from the same bytes before
	left  string // why it was left out; empty if it was not
	err   error
}

// prepared is a file that was read and is to be written into the project.
type prepared struct {
	imported
	number  int // among those to import
	choices ImportChoices
	data    []byte
	sum     string // of data; empty where files of the same bytes are all wanted
}

// bringing is one import: files are read side by side and written in their order, a few in
// one write, each wholly or not at all.
type bringing struct {
	people  *people // who are known so far
	prepare func(ctx context.Context, i int) prepared
	write   func([]store.Incoming) ([]string, error)
	tell    func(i int, result imported) // called once for each file whose fate is settled

	group   []prepared
	bytes   int               // in the group
	since   time.Time         // the group was written last
	seen    map[string]string // the first file of each sum
	results map[int]imported
}

// A group is written when it has so many files or bytes, or has waited so long.
const (
	groupFiles = 24
	groupBytes = 4 << 20
	groupWaits = 250 * time.Millisecond
)

// run brings in so many files, and returns what became of them in their order. It stops when
// ctx is done: what is written stays, and the others are not among the results.
func (b *bringing) run(ctx context.Context, files int) []imported {
	b.since, b.seen, b.results = time.Now(), map[string]string{}, map[int]imported{}
	for i, p := range sideBySide(ctx, files, func(i int) prepared { return b.prepare(ctx, i) }) {
		if ctx.Err() != nil {
			break
		}
		p.number = i
		b.leaveTwin(&p)
		if p.err != nil || p.left != "" {
			b.settle(p)
		} else {
			b.people.give(&p.draft, p.choices)
			b.group, b.bytes = append(b.group, p), b.bytes+len(p.data)
		}
		if len(b.group) >= groupFiles || b.bytes >= groupBytes || time.Since(b.since) > groupWaits {
			b.flush()
		}
	}
	if ctx.Err() == nil {
		b.flush()
	}
	ordered := make([]imported, 0, len(b.results))
	for _, i := range slices.Sorted(maps.Keys(b.results)) {
		ordered = append(ordered, b.results[i])
	}
	return ordered
}

// leaveTwin leaves a file out that has the bytes of one before it.
func (b *bringing) leaveTwin(p *prepared) {
	if p.err != nil || p.left != "" || p.sum == "" {
		return
	}
	if first, met := b.seen[p.sum]; met {
		p.left = againAs("", first)
		return
	}
	b.seen[p.sum] = p.file
}

// settle notes what became of a file. Its words are kept no longer.
func (b *bringing) settle(p prepared) {
	p.words = transcript.CountWords(p.draft.Text)
	p.draft.Text = ""
	b.results[p.number] = p.imported
	b.tell(p.number, p.imported)
}

// flush writes the group. Where that fails each of its files is written by itself, so that
// one does not keep the others out.
func (b *bringing) flush() {
	if len(b.group) == 0 {
		return
	}
	ids, err := b.write(incomingOf(b.group))
	for i, p := range b.group {
		switch {
		case err == nil:
			p.id = ids[i]
		case len(b.group) == 1:
			p.err = err
		default:
			var own []string
			if own, p.err = b.write(incomingOf(b.group[i : i+1])); p.err == nil {
				p.id = own[0]
			}
		}
		b.settle(p)
	}
	b.group, b.bytes, b.since = nil, 0, time.Now()
}

func incomingOf(group []prepared) []store.Incoming {
	return each(group, func(p prepared) store.Incoming {
		return store.Incoming{Draft: p.draft, Name: p.file, Data: p.data}
	})
}

// sideBySide works on the numbers below n, a few at a time, and yields what comes of each in
// their order. It ends early when ctx is done.
func sideBySide[T any](ctx context.Context, n int, work func(i int) T) iter.Seq2[int, T] {
	return func(yield func(int, T) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		begun := make(chan chan T, readers-1) // one more is being waited for
		go func() {
			defer close(begun)
			for i := range n {
				result := make(chan T, 1)
				select {
				case begun <- result:
					go func() { result <- work(i) }()
				case <-ctx.Done():
					return
				}
			}
		}()
		i := 0
		for result := range begun {
			if !yield(i, <-result) {
				return
			}
			i++
		}
	}
}

// gaps counts the questions left unanswered.
func gaps(d transcript.Draft) int {
	return len(transcript.Gaps(each(d.Turns, func(turn transcript.DraftTurn) transcript.Role { return d.Speakers[turn.Speaker].Role })))
}

// warnings are what the person should know of a file that was imported.
func (i imported) warnings() []string {
	warnings := append([]string{}, i.draft.Warnings...)
	if i.again != "" {
		warnings = append(warnings, "The same file is already in the project as “"+i.again+"”.")
	}
	return warnings
}

func viewImported(i imported) ImportedFile {
	v := ImportedFile{File: i.file, Warnings: []string{}}
	switch {
	case i.err != nil:
		v.Error = fault.From(i.err).Error()
	case i.left != "":
		v.Left = i.left
	default:
		v.ID, v.Title, v.Words, v.Turns = i.id, i.draft.Title, i.words, len(i.draft.Turns)
		v.Gaps, v.Highlights, v.Warnings = gaps(i.draft), len(i.draft.Highlights), i.warnings()
	}
	return v
}
