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
	document references.FPDF_DOCUMENT
	timer    *time.Timer
	late     atomic.Bool // the time is up
	letters  int         // read so far
	sideways []string    // words that run in another direction than their page
	pictures []int       // the numbers of pages without text, from 1
	unknown  int         // words whose letters the file doesn't tell
	words    int
}

// open opens a file, which must be closed. When its time is up, whatever is done with it
// ends with an error.
func open(data []byte, limit time.Duration) (*file, error) {
	pool, err := engine()
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstance(maxTime)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errEngine, err)
	}
	f := &file{Pdfium: instance}
	f.timer = time.AfterFunc(limit, func() {
		f.late.Store(true)
		_ = instance.Kill() // what it was doing returns an error
	})
	opened, err := instance.OpenDocument(&requests.OpenDocument{File: &data})
	if err != nil {
		f.close()
		return nil, f.failure(err)
	}
	f.document = opened.Document
	return f, nil
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

// pages reads all pages, and says what the person should know of them. A page that can't be
// read is left out; it is an error if none can.
func (f *file) pages() ([]layout.Page, []string, error) {
	count, err := f.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: f.document})
	if err != nil {
		return nil, nil, f.failure(err)
	}
	if count.PageCount > maxPages {
		return nil, nil, errTooLong
	}
	var pages []layout.Page
	var damaged []int
	full := false
	for i := range count.PageCount {
		page, err := f.page(i)
		switch {
		case f.late.Load() || errors.Is(err, errTooLong):
			return nil, nil, f.failure(err)
		case err != nil:
			damaged = append(damaged, i+1)
		}
		full = full || len(page.Runs) > 0
		pages = append(pages, page)
	}
	switch {
	case len(damaged) == count.PageCount:
		return nil, nil, errors.New("read any page")
	case !full && len(f.pictures) > 0:
		return nil, nil, errPictures
	}
	return pages, f.warnings(damaged), nil
}

// warnings says what of the pages is missing.
func (f *file) warnings(damaged []int) []string {
	var all []string
	if len(f.pictures) > 0 {
		all = append(all, "Some pages are pictures without text, and are missing: "+listed(f.pictures)+".")
	}
	if len(damaged) > 0 {
		all = append(all, "Some pages are damaged, and are missing: "+listed(damaged)+".")
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
