package app

import (
	"context"
	"io"
	"slices"
	"strings"
	"sync"
	"time"

	"manicule/internal/coding"
	"manicule/internal/export"
	"manicule/internal/export/pseudonym"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/project"
	"manicule/internal/store"
	"manicule/internal/transcript"
)

// Outgoing is the window's door to what leaves the project: reports, tables and marked
// transcripts.
type Outgoing struct{ *session }

// order is what an export is made of, taken from the project at one moment, so that nobody
// waits for the writing.
type order struct {
	format  string
	project project.Project
	options report.Options
	names   []coding.Pseudonym // that are replaced; nil for none
}

// made is a report that was ordered.
type made struct {
	report.Report
	replaced []pseudonym.Count // how often each name was
	leaks    []pseudonym.Leak  // what is left of the names
}

// Formats returns the formats there are, and which documents they make.
func (o Outgoing) Formats() []string { return export.Formats() }

// SaveExport asks where, and writes there. An empty path says that it was canceled.
func (o Outgoing) SaveExport(options ExportOptions) (SavedExport, error) {
	name, err := read(o.session, func(st *store.Store) (string, error) {
		info, err := st.Info()
		return export.FileName(info.Name, options.format()), err
	})
	if err != nil {
		return SavedExport{}, err
	}
	path, err := o.window.SaveFile("Export", name)
	if err != nil || path == "" {
		return SavedExport{}, err
	}
	return o.saveTo(path, options)
}

func (o Outgoing) saveTo(path string, options ExportOptions) (saved SavedExport, err error) {
	defer o.seal(&err)
	writing := o.exports.begin()
	defer writing.end()
	ordered, err := o.order(options)
	if err != nil {
		return saved, err
	}
	saved, err = ordered.saveTo(path, writing, writing.step)
	if err == nil {
		o.exports.wrote(path)
	}
	return saved, err
}

// saveTo makes the report and writes it at a pace. What was at the path before stays until all is
// written.
func (o order) saveTo(path string, writing *writing, pace report.Pace) (saved SavedExport, err error) {
	r, err := o.make()
	if err != nil {
		return saved, err
	}
	r.Pace = pace
	writing.of.Store(int64(export.Parts(o.format, r.Report)))
	saved = SavedExport{Path: path, Excerpts: r.Distinct, Notices: []string{}}
	err = library.Write(path, func(w io.Writer) error {
		notices, err := export.Write(stoppable{writing, w}, o.format, r.Report)
		saved.Notices = append(saved.Notices, notices...)
		return err
	})
	if writing.Err() != nil {
		return SavedExport{}, fault.New(fault.Canceled, "The export was canceled. Nothing was written.")
	}
	return saved, err
}

// Exporting tells how far the export is that is being written.
func (o Outgoing) Exporting() ExportProgress { return o.exports.progress() }

// CancelExport stops an export that is being written. What was there before stays.
func (o Outgoing) CancelExport() { o.exports.cancel() }

// RevealExport shows a file that was saved in the system's file manager.
func (o Outgoing) RevealExport(path string) error {
	if !o.exports.knows(path) {
		return fault.New(fault.Refused, "This file was not exported since the program was started.")
	}
	if err := o.window.Reveal(path); err != nil {
		return fault.New(fault.Storage, "The file manager could not be opened.").WithHint("The file is %s.", path).WithCause(err)
	}
	return nil
}

// CopyExport returns the report for the clipboard: as text, and as words with their look.
func (o Outgoing) CopyExport(options ExportOptions) (copied CopiedExport, err error) {
	defer o.seal(&err)
	ordered, err := o.order(options)
	if err != nil {
		return copied, err
	}
	r, err := ordered.make()
	if err != nil {
		return copied, err
	}
	var plain, rich strings.Builder
	if _, err = export.Write(&plain, textual(ordered.format), r.Report); err != nil {
		return copied, err
	}
	err = export.WriteClip(&rich, r.Report)
	return CopiedExport{Text: plain.String(), HTML: rich.String(), Excerpts: r.Distinct}, err
}

// textual is the format in which a report can be copied as text.
func textual(format string) string {
	switch format {
	case "csv", "json":
		return format
	}
	return "markdown"
}

// order takes from the project what the options ask for.
func (o Outgoing) order(options ExportOptions) (order, error) {
	return read(o.session, func(st *store.Store) (order, error) { return orderOf(st, options, timeBy(o.now)) })
}

// orderOf is what the options ask for of a project, at a time.
func orderOf(st *store.Store, options ExportOptions, at time.Time) (order, error) {
	p, err := st.Marked()
	if err == nil && lacks(p, options) {
		p, err = st.Project()
	}
	if err != nil {
		return order{}, err
	}
	return orderFrom(st, p, options, at)
}

// lacks reports whether an export takes more of a project than the transcripts with highlights: one
// that was asked for, or a turn that a memo links to.
func lacks(p project.Project, options ExportOptions) bool {
	for _, id := range options.Transcripts {
		if !slices.ContainsFunc(p.Transcripts, func(t transcript.Transcript) bool { return t.ID == id }) {
			return true
		}
	}
	if !options.Memos && !options.Cover {
		return false
	}
	called := sync.OnceValue(func() func(coding.Link) (string, bool) { return project.LinkWords(p) })
	for _, memo := range p.Memos {
		for _, link := range coding.Links(memo.Body) {
			if _, there := called()(link); !there {
				return true
			}
		}
	}
	return false
}

// timeBy is the time by a clock, or by the system's for nil.
func timeBy(clock func() time.Time) time.Time {
	if clock == nil {
		return time.Now()
	}
	return clock()
}

func orderFrom(st *store.Store, p project.Project, options ExportOptions, at time.Time) (order, error) {
	o := order{format: options.format(), project: p, options: options.report()}
	o.options.Date = at
	if export.IsWhole(o.format) {
		o.options.GroupBy = report.ByTranscript // that is what has headings there
	}
	if err := narrow(st, options.Filter, &o.options); err != nil || !options.Pseudonyms {
		return o, err
	}
	var err error
	o.names, err = st.Pseudonyms()
	return o, err
}

// make makes the report, under other names where that was asked for.
func (o order) make() (m made, err error) {
	if len(o.names) == 0 {
		m.Report, err = report.Build(o.project, o.options)
		return m, err
	}
	table, err := pseudonym.New(each(o.names, func(p coding.Pseudonym) pseudonym.Name {
		return pseudonym.Name{Name: p.Name, Replacement: p.Replacement}
	}))
	if err != nil {
		return m, err
	}
	renamed, counts := table.Apply(o.project)
	if m.Report, err = report.Build(renamed, o.options); err != nil {
		return m, err
	}
	m.replaced, m.leaks = counts, table.Leaks(m.Report, pseudonym.Also{Texts: export.IsWhole(o.format), Files: export.ShowsFiles(o.format)})
	return m, nil
}

// stoppable is a writer that fails once its context is done.
type stoppable struct {
	context.Context
	io.Writer
}

func (s stoppable) Write(data []byte) (int, error) {
	if err := s.Err(); err != nil {
		return 0, err
	}
	return s.Writer.Write(data)
}
