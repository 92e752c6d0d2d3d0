package store

import (
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
)

// graft lays the schema of a new project over a copy whose own can't be read. Where the
// tables begin is the same in every file that has grown from a new one; in another the
// rows found there are of the wrong kind, and none is kept.
func (s *scratch) graft() error {
	fresh := filepath.Join(s.folder, "new"+Extension)
	if err := errors.Join(touch(fresh), found(fresh, "", nil)); err != nil {
		return noScratch(s.path, err)
	}
	file, err := os.ReadFile(fresh)
	if err != nil {
		return noScratch(s.path, err)
	}
	for _, number := range treeOf(file, 1, 0) {
		if err := s.writeAt((number-1)*pageSize, file[(number-1)*pageSize:number*pageSize]); err != nil {
			return err
		}
	}
	for _, suffix := range journalSuffixes {
		os.Remove(s.path + suffix) // their pages would come before ours
	}
	return s.mendHeader()
}

// A page of a table's tree is a branch or a leaf.
const (
	branch     = 5
	branchHead = 12 // bytes before the places of its cells
	maxDepth   = 20
)

// treeOf lists the pages of the table that begins at a page, that one first. The file must be sound.
func treeOf(file []byte, number, depth int) []int {
	page, head := file[(number-1)*pageSize:number*pageSize], 0
	if number == 1 {
		head = headerSize
	}
	pages := []int{number}
	if page[head] != branch || depth > maxDepth {
		return pages
	}
	cells := int(binary.BigEndian.Uint16(page[head+3:]))
	for i := range cells {
		at := binary.BigEndian.Uint16(page[head+branchHead+2*i:])
		pages = append(pages, treeOf(file, int(binary.BigEndian.Uint32(page[at:])), depth+1)...)
	}
	last := int(binary.BigEndian.Uint32(page[head+8:]))
	return append(pages, treeOf(file, last, depth+1)...)
}
