package app

import (
	"context"
	"slices"
	"strconv"
	"sync"
	"time"

	"manicule/internal/fault"
	"manicule/internal/parse"
	"manicule/internal/recognise"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// batch is the files that a person is about to import. They are read in the background and
// kept in memory, within bounds, until the person has looked at them.
type batch struct {
	id     string
	loader *loader
	known  func(sum string) (title string, err error) // the transcript in the project of these bytes
	people func() (*people, error)                    // who speak in the project

	ctx  context.Context // of the whole batch
	stop context.CancelFunc
	halt context.CancelFunc // stops only the reading in the background
	idle sync.WaitGroup     // until that has stopped

	mu       sync.Mutex
	files    []*candidate
	first    map[string]*candidate // the first file that was found to have bytes of this SHA-256
	wanted   *candidate            // the file the person is looking at, to be read before others
	unread   int                   // no file before this one waits to be read
	phase    phase
	done, of int       // of the phase
	since    time.Time // when the phase began
	revision int
	held     int64 // bytes of what is kept in memory
}

// phase is what is being done with a batch.
type phase string

const (
	gathering phase = "gathering" // folders are being walked
	reading   phase = "reading"
	ready     phase = "ready" // all is read: the person may look, and import
	importing phase = "importing"
)

// candidate is one file of a batch.
type candidate struct {
	incoming
	key      string
	state    fileState
	reason   string // why it failed or is left out
	err      error  // why it failed
	again    string // what has the same bytes, as a sentence; empty for nothing
	kept     *loaded
	outline  outline
	revision int // the batch's when it changed last
}

type fileState string

const (
	fileWaiting fileState = "waiting"
	fileReading fileState = "reading"
	fileRead    fileState = "read"
	fileFailed  fileState = "failed"
	fileLeftOut fileState = "left out"
	fileDone    fileState = "done"
)

// outline is what the list says of a file that was read.
type outline struct {
	title                        string
	words, turns, speakers, gaps int
	unsure                       int      // how many things the person may want to look at
	persons                      []string // the names of those who have one of their own
}

func outlineOf(d transcript.Draft) outline {
	return outline{
		title: d.Title, words: transcript.CountWords(d.Text), turns: len(d.Turns), speakers: len(d.Speakers), gaps: gaps(d),
		unsure: len(d.Unsure) + len(d.Warnings), persons: personsIn(d),
	}
}

func newBatch(known func(string) (string, error), people func() (*people, error)) *batch {
	b := &batch{id: store.NewID(), loader: newLoader(), known: known, people: people, phase: gathering, since: time.Now(), first: map[string]*candidate{}}
	b.ctx, b.stop = context.WithCancel(context.Background())
	return b
}

// begin gathers the files and reads them, in the background.
func (b *batch) begin(gather func() []incoming) {
	b.background(func(ctx context.Context) {
		files, err := aside(ctx, "the folder", func() ([]incoming, error) { return gather(), nil })
		if err != nil {
			return
		}
		b.take(files)
		b.readWaiting(ctx)
	})
}

// retry reads the files that failed once more.
func (b *batch) retry() {
	b.quiet()
	b.mu.Lock()
	for _, c := range b.files {
		if c.state == fileFailed {
			b.set(c, fileWaiting, "")
		}
	}
	b.mu.Unlock()
	b.background(b.readWaiting)
}

// background runs what reads for the person to look; quiet stops it.
func (b *batch) background(fn func(context.Context)) {
	ctx, halt := context.WithCancel(b.ctx)
	b.halt = halt
	b.idle.Go(func() {
		defer halt()
		fn(ctx)
	})
}

// quiet stops what goes on in the background and waits until it has stopped.
func (b *batch) quiet() {
	b.halt()
	b.idle.Wait()
}

// close lets go of the batch: nothing is read any more.
func (b *batch) close() {
	b.stop()
	b.idle.Wait()
	b.loader.close()
}

// take puts the files on the list.
func (b *batch) take(files []incoming) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.files = make([]*candidate, len(files))
	for i, f := range files {
		c := &candidate{incoming: f, key: strconv.Itoa(i)}
		b.files[i] = c
		if f.kind != "" {
			b.set(c, fileLeftOut, "It is "+f.kind+".")
		} else {
			b.set(c, fileWaiting, "")
		}
	}
}

// set changes a file's state. The batch is locked.
func (b *batch) set(c *candidate, state fileState, reason string) {
	b.revision++
	c.state, c.reason, c.revision = state, reason, b.revision
}

// enter begins a phase with so many files to do. Once the import has begun there is no other.
func (b *batch) enter(p phase, of int) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.phase == importing {
		return false
	}
	b.phase, b.done, b.of, b.since = p, 0, of, time.Now()
	return true
}

// count notes that one more file of the phase is done.
func (b *batch) count() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.done++
}

// readWaiting reads all files that wait. A file that takes long holds up only its own reader.
func (b *batch) readWaiting(ctx context.Context) {
	if !b.enter(reading, b.waiting()) {
		return
	}
	var all sync.WaitGroup
	for range readers {
		all.Go(func() {
			for c := b.next(ctx); c != nil; c = b.next(ctx) {
				b.look(ctx, c)
				b.count()
			}
		})
	}
	all.Wait()
	if ctx.Err() == nil {
		b.enter(ready, 0)
	}
}

// waiting counts the files that wait, from the first on.
func (b *batch) waiting() (n int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.unread = 0
	for _, c := range b.files {
		if c.state == fileWaiting {
			n++
		}
	}
	return n
}

// next takes the file to be read now: the one the person is looking at, or else the first
// that waits; nil for none.
func (b *batch) next(ctx context.Context) *candidate {
	b.mu.Lock()
	defer b.mu.Unlock()
	if ctx.Err() != nil {
		return nil
	}
	if c := b.wanted; c != nil && c.state == fileWaiting {
		b.set(c, fileReading, "")
		return c
	}
	for ; b.unread < len(b.files); b.unread++ {
		if c := b.files[b.unread]; c.state == fileWaiting {
			b.set(c, fileReading, "")
			return c
		}
	}
	return nil
}

// want has a file read before others.
func (b *batch) want(c *candidate) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.wanted = c
}

// look reads a file so far that the list can say what is in it.
func (b *batch) look(ctx context.Context, c *candidate) {
	l, err := b.loader.load(ctx, c.incoming, "")
	if err == nil {
		err = b.describe(ctx, c, l)
	}
	switch {
	case ctx.Err() != nil:
		b.mark(c, fileWaiting, "")
	case err != nil:
		b.fail(c, err)
	}
}

func (b *batch) fail(c *candidate, err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	c.err = err
	b.set(c, fileFailed, fault.From(err).Error())
}

func (b *batch) mark(c *candidate, state fileState, reason string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.set(c, state, reason)
}

// describe notes what was read from a file, and whether it is in the project already.
func (b *batch) describe(ctx context.Context, c *candidate, l *loaded) error {
	draft, err := aside(ctx, c.name, func() (transcript.Draft, error) { return parse.Draft(c.name, l.document, recognise.Choices{}) })
	if err != nil {
		return err
	}
	title, err := b.known(l.sum)
	if err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	c.outline, c.err, c.again = outlineOf(draft), nil, againAs(title, b.twin(c, l.sum))
	b.keep(c, l)
	b.set(c, fileRead, "")
	return nil
}

// againAs says what has the same bytes as a file.
func againAs(title, twin string) string {
	switch {
	case title != "":
		return "It is already in the project as “" + title + "”."
	case twin != "":
		return "It is the same file as " + twin + "."
	}
	return ""
}

// twin is the name of a file before this one that has the same bytes. The batch is locked.
func (b *batch) twin(c *candidate, sum string) string {
	first := b.first[sum]
	switch {
	case first == nil, first == c:
	case slices.Index(b.files, c) < slices.Index(b.files, first): // several are read at once
		first.again = againAs("", c.name)
		b.set(first, first.state, first.reason)
	default:
		return first.name
	}
	b.first[sum] = c
	return ""
}

// personsBeside are the names of persons in each of the other files that were read.
func (b *batch) personsBeside(c *candidate) (names [][]string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, other := range b.files {
		if other != c && other.state == fileRead && len(other.outline.persons) > 0 {
			names = append(names, other.outline.persons)
		}
	}
	return names
}

// mostKept is how many bytes of files that were read stay in memory. Others are read again
// when they are wanted.
const mostKept = 64 << 20

// keep keeps a file that was read, if there is room. The batch is locked.
func (b *batch) keep(c *candidate, l *loaded) {
	b.forget(c)
	if b.held+l.size() > mostKept {
		return
	}
	c.kept = l
	b.held += l.size()
}

func (b *batch) forget(c *candidate) {
	if c.kept != nil {
		b.held -= c.kept.size()
		c.kept = nil
	}
}

// find returns the file of that key.
func (b *batch) find(key string) (*candidate, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(b.files) {
		return b.files[i], nil
	}
	return nil, fault.New(fault.NotFound, "This file is not among those to import.")
}

// whole returns a file that was read in an encoding, from memory or else from the disk.
func (b *batch) whole(ctx context.Context, c *candidate, encoding string) (*loaded, error) {
	b.mu.Lock()
	kept := c.kept
	b.mu.Unlock()
	if kept != nil && kept.encoding == encoding {
		return kept, nil
	}
	l, err := b.loader.load(ctx, c.incoming, encoding)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.keep(c, l)
	return l, nil
}
