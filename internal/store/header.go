package store

import (
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"manicule/internal/fault"
)

// header is the part of a SQLite file that says what it is.
const (
	headerMagic         = "SQLite format 3\x00"
	headerSize          = 100
	headerPageSize      = 16
	headerChanges       = 24
	headerPages         = 28 // how many pages the file has
	headerFree          = 32 // the first free page, and how many there are
	headerFormat        = 44 // of the schema
	headerEncoding      = 56
	headerUserVersion   = 60
	headerApplicationID = 68
	headerValidFor      = 92 // for which number of changes the number of pages holds
)

// probe looks at the file before SQLite does, so that what is not ours is left untouched
// to the last byte.
func probe(path string) error {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return fault.New(fault.NotFound, "There is no project at %s.", path)
	case err != nil:
		return fault.New(fault.Storage, "%s could not be opened: %s.", name, reason(err)).WithCause(err)
	case !info.Mode().IsRegular():
		return fault.New(fault.Refused, "%s is not a file.", name).WithHint("Choose a file that ends in %s.", Extension)
	}
	head, err := readHeader(path)
	if err != nil {
		return fault.New(fault.Storage, "%s could not be read: %s.", name, reason(err)).WithCause(err)
	}
	version := int(binary.BigEndian.Uint32(head[headerUserVersion:]))
	magic := string(head[:len(headerMagic)]) == headerMagic
	ours := binary.BigEndian.Uint32(head[headerApplicationID:]) == applicationID
	switch {
	case blank(head), ours && !magic, ours && !sane(head):
		return fault.New(fault.Damaged, "%s is damaged where it begins.", name).
			WithHint("It was left as it is. Repair it, or restore a backup.")
	case !ours:
		return fault.New(fault.Refused, "%s is not a Manicule project.", name).WithHint("It was left as it is.")
	case version > LatestSchema():
		return tooNew(name)
	}
	return nil
}

// readHeader reads the beginning of a file; what is not there is zero.
func readHeader(path string) (head []byte, err error) {
	f, err := os.Open(path) // closed before SQLite takes its locks
	if err != nil {
		return nil, err
	}
	defer f.Close()
	head = make([]byte, headerSize)
	_, err = io.ReadFull(f, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head, err
}

// blank reports whether there is nothing but zeros: what a disk or a copier that failed leaves.
func blank(head []byte) bool { return strings.Trim(string(head), "\x00") == "" }

func tooNew(name string) error {
	return fault.New(fault.Refused, "%s was saved by a newer Manicule.", name).WithHint("It was left as it is. Update Manicule to open it.")
}

// pageSize is that of every project.
const pageSize = 4096

// fixed is what a header says from the size of the pages on, the same in every project:
// that size, how journals are kept, no space left at a page's end, and how a page is filled.
var fixed = []byte{pageSize >> 8, 0, 2, 2, 0, 64, 32, 32}

// sane reports whether a header says what that of a project says.
func sane(head []byte) bool {
	got := append([]byte{}, head[headerPageSize:headerPageSize+len(fixed)]...)
	if got[2] == 1 && got[3] == 1 { // the other way to keep a journal
		got[2], got[3] = 2, 2
	}
	return string(got) == string(fixed) &&
		binary.BigEndian.Uint32(head[headerFormat:]) == 4 && binary.BigEndian.Uint32(head[headerEncoding:]) == 1
}

// mendHeader writes into a copy's header what is the same in every project, how long the
// file is now, and that no page is free: none of them is asked for again.
func (s *scratch) mendHeader() error {
	head, err := readHeader(s.path)
	if err != nil {
		return noScratch(s.path, err)
	}
	info, err := os.Stat(s.path)
	if err != nil {
		return noScratch(s.path, err)
	}
	pages := (info.Size() + pageSize - 1) / pageSize
	if err := os.Truncate(s.path, pages*pageSize); err != nil { // the last page may be cut
		return noScratch(s.path, err)
	}
	copy(head, headerMagic)
	copy(head[headerPageSize:], fixed)
	binary.BigEndian.PutUint32(head[headerPages:], uint32(pages))
	clear(head[headerFree : headerFree+8])
	for at, value := range map[int]uint32{headerFormat: 4, headerEncoding: 1, headerApplicationID: applicationID} {
		binary.BigEndian.PutUint32(head[at:], value)
	}
	copy(head[headerValidFor:headerValidFor+4], head[headerChanges:headerChanges+4])
	return s.writeAt(0, head)
}

func (s *scratch) writeAt(at int, data []byte) error {
	f, err := os.OpenFile(s.path, os.O_WRONLY, 0)
	if err != nil {
		return noScratch(s.path, err)
	}
	_, err = f.WriteAt(data, int64(at))
	if err := errors.Join(err, f.Close()); err != nil {
		return noScratch(s.path, err)
	}
	return nil
}
