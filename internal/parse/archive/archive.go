// Package archive opens the zip archives that word processors' files and books are, within limits.
package archive

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
)

// The limits of an archive. A part is a file within it.
const (
	MaxBytes  = 100 << 20 // of the archive itself
	MaxPart   = 200 << 20 // of a part, unpacked
	MaxTotal  = 400 << 20 // of all parts that are read, unpacked
	MaxParts  = 1000
	MaxRatio  = 1000 // how many times larger than packed a part may be
	maxName   = 1000 // bytes
	smallPart = 1 << 20
)

// What may be wrong with an archive. A part that isn't there is fs.ErrNotExist.
var (
	ErrDamaged = errors.New("the archive is damaged")
	ErrUnsafe  = errors.New("the archive has a part with a forbidden name")
	ErrLarge   = errors.New("the archive unpacks to too much")
	ErrLocked  = errors.New("the archive is protected with a password")
)

// Archive is an open archive. It reads from the bytes it was opened with, and writes nothing.
type Archive struct {
	parts  map[string]*zip.File
	folded map[string]*zip.File // by their names in lower case
	unread int                  // how many bytes may still be unpacked
}

// Is reports whether data begins as an archive does.
func Is(data []byte) bool { return bytes.HasPrefix(data, []byte("PK\x03\x04")) }

// Open opens the archive that data is. The error is one of those above.
func Open(data []byte) (*Archive, error) {
	// Counted before the directory is read, as that takes memory for each part.
	if len(data) > MaxBytes || bytes.Count(data, []byte("PK\x01\x02")) > 10*MaxParts {
		return nil, ErrLarge
	}
	r, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	switch {
	case errors.Is(err, zip.ErrInsecurePath):
		return nil, ErrUnsafe
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	case len(r.File) > MaxParts:
		return nil, ErrLarge
	}
	a := &Archive{parts: map[string]*zip.File{}, folded: map[string]*zip.File{}, unread: MaxTotal}
	for _, file := range r.File {
		if err := a.add(file); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *Archive) add(file *zip.File) error {
	name := strings.ReplaceAll(file.Name, `\`, "/") // as some programs on Windows write it
	if _, twice := a.parts[name]; twice || !safe(name) || file.Mode()&fs.ModeSymlink != 0 {
		return ErrUnsafe
	}
	if file.Flags&1 != 0 {
		return ErrLocked
	}
	a.parts[name] = file
	if folded := strings.ToLower(name); a.folded[folded] == nil {
		a.folded[folded] = file
	}
	return nil
}

// safe reports whether a part's name stays inside the archive on every system.
func safe(name string) bool {
	if name == "" || len(name) > maxName || strings.HasPrefix(name, "/") || strings.ContainsRune(name, 0) {
		return false
	}
	if len(name) > 1 && name[1] == ':' {
		return false
	}
	for step := range strings.SplitSeq(name, "/") {
		if step == ".." {
			return false
		}
	}
	return true
}

// Has reports whether there is a part with the name.
func (a *Archive) Has(name string) bool { return a.find(name) != nil }

// find looks for the name as it is, and then without regard to capitals, as some programs
// spell a part otherwise than they refer to it.
func (a *Archive) find(name string) *zip.File {
	if file := a.parts[name]; file != nil {
		return file
	}
	return a.folded[strings.ToLower(name)]
}

// Read unpacks the part with the name. The error is one of those above, or fs.ErrNotExist.
func (a *Archive) Read(name string) ([]byte, error) {
	file := a.find(name)
	if file == nil {
		return nil, fmt.Errorf("part %q: %w", name, fs.ErrNotExist)
	}
	size, packed := file.UncompressedSize64, file.CompressedSize64
	if size > MaxPart || size > uint64(a.unread) || size > smallPart && size/MaxRatio > packed {
		return nil, ErrLarge
	}
	data, err := unpack(file, int(size))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	a.unread -= len(data)
	return data, nil
}

// unpack trusts the size that the directory gives no further than to see that it is kept.
func unpack(file *zip.File, size int) ([]byte, error) {
	r, err := file.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var data bytes.Buffer
	data.Grow(min(size, smallPart) + bytes.MinRead)
	if _, err := data.ReadFrom(io.LimitReader(r, int64(size)+1)); err != nil {
		return nil, err
	}
	if data.Len() != size {
		return nil, zip.ErrFormat
	}
	return data.Bytes(), nil
}
