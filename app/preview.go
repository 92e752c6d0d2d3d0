package app

import (
	"bytes"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"manicule/internal/export"
	"manicule/internal/export/html"
	"manicule/internal/export/pdf"
	"manicule/internal/export/pseudonym"
	"manicule/internal/export/report"
	"manicule/internal/export/table"
	"manicule/internal/project"
	"manicule/internal/store"
)

// previewed is how many excerpts a preview shows at most: more than a page holds.
const previewed = 40

// mostLeaks is how many places a preview names where something is left of a name.
const mostLeaks = 50

// PreviewExport returns the beginning of what SaveExport would save, and counts the whole.
func (o Outgoing) PreviewExport(options ExportOptions) (preview ExportPreview, err error) {
	defer o.seal(&err)
	ordered, err := read(o.session, func(st *store.Store) (order, error) {
		p, err := o.exports.projectFor(st, options)
		if err != nil {
			return order{}, err
		}
		return orderFrom(st, p, options, timeBy(o.now))
	})
	if err != nil {
		return preview, err
	}
	r, err := ordered.make()
	if err != nil {
		return preview, err
	}
	preview = ExportPreview{
		Columns: []string{}, Rows: [][]string{}, Cut: r.Distinct > previewed,
		Excerpts: r.Distinct, Total: r.Total, Transcripts: len(r.Sources),
		Replaced: each(r.replaced, func(c pseudonym.Count) Replaced { return Replaced{Name: c.Name.Name, Times: c.Times} }),
		Leaks:    each(r.leaks[:min(len(r.leaks), mostLeaks)], func(l pseudonym.Leak) Leak { return Leak(l) }), MoreLeaks: max(0, len(r.leaks)-mostLeaks),
	}
	return preview, o.show(&preview, ordered.format, r.First(previewed))
}

// ExportPage returns the address of the whole report as a page, for the webview to print.
func (o Outgoing) ExportPage(options ExportOptions) (address string, err error) {
	defer o.seal(&err)
	ordered, err := o.order(options)
	if err != nil {
		return "", err
	}
	r, err := ordered.make()
	if err != nil {
		return "", err
	}
	var body bytes.Buffer
	if err := export.WriteShown(&body, ordered.format, r.Report); err != nil {
		return "", err
	}
	return previewPath + strconv.Itoa(o.exports.keepPage(body.Bytes())), nil
}

// EndPreview lets go of what previews have kept.
func (o Outgoing) EndPreview() { o.exports.forget() }

// show puts the beginning of a report into a preview: as a table, as text, or as a page.
func (o Outgoing) show(preview *ExportPreview, format string, r report.Report) error {
	shape := export.ShapeOf(format)
	if shape == export.Tabular {
		t := table.New(r)
		preview.Columns, preview.Rows = t.Names(), rowsOf(t)
		return nil
	}
	var body bytes.Buffer
	if err := export.WriteShown(&body, format, r); err != nil {
		return err
	}
	if shape == export.Textual {
		preview.Text = body.String()
		return nil
	}
	preview.Page = previewPath + strconv.Itoa(o.exports.keepPage(body.Bytes()))
	return nil
}

func rowsOf(t *table.Table) [][]string {
	rows := [][]string{}
	for cells := range t.Rows() {
		row := make([]string, len(cells))
		for i, c := range cells {
			if row[i] = c.Text; c.Known {
				row[i] = fmt.Sprint(c.Number)
			}
		}
		rows = append(rows, row)
	}
	return rows
}

const previewPath = "/preview/"

// framed is what a previewed page may do: show itself, in a frame of ours. Its scripts do not
// run; what it is has been written by us, and is treated as if it had not.
const framed = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-modals"

// Previewed answers for the pages of previews. All other addresses are left to next.
func (a App) Previewed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		number, asked := strings.CutPrefix(r.URL.Path, previewPath)
		if !asked || r.Method != http.MethodGet {
			next.ServeHTTP(w, r)
			return
		}
		if name, asked := strings.CutPrefix(r.URL.Path, html.Typefaces); asked {
			serveTypeface(w, r, name)
			return
		}
		n, _ := strconv.Atoi(number)
		page, there := a.exports.page(n)
		if !there {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Security-Policy", framed)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Cache-Control", "no-store")
		w.Write(page)
	})
}

// serveTypeface answers with one of the typefaces that printed pages are set in.
func serveTypeface(w http.ResponseWriter, r *http.Request, name string) {
	face, there := pdf.Typeface(name)
	if !there {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "font/ttf")
	w.Write(face)
}

// projectFor is the project as an export takes it, kept while nothing changes: the choices of an
// export change more often than the project.
func (e *exports) projectFor(st *store.Store, options ExportOptions) (project.Project, error) {
	revision, err := st.Revision()
	if err != nil {
		return project.Project{}, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.kept == nil || e.kept.revision != revision || e.kept.store != st {
		p, err := st.Marked()
		if err != nil {
			return p, err
		}
		e.kept = &keptProject{st, revision, p, false}
	}
	if !e.kept.whole && lacks(e.kept.project, options) {
		p, err := st.Project()
		if err != nil {
			return p, err
		}
		e.kept = &keptProject{st, revision, p, true}
	}
	return e.kept.project, nil
}

// keptProject is a project as it was at a revision.
type keptProject struct {
	store    *store.Store
	revision int64
	project  project.Project
	whole    bool // with the transcripts that have no highlights
}

func (e *exports) forget() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.kept, e.pages = nil, nil
}

// keptPages is how many pages can be asked for: the one shown, the one about to be, and one
// that is printed.
const keptPages = 3

func (e *exports) keepPage(page []byte) (number int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.pages == nil {
		e.pages = map[int][]byte{}
	}
	e.last++
	e.pages[e.last] = page
	delete(e.pages, e.last-keptPages)
	return e.last
}

func (e *exports) page(number int) ([]byte, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	page, there := e.pages[number]
	return page, there
}
