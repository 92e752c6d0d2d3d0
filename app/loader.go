package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"manicule/internal/document"
	"manicule/internal/fault"
	"manicule/internal/parse"
	"manicule/internal/recognise"
	"manicule/internal/worker"
)

// readers is how many files are read at a time.
const readers = 2

// loader reads files: those of risky formats in workers.
type loader struct{ workers *worker.Pool }

func newLoader() *loader {
	engine := worker.Engine{Needs: parse.NeedsEngine, Folder: parse.EngineFolder()}
	return &loader{worker.NewPool(readers, worker.DefaultLimits, engine)}
}

func (l *loader) close() { l.workers.Close() }

// loaded is a file that was read.
type loaded struct {
	data     []byte
	sum      string // SHA-256 of data, in hexadecimal
	encoding string // that was asked for; empty: as detected
	document document.Document

	once     sync.Once
	patterns []recognise.Pattern // that find turns in it; see ways
}

// load reads a file. It returns soon after ctx is done, whatever the file is doing.
func (l *loader) load(ctx context.Context, file incoming, encoding string) (*loaded, error) {
	data, err := aside(ctx, file.name, file.read)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data)
	result := &loaded{data: data, sum: hex.EncodeToString(sum[:]), encoding: encoding}
	result.document, err = l.parse(ctx, document.File{Name: file.name, Data: data, Encoding: encoding})
	return result, err
}

func (l *loader) parse(ctx context.Context, f document.File) (document.Document, error) {
	if parse.Risky(f.Data) {
		return l.workers.Read(ctx, f)
	}
	return aside(ctx, f.Name, func() (document.Document, error) { return parse.Read(f) })
}

// size is about how much memory a file takes that was read.
func (l *loaded) size() int64 {
	const perParagraph = 300
	size := int64(len(l.data))
	for _, p := range l.document.Paragraphs {
		size += int64(len(p.Text)) + perParagraph
	}
	return size
}

// aside runs fn beside the caller, and leaves it to itself when ctx is done: a disk that
// does not answer can't be interrupted. A panic becomes an error.
func aside[T any](ctx context.Context, name string, fn func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if p := recover(); p != nil {
				o.err = fault.New(fault.Internal, "%s could not be read: reading it went wrong.", name).WithCause(fmt.Errorf("panic: %T", p))
			}
			done <- o
		}()
		o.value, o.err = fn()
	}()
	select {
	case o := <-done:
		return o.value, o.err
	case <-ctx.Done():
		var none T
		return none, fault.New(fault.Canceled, "Reading %s was stopped.", name)
	}
}
