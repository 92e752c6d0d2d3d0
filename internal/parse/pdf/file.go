package pdf

import (
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"

	"manicule/internal/parse/pdf/layout"
)

// file is an open PDF file.
type file struct {
	pdfium.Pdfium
	data     []byte
	until    time.Time
	timer    *time.Timer
	late     atomic.Bool // the time is up
	document references.FPDF_DOCUMENT
	letters  int      // read so far
	words    int      // read so far
	unknown  int      // words whose letters the file doesn't tell
	sideways []string // words that run in another direction than their page
	pictures []int    // the numbers of pages without text, from 1
	damaged  []int    // the numbers of pages that can't be read
}

// open opens a file, which must be closed. When its time is up, whatever is done with it
// ends with an error.
func open(data []byte, limit time.Duration) (*file, error) {
	f := &file{data: data, until: time.Now().Add(limit)}
	if err := f.start(); err != nil {
		return nil, err
	}
	return f, nil
}

// start opens the file in an instance of PDFium that nothing else was done with.
func (f *file) start() error {
	pool, err := instances()
	if err != nil {
		return err
	}
	instance, err := pool.GetInstance(maxTime)
	if err != nil {
		return fmt.Errorf("%w: %w", errEngine, err)
	}
	f.Pdfium = instance
	f.timer = time.AfterFunc(time.Until(f.until), func() {
		f.late.Store(true)
		_ = instance.Kill() // what it was doing returns an error
	})
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &f.data})
	if err != nil {
		f.close()
		return f.failure(err)
	}
	f.document = opened.Document
	return nil
}

func (f *file) close() {
	f.timer.Stop()
	_ = f.Close() // it was only read
}

// failure is err, or that the time is up, if that is what led to it.
func (f *file) failure(err error) error {
	if f.late.Load() {
		return fmt.Errorf("%w: %w", errTooSlow, err)
	}
	return err
}

// pages reads all pages. One that can't be read is left empty; it is an error if none can.
func (f *file) pages() ([]layout.Page, error) {
	counted, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
	if err != nil {
		return nil, f.failure(err)
	}
	count := counted.PageCount
	if count > maxPages {
		return nil, errTooLong
	}
	pages := make([]layout.Page, count)
	full := false
	for i := range count {
		if pages[i], err = f.page(i); err != nil {
			if err = f.skip(i, err); err != nil {
				return nil, f.failure(err)
			}
		}
		full = full || len(pages[i].Runs) > 0
	}
	switch {
	case len(f.damaged) == count:
		return nil, errors.New("read any page")
	case !full && len(f.pictures) > 0:
		return nil, errPictures
	}
	return pages, nil
}

// skip goes on after a page that can't be read. PDFium may be left in any state by one, so
// the file is opened anew.
func (f *file) skip(index int, err error) error {
	const most = 5 // damaged pages in a file that is worth reading
	f.damaged = append(f.damaged, index+1)
	switch {
	case f.late.Load(), errors.Is(err, errTooLong), len(f.damaged) > most && !errors.Is(err, errPage):
		return err
	case errors.Is(err, errPage):
		return nil
	}
	f.close()
	return f.start()
}

// warnings says what of the pages is missing.
func (f *file) warnings() []string {
	var all []string
	if len(f.pictures) > 0 {
		all = append(all, "Some pages are pictures without text, and are missing: "+listed(f.pictures)+".")
	}
	if len(f.damaged) > 0 {
		all = append(all, "Some pages are damaged, and are missing: "+listed(f.damaged)+".")
	}
	if len(f.sideways) > 0 {
		all = append(all, "Text that runs across the page was left out: “"+strings.Join(f.sideways, " ")+"”.")
	}
	if 20*f.unknown > f.words {
		all = append(all, "The file does not say which letters some of its signs are, so words may be wrong.")
	}
	return all
}

// listed is page numbers as people write them: "3, 5–8".
func listed(numbers []int) string {
	const most = 12
	var parts []string
	for i := 0; i < len(numbers); {
		end := i
		for end+1 < len(numbers) && numbers[end+1] == numbers[end]+1 {
			end++
		}
		part := fmt.Sprint(numbers[i])
		if end > i {
			part = fmt.Sprintf("%d–%d", numbers[i], numbers[end])
		}
		if parts = append(parts, part); len(parts) == most && end+1 < len(numbers) {
			return strings.Join(parts, ", ") + ", …"
		}
		i = end + 1
	}
	return strings.Join(parts, ", ")
}

// metadata is a value of the file's own data; empty if it has none.
func (f *file) metadata(tag string) string {
	found, err := f.FPDF_GetMetaText(&requests.FPDF_GetMetaText{Document: f.document, Tag: tag})
	if err != nil {
		return ""
	}
	return found.Value
}
