package app

import (
	"bytes"

	"manicule/internal/export"
	"manicule/internal/export/report"
	"manicule/internal/fault"
	"manicule/internal/library"
	"manicule/internal/store"
)

// Files is the window's door to files: what comes in and what goes out.
type Files struct{ *session }

// previewBytes is how much of a report the window shows; SaveExport saves all of it.
const previewBytes = 300_000

// PreviewExport returns the report as SaveExport would save it.
func (f Files) PreviewExport(options ExportOptions) (ExportPreview, error) {
	body, r, err := f.export(options)
	if err != nil {
		return ExportPreview{}, err
	}
	preview := ExportPreview{Text: string(body), Excerpts: r.Distinct, Total: r.Total}
	if len(body) > previewBytes {
		preview.Text, preview.Cut = string(bytes.ToValidUTF8(body[:previewBytes], nil)), true
	}
	return preview, nil
}

// SaveExport asks where and saves the report. It returns the file's path, empty if canceled.
func (f Files) SaveExport(options ExportOptions) (string, error) {
	body, r, err := f.export(options)
	if err != nil {
		return "", err
	}
	path, err := f.window.SaveFile("Save notes", export.FileName(r.Title, options.Format))
	if err != nil || path == "" {
		return "", err
	}
	return path, library.WriteFile(path, body)
}

// CopyExport puts the report on the clipboard and returns how many excerpts it holds.
func (f Files) CopyExport(options ExportOptions) (int, error) {
	body, r, err := f.export(options)
	if err != nil {
		return 0, err
	}
	return r.Distinct, f.CopyText(string(body))
}

// SaveOriginal asks where and saves the file that a transcript was read from, to the byte. It
// returns the path, empty if canceled.
func (f Files) SaveOriginal(transcriptID string) (string, error) {
	type original struct {
		name string
		data []byte
	}
	o, err := read(f.session, func(st *store.Store) (o original, err error) {
		o.name, o.data, err = st.Original(transcriptID)
		return o, err
	})
	if err != nil {
		return "", err
	}
	path, err := f.window.SaveFile("Save the original", o.name)
	if err != nil || path == "" {
		return "", err
	}
	return path, library.WriteFile(path, o.data)
}

// CopyText puts text on the clipboard.
func (f Files) CopyText(text string) error {
	if err := f.window.SetClipboard(text); err != nil {
		return fault.New(fault.Storage, "The clipboard could not be reached.").WithCause(err)
	}
	return nil
}

// export writes the report that the options describe.
func (f Files) export(options ExportOptions) ([]byte, report.Report, error) {
	type written struct {
		body   []byte
		report report.Report
	}
	w, err := read(f.session, func(st *store.Store) (written, error) {
		chosen := report.Options{
			GroupBy: report.GroupBy(options.GroupBy), Questions: options.Questions, Notes: options.Notes, Descriptions: true,
			Citation: citation(options.Citations), Tags: options.Tags, Transcripts: options.Transcripts,
		}
		if err := narrow(st, options.Filter, &chosen); err != nil {
			return written{}, err
		}
		body, r, err := writeReport(st, options.Format, chosen)
		return written{body, r}, err
	})
	return w.body, w.report, err
}

// citation is the style of citations, if there are to be any.
func citation(wanted bool) string {
	if wanted {
		return report.Full
	}
	return report.None
}

// writeReport builds the report of a project and writes it in a format.
func writeReport(st *store.Store, format string, options report.Options) ([]byte, report.Report, error) {
	p, err := st.Marked()
	if err != nil {
		return nil, report.Report{}, err
	}
	r, err := report.Build(p, options)
	if err != nil {
		return nil, r, err
	}
	var body bytes.Buffer
	_, err = export.Write(&body, format, r)
	return body.Bytes(), r, err
}
